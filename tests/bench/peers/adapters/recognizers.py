"""recognizers-text-suite: numbers, percentages, money, measures, ages and temperatures, for zh-cn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

Span = tuple[int, int, str | None]
KINDS: Final = ("number", "percentage", "currency", "dimension", "age", "temperature")


def load() -> Callable[[str], list[Any]]:
    """The models of `KINDS`, each asked in turn."""
    return asking(KINDS)


def asking(kinds: Iterable[str]) -> Callable[[str], list[Any]]:
    """What asks the models of `kinds` about a text."""
    import recognizers_suite  # type: ignore[import-not-found,import-untyped,unused-ignore]

    models = [getattr(recognizers_suite, f"recognize_{kind}") for kind in kinds]
    return lambda text: [found for model in models for found in model(text, "zh-cn")]


def spans(results: Iterable[Any]) -> list[Span]:
    """A place that two models name is given once, by the longer result."""
    return longest(_span(found) for found in results)


def _span(found: Any) -> Span:
    """A result ends at its last character, and a share carries its %."""
    value = (found.resolution or {}).get("value")
    return found.start, found.end + 1, value.rstrip("%") if isinstance(value, str) else None


def longest(found: Iterable[Span]) -> list[Span]:
    """Spans in the order of the text, without those that stand within one already given.

    >>> longest([(7, 8, "3"), (2, 4, "96.21"), (2, 5, "96.21"), (7, 8, "3")])
    [(2, 5, '96.21'), (7, 8, '3')]
    """
    kept: list[Span] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or one[1] > kept[-1][1]:
            kept.append(one)
    return kept
