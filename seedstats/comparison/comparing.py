"""Facts of two documents, paired and told apart."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

from seedstats.amount import signed
from seedstats.comparison.models import Changed, Comparison
from seedstats.comparison.pairing import pair, same, unpaired
from seedstats.models import Fact, FactSheet
from seedstats.pipeline import extract

_PRECISION: Final = Context(prec=28)
_SHARES: Final = frozenset(("percent", "points"))
_HUNDRED: Final = Decimal(100)
_PLACES: Final = Decimal("0.01")
_LARGEST: Final = Decimal(10) ** 20


def diff(old: str | FactSheet, new: str | FactSheet) -> Comparison:
    """What differs between two texts or fact sheets: figures that appear, vanish and change.

    Figures are paired by what they count or measure, unit, sort (level or change) and whose they are, then by how
    alike their sentences are; no figure is in two pairs. Raises nothing, whatever the texts.
    """
    before, after = _sheet(old), _sheet(new)
    pairs = pair(before.facts, after.facts)
    return Comparison(
        old=before.source,
        new=after.source,
        changed=tuple(_changed(one, other) for one, other in pairs if not same(one, other)),
        appeared=unpaired(after.facts, (other for _, other in pairs)),
        vanished=unpaired(before.facts, (one for one, _ in pairs)),
        same=sum(same(one, other) for one, other in pairs),
    )


def _sheet(source: str | FactSheet) -> FactSheet:
    return extract(source) if isinstance(source, str) else source


def _changed(old: Fact, new: Fact) -> Changed:
    before, after = signed(old).value, signed(new).value
    if before is None or after is None:
        return Changed(old=old, new=new)
    difference = _PRECISION.subtract(after, before)
    return Changed(old=old, new=new, difference=difference, percent=_percent(difference, before, old))


def _percent(difference: Decimal, before: Decimal, fact: Fact) -> Decimal | None:
    """To two places; none for a percentage, whose change is in points."""
    if not before or fact.quantity.kind in _SHARES:
        return None
    percent = _PRECISION.divide(_PRECISION.multiply(difference, _HUNDRED), before.copy_abs())
    return percent.quantize(_PLACES) if abs(percent) < _LARGEST else percent
