"""Numbers without a unit that are figures all the same: 14街道, 总诊疗人次101.5亿, 投资超千亿, 指数为102.3."""

from __future__ import annotations

from functools import cache
from typing import Final

from seedstats.number import Number, plain, read_number
from seedstats.patterns import Pattern
from seedstats.reading import Reading
from seedstats.tablerows import NounRow
from seedstats.tables import read_rows
from seedstats.units import match_unit
from seedstats.wordlist import WordList

_LEVEL_BEFORE: Final = Pattern(r"[一-鿿](?:为|达|达到|是|至|到|报|收于|收报)$")
_ENDS: Final = frozenset(",，。;、)\n !?”")
_SCORE_NOUNS: Final = Pattern(r"指数|得分|评分|分值|点位|PMI")
_MONEY_NOUNS: Final = Pattern(
    r"投资|收入|产值|营收|规模|市值|资产|贷款|存款|资金|总额|利润|税|销售|交易|产业|集群|园区|经济|[贷融集]资"
)
_COUNTING: Final = Pattern(r"(?:辖|共|等|全[国省市县区]|涉及|覆盖|其中|分布在)$")
_HEADING_UNIT: Final = Pattern(r"\((?:单位:)?([百千万亿]*)([^\d()\s]{0,6})\)[:\s]*$")
_SCALES: Final = frozenset("十百千万亿")


@cache
def bare_nouns() -> WordList:
    """The nouns that are counted without a classifier."""
    return WordList(row.noun for row in read_rows("bare_nouns.tsv", NounRow))


def accept_bare(text: str, reading: Reading) -> None:
    """Mark `reading`, which has no unit, as a figure where its surroundings say so."""
    before = text[max(0, reading.start - 16) : reading.start]
    reading.bare = any(rule(text, reading, before) for rule in _RULES)
    if not reading.bare:
        _read_heading_unit(text, reading)
    if not reading.bare:
        return
    if reading.numeral.text[-1] == "亿" and (_MONEY_NOUNS.search(before) or text[reading.end - 1] == "级"):
        reading.kind = "money"
    elif _SCORE_NOUNS.search(before):
        reading.kind = "score"
    reading.rules.append("unit.none")


def _scaled(text: str, reading: Reading, before: str) -> bool:
    """101.5亿, 6万5千, 数百, 数千余."""
    written = reading.numeral.text
    scaled = not _SCALES.isdisjoint(written) or reading.end > reading.numeral.end
    return (scaled and reading.numeral.shape == "arabic") or reading.number.bound is not None


def _bounded(text: str, reading: Reading, before: str) -> bool:
    """投资超千亿: a round number in Chinese counts with a bound."""
    return (
        reading.numeral.text[-1] in "万亿" and reading.relation != "eq" and text[reading.end : reading.end + 1] != "一"
    )


def _noun_follows(text: str, reading: Reading, before: str) -> bool:
    """14街道; 辖三县 — and not 2023网上大会, 三国."""
    if not bare_nouns().at(text, reading.end):
        return False
    written = reading.numeral.text
    if reading.numeral.shape == "arabic":
        return not (len(written) == 4 and written[:2] in ("19", "20"))
    return bool(_COUNTING.search(before))


def _level(text: str, reading: Reading, before: str) -> bool:
    """综合指数为102.3."""
    after = text[reading.end : reading.end + 1]
    stands = reading.numeral.shape == "arabic" and (after in _ENDS or not after)
    return stands and bool(_LEVEL_BEFORE.search(before))


def _alone(text: str, reading: Reading, before: str) -> bool:
    """三万四 alone in its line or cell."""
    if len(reading.numeral.text) < 2 or _SCALES.isdisjoint(reading.numeral.text):
        return False
    return not text[reading.start - 1 : reading.start].strip() and not text[reading.end : reading.end + 1].strip()


_RULES: Final = (_scaled, _bounded, _noun_follows, _level, _alone)


def _read_heading_unit(text: str, reading: Reading) -> None:
    """发行总额(亿)10.00: the unit or scale stands in brackets before the number."""
    if reading.numeral.shape != "arabic" or ")" not in text[max(0, reading.start - 3) : reading.start]:
        return
    match = _HEADING_UNIT.search(text, max(0, reading.start - 12), reading.start)
    row = match_unit(match[2], 0) if match else None
    if match is None or (match[2] and (row is None or row.unit != match[2])) or reading.number.value is None:
        return
    scale = read_number(match[1]) if match[1] else None
    if scale and scale.value:
        step = reading.number.step * scale.value if reading.number.step else None
        reading.number = Number(plain(reading.number.value * scale.value), step=step, rule=reading.number.rule)
    reading.bare, reading.unit = True, row
    if row:
        reading.unit_text, reading.kind = row.unit, row.kind
    reading.rules.append("unit.heading")
