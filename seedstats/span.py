"""Offsets: where the pieces of the folded, unwrapped text stand in the source.

All offsets are half-open and count code points.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


class Span:
    """A half-open piece of a text, compared by its offsets.

    A plain class with slots: half the time of a named tuple to make, and to read.
    """

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From a flat text back to the source it was taken from.

    The flat text is the source with some pieces left out. `starts` holds, for each run kept, its offset in the
    flat text, `shifts` what has to be added to get the offset in the source; both ascend.
    """

    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def first(self, offset: int) -> int:
        """Source offset of the character at `offset` of the flat text."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]

    def span(self, start: int, end: int) -> Span:
        """Source span of the flat span; it covers what was left out inside, nothing at its edges."""
        first, last = self.ends(start, end)
        return Span(first, last)

    def ends(self, start: int, end: int) -> tuple[int, int]:
        """The two offsets of `span`."""
        starts, shifts = self.starts, self.shifts
        if len(starts) == 1:
            return start, end if end > start else start
        at = bisect_right(starts, start) - 1
        first = start + shifts[at]
        if end <= start:
            return first, first
        if at + 1 < len(starts) and starts[at + 1] < end:
            at = bisect_right(starts, end - 1) - 1
        return first, end + shifts[at]
