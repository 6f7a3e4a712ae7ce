"""The noun phrase that ends before a number, and the verb that governs it.

It is found by walking over tagged words away from the number, up to what a noun phrase cannot hold (prepositions,
adverbs, particles) or to the governing verb. Offsets are those of the flat text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.tagging import Tagger, Token, tag_span
from seedstats.wordclasses import (
    BRACKETED,
    QUOTED,
    STOPS,
    is_agent,
    is_indicator,
    is_nominal,
    is_verb,
    makes_a_noun,
    uses,
)

_GROUP: Final = Pattern(
    r"“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|《[^《》\n]{1,40}》|\([^()\n]{1,20}\)"
    r"|(?:[0-9]+(?=[A-Za-z]))?[A-Za-z][A-Za-z0-9.+/-]*(?: [A-Za-z][A-Za-z0-9-]*)*"
)
_OPENS_GROUP: Final = Pattern("[“‘《(A-Za-z]")
# 各方面意见建议, 年度预算: of no weight at the head of a name.
_EMPTY: Final = frozenset("方面 年度 类 种 项 期间".split())
# Behind these a noun says where: 到基层宣讲, 深入分管领域宣讲.
_PLACING: Final = frozenset("到 在 向 赴 于 深入 面向 走进 前往 进 下".split())
JOINTS: Final = frozenset(("、", "和", "与", "及", "或", "以及", "或者", "·", "/", "-", "—"))
_AND_SO_ON: Final = frozenset(("等", "等等"))
_LIST_ENDS: Final = frozenset(("、", "和", "与", "及", "以及", "或", "·", "/", "-", "—"))
# 在太湖上, 开业后: a phrase that ends in one of these says where or when.
PLACES_AND_TIMES: Final = frozenset("上 中 当中 下 里 内 前 后 期间 时 方面 之后 之前 以来 以后 以前 其中".split())
# Verbs whose object may be a verb: 新增就业, 形成报告.
_TAKE_ACTS: Final = frozenset(
    "新增 完成 实现 开展 进行 提供 增加 促进 带动 拉动 扩大 减少 接受 参与 申请 形成 "
    "提交 发布 出具 组织 举办 召开 承接 获得 吸引 保障 实施 累计".split()
)
_OWNERS: Final = frozenset(
    "全国 全省 全市 全区 全县 全镇 全乡 全村 全州 全旗 全社 全球 全行 全院 全校 全系统 "
    "我国 我省 我市 我区 我县 我镇 本行 本市 本省 本区 本县 本公司 本集团 "
    "该公司 该行 该市 该省 该县 该区 公司 集团 各地 各级 各区 各省 各市".split()
)


_DIVISIONS: Final = frozenset("省市县区镇乡村州旗")


@dataclass(slots=True)
class Phrase:
    """A noun phrase, and the verb that governs it where one stands before it in the clause."""

    span: Span | None
    verb: Span | None
    owner: Span | None = None
    bare_verb: bool = False
    indicator: bool = False


def tokens_of(tagger: Tagger, text: str, start: int, end: int) -> list[Token]:
    """The words of ``text[start:end]``; what stands in quotes or brackets is one word."""
    if start >= end:
        return []
    if not _OPENS_GROUP.search(text, start, end):
        return tag_span(tagger, text, start, end)
    tokens: list[Token] = []
    at = start
    for match in _GROUP.finditer(text, start, end):
        if match.start() > at:
            tokens += tag_span(tagger, text, at, match.start())
        tag = BRACKETED if match.group()[0] == "(" else QUOTED
        tokens.append(Token(match.start(), match.end(), match.group(), tag))
        at = match.end()
    if at < end:
        tokens += tag_span(tagger, text, at, end)
    return tokens


def phrase_before(tokens: Sequence[Token], *, linked: bool = False) -> Phrase:
    """The noun phrase at the end of `tokens` and its verb: 形成报告 → 报告, 形成.

    `linked` says that 达 or 为 follows, of which the phrase is the subject.
    """
    last = _strip_end(tokens)
    first = _run_start(tokens, last)
    if first == last or tokens[last - 1].tag == "f" or tokens[last - 1].word in PLACES_AND_TIMES:
        return Phrase(None, None)
    run = tokens[first:last]
    if is_indicator(run):
        return _indicator_phrase(tokens[_with_manner(tokens, first, last) : last])
    return _object_phrase(run, linked, placed=first > 0 and tokens[first - 1].word in _PLACING)


def _with_manner(tokens: Sequence[Token], first: int, last: int) -> int:
    """及时受理率, 按期办结率: the adverb belongs to the name of the rate."""
    if not tokens[last - 1].word.endswith("率"):
        return first
    while first and tokens[first - 1].tag in ("d", "ad") and len(tokens[first - 1].word) > 1:
        first -= 1
    return first


def _strip_end(tokens: Sequence[Token]) -> int:
    """Where the phrase ends: 等, 的, 了 and adverbs before the number are none of it."""
    last = len(tokens)
    while last and (
        tokens[last - 1].word in _AND_SO_ON or tokens[last - 1].tag in STOPS or not tokens[last - 1].word.strip()
    ):
        last -= 1
    while last and tokens[last - 1].tag == BRACKETED and last > 1:
        last -= 1
    return last


def _run_start(tokens: Sequence[Token], last: int) -> int:
    """How far back from `last` nouns and verbs run without a break."""
    first = last
    while first:
        token = tokens[first - 1]
        if token.word in _AND_SO_ON or token.tag in STOPS:
            break
        if token.word in JOINTS:
            if first == last or first < 2 or not _joins(tokens[first - 2]):
                break
        elif token.word in _PLACING or _of_a_date(tokens, first - 1) or not (is_nominal(token) or is_verb(token)):
            break
        first -= 1
    return first


def _of_a_date(tokens: Sequence[Token], at: int) -> bool:
    """12 of 2月12日增持: a day is no part of a name, whatever the tagger makes of the words behind it."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return tokens[at].tag == "m" and tokens[at].word.isdecimal() and following[:1] in ("年", "月", "日", "号")


def _joins(token: Token) -> bool:
    return is_nominal(token) or is_verb(token)


def _indicator_phrase(run: Sequence[Token]) -> Phrase:
    """Only a verb that governs cuts an indicator: 实现营业收入, but 办理回复率."""
    cut = 0
    for at, token in enumerate(run[:-1]):
        use = uses().get(token.word)
        governs = (use == "main" and (at == 0 or token.tag == "v")) or (use is None and token.tag == "v" and at == cut)
        if governs and not _modifies(run, at):
            cut = at + 1
        elif at and use != "nominal" and token.tag == "v" and is_agent(run[at - 1].word):
            cut = at  # 学校占地面积: the verb behind the owner is part of the name
    verb = run[cut - 1] if cut else None
    phrase = _finish(run[cut:], verb)
    phrase.indicator = True
    return phrase


def _modifies(run: Sequence[Token], at: int) -> bool:
    """解决率, 办结率: a verb right before a one-character head is part of the name."""
    return (at == len(run) - 2 and len(run[-1].word) == 1) or run[-1].word.endswith("率")


def _governing(run: Sequence[Token], verbs: Sequence[int]) -> int:
    """The verb that governs the object: the last plain one with a subject (校对组提出修改意见), else the first."""
    chosen = verbs[0]
    for at in verbs[1:]:
        if uses().get(run[at].word) == "main" and is_agent(run[at - 1].word) and at + 1 < len(run):
            chosen = at
    return chosen


def _object_phrase(run: Sequence[Token], linked: bool, placed: bool) -> Phrase:
    """The words behind the first verb of the run: 区委召开工作推进会 → 工作推进会.

    `placed` says that the run stands behind 在 or 到: its first nouns say where (在一线发展党员).
    """
    verbs = [at for at in range(len(run)) if _may_govern(run, at)]
    if not verbs:
        return _finish(run, None)
    at = _governing(run, verbs)
    if _is_compound(run, at, verbs, linked, placed):
        return _finish(run, None)
    end = _end_of_verbs(run, at)
    if end == len(run):
        return _verb_phrase(run, at, placed)
    return _finish(run[end:], Token(run[at].start, run[end - 1].end, "", "v"))


def _may_govern(run: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` may be the verb: not 宣讲 in 宣讲员, and not 联合 in 联合部队."""
    if not is_verb(run[at]) or makes_a_noun(run, at):
        return False
    return not (uses().get(run[at].word) == "nominal" and at + 1 < len(run) and is_nominal(run[at + 1]))


def _is_compound(run: Sequence[Token], at: int, verbs: Sequence[int], linked: bool, placed: bool) -> bool:
    """大榛子种植合作社, 参与党员达: a verb amid nouns, or before the subject of 达, that describes the noun."""
    if uses().get(run[at].word) == "main" or len(run) == 1:
        return False
    before = run[at - 1] if at else None
    if before is None:
        return linked
    where = placed or before.word in PLACES_AND_TIMES or before.tag == "f"
    return at < len(run) - 1 and len(verbs) == 1 and not is_agent(before.word) and not where


def _end_of_verbs(run: Sequence[Token], at: int) -> int:
    """Where the object begins: 协调解决|突出问题, 发放|调查问卷, 新增|治愈出院."""
    end = at + 1
    while end < len(run) and _may_govern(run, end):
        if uses().get(run[end].word) == "both" and end + 1 < len(run) and is_nominal(run[end + 1]):
            break
        end += 1
    if end == len(run) and end - at > 1 and run[at].word in _TAKE_ACTS:
        return at + 1
    return end


def _verb_phrase(run: Sequence[Token], at: int, placed: bool) -> Phrase:
    """Nothing but verbs before the number: 宣讲, 办结; or a noun before them: 家庭适老化改造."""
    span = Span(run[at].start, run[-1].end)
    last = 0 if placed else at
    while last and run[last - 1].tag[0] in "ad":
        last -= 1  # 公募基金新成立
    return Phrase(span, span, owner=Span(run[0].start, run[last - 1].end) if last else None, bare_verb=True)


def _finish(run: Sequence[Token], verb: Token | None) -> Phrase:
    run = trim(run)
    if len(run) > 1 and run[0].word in _EMPTY:
        run = run[1:]
    if not run:
        return Phrase(None, Span(verb.start, verb.end) if verb else None)
    first = 0
    while first < len(run) - 1 and _owns(run, first):
        first += (
            1 if len(run[first + 1].word) > 1 or run[first + 1].word not in _DIVISIONS or first + 2 >= len(run) else 2
        )
    owner = Span(run[0].start, run[first - 1].end) if first else None
    if len(run) == 1 and run[0].word in _OWNERS:
        return Phrase(None, Span(verb.start, verb.end) if verb else None, Span(run[0].start, run[0].end))
    return Phrase(Span(run[first].start, run[-1].end), Span(verb.start, verb.end) if verb else None, owner)


def _owns(run: Sequence[Token], at: int) -> bool:
    """全国, 柳河镇: whose figure it is, no part of what is counted."""
    if run[at + 1].word in JOINTS:
        return False
    word = run[at].word
    return (
        word in _OWNERS
        or run[at].tag == "ns"
        or (run[at + 1].word in _DIVISIONS and at + 2 < len(run) and len(word) > 1)
    )


def trim(run: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, len(run)
    while first < last and (
        run[first].word in _LIST_ENDS or (run[first].tag in ("m", "q", "r", BRACKETED) and first < last - 1)
    ):
        first += 1  # the last word stays: 新建充电桩, where 桩 is taken for a classifier
    while last > first and run[last - 1].word in _LIST_ENDS:
        last -= 1
    return run[first:last]
