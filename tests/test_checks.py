"""What the checks accuse, and above all what they do not."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

import seedstats
from seedstats import SeedstatsError
from seedstats.checks import CHECKS
from seedstats.checks.check import Check
from seedstats.checks.interval import Interval, stated, truncated
from seedstats.models import Finding, Quantity
from tests.harness import CASES
from tests.tools import checks as pages

_MARK = re.compile(r"\{([^{}|]*)\|(\w+)\|(\w+)\}")


def audited(text: str) -> list[Finding]:
    return list(seedstats.audit(seedstats.extract(text), text))


def lines(name: str) -> list[str]:
    content = (CASES / "checks" / name).read_text("utf-8").splitlines()
    return [line for line in content if line and not line.startswith("#")]


def marked(text: str, findings: list[Finding]) -> str:
    """The text with what each finding is about in braces."""
    for found in sorted(findings, key=lambda found: -found.places[0].start):
        place = found.places[0]
        text = f"{text[: place.start]}{{{place.text}|{found.check}|{found.severity}}}{text[place.end :]}"
    return text


def quantity(text: str) -> Quantity:
    (fact,) = seedstats.extract(text).facts
    return fact.quantity


def named(kind: str) -> list[object]:
    return [pytest.param(check, text, id=f"{check.name} {text}") for check in CHECKS for text in getattr(check, kind)]


@pytest.mark.parametrize("line", lines("agree.txt"))
def test_nothing_is_accused_that_agrees(line: str) -> None:
    assert [found.message for found in audited(line) if found.severity != "note"] == []


def test_there_are_two_hundred_cases_that_agree() -> None:
    assert len(lines("agree.txt")) >= 200


@pytest.mark.parametrize("line", lines("disagree.txt"))
def test_what_disagrees_is_found_and_nothing_else(line: str) -> None:
    source = _MARK.sub(r"\1", line)
    assert marked(source, audited(source)) == line


@pytest.mark.parametrize(("check", "text"), named("agrees"))
def test_an_example_that_agrees(check: Check, text: str) -> None:
    assert pages.findings(check, text) == []


@pytest.mark.parametrize(("check", "text"), named("disagrees"))
def test_an_example_that_disagrees(check: Check, text: str) -> None:
    (found,) = pages.findings(check, text)
    assert found.message
    assert found.message_en


def test_every_check_says_where_its_rule_comes_from() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(check.source and check.title and check.describe() for check in CHECKS)


def test_every_check_has_a_case_of_its_own() -> None:
    tested = {found[2] for line in lines("disagree.txt") for found in _MARK.finditer(line)}
    assert {check.name for check in CHECKS} <= tested


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_can_be_switched_off(check: Check) -> None:
    for text in check.disagrees:
        sheet = seedstats.extract(text)
        assert check.name not in {found.check for found in seedstats.audit(sheet, text, off={check.name})}


def test_a_name_that_no_check_has_is_refused() -> None:
    with pytest.raises(SeedstatsError, match="nothing: no such check"):
        seedstats.audit(seedstats.extract(""), off={"nothing"})


def test_a_sheet_is_enough_where_figures_are_concerned() -> None:
    text = "受理矛盾纠纷657件，办结591件，办结率达98.9%。"
    (found,) = seedstats.audit(seedstats.extract(text))
    assert (found.check, found.severity, found.result) == ("rate", "error", "disagrees")
    assert [text[place.start : place.end] for place in found.places] == ["98.9%", "591件", "657件"]


def test_growth_on_another_footing_cannot_be_checked() -> None:
    (found,) = audited("营业收入82.1亿元（去年同期76.3亿元），同比增长17.1%（按可比口径计算，另有并表因素）。")
    assert (found.severity, found.result) == ("note", "cannot check")
    assert "按可比口径" in found.message


def test_offsets_hold_where_the_page_broke_the_line() -> None:
    text = "去年受理群众反映强烈的各类矛盾纠纷和信访\n\n事项657件，办结591件，办结率达98.\n9%。另有其他。"
    for found in audited(text):
        assert all(text[place.start : place.end] == place.text for place in found.places)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("营业收入1.3万元", "12500", "13500"),
        ("办结率96.21%", "96.205", "96.215"),
        ("走访居民1.3万余户", "13000", None),
        ("办结案件657件", "657", "657"),
        ("参训党员约1200名", "1139.5", "1260.5"),
        ("补贴3至5万元", "30000", "50000"),
        ("不超过350万元", None, "3500000"),
    ],
)
def test_what_a_figure_leaves_open(text: str, low: str | None, high: str | None) -> None:
    expected = Interval(Decimal(low) if low else None, Decimal(high) if high else None)
    assert stated(quantity(text)) == expected


def test_a_figure_without_digits_leaves_everything_open() -> None:
    assert stated(quantity("走访居民百余户")) is None or stated(quantity("走访居民百余户")) == Interval(
        Decimal(100), None
    )


def test_digits_that_were_cut_off() -> None:
    assert truncated(quantity("办结率89.9%")) == Interval(Decimal("89.9"), Decimal(90))


def test_open_ends_meet_everything_on_their_side() -> None:
    above = Interval(Decimal(7000), None)
    assert above.meets(Interval(Decimal(0), Decimal(7000)))
    assert not above.meets(Interval(None, Decimal(6999)))
    assert above.over(Interval(Decimal(0), Decimal(1))) is None


def test_the_pages_are_current() -> None:
    old = [path.name for path, page in pages.pages().items() if path.read_text("utf-8") != page]
    assert old == [], "python -m tests.tools.checks --write"


def test_no_page_is_left_of_a_check_that_is_gone() -> None:
    assert set(pages.FOLDER.glob("*.md")) == set(pages.pages())
