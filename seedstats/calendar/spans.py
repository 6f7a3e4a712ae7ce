"""Years and parts of years: 2019—2023年, 全年, 上半年, 三季度末, 1—10月份, 三四月份, 10月上旬."""

from __future__ import annotations

import re
from typing import Final

from seedstats.calendar.days import Days, Known, day_of, month_end, months_of, number, year_of, years_of
from seedstats.calendar.words import (
    AND,
    END,
    FOUR,
    MAYBE_YEAR,
    TO,
    UNKNOWN,
    YEAR,
    N,
    last_day_if,
    stated_year,
    year_for,
)

QUARTER: Final = 3
_HALF: Final = 6
_LAST_MONTH: Final = 12
_TENDAYS: Final = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0)}

WHOLE_YEAR: Final = rf"{YEAR}(?P<end>年?[底末终])?"
YEARS: Final = rf"(?P<from>{FOUR})年?度?{TO}(?P<to>{FOUR})年度?"
ALL_YEAR: Final = rf"{MAYBE_YEAR}(?:[全整]年|年(?P<end>[底末终]))"
IN_YEAR: Final = "年内?"
HALF: Final = rf"{MAYBE_YEAR}(?P<half>[上下])半年{END}"
QUARTERS: Final = rf"{MAYBE_YEAR}第?(?P<from>{N})(?:(?:个?季度)?(?P<and>{AND})第?(?P<to>{N}))?个?季度?{END}"
FIRST_MONTHS: Final = rf"{MAYBE_YEAR}[前首头](?P<count>{N}|两)个?(?P<unit>季度|月){END}"
MONTHS: Final = rf"{MAYBE_YEAR}(?P<from>{N})(?:月份?)?(?P<and>{AND})(?P<to>{N})月份?{END}"
ADJACENT_MONTHS: Final = rf"{MAYBE_YEAR}(?P<from>[一二三四五六七八九])(?P<and>)(?P<to>[一二三四五六七八九])月份?{END}"
MONTHS_OVER_YEARS: Final = rf"{YEAR}(?P<from>{N})月份?{TO}(?P<year2>{FOUR})年(?P<to>{N})月份?"
MONTH: Final = rf"{MAYBE_YEAR}(?P<month>{N})月份?(?:(?P<tendays>[上中下]旬)|{END})"


def whole_year(match: re.Match[str], known: Known) -> Days | None:
    """2023年, 去年, 上年末."""
    year = stated_year(match, known) or UNKNOWN
    return last_day_if(match, years_of(year, year))


def years(match: re.Match[str], known: Known) -> Days | None:
    """2019—2023年, 2011至2014年."""
    return years_of(number(match["from"]), number(match["to"]))


def all_year(match: re.Match[str], known: Known) -> Days | None:
    """全年, 年末: of the year in talk, never of the document's own, which may be the year after."""
    stated = stated_year(match, known)
    year = stated if stated is not None else year_of(known.about) or UNKNOWN
    return last_day_if(match, years_of(year, year))


def in_year(match: re.Match[str], known: Known) -> Days | None:
    """年内: the document's own year."""
    return years_of(known.today.year, known.today.year) if known.today else None


def half(match: re.Match[str], known: Known) -> Days | None:
    """上半年, which is also the year to the end of June; 下半年."""
    last = _HALF if match["half"] == "上" else _LAST_MONTH
    days = months_of(year_for(match, known, last), last - _HALF + 1, last, cumulative=last == _HALF)
    return last_day_if(match, days)


def quarters(match: re.Match[str], known: Known) -> Days | None:
    """一季度, 第3季度, 一至三季度."""
    first, last = number(match["from"]), number(match["to"] or match["from"])
    if not 1 <= first <= last <= _LAST_MONTH // QUARTER or not _unbroken(match, first, last):
        return None
    begin, end = QUARTER * (first - 1) + 1, QUARTER * last
    days = months_of(year_for(match, known, end), begin, end, cumulative=first == 1 and last > 1)
    return last_day_if(match, days)


def first_months(match: re.Match[str], known: Known) -> Days | None:
    """前三季度, 今年头两个月."""
    last = number(match["count"]) * (QUARTER if match["unit"] == "季度" else 1)
    return last_day_if(match, months_of(year_for(match, known, last), 1, last, cumulative=True))


def months(match: re.Match[str], known: Known) -> Days | None:
    """1—10月份, 去年1至5月, 三四月份."""
    first, last = number(match["from"]), number(match["to"])
    if not _unbroken(match, first, last):
        return None
    return last_day_if(match, months_of(year_for(match, known, last), first, last, cumulative=first == 1))


def _unbroken(match: re.Match[str], first: int, last: int) -> bool:
    """1—3月 has all between; 1、2月份 and 三四月份 are one span where they follow one another."""
    return match["and"] not in ("", "、", "和", "及") or last == first + 1


def months_over_years(match: re.Match[str], known: Known) -> Days | None:
    """2023年11月至2024年2月."""
    begin = day_of(stated_year(match, known) or UNKNOWN, number(match["from"]), 1)
    end = month_end(number(match["year2"]), number(match["to"]))
    return Days(begin, end) if begin and end and begin <= end else None


def month(match: re.Match[str], known: Known) -> Days | None:
    """10月份, 6月底, 3月上旬."""
    at = number(match["month"])
    days = last_day_if(match, months_of(year_for(match, known, at), at, at))
    if days is None or days.first is None or not match["tendays"]:
        return days
    begin, end = _TENDAYS[match["tendays"]]
    return Days(days.first.replace(day=begin), days.first.replace(day=end) if end else days.last)
