"""How a figure stands to what was computed: it agrees, it agrees loosely, or it cannot be true."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from seedstats.checks.check import Said, accuse
from seedstats.checks.interval import Interval, stated, truncated
from seedstats.checks.view import Figure
from seedstats.models import Finding, Severity

_TRUNCATED: Final = Said("是截尾而非四舍五入的结果", "true by cutting digits off, not by rounding")
_ROUNDED: Final = Said("只在宽松取整时成立", "true only by loose rounding")


class Sum(NamedTuple):
    """What was computed: from the digits as stated, and with every figure taken loosely."""

    strict: Interval | None
    loose: Interval | None


class Case(NamedTuple):
    """A stated relation: the figure held against the others, and how the sum is told."""

    check: str
    figures: Sequence[Figure]
    how: Said
    severity: Severity = "error"


def judge(case: Case, computed: Sum, held: Interval | None = None) -> Finding | None:
    """The finding on `case.figures[0]`, None where it agrees or nothing can be said.

    `held` is what the figure says where that is not what it states as it stands (a share as a fraction).
    """
    figure = case.figures[0]
    exact, expected = held or stated(figure.quantity), computed.strict
    if exact is None or expected is None or exact.meets(expected):
        return None
    cut, loose = truncated(figure.quantity), stated(figure.quantity, loose=True)
    if held is None and cut and cut.meets(expected):
        return _finding(case, expected, "note", _TRUNCATED)
    if computed.loose is None or loose is None:
        return None
    if loose.meets(computed.loose):
        return _finding(case, expected, "note", _ROUNDED)
    return _finding(case, expected, case.severity, None)


def _finding(case: Case, expected: Interval, severity: Severity, why: Said | None) -> Finding:
    figure = case.figures[0]
    shown, text = expected.shown() + figure.unit, figure.quantity.flat
    if why is None:
        said = Said(
            f"文中为{text}，按{case.how.chinese}应为{shown}",
            f"the text says {text}, but {case.how.english} gives {shown}",
        )
    else:
        said = Said(
            f"{text}{why.chinese}：{case.how.chinese}为{shown}",
            f"{text} is {why.english}: {case.how.english} gives {shown}",
        )
    return accuse(case.check, severity, case.figures, said, expected=shown, result="loose" if why else "disagrees")


def flat(*figures: Figure) -> tuple[str, ...]:
    """The figures as the text has them."""
    return tuple(figure.quantity.flat for figure in figures)


def bounds(figure: Figure) -> Sum:
    """A figure's own interval, strict and loose."""
    return Sum(stated(figure.quantity), stated(figure.quantity, loose=True))


def added(figures: Sequence[Figure]) -> tuple[Sum, Said]:
    """The sum of figures, strict and loose, and how it is told: A＋B＋C. An end that is open leaves it unknown."""
    strict, loose = bounds(figures[0])
    for figure in figures[1:]:
        more = bounds(figure)
        strict = strict.plus(more.strict) if strict and more.strict else None
        loose = loose.plus(more.loose) if loose and more.loose else None
    texts = flat(*figures)
    return Sum(strict, loose), Said("＋".join(texts), " + ".join(texts))
