"""What trails a numeral and what bounds it: the unit with 余, 多 or 半 around it, 以上, 左右, 内, 级."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from seedstats.bounds import Bound, bound_after, bound_before, odd_after
from seedstats.number import Number
from seedstats.patterns import Pattern
from seedstats.reading import Reading
from seedstats.units import UnitRow, compound_unit, match_unit

_HALF_UNIT: Final = Pattern(r"个([多余半])(月|小时|钟头|星期|礼拜|世纪)")
_MONEY_BEFORE: Final = Pattern(r"(?:人民币|港币|US\$|HK\$|[¥$€£])\s?$")
_MONEY_SIGNS: Final = frozenset("币$¥€£ ")
_BELOW_ZERO: Final = "零下"
_DISTANT_BOUND: Final = Pattern(r"(最多|至多|至少|最少)(?:可以?|能够?|只能|需要?|应当?|要)[^,，。;、0-9]{1,10}$")
# 多元, 多层, 多个: behind a unit 多 begins the next word.
_BEGINS_A_WORD: Final = frozenset("元层次样种个方数年名额家")
_NO_HALF: Final = frozenset("导径岛数")


def read_unit(text: str, reading: Reading) -> None:
    """The unit behind the numeral, with 余, 多 or 半 around it: 750余对, 3个多月, 一年半."""
    position = reading.end
    if reading.number.bound:
        reading.relation = reading.number.bound
    odd = odd_after(text, position)
    if odd:
        position += 1
    row = match_unit(text, position)
    half = _HALF_UNIT.match(text, position) if row and row.unit == "个" else None
    if half:
        row = match_unit("个" + half[2], 0)
    if row is None and text[position : position + 1] == " ":
        row = _spaced_unit(text, position + 1)
        position += bool(row)
    if row and row.unit == "级":
        row = None  # 千亿级: a bound, not a unit
    if odd and (row or reading.numeral.text[-1] in "0十百千万亿"):
        reading.relation = odd.relation if reading.number.value is not None else "range"
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
    return (
        row
        if row and not (row.kind == "count" and text[position + len(row.unit) : position + len(row.unit) + 1] == " ")
        else None
    )


def _compound(text: str, row: UnitRow, position: int, end: int) -> tuple[UnitRow, int]:
    """元/平方米: one unit."""
    if text[end : end + 1] not in ("/", "·"):
        return row, end
    whole = compound_unit(text, position)
    return (whole, position + len(whole.unit)) if whole else (row, end)


def _apply_half(reading: Reading, word: str) -> None:
    """多 or 余 opens the number upwards, 半 adds a half; a range (几十元余) stays what it is."""
    if reading.number.value is None:
        return
    if word != "半":
        reading.relation = "gt"
        reading.rules.append(f"bound.{word}")
    else:
        reading.number = Number(reading.number.value + Decimal("0.5"), step=Decimal("0.5"), rule="numeral.half")


def _read_behind_unit(text: str, reading: Reading) -> None:
    """一年半, 5公里多: 半 and 多 behind a unit that can be divided."""
    if reading.kind not in ("duration", "measure", "money"):
        return
    behind, beyond = text[reading.end : reading.end + 1], text[reading.end + 1 : reading.end + 2]
    if behind == "半" and beyond not in _NO_HALF:
        _apply_half(reading, "半")
        reading.end += 1
    elif behind in ("多", "余") and beyond not in _BEGINS_A_WORD:
        _apply_half(reading, behind)
        reading.end += 1


def read_bounds(text: str, reading: Reading) -> None:
    _read_below_zero(text, reading)
    after = _bound_behind(text, reading)
    before = bound_before(text, reading.start) or _distant_bound(text, reading)
    if before and not (after and before.relation == "approx"):
        reading.relation = before.relation if reading.relation != "range" else "range"
        reading.rules.append(f"bound.{before.word}")
    if text[reading.start - 1 : reading.start] in _MONEY_SIGNS:
        prefix = _MONEY_BEFORE.search(text, max(0, reading.start - 5), reading.start)
        reading.start = prefix.start() if prefix else reading.start


def _read_below_zero(text: str, reading: Reading) -> None:
    """零下8℃ is -8: the words stand for the sign, and like a sign they are inside."""
    value, step = reading.number.value, reading.number.step
    if reading.kind == "measure" and value is not None and text.startswith(_BELOW_ZERO, reading.start - 2):
        reading.number = Number(-value, step=step, rule=reading.number.rule)
        reading.start -= len(_BELOW_ZERO)


def _distant_bound(text: str, reading: Reading) -> Bound | None:
    """最多可开行列车6077对: the bound stands before the verb."""
    start = max(0, reading.start - 16)
    if text.find("多", start, reading.start) < 0 and text.find("少", start, reading.start) < 0:
        return None
    match = _DISTANT_BOUND.search(text, start, reading.start)
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
