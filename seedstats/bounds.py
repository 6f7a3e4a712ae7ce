"""What bounds a number: the words before it (约, 超过, 不足) and behind it (余, 以上, 左右)."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from seedstats.models import Relation
from seedstats.tablerows import BoundRow
from seedstats.tables import read_rows
from seedstats.wordlist import WordList

# What may stand between the bound and the number: 超过了, 约为, 不足为.
_FILLERS: Final = "了为有达到至是在出过"
_BARE_SCALE: Final = frozenset("百千万亿")
# 附近, 最近, 邻近; 相约; 网上, 以上: the last character of another word. 不约, 未近 do not occur.
_OTHER_WORDS: Final = frozenset(
    (
        "附近",
        "最近",
        "邻近",
        "临近",
        "靠近",
        "新近",
        "亲近",
        "相约",
        "节约",
        "合约",
        "条约",
        "签约",
        "大约",
        "违约",
        "履约",
        "预约",
        "制约",
        "集约",
        "网上",
        "以上",
        "线上",
        "早上",
        "晚上",
        "高超",
        "赶超",
        "反超",
        "春晚近",
    )
)


class Bound(NamedTuple):
    """A bound as found: its relation and the word that says so."""

    relation: Relation
    word: str


@cache
def _before() -> dict[str, Relation]:
    return {row.word: row.relation for row in read_rows("bounds.tsv", BoundRow) if row.side == "before"}


def words_before() -> frozenset[str]:
    """The words that bound a number from before it, 上 left out, which is most often no bound."""
    return frozenset(_before()) - {"上"}


@cache
def _after() -> tuple[WordList, dict[str, Relation]]:
    rows = {row.word: row.relation for row in read_rows("bounds.tsv", BoundRow) if row.side == "after"}
    return WordList(word for word in rows if len(word) > 1), rows


def bound_before(text: str, start: int) -> Bound | None:
    """The bound that ends right before `start` of folded `text`: 超过 before 550万."""
    words = _before()
    end = start
    while text[end - 1 : end] in _last_characters():
        for length in (4, 3, 2, 1):
            word = text[max(0, end - length) : end]
            relation = words.get(word)
            if relation and text[max(0, end - 2) : end] not in _OTHER_WORDS - {"大约"}:
                if word == "上" and not (end == start and _bare_scale(text, start)):
                    return None
                return Bound(relation, word)
        if end - 1 < 0 or start - end >= 2 or text[end - 1] not in _FILLERS:
            return None
        end -= 1
    return None


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(word[-1] for word in _before()) | frozenset(_FILLERS)


def _bare_scale(text: str, start: int) -> bool:
    """上百, 上千, 上万 bound a number; 网上12人 does not."""
    return text[start : start + 1] in _BARE_SCALE


def bound_after(text: str, end: int) -> Bound | None:
    """The bound of two or more characters that begins at `end`: 以上, 左右, 及以下."""
    words, relations = _after()
    word = words.at(text, end)
    return Bound(relations[word], word) if word else None


def odd_after(text: str, end: int) -> Bound | None:
    """余, 多 or 来 at `end`, between a number and its unit."""
    word = text[end : end + 1]
    if word not in ("余", "多", "来"):
        return None
    return Bound(_after()[1][word], word)
