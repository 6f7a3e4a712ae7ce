"""Patterns that are compiled when first asked, so that importing the checks costs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import regex


class Pattern:
    """A regular expression by its text; it answers like a compiled one."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        return regex.compile(self._text)

    def search(self, text: str) -> regex.Match[str] | None:
        """The first place where it holds."""
        return self._compiled.search(text)

    def match(self, text: str) -> regex.Match[str] | None:
        """Whether it holds at the start."""
        return self._compiled.match(text)

    def finditer(self, text: str) -> Iterator[regex.Match[str]]:
        """All places where it holds, in order."""
        return self._compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """What it matches, in order."""
        return [found.group(found.re.groups and 1) for found in self.finditer(text)]

    def sub(self, by: str, text: str) -> str:
        """`text` with every match replaced."""
        return self._compiled.sub(by, text)
