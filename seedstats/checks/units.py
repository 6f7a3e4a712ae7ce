"""Which figures can be added, divided and held against each other."""

from __future__ import annotations

from typing import Final

from seedstats.checks.view import Figure

_PEOPLE: Final = frozenset("人 名 位 口".split())
_THINGS: Final = frozenset("个 项 件 条 起 宗 例 份 桩 家 户 所 处 座".split())
_SUMMABLE: Final = frozenset(("count", "money", "measure"))


def same_unit(first: Figure, second: Figure) -> bool:
    """Whether two levels are stated in one unit; 人 and 名 count alike, 人次 does not."""
    if first.quantity.kind not in _SUMMABLE or second.quantity.kind not in _SUMMABLE:
        return False
    units = {first.unit, second.unit}
    return len(units) == 1 or units <= _PEOPLE


def like_unit(first: Figure, second: Figure) -> bool:
    """As `same_unit`, and 收到件 … 办结项 as well: the classifiers of one thing may differ."""
    return same_unit(first, second) or {first.unit, second.unit} <= _THINGS


def is_level(figure: Figure) -> bool:
    """Whether it states an amount, not a change of one."""
    return figure.quantity.kind in _SUMMABLE and not figure.is_change


def is_share(figure: Figure) -> bool:
    """Whether it states a share in per cent, not a change in per cent."""
    return figure.quantity.kind == "percent" and not figure.is_change and figure.quantity.unit.code == "%"
