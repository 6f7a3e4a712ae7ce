"""Two documents: what is paired, what changed, appeared and vanished."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

import seedstats
from seedstats.comparison import Comparison, diff
from tests.test_properties import any_text

OLD = "2023年，全市建成社区食堂126家，就餐老人1.2万人，满意率97.6%。出口额同比增长5.1%。"


def words(result: Comparison) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """The figures that changed, appeared and vanished, as written."""
    changed = [(one.old.quantity.text, one.new.quantity.text) for one in result.changed]
    appeared, vanished = ([fact.quantity.text for fact in part] for part in (result.appeared, result.vanished))
    return changed, appeared, vanished


def test_last_year_and_this_year() -> None:
    new = "2024年，全市建成社区食堂140家，满意率98.1%，新增家庭床位300张。出口额同比下降3%。"
    result = diff(OLD, new)
    assert words(result) == ([("126家", "140家"), ("97.6%", "98.1%"), ("5.1%", "3%")], ["300张"], ["1.2万人"])
    assert [(one.difference, one.percent) for one in result.changed] == [
        (14, Decimal("11.11")),
        (Decimal("0.5"), None),
        (Decimal("-8.1"), None),
    ]
    assert result.same == 0


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("新建食堂126家。", "新建食堂126余家。", [("126家", "126余家")]),
        ("出口额增长3%。", "出口额下降3%。", [("3%", "3%")]),
        ("新建食堂126家。", "力争新建食堂126家。", [("126家", "126家")]),
        ("新建食堂3至5家。", "新建食堂3至6家。", [("3至5家", "3至6家")]),
        ("新建食堂126家。", "2024年，全市新建食堂126家。", []),
        ("补贴1.3亿元。", "补贴13000万元。", []),
    ],
)
def test_what_counts_as_changed(old: str, new: str, changed: list[tuple[str, str]]) -> None:
    assert words(diff(old, new)) == (changed, [], [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("新建食堂126家。", "新建医院126家。"),
        ("新建食堂126家。", "新建食堂126个。"),
        ("办结率为5%。", "办结率增长5%。"),
    ],
)
def test_what_is_no_pair(old: str, new: str) -> None:
    changed, appeared, vanished = words(diff(old, new))
    assert (changed, len(appeared), len(vanished)) == ([], 1, 1)


def test_order_of_sentences_does_not_matter() -> None:
    one, two = "甲县新建学校5所，学生900人。", "乙县新建学校6所，学生800人。"
    assert diff(one + two, two + one).empty


def test_like_sentences_tell_like_figures_apart() -> None:
    old = "全市受理投诉7712条，办结7420条。"
    new = "全市受理投诉7800条，办结790条。"
    assert words(diff(old, new))[0] == [("7712条", "7800条"), ("7420条", "790条")]


def test_nothing_is_divided_by_nought() -> None:
    (changed,) = diff("事故0起。", "事故5起。").changed
    assert changed.difference == 5
    assert changed.percent is None


def test_a_sheet_serves_as_well_as_its_text() -> None:
    sheet = seedstats.extract(OLD, source="old.txt")
    assert diff(sheet, OLD).empty
    assert diff(sheet, sheet).old == "old.txt"


def test_results_survive_json() -> None:
    result = diff(OLD, "新建食堂126家。")
    assert Comparison.model_validate_json(result.model_dump_json()) == result


@given(any_text)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    result = diff(text, text)
    assert result.empty
    assert result.same == len(seedstats.extract(text).facts)


@given(any_text, any_text)
def test_every_figure_is_told_of_once(one: str, other: str) -> None:
    old, new = seedstats.extract(one), seedstats.extract(other)
    result = diff(old, new)
    assert len(old.facts) == len(result.changed) + len(result.vanished) + result.same
    assert len(new.facts) == len(result.changed) + len(result.appeared) + result.same
