"""A number 10,000 or 100,000,000 times its twin: 万 or 亿 was dropped or put in."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from seedstats.checks.check import Check, Said, accuse
from seedstats.checks.judge import flat
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding

NAME: Final = "scale"
_KINDS: Final = frozenset(("count", "money", "measure"))
_SLIPS: Final = {Decimal(10**4): "万", Decimal(10**8): "亿"}
_DIGITS: Final = 3


def check_scale(document: Document) -> Iterator[Finding]:
    """1285.3万元 here and 1285.3亿元 there: the same digits of the same thing, a 万 or an 亿 apart.

    Three digits or more have to be the same, and so have entity, unit and the kind of statement (a level or a change):
    that does not come about by chance.
    """
    seen: dict[tuple[str, str, bool, tuple[int, ...]], Figure] = {}
    for figure in document.figures:
        key = _key(figure)
        if key is None:
            continue
        twin = seen.setdefault(key, figure)
        finding = _slip(twin, figure)
        if finding:
            yield finding


def _key(figure: Figure) -> tuple[str, str, bool, tuple[int, ...]] | None:
    """Entity, unit, level or change, and the digits without zeros at either end."""
    value = figure.value
    if figure.quantity.kind not in _KINDS or value is None or value <= 0 or not figure.entity:
        return None
    digits = value.normalize().as_tuple().digits
    return (figure.entity, figure.unit, figure.is_change, digits) if len(digits) >= _DIGITS else None


def _slip(twin: Figure, figure: Figure) -> Finding | None:
    assert twin.value is not None
    assert figure.value is not None
    ratio = max(twin.value, figure.value) / min(twin.value, figure.value)
    if ratio not in _SLIPS and ratio != Decimal(10**4) ** 2:
        return None
    texts = flat(twin, figure)
    said = Said(
        f"{texts[0]}与{texts[1]}数字相同而相差{_SLIPS[ratio]}倍，疑漏写或误写“万”“亿”",
        f"{texts[0]} and {texts[1]} have the same digits, but one is {ratio} times the other: a slip of 万 or 亿",
    )
    return accuse(NAME, "warning", (figure, twin), said, expected=texts[0])


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="万、亿之误",
    source="编校惯例，无条文可引：数字相同而单位差“万”“亿”，疑为漏写或误写",
    run=check_scale,
    agrees=("进出口总额1285.3亿元。其中，进出口总额比上年增长3%。",),
    disagrees=("今年进出口总额1285.3亿元。会议指出，进出口总额1285.3万元来之不易。",),
)
