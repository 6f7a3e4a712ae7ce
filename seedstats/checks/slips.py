"""Two numbers a slip of the pen apart, and two passages that are the same word for word."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from seedstats.checks.view import Figure

_TWIN: Final = 2
_DIGITS: Final = 3
_BEFORE: Final = 24
_SCALES: Final = frozenset((Decimal(10**4), Decimal(10**8)))


def is_slip(first: Figure, second: Figure) -> bool:
    """743 and 734, 743 and 748: one digit changed, or two neighbours that changed places; or a 万 or 亿 apart."""
    one, other = first.value, second.value
    if one is None or other is None:
        return False
    if one > 0 and other > 0 and max(one, other) / min(one, other) in _SCALES:
        return len(one.normalize().as_tuple().digits) >= _DIGITS
    return _is_misprint(_digits(one), _digits(other))


def is_repeated(first: Figure, second: Figure) -> bool:
    """Whether both stand in a passage that is there twice, word for word."""
    before = [figure.sentence.flat[max(0, figure.start - _BEFORE) : figure.start] for figure in (first, second)]
    return before[0] == before[1] and len(before[0]) == _BEFORE


def _digits(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _is_misprint(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one.strip("0.").replace(".", "")) < _DIGITS:
        return False
    apart = [at for at in range(len(one)) if one[at] != other[at]]
    if len(apart) == 1:
        return True
    swapped = len(apart) == _TWIN and apart[1] - apart[0] == 1
    return swapped and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
