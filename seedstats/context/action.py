"""action: the verb that governs a figure."""

from __future__ import annotations

from typing import Final

from seedstats.clauses import Frame
from seedstats.span import Span
from seedstats.tagging import Tagger
from seedstats.wordclasses import verb_before

_LINKS: Final = ("、", "和", "及", "与")


def read_action(frame: Frame, text: str, tagger: Tagger) -> None:
    """The word of change (增长), else the verb that governs the figure; none where the entity is the act itself."""
    predicate, entity = frame.predicate, frame.entity
    if frame.direction:
        frame.action = predicate.verb or frame.group[0].action
        return
    if predicate.share:
        at = text.rfind("占", predicate.start, frame.reading.start)
        frame.action = Span(at, at + 1) if at >= 0 else None
        return
    if frame.action is None:
        frame.action = predicate.governing or _before(frame, text)
    action = frame.action
    if action and entity and entity.start < action.end and action.start < entity.end:
        frame.action = None


def _before(frame: Frame, text: str) -> Span | None:
    """设立|211个服务点; 确定课题12个、事项9个: the verb right before, or that of the figure it is listed with."""
    behind = frame.entity is not None and frame.entity.start >= frame.reading.end
    verb = verb_before(text, frame.predicate.start, frame.left) if behind else None
    previous = frame.previous
    if verb or previous is None or frame.carried:
        return verb
    between = text[previous.behind : frame.left]
    return previous.action if frame.entity and between.endswith(_LINKS) and not _ends_clause(between) else None


def _ends_clause(between: str) -> bool:
    return any(mark in between for mark in ",，;。:")
