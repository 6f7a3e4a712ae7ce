"""Names of owners in a run of words: where 全区, 区财政局, 县处级干部 begin and end.

What ends such a name is in data/owners.tsv. Offsets are those of the flat text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from seedstats.span import Span
from seedstats.tablerows import OwnerRow, OwnerUse
from seedstats.tables import read_rows
from seedstats.tagging import Token
from seedstats.wordclasses import is_main_verb, is_nominal, is_verb
from seedstats.wordlist import WordList

JOINTS: Final = frozenset(("、", "和", "与", "及", "以及", "或", "·", "/"))
# 各级, 本行, 该公司: pronouns that open the name of an owner.
_POINTERS: Final = tuple("各该本我")
# 国庆假期|全市: what these open begins with them.
_WHOLES: Final = ("全", "本", "该", "我")
# 县级以上党委, 两级班子, 二级医院; 城管、住建等部门.
_INSIDE: Final = frozenset(("以上", "以下", "等", "等等", "两级", "三级", "各级", "一级", "二级"))
# 省重大项目: a level alone, at the head of a run only.
_LEVELS: Final = frozenset(("省", "市", "区", "县", "镇", "乡", "州"))
# 地区生产总值: no owner where nothing stands before it.
_BARE: Final = frozenset(("地区", "流域", "沿线", "财政"))
_DIVISIONS: Final = ("省", "市", "区", "县", "镇", "乡", "村", "州", "街道", "地区")
_PLACES: Final = frozenset(("ns", "nt"))
_OFFICE: Final = "办"
# 团结街道, 解放街道: a name that looks like a verb or an adjective.
_NAMED: Final = "街道"
# Of provinces and countries whose name ends in no word of the table: 安徽, 意大利.
_PLACE_ENDS: Final = (
    "京津海庆北西宁江林苏徽建东南川藏肃青疆古港门湾亚大兰利本度典士时麦牙腊其朗拉克耳及非斯哥根比坡宾尼廷鲁"
)
_UNSURE: Final = frozenset(("letter", "bare"))
_MARKS: Final = "“”‘’《》()"
_LEFT_OUT: Final = frozenset(("m", "q", "x", "c", "d"))


@dataclass(slots=True)
class Run:
    """Nouns of some tokens from `first` to `stop`; `ends` are where the names of owners in them end."""

    first: int
    stop: int
    ends: tuple[int, ...]

    def last(self, tokens: Sequence[Token], limit: int) -> int:
        """Where the last name ends that goes no further than the offset `limit`, 0 where none does."""
        for end in reversed(self.ends):
            if tokens[end - 1].end <= limit:
                return end
        return 0


@cache
def _uses() -> dict[str, OwnerUse]:
    return {row.word: row.use for row in read_rows("owners.tsv", OwnerRow)}


@cache
def _endings() -> WordList:
    return WordList((word for word, use in _uses().items() if use in ("ends", "people")), backwards=True)


@cache
def may_name_owner() -> re.Pattern[str]:
    """One of the characters that the name of an owner ends in; a stretch without one need not be tagged."""
    return re.compile(f"[{''.join({word[-1] for word, use in _uses().items() if use != 'never'})}{_PLACE_ENDS}]")


@cache
def _alone() -> WordList:
    return WordList((word for word, use in _uses().items() if use == "alone"), backwards=True)


def alone_before(text: str, end: int, start: int) -> Span | None:
    """The owner that stands right before `end` as one word: 全区 in 全区|743个党支部."""
    word = _alone().before(text, end, start)
    return Span(end - len(word), end) if word else None


@lru_cache(maxsize=8192)
def owner_use(word: str) -> OwnerUse | None:
    """How a noun may own: 全区 alone, 财政局 ends, 干部 people; None for 格局 and 城市."""
    use = _uses().get(word)
    if use in ("alone", "never") or (use and len(word) > 1):
        return use if use != "never" else None
    ending = _endings().before(word, len(word)) if len(word) > 1 else None
    return _uses()[ending] if ending else None


def names_place(token: Token) -> bool:
    """Whether a word names a place: 郑州, 二七区, 全市."""
    use = owner_use(token.word)
    return token.tag == "ns" or use == "alone" or (use == "ends" and token.word.endswith(_DIVISIONS))


def names_division(token: Token) -> bool:
    """Whether a word names a place that is governed: 郑州, 双湾镇, not 建成区."""
    return token.tag == "ns" or (token.word[-1] in "省市县镇乡村州旗" and owner_use(token.word) != "people")


def read_run(tokens: Sequence[Token], first: int) -> Run:
    """The run of nouns at `first`, and the owners in it."""
    at, owner = first, 0
    ends = []
    while at < len(tokens):
        token = tokens[at]
        part = _part(token.word, token.tag)
        if part == "owner" or (part in _UNSURE and _may_end(tokens, at, first)):
            owner = at + 1
            ends.append(owner)
        elif part == "stop" or not (part == "noun" or _goes_on(tokens, at, first, owner)):
            break
        at += 1
    return Run(first, at, tuple(ends))


def owner_span(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """The name that ends before `last`: from 全区 on where the run holds it, without a number before it."""
    for at in range(last - 1, first, -1):
        if tokens[at].word.startswith(_WHOLES) and _uses().get(tokens[at].word) == "alone":
            first = at
            break
    while first < last and tokens[first].tag in _LEFT_OUT:
        first += 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last else None


def opens_predicate(tokens: Sequence[Token], at: int) -> bool:
    """Whether what a name does begins at `at`: an adverb, a preposition, a verb, or the number itself."""
    return at == len(tokens) or (tokens[at].tag[0] in "dp" or is_main_verb(tokens[at]))


@lru_cache(maxsize=8192)
def _part(word: str, tag: str) -> str:
    """What a word is in a run: `owner` and `noun` wherever they stand, `stop` nowhere, the others as they stand."""
    if word[0] in "0123456789/":
        return "stop"
    if word in JOINTS:
        return "joint"
    if word in _BARE or tag == "nb":
        return "bare"
    return _noun_part(word, tag) or ("verb" if tag[0] == "v" and not is_main_verb(Token(0, 0, word, tag)) else "other")


def _noun_part(word: str, tag: str) -> str | None:
    token = Token(0, len(word), word, tag)
    use = owner_use(word)
    if use != "alone" and len(word) == 1 and word in _uses() and tag[0] in "nv":
        return "letter"
    named = tag in _PLACES and _uses().get(word) != "never"
    if use == "alone" or (not is_verb(token) and (named or (use and tag[0] in "njirlf"))):
        return "owner"
    if tag == "nq" and owner_use(word.strip(_MARKS)):
        return "owner"
    inside = word in _INSIDE or word.endswith("级") or (tag == "r" and word.startswith(_POINTERS))
    return "noun" if inside or is_nominal(token) else None


def _may_end(tokens: Sequence[Token], at: int, first: int) -> bool:
    """省|重大项目, 教育|办, 科技|城, 党工委|(社区): what ends a name where it stands right."""
    word, tag = tokens[at].word, tokens[at].tag
    if at == first:
        return word in _LEVELS and tag == "n"
    if word == _OFFICE:
        return at + 1 < len(tokens) and opens_predicate(tokens, at + 1)
    if tag == "nb":
        return owner_use(word.strip(_MARKS)) is not None
    return tag[0] == "n"


def _goes_on(tokens: Sequence[Token], at: int, first: int, owner: int) -> bool:
    """Whether the name of an owner may go on with the word at `at`, which ends none."""
    token = tokens[at]
    part = _part(token.word, token.tag)
    if part == "joint":
        return owner == at or (at > first and is_nominal(tokens[at - 1]))
    if part == "verb" and (token.tag == "vn" or owner != at):
        return True
    if part in _UNSURE and is_nominal(token):
        return True
    return at == first and at + 1 < len(tokens) and tokens[at + 1].word == _NAMED
