"""Units as data: which unit stands at a place of the folded text.

`data/units.tsv` has one row for one surface form. Beside the kinds of figure its column `kind` has two of its own:
``per`` for what a surface means after a slash alone (元/月, where a bare 月 is a date; 次/分, where a bare 分 is a
score), and ``none`` for a word that merely begins like a unit (元旦 in "2024元旦"), which the longest match takes so
that the unit does not.

The longest unit wins, so that no order among rows has to be kept: 分钟 before 分, 个百分点 and 个月 before 个,
人次 before 人, 公里/小时 before 公里. 万 and 亿 belong to the number and begin no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Context, Decimal
from functools import cache
from typing import Final, NamedTuple

from seedstats.errors import SeedstatsError
from seedstats.models import Kind
from seedstats.tablerows import TableRow
from seedstats.tables import read_rows

TABLE: Final = "units.tsv"
_SCALES: Final = {"百": 2, "千": 3, "万": 4}
_POWER_OF_TEN: Final = re.compile(r"(?:10*)?(?:[百万]|千(?![米克瓦卡焦帕伏赫]))*")
_PRECISION: Final = Context(prec=28)


class UnitRow:
    """One surface form of a unit.

    `factor` turns a value in this unit into the base unit of its `dimension`: m, m2, m3, kg, s, J, W, Pa, byte, the
    currency's main unit, 1 for a ratio and percentage points for points. It is None where there is no such factor
    (℃ has an offset, 个工作日 no fixed length, 克朗 no one country).
    """

    __slots__ = ("code", "dimension", "factor", "kind", "unit")

    def __init__(self, unit: str, kind: Kind, code: str | None, factor: Decimal | None, dimension: str | None) -> None:
        self.unit = unit
        self.kind = kind
        self.code = code
        self.factor = factor
        self.dimension = dimension


class _Entry(NamedTuple):
    """What a surface stands for: `row` is None for a mere word. `latin` says that it ends in a Latin letter."""

    row: UnitRow | None
    latin: bool


class _Index(NamedTuple):
    """All surfaces, and the lengths to try, longest first, for two characters a text goes on with, or for one."""

    entries: dict[str, _Entry]
    lengths: dict[str, tuple[int, ...]]


class _Part(NamedTuple):
    """What stands below a slash: a unit, the number in front of it (例/10万人), where it ends."""

    row: UnitRow | None
    times: Decimal
    end: int


def unique(rows: Iterable[TableRow]) -> tuple[TableRow, ...]:
    """`rows` as they are; SeedstatsError where one surface has two of them (one of kind ``per`` beside is no twin)."""
    seen: dict[tuple[str, bool], TableRow] = {}
    for row in rows:
        twin = seen.setdefault((row.unit, row.kind == "per"), row)
        if twin is not row:
            raise SeedstatsError(f"data/{TABLE}: {row.unit!r} is there twice ({twin.example}, {row.example}); keep one")
    return tuple(seen.values())


@cache
def table() -> tuple[TableRow, ...]:
    """Every row of the table, in its order."""
    return unique(read_rows(TABLE, TableRow))


def _as_unit(row: TableRow, per: bool) -> UnitRow | None:
    """The row as a unit; None for a mere word, and, unless `per`, for a unit that wants a slash before it."""
    if row.kind == "none" or (row.kind == "per" and not per):
        return None
    return UnitRow(row.unit, "count" if row.kind == "per" else row.kind, row.code, row.factor, row.dimension)


def _build(per: bool) -> _Index:
    entries: dict[str, _Entry] = {}
    lengths: dict[str, set[int]] = {}
    # Of two rows with one surface the latter stays: 分 is a score after a number, a minute after a slash.
    for row in sorted(table(), key=lambda row: (row.kind == "per") == per):
        last = row.unit[-1]
        entries[row.unit] = _Entry(_as_unit(row, per), last.isascii() and last.isalpha())
        lengths.setdefault(row.unit[:2], set()).add(len(row.unit))
    for key, found in lengths.items():
        if key[0] in entries:
            found.add(1)
    return _Index(entries, {key: tuple(sorted(found, reverse=True)) for key, found in lengths.items()})


@cache
def _index() -> _Index:
    """What can stand after a number. What is a unit only after a slash is a mere word here: 月 is a date."""
    return _build(per=False)


@cache
def _index_below() -> _Index:
    """What can stand after a slash."""
    return _build(per=True)


def _longest(index: _Index, text: str, start: int) -> UnitRow | None:
    key = text[start : start + 2]
    lengths = index.lengths.get(key) or index.lengths.get(key[:1])
    if lengths is None:
        return None
    for length in lengths:
        entry = index.entries.get(text[start : start + length])
        if entry is not None and not (entry.latin and _goes_on(text, start + length)):
            return entry.row
    return None


def _goes_on(text: str, end: int) -> bool:
    """Whether a Latin word goes on at `end`: a unit ends where its word ends, 5GHz but not 5Group."""
    after = text[end : end + 1]
    return after.isascii() and after.isalpha()


def match_unit(text: str, start: int) -> UnitRow | None:
    """The longest unit of the table at `start` of the folded text; Latin ones in the case they are listed in.

    >>> [row.unit for row in (match_unit(text, 1) for text in ("5分钟", "3个月内", "8人次", "5GHz")) if row]
    ['分钟', '个月', '人次', 'GHz']
    >>> match_unit("2024元旦", 4)
    """
    return _longest(_index(), text, start)


def compound_unit(text: str, start: int) -> UnitRow | None:
    """The unit at `start` put together from known ones around a slash, None where it is no such compound.

    >>> rows = [compound_unit(text, 0) for text in ("立方米/分钟", "例/10万人", "元/平方米·月", "元/旦")]
    >>> [row and (row.unit, row.code) for row in rows]
    [('立方米/分钟', 'm3/min'), ('例/10万人', '/100000'), ('元/平方米·月', 'CNY/m2/mo'), None]
    """
    listed = match_unit(text, start)
    if listed is None:
        return None
    row = _simple(listed)
    while row is not None:
        end = start + len(row.unit)
        joint = text[end : end + 1]
        part = _denominator(text, end + 1) if joint == "/" or (joint == "·" and "/" in row.unit) else None
        if part is None or (
            part.row and (part.row.unit, part.row.kind) == (row.unit, row.kind)
        ):  # "25℃/10℃" are two temperatures
            break
        surface = text[start : part.end]
        known = _index().entries.get(surface)
        row = known.row if known is not None else _compose(row, part, surface)
    longer = row if row is not None and len(row.unit) > len(listed.unit) else listed
    return longer if "/" in longer.unit else None


def _simple(row: UnitRow) -> UnitRow | None:
    """The unit above the slash of a compound in the table, the row itself where it is none."""
    head = _index().entries.get(row.unit.partition("/")[0])
    return row if head is None else head.row


def starts_thousand_unit(text: str, start: int) -> bool:
    """Whether the 千 or 百 at `start` begins a unit: in 5千瓦, 5千克, 980百帕 it does, in 5335千公顷 it is a number.

    >>> starts_thousand_unit("5千瓦时", 1), starts_thousand_unit("5335千公顷", 4)
    (True, False)
    """
    return text[start : start + 1] in ("千", "百") and match_unit(text, start) is not None


def _denominator(text: str, start: int) -> _Part | None:
    """What follows a slash: a unit with a power of ten before it or none, or that number alone ("例/10万")."""
    found = _POWER_OF_TEN.match(text, start)
    end = found.end() if found else start
    times = Decimal(text[start:end].rstrip("百千万") or 1).scaleb(sum(_SCALES.get(c, 0) for c in text[start:end]))
    row = _longest(_index_below(), text, end)
    if row is not None and "/" not in row.unit:
        return _Part(row, times, end + len(row.unit))
    return _Part(None, times, end) if times > 1 and not text[end : end + 1].isdigit() else None


def _compose(above: UnitRow, part: _Part, surface: str) -> UnitRow:
    below = part.row
    return UnitRow(
        unit=surface,
        kind=above.kind if above.kind in ("money", "percent", "points") else "measure",
        code=_ratio_code(above, part),
        factor=_ratio_factor(above, part),
        dimension=f"{above.dimension or 'count'}/{(below and below.dimension) or 'count'}",
    )


def _ratio_factor(above: UnitRow, part: _Part) -> Decimal | None:
    top, bottom = _factor(above), _factor(part.row)
    if top is None or bottom is None:
        return None
    return _PRECISION.divide(top, bottom * part.times).normalize(_PRECISION)


def _factor(row: UnitRow | None) -> Decimal | None:
    """What is counted is a number of itself: its factor is 1."""
    return Decimal(1) if row is None or (row.kind == "count" and row.factor is None) else row.factor


def _ratio_code(above: UnitRow, part: _Part) -> str | None:
    """CNY/t; "/km2" for what is counted on an area; None where a side is measured in a unit without a code (亩)."""
    below = part.row
    if any(row is not None and row.code is None and row.kind != "count" for row in (above, below)):
        return None
    bottom = (below and below.code) or ""
    if part.times != 1:
        bottom = f"{part.times:f}.{bottom}".rstrip(".")
    if "." in bottom or "/" in bottom:
        bottom = f"({bottom})"  # UCUM reads from left to right: CNY/kW.h is CNY.h/kW
    return f"{above.code or ''}{'/' + bottom if bottom else ''}" or None
