"""The calendar, the period of a figure, and what a document says of itself; the cases stand in tests/cases."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import seedstats
from seedstats.calendar import Days, resolve
from seedstats.text import fold
from seedstats.timewords import WORDS, TimeWord, next_word
from tests.harness import CASES

_FIGURE = re.compile(r"\{([^{}|]*)\|([^{}|]*)(?:\|([^{}|]*))?\}")


def lines(path: Path) -> list[str]:
    """The cases of a file, one a line."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]


def day(spelt: str) -> date | None:
    """A date as the tables spell it; nothing and - are none."""
    return date.fromisoformat(spelt) if spelt not in ("", "-") else None


def spell(days: Days | None) -> str:
    """`first..last`, an open end left out."""
    return "-" if days is None else f"{days.first or ''}..{days.last or ''}"


def resolve_chain(expression: str, today: date | None) -> Days | None:
    """2024年末 → 上年末: each is read where the text last spoke of the one before it."""
    days: Days | None = None
    for part in expression.split(" → "):
        days = resolve(fold(part), today, days)
    return days


@pytest.mark.parametrize("line", lines(CASES / "periods.txt"))
def test_expression(line: str) -> None:
    expression, today, expected, cumulative = line.split(" | ")
    days = resolve_chain(expression, day(today))
    assert (spell(days), bool(days and days.cumulative)) == (expected, cumulative == "yes")


@pytest.mark.parametrize("line", lines(CASES / "period_sentences.txt"))
def test_sentence(line: str) -> None:
    """Every figure of the line has the period that stands behind it, and none the line does not show."""
    marked, _, today = line.replace("⏎", "\n").partition(" @ ")
    source = _FIGURE.sub(lambda figure: figure[1], marked)
    wanted = [(figure[1], figure[2], figure[3]) for figure in _FIGURE.finditer(marked)]
    facts = seedstats.extract(source, day(today)).facts
    found = []
    for number, fact in enumerate(facts):
        period = fact.period
        text = "-" if period is None else ("~" if period.inherited else "") + period.flat
        days = f"{period.first or ''}..{period.last or ''}" if period and (period.first or period.last) else "-"
        asked = number < len(wanted) and wanted[number][2] is not None
        found.append((fact.quantity.text, text, days if asked else None))
        assert period is None or source[period.start : period.end] == period.text
    assert found == wanted


@given(
    st.text(
        "0123456789〇一二三四五十两年月日号季度末底初上下半前后去今至到—-、期间以来截止民国周旬元旦春节假(“”)/. ",
        max_size=16,
    ),
    st.none() | st.dates(),
    st.none() | st.builds(Days, st.none() | st.dates(), st.none() | st.dates(), st.booleans()),
)
def test_resolve_never_raises(expression: str, today: date | None, about: Days | None) -> None:
    days = resolve(expression, today, about)
    if days and days.first and days.last:
        assert days.first <= days.last


@pytest.mark.parametrize("word", WORDS, ids=[word.name for word in WORDS])
@pytest.mark.parametrize("before", ["", "自"])
def test_every_word_is_found(word: TimeWord, before: str) -> None:
    """The sets of first and second characters that speed the search up let every pattern through."""
    text = fold(before + word.example)
    hit = next_word(text, 0, len(text))
    while hit and hit.word is not word:
        hit = next_word(text, hit.end, len(text))
    assert hit is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 全区经济运行平稳\n\n前三季度，新增企业300家。", "全区经济运行平稳"),
        ("要闻\n\n# 夏粮收购进展顺利\n\n收购小麦5万吨。", "夏粮收购进展顺利"),
        ("2024年工业经济运行情况\n全年新增企业300家。", "2024年工业经济运行情况"),
        ("本报讯 全区新增企业300家。", None),
        ("全区新增企业300家。\n新增就业5000人。", None),
        ("来源：统计局\n全区新增企业300家。", None),
        ("新增企业300家", None),
        ("", None),
    ],
)
def test_title(text: str, expected: str | None) -> None:
    assert seedstats.extract(text).title == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标题\n发布时间：2023-12-16 来源：先锋网\n正文。", "2023-12-16"),
        ("标题\n发布日期：2024年3月5日\n正文。", "2024-03-05"),
        ("标题\n来源：统计局网站 2024-07-15 10:30\n正文。", "2024-07-15"),
        ("标题\n2024年7月15日\n正文。", "2024-07-15"),
        ("标题\n正文一句。\n区统计局\n2024年7月15日", "2024-07-15"),
        ("标题\n二〇二四年七月十五日\n正文。", "2024-07-15"),
        ("新华社北京2024年2月8日电 全国新增企业300家。", "2024-02-08"),
        ("标题\n（记者2月8日电）\n来源：2023年11期《支部生活》\n正文。", "2023-02-08"),
        ("新华社北京2月8日电 全国新增企业300家。", None),
        ("今天（2024年1月9日），新增企业300家。", "2024-01-09"),
        ("2023年10月1日，园区新增企业300家。", None),
        ("数据来源于2023年10月1日的普查。", None),
        ("活动时间：2024年3月5日\n新增企业300家。", None),
        ("标题\n发布时间：2024-13-45\n正文。", None),
        ("政府工作报告\n——2024年1月5日在县第十九届人民代表大会第四次会议上\n正文。", "2024-01-05"),
        ("财经早餐2024年8月12日星期一\n正文。", "2024-08-12"),
        ("《晚间新闻》（20240812）\n正文。", "2024-08-12"),
        ("", None),
    ],
)
def test_date(text: str, expected: str | None) -> None:
    assert seedstats.extract(text).date == (date.fromisoformat(expected) if expected else None)


def test_the_date_given_wins() -> None:
    sheet = seedstats.extract("标题\n发布时间：2023-12-16\n今年新增企业300家。", date(2024, 5, 1))
    assert sheet.date == date(2024, 5, 1)
    period = sheet.facts[0].period
    assert period is not None
    assert period.first == date(2024, 1, 1)
