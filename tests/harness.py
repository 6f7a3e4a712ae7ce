"""Cases written inside the text: one line, one case, every figure in braces with what it should be.

    建立“帮带”对子{750余对|750|gt|对|count|“帮带”对子}。

A figure holds ``text|value|relation|unit`` and, as far as the file cares, ``|kind|entity|change``. The value of a
range is ``low..high``; ``-`` stands for no unit, no entity and no change; a change is its direction, or
``direction/basis``. Fields that are left out are not looked at. A line without braces says that there is no figure.
``⏎`` is a line break. ``# `` begins a comment; a line that begins with ``! `` is known to fail, as are all lines of a
file named ``xfail_*.txt``.

A case passes when the line, written anew from what `extract` finds, is the line that stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from seedstats.models import Change, Fact, Mention

CASES = Path(__file__).parent / "cases"
FIELDS = ("text", "value", "relation", "unit", "kind", "entity", "change")
FEWEST_FIELDS = 4

_FIGURE = re.compile(r"\{([^{}]*)\}")
_NOTHING = "-"
_BREAK = "⏎"


class Expected(NamedTuple):
    """A figure a case holds: where it starts in the source, and its fields in their normal spelling."""

    start: int
    fields: tuple[str, ...]


class Case(NamedTuple):
    """One line of a case file."""

    name: str
    source: str
    expected: tuple[Expected, ...]
    fails: bool

    @property
    def line(self) -> str:
        """The case as a line, every field in its normal spelling."""
        return _line(self.source, self.expected)


def parse_line(line: str, name: str = "case", *, fails: bool = False) -> Case:
    """Read one case.

    Raises `ValueError` where the braces do not hold a figure: a mistake in a case must not pass for a case.
    """
    known_to_fail = line.startswith("! ")
    marked = line.removeprefix("! ").replace(_BREAK, "\n")
    source, expected, at = "", [], 0
    for found in _FIGURE.finditer(marked):
        source += marked[at : found.start()]
        fields = tuple(found[1].split("|"))
        if not FEWEST_FIELDS <= len(fields) <= len(FIELDS):
            raise ValueError(f"{name}: {{{found[1]}}} has {len(fields)} fields")
        expected.append(Expected(len(source), (fields[0], _normal_value(fields[1], name), *fields[2:])))
        source += fields[0]
        at = found.end()
    source += marked[at:]
    if "{" in source or "}" in source:
        raise ValueError(f"{name}: a brace without its partner")
    return Case(name, source, tuple(expected), fails or known_to_fail)


def read_cases(path: Path) -> list[Case]:
    """The cases of one file, in its order."""
    fails = path.name.startswith("xfail_")
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return [
        parse_line(line, f"{path.stem}:{number}", fails=fails)
        for number, line in lines
        if line.strip() and not line.startswith("#")
    ]


def parameters(paths: Iterable[Path]) -> list[Any]:
    """The cases of all files as pytest parameters, known failures as strict xfail, with readable ids."""
    return [
        pytest.param(
            case, id=f"{case.name} {case.source}", marks=[pytest.mark.xfail(strict=True)] if case.fails else []
        )
        for path in sorted(paths)
        for case in read_cases(path)
    ]


def found_line(case: Case, facts: Iterable[Fact]) -> str:
    """The case's source with the figures that were found, each with as many fields as the case has for it."""
    counts = {(figure.start, figure.fields[0]): len(figure.fields) for figure in case.expected}
    found = []
    for fact in facts:
        start, text = fact.quantity.start, fact.quantity.text
        found.append(Expected(start, fact_fields(fact)[: counts.get((start, text), len(FIELDS))]))
    return _line(case.source, found)


def fact_fields(fact: Fact) -> tuple[str, ...]:
    """All fields of a fact, as a case spells them."""
    quantity = fact.quantity
    ends = (quantity.low, quantity.high) if quantity.relation == "range" else (quantity.value,)
    return (
        quantity.text,
        "..".join(_NOTHING if number is None else _plain(number) for number in ends),
        quantity.relation,
        quantity.unit.text or _NOTHING,
        quantity.kind,
        _flat(fact.entity),
        _change(fact.change),
    )


def check(case: Case, find: Callable[[str], Iterable[Fact]]) -> None:
    """Fail where `find` does not find what the case says, showing both lines."""
    assert found_line(case, find(case.source)) == case.line


def _line(source: str, figures: Iterable[Expected]) -> str:
    line, at = "", 0
    for start, fields in figures:
        line += source[at:start] + "{" + "|".join(fields) + "}"
        at = start + len(fields[0])
    return (line + source[at:]).replace("\n", _BREAK)


def _normal_value(spelt: str, name: str) -> str:
    try:
        return "..".join(_plain(_decimal(number)) for number in spelt.split(".."))
    except (ArithmeticError, ValueError):
        raise ValueError(f"{name}: {spelt!r} is no number and no low..high") from None


def _decimal(spelt: str) -> Decimal:
    if "/" not in spelt:
        return Decimal(spelt)
    share = Fraction(spelt)
    return Decimal(share.numerator) / Decimal(share.denominator)


def _plain(number: Decimal) -> str:
    whole = number.to_integral_value()
    return format(whole if number == whole else number.normalize(), "f")


def _flat(mention: Mention | None) -> str:
    return mention.flat if mention else _NOTHING


def _change(change: Change | None) -> str:
    if change is None:
        return _NOTHING
    return f"{change.direction}/{change.basis}" if change.basis else change.direction
