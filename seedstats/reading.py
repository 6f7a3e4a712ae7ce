"""A quantity while it is read, and what a numeral that is none came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from seedstats.models import Kind, Relation
from seedstats.number import Number
from seedstats.numerals import Numeral
from seedstats.rule import Rule
from seedstats.units import UnitRow


@dataclass(slots=True)
class Reading:
    """A quantity while it is read; offsets are those of the folded text.

    `bare` says that the number is a figure without a unit, `unit_start` where its own unit begins.
    """

    start: int
    end: int
    numeral: Numeral
    number: Number
    relation: Relation = "eq"
    unit: UnitRow | None = None
    unit_text: str = ""
    unit_start: int = 0
    kind: Kind = "count"
    rules: list[str] = field(default_factory=list)
    bare: bool = False

    def share_unit(self, other: Reading) -> None:
        """Take over the unit of `other`."""
        self.unit, self.unit_text, self.kind = other.unit, other.unit_text, other.kind


class Refusal(NamedTuple):
    """A numeral that is no figure, and the rule that says so."""

    start: int
    end: int
    rule: Rule


class Quantities(NamedTuple):
    """What the numerals of a text came to, each list in the order of the text."""

    readings: list[Reading]
    refusals: list[Refusal]
