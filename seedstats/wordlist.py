"""Words asked for at an offset: the longest that stands there."""

from __future__ import annotations

from collections.abc import Iterable


class WordList:
    """A set of words, found by their first character, the longest first."""

    def __init__(self, words: Iterable[str]) -> None:
        index: dict[str, list[str]] = {}
        for word in sorted(set(words), key=len, reverse=True):
            index.setdefault(word[0], []).append(word)
        self._index = {first: tuple(found) for first, found in index.items()}

    def at(self, text: str, start: int) -> str | None:
        """The longest word that stands at `start` of `text`, None where none does."""
        for word in self._index.get(text[start : start + 1], ()):
            if text.startswith(word, start):
                return word
        return None

    def initials(self) -> frozenset[str]:
        """The characters its words begin with."""
        return frozenset(self._index)
