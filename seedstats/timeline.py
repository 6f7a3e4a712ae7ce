"""The times of one document, from its beginning to its end: which days each names, and what a sentence inherits.

A year stated once governs the sentences that follow it in its paragraph, and one in a heading all that stands under
it, until another is stated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date
from typing import Final

from seedstats.calendar import Days, resolve
from seedstats.clauses import Frame
from seedstats.document import Page
from seedstats.models import Period
from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.times import Mark, find_times

_LONGEST_HEADING: Final = 40
_LEAST_HEADING: Final = 4
_SENTENCE_END: Final = tuple("。!?;，,:")
_CLAUSE_MARKS: Final = "，,。;:、\n("
_PLAIN: Final = 9
_DECEMBER: Final = 12
# What a time that may stand in a heading holds: 2024年, 1—10月, 三季度, “十四五”.
_HINT: Final = Pattern("[年月季五]")
_NUMBERING: Final = Pattern(
    r"(?P<hashes>#+)|(?P<chapter>第[一二三四五六七八九十]+[章编部])|(?P<first>[一二三四五六七八九十]+、)"
    r"|(?P<second>[(][一二三四五六七八九十]+[)])|(?P<third>[0-9]+[.、])"
)


@dataclass(slots=True)
class Timeline:
    """What has been read of the times of `page`, which came out on `today`.

    `stated` is the time that governs the rest of the paragraph, `heading` that of the heading it stands under and
    `level` the heading's depth, `title` that of the document's title; `at` is how far the text has been read.
    """

    page: Page
    today: Date | None = None
    title: Mark | None = None
    heading: Mark | None = None
    level: int = _PLAIN
    stated: Mark | None = None
    at: int = 0
    periods: dict[tuple[int, int, bool], Period] = field(default_factory=dict)

    def place(self, frames: list[Frame]) -> None:
        """Give each frame of a sentence its period, with its days where they can be told."""
        first = frames[0]
        self._read_between(first.sentence)
        inherited = self.stated or self.heading or self.title
        marks = first.times.marks if first.times else []
        self._resolve(marks, inherited)
        for frame in frames:
            if frame.period:
                mark = self._mark(marks, frame.period)
                frame.when = _of_one_year(self._period(mark, inherited=False), frame)
            elif inherited and self._may_inherit(frame, inherited):
                frame.when = self._period(inherited, inherited=True)
                frame.rules.append("period.inherited")
        self._state(marks, first.sentence)
        # A heading that holds a figure is read again as a heading, before the next sentence.
        self.at = first.sentence.start if self._is_line(first.sentence) else first.sentence.end

    def _may_inherit(self, frame: Frame, inherited: Mark) -> bool:
        """Not behind 目前, not 年均增长 of a single year, not the beginning of 由5亿元增加到8亿元."""
        if frame.timeless:
            return False
        text, clause, start = self.page.flat, frame.clause, frame.reading.start
        return (inherited.long or text.find("年均", clause, start) < 0) and not text.endswith(
            ("由", "从"), clause, start
        )

    def _is_line(self, sentence: Span) -> bool:
        short = sentence.end - sentence.start <= _LONGEST_HEADING
        return short and self.page.flat.startswith("\n", sentence.end)

    def _read_between(self, sentence: Span) -> None:
        """The headings and the sentences without figures since the last sentence that had one."""
        text = self.page.flat
        start = text.rfind("\n", self.at, sentence.start) + 1
        if start > self.at:
            self.stated = None
            self._read_headings(self.at, start)
        else:
            start = self.at
        if sentence.start - start > 1:
            between = Span(start, sentence.start)
            marks = find_times(text, start, sentence.start)
            self._resolve(marks, self.stated or self.heading or self.title)
            self._state(marks, between)

    def _read_headings(self, start: int, end: int) -> None:
        text = self.page.flat
        if self.heading is None and not _HINT.search(text, start, end):
            return
        while start < end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            self._read_heading(text, Span(start, stop))
            start = stop + 1

    def _read_heading(self, text: str, line: Span) -> None:
        """# 2024年经济运行情况: a short line that is no sentence."""
        words = text[line.start : line.end].strip()
        if not _LEAST_HEADING <= len(words) <= _LONGEST_HEADING or words.endswith(_SENTENCE_END):
            return
        level = _level(words)
        mark = self._heading_time(text, line, words)
        if mark and self.title is None and not text[: line.start].strip():
            self.title = mark
        elif mark or level <= self.level:
            self.heading, self.level = mark, level if mark else _PLAIN

    def _heading_time(self, text: str, line: Span, words: str) -> Mark | None:
        marks = [mark for mark in find_times(text, line.start, line.end) if mark.wide and mark.role != "aside"]
        if not marks:
            return None
        for mark in marks:
            # 2024年统计公报 as a title says what all of it is about.
            mark.role = "time"
        rest = len(words) - sum(mark.end - mark.start for mark in marks)
        self._resolve(marks, self.title)
        return marks[-1] if rest >= _LEAST_HEADING and marks[-1].days else None

    def _resolve(self, marks: list[Mark], before: Mark | None) -> None:
        """The days each time names; one that can be told is what the next is reckoned from."""
        handed, about = before.days if before else None, None
        for mark in marks:
            if mark.role in ("time", "from", "at"):
                words = self.page.flat[mark.start : mark.end]
                mark.days = resolve(words, self.today, about) if about else self._read_alone(mark, words, handed)
                about = mark.days or about

    def _read_alone(self, mark: Mark, words: str, handed: Days | None) -> Days | None:
        """A month may take the year of an earlier sentence, unless the document's date gives it another; a day not."""
        days = resolve(words, self.today)
        if handed is None or mark.piece == "day":
            return days
        told = resolve(words, self.today, handed)
        return told if days is None or told == days else None

    def _state(self, marks: list[Mark], sentence: Span) -> None:
        """What the sentence leaves stated: a year or a part of one that opens a clause; another time ends it."""
        for mark in marks:
            if mark.role == "now":
                self.stated = None
            elif mark.role == "time":
                opens = mark.start == sentence.start or self.page.flat[mark.start - 1] in _CLAUSE_MARKS
                self.stated = mark if mark.wide and opens else None

    def _mark(self, marks: list[Mark], span: Span) -> Mark:
        return next((mark for mark in marks if mark.start == span.start), Mark(span.start, span.end, "whole"))

    def _period(self, mark: Mark, *, inherited: bool) -> Period:
        key = mark.start, mark.end, inherited
        period = self.periods.get(key)
        if period is None:
            period = self.periods[key] = _make_period(self.page, mark, inherited=inherited)
        return period


def _of_one_year(period: Period, frame: Frame) -> Period:
    """2021年至2023年分别为5亿元、6亿元、8亿元: each of the list has its own year."""
    count, first, last = len(frame.group), period.first, period.last
    if count == 1 or first is None or last is None or (first.month, last.month) != (1, _DECEMBER):
        return period
    if last.year - first.year + 1 != count:
        return period
    year = first.year + frame.rank
    return period.model_copy(update={"first": first.replace(year=year), "last": last.replace(year=year)})


def _make_period(page: Page, mark: Mark, *, inherited: bool) -> Period:
    at = page.offsets.span(mark.start, mark.end)
    days = mark.days or Days(None, None)
    return Period(
        text=page.source[at.start : at.end],
        start=at.start,
        end=at.end,
        first=days.first,
        last=days.last,
        cumulative=days.cumulative,
        inherited=inherited,
    )


def _level(words: str) -> int:
    """How deep a heading stands: # is 1, 一、 is 3, (一) is 4; a plain line is the deepest."""
    match = _NUMBERING.match(words)
    if match is None:
        return _PLAIN
    if match["hashes"]:
        return len(match["hashes"])
    return {"chapter": 2, "first": 3, "second": 4, "third": 5}[match.lastgroup or ""]
