"""What a stated figure leaves open, and how far that carries through a sum.

A figure says as much as its digits do: 1.3万 is anything from 12,500 to 13,500, 96.21% from 96.205 to 96.215. A count
of single things (657件) is itself and nothing else. 余 and 超 open the upper end, 约 widens both.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from seedstats.models import Quantity

_TWO: Final = Decimal(2)
_TEN: Final = Decimal(10)
_ABOUT: Final = Decimal("0.05")
_ROUNDED: Final = Decimal("0.01")
_LARGE: Final = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_ROUND_ZEROS: Final = 2


class Interval(NamedTuple):
    """Both ends belong to it; None is an open end."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: Interval) -> bool:
        """Whether one number lies in both."""
        return not (_above(self.low, other.high) or _above(other.low, self.high))

    def scaled(self, factor: Decimal) -> Interval:
        """Every number times a positive `factor`."""
        return Interval(_times(self.low, factor), _times(self.high, factor))

    def plus(self, other: Interval) -> Interval:
        """The sums of one number of each."""
        return Interval(_add(self.low, other.low), _add(self.high, other.high))

    def minus(self, other: Interval) -> Interval:
        """The differences of one number of each."""
        return self.plus(Interval(_negative(other.high), _negative(other.low)))

    def over(self, other: Interval) -> Interval | None:
        """The quotients of two intervals of positive numbers, None where they reach 0."""
        if not other.positive or self.low is None or self.low < 0:
            return None
        high = None if self.high is None or other.low is None else self.high / other.low
        return Interval(Decimal(0) if other.high is None else self.low / other.high, high)

    @property
    def positive(self) -> bool:
        """Whether every number in it is above 0."""
        return self.low is not None and self.low > 0

    def shown(self) -> str:
        """For people: four significant digits more than they need are left out.

        >>> Interval(Decimal("89.9543"), Decimal("89.9543")).shown(), Interval(Decimal(12500), None).shown()
        ('89.9543', '≥ 12500')
        """
        low, high = _short(self.low), _short(self.high)
        if low == high or self.high is None:
            return low if self.high is not None else f"≥ {low}"
        return f"≤ {high}" if self.low is None else f"{low}–{high}"


def stated(quantity: Quantity, *, loose: bool = False) -> Interval | None:
    """What `quantity` leaves open, None where it has no digits to go by (百余, 三分之一).

    With `loose`, zeros at the end of a count are taken for rounding (1500人 is 1485 to 1515), and any figure of two
    digits or more may be one off in the last.
    """
    if quantity.relation == "range":
        return Interval(quantity.low, quantity.high)
    value, step = quantity.value, quantity.step
    if value is None or step is None:
        return None
    room = _room(quantity, value, step, loose)
    if quantity.relation in ("gt", "ge"):
        return Interval(value - room if loose else value, None)
    if quantity.relation in ("lt", "le"):
        return Interval(None, value + room if loose else value)
    if quantity.relation == "approx":
        room += max(step, abs(value) * _ABOUT)
    return Interval(value - room, value + room)


def truncated(quantity: Quantity) -> Interval | None:
    """What a figure stands for whose further digits were cut off: 89.9% is 89.9 to 90."""
    if quantity.value is None or quantity.step is None or quantity.relation != "eq":
        return None
    return Interval(quantity.value, quantity.value + quantity.step)


def is_exact(quantity: Quantity) -> bool:
    """Whether single things are counted one by one: 657件."""
    return quantity.kind == "count" and quantity.step == 1 and quantity.relation == "eq"


def _room(quantity: Quantity, value: Decimal, step: Decimal, loose: bool) -> Decimal:
    if not is_exact(quantity):
        return step if loose and abs(value) >= step * _TEN else step / _TWO
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    if not loose or not value or zeros < _ROUND_ZEROS:
        return Decimal(0)
    return min(_TEN**zeros / _TWO, abs(value) * _ROUNDED)


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if number is None else number * factor


def _add(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return None if first is None or second is None else first + second


def _negative(number: Decimal | None) -> Decimal | None:
    return None if number is None else -number


def _short(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def plain(number: Decimal) -> str:
    """A number for people: at most four decimals, and 万 or 亿 for what is large.

    >>> plain(Decimal("89.95433789")), plain(Decimal("1.20E+4")), plain(Decimal("30520000000"))
    ('89.9543', '12000', '305.2亿')
    """
    for scale, word in _LARGE:
        if abs(number) >= scale * _TEN:
            return plain(number / scale) + word
    text = format(round(number, 4), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
