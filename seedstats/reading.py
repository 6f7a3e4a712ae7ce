"""A quantity while it is read, and what a numeral that is none came to."""

from __future__ import annotations

from typing import NamedTuple

from seedstats.models import Kind, Relation
from seedstats.number import Number
from seedstats.numerals import Numeral
from seedstats.rule import Rule
from seedstats.units import UnitRow


class Reading:
    """A quantity while it is read; offsets are those of the folded text.

    `bare` says that the number is a figure without a unit, `unit_start` where its own unit begins.
    """

    def __init__(self, start: int, end: int, numeral: Numeral, number: Number, rule: str) -> None:
        self.start = start
        self.end = end
        self.numeral = numeral
        self.number = number
        self.rules = [rule]
        self.relation: Relation = "eq"
        self.unit: UnitRow | None = None
        self.unit_text = ""
        self.unit_start = 0
        self.kind: Kind = "count"
        self.bare = False

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
