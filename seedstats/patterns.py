"""Patterns, compiled when they are first asked for: nothing is done at import.

`re` is the rule, for it takes half the time of `regex`; that one is for what looks back over a varying length.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache


class Pattern:
    """A pattern of `re`, compiled when it is first used.

    `opens` may name a class of characters one of which every match begins with. Most stretches of a text hold none of
    them, and a class alone is what `re` looks for fastest.
    """

    def __init__(self, source: str, opens: str = "") -> None:
        self.source = source
        self.opens = opens
        self._whole: re.Pattern[str] | None = None
        self._first: re.Pattern[str] | None = None

    @property
    def whole(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        if self._whole is None:
            self._whole = re.compile(self.source)
        return self._whole

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in ``text[start:end]``."""
        if self.opens:
            if self._first is None:
                self._first = re.compile(self.opens)
            first = self._first.search(text, start, end)
            if first is None:
                return None
            start = first.start()
        return self.whole.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at `start`."""
        return self.whole.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole of `text`."""
        return self.whole.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Every match in ``text[start:end]``."""
        return self.whole.finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """What it matches in ``text[start:end]``, or the one group of it."""
        return self.whole.findall(text, start, end)

    def sub(self, by: str, text: str) -> str:
        """`text` with every match replaced."""
        return self.whole.sub(by, text)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """`pattern`, compiled once: for what is put together or handed over at run time."""
    return re.compile(pattern)
