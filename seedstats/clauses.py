"""Where a figure stands in its sentence: the clause, what governs the number, and the room on either side.

`frame_figures` lays one frame around each quantity. The words left of a number are split at `edge`: before it the
room for a noun phrase, after it what leads up to the number (比上年, 同比, 增长, 达, 约).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

import regex
from pydantic import BaseModel

from seedstats.models import Direction, Status
from seedstats.quantities import Reading
from seedstats.span import Span
from seedstats.tables import read_rows

_BREAKS: Final = frozenset(",，;:。!?…\n")
_LIST_LINKS: Final = frozenset(("、", "和", "及", "与", "以及", "、和"))
_LINK_OPENING: Final = regex.compile(r"(?:[、,，;:\s]|和|及|与|以及|其中:?|而|并)+")

_ADVERB: Final = (
    "分别|同比|环比|平均|年均|月均|日均|每年|每月|每天|每日|累计|累积|预计|预期|估计|约计|已经?|均|也|又|再|仍|还|就|才|只|仅|则|都|首次|"
    "实际|名义|共计|总共|一共|共|合计|总计|将|拟|大幅|明显|继续|持续|进一步|力争|计划|可以?|能够?|要|应|须|同期|按年|按月|按季|折合成?|相当于|"
    "稳定|保持|维持|控制|连续|初步|核算|逐年|小幅|略有?|快速|稳步|合共|高达|最高|最低|最多|至少|不断|显著|迅速|由此|"
    "约|近|超过?|逾|突破|不足|不到|低于|高于|多于|少于|不超过|不低于|不少于|大约|大概|接近|将近|多达"
)
_LINKING: Final = "达到?|到达|为|是|有|占到?|至|到|在|等于|报收?|收于|合|计|出|了|高|仅为|约为|大致|略?等于|人民币"
# A time between the predicate and the number: 增加到2015年的287.9亿元, 是“十一五”时期的2.7倍.
_TIME: Final = (
    r"(?:(?:19|20)[0-9]{2}年(?:同期|[底末初]|[^,，、的]{1,4}期间?)?|[上去前今]年(?:同期|[底末初])?|目前|现在|当前|同期|上?世纪[初末]"
    r"|“[^“”]{1,5}”(?:时期|期间|末))的?"
)
_LEVEL: Final = "到|至|为|成|达|超"


class ChangeRow(BaseModel):
    """A row of data/changes.tsv: a word that says how much something changed, and which way."""

    word: str
    direction: Direction
    example: str


@dataclass(slots=True)
class Predicate:
    """What leads up to a number. `verb` is the word of change, `level` whether it names the level reached.

    `compare` is the span of the comparison (比上年), `share` whether the number is a share of something (占全国的35%),
    `words` what stands around the verb.
    """

    start: int
    verb: Span | None = None
    direction: Direction | None = None
    level: bool = False
    compare: Span | None = None
    share: bool = False
    words: str = ""
    linking: str = ""


@dataclass(slots=True)
class Frame:
    """A figure and its surroundings; offsets are those of the flat text. Context rules fill the lower half."""

    reading: Reading
    sentence: Span
    clause: int
    left: int
    behind: int
    right: int
    predicate: Predicate
    previous: Frame | None = None
    group: list[Frame] = field(default_factory=list)
    rank: int = 0
    entity: Span | None = None
    action: Span | None = None
    subject: Span | None = None
    place: Span | None = None
    period: Span | None = None
    direction: Direction | None = None
    basis: Literal["yoy", "mom", "base"] | None = None
    base: Span | None = None
    status: Status = "actual"
    carried: bool = False
    rules: list[str] = field(default_factory=list)


@cache
def directions() -> dict[str, Direction]:
    """Each word of change and its direction."""
    return {row.word: row.direction for row in read_rows("changes.tsv", ChangeRow)}


@cache
def _predicate_pattern() -> regex.Pattern[str]:
    verbs = "|".join(sorted(directions(), key=len, reverse=True))
    return regex.compile(
        rf"""
        (?P<lead>(?:由|从)(?:{_TIME}|[^,，、]{{0,8}}?的?)|占(?!比)[^,，、]{{0,16}}?的?(?:比重|比例|份额)?)?
        (?P<compare>(?:(?<![占同环之相无对成])比(?![重例率值赛分])|(?<!比)较(?![为大多高强快好低少])|与|同(?![比期])|和|跟)
           [^,，、]{{1,20}}?(?:相比|相较|持平)?)?
        (?P<before>(?:{_ADVERB})*)
        (?:(?<![新])(?P<verb>{verbs})(?P<level>{_LEVEL})?)?
        (?P<after>(?:{_ADVERB}|{_LINKING}|{_TIME}|的)*)
        \s?$""",
        regex.VERBOSE,
    )


def frame_figures(text: str, sentence: Span, readings: Sequence[Reading]) -> list[Frame]:
    """A frame for each reading of one sentence of the flat text, in their order."""
    frames: list[Frame] = []
    for number, reading in enumerate(readings):
        previous = frames[-1] if frames else None
        clause = _clause_start(text, sentence.start, reading.start)
        left = max(clause, _fence(previous))
        link = _LINK_OPENING.match(text, left, reading.start)
        left = link.end() if link else left
        behind, following = _behind(readings, number, sentence.end)
        right = _clause_end(text, behind, following)
        frame = Frame(reading, sentence, clause, left, behind, right, _predicate(text, left, reading.start), previous)
        _group(text, frame)
        frames.append(frame)
    return frames


def _fence(previous: Frame | None) -> int:
    """Where the last figure ends that is no part of a name: 5万元以上大案 and 35岁及以下 name a class."""
    while previous and names_class(previous.reading):
        previous = previous.previous
    return previous.reading.end if previous else 0


def names_class(reading: Reading) -> bool:
    """Whether a figure is the threshold of a class (35岁及以下, 5万元以上) rather than a statement."""
    return reading.kind in ("duration", "money") and reading.relation in ("le", "ge") and "上下"[reading.relation == "le"] in reading.rules[-1]


def _behind(readings: Sequence[Reading], number: int, end: int) -> tuple[int, int]:
    """Where the words behind a figure begin and the next one stands; 12类45件民生实事 has them behind both."""
    while number + 1 < len(readings) and readings[number].end == readings[number + 1].start:
        number += 1
    return readings[number].end, readings[number + 1].start if number + 1 < len(readings) else end


def _group(text: str, frame: Frame) -> None:
    """Numbers that follow one another with nothing but a comma or 和 between them are one list."""
    previous = frame.previous
    if previous and text[previous.reading.end : frame.reading.start] in _LIST_LINKS:
        frame.group = previous.group
        frame.rank = previous.rank + 1
    frame.group.append(frame)


def _clause_start(text: str, start: int, at: int) -> int:
    depth = 0
    for offset in range(at - 1, start - 1, -1):
        character = text[offset]
        if character in _BREAKS and not depth and not _inside_number(text, offset):
            return offset + 1
        if character == ")":
            depth += 1
        elif character == "(":
            if not depth:
                return offset + 1
            depth -= 1
    return start


def _clause_end(text: str, start: int, end: int) -> int:
    depth = 0
    for offset in range(start, end):
        character = text[offset]
        if character in _BREAKS and not depth:
            return offset
        if character == "(":
            depth += 1
        elif character == ")":
            if not depth:
                return offset
            depth -= 1
    return end


def _inside_number(text: str, offset: int) -> bool:
    """The comma of 1,234 is no clause mark."""
    return text[offset] == "," and text[offset - 1 : offset].isdigit() and text[offset + 1 : offset + 4].isdigit()


def _predicate(text: str, start: int, end: int) -> Predicate:
    match = _predicate_pattern().search(text, start, end)
    if match is None:
        return Predicate(end)
    verb = match["verb"]
    compare = Span(*match.span("compare")) if match["compare"] and _compares(match) else None
    begin = match.start() if compare or match["lead"] else match.start("before")
    words = match["before"] + match["after"]
    if verb is None:
        share = bool(match["lead"]) and match["lead"][0] == "占"
        return Predicate(begin, compare=compare, share=share, words=words, linking=match["after"])
    span, level = Span(*match.span("verb")), bool(match["level"])
    return Predicate(begin, span, directions()[verb], level, compare, words=words, linking=match["after"])


def _compares(match: regex.Match[str]) -> bool:
    """和, 与 and 同 compare with 相比 or 持平 alone; 比 and 较 with a verb of change behind them."""
    compare = match["compare"]
    if compare[0] in "与和同":
        return "相比" in compare or "持平" in compare or "相较" in compare
    return match["verb"] is not None or bool(regex.search(r"[多少高低快慢]$", compare))
