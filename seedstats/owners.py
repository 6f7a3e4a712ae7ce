"""Words that own figures or act: 全区, 财政局, 县处级干部. Where such a name ends in a run of words.

Offsets are those of the flat text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from pydantic import BaseModel

from seedstats.wordclasses import is_main_verb, is_nominal, is_verb
from seedstats.span import Span
from seedstats.tables import read_rows
from seedstats.tagging import Token
from seedstats.wordlist import WordList

_JOINTS: Final = frozenset(("、", "和", "与", "及", "以及", "或", "·", "/"))
# 各级, 本行, 该公司: pronouns that open the name of an owner.
_POINTERS: Final = tuple("各该本我")
# 县级以上党委, 两级班子, 二级医院; 城管、住建等部门.
_INSIDE: Final = frozenset(("以上", "以下", "等", "等等", "两级", "三级", "各级", "一级", "二级"))
# 省重大项目, 区办: a level alone, at the head of a run only.
_LEVELS: Final = frozenset(("省", "市", "区", "县", "镇", "乡", "州"))
_DIVISIONS: Final = ("省", "市", "区", "县", "镇", "乡", "村", "州", "街道")
_PLACES: Final = frozenset(("ns", "nt"))
_OFFICE: Final = "办"


class OwnerRow(BaseModel):
    """A row of data/owners.tsv.

    `alone` owns a figure as it stands (全区), `ends` ends the name of an owner (财政局), `never` ends like one.
    """

    word: str
    use: Literal["alone", "ends", "never"]
    example: str


class Run(NamedTuple):
    """The nouns from `first` to `stop` of some tokens; `owner` is where the last owner in it ends, 0 for none."""

    first: int
    owner: int
    stop: int


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(row.word for row in read_rows("owners.tsv", OwnerRow) if row.use == use)


@cache
def _endings() -> WordList:
    return WordList(_words("ends"), backwards=True)


@cache
def _alone() -> WordList:
    return WordList(_words("alone"), backwards=True)


def alone_before(text: str, end: int, start: int) -> Span | None:
    """The owner that stands right before `end` as one word: 全区 in 全区|743个党支部."""
    word = _alone().before(text, end, start)
    return Span(end - len(word), end) if word else None


@lru_cache(maxsize=8192)
def names_owner(word: str) -> bool:
    """Whether a noun may end the name of an owner: 财政局, 干部, 全区; not 格局, 城市."""
    if word in _words("alone"):
        return True
    ending = _endings().before(word, len(word))
    return ending is not None and word not in _words("never") and (len(ending) > 1 or len(word) > 1)


def names_place(token: Token) -> bool:
    """Whether a word names a place: 郑州, 二七区, 全市."""
    word = token.word
    return token.tag == "ns" or word in _words("alone") or (word.endswith(_DIVISIONS) and names_owner(word))


def read_run(tokens: Sequence[Token], first: int, limit: int) -> Run:
    """The run of nouns at `first`, no further than the offset `limit`, and the last owner in it."""
    at, owner = first, 0
    while at < len(tokens) and tokens[at].end <= limit:
        tokens[at]
        if _owns(tokens, at, first):
            owner = at + 1
        elif not _goes_on(tokens, at, owner):
            break
        at += 1
    return Run(first, owner, at)


def _owns(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether the word at `at` may end the name of an owner."""
    word, tag = tokens[at].word, tokens[at].tag
    if word in _words("alone"):
        return True
    if word in _words("never") or _digits(word):
        return False
    if len(word) == 1:
        return _one_character(tokens, at, first)
    if tag == "nq" or (tag == "nb" and at > first):
        return names_owner(word.strip("“”‘’《》()"))
    return (
        tag in _PLACES
        and not is_verb(tokens[at])
        or tag[0] in "njirlf"
        and names_owner(word)
        and not is_verb(tokens[at])
    )


def _one_character(tokens: Sequence[Token], at: int, first: int) -> bool:
    """省|重大项目, 教育|办, 科技|城: a level that opens the run, or the last part of a name."""
    word, tag = tokens[at].word, tokens[at].tag
    if at == first:
        return word in _LEVELS and tag == "n"
    if word == _OFFICE:
        return _opens_predicate(tokens, at + 1)
    return tag[0] == "n" and word in _words("ends")


def _opens_predicate(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].tag[0] in "dp" or is_main_verb(tokens[at]))


def _digits(word: str) -> bool:
    return word[0] in "0123456789/"


def _goes_on(tokens: Sequence[Token], at: int, owner: int) -> bool:
    """Whether the name of an owner may go on with the word at `at`, which ends none."""
    token = tokens[at]
    if token.word in _JOINTS:
        return owner == at or at > 0 and is_nominal(tokens[at - 1])
    if token.word in _INSIDE or token.word.endswith("级") or (token.tag == "r" and token.word.startswith(_POINTERS)):
        return True
    if is_nominal(token):
        return not _digits(token.word)
    return token.tag[0] == "v" and not is_main_verb(token) and (token.tag == "vn" or owner != at)
