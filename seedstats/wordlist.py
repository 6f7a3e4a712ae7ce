"""Words asked for at an offset: the longest that stands there."""

from __future__ import annotations

from collections.abc import Iterable


class WordList:
    """A set of words, found by their first character, or `backwards` by their last; the longest wins."""

    def __init__(self, words: Iterable[str], *, backwards: bool = False) -> None:
        index: dict[str, list[str]] = {}
        for word in sorted(set(words), key=len, reverse=True):
            index.setdefault(word[-1 if backwards else 0], []).append(word)
        self._index = {character: tuple(found) for character, found in index.items()}

    def at(self, text: str, start: int) -> str | None:
        """The longest word that begins at `start` of `text`, None where none does."""
        for word in self._index.get(text[start : start + 1], ()):
            if text.startswith(word, start):
                return word
        return None

    def before(self, text: str, end: int, start: int = 0) -> str | None:
        """The longest word of a backwards list that ends at `end` of `text` and begins at `start` or after."""
        if end <= start:
            return None
        for word in self._index.get(text[end - 1], ()):
            if text.endswith(word, start, end):
                return word
        return None

    def initials(self) -> frozenset[str]:
        """The characters its words begin with."""
        return frozenset(self._index)
