"""Quantities: numeral, unit and bound read as one, with their exact span.

Each numeral of a folded text is refused or read with what trails it; then what is one figure is joined, and a unit
that is written once for a list is carried to its members.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from seedstats.bare import accept_bare, bare_nouns
from seedstats.joins import carry_units, join
from seedstats.nonfigures import masked, refuse
from seedstats.number import read_number
from seedstats.numerals import Numeral, find_numerals
from seedstats.reading import Quantities, Reading, Refusal
from seedstats.rule import Rule
from seedstats.shares import read_half, read_share
from seedstats.tails import read_bounds, read_unit
from seedstats.units import table

NO_UNIT: Final = Rule("no_unit", "no unit and nothing counted follows", "请看图{7}的曲线")
MALFORMED: Final = Rule("malformed", "is no well-formed number", "{五五百}元")
POINTS: Final = Rule("points", "counts points of a talk, or names an hour", "这{两}点")
ROUND_WORD: Final = Rule("round_word", "a round word for many", "{万}里长城")
VAGUE_ONE: Final = Rule("vague_one", "一 is an article here", "{一}种精神")

# 一 before these is a count (一人死亡), before others an article (一种精神).
_COUNTED_ONE: Final = frozenset("人名起例辆架艘户家所座")
_MADE_IN_POINTS: Final = (
    "建议",
    "意见",
    "要求",
    "共识",
    "体会",
    "倡议",
    "主张",
    "原则",
    "希望",
    "措施",
    "看法",
    "声明",
)
_ROUND: Final = frozenset(("百", "千", "万", "亿", "千万", "百万"))
_TRAILS: Final = frozenset("半余多来几分以级左上至到-—~、和，.·")


def read_quantities(text: str, *, refused: bool = False) -> Quantities:
    """Every quantity of folded `text`; with `refused` also every numeral that is none, with the rule that says so.

    Offsets are those of `text`, half-open. Raises nothing, whatever the text.
    """
    readings: list[Reading] = []
    refusals: list[Refusal] | None = [] if refused else None
    for reading in _read_each(text, refusals):
        join(text, readings, reading)
    carry_units(text, readings)
    kept = [reading for reading in readings if reading.unit or reading.bare]
    if refusals is None:
        return Quantities(kept, [])
    refusals += [Refusal(r.start, r.end, NO_UNIT) for r in readings if not (r.unit or r.bare)]
    return Quantities(kept, sorted(refusals, key=lambda refusal: refusal.start))


def _points(text: str, reading: Reading) -> Rule | None:
    """八点建议 are counted, 两点 alone are none; an index stands in digits or has decimals."""
    if reading.unit_text != "点" or reading.numeral.shape == "arabic" or "点" in reading.numeral.text:
        return None
    if not text.startswith(_MADE_IN_POINTS, reading.end):
        return POINTS
    reading.kind = "count"
    return None


@cache
def _worth() -> frozenset[str]:
    """What a Chinese numeral that is a figure may be followed by."""
    return frozenset(row.unit[0] for row in table()) | _TRAILS | bare_nouns().initials()


def _read_each(text: str, refusals: list[Refusal] | None) -> Iterator[Reading]:
    """Each quantity in turn; what is none goes into `refusals`, where somebody asks for it."""
    numerals = find_numerals(text, _worth() if refusals is None else None)
    masks = masked(text)
    at, mask, done = 0, 0, 0
    while at < len(numerals):
        numeral = numerals[at]
        if numeral.start < done:  # 千 of 万千瓦
            at += 1
            continue
        while mask < len(masks) and masks[mask][1] <= numeral.start:
            mask += 1
        hidden = mask < len(masks) and masks[mask][0] <= numeral.start
        used, outcome = (1, masks[mask][2]) if hidden else _read_one(text, numerals, at)
        if isinstance(outcome, Rule):
            if refusals is not None:
                refusals.append(Refusal(numeral.start, numeral.end, outcome))
        else:
            done = outcome.end
            yield outcome
        at += used


def _read_one(text: str, numerals: list[Numeral], at: int) -> tuple[int, Reading | Rule]:
    """The reading of the numeral at index `at`, or why it is no figure, and how many numerals that used up."""
    numeral = numerals[at]
    following = numerals[at + 1] if at + 1 < len(numerals) else None
    if following is not None and following.start <= numeral.end + 2:
        reading = read_share(text, numeral, following)
        if reading is not None:
            return 2, _finish(text, reading)
    half = read_half(text, numeral)
    if half is not None:
        return 1, _finish(text, half)
    refused = refuse(text, numeral)
    if refused:
        return 1, refused
    number = read_number(numeral.text)
    if number is None:
        return 1, MALFORMED
    return 1, _finish(text, Reading(numeral.start, numeral.end, numeral, number, number.rule))


def _finish(text: str, reading: Reading) -> Reading | Rule:
    """Add unit and bounds to a bare numeral; a rule where it turns out to count nothing."""
    if not reading.unit and reading.kind != "fraction":
        read_unit(text, reading)
    read_bounds(text, reading)
    if reading.kind == "fraction" or reading.unit:
        return _too_vague(reading) or _points(text, reading) or reading
    accept_bare(text, reading)
    return reading


def _too_vague(reading: Reading) -> Rule | None:
    """一种精神 has an article, 万里长城 a word for many; 一人死亡 and 逾百人 count."""
    written = reading.numeral.text
    if written == "一" and reading.kind == "count" and reading.unit_text not in _COUNTED_ONE:
        return VAGUE_ONE
    if written in _ROUND and reading.relation == "eq" and reading.kind != "percent":
        return ROUND_WORD
    return None
