"""A calendar of Chinese statistics: the days that 1—10月份, 上年末 or “十四五”时期 name in a text of a given date."""

from __future__ import annotations

from seedstats.calendar.days import Days
from seedstats.calendar.resolve import resolve

__all__ = ["Days", "resolve"]
