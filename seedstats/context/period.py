"""period: the time that governs a figure, where its own sentence names one."""

from __future__ import annotations

from typing import Final

import regex

from seedstats.clauses import Frame
from seedstats.span import Span
from seedstats.tagging import Tagger
from seedstats.times import Mark, Times, find_times, is_base_of

_RATED: Final = regex.compile(r"年均|平均每年|每年平均")
_CONVERTED: Final = regex.compile(r"折合|约合|相当于|合人民币")
_RATIOS: Final = frozenset(("percent", "multiple", "fraction"))
_TO: Final = "到至为"
_FROM: Final = "由从"


def read_period(frame: Frame, text: str, tagger: Tagger) -> None:
    """The nearest time before the figure that governs it, else one behind it in the same clause."""
    previous = frame.previous
    times = previous.times if previous else None
    if times is None:
        times = Times(find_times(text, frame.sentence.start, frame.sentence.end))
    frame.times = times
    if not times.marks:
        return
    mark = _governing(frame, text, times)
    if mark is None:
        return
    frame.period = Span(mark.start, mark.end)
    frame.rules.append(f"period.{mark.role}")
