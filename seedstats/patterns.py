"""Patterns, compiled when they are first asked for: nothing is done at import."""

from __future__ import annotations

from functools import cache

import regex


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """`pattern`, compiled once."""
    return regex.compile(pattern)
