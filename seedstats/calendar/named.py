"""Periods with a name of their own: five-year plans, days off, festivals, decades."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from seedstats.calendar.days import Days, Known, number, one_day, years_of
from seedstats.calendar.words import MAYBE_YEAR
from seedstats.tablerows import FestivalRow, HolidayRow, PlanRow
from seedstats.tables import read_rows

PLAN: Final = r"(?P<plan>[一二三四五六七八九]五(?=.)|十[一二三四五]?五)(?:时期|期间)?(?P<end>末)?"
HOLIDAY: Final[str] = (
    rf"{MAYBE_YEAR}(?P<holiday>中秋[、和]?国庆|国庆[、和]?中秋|元旦|春节|清明|五一|劳动|端午|中秋|国庆|十一|双节)"
    r"(?:国际劳动)?(?:节日?)?(?:小?长?假期?|假日|黄金周|期间)+"
)
FESTIVAL: Final[str] = (
    rf"{MAYBE_YEAR}(?P<festival>除夕|元宵节|清明节|端午节|七夕节?|中秋节|重阳节|春节当|大年初一|正月初一)"
    r"(?:当?[天日夜晚])?"
)
DECADE: Final = (
    r"(?:(?P<century>[0-9]{2}|十[八九]|二十一?)世纪|(?P<back>上个?世纪))?(?P<decade>[0-9]0|[二三四五六七八九]十)年代"
)
_ALIASES: Final = {"劳动": "五一", "十一": "国庆", "大年初一": "春节", "正月初一": "春节", "春节当": "春节"}
_BOTH: Final = "双节"
_DECADE: Final = 10
_CENTURY: Final = 100


@cache
def _plans() -> dict[str, Days | None]:
    return {row.name: years_of(row.first, row.last) for row in read_rows("plans.tsv", PlanRow)}


@cache
def _holidays() -> dict[tuple[int, str], Days]:
    return {(row.year, row.name): Days(row.first, row.last) for row in read_rows("holidays.tsv", HolidayRow)}


@cache
def _festivals() -> dict[tuple[int, str], date]:
    return {(row.year, row.name): row.day for row in read_rows("festivals.tsv", FestivalRow)}


def plan(match: re.Match[str], known: Known) -> Days | None:
    """“十四五”时期; “十四五”末 is its last day."""
    days = _plans().get(match["plan"])
    return one_day(days.last) if days and match["end"] else days


def holiday(match: re.Match[str], known: Known, year: int | None) -> Days | None:
    """国庆假期 of a year; without one, the last such days off before the document's date."""
    name = match["holiday"]
    name = _BOTH if "中秋" in name and "国庆" in name else _ALIASES.get(name, name)
    if year is not None:
        return _days_off(year, name)
    today = known.today
    days = _days_off(today.year, name) if today else None
    return days if days and days.first and today and days.first <= today else None


def _days_off(year: int, name: str) -> Days | None:
    """双节 is 中秋 and 国庆 where both share their days off; in January it would be 元旦 and 春节."""
    if name != _BOTH:
        return _holidays().get((year, name))
    autumn, national = (_holidays().get((year, part)) for part in ("中秋", "国庆"))
    return national if autumn == national else None


def festival(match: re.Match[str], known: Known, year: int | None) -> Days | None:
    """中秋节, 除夕: the day itself."""
    name = _ALIASES.get(match["festival"], match["festival"].removesuffix("节"))
    if year is None and known.today:
        day = _festivals().get((known.today.year, name))
        return one_day(day) if day and day <= known.today else None
    return one_day(_festivals().get((year or 0, name)))


def decade(match: re.Match[str], known: Known) -> Days | None:
    """20世纪90年代, 上世纪90年代; bare 90年代 where the document's date leaves one century for it."""
    tens = number(match["decade"])
    if tens % _DECADE or not 0 <= tens < _CENTURY:
        return None
    if match["century"]:
        start = (number(match["century"]) - 1) * _CENTURY + tens
        return years_of(start, start + _DECADE - 1)
    if known.today is None:
        return None
    century, year = divmod(known.today.year, _CENTURY)
    ahead = tens > year
    # Early in a century 20年代 may be this one's or the last one's.
    if not match["back"] and not ahead and year < _CENTURY // 2:
        return None
    start = century * _CENTURY + tens - (_CENTURY if match["back"] or ahead else 0)
    return years_of(start, start + _DECADE - 1)
