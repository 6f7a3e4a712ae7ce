"""Offsets: where the pieces of the folded, unwrapped text stand in the source.

All offsets are half-open and count code points.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open piece of a text."""

    start: int
    end: int


_make = tuple.__new__  # a third of the time of Span(...), for what every mention asks for


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
        starts, shifts = self.starts, self.shifts
        if len(starts) == 1:
            return _make(Span, (start, end if end > start else start))
        at = bisect_right(starts, start) - 1
        first = start + shifts[at]
        if end <= start:
            return Span(first, first)
        if at + 1 < len(starts) and starts[at + 1] < end:
            at = bisect_right(starts, end - 1) - 1
        return _make(Span, (first, end + shifts[at]))
