"""Documents held against each other: what is accused, what is told apart, and how it is shown."""

from __future__ import annotations

import json
import re
from datetime import date as Date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import seedstats
from seedstats import SeedstatsError
from seedstats.checks import CHECKS
from seedstats.checks.check import Check
from seedstats.cli import app
from seedstats.models import FactSheet, Finding
from tests.harness import CASES
from tests.tools import checks as pages

_MARK = re.compile(r"\{([^{}|]*)\|(\w+)\|(\w+)\}")
_DATE = re.compile(r"^\[([0-9-]+)\] ")
FIRST = "2023年，二七区743个党支部建立服务台账。"
SECOND = "第一行。\n2023年，二七区共有党支部734个。"


def pairs() -> list[tuple[str, ...]]:
    content = (CASES / "checks" / "across.txt").read_text("utf-8").splitlines()
    lines = [line for line in content if not line.startswith("#")]
    blocks = "\n".join(lines).split("\n\n")
    return [tuple(block.strip("\n").split("\n")) for block in blocks if block.strip("\n")]


def sheet(line: str, source: str) -> tuple[FactSheet, str]:
    """The sheet and text of a line of the cases, without its marks."""
    dated = _DATE.match(line)
    text = _MARK.sub(r"\1", _DATE.sub("", line)).replace("⏎", "\n")
    return seedstats.extract(text, Date.fromisoformat(dated[1]) if dated else None, source=source), text


def marked(line: str, text: str, findings: tuple[Finding, ...]) -> str:
    for found in sorted(findings, key=lambda found: -found.places[0].start):
        place = found.places[0]
        text = f"{text[: place.start]}{{{place.text}|{found.check}|{found.severity}}}{text[place.end :]}"
    dated = _DATE.match(line)
    return (dated[0] if dated else "") + text.replace("\n", "⏎")


@pytest.mark.parametrize("pair", pairs(), ids=" ‖ ".join)
def test_two_documents(pair: tuple[str, ...]) -> None:
    (one, first), (other, second) = (sheet(line, name) for line, name in zip(pair, ("a", "b"), strict=True))
    found = seedstats.audit_many([one, other], [first, second])
    assert [marked(pair[0], first, found[0]), marked(pair[1], second, found[1])] == list(pair)


def test_a_finding_names_the_document_of_each_place() -> None:
    sheets = [seedstats.extract(text, source=name) for text, name in ((FIRST, "a.txt"), (SECOND, "b.txt"))]
    none, (found,) = seedstats.audit_many(sheets)
    assert none == ()
    assert found.sources == ("b.txt", "a.txt")
    for source, fact, place, text in zip(found.sources, found.facts, found.places, (SECOND, FIRST), strict=True):
        assert text[place.start : place.end] == place.text
        (there,) = (sheet for sheet in sheets if sheet.source == source)
        assert place.start == next(one for one in there.facts if one.id == fact).quantity.start


def test_a_document_without_a_name_goes_by_its_sum() -> None:
    sheets = [seedstats.extract(FIRST), seedstats.extract(SECOND)]
    (found,) = seedstats.audit_many(sheets)[1]
    assert found.sources == (sheets[1].sha256, sheets[0].sha256)


def test_each_document_keeps_what_it_has_alone() -> None:
    texts = ["参会约5000人左右。", FIRST, SECOND]
    sheets = [seedstats.extract(text, source=str(number)) for number, text in enumerate(texts)]
    found = seedstats.audit_many(sheets, texts)
    assert [[one.check for one in findings] for findings in found] == [["about_twice"], [], ["twice"]]
    assert found[0] == seedstats.audit(sheets[0], texts[0])
    assert seedstats.audit_many(sheets, texts, off={"twice"})[2] == ()


def test_the_order_of_the_documents_says_which_is_accused() -> None:
    sheets = [seedstats.extract(SECOND, source="b"), seedstats.extract(FIRST, source="a")]
    assert [len(found) for found in seedstats.audit_many(sheets)] == [0, 1]


def test_as_many_texts_as_sheets() -> None:
    with pytest.raises(SeedstatsError, match="1 texts for 2 sheets"):
        seedstats.audit_many([seedstats.extract(FIRST), seedstats.extract(SECOND)], [FIRST])


def test_many_numbers_for_the_same_words_are_a_series() -> None:
    texts = [f"全区共有党支部{number}个。" for number in (743, 734, 745)]
    sheets = [seedstats.extract(text, source=text) for text in texts]
    assert seedstats.audit_many(sheets) == ((), (), ())


@pytest.mark.parametrize("check", [check for check in CHECKS if check.across], ids=lambda check: check.name)
def test_the_examples_of_a_check(check: Check) -> None:
    assert check.disagrees_across
    assert all(len(pages.findings_across(check, texts)) == 1 for texts in check.disagrees_across)
    assert all(pages.findings_across(check, texts) == [] for texts in check.agrees_across)


def run(folder: Path, *arguments: str) -> str:
    (folder / "甲.txt").write_text(FIRST, "utf-8")
    (folder / "乙.txt").write_text(SECOND, "utf-8")
    return CliRunner().invoke(app, ["audit", str(folder), *arguments], env={"COLUMNS": "80"}).stdout


def test_the_report_shows_both_places(tmp_path: Path) -> None:
    shown = run(tmp_path)
    assert "【734个】" in shown
    assert "【743个】" in shown
    assert "甲.txt:1:10" in shown.replace("\n", "")
    assert "2 documents: 0 errors, 1 warning, 0 notes" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_json_and_sarif_name_both_documents(tmp_path: Path) -> None:
    documents = json.loads(run(tmp_path, "--json"))["documents"]
    (found,) = [finding for document in documents for finding in document["findings"]]
    assert {Path(name).name for name in found["sources"]} == {"甲.txt", "乙.txt"}
    (result,) = json.loads(run(tmp_path, "--sarif"))["runs"][0]["results"]
    uris = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for place in (*result["locations"], *result["relatedLocations"])
    ]
    assert len(set(uris)) == 2
