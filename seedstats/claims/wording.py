"""What a verdict says in words."""

from __future__ import annotations

from typing import Final

from seedstats.claims.models import Claim, Verdict
from seedstats.models import Fact

_BOUNDS: Final = {"approx": "about", "gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}
_WAYS: Final = {"increase": "up", "decrease": "down"}


def message(claim: Claim, verdict: Verdict, fact: Fact, power: int | None) -> str:
    """One line on a claim that was held against `fact`."""
    says = f"the text says {says_text(fact)}"
    if verdict == "wrong_scale":
        return f"10^{power} times what {says}"
    if verdict == "wrong_unit":
        return f"{says}, in {fact.quantity.unit.text or 'no unit'}"
    if verdict == "other_entity":
        return f"{says} of {fact.entity.flat if fact.entity else 'something else'}, not of {claim.entity}"
    return says


def says_text(fact: Fact) -> str:
    """The figure with its bound and direction: "750余对 (more than)"."""
    notes = [_BOUNDS.get(fact.quantity.relation), _WAYS.get(fact.change.direction) if fact.change else None]
    told = ", ".join(note for note in notes if note)
    return f"{fact.quantity.flat} ({told})" if told else fact.quantity.flat
