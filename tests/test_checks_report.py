"""`seedstats audit`: the report, JSON, SARIF and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from typer.testing import CliRunner, Result

import seedstats
from seedstats.checks import CHECKS
from seedstats.cli import app
from seedstats.models import FactSheet
from seedstats.outputs.findings import line_and_column
from tests.bench.passages import Passage, holds, passages

WRONG = "第一行。\r\n受理矛盾纠纷657件，办结591件，办结率达98.9%。\n参会约5000人左右。\n"
FOUND, BAD_INPUT = 1, 2


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["audit", *arguments], env={"COLUMNS": "80"})


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "错 误.txt"
    path.write_bytes(WRONG.encode())
    return str(path)


def test_the_report_says_what_is_stated_and_what_was_computed(wrong: str) -> None:
    result = run(wrong)
    assert result.exit_code == FOUND
    for part in (
        "error rate",
        "文中为98.9%",
        "89.9543%",
        "【657件】，办结【591件】，办结率达【98.9%】",
        "note about_twice",
    ):
        assert part in result.stdout
    assert "1 document: 1 error, 0 warnings, 1 note" in result.stdout
    assert "误.txt:2:23" in result.stdout.replace("\n", "")
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), FOUND),
        (("--fail-on", "never"), 0),
        (("--off", "rate"), 0),
        (("--off", "rate", "--fail-on", "warning"), 0),
        (("--off", "rate", "--fail-on", "note"), FOUND),
        (("--off", "rate", "--off", "about_twice", "--fail-on", "note"), 0),
    ],
)
def test_the_exit_code(wrong: str, arguments: tuple[str, ...], code: int) -> None:
    assert run(wrong, *arguments).exit_code == code


@pytest.mark.parametrize("arguments", [("missing.txt",), (".", "--off", "nothing")])
def test_bad_input_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == BAD_INPUT
    (line,) = result.stderr.splitlines()
    assert line.startswith("seedstats: ")


def test_a_bad_document_does_not_hide_the_others(wrong: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes("办结20件".encode("gb18030"))
    result = run(str(tmp_path))
    assert result.exit_code == BAD_INPUT
    assert "error rate" in result.stdout
    assert "bad.txt: byte 0" in result.stderr


def test_json_holds_the_findings(wrong: str) -> None:
    (document,) = json.loads(run(wrong, "--json").stdout)["documents"]
    first, second = document["findings"]
    assert document["source"] == wrong
    assert (first["check"], first["severity"], first["stated"], first["expected"]) == (
        "rate",
        "error",
        "98.9%",
        "89.9543%",
    )
    assert second["result"] == "wording"


def sarif(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*arguments, "--sarif").stdout)
    return found


def test_sarif_shows_the_place(wrong: str) -> None:
    log = sarif(wrong)
    (made,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in made["tool"]["driver"]["rules"]] == [check.name for check in CHECKS]
    first = made["results"][0]
    assert made["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "rate"
    assert first["level"] == "error"
    region = first["locations"][0]["physicalLocation"]["region"]
    start = WRONG.index("98.9%")
    assert (region["charOffset"], region["charLength"]) == (start, 5)
    line = WRONG.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "98.9%"
    assert [place["id"] for place in first["relatedLocations"]] == [1, 2]
    uri = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert " " not in uri


@pytest.fixture(scope="module")
def official() -> Draft4Validator:
    schema = json.loads((Path(__file__).parent / "data/sarif-schema-2.1.0.json").read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def test_sarif_is_what_its_schema_says(tmp_path: Path, official: Draft4Validator) -> None:
    disagrees = [text for check in CHECKS for text in check.disagrees]
    pairs = [pair for check in CHECKS for pair in check.disagrees_across]
    for number, text in enumerate([*disagrees, WRONG, "", "一切正常。", *(text for pair in pairs for text in pair)]):
        (tmp_path / f"错 误 {number}.txt").write_text(text, "utf-8")
    log = sarif(str(tmp_path))
    (made,) = log["runs"]
    assert len({result["ruleId"] for result in made["results"]}) == len(CHECKS)
    assert [error.message for error in official.iter_errors(log)] == []


def test_the_schema_refuses_what_is_wrong(wrong: str, official: Draft4Validator) -> None:
    log = sarif(wrong)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not official.is_valid(log)


def test_a_path_is_a_uri(wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def uri(path: str) -> str:
        place = sarif(path)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
        return str(place["artifactLocation"]["uri"])

    assert uri(wrong) == Path(wrong).as_uri()
    monkeypatch.chdir(tmp_path)
    assert uri("错 误.txt") == "%E9%94%99%20%E8%AF%AF.txt"


def test_sarif_of_nothing_is_a_run_without_results(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("办结事项591件。", "utf-8")
    (made,) = sarif(str(tmp_path))["runs"]
    assert made["results"] == []


def test_a_written_sheet_holds_the_findings(wrong: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["sheet", wrong, "-o", str(tmp_path / "facts")])
    assert result.exit_code == 0
    sheet = FactSheet.model_validate_json((tmp_path / "facts/错 误.json").read_bytes())
    assert sheet.findings == seedstats.audit(seedstats.extract(WRONG), WRONG)
    assert {fact.id for fact in sheet.facts} >= {name for found in sheet.findings for name in found.facts}


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (3, (2, 1)), (5, (3, 1)), (6, (4, 1)), (7, (4, 2))])
def test_lines_end_in_three_ways(offset: int, place: tuple[int, int]) -> None:
    assert line_and_column("甲\r\n乙\n\r丙丁", offset) == place


@pytest.mark.parametrize("passage", list(passages(1)), ids=lambda passage: passage.text)
def test_a_made_passage_agrees(passage: Passage) -> None:
    assert holds(passage.words, passage.relation)
    found = seedstats.audit(seedstats.extract(passage.text), passage.text)
    assert [one.message for one in found] == []
