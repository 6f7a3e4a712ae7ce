"""Names of Chinese places → their official six-digit codes (GB/T 2260), from data/divisions.tsv.

A chain of names is one place (北京市朝阳区). A name that several places bear has no code of its own (朝阳区, 吉林),
until its chain or another name of the sentence settles which is meant. Offsets are those of the flat text.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.tablerows import DivisionRow
from seedstats.tables import read_rows
from seedstats.wordlist import WordList

# 北京路, 中山东路: streets bear the names of places elsewhere.
_NO_PLACE: Final = Pattern(r"[东西南北中]?(?:路|街(?!道)|大道|大街|巷|桥)")
# 市场, 县域, 区块: the last character of the name belongs to what follows.
_CUT: Final = {"市": "场民区", "县": "域级城区乡", "区": "域块间", "州": "级", "旗": "级下", "省": "级"}
_SHORTEST: Final = 2
_WHOLE: Final = 6


class PlaceName(NamedTuple):
    """A place as the text names it, with the codes it may have, one where it is clear."""

    span: Span
    codes: tuple[str, ...]

    def lies_in(self, other: PlaceName) -> bool:
        """Whether every place it may be lies in `other` or is it."""
        return all(code.startswith(tuple(map(_stem, other.codes))) or code in other.codes for code in self.codes)

    @property
    def code(self) -> str | None:
        """The code, None where several places bear the name."""
        return self.codes[0] if len(self.codes) == 1 else None


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows("divisions.tsv", DivisionRow):
        for name in filter(None, (row.name, row.short)):
            found[name] = (*found.get(name, ()), row.code)
    return found


@cache
def _names() -> WordList:
    return WordList(_codes())


def place_at(text: str, start: int, end: int) -> PlaceName | None:
    """The place whose name begins at `start` and goes no further than `end`, with all the names that follow on."""
    at = start
    codes: tuple[str, ...] = ()
    while at < end:
        word = _name_at(text, at, end)
        if word is None:
            break
        inside = _inside(_codes()[word], codes) if codes else _codes()[word]
        if not inside:
            break
        at, codes = at + len(word), inside
    if not codes or _NO_PLACE.match(text, at) or (at - start == _SHORTEST and text[at - 1] == "区"):
        return None
    return PlaceName(Span(start, at), codes)


def _name_at(text: str, at: int, end: int) -> str | None:
    word = _names().at(text[at:end], 0)
    if word is None:
        return None
    behind = text[at + len(word) : at + len(word) + 1]
    if behind and behind in _CUT.get(word[-1], ""):
        return word[:-1] if word[:-1] in _codes() else None
    return word


def _inside(codes: tuple[str, ...], outer: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `codes` that lie in one of `outer`."""
    stems = tuple(_stem(code) for code in outer)
    return tuple(code for code in codes if code.startswith(stems) and code not in outer)


def _stem(code: str) -> str:
    """河南省 410000 → 41: what the codes of its places begin with."""
    while code.endswith("00"):
        code = code[:-2]
    return code if len(code) < _WHOLE else code + "."


def settle(place: PlaceName, text: str, sentence: Span) -> str | None:
    """The code of a place: its own, or the one that another place named in the sentence leaves possible."""
    if place.code:
        return place.code
    possible = set(place.codes)
    at = sentence.start
    while at < sentence.end:
        other = place_at(text, at, sentence.end)
        if other and other.span != place.span and other.code:
            near = {code for code in possible if code.startswith(_stem(other.code))}
            possible = possible & {other.code} or near or possible
        at = other.span.end if other else at + 1
    return possible.pop() if len(possible) == 1 else None
