"""The one seam for a part-of-speech tagger: a protocol, a fast default.

Tags are jieba's (ICTCLAS): n… nouns, v verb, vn nominal verb, a adjective, d adverb, p preposition, c conjunction,
m numeral, q classifier, u… particles, x punctuation. The quantity itself is one token with the tag `Q`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple, Protocol

from pydantic import BaseModel

from seedstats.tables import read_rows


class Token(NamedTuple):
    """A word of the flat text with its tag."""

    start: int
    end: int
    word: str
    tag: str


class Tagger(Protocol):
    """Splits a piece of Simplified text into words and tags; the words joined are the piece again."""

    def tag(self, text: str) -> list[tuple[str, str]]: ...


class TagRow(BaseModel):
    """A row of data/tags.tsv (counted from a better tagger) or data/tags_by_hand.tsv, which wins.

    Each is a word whose tag the default tagger gets wrong for the prose of statistics.
    """

    word: str
    tag: str
    example: str


@cache
def _corrections() -> dict[str, str]:
    return {row.word: row.tag for name in ("tags.tsv", "tags_by_hand.tsv") for row in read_rows(name, TagRow)}


@cache
def _jieba() -> Callable[[str], list[tuple[str, str]]]:
    """rjieba's tagger; the module reads its dictionary when it is first imported."""
    import rjieba

    tag: Callable[[str], list[tuple[str, str]]] = rjieba.tag
    return tag


class FastTagger:
    """rjieba with the corrections of the tables of tags."""

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Words and tags of `text`."""
        corrected = _corrections()
        return [(word, corrected.get(word, tag)) for word, tag in _jieba()(text)]


def tag_span(tagger: Tagger, text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``, with offsets of `text`."""
    tokens = []
    for word, tag in tagger.tag(text[start:end]):
        tokens.append(Token(start, start + len(word), word, tag))
        start += len(word)
    return tokens
