"""The noun phrase that begins behind a unit: 743个党支部, 60余家参学单位, 一半的街区.

It is found by walking over tagged words away from the number. Offsets are those of the flat text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from seedstats.nounphrase import JOINTS, PLACES_AND_TIMES, trim
from seedstats.span import Span
from seedstats.tagging import Token
from seedstats.wordclasses import is_nominal, is_verb, uses

# Verbs that describe the noun behind them also where they open the phrase: 6处新建大型灌区.
_ATTRIBUTES: Final = frozenset(
    ("新建", "在建", "新增", "拟建", "已建", "改建", "扩建", "新开工", "参保", "参学", "受灾", "就业")
)
# 26条国内集结线路: where something is does not end its name.
_WHERE: Final = frozenset("国内 国外 境内 境外 海外 网上 线上 线下 室内 室外".split())
# 1395人次到馆参观: verbs of going and prepositions taken for verbs open no noun phrase.
_MOVES: Final = frozenset("到 在 赴 来 去 为 是 有 向 由 从 与 被 让 使 把 将 对 给 用 以 于 往 达 占 共".split())
# 1913户脱贫户全部住上新房: how many of them.
_OF_ALL: Final = frozenset(("全部", "全都", "大部分", "多数", "大多数", "一半"))
# 保税区顺利通过验收: adjectives do not end a noun phrase.
_NO_HEADS: Final = frozenset(("a", "ad", "z", "b", "i", "f"))


def phrase_after(tokens: Sequence[Token], *, act: bool = False) -> Span | None:
    """The noun phrase `tokens` begin with: 参学单位 of 参学单位组织…; None where they begin with a verb or less.

    Where the number counts an `act`, a verb may end the phrase (两次专题学习); otherwise it begins the predicate.
    """
    first = at = _skip_opening(tokens)
    head = 0
    while at < len(tokens):
        token = tokens[at]
        if token.word in JOINTS:
            if not head or not _goes_on(tokens, at + 1, token.word):
                break
        elif token.tag == "uj":
            if not _relative(tokens, first, at):
                break
            first, head = at + 1, 0
        elif is_nominal(token):
            if (head and (token.tag == "i" or token.word in _OF_ALL)) or _begins_a_date(tokens, at):
                break  # 饮食习惯由来已久: an idiom behind the noun is said of it
            head = at + 1 if token.tag not in _NO_HEADS and token.word not in _WHERE else head
        elif not _inside_phrase(tokens, at, head, act):
            break
        elif act and is_verb(token) and (at + 1 == len(tokens) or not is_nominal(tokens[at + 1])):
            head = at + 1
        at += 1
    return _span_of(trim(tokens[first:head]))


def _span_of(run: Sequence[Token]) -> Span | None:
    """Where the words of a phrase stand; 时 or 中 alone is no phrase."""
    if not run or (len(run) == 1 and run[0].word in PLACES_AND_TIMES and run[0].word != "方面"):
        return None
    return Span(run[0].start, run[-1].end)


def _skip_opening(tokens: Sequence[Token]) -> int:
    """的, 各 and 其 open no phrase."""
    at = 0
    while at < len(tokens) and (tokens[at].tag in ("r", "uj") or tokens[at].word == " "):
        at += 1
    return at


def _goes_on(tokens: Sequence[Token], at: int, joint: str) -> bool:
    """Whether a list goes on behind 、 or 和; behind 和 not with a name of its own (12个省区和新疆)."""
    if at >= len(tokens) or not is_nominal(tokens[at]):
        return False
    return joint not in ("和", "与", "及") or tokens[at].tag not in ("ns", "nt", "nr")


def _begins_a_date(tokens: Sequence[Token], at: int) -> bool:
    """169个班子9月13日前部署到位."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return tokens[at].word.isdecimal() and following[:1] in ("月", "年", "日", "时")


def _relative(tokens: Sequence[Token], first: int, at: int) -> bool:
    """X的Y: a clause before 的 is left out (因故缺席的党员), a noun before it is the head itself."""
    if at + 1 >= len(tokens) or not is_nominal(tokens[at + 1]):
        return False
    return at == first or tokens[at - 1].tag[0] in "avzb" or tokens[at - 1].tag in ("f", "l", "i")


def _inside_phrase(tokens: Sequence[Token], at: int, head: int, act: bool) -> bool:
    """Whether the word at `at`, no noun, goes on inside the phrase: 参学单位, 工作推进会, but 党员参加活动."""
    token = tokens[at]
    if not is_verb(token):
        return False
    use = uses().get(token.word)
    beyond = tokens[at + 1] if at + 1 < len(tokens) else None
    if use == "main" and head:
        return False
    if not head and act and (beyond is None or beyond.tag in ("x", "c", "p")):
        return True  # 数十次进攻: the act itself
    if not head:
        describes = token.word in _ATTRIBUTES or (use != "main" and token.word not in _MOVES)
        return beyond is not None and is_nominal(beyond) and describes
    if token.tag == "vn" or use in ("nominal", "both"):
        return beyond is None or is_nominal(beyond) or beyond.tag in ("c", "x")
    return False
