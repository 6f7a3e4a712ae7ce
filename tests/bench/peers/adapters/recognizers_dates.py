"""recognizers-text-suite with its dates and times, which seedstats reads as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .recognizers import KINDS, asking, spans

__all__ = ["load", "spans"]


def load() -> Callable[[str], list[Any]]:
    """All of `recognizers`, and the model of dates and times."""
    return asking((*KINDS, "datetime"))
