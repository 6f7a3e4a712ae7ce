"""Periods with a name of their own: five-year plans, days off, festivals, decades."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from pydantic import BaseModel

from seedstats.calendar.days import Days, Known, number, one_day, years_of
from seedstats.tables import read_rows

HOLIDAY_NAMES: Final = "元旦|春节|清明|五一|劳动|端午|中秋|国庆|十一|双节"
_ALIASES: Final = {"劳动": "五一", "十一": "国庆"}
_FIRST_MONTH_OF_AUTUMN: Final = 9
_DECADE: Final = 10
_CENTURY: Final = 100


class PlanRow(BaseModel):
    """A row of data/plans.tsv: a five-year plan and the years it covers."""

    name: str
    first: int
    last: int


class HolidayRow(BaseModel):
    """A row of data/holidays.tsv: the days off of a year's holiday."""

    year: int
    name: str
    first: date
    last: date


class FestivalRow(BaseModel):
    """A row of data/festivals.tsv: the day on which a festival falls in a year."""

    year: int
    name: str
    day: date


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
    name = _ALIASES.get(match["holiday"], match["holiday"])
    if year is not None:
        return _days_off(year, name)
    today = known.today
    days = _days_off(today.year, name) if today else None
    return days if days and days.first and today and days.first <= today else None


def _days_off(year: int, name: str) -> Days | None:
    """双节 is 中秋 and 国庆 where both share their days off; in January it would be 元旦 and 春节."""
    if name != "双节":
        return _holidays().get((year, name))
    autumn, national = (_holidays().get((year, part)) for part in ("中秋", "国庆"))
    return national if autumn == national else None


def festival(match: re.Match[str], known: Known, year: int | None) -> Days | None:
    """中秋节, 除夕: the day itself."""
    name = match["festival"]
    if year is None and known.today:
        day = _festivals().get((known.today.year, name))
        return one_day(day) if day and day <= known.today else None
    return one_day(_festivals().get((year or 0, name)))


def decade(match: re.Match[str], known: Known) -> Days | None:
    """20世纪90年代, 上世纪90年代, 90年代 (only where the document's date leaves one century for it)."""
    tens = number(match["decade"])
    if tens % _DECADE or not 0 <= tens < _CENTURY:
        return None
    if match["century"]:
        start = (number(match["century"]) - 1) * _CENTURY + tens
    elif known.today is None:
        return None
    else:
        start = known.today.year // _CENTURY * _CENTURY + tens - (_CENTURY if match["back"] else 0)
        if not match["back"] and start > known.today.year:
            start -= _CENTURY
        elif not match["back"] and start != known.today.year // _DECADE * _DECADE:
            return None
    return years_of(start, start + _DECADE - 1)
