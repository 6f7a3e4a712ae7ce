"""The bench of workers: input of the size it says, and runs that are measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.many import PAGE, Run, memory, run_one, write_input
from tests.bench.page import replace_table


def test_the_input_has_the_size_it_says(tmp_path: Path) -> None:
    characters = write_input(tmp_path / "a.jsonl", 0.1)
    assert 0.1e6 < (tmp_path / "a.jsonl").stat().st_size < 0.12e6
    assert 30_000 < characters < 45_000


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "extract_many"])
def test_a_run_is_measured(tmp_path: Path, kind: str) -> None:
    characters = write_input(tmp_path / "a.jsonl", 0.02)
    run = run_one(kind, tmp_path / "a.jsonl", tmp_path / "out", 1)
    assert isinstance(run, Run)
    assert run.characters == characters
    assert run.seconds > 0
    assert run.parent_seconds > 0
    assert run.parent_peak > 5


def test_the_table_compares_with_the_first_input() -> None:
    header, _, first, second = memory([0.01, 0.02], "jsonl").splitlines()
    assert "against the first" in header
    assert first.endswith("| +0.0% |")
    assert second.startswith("| 0.02 MB |")


def test_the_page_has_its_place() -> None:
    assert replace_table(PAGE.read_text("utf-8"), "new", "memory") != PAGE.read_text("utf-8")
