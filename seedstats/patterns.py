"""Patterns, compiled when they are first asked for: nothing is done at import.

`re` is the rule, for it takes half the time of `regex`; that one is for what looks back over a varying length.
"""

from __future__ import annotations

import re
from functools import cache

import regex


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """`pattern`, compiled once."""
    return re.compile(pattern)


@cache
def compiled_wide(pattern: str) -> regex.Pattern[str]:
    """`pattern` by `regex`, compiled once."""
    return regex.compile(pattern)


def search_from(initials: str, pattern: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """The first match of `pattern` in ``text[start:end]``; it begins with one of the class `initials`.

    Most stretches of a text hold none of these, and a class alone is looked for fastest.
    """
    first = compiled(initials).search(text, start, end)
    return compiled(pattern).search(text, first.start(), end) if first else None
