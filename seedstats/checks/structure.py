"""The shares of a structure make a hundred: 三次产业结构比为5.2:40.3:54.5."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from seedstats.checks.check import Check, Said, lint
from seedstats.checks.pattern import Pattern
from seedstats.checks.view import Document
from seedstats.models import Finding, Severity

NAME: Final = "structure"
_NUMBER: Final = r"[0-9]{1,3}(?:\.[0-9]+)?"
_RATIO: Final = Pattern(
    rf"(?:产业|产业结构|结构|比例|之比|比重|比)[^,，。;0-9:]{{0,12}}(?:[0-9]{{4}}年的?)?[^,，。;0-9:]{{0,6}}(?<![0-9.])"
    rf"(?P<ratio>({_NUMBER})\s?[:：]\s?({_NUMBER})\s?[:：]\s?({_NUMBER}))(?![0-9.:])"
)
_HUNDRED: Final = Decimal(100)
_ROOM: Final = Decimal("0.5")
_CLOSE: Final = Decimal(12)


def check_structure(document: Document) -> Iterator[Finding]:
    """5.2:40.3:54.5 are the shares of three parts that are everything: they add up to 100, but for rounding.

    Only ratios of three numbers that come near to a hundred are taken for shares; 1:2:3 is a ratio and no structure.
    """
    for sentence in document.sentences:
        if ":" not in sentence.flat:
            continue
        for found in _RATIO.finditer(sentence.flat):
            numbers = [Decimal(number) for number in found.groups()[1:]]
            total = sum(numbers, Decimal(0))
            step = max(Decimal(1).scaleb(int(number.as_tuple().exponent)) for number in numbers)
            off = abs(total - _HUNDRED)
            if off <= step * _ROOM * 3 or (off > _CLOSE and "产业" not in found.group()):
                continue
            said = Said(f"三项之和为{total}，不等于100", f"the three shares add up to {total}, not to 100")
            severity: Severity = "error" if off > step * 3 else "note"
            yield lint(NAME, sentence, found.span("ratio"), said, "100", severity).model_copy(
                update={"result": "disagrees" if severity == "error" else "loose"}
            )


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="结构之和为100",
    source="《中国统计年鉴》主要统计指标解释：结构相对数之和为100%；GB/T 8170-2008（修约误差不计）",
    run=check_structure,
    agrees=("三次产业结构比为5.2:40.3:54.5。", "按1:2:3的比例配制。"),
    disagrees=("三次产业结构比为5.2:43.3:54.5。",),
)
