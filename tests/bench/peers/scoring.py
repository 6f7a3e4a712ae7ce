"""What a peer's spans give of the labelled figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Final, NamedTuple

from seedstats.gold import GoldFigure, to_fraction
from tests.bench.peers.protocol import Span, Value

_FRACTION_TOLERANCE: Final = 10_000
"""As in `seedstats.score`: 1/3 is met by a decimal within a ten-thousandth of it."""


class Score(NamedTuple):
    """Labelled figures, those whose span was found exactly, those that a span overlaps, and those with their value.

    `given` are the spans of the peer, `met` those of them that overlap a labelled figure.
    """

    gold: int = 0
    exact: int = 0
    overlapped: int = 0
    valued: int = 0
    given: int = 0
    met: int = 0

    def __add__(self, other: object) -> Score:
        if not isinstance(other, Score):
            return NotImplemented
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def score(gold: Iterable[GoldFigure], spans: Sequence[Span]) -> Score:
    """Hold the spans of one text against its labels; optional labels, and spans over these alone, count neither way."""
    labels = tuple(gold)
    wanted = [label for label in labels if not label.optional]
    optional = [label for label in labels if label.optional]
    met = [span for span in spans if any(_overlap(span, label) for label in wanted)]
    aside = [span for span in spans if span not in met and any(_overlap(span, label) for label in optional)]
    over = [[span for span in met if _overlap(span, label)] for label in wanted]
    pairs = list(zip(wanted, over, strict=True))
    return Score(
        gold=len(wanted),
        exact=sum(any((span.start, span.end) == (label.start, label.end) for span in found) for label, found in pairs),
        overlapped=sum(map(bool, over)),
        valued=sum(any(same_value(label, span.value) for span in found) for label, found in pairs),
        given=len(spans) - len(aside),
        met=len(met),
    )


def same_value(label: GoldFigure, value: Value) -> bool:
    """Equal numbers: both ends where the label is a range, else the one value; a number that is none is wrong."""
    if label.relation == "range":
        return isinstance(value, tuple) and all(map(_equal, (label.low, label.high), value))
    return isinstance(value, str) and _equal(label.value, value)


def _equal(wanted: str | None, given: str) -> bool:
    stated = to_fraction(wanted)
    try:
        number = Fraction(Decimal(given))
    except (InvalidOperation, ValueError, OverflowError):
        return False
    if stated is None:
        return False
    tolerance = abs(stated) / _FRACTION_TOLERANCE if wanted and "/" in wanted else 0
    return abs(stated - number) <= tolerance


def _overlap(span: Span, label: GoldFigure) -> bool:
    return span.start < label.end and label.start < span.end
