"""export, verify and diff on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from seedstats.claims import Verification
from seedstats.comparison import Comparison
from seedstats.outputs.sdmx import COLUMNS
from tests.test_cli import BAD_INPUT, one_error, run

OLD = "2023年，全市新建社区食堂126家，走访居民1.3万余户。"
NEW = "2024年，全市新建社区食堂140家，走访居民1.3万余户。"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    (tmp_path / "new.txt").write_text(NEW, "utf-8")
    run("sheet", str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "-o", str(tmp_path / "facts"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def claims(folder: Path, *items: dict[str, object]) -> str:
    (folder / "claims.json").write_text(json.dumps(items, ensure_ascii=False), "utf-8")
    return "claims.json"


def test_export_to_standard_output(folder: Path) -> None:
    result = run("export", "old.txt", "new.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    table = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["SOURCE"], row["OBS_VALUE"]) for row in table] == [
        ("old.txt", "126"),
        ("old.txt", "13000"),
        ("new.txt", "140"),
        ("new.txt", "13000"),
    ]
    assert list(table[0]) == [column.name for column in COLUMNS]


def test_export_of_sheets_is_that_of_their_texts(folder: Path) -> None:
    sheets = run("export", "facts", "--jsonl").stdout.splitlines()
    texts = run("export", "new.txt", "old.txt", "--jsonl").stdout.splitlines()
    wanted = [{**json.loads(line), "SOURCE": ""} for line in texts]
    assert [{**json.loads(line), "SOURCE": ""} for line in sheets] == wanted


def test_export_to_a_file_with_a_mark_for_excel(folder: Path) -> None:
    assert run("export", "old.txt", "-o", "out/facts.csv", "--bom").exit_code == 0
    assert (folder / "out/facts.csv").read_bytes().startswith(b"\xef\xbb\xbfOBS_VALUE,")


def test_export_reads_standard_input() -> None:
    assert "126" in run("export", "-", "--jsonl", stdin=OLD.encode()).stdout


def test_export_writes_whole_or_not_at_all(folder: Path) -> None:
    (folder / "facts.csv").write_text("old", "utf-8")
    assert "no such file" in one_error(run("export", "old.txt", "missing.txt", "-o", "facts.csv"))
    assert (folder / "facts.csv").read_text("utf-8") == "old"
    assert "cannot be written" in one_error(run("export", "old.txt", "-o", "facts"))


def test_a_json_file_that_is_no_sheet_is_named(folder: Path) -> None:
    assert "claims.json: the file: " in one_error(run("export", claims(folder, {"value": 1})))


def test_verify_grounded(folder: Path) -> None:
    result = run("verify", claims(folder, {"value": 126, "unit": "家", "entity": "社区食堂"}), "old.txt")
    assert result.exit_code == 0
    for part in ("126家", "grounded", "1.3万余户", "1 of 1 claims grounded; 1 figure of"):
        assert part in result.stdout
    assert max(map(cell_len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("text", ["old.txt", "facts/old.json"])
def test_verify_tells_what_is_not_grounded(folder: Path, text: str) -> None:
    result = run("verify", claims(folder, {"value": 126, "unit": "个"}, {"value": 126}), text, "--json")
    assert result.exit_code == 1
    found = Verification.model_validate_json(result.stdout)
    assert [held.verdict for held in found.claims] == ["wrong_unit", "grounded"]
    assert found.source is not None
    assert found.source.endswith("old.txt")


def test_verify_names_extractions_without_a_number(folder: Path) -> None:
    line = {"extractions": [{"extraction_text": "全市"}, {"extraction_text": "食堂126家"}]}
    (folder / "a.jsonl").write_text(json.dumps(line), "utf-8")
    result = run("verify", "a.jsonl", "old.txt")
    assert (result.exit_code, len(result.stderr.splitlines())) == (0, 1)
    assert "a.jsonl: line 1, extraction 1: holds no number" in result.stderr


def test_verify_without_claims(folder: Path) -> None:
    result = run("verify", claims(folder), "old.txt")
    assert (result.exit_code, "0 of 0 claims" in result.stdout) == (0, True)


@pytest.mark.parametrize("arguments", [("missing", "old.txt"), ("old.txt", "old.txt"), ("claims.json", "missing")])
def test_verify_bad_input_is_one_line(folder: Path, arguments: tuple[str, str]) -> None:
    claims(folder, {"value": 1})
    one_error(run("verify", *arguments))


def test_diff_shows_what_changed(folder: Path) -> None:
    result = run("diff", "facts/old.json", "new.txt")
    assert result.exit_code == 0
    for part in ("126家", "140家", "+14", "+11.11", "社区食堂", "1 changed, 0 appeared, 0 vanished, 1 the same"):
        assert part in result.stdout
    assert max(map(cell_len, result.stdout.splitlines())) <= 80


def test_diff_of_a_document_with_itself(folder: Path) -> None:
    assert run("diff", "old.txt", "old.txt").stdout == "0 changed, 0 appeared, 0 vanished, 2 the same\n"


def test_diff_as_json(folder: Path) -> None:
    found = Comparison.model_validate_json(run("diff", "old.txt", "new.txt", "--json").stdout)
    assert [str(changed.difference) for changed in found.changed] == ["14"]


def test_diff_bad_input_is_one_line(folder: Path) -> None:
    assert run("diff", "old.txt", "missing").exit_code == BAD_INPUT


@pytest.mark.parametrize("command", ["export", "verify", "diff"])
def test_help_has_examples(command: str) -> None:
    result = run(command, "--help")
    assert "Examples" in result.stdout
    assert f"seedstats {command}" in result.stdout
