"""Days, what is known when an expression is read, and the arithmetic of months and years.

Nothing here raises: a day that no calendar has (2月30日, 13月) is None.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

_MONTHS: Final = 12
_LEAST_TENS: Final = 2
_DIGITS: Final = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_DAY: Final = timedelta(days=1)


class Days(NamedTuple):
    """A span of days, both ends included; an end the words leave open is None.

    `cumulative` says that what is counted adds up to the end: from January on (1—10月), or since a day or event.
    """

    first: date | None
    last: date | None
    cumulative: bool = False


class Known(NamedTuple):
    """What an expression is read against: the document's date, and the days the text last spoke of."""

    today: date | None
    about: Days | None

    def year(self, month: int, day: int = 1) -> int | None:
        """The year of a day written without one: the year in talk, else the document's if the day has come.

        A day still ahead in the document's year may be last year's as well as this year's: no answer.
        """
        stated = year_of(self.about)
        if stated is not None and (self.today is None or stated <= self.today.year):
            return stated
        come = day_of(self.today.year, month, day) if self.today else None
        return come.year if come and self.today and come <= self.today else None


def number(text: str) -> int:
    """A small number as dates write it; -1 where it is none.

    >>> [number(text) for text in ("7", "十", "十二", "三十一", "两", "二〇二三", "三四")]
    [7, 10, 12, 31, 2, 2023, 34]
    """
    if text.isascii():
        return int(text) if text.isdecimal() else -1
    tens, ten, ones = text.rpartition("十")
    if not ten:
        digits = [_DIGITS.get(character) for character in text]
        return -1 if None in digits else int("".join(map(str, digits)))
    high, low = _DIGITS.get(tens or "一", -1), _DIGITS.get(ones or "零", -1)
    return -1 if low < 0 or high < (_LEAST_TENS if tens else 1) else 10 * high + low


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_day(day: date, by: int) -> date | None:
    """The day `by` days later."""
    try:
        return day + by * _DAY
    except OverflowError:
        return None


def months_of(year: int, first: int, last: int, *, cumulative: bool = False) -> Days | None:
    """From the first of one month to the end of another."""
    begin = day_of(year, first, 1)
    end = month_end(year, last)
    return Days(begin, end, cumulative) if begin and end and begin <= end else None


def month_end(year: int, month: int) -> date | None:
    """The last day of a month."""
    following = day_of(year + month // _MONTHS, month % _MONTHS + 1, 1) if 1 <= month <= _MONTHS else None
    return shift_day(following, -1) if following else None


def years_of(first: int, last: int) -> Days | None:
    """From 1 January of one year to 31 December of another."""
    begin, end = day_of(first, 1, 1), day_of(last, _MONTHS, 31)
    return Days(begin, end) if begin and end and begin <= end else None


def one_day(day: date | None) -> Days | None:
    """A single day as a span."""
    return Days(day, day) if day else None


def year_of(days: Days | None) -> int | None:
    """The one year in which the days lie, None where they run over several."""
    if days is None or days.last is None:
        return None
    return days.last.year if days.first is None or days.first.year == days.last.year else None


def shift_months(day: date, by: int) -> date | None:
    """The same day of another month; the last day of a month stays the last."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + by, _MONTHS)
    end = month_end(year, month + 1)
    if end is None or day.day >= end.day or day == month_end(day.year, day.month):
        return end
    return end.replace(day=day.day)


def shift_years(days: Days | None, by: int) -> Days | None:
    """The same span of another year."""
    if days is None:
        return None
    first, last = (end and shift_months(end, by * _MONTHS) for end in (days.first, days.last))
    return None if (first, last) == (None, None) else Days(first, last, days.cumulative)


@cache
def month_of(days: Days | None) -> tuple[int, int] | None:
    """Year and month of a span that is one whole month."""
    if days is None or days.first is None or days.last is None or days.first.day != 1:
        return None
    whole = days.last == month_end(days.first.year, days.first.month)
    return (days.first.year, days.first.month) if whole else None
