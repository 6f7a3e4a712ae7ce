"""Patterns, compiled when they are first asked for: nothing is done at import."""

from __future__ import annotations

import re
from functools import cache

import regex


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """`pattern`, compiled once."""
    return regex.compile(pattern)


@cache
def plain_pattern(pattern: str) -> re.Pattern[str]:
    """`pattern`, compiled once in `re`: half the time of `regex`, where nothing of what that adds is needed."""
    return re.compile(pattern)
