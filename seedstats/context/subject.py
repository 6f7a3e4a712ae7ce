"""subject: whose figure it is, the organisation, place or group of its sentence that owns it or does the act.

The sentence is read once, clause by clause from left to right: each frame goes on where the one before it stopped,
and takes over the owner in force there (`Frame.owner`). A clause names a new owner by the nouns at its head
(区财政局开展…), by those a sending verb sets to act (组织网格员上报…), or by a place it begins in (在二七区,…).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from seedstats.clauses import Frame
from seedstats.nounphrase import tokens_of
from seedstats.openings import ends_sending, is_aside, lead_end, read_opening
from seedstats.owners import (
    JOINTS,
    Run,
    alone_before,
    may_name_owner,
    names_division,
    names_place,
    opens_predicate,
    owner_span,
    owner_use,
    read_run,
)
from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.tagging import Tagger, Token
from seedstats.wordclasses import is_indicator, is_main_verb, is_verb

# 公安部通报,…: what these report is not theirs.
_REPORTING: Final = Pattern(
    r"通报|公布|发布|显示|表示|指出|强调|介绍|获悉|了解到|透露|认为|报道|表明|宣布|披露"
    r"|预测|预计|统计(?!局)|[讯电称说]$"
)
# 机构总数, 企业占比: the owners themselves are counted. 居民消费价格: nobody's.
_COUNTS_OWNERS: Final = frozenset("数 总数 数量 总量 家数 人数 个数 户数 占比 比重 比例 总人数 规模".split())
_PRICES: Final = frozenset("价格 指数 总指数 价格指数 物价".split())
_MEASURES: Final = ("投资", "投入", "人次", "资金", "贷款", "长", "宽", "高", "深", "里程", "海拔")
# 聊城|大学, 浦东|机场: what a place name before it belongs to.
_INSTITUTIONS: Final = frozenset(
    "大学 学院 医院 机场 国际机场 火车站 车站 银行 公司 集团 法院 检察院 中学 小学 博物馆 铁路 港 大桥".split()
)
_PROPER: Final = ("银行", "大学", "学院", "医院", "机场", "法院", "集团")
_REACH: Final = 48
_WINDOW: Final = 16

# The accounts of a firm: 天宁药业2023年上半年实现营业收入.
_ACCOUNTS: Final = Pattern(r"营业?收入|净利|营收|每股|归母|业绩|市值|股价")


def read_subject(frame: Frame, text: str, tagger: Tagger) -> None:
    """Fill `owner`, who owns figures from here on, and `subject`, unless the figure counts the owner itself."""
    previous = frame.previous
    if previous:
        frame.owner, frame.heard = _acting_group(previous, text) or previous.owner, previous.heard
        if frame.entity and frame.entity == previous.entity:
            frame.subject = previous.subject
    for start, end in _heads(frame, text):
        _read_clause(frame, text, tagger, start, end)
    frame.heard = frame.reading.end
    subject = _adjacent(frame, text) or frame.subject or frame.owner
    frame.subject = subject if subject and not _is_entity(frame, text, subject) else None
    if frame.subject:
        frame.rules.append("subject.named" if frame.subject.start >= frame.clause else "subject.carried")


def _heads(frame: Frame, text: str) -> list[tuple[int, int]]:
    """The clauses that begin between what was read before and the figure, each up to its end or the figure."""
    end, heard = frame.reading.start, frame.heard
    if heard and frame.clause <= heard + 1:
        return [(frame.clause, end)] if frame.clause > heard else []
    heads: list[tuple[int, int]] = []
    at = -1 if heard else frame.sentence.start
    for place in range(bisect_left(frame.marks, heard), len(frame.marks)):
        mark = frame.marks[place]
        if mark >= end:
            break
        if text[mark] not in "()":
            if at >= 0:
                heads.append((at, mark))
            at = mark + 1
    if at >= 0:
        heads.append((at, end))
    return heads


def _adjacent(frame: Frame, text: str) -> Span | None:
    """推动全区743个党支部, 占全国…: an owner right before the number or its noun."""
    at = frame.reading.start
    if frame.entity and frame.entity.start < at:
        at = frame.entity.start
    return alone_before(text, at, frame.left)


def _is_entity(frame: Frame, text: str, subject: Span) -> bool:
    """Whether the owner is what is counted; one that opens a longer name (东海大学|学生总数) is not."""
    entity = frame.entity
    if entity is None:
        return False
    if entity.start <= subject.start < entity.end:
        return subject.start > entity.start or subject.end >= entity.end
    return text[subject.start : subject.end] == text[entity.start : entity.end]


def _read_clause(frame: Frame, text: str, tagger: Tagger, start: int, end: int) -> None:
    """Take over the owner named by the clause that begins at `start`; `end` is its own, or the figure's start."""
    own = end == frame.reading.start
    begin = frame.predicate.start if own else end
    if begin <= start or (not own and is_aside(text, start, end)):
        return
    at = lead_end(text, start, end)
    opening = read_opening(text, at)
    if begin <= at or opening in ("passes", "verb"):
        return
    if opening == "places":
        frame.owner = frame.owner or _located(tokens_of(tagger, text, at, min(end, at + _WINDOW)))
    elif opening == "sends":
        frame.owner = _sent(tokens_of(tagger, text, at, min(end, at + _REACH))) or frame.owner
    elif own:
        _read_own(frame, text, *_opening(frame, text, tagger, Span(at, end)))
    else:
        found = _head(*_opening(frame, text, tagger, Span(at, end)))
        if found and not _REPORTING.search(text, found.end, end):
            frame.owner = found


def _opening(frame: Frame, text: str, tagger: Tagger, span: Span) -> tuple[Sequence[Token], Run]:
    """The words that open a clause, at least as far as its first nouns go, and the run of these."""
    words = frame.words
    if words and span.end == frame.reading.start and words[0].start <= span.start < words[-1].end:
        tokens: Sequence[Token] = words
        if words[0].start < span.start:
            tokens = [token for token in words if token.start >= span.start]
        return tokens, read_run(tokens, _skip(tokens))
    end = min(span.end, span.start + _WINDOW)
    if not may_name_owner().search(text, span.start, end):
        return (), Run(0, 0, ())
    tokens = tokens_of(tagger, text, span.start, end)
    run = read_run(tokens, _skip(tokens))
    if run.stop == len(tokens) and end < span.end:
        tokens = tokens_of(tagger, text, span.start, min(span.end, span.start + _REACH))
        run = read_run(tokens, _skip(tokens))
    return tokens, run


def _located(tokens: Sequence[Token]) -> Span | None:
    """在二七区,…; 去冰岛旅行,…: a place at the head of the sentence."""
    last = 1
    while last < len(tokens) and names_place(tokens[last]):
        last += 1
    return owner_span(tokens, 1, last)


def _sent(tokens: Sequence[Token]) -> Span | None:
    """组织网格员上报…: those who are set to act, where a predicate follows."""
    run = read_run(tokens, 1)
    if not run.ends:
        return None
    acts = any(map(is_verb, tokens[run.ends[-1] :])) or tokens[-1].end - tokens[0].start == _REACH
    return owner_span(tokens, 1, run.ends[-1]) if acts else None


def _head(tokens: Sequence[Token], run: Run) -> Span | None:
    """区财政局高度重视,…: the owner in the nouns that open a clause without a figure."""
    if not run.ends:
        return None
    return owner_span(tokens, run.first, _listed(tokens, run.ends[-1], run.stop))


def _read_own(frame: Frame, text: str, tokens: Sequence[Token], run: Run) -> None:
    """The owner in the nouns that open the figure's own clause, up to what the figure counts."""
    if run.stop == run.first:
        return
    entity, end = frame.entity, frame.reading.start
    limit = entity.start if entity and entity.start < end else end
    owner = run.last(tokens, limit)
    firm = None if run.first else _firm(frame, text, tokens, run)
    if firm:
        frame.owner = firm
    elif owner:
        stop = run.stop if tokens[run.stop - 1].end <= limit else owner
        frame.owner = owner_span(tokens, run.first, _listed(tokens, _institution(tokens, owner, limit), stop))
    else:
        parallel = frame.owner and _parallel(frame.owner, text, tokens)
        if parallel:
            frame.owner = parallel
        elif run.ends:
            frame.owner, frame.subject = _inside_entity(frame, tokens, run)


def _inside_entity(frame: Frame, tokens: Sequence[Token], run: Run) -> tuple[Span | None, Span | None]:
    """The owner from here on and that of this figure alone, where a name opens what is counted."""
    actor = _named_first(frame, tokens, run.first) or _acts(frame, tokens, run)
    if actor:
        return actor, None
    opening = _opens_entity(frame, tokens, run)
    last = tokens[run.ends[-1] - 1]
    if opening and (names_division(last) or last.tag in ("nt", "nz")):
        return opening, None  # 宁远堡镇面积200平方公里,人口1.5万: what has a name of its own goes on owning
    return frame.owner, opening or frame.subject


def _skip(tokens: Sequence[Token]) -> int:
    at = 0
    while at < len(tokens) and tokens[at].tag[0] in "mqtdcuxyw" and owner_use(tokens[at].word) is None:
        at += 1
    return at


def _listed(tokens: Sequence[Token], owner: int, stop: int) -> int:
    """全国铁路、道路、水路、民航共发送: the names behind the owner share its verb."""
    joined = owner < stop and tokens[owner].word in JOINTS and opens_predicate(tokens, stop)
    return stop if joined else owner


def _institution(tokens: Sequence[Token], owner: int, limit: int) -> int:
    """山东聊城|大学占地面积: the name goes on where the noun that is counted was thought to begin."""
    cut = owner + 1 < len(tokens) and tokens[owner].start == limit and tokens[owner - 1].tag == "ns"
    return owner + 1 if cut and tokens[owner].word in _INSTITUTIONS else owner


def _firm(frame: Frame, text: str, tokens: Sequence[Token], run: Run) -> Span | None:
    """天宁药业2023年上半年实现营业收入: a name before the date or the verb, where accounts of a firm follow."""
    stop = run.stop
    if stop == len(tokens) or stop == (run.ends[-1] if run.ends else 0):
        return None
    if tokens[stop].tag not in ("m", "t", "f") and not is_main_verb(tokens[stop]):
        return None
    if is_indicator(tokens[:stop]) or not _ACCOUNTS.search(text, tokens[stop].start, frame.reading.start):
        return None
    return owner_span(tokens, 0, stop - 1 if tokens[stop - 1].tag == "f" else stop)


def _named_first(frame: Frame, tokens: Sequence[Token], first: int) -> Span | None:
    """东海大学|学生总数: a proper name at the head of what is counted."""
    if first + 1 >= len(tokens) or tokens[first].tag != "nt" or tokens[first + 1].word in _COUNTS_OWNERS:
        return None
    inside = tokens[first + 1].end <= frame.predicate.start and _is_proper(tokens[first].word)
    return owner_span(tokens, first, first + 1) if inside else None


def _is_proper(word: str) -> bool:
    """辽宁大学 is a name, 上市公司 and 党组织 are kinds."""
    return owner_use(word) is None or len(word) > len("上市公司") or word.endswith(_PROPER)


def _parallel(owner: Span, text: str, tokens: Sequence[Token]) -> Span | None:
    """铁路发送旅客3万人,公路发送旅客2万人: what stands before the same verb as the owner did."""
    stop = next((at for at, token in enumerate(tokens) if is_verb(token)), 0)
    verb = tokens[stop].word
    return owner_span(tokens, 0, stop) if stop and verb in text[owner.end : owner.end + len(verb) + 2] else None


def _acts(frame: Frame, tokens: Sequence[Token], run: Run) -> Span | None:
    """街道社区“吹哨”215次, 各级法院审结30件: the owner and its act were taken for what is counted."""
    last = run.last(tokens, frame.predicate.start)
    if not last or last == len(tokens) or tokens[last].end > frame.predicate.start:
        return None
    return owner_span(tokens, run.first, last) if is_verb(tokens[last]) or tokens[last].tag == "nq" else None


def _opens_entity(frame: Frame, tokens: Sequence[Token], run: Run) -> Span | None:
    """基层医疗机构诊疗人次: the owner opens the name of what is counted."""
    limit = frame.predicate.start
    last = next((end for end in reversed(run.ends) if owner_use(tokens[end - 1].word) != "people"), 0)
    rest = [token for token in tokens[last:] if token.end <= limit]
    if not last or not rest or rest[0].word in _COUNTS_OWNERS or rest[-1].word in _PRICES or not _is_amount(frame):
        return None
    if not (is_indicator(rest) or rest[-1].word.endswith(_MEASURES)):
        return None
    return owner_span(tokens, run.first, last)


def _is_amount(frame: Frame) -> bool:
    reading = frame.reading
    return reading.kind in ("money", "measure") or frame.direction is not None or reading.unit_text.endswith("次")


def _acting_group(previous: Frame, text: str) -> Span | None:
    """组织33名区级领导开展…: the people counted are those who act from there on."""
    entity = previous.entity
    if entity is None or entity.start < previous.reading.end:
        return None
    if previous.owner and previous.owner.start >= previous.clause:
        return None
    behind = text[entity.end : entity.end + 1]
    if not behind or behind in ",，;:。、)(" or owner_use(text[entity.start : entity.end]) is None:
        return None
    at, end = lead_end(text, previous.clause, previous.reading.start), previous.reading.start
    return entity if at == end or ends_sending(text, at, end) else None
