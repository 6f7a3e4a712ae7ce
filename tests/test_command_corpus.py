"""The command for a corpus: what it reads, what it says, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from seedstats.cli import app
from seedstats.corpus.manifest import Manifest
from seedstats.models import FactSheet
from tests.corpora import in_one_process, write


@pytest.fixture(autouse=True)
def one_process() -> Iterator[None]:
    with in_one_process():
        yield


def corpus(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["corpus", *map(str, arguments)], env={"COLUMNS": "80"})


def test_it_says_what_it_made_and_nothing_on_standard_error(tmp_path: Path) -> None:
    result = corpus(write(tmp_path / "a.jsonl", ["办结1件，走访20户。", "没有数字。"]), tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{tmp_path / 'out'}: 2 documents, 2 facts, 1 shards\n"


def test_options_are_those_of_the_manifest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("办结1件。\n办结2件。\n", "utf-8")
    options = "--lines --format parquet --shard-size 5 --text-field t --id-field i --date-field d --unordered".split()
    assert corpus(tmp_path / "a.txt", tmp_path / "out", *options).exit_code == 0
    manifest = Manifest.model_validate_json((tmp_path / "out/manifest.json").read_bytes())
    assert manifest.options.model_dump() == {
        "format": "parquet",
        "text_field": "t",
        "id_field": "i",
        "date_field": "d",
        "lines": True,
        "audit": False,
        "shard_characters": 5,
    }
    assert [shard.name for shard in manifest.shards] == ["part-00000.parquet", "part-00001.parquet"]


def test_the_date_of_a_document_settles_its_periods(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "去年办结20件。", "date": "2024-03-01"}', "utf-8")
    assert corpus(tmp_path / "a.jsonl", tmp_path / "out").exit_code == 0
    (fact,) = FactSheet.model_validate_json((tmp_path / "out/part-00000.jsonl").read_bytes()).facts
    assert fact.period
    assert str(fact.period.first) == "2023-01-01"


def test_many_failures_are_named_up_to_twenty(tmp_path: Path) -> None:
    result = corpus(write(tmp_path / "a.jsonl", [None] * 30), tmp_path / "out")
    assert result.exit_code == 2
    *named, further, last = result.stderr.splitlines()
    assert [line.partition(":")[0] for line in named] == ["seedstats"] * 20
    assert "document 19 (d19): the text is missing; say where it is with --text-field" in named[-1]
    assert "errors files" in further
    assert last.startswith("seedstats: 30 documents have no facts")
    assert corpus(tmp_path / "a.jsonl", tmp_path / "out").exit_code == 2, "a finished run still says what is missing"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.jsonl", "out"], "missing.jsonl: No such file"),
        (["a.csv", "out"], "no kind of file that is read"),
        ([".", "out"], "lies in the input"),
        (["a.jsonl", "a.csv"], "a.csv: File exists"),
        (["a.jsonl", "out", "--audit", "--format", "parquet"], "findings have no place in parquet"),
    ],
    ids=["missing", "kind", "within", "file", "audit"],
)
def test_what_cannot_be_done_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.jsonl", ["办结1件。"])
    (tmp_path / "a.csv").write_text("x", "utf-8")
    result = corpus(*arguments)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith("seedstats: ")
    assert message in line


def test_a_terminal_sees_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    result = corpus(write(tmp_path / "a.jsonl", ["办结1件。"] * 3), tmp_path / "out")
    assert result.exit_code == 0
    for shown in ("3 documents", "100%", "documents/s", "characters/s", "left"):
        assert shown in result.stderr
