"""Which days an expression names, in a text of a given date.

The words around an expression are taken off first (截至, 以来, 期间, 同期); what remains is asked of `RULES`, in
their order. What cannot be told is None: no date is made up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Final, NamedTuple

from seedstats.calendar import dates, named, spans
from seedstats.calendar.days import Days, Known, day_of, shift_years, year_of
from seedstats.calendar.words import MAYBE_YEAR, UNKNOWN, stated_year

Build = Callable[[re.Match[str], Known], Days | None]

_NOISE: Final = r"[\s“”‘’]+"
_BRACKETED: Final = r"[今昨当][天日晚]\((?P<inner>[^()]+)\)"
_UNTIL: Final = r"截[至止][到至]?(?P<rest>.+)"
_LEADING: Final = r"(?:自从|整个|[到至从自在于由])(?P<rest>.+)"
_SINCE: Final = r"(?P<rest>.+?)(?:年初)?(?:以来|至今)"
_SINCE_NEW_YEAR: Final = "年初以来|开年以来"
_OPEN: Final = r"(?P<rest>.+?)(?:开始|起)"
_BEFORE: Final = r"(?P<rest>.+[底末])[之以]?前"
_SAME: Final = rf"{MAYBE_YEAR}同期"
_TRAILING: Final = r"(?P<rest>.+?)(?:期间|时期|[之以]?[间内里中])"
_LONGEST: Final = 40


class DateRule(NamedTuple):
    """A named pattern over a whole expression, and what turns a match into days."""

    name: str
    pattern: str
    build: Build


def _with_year(build: Callable[[re.Match[str], Known, int | None], Days | None]) -> Build:
    return lambda match, known: build(match, known, stated_year(match, known))


RULES: Final = (
    DateRule("year", spans.WHOLE_YEAR, spans.whole_year),
    DateRule("years", spans.YEARS, spans.years),
    DateRule("all_year", spans.ALL_YEAR, spans.all_year),
    DateRule("in_year", spans.IN_YEAR, spans.in_year),
    DateRule("half", spans.HALF, spans.half),
    DateRule("first_months", spans.FIRST_MONTHS, spans.first_months),
    DateRule("months", spans.MONTHS, spans.months),
    DateRule("adjacent_months", spans.ADJACENT_MONTHS, spans.months),
    DateRule("month", spans.MONTH, spans.month),
    DateRule("quarters", spans.QUARTERS, spans.quarters),
    DateRule("day", dates.DAY, dates.day),
    DateRule("days", dates.DAYS, dates.days),
    DateRule("months_over_years", spans.MONTHS_OVER_YEARS, spans.months_over_years),
    DateRule("day_alone", dates.DAY_ALONE, dates.day_alone),
    DateRule("strokes", dates.STROKES, dates.strokes),
    DateRule("eight_digits", dates.EIGHT, dates.strokes),
    DateRule("near", dates.NEAR, dates.near),
    DateRule("same_day", dates.SAME, dates.same_day),
    DateRule("month_in_talk", dates.MONTH_IN_TALK, dates.month_in_talk),
    DateRule("quarter_now", dates.QUARTER_NOW, dates.quarter_now),
    DateRule("week", dates.WEEK, dates.week),
    DateRule("recent", dates.RECENT, dates.recent),
    DateRule("coming_to_now", dates.COMING_TO_NOW, dates.recent),
    DateRule("plan", named.PLAN, named.plan),
    DateRule("holiday", named.HOLIDAY, _with_year(named.holiday)),
    DateRule("festival", named.FESTIVAL, _with_year(named.festival)),
    DateRule("decade", named.DECADE, named.decade),
)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Build], ...]:
    return tuple((re.compile(rule.pattern), rule.build) for rule in RULES)


@cache
def _wrappers() -> tuple[tuple[re.Pattern[str], Build], ...]:
    return tuple((re.compile(pattern), unwrap) for pattern, unwrap in WRAPPERS)


@cache
def _noise() -> re.Pattern[str]:
    return re.compile(_NOISE)


@lru_cache(maxsize=4096)
def resolve(expression: str, today: date | None = None, about: Days | None = None) -> Days | None:
    """The days that a folded `expression` names in a document of the date `today`, None where that cannot be told.

    `about` is what the text last spoke of: 上年末 and 上年同期 are reckoned from it, 9月 takes its year.

    >>> resolve("1—10月份", date(2025, 11, 14))
    Days(first=datetime.date(2025, 1, 1), last=datetime.date(2025, 10, 31), cumulative=True)
    >>> resolve("上年末", date(2025, 1, 17), about=resolve("2024年末")).last
    datetime.date(2023, 12, 31)
    """
    bare = _noise().sub("", expression)
    return _read(bare, Known(today, about)) if len(bare) <= _LONGEST else None


def _read(bare: str, known: Known) -> Days | None:
    for pattern, build in _compiled():
        match = pattern.fullmatch(bare)
        if match:
            days = build(match, known)
            if days:
                return days
    for wrapper, unwrap in _wrappers():
        match = wrapper.fullmatch(bare)
        if match:
            return unwrap(match, known)
    return None


def _bracketed(match: re.Match[str], known: Known) -> Days | None:
    """今天(3月8日)."""
    return _read(match["inner"], known)


def _until(match: re.Match[str], known: Known) -> Days | None:
    """截至10月底: up to that day, from a beginning the words leave open."""
    days = _read(match["rest"], known)
    return Days(None, days.last, True) if days and days.last else None


def _since(match: re.Match[str], known: Known) -> Days | None:
    """2020年5月以来, 今年年初以来: up to the document's date."""
    days = _read(match["rest"], known)
    if days is None or days.first is None or (known.today and days.first > known.today):
        return None
    return Days(days.first, known.today, True)


def _since_new_year(match: re.Match[str], known: Known) -> Days | None:
    """年初以来."""
    return Days(day_of(known.today.year, 1, 1), known.today, True) if known.today else None


def _open(match: re.Match[str], known: Known) -> Days | None:
    """2024年1月1日起: from that day on."""
    days = _read(match["rest"], known)
    return Days(days.first, None) if days and days.first else None


def _before(match: re.Match[str], known: Known) -> Days | None:
    """6月底前: no later than that day; 9月13日前 leaves open whether that day counts, and is not read."""
    days = _read(match["rest"], known)
    return Days(None, days.last) if days and days.last else None


def _same(match: re.Match[str], known: Known) -> Days | None:
    """上年同期, 2019年同期: the days in talk, of another year."""
    talk, year = year_of(known.about), stated_year(match, known)
    loose = match["rel"] == "去" and known.today is not None and talk != known.today.year
    if talk is None or year == UNKNOWN or loose:
        return None
    return shift_years(known.about, year - talk) if year is not None else known.about


def _inner(match: re.Match[str], known: Known) -> Days | None:
    """在2023年间, 今年国庆假期里."""
    return _read(match["rest"], known)


WRAPPERS: Final[tuple[tuple[str, Build], ...]] = (
    (_BRACKETED, _bracketed),
    (_UNTIL, _until),
    (_SINCE_NEW_YEAR, _since_new_year),
    (_SINCE, _since),
    (_OPEN, _open),
    (_BEFORE, _before),
    (_SAME, _same),
    (_LEADING, _inner),
    (_TRAILING, _inner),
)
