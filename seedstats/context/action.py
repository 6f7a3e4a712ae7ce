"""action: the verb that governs a figure."""

from __future__ import annotations

from seedstats.clauses import Frame
from seedstats.tagging import Tagger
from seedstats.wordclasses import verb_before


def read_action(frame: Frame, text: str, tagger: Tagger) -> None:
    """The word of change (增长), else the verb that governs the figure; none where the entity is the act itself."""
    predicate, entity = frame.predicate, frame.entity
    if frame.direction and predicate.verb:
        frame.action = predicate.verb
        return
    if frame.action is None:
        behind = entity is not None and entity.start >= frame.reading.end
        frame.action = predicate.governing or (verb_before(text, predicate.start, frame.left) if behind else None)
    action = frame.action
    if action and entity and entity.start < action.end and action.start < entity.end:
        frame.action = None
