"""subject: whose figure it is, the organisation, place or group of its sentence that owns it or does the act.

The sentence is read once, clause by clause from left to right: each frame goes on where the one before it stopped,
and takes over the owner in force there (`Frame.owner`). A clause names a new owner by the nouns at its head
(区财政局开展…), by those a sending verb sets to act (组织网格员上报…), or by a place it begins in (在二七区,…).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import regex

from seedstats.clauses import Frame
from seedstats.nounphrase import tokens_of
from seedstats.owners import alone_before, names_owner, names_place, read_run
from seedstats.span import Span
from seedstats.tagging import Tagger, Token
from seedstats.wordclasses import is_indicator, is_main_verb, is_verb
from seedstats.wordlist import WordList

_SENDING: Final = (
    "组织 推动 指导 带动 引导 督促 发动 动员 带领 鼓励 安排 选派 派出 抽调 明确 倡导 号召 要求 促使 吸引 联合 邀请 支持 率领 依托"
).split()
# 公安部通报,…: what these report is not theirs.
_REPORTING: Final = frozenset(
    "通报 显示 表示 指出 强调 介绍 获悉 了解到 了解 称 说 透露 认为 报道 表明 宣布 披露 预测 预计 统计 指 看来 讯 电".split()
)
_REACH: Final = 48


@cache
def _pattern(text: str) -> regex.Pattern[str]:
    return regex.compile(text)


# What parts clauses; the comma of 1,234 does not.
_MARKS: Final = r"[，;:。!?…\n]|,(?![0-9]{3}(?![0-9]))"
_DATE: Final = (
    r"(?:截至|截止|到|至|自|从|于|在|过去的?)?(?:(?:[12][0-9]{3}|[0-9]{2}|[一二三四五六七八九〇○零十]{2,4})(?:年度?|/[0-9]{1,2}/[0-9]{2})"
    r"|[今去前明本上当][年月季]|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[-—至到][0-9]{1,2})?(?:月(?:份|底|末|初)?|日)"
    r"|前[0-9一二三四五六七八九十两]{1,2}个?[月季]度?|第?[一二三四1-4]季度|[上下]半年|全年|当[年月日]|年[初末底内]|同期|期间|以来|[今昨]天|上旬|中旬|下旬"
    r"|报告期(?:内|末)?|“[^“”]{1,8}”(?:期间|时期|末)|[首前][0-9一二三四五六七八九十两]{1,2}个月|[底末初起止前后]|(?<=年|月|日|季度)来)"
)
_LEAD: Final = (
    r"(?:[\s#*•●■□◆▲|>・-]|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[、.](?![0-9])|[一二三四五六七八九十]{1,2}[是、]|第[一二三四五六七八九十][,、]"
    r"|本报讯|其中:?|同时|此外|另外|再如|比如|例如|目前|当前|现在?|近年来|近期|近日|日前|据(?:悉|了解|统计|介绍)|截[至止]目前|到目前为止|迄今|随后|之后"
    r"|而|但|且|并|也|还|" + _DATE + r")*"
)
# 主题教育开展以来, 在乡村振兴中: clauses that say when or where; 记者从市统计局获悉.
_ASIDE: Final = r"(?:以来|期间|时|后|之际|以前|之前|前|中|里|下|上|来|方面|来看|为主|为例|看|获悉|了解到|显示|通报|表示|指出|强调|介绍|称|说|讯|电)$"
_LOCATING: Final = ("在", "去", "对", "到", "从", "面向", "于", "赴")
_SKIPPED: Final = frozenset(
    "按照 通过 针对 围绕 以 为 根据 由 对照 随着 经 将 把 被 因 如 于 与 和 及 向 按 据 依据 结合 用 归属 归属于 属于 扣除 披露 用好 立足 聚焦 紧扣 坚持 为了".split()
)
# 机构总数, 企业占比: the owners themselves are counted. 居民消费价格: nobody's.
_COUNTS_OWNERS: Final = frozenset("数 总数 数量 总量 家数 人数 个数 户数 占比 比重 比例 总人数 规模".split())
_PRICES: Final = frozenset("价格 指数 总指数 价格指数 物价".split())
# Units that count acts: 街道社区“吹哨”215次.
_ACTS: Final = frozenset("次 场 场次 人次 期 批次 班次 遍 轮 轮次 趟 回 课时".split())
_COMPANY_TOPIC: Final = r"营业?收入|净利|营收|每股|归母|业绩|市值|股价"


@cache
def _openers() -> WordList:
    return WordList([*_SKIPPED, *_SENDING, *_LOCATING])


def read_subject(frame: Frame, text: str, tagger: Tagger) -> None:
    """Fill `owner`, what owns figures from here on, and `subject`, unless the figure counts the owner itself."""
    previous = frame.previous
    if previous:
        frame.owner, frame.heard = _acting_group(previous, text, tagger) or previous.owner, previous.heard
    for start, end in _heads(frame, text):
        found = _owner_at(frame, text, tagger, start, end)
        frame.owner = found or frame.owner
    frame.heard = frame.reading.end
    subject = _adjacent(frame, text) or frame.owner
    if subject and not _is_entity(frame, text, subject):
        frame.subject = subject


def _heads(frame: Frame, text: str) -> Iterator[Span]:
    """The clauses that begin between what was read before and the figure, each up to its end or the figure."""
    start, end = frame.sentence.start, frame.reading.start
    at = start if frame.previous is None else None
    for mark in _pattern(_MARKS).finditer(text, frame.heard or start, end):
        if at is not None:
            yield Span(at, mark.start())
        at = mark.end()
    if at is not None:
        yield Span(at, end)


def _adjacent(frame: Frame, text: str) -> Span | None:
    """推动全区743个党支部, 占全国…: an owner right before the number or its noun."""
    at = frame.reading.start
    if frame.entity and frame.entity.start < at:
        at = frame.entity.start
    return alone_before(text, at, frame.left)


def _is_entity(frame: Frame, text: str, subject: Span) -> bool:
    """Whether the owner is what is counted; one that opens a longer name (中国共产党|党员总数) is not."""
    entity = frame.entity
    if entity is None:
        return False
    if entity.start <= subject.start < entity.end:
        return subject.start > entity.start or subject.end >= entity.end
    return text[subject.start : subject.end] == text[entity.start : entity.end]


def _owner_at(frame: Frame, text: str, tagger: Tagger, start: int, end: int) -> Span | None:
    """The owner named by the clause that begins at `start`; `end` is its own, or the figure's start."""
    lead = _pattern(_LEAD).match(text, start, end)
    at = lead.end() if lead else start
    own = end == frame.reading.start
    if not own and _pattern(_ASIDE).search(text, at, end) and text[at : at + 1] != "在":
        return None
    opener = _openers().at(text, at)
    if opener in _SKIPPED:
        return None
    limit = end
    if own and frame.entity and frame.entity.start < end:
        limit = frame.entity.start
    tokens = tokens_of(tagger, text, at, min(end, at + _REACH))
    if opener in _LOCATING:
        return None if frame.owner else _located(tokens, limit)
    if tokens and tokens[0].word in _SENDING:
        return _sent(tokens, end)
    return _head(frame, text, tokens, limit, own)


def _skip(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and (tokens[at].tag[0] in "mqtdcuxyw" and not names_owner(tokens[at].word)):
        at += 1
    return at


def _span(tokens: list[Token], first: int, last: int) -> Span | None:
    while first < last and (tokens[first].tag in ("m", "q", "x", "c", "d") or tokens[first].word == "全部"):
        first += 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last else None


def _located(tokens: list[Token], limit: int) -> Span | None:
    """在二七区,…; 去加拿大读本科,…: a place at the head of the sentence."""
    last = 1
    while last < len(tokens) and tokens[last].end <= limit and names_place(tokens[last]):
        last += 1
    return _span(tokens, 1, last)


def _sent(tokens: list[Token], limit: int) -> Span | None:
    """组织网格员上报…: those who are set to act, where a predicate follows."""
    run = read_run(tokens, 1, limit)
    if not run.owner or run.owner == len(tokens) or not any(map(is_verb, tokens[run.owner :])):
        return None
    return _span(tokens, 1, run.owner)


def _head(frame: Frame, text: str, tokens: list[Token], limit: int, own: bool) -> Span | None:
    """区财政局开展…: the owner in the nouns that open the clause."""
    first = _skip(tokens, 0)
    run = read_run(tokens, first, limit)
    if run.stop < len(tokens) and tokens[run.stop].word in _REPORTING and not own:
        return None
    if run.owner:
        return _span(tokens, first, run.owner)
    if not own:
        return None
    return _opens_entity(frame, tokens, first) or (
        _company(frame, text, tokens, first, run.stop) if not first else None
    )


def _opens_entity(frame: Frame, tokens: list[Token], first: int) -> Span | None:
    """基层医疗卫生机构诊疗人次, 街道社区“吹哨”215次: the owner opens the name of what is counted."""
    reading = frame.reading
    run = read_run(tokens, first, frame.predicate.start)
    rest = tokens[run.owner :]
    if not run.owner or not rest:
        return None
    if reading.unit_text in _ACTS:
        named = is_verb(rest[0]) or rest[0].tag == "nq"
    elif rest[0].word in _COUNTS_OWNERS or rest[-1].word in _PRICES or not is_indicator(rest):
        named = False
    else:
        named = _is_amount(frame) or tokens[run.owner - 1].tag == "nt"
    return _span(tokens, first, run.owner) if named else None


def _is_amount(frame: Frame) -> bool:
    reading = frame.reading
    return reading.kind in ("money", "measure") or frame.direction is not None or reading.unit_text.endswith("次")


def _company(frame: Frame, text: str, tokens: list[Token], first: int, stop: int) -> Span | None:
    """天坛生物2020年前三季度实现营业收入: a name before the date, where what follows is the accounts of a firm."""
    if stop == first or stop == len(tokens) or tokens[stop].tag not in ("m", "t") or is_main_verb(tokens[stop]):
        return None
    if not _pattern(_COMPANY_TOPIC).search(text, tokens[stop].start, frame.reading.start):
        return None
    return _span(tokens, first, stop)


def _acting_group(previous: Frame, text: str, tagger: Tagger) -> Span | None:
    """组织33名区级领导开展…: the people counted are those who act from there on."""
    entity = previous.entity
    if (
        entity is None
        or entity.start < previous.reading.end
        or (previous.owner and previous.owner.start >= previous.clause)
    ):
        return None
    behind = text[entity.end : entity.end + 1]
    if not behind or behind in ",，;:。、)(" or not names_owner(text[entity.start : entity.end]):
        return None
    lead = _pattern(_LEAD).match(text, previous.clause, previous.reading.start)
    head = text[lead.end() if lead else previous.clause : previous.reading.start].strip()
    return entity if not head or head.endswith(tuple(_SENDING)) else None
