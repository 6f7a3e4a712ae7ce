"""seedstats itself, by the same seam as its peers: `extract`, with all it reads."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

Span = tuple[int, int, str | list[str] | None]


def load() -> Callable[[str], Any]:
    """A sheet for a text."""
    from seedstats import extract

    return extract


def spans(sheet: Any) -> list[Span]:
    """The quantities of a sheet; a range is given by both of its ends."""
    quantities = (fact.quantity for fact in sheet.facts)
    return [(quantity.start, quantity.end, _value(quantity)) for quantity in quantities]


def _value(quantity: Any) -> str | list[str] | None:
    if quantity.relation == "range":
        return [_plain(quantity.low), _plain(quantity.high)]
    return None if quantity.value is None else _plain(quantity.value)


def _plain(number: Decimal) -> str:
    return format(number, "f")
