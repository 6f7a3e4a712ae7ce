"""action: the verb that governs a figure."""

from __future__ import annotations

from seedstats.clauses import Frame
from seedstats.tagging import Tagger


def read_action(frame: Frame, text: str, tagger: Tagger) -> None:
    """The word of change (增长), else the verb the entity was found behind; null where the entity is the act itself."""
    if frame.direction and frame.predicate.verb:
        frame.action = frame.predicate.verb
    elif frame.predicate.governing and frame.action is None:
        frame.action = frame.predicate.governing
    elif (
        frame.action
        and frame.entity
        and frame.entity.start < frame.action.end
        and frame.action.start < frame.entity.end
    ):
        frame.action = None
