"""The ladder: how facts compare with hand labels, rung by rung.

A prediction meets a label where both have the same span. Each rung then counts the labels that are right in that
field alone; `quantity` asks for value, relation, unit and kind together, and `fact` for a quantity with the entity's
head and the direction of its change. Optional labels, and whatever is predicted over them, count neither way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from seedstats.gold import GoldFigure, to_fraction
from seedstats.models import Fact, Mention

QUANTITY_RUNGS = ("value", "relation", "unit", "kind")
RUNGS = ("span", *QUANTITY_RUNGS, "quantity", "entity", "head", "change", "basis", "status", "fact")
CONTEXT_RUNGS = ("period", "subject")

_TRIMMED = "“”‘’\"'《》、,，。的"
_FRACTION_TOLERANCE = 10_000


class Difference(NamedTuple):
    """Where a prediction and a label part.

    `wrong` names the rungs, or is "missed" where there is no fact and "extra" where there is no label.
    """

    start: int
    text: str
    wrong: tuple[str, ...]
    gold: GoldFigure | None
    fact: Fact | None


class Rate(NamedTuple):
    """One rung in numbers: how many are right, the shares, and errors per 100 labelled figures.

    An error is a label that is missed or wrong at this rung, or a prediction where there is no label.
    """

    right: int
    precision: float
    recall: float
    f1: float
    errors_per_100: float


class Ladder(NamedTuple):
    """Counts over one or more documents; ladders add up with `merge`."""

    gold: int
    predicted: int
    right: Counter[str]
    with_context: int
    differences: tuple[Difference, ...]

    def rate(self, rung: str) -> Rate:
        """The numbers of one of `RUNGS`."""
        right = self.right[rung]
        extra = self.predicted - self.right["span"]
        return Rate(
            right=right,
            precision=right / max(1, self.predicted),
            recall=right / max(1, self.gold),
            f1=2 * right / max(1, self.gold + self.predicted),
            errors_per_100=100 * (self.gold - right + extra) / max(1, self.gold),
        )

    def context_share(self, rung: str) -> float:
        """The share of labels with context that is right in one of `CONTEXT_RUNGS`."""
        return self.right[rung] / max(1, self.with_context)


def compare(gold: Iterable[GoldFigure], facts: Sequence[Fact]) -> Ladder:
    """Hold the facts of one document against its labels."""
    labels = tuple(gold)
    optional = [label for label in labels if label.optional]
    wanted = [label for label in labels if not label.optional]
    counted = [fact for fact in facts if not any(_overlap(fact, label) for label in optional)]
    by_span = {(fact.quantity.start, fact.quantity.end): fact for fact in facts}
    spans = {(label.start, label.end) for label in wanted}
    differences = [
        Difference(fact.quantity.start, fact.quantity.text, ("extra",), None, fact)
        for fact in counted
        if (fact.quantity.start, fact.quantity.end) not in spans
    ]
    right: Counter[str] = Counter()
    for label in wanted:
        fact = by_span.get((label.start, label.end))
        correct = correct_rungs(label, fact) if fact else frozenset()
        right.update(correct)
        if "fact" not in correct:
            wrong = _wrong(correct) if fact else ("missed",)
            differences.append(Difference(label.start, label.text, wrong, label, fact))
    with_context = sum(label.has_context and (label.start, label.end) in by_span for label in wanted)
    return Ladder(len(wanted), len(counted), right, with_context, tuple(differences))


def merge(ladders: Iterable[Ladder]) -> Ladder:
    """One ladder over all documents."""
    parts = tuple(ladders)
    return Ladder(
        gold=sum(part.gold for part in parts),
        predicted=sum(part.predicted for part in parts),
        right=sum((part.right for part in parts), Counter[str]()),
        with_context=sum(part.with_context for part in parts),
        differences=tuple(difference for part in parts for difference in part.differences),
    )


def correct_rungs(gold: GoldFigure, fact: Fact) -> frozenset[str]:
    """The rungs on which a fact with the label's span is right."""
    checks = {
        "span": True,
        "value": same_value(gold, fact),
        "relation": gold.relation == fact.quantity.relation,
        "unit": gold.unit == fact.quantity.unit.text,
        "kind": gold.kind == fact.quantity.kind,
        "entity": same_entity(gold, fact.entity),
        "head": same_head(gold, fact.entity),
        "change": _direction(gold) == _direction(fact),
        "basis": _basis(gold) == _basis(fact),
        "status": (gold.status == "actual") == (fact.status == "actual"),
        **_context_checks(gold, fact),
    }
    checks["quantity"] = all(checks[rung] for rung in QUANTITY_RUNGS)
    checks["fact"] = checks["quantity"] and checks["head"] and checks["change"]
    return frozenset(rung for rung, correct in checks.items() if correct)


def same_value(gold: GoldFigure, fact: Fact) -> bool:
    """Equal numbers: both ends of a range, else the value; a fraction is met within a ten-thousandth of it."""
    quantity = fact.quantity
    if gold.relation == "range":
        ranged = quantity.relation == "range"
        return ranged and _equal(gold.low, quantity.low) and _equal(gold.high, quantity.high)
    return _equal(gold.value, quantity.value)


def same_entity(gold: GoldFigure, entity: Mention | None) -> bool:
    """The label's entity or one of its other wordings, but for spaces, line breaks, quotes and an outer 的."""
    return _squash(entity) in _wordings(gold)


def same_head(gold: GoldFigure, entity: Mention | None) -> bool:
    """Same entity, or the same head: one ends with the other, or one holds the other and is not much longer."""
    if same_entity(gold, entity):
        return True
    predicted = _squash(entity)
    return bool(predicted) and any(_share_head(wording, predicted) for wording in _wordings(gold) if wording)


def _share_head(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.endswith(short) or (short in long and len(long) <= 2 * len(short) + 2)


def _context_checks(gold: GoldFigure, fact: Fact) -> dict[str, bool]:
    if not gold.has_context:
        return {}
    period = None if fact.period is None or fact.period.inherited else fact.period
    return {
        "period": _same_words((gold.period,), period),
        "subject": _same_words((gold.subject, *gold.subject_alts), fact.subject),
    }


def _same_words(wanted: Iterable[str | None], mention: Mention | None) -> bool:
    """Equal, or one ends with the other; nothing equals nothing."""
    got = _squash(mention)
    words = [_squash_text(word) for word in wanted]
    return got in words or any(got and word and (got.endswith(word) or word.endswith(got)) for word in words)


def _wordings(gold: GoldFigure) -> set[str]:
    return {_squash_text(wording) for wording in (gold.entity, *gold.entity_alts)}


def _squash(mention: Mention | None) -> str:
    return _squash_text(mention.text if mention else None)


def _squash_text(text: str | None) -> str:
    return "".join((text or "").split()).strip(_TRIMMED)


def _equal(gold: str | None, predicted: Decimal | None) -> bool:
    wanted = to_fraction(gold)
    if wanted is None or predicted is None:
        return wanted is None and predicted is None
    tolerance = abs(wanted) / _FRACTION_TOLERANCE if gold and "/" in gold else 0
    return abs(wanted - Fraction(predicted)) <= tolerance


def _direction(holder: GoldFigure | Fact) -> str | None:
    return holder.change.direction if holder.change else None


def _basis(holder: GoldFigure | Fact) -> str | None:
    return holder.change.basis if holder.change else None


def _overlap(fact: Fact, label: GoldFigure) -> bool:
    return fact.quantity.start < label.end and label.start < fact.quantity.end


def _wrong(correct: frozenset[str]) -> tuple[str, ...]:
    return tuple(rung for rung in (*QUANTITY_RUNGS, "head", "change") if rung not in correct)
