"""Several numerals that are one figure (3至5名, 3000元以上5000元以下, 3小时20分钟); a unit written once for a list."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Final

from seedstats.number import Number, plain, read_number
from seedstats.patterns import Pattern
from seedstats.reading import Reading

_RANGE: Final = frozenset(("-", "—", "——", "--", "~", "~~", "至", "到", " - ", " — ", " ~ "))
_FROM: Final = Pattern(r"(?:由|从|自)[^,，。;]{0,12}$")
_LIST: Final = frozenset(("、", "和", "及", "与", "或", "，", ","))
_SCALES: Final = "十百千万亿"
# 由5%到8% is looked for this far before the first number; joined numbers stand no further apart than a dash.
_REACH, _GAP = 14, 3


def join(text: str, readings: list[Reading], reading: Reading) -> None:
    """Append `reading`, or make one figure of it and the one before."""
    last = readings[-1] if readings else None
    if last is not None and reading.start - last.end <= _GAP:
        for rule in _RULES:
            if rule(text, last, reading):
                return
    readings.append(reading)


def _as_range(text: str, last: Reading, reading: Reading) -> bool:
    """3至5名, 63%~68%, 33万至60万元, 5元-8元."""
    between = text[last.end : reading.start]
    dashed = not between and reading.numeral.text[0] == "-"
    if not (dashed or between in _RANGE) or not _fit(last, reading):
        return False
    if between in ("到", "至") and _FROM.search(text, max(0, last.start - _REACH), last.start):
        return False
    low, high = last.number.value, reading.number.value
    if low is None or high is None:
        return False
    low, high = plain(low * _shared_scale(last, reading)), abs(high) if dashed else high
    if low < high:
        _set_range(last, reading, low, high)
        last.rules.append("quantity.range")
    return low < high


def _fit(last: Reading, reading: Reading) -> bool:
    """Whether two numbers can be the ends of one range: one unit between them, or none at all."""
    if "range" in (last.relation, reading.relation):
        return False
    if last.unit and reading.unit:
        return last.unit.unit == reading.unit.unit
    return bool(last.unit or reading.unit or last.bare or reading.bare)


def _scale(reading: Reading) -> Decimal:
    """The scale a numeral ends in: 万 of 0.85万."""
    text = reading.numeral.text
    scales = text[len(text.rstrip(_SCALES)) :]
    number = read_number(scales) if scales else None
    return number.value if number and number.value else Decimal(1)


def _shared_scale(last: Reading, reading: Reading) -> Decimal:
    """5—8万元: 万 is written once for both; 500至1万元: it is not."""
    scale = _scale(reading)
    if last.unit or _scale(last) != 1 or reading.number.value is None or last.number.value is None:
        return Decimal(1)
    return scale if last.number.value <= reading.number.value / scale else Decimal(1)


def _set_range(last: Reading, reading: Reading, low: Decimal, high: Decimal) -> None:
    last.number = Number(None, low=low, high=high, bound="range", rule=last.number.rule)
    last.relation, last.end = "range", reading.end
    last.bare = last.bare or reading.bare
    if reading.unit:
        last.share_unit(reading)


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


_RULES: Final = (_as_range, _as_double_bound, _as_compound)


def carry_units(text: str, readings: list[Reading]) -> None:
    """3.31、1.33、0.85亿元: a unit written once, at the end, holds with its scale for every member of the list."""
    _carry_bareness(text, readings)
    scale = Decimal(1)
    for last, reading in zip(reversed(readings[:-1]), reversed(readings), strict=False):
        if _half_named(last, reading) and text[last.end : reading.start] in _LIST:
            last.share_unit(reading)  # 3.4个、1个百分点
        if last.unit or last.bare or not reading.unit or text[last.end : reading.start] not in _LIST:
            scale = Decimal(1)
            continue
        scale = max(scale, _scale(reading))
        if last.number.value is not None and _scale(last) == 1:
            step = last.number.step * scale if last.number.step else None
            value = plain(last.number.value * scale)
            last.number = Number(value, bound=last.number.bound, step=step, rule=last.number.rule)
        last.share_unit(reading)
        last.rules.append("unit.carried")


def _half_named(last: Reading, reading: Reading) -> bool:
    """Whether the unit 个 of `last` is that of `reading` cut short."""
    if not (last.unit and reading.unit) or last.unit.unit != "个":
        return False
    return reading.kind == "points" or (reading.kind == "duration" and reading.unit.unit.startswith("个"))


def _carry_bareness(text: str, readings: list[Reading]) -> None:
    """分别为1、2、3: where the first of a list needs no unit, neither do the others."""
    for last, reading in itertools.pairwise(readings):
        plain_member = not reading.unit and not reading.bare and reading.numeral.shape == "arabic"
        if last.bare and plain_member and text[last.end : reading.start] in _LIST and last.numeral.shape == "arabic":
            reading.bare, reading.kind = True, last.kind
            reading.rules.append("unit.none")
