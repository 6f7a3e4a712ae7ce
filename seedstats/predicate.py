"""What leads up to a number: 比上年增长, 同比分别下降约, 占全国的, 由2010年的.

The words are read backwards from the number: adverbs and linking words, a word of change, adverbs again, then a
comparison, a share or a starting point. Offsets are those of the flat text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from seedstats.bounds import words_before
from seedstats.models import Direction
from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.tablerows import ChangeRow, LikeRow
from seedstats.tables import read_rows
from seedstats.units import match_unit
from seedstats.wordlist import WordList

_ADVERBS: Final = (
    "分别 同比 环比 平均 年均 月均 日均 每年 每月 每天 每日 累计 累积 预计 预期 估计 约计 "
    "已 已经 均 也 又 再 仍 还 就 才 只 仅 则 都 首次 实际 名义 共计 总共 一共 共 "
    "合计 总计 将 拟 大幅 明显 继续 持续 进一步 力争 计划 可 可以 能 能够 要 应 须 同期 "
    "按年 按月 按季 折合 折合成 相当于 稳定 保持 维持 控制 连续 初步 核算 逐年 小幅 略 "
    "略有 快速 稳步 合共 高达 最高 最低 最多 至少 不断 显著 迅速 由此 一般 通常 基本 大体 "
    "普遍 大多 总体 整体 平均每年 目前 现 现已 当前 "
).split()
_LINKS: Final = (
    "达 达到 到达 为 是 有 占到 占 至 到 在 等于 略等于 报 报收 收于 合 计 出 了 高 仅为 约为 大致 人民币 的"
).split()
_LEVELS: Final = frozenset(("到", "至", "为", "成", "达到"))
_NOUNS_OF_CHANGE: Final = ("幅", "率")
_COMPARED: Final = "多少高低快慢"
# A time between the predicate and the number: 增加到2015年的287.9亿元, 是“十一五”时期的2.7倍.
_TIME: Final = Pattern(
    r"(?:(?:19|20)[0-9]{2}年(?:同期|[底末初]|[^,，、的0-9]{1,4}期间?)?|[上去前今]年(?:同期|[底末初])?|目前|现在|当前|同期|上?世纪[初末]"
    r"|“[^“”]{1,5}”(?:时期|期间|末))的?$"
)
_TIME_ENDS: Final = frozenset("年期底末初前在的间")
_COMPARISON: Final = Pattern(
    r"(?:(?<![占同环之相无对成])比(?![重例率值赛分])|(?<!比)较(?![为大多高强快好低少])|(?:与|同(?![比期])|和|跟)(?=.*(?:相比|相较|持平)))"
    r"[^,，、]{1,20}?(?:相比|相较|持平)?$"
)
_START: Final = Pattern(r"(?:由|从)[^,，、]{0,10}?的?$")
_SHARE: Final = Pattern(r"占(?![比地用有领据])[^,，、]{0,16}?的?(?:比重|比例|份额)?$")
_COMPARING: Final = frozenset("比较与和同跟")
_TIMES_OVER: Final = frozenset(("每年", "每月", "每天", "每日"))
# 地区生产总值完成198.5亿元: verbs that link an indicator to its level.
_GOVERNING: Final = ("完成", "实现")
_RELATIVE: Final = Pattern(r"(?:[高低快慢]于|高出|低出|领先|落后于?)[^,，、率例]{1,12}$")
_REACH: Final = 30


class Predicate:
    """What leads up to a number, from `start` on.

    `verb` is the word of change and `direction` its way; `level` says that it names the level reached (增至).
    `compare` is the span of the comparison (比上年), `share` that the number is a share of something (占全国的35%),
    `whole` of what (全国), `per` what a rate is reckoned by (每平方米),
    `governing` is a verb such as 完成, `words` what else stands there, the word nearest the number first.
    """

    def __init__(
        self,
        start: int,
        verb: Span | None = None,
        direction: Direction | None = None,
        compare: Span | None = None,
        level: bool = False,
    ) -> None:
        self.start = start
        self.verb = verb
        self.direction = direction
        self.compare = compare
        self.level = level
        self.share = False
        self.whole: Span | None = None
        self.per: Span | None = None
        self.governing: Span | None = None
        self.words: tuple[str, ...] = ()


@cache
def directions() -> dict[str, Direction]:
    """Each word of change and its direction."""
    return {row.word: row.direction for row in read_rows("changes.tsv", ChangeRow)}


@cache
def _verbs() -> WordList:
    return WordList(directions(), backwards=True)


@cache
def _around() -> WordList:
    return WordList([*_ADVERBS, *_LINKS, *_GOVERNING, *words_before()], backwards=True)


@cache
def _like_links() -> WordList:
    return WordList((row.word for row in read_rows("words_like_links.tsv", LikeRow)), backwards=True)


def read_predicate(text: str, start: int, end: int) -> Predicate:
    """What leads up to the number at `end`, looking back no further than `start`."""
    words: list[str] = []
    at = _skip_words(text, start, end, words)
    predicate = _read_before(text, start, at, words)
    predicate.words = tuple(words)
    predicate.governing = _place_of(words, end, lambda word: word in _GOVERNING)
    predicate.per = _place_of(words, end, lambda word: word.startswith("每") and word not in _TIMES_OVER)
    return predicate


def _place_of(words: list[str], end: int, wanted: Callable[[str], bool]) -> Span | None:
    """Where the first wanted one of the words passed stands; they lie one before the other up to `end`."""
    for word in words:
        end -= len(word)
        if wanted(word):
            return Span(end, end + len(word))
    return None


def _whole(text: str, start: int, end: int) -> Span | None:
    """占全国增量的 → 全国增量, 占GDP的比重 → GDP."""
    for tail in ("的比重", "的比例", "的份额", "比重", "比例", "份额", "的"):
        if text.endswith(tail, start, end):
            end -= len(tail)
    return Span(start, end) if start < end else None


def _read_before(text: str, start: int, at: int, words: list[str]) -> Predicate:
    linked = words[-1] if words else ""
    verb = _verbs().before(text, at, start)
    if verb is None or text[at - len(verb) - 1 : at - len(verb)] == "新":
        return _without_verb(text, start, at, words)
    span = Span(at - len(verb), at)
    if verb.endswith("率"):  # 年复合增长率: the noun of change heads the name of the indicator
        return Predicate(at, span, directions()[verb])
    level = linked in _LEVELS and (not verb.endswith(_NOUNS_OF_CHANGE) or linked in ("到", "至"))
    begin = _skip_words(text, start, span.start, words)
    compare = _compared(text, start, begin)
    if compare is None:
        begin = _search(_START, text, start, begin) if "从" in text[start:begin] or "由" in text[start:begin] else begin
    if compare:
        begin = _skip_words(text, start, compare.start, words)  # 分别比2019年同期增长
    return Predicate(begin, span, directions()[verb], compare, level)


def _without_verb(text: str, start: int, at: int, words: list[str]) -> Predicate:
    room = text[start:at]
    if words and "占" in words[-1]:
        return _shared(Predicate(at), None)
    for rule in (_as_share, _as_start, _as_slower_or_faster, _as_relative, _as_more_or_less):
        predicate = rule(text, start, at, room)
        if predicate:
            return predicate
    return Predicate(at)


def _as_share(text: str, start: int, at: int, room: str) -> Predicate | None:
    """占全国的35%."""
    begin = _search(_SHARE, text, start, at) if "占" in room else at
    return _shared(Predicate(begin), _whole(text, begin + 1, at)) if begin < at else None


def _shared(predicate: Predicate, whole: Span | None) -> Predicate:
    predicate.share, predicate.whole = True, whole
    return predicate


def _as_start(text: str, start: int, at: int, room: str) -> Predicate | None:
    """由2010年的162亿元."""
    begin = _search(_START, text, start, at) if "由" in room or "从" in room else at
    return Predicate(begin) if begin < at else None


def _as_slower_or_faster(text: str, start: int, at: int, room: str) -> Predicate | None:
    """进度同比快0.7个百分点."""
    if room[-3:-1] not in ("同比", "环比") or room[-1] not in _COMPARED:
        return None
    return Predicate(at - 3, Span(at - 1, at), _way(room[-1]))


def _as_relative(text: str, start: int, at: int, room: str) -> Predicate | None:
    """增速快于全国3.4个百分点."""
    if "于" not in room and "出" not in room and "领先" not in room:
        return None
    begin = _search(_RELATIVE, text, start, at)
    return Predicate(begin) if begin < at else None


def _as_more_or_less(text: str, start: int, at: int, room: str) -> Predicate | None:
    """比上年多36件."""
    compare = _compared(text, start, at - 1) if room and room[-1] in _COMPARED else None
    return Predicate(compare.start, Span(at - 1, at), _way(room[-1]), compare=compare) if compare else None


def _way(word: str) -> Direction:
    return "increase" if word in "多高快" else "decrease"


def _skip_words(text: str, start: int, end: int, words: list[str]) -> int:
    """Back over adverbs, linking words and times; what was passed goes into `words`."""
    around, verbs, like = _around(), _verbs(), _like_links()
    while end > start:
        word = around.before(text, end, start)
        if word and (like.before(text, end, start) or len(verbs.before(text, end, start) or "") > len(word)):
            return end
        if word is None:
            word = _each_before(text, start, end)
        if word is None and text[end - 1] in _TIME_ENDS:
            word = _time_before(text, start, end)
        if word is None and text[end - 1] == " ":
            word = " "
        if word is None:
            return end
        if word == "的":
            word = _time_before(text, start, end) or word
        words.append(word)
        end -= len(word)
    return end


def _each_before(text: str, start: int, end: int) -> str | None:
    """每平方米 in 每平方米320元: the base of a rate is no part of what it measures."""
    at = text.rfind("每", max(start, end - 6), end)
    if at < 0 or at == end - 1:
        return None
    unit = match_unit(text, at + 1)
    return text[at:end] if unit and at + 1 + len(unit.unit) == end else None


def _time_before(text: str, start: int, end: int) -> str | None:
    """The time that ends at `end`, unless it is one compared with (比2010年)."""
    begin = _search(_TIME, text, max(start, end - 16), end)
    return text[begin:end] if begin < end and text[begin - 1 : begin] not in _COMPARING else None


def _search(pattern: Pattern, text: str, start: int, end: int) -> int:
    """Where the stretch that `pattern` finds right before `end` begins; `end` where there is none."""
    match = pattern.search(text, max(start, end - _REACH), end)
    return match.start() if match else end


def _compared(text: str, start: int, end: int) -> Span | None:
    """比上年, 较2000年, 与去年同期相比."""
    room = text[start:end]
    if "比" not in room and "较" not in room and "持平" not in room:
        return None
    begin = _search(_COMPARISON, text, start, end)
    return Span(begin, end) if begin < end else None
