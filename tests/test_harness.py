"""A case that cannot fail proves nothing: the harness has to notice every kind of mistake."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from seedstats.models import Fact
from tests.builders import POINTS, RATE, SOURCE, fact
from tests.harness import check, found_line, parse_line, read_cases

WHOLE = (
    "主题教育以来，某区各街道新建“帮带”对子{750余对|750|gt|对|count|“帮带”对子|-}，"
    "办结率为{96.21%|96.21|eq|%|percent|办结率}，同比提高{3至5个百分点|3..5|range|个百分点|points|办结率|increase}。"
)


def all_three(_: str) -> Iterable[Fact]:
    return fact(), RATE, POINTS


def test_the_source_is_the_line_without_its_fields() -> None:
    assert parse_line(WHOLE).source == SOURCE


def test_a_true_case_passes() -> None:
    check(parse_line(WHOLE), all_three)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("750余对|750", "750余|750"),
        ("|750|", "|751|"),
        ("|gt|", "|ge|"),
        ("|对|", "|-|"),
        ("|percent|", "|count|"),
        ("|办结率}", "|-}"),
        ("|increase}", "|decrease}"),
        ("|increase}", "|increase/yoy}"),
        ("|3..5|", "|3..6|"),
        ("{96.21%|96.21|eq|%|percent|办结率}", "96.21%"),
    ],
)
def test_each_field_is_looked_at(right: str, wrong: str) -> None:
    assert right in WHOLE
    case = parse_line(WHOLE.replace(right, wrong, 1))
    with pytest.raises(AssertionError):
        check(case, all_three)


def test_a_missed_figure_fails() -> None:
    with pytest.raises(AssertionError):
        check(parse_line(WHOLE), lambda _: [fact(), RATE])


def test_a_line_without_braces_says_there_is_no_figure() -> None:
    check(parse_line(SOURCE), lambda _: [])
    with pytest.raises(AssertionError):
        check(parse_line(SOURCE), lambda _: [RATE])


def test_fields_left_out_are_not_looked_at() -> None:
    case = parse_line(SOURCE.replace("96.21%", "{96.21%|96.21|eq|%}"))
    check(case, lambda _: [RATE])


def test_an_unexpected_figure_is_shown_with_all_its_fields() -> None:
    shown = found_line(parse_line(SOURCE), [RATE])
    assert "{96.21%|96.21|eq|%|percent|办结率|-}" in shown


@pytest.mark.parametrize(("spelt", "normal"), [("750.0", "750"), ("7.5e2", "750"), ("1/4", "0.25"), ("-0.50", "-0.5")])
def test_a_value_has_one_spelling(spelt: str, normal: str) -> None:
    assert parse_line(f"{{x|{spelt}|eq|-}}").expected[0].fields[1] == normal


def test_a_third_is_a_third() -> None:
    assert parse_line("{三分之一|1/3|eq|-}").expected[0].fields[1] == "0." + "3" * 28


def test_line_breaks_are_written_as_signs() -> None:
    case = parse_line("办结⏎⏎{20件|20|eq|件}")
    assert case.source == "办结\n\n20件"
    assert case.expected[0].start == 4
    assert case.line == "办结⏎⏎{20件|20|eq|件}"


@pytest.mark.parametrize("line", ["办结{20件}", "{20件|廿|eq|件}", "办结{20件|20|eq|件", "{a|1|eq|-|count|-|-|-}"])
def test_a_malformed_case_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="case"):
        parse_line(line)


def test_files_hold_comments_cases_and_known_failures(tmp_path: Path) -> None:
    file = tmp_path / "some.txt"
    file.write_text("# a comment\n\n一体推进。\n! {20件|20|eq|件}\n", "utf-8")
    first, second = read_cases(file)
    assert (first.name, first.source, first.expected, first.fails) == ("some:3", "一体推进。", (), False)
    assert (second.source, second.fails) == ("20件", True)


def test_every_line_of_an_xfail_file_is_known_to_fail(tmp_path: Path) -> None:
    file = tmp_path / "xfail_some.txt"
    file.write_text("一体推进。\n", "utf-8")
    assert [case.fails for case in read_cases(file)] == [True]
