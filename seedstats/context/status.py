"""status: whether a figure is stated, aimed at, or reckoned."""

from __future__ import annotations

from typing import Final

import regex

from seedstats.clauses import Frame
from seedstats.tagging import Tagger

_ESTIMATE: Final = regex.compile(r"预计|预测|预期(?!目标)|估计|估算|测算|有望|约计|可达到?|预估")
_TARGET: Final = regex.compile(
    r"力争|争取|计划(?!生育|单列|到旬|内|外|的)|目标|确保|拟|将(?!近|军|领|要求|其|他|它|[“‘])|规划|要求|请在|必须|不得|到20[2-9][0-9]年(?:底|末)?[,，]?(?!底?已)"
)


def read_status(frame: Frame, text: str, tagger: Tagger) -> None:
    """Cues in the figure's own clause, or before it in the sentence with no other clause mark than a comma."""
    start = max(text.rfind(";", frame.sentence.start, frame.reading.start), frame.sentence.start)
    window = text[max(start, frame.clause - 1 if frame.clause > start else start) : frame.reading.start]
    if _ESTIMATE.search(window):
        frame.status = "estimate"
    elif _TARGET.search(window):
        frame.status = "target"
    elif frame.previous and frame.previous.direction is None and frame.direction and frame.carried:
        frame.status = frame.previous.status
    if frame.status != "actual":
        frame.rules.append(f"status.{frame.status}")
