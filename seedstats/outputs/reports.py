"""Tables of claims held against a text, and of what differs between two documents, to be read at 80 columns."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table

from seedstats.checks.interval import plain
from seedstats.models import Fact
from seedstats.outputs.grid import NOTHING, add_row, grid

if TYPE_CHECKING:
    from seedstats.claims import Claim, Held, Verification
    from seedstats.comparison import Changed, Comparison


def claims_table(claims: Iterable[Held]) -> Table:
    """Each claim with its verdict, the place it was held against, and why."""
    table = grid("claim", "of", "verdict", "at", "why")
    for held in claims:
        at = NOTHING if held.start is None else f"{held.start}–{held.end}"
        claim = held.claim
        add_row(table, _claimed(claim), claim.entity or NOTHING, held.verdict.replace("_", " "), at, held.message)
    return table


def verification_line(verification: Verification) -> str:
    """How many claims are grounded, and how much of the text they are about."""
    claims = verification.claims
    grounded = sum(held.verdict == "grounded" for held in claims)
    left = len(verification.unclaimed)
    figures = "1 figure" if left == 1 else f"{left} figures"
    return f"{grounded} of {len(claims)} claims grounded; {figures} of the text not claimed"


def places_table(facts: Iterable[Fact]) -> Table:
    """Facts in short: the figure, what it counts, whose it is, and where it stands."""
    table = grid("figure", "entity", "subject", "at")
    for fact in facts:
        add_row(table, fact.quantity.flat, _flat_entity(fact), _subject(fact), _at(fact))
    return table


def comparison_table(comparison: Comparison) -> Table:
    """What changed, appeared (+) and vanished (-)."""
    table = grid("", "old", "new", "by", "%", "entity", "subject", "at")
    for changed in comparison.changed:
        add_row(table, "~", *_both(changed), _flat_entity(changed.new), _subject(changed.new), _at(changed.new))
    for fact in comparison.appeared:
        add_row(table, "+", "", fact.quantity.flat, "", "", _flat_entity(fact), _subject(fact), _at(fact))
    for fact in comparison.vanished:
        add_row(table, "-", fact.quantity.flat, "", "", "", _flat_entity(fact), _subject(fact), _at(fact))
    return table


def comparison_line(comparison: Comparison) -> str:
    """How many figures changed, appeared, vanished and stayed."""
    counts = (len(comparison.changed), len(comparison.appeared), len(comparison.vanished), comparison.same)
    return "{} changed, {} appeared, {} vanished, {} the same".format(*counts)


def _claimed(claim: Claim) -> str:
    return claim.value if claim.value.endswith(claim.unit) else claim.value + claim.unit


def _both(changed: Changed) -> tuple[str, str, str, str]:
    return _worded(changed.old), _worded(changed.new), _signed(changed.difference), _signed(changed.percent)


def _worded(fact: Fact) -> str:
    """The figure with its direction, and that it is no more than a target: "3.2% down", "150家 target"."""
    falls = fact.change is not None and fact.change.direction == "decrease"
    notes = ("down" if falls else "", fact.status if fact.status != "actual" else "")
    return " ".join((fact.quantity.flat, *filter(None, notes)))


def _signed(number: Decimal | None) -> str:
    """With its sign, 万 and 亿 for what is large; nothing where the bound alone or the status changed."""
    if not number:
        return NOTHING
    return ("+" if number > 0 else "") + plain(number)


def _flat_entity(fact: Fact) -> str:
    return fact.entity.flat if fact.entity else NOTHING


def _subject(fact: Fact) -> str:
    return fact.subject.flat if fact.subject else NOTHING


def _at(fact: Fact) -> str:
    return f"{fact.quantity.start}–{fact.quantity.end}"
