"""period: the time that governs a figure, where its own sentence names one."""

from __future__ import annotations

from typing import Final

from seedstats.clauses import Frame
from seedstats.span import Span
from seedstats.tagging import Tagger
from seedstats.times import Mark, Times, find_times, is_base_of

_AVERAGE: Final = "年均"
_CONVERTED: Final = ("折合", "约合", "相当于", "合人民币", "折人民币")
_RATIOS: Final = frozenset(("percent", "multiple", "fraction"))
_BREAKS: Final = "，,。;:、\n"
_NEAR_END: Final = "到至为"
_FAR_END: Final = ("由", "从")


def read_period(frame: Frame, text: str, tagger: Tagger) -> None:
    """The nearest time before the figure that governs it, else one behind it in its clause."""
    previous = frame.previous
    times = previous.times if previous else None
    if times is None:
        times = Times(find_times(text, frame.sentence.start, frame.sentence.end))
    frame.times = times
    if not times.marks:
        return
    mark = _governing(frame, text, times)
    if mark is None:
        frame.timeless = frame.timeless or times.now
        return
    frame.period = Span(mark.start, mark.end)
    frame.rules.append(f"period.{'behind' if mark.start >= frame.reading.end else mark.role}")


def _governing(frame: Frame, text: str, times: Times) -> Mark | None:
    fresh = _read_up_to(frame, text, times)
    reading, once = frame.reading, times.once
    if frame.timeless:
        return None
    if once or fresh:
        mark = once or times.current
        _pair_up(frame, text, times, mark)
        return None if mark is times.current and _is_average(frame, text, mark) else mark
    if frame.previous and (frame.rank or text.startswith(_CONVERTED, frame.clause)):
        return _same_as(frame.previous, times)
    if times.pair and text.endswith(_FAR_END, frame.clause, reading.start):
        times.second = times.pair[1]
        return times.pair[0]
    if times.second and frame.previous and frame.previous.clause == frame.clause:
        mark, times.second = times.second, None
        return mark
    mark = _behind(frame, times) or times.current
    return None if _is_average(frame, text, mark) else mark


def _read_up_to(frame: Frame, text: str, times: Times) -> bool:
    """Read the times up to the figure; whether one that governs it stands in its own clause."""
    times.once, fresh, start = None, False, frame.reading.start
    while times.at < len(times.marks) and times.marks[times.at].start < start:
        mark = times.marks[times.at]
        times.at += 1
        own = mark.start >= frame.clause
        if mark.end > start:
            # 短短{三天}时间里: the figure is part of the time that governs those behind it
            times.current, frame.timeless = mark, True
        elif mark.role == "time":
            if frame.reading.kind in _RATIOS and is_base_of(text, mark, start):
                continue
            times.current, fresh, times.now = mark, own, False
        elif mark.role in ("now", "name"):
            _end_current(times, mark)
        elif mark.role == "each" and _opens_clause(text, frame, mark):
            times.current, fresh = mark, own
        elif mark.role != "aside" and own:
            times.once = mark
    return fresh


def _end_current(times: Times, mark: Mark) -> None:
    """目前 ends what was said before, unless that reaches to now (主题教育开展以来)."""
    if times.current is None or not times.current.reaching or mark.role == "name":
        times.current, times.now = None, True


def _opens_clause(text: str, frame: Frame, mark: Mark) -> bool:
    """每年 before its clause holds for those that follow, 学费每年 for the one figure."""
    return mark.start == frame.sentence.start or text[mark.start - 1] in _BREAKS


def _pair_up(frame: Frame, text: str, times: Times, mark: Mark | None) -> None:
    """由2010年的…增加到2015年的…."""
    if mark is None:
        return
    if mark.role == "from":
        times.pair = mark, None
    elif times.pair and times.pair[1] is None and text[mark.start - 1] in _NEAR_END:
        times.pair = times.pair[0], mark


def _is_average(frame: Frame, text: str, mark: Mark | None) -> bool:
    """年均增长 is no statement about one year, but may be one about “十二五”时期."""
    if mark is None or mark.long or frame.reading.start - frame.clause < len(_AVERAGE):
        return False
    start = max(frame.clause, frame.previous.reading.end) if frame.previous else frame.clause
    frame.timeless = text.find(_AVERAGE, start, frame.reading.start) >= 0
    return frame.timeless


def _same_as(previous: Frame, times: Times) -> Mark | None:
    if previous.period is None:
        return None
    return next((mark for mark in times.marks if mark.start == previous.period.start), None)


def _behind(frame: Frame, times: Times) -> Mark | None:
    """169个班子9月13日前全面部署到位: a time behind the figure, in its clause and before the next figure."""
    for mark in times.marks[times.at :]:
        if mark.start >= frame.right:
            return None
        if mark.role == "time" and mark.start >= frame.reading.end:
            return mark
    return None
