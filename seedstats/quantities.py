"""Quantities: numeral, unit and bound read as one, with their exact span.

One pass over the numerals of a folded text reads each with what trails it; a second joins what is one figure
(3至5名, 3小时20分钟, 3000元以上5000元以下) and carries a unit that is written once for a list (3.31、1.33、0.85亿元).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

import regex
from pydantic import BaseModel

from seedstats.bounds import Bound, bound_after, bound_before, odd_after
from seedstats.models import Kind, Relation
from seedstats.nonfigures import masked, refuse
from seedstats.numerals import Number, Numeral, find_numerals, plain, read_number
from seedstats.rule import Rule
from seedstats.tables import read_rows
from seedstats.units import UnitRow, compound_unit, match_unit, table
from seedstats.wordlist import WordList


@dataclass(slots=True)
class Reading:
    """A quantity while it is read; offsets are those of the folded text."""

    start: int
    end: int
    numeral: Numeral
    number: Number
    relation: Relation = "eq"
    unit: UnitRow | None = None
    unit_text: str = ""
    unit_start: int = 0
    kind: Kind = "count"
    rules: list[str] = field(default_factory=list)
    bare: bool = False
    signed: bool = False


class Refusal(NamedTuple):
    """A numeral that is no figure, and the rule that says so."""

    start: int
    end: int
    rule: Rule


class Quantities(NamedTuple):
    """What the numerals of a text came to, each list in the order of the text."""

    readings: list[Reading]
    refusals: list[Refusal]


NO_UNIT: Final = Rule("no_unit", "no unit and nothing counted follows", "我家在{二}道沟", "")
MALFORMED: Final = Rule("malformed", "is no well-formed number", "{十十}全", "")
ROUND_WORD: Final = Rule("round_word", "a round word for many", "{万}里长城", "")
VAGUE_ONE: Final = Rule("vague_one", "一 is an article here", "{一}种精神", "")

# 一 before these is a count (一人死亡), before others an article (一种精神).
_COUNTED_ONE: Final = frozenset(("人", "名", "起", "例", "辆", "架", "艘", "户", "家", "所", "座"))
_PER: Final = {"十": "", "百": "%", "千": "‰", "万": "‱"}
_HALF_UNIT: Final = regex.compile(r"个([多余半])(月|小时|钟头|星期|礼拜|世纪)")
_MONEY_BEFORE: Final = regex.compile(r"(?:人民币|港币|US\$|HK\$|[¥$€£])\s?$")
_LEVEL_BEFORE: Final = regex.compile(r"[一-鿿](?:为|达|达到|是|至|到|报|收于|收报)$")
_ENDS: Final = frozenset(",，。;、)\n !?" + "”")
_SCORE_NOUNS: Final = regex.compile(r"指数|得分|评分|分值|点位|PMI")
_MONEY_NOUNS: Final = regex.compile(r"投资|收入|产值|营收|规模|市值|资产|贷款|存款|资金|总额|利润|税|销售|交易|产业|集群|园区|经济|[贷融集]资")
_BARE_SCALE: Final = regex.compile(r"[十百千]*[万亿]+|[百千]")
_COUNTRY_LIST: Final = regex.compile(r"(?:辖|共|等|全[国省市县区]|涉及|覆盖|其中|分布在)$")
_RANGE: Final = frozenset(("-", "—", "——", "--", "~", "~~", "至", "到", " - ", " — ", " ~ ", "－"))
_FROM: Final = regex.compile(r"(?:由|从|自)[^,，。;]{0,12}$")
_LIST: Final = frozenset(("、", "和", "及", "与", "或", "，", ","))
_DISTANT_BOUND: Final = regex.compile(r"(最多|至多|至少|最少)(?:可以?|能够?|只能|需要?|应当?|要)[^,，。;、0-9]{1,10}$")
_HEADING_UNIT: Final = regex.compile(r"\((?:单位:)?([百千万亿]*)([^\d()\s]{0,6})\)[:\s]*$")
_SCALE_TAIL: Final = regex.compile(r"[十百千万亿]+$")


class NounRow(BaseModel):
    """A row of data/bare_nouns.tsv: a noun that is counted without a classifier (14街道)."""

    noun: str
    example: str


@cache
def _bare_nouns() -> WordList:
    return WordList(row.noun for row in read_rows("bare_nouns.tsv", NounRow))


def read_quantities(text: str) -> Quantities:
    """Every quantity of folded `text`, and every numeral that is none with the rule that refused it.

    Offsets are those of `text`, half-open. Raises nothing, whatever the text.
    """
    readings: list[Reading] = []
    refusals: list[Refusal] = []
    for reading in _read_each(text, refusals):
        _join(text, readings, reading)
    _carry_units(text, readings)
    kept = [reading for reading in readings if reading.unit or reading.bare]
    refusals += [Refusal(r.start, r.end, NO_UNIT) for r in readings if not (r.unit or r.bare)]
    return Quantities(kept, sorted(refusals))


def _read_each(text: str, refusals: list[Refusal]) -> Iterator[Reading]:
    numerals = list(find_numerals(text))
    masks = masked(text)
    at, mask, done = 0, 0, 0
    while at < len(numerals):
        numeral = numerals[at]
        if numeral.start < done:  # 千 of 万千瓦
            at += 1
            continue
        while mask < len(masks) and masks[mask][1] <= numeral.start:
            mask += 1
        used, outcome = 1, None
        if mask < len(masks) and masks[mask][0] <= numeral.start:
            outcome = masks[mask][2]
        else:
            used, outcome = _read_one(text, numerals, at)
        if isinstance(outcome, Rule):
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
        reading = _fraction(text, numeral, following)
        if reading is not None:
            return 2, _finish(text, reading)
    if numeral.text[-1] not in "万亿" and _in_a_word(text, numeral):
        return 1, refuse(text, numeral) or NO_UNIT
    refused = refuse(text, numeral)
    if refused:
        return 1, refused
    number = read_number(numeral.text)
    if number is None:
        return 1, MALFORMED
    return 1, _finish(text, Reading(numeral.start, numeral.end, numeral, number, rules=[number.rule]))


def _in_a_word(text: str, numeral: Numeral) -> bool:
    """一定, 统一: most Chinese numerals are no numbers, and what follows them tells."""
    return numeral.shape == "chinese" and text[numeral.end : numeral.end + 1] not in _after_chinese()


def _fraction(text: str, numeral: Numeral, following: Numeral) -> Reading | None:
    """百分之五, 三分之一, 1/3."""
    between = text[numeral.end : following.start]
    if between == "分之":
        return _spoken_fraction(numeral, following)
    if between == "/" and numeral.text.isdecimal() and following.text.isdecimal():
        return _stroke_fraction(text, numeral, following)
    return None


def _spoken_fraction(numeral: Numeral, following: Numeral) -> Reading | None:
    number = read_number(following.text)
    if number is None or number.value is None:
        return None
    reading = Reading(numeral.start, following.end, numeral, number, rules=["numeral.share"])
    if numeral.text in _PER and _PER[numeral.text]:
        reading.unit, reading.unit_text = match_unit(_PER[numeral.text], 0), _PER[numeral.text]
        reading.kind = "percent"
        return reading
    whole = read_number(numeral.text)
    if whole is None or not whole.value:
        return None
    reading.number = Number(number.value / whole.value, rule="numeral.share")
    reading.kind, reading.bare = "fraction", True
    return reading


def _stroke_fraction(text: str, numeral: Numeral, following: Numeral) -> Reading | None:
    part, whole = Decimal(numeral.text), Decimal(following.text)
    if not 0 < part < whole <= 100 or text[numeral.start - 1 : numeral.start] in ("/", "-"):
        return None
    if match_unit(text, following.end) or text[following.end : following.end + 1] in ("/", "年", "月", "G"):
        return None
    number = Number(part / whole, rule="numeral.share")
    return Reading(numeral.start, following.end, numeral, number, kind="fraction", bare=True, rules=["numeral.share"])


def _finish(text: str, reading: Reading) -> Reading | Rule:
    """Add unit and bounds to a bare numeral; a rule where it turns out to count nothing."""
    if not reading.unit and reading.kind != "fraction":
        _read_unit(text, reading)
    _read_bounds(text, reading)
    if reading.kind == "fraction" or reading.unit:
        return _too_vague(reading) or reading
    _accept_bare(text, reading)
    return reading


def _too_vague(reading: Reading) -> Rule | None:
    """一种精神 has an article, 万里长城 a word for many; 一人死亡 and 逾百人 count."""
    written = reading.numeral.text
    if written == "一" and reading.kind == "count" and reading.unit_text not in _COUNTED_ONE:
        return VAGUE_ONE
    if written in ("百", "千", "万", "亿", "千万", "百万") and reading.relation == "eq" and reading.kind != "percent":
        return ROUND_WORD
    return None


def _read_unit(text: str, reading: Reading) -> None:
    """The unit behind the numeral, with 余, 多 or 半 around it: 750余对, 3个多月, 一年半."""
    position = reading.end
    if reading.number.bound:
        reading.relation = reading.number.bound
    odd = odd_after(text, position)
    if odd:
        position += 1
    half = _HALF_UNIT.match(text, position)
    row = match_unit(text, position) if not half else match_unit("个" + half[2], 0)
    if row is None and text[position : position + 1] == " ":
        row = _spaced_unit(text, position + 1)
        position += bool(row)
    if row and not half and row.unit == "级":
        row = None
    if odd and (row or reading.numeral.text[-1] in "0十百千万亿"):
        reading.relation = odd.relation
        reading.rules.append(f"bound.{odd.word}")
        reading.end = position if not row else reading.end
    if row is None:
        return
    if half:
        end = half.end()
        _apply_half(reading, half[1])
    else:
        end = position + len(row.unit)
        row, end = _compound(text, row, position, end)
    reading.unit, reading.unit_start, reading.end, reading.kind = row, position, end, row.kind
    reading.unit_text = row.unit
    reading.rules.append(f"unit.{row.kind}")
    _read_behind_unit(text, reading)


def _spaced_unit(text: str, position: int) -> UnitRow | None:
    """22 ㎞, 3.5 亿元: a space counts as none before a physical unit."""
    row = match_unit(text, position)
    return row if row and row.kind in ("measure", "percent", "money") else None


def _compound(text: str, row: UnitRow, position: int, end: int) -> tuple[UnitRow, int]:
    """元/平方米: one unit."""
    if text[end : end + 1] not in ("/", "·"):
        return row, end
    whole = compound_unit(text, position)
    return (whole, position + len(whole.unit)) if whole else (row, end)


def _apply_half(reading: Reading, word: str) -> None:
    if word != "半":
        reading.relation = "gt"
        reading.rules.append(f"bound.{word}")
    elif reading.number.value is not None:
        reading.number = Number(reading.number.value + Decimal("0.5"), step=Decimal("0.5"), rule="numeral.half")


def _read_behind_unit(text: str, reading: Reading) -> None:
    """一年半, 5公里多: 半 and 多 behind a unit that can be divided."""
    if reading.kind not in ("duration", "measure", "money"):
        return
    behind, beyond = text[reading.end : reading.end + 1], text[reading.end + 1 : reading.end + 2]
    if behind == "半" and beyond not in "导径岛数" or (behind == "半" and not beyond):
        _apply_half(reading, "半")
        reading.end += 1
    elif behind in ("多", "余") and beyond not in ("元", "层", "次", "样", "种", "个", "方", "数", "年", "名", "额", "家"):
        _apply_half(reading, behind)
        reading.end += 1


def _read_bounds(text: str, reading: Reading) -> None:
    after = _bound_behind(text, reading)
    before = bound_before(text, reading.start) or _distant_bound(text, reading)
    if before and not (after and before.relation == "approx"):
        reading.relation = before.relation if reading.relation != "range" else "range"
        reading.rules.append(f"bound.{before.word}")
    prefix = _MONEY_BEFORE.search(text, max(0, reading.start - 5), reading.start)
    if prefix:
        reading.start = prefix.start()


def _distant_bound(text: str, reading: Reading) -> Bound | None:
    """最多可开行列车6077对: the bound stands before the verb."""
    match = _DISTANT_BOUND.search(text, max(0, reading.start - 16), reading.start)
    return Bound("ge" if match[1] in ("至少", "最少") else "le", match[1]) if match else None


def _bound_behind(text: str, reading: Reading) -> bool:
    """以上, 左右; 内 behind a length of time (30日内); 级 behind a round number (千亿级)."""
    after = bound_after(text, reading.end)
    if after:
        word, relation = after.word, after.relation
    elif reading.kind == "duration" and text[reading.end : reading.end + 1] == "内":
        word, relation = "内", "le"
    elif text[reading.end : reading.end + 1] == "级" and reading.numeral.text[-1] in "百千万亿":
        word, relation = "级", "approx"
    else:
        return False
    if reading.relation != "range":
        reading.relation = relation
    reading.end += len(word)
    reading.rules.append(f"bound.{word}")
    return True


def _accept_bare(text: str, reading: Reading) -> None:
    """Say whether a number without a unit is a figure: 14街道, 总诊疗人次101.5亿, 投资超千亿, 指数为102.3."""
    before, after = text[max(0, reading.start - 16) : reading.start], text[reading.end : reading.end + 1]
    written = reading.numeral.text
    scaled = bool(_SCALE_TAIL.search(written)) or reading.end > reading.numeral.end
    arabic = reading.numeral.shape == "arabic"
    round_one = written[-1] in "万亿" and (scaled and (reading.relation != "eq"))
    if (scaled and arabic) or (round_one and after not in ("一",)) or reading.number.bound:
        reading.bare = True
        if written[-1] == "亿" and (_MONEY_NOUNS.search(before) or text[reading.end - 1] == "级"):
            reading.kind = "money"
    elif _bare_nouns().at(text, reading.end):
        year = len(written) == 4 and written[:2] in ("19", "20")
        reading.bare = not year if arabic else bool(_COUNTRY_LIST.search(before))
    elif arabic and (after in _ENDS or not after) and _LEVEL_BEFORE.search(before):
        reading.bare = True
    elif scaled and _stands_alone(text, reading):
        reading.bare = True
    elif arabic:
        _read_heading_unit(text, reading)
    if reading.bare and _SCORE_NOUNS.search(before):
        reading.kind = "score"
    if reading.bare:
        reading.rules.append("unit.none")


def _stands_alone(text: str, reading: Reading) -> bool:
    """三万四 alone in its line or cell."""
    return not text[reading.start - 1 : reading.start].strip() and not text[reading.end : reading.end + 1].strip()


def _read_heading_unit(text: str, reading: Reading) -> None:
    """发行总额(亿)10.00: the unit or scale stands in brackets before the number."""
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


def _join(text: str, readings: list[Reading], reading: Reading) -> None:
    """Append `reading`, or make one figure of it and the one before."""
    last = readings[-1] if readings else None
    if last is not None and reading.start - last.end <= 3:
        for rule in _JOINS:
            if rule(text, last, reading):
                return
    readings.append(reading)


def _as_range(text: str, last: Reading, reading: Reading) -> bool:
    """3至5名, 63%~68%, 33万至60万元, 5元-8元."""
    between = text[last.end : reading.start]
    dashed = not between and reading.numeral.text[0] == "-"
    if not dashed and between not in _RANGE:
        return False
    if last.relation == "range" or reading.relation == "range" or not (reading.unit or last.unit or reading.bare):
        return False
    if last.unit and reading.unit and last.unit.unit != reading.unit.unit:
        return False
    if between in ("到", "至") and _FROM.search(text, max(0, last.start - 14), last.start):
        return False
    low, high = last.number.value, reading.number.value
    if low is None or high is None:
        return False
    _set_range(last, reading, plain(low * _shared_scale(last, reading)), abs(high) if dashed else high)
    last.rules.append("quantity.range")
    return True


def _shared_scale(last: Reading, reading: Reading, listed: bool = False) -> Decimal:
    """5—8万元: 万 is written once for both; 500至1万元: it is not. Of a list it always holds for all."""
    scale = _SCALE_TAIL.search(reading.numeral.text)
    if last.unit or not scale or _SCALE_TAIL.search(last.numeral.text):
        return Decimal(1)
    factor = read_number(scale[0])
    if factor is None or not factor.value or reading.number.value is None or last.number.value is None:
        return Decimal(1)
    return factor.value if listed or last.number.value <= reading.number.value / factor.value else Decimal(1)


def _set_range(last: Reading, reading: Reading, low: Decimal, high: Decimal) -> None:
    last.number = Number(None, low=low, high=high, bound="range", rule=last.number.rule)
    last.relation, last.end = "range", reading.end
    last.bare = last.bare or reading.bare
    if reading.unit:
        last.unit, last.unit_text, last.kind = reading.unit, reading.unit_text, reading.kind


def _as_double_bound(text: str, last: Reading, reading: Reading) -> bool:
    """3000元以上5000元以下 is one range."""
    if last.end != reading.start or last.relation not in ("ge", "gt") or reading.relation not in ("le", "lt"):
        return False
    low, high = last.number.value, reading.number.value
    if not (last.unit and reading.unit and last.kind == reading.kind) or low is None or high is None:
        return False
    _set_range(last, reading, low, high)
    last.rules.append("quantity.double_bound")
    return True


def _as_compound(text: str, last: Reading, reading: Reading) -> bool:
    """3小时20分钟 is 200 分钟, 5元8角 is 5.8 元."""
    between = text[last.end : reading.start]
    if between not in ("", "零", "又") or last.relation != "eq" or last.unit is None or reading.unit is None:
        return False
    large, small = last.unit.factor, reading.unit.factor
    if last.unit.dimension != reading.unit.dimension or not large or not small or large <= small:
        return False
    if last.kind == "count" or reading.number.value is None or last.number.value is None:
        return False
    if last.kind == "money":
        value = last.number.value + reading.number.value * small / large
    else:
        value = last.number.value * large / small + reading.number.value
        last.unit, last.unit_text = reading.unit, reading.unit_text
    last.number = Number(plain(value), step=reading.number.step, rule=last.number.rule)
    last.relation, last.end = reading.relation, reading.end
    last.rules.append("quantity.compound")
    return True


_JOINS: Final = (_as_range, _as_double_bound, _as_compound)


def _carry_units(text: str, readings: list[Reading]) -> None:
    """3.31、1.33、0.85亿元: a unit written once, at the end, holds for every member of the list."""
    for last, reading in zip(reversed(readings[:-1]), reversed(readings), strict=False):
        if last.unit or last.bare or not reading.unit or text[last.end : reading.start] not in _LIST:
            continue
        if last.number.value is not None:
            scale = _shared_scale(last, reading, listed=True)
            step = last.number.step * scale if last.number.step else None
            last.number = Number(plain(last.number.value * scale), step=step, rule=last.number.rule)
        last.unit, last.unit_text, last.kind = reading.unit, reading.unit_text, reading.kind
        last.rules.append("unit.carried")


@cache
def _after_chinese() -> frozenset[str]:
    """What a Chinese numeral that is a figure may be followed by; anything else ends the matter at once."""
    return frozenset(row.unit[0] for row in table()) | frozenset("余多来几分以级左上至到-—~、和、，") | _bare_nouns().initials()
