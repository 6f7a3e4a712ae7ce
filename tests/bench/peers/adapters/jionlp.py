"""jionlp: `extract_money` and `extract_time`, both with what they make of a span."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Span = tuple[int, int, str | list[str] | None]
Found = list[dict[str, Any]]


def load() -> Callable[[str], tuple[Found, Found]]:
    """Money and times of a text."""
    import jionlp  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return lambda text: (jionlp.ner.extract_money(text), jionlp.ner.extract_time(text))


def spans(found: tuple[Found, Found]) -> list[Span]:
    """Money with its amount; a time has no number to compare."""
    money, times = found
    amounts: list[Span] = [(*one["offset"], one["detail"]["num"]) for one in money]
    return sorted([*amounts, *((*one["offset"], None) for one in times)], key=lambda one: one[:2])
