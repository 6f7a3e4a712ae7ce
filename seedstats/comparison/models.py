"""What differs between two documents."""

from __future__ import annotations

from seedstats.models import Fact, Frozen, Number


class Changed(Frozen):
    """A figure that both documents have, with another number, bound, direction or status.

    `difference` is new less old, in the unit as written, a fall counted as negative; for percentages it is in
    percentage points. `percent` is the difference in per cent of the old number. Each is None where it says nothing:
    for ranges, for percentages, and where the old number is 0.
    """

    old: Fact
    new: Fact
    difference: Number | None = None
    percent: Number | None = None


class Comparison(Frozen):
    """What differs, each part in the order of its document; `same` counts the figures that do not."""

    old: str | None = None
    new: str | None = None
    changed: tuple[Changed, ...] = ()
    appeared: tuple[Fact, ...] = ()
    vanished: tuple[Fact, ...] = ()
    same: int = 0

    @property
    def empty(self) -> bool:
        """Whether the two have the same figures."""
        return not (self.changed or self.appeared or self.vanished)
