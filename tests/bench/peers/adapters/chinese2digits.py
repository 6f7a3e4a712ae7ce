"""chinese2digits: the numerals of a text in order, with their values, and the text rewritten; it does not say where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def load() -> Callable[[str], Any]:
    """Numerals, values and the text rewritten."""
    import chinese2digits  # type: ignore[import-not-found,import-untyped,unused-ignore]

    take: Callable[[str], Any] = chinese2digits.takeNumberFromString
    return take


def spans(_: Any) -> None:
    """Numbers without a place cannot be held against labels."""
