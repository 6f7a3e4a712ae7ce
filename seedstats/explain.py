"""Why each numeral became a figure, or did not."""

from __future__ import annotations

from dataclasses import dataclass

from seedstats.models import Fact


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided on one numeral of a text.

    `start` and `end` are half-open offsets in the text as given. `fact` is None where the numeral is no figure,
    and `rule` then names the rule that refused it and `reason` says why in words.
    """

    text: str
    start: int
    end: int
    rule: str
    reason: str
    fact: Fact | None


def explain(text: str) -> tuple[Verdict, ...]:
    """Say of every numeral of `text`, in its order, what was decided and by which rules."""
    raise NotImplementedError
