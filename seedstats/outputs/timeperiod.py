"""A period as SDMX writes it in TIME_PERIOD."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from seedstats.models import Period

_DAY: Final = timedelta(days=1)
_YEAR, _HALF, _QUARTER = 12, 6, 3


def time_period(period: Period | None) -> str:
    """The shortest SDMX form of the days a period names; empty where it names none or has no end.

    A calendar year is 2023, a half 2023-S1, a quarter 2023-Q1, a month 2023-10, a day 2023-09-09, and anything else
    a start and a length: 2023-01-01/P10M for 1—10月. Where the beginning is left open (截至6月底, 6月底前) it is the
    last day.
    """
    if period is None or period.last is None:
        return ""
    first, last = period.first, period.last
    if first is None or first == last:
        return last.isoformat()
    return _months(first, last) or f"{first}/P{(last - first).days + 1}D"


def _months(first: date, last: date) -> str | None:
    """The form of a run of whole months, None where it is none."""
    ends = last.month != _day_after(last).month
    if first.day != 1 or not ends:
        return None
    length = (last.year - first.year) * _YEAR + last.month - first.month + 1
    return _calendar(first, length) or f"{first}/P{_length(length)}"


def _calendar(first: date, length: int) -> str | None:
    """The period of the calendar that begins at `first` and is `length` months long, None where there is none."""
    year, before = first.isoformat()[:4], first.month - 1
    if length == 1:
        return f"{year}-{first.month:02}"
    if before % length:
        return None
    names = {_YEAR: year, _HALF: f"{year}-S{before // _HALF + 1}", _QUARTER: f"{year}-Q{before // _QUARTER + 1}"}
    return names.get(length)


def _length(months: int) -> str:
    return f"{months}M" if months % _YEAR else f"{months // _YEAR}Y"


def _day_after(day: date) -> date:
    return day + _DAY if day < date.max else date.min
