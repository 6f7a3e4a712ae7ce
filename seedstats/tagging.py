"""The one seam for a part-of-speech tagger: a protocol, a fast default.

Tags are jieba's (ICTCLAS): n… nouns, v verb, vn nominal verb, a adjective, d adverb, p preposition, c conjunction,
m numeral, q classifier, u… particles, x punctuation. The quantity itself is one token with the tag `Q`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol

from seedstats.tablerows import TagRow
from seedstats.tables import read_rows


class Token:
    """A word of the flat text with its tag."""

    __slots__ = ("end", "start", "tag", "word")

    def __init__(self, start: int, end: int, word: str, tag: str) -> None:
        self.start = start
        self.end = end
        self.word = word
        self.tag = tag

    def __repr__(self) -> str:
        return f"Token({self.start}, {self.end}, {self.word!r}, {self.tag!r})"


class Tagger(Protocol):
    """Splits a piece of Simplified text into words and tags; the words joined are the piece again."""

    def tag(self, text: str) -> list[tuple[str, str]]: ...


@cache
def _corrections() -> dict[str, str]:
    return {row.word: row.tag for name in ("tags.tsv", "tags_by_hand.tsv") for row in read_rows(name, TagRow)}


@cache
def _jieba() -> Callable[[str], list[tuple[str, str]]]:
    """rjieba's tagger; the module reads its dictionary when it is first imported."""
    import rjieba

    tag: Callable[[str], list[tuple[str, str]]] = rjieba.tag
    return tag


@cache
def _pairs() -> dict[tuple[str, str], tuple[str, str]]:
    """Words of the table by hand that the tagger cuts in two (占比 into 占 and 比), by their halves."""
    pairs = {}
    for row in read_rows("tags_by_hand.tsv", TagRow):
        halves = tuple(word for word, _ in _jieba()(row.word))
        if len(halves) == 2:
            pairs[halves] = (row.word, row.tag)
    return pairs


@cache
def _first_halves() -> frozenset[str]:
    return frozenset(first for first, _ in _pairs())


class FastTagger:
    """rjieba with the corrections of the tables of tags."""

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Words and tags of `text`."""
        corrected, halves = _corrections(), _first_halves()
        tagged, cut = [], False
        for word, tag in _cut(text):
            if word in halves:
                cut = True
            tagged.append((word, corrected.get(word, tag)))
        return _mended(tagged) if cut else tagged


def _cut(text: str) -> list[tuple[str, str]]:
    """What rjieba makes of `text`; it takes UTF-8, which half of a surrogate pair is not."""
    try:
        return _jieba()(text)
    except UnicodeEncodeError:
        return _jieba()(text.encode("utf-8", "replace").decode("utf-8"))


def _mended(tagged: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put together the words that were cut in two."""
    pairs, mended = _pairs(), tagged[:1]
    for word, tag in tagged[1:]:
        whole = pairs.get((mended[-1][0], word))
        if whole:
            mended[-1] = whole
        else:
            mended.append((word, tag))
    return mended


def tag_span(tagger: Tagger, text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``, with offsets of `text`."""
    tokens = []
    for word, tag in tagger.tag(text[start:end]):
        end = start + len(word)
        tokens.append(Token(start, end, word, tag))
        start = end
    return tokens
