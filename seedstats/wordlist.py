"""Words asked for at an offset: the longest that stands there."""

from __future__ import annotations

from collections.abc import Iterable


class WordList:
    """A set of words, found by their first character, or `backwards` by their last; the longest wins."""

    def __init__(self, words: Iterable[str], *, backwards: bool = False) -> None:
        self._words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[-1 if backwards else 0], set()).add(len(word))
        self._lengths = {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}

    def at(self, text: str, start: int) -> str | None:
        """The longest word that begins at `start` of `text`, None where none does."""
        lengths = self._lengths.get(text[start : start + 1])
        if lengths is None:
            return None
        for length in lengths:
            word = text[start : start + length]
            if word in self._words:
                return word
        return None

    def before(self, text: str, end: int, start: int = 0) -> str | None:
        """The longest word of a backwards list that ends at `end` of `text` and begins at `start` or after."""
        lengths = self._lengths.get(text[end - 1]) if end > start else None
        if lengths is None:
            return None
        for length in lengths:
            word = text[end - length : end] if end - start >= length else ""
            if word in self._words:
                return word
        return None

    def initials(self) -> frozenset[str]:
        """The characters its words begin with (end with, for a backwards list)."""
        return frozenset(self._lengths)
