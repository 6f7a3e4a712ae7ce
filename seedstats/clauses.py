"""Where a figure stands in its sentence: the clause, what governs the number, and the room on either side.

`frame_figures` lays one frame around each quantity. The words left of a number are split at `edge`: before it the
room for a noun phrase, after it what leads up to the number (比上年, 同比, 增长, 达, 约).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from seedstats.models import Basis, Direction, Period, Status
from seedstats.patterns import Pattern
from seedstats.predicate import Predicate, read_predicate
from seedstats.reading import Reading
from seedstats.span import Span
from seedstats.tagging import Token
from seedstats.times import Times

_LIST_LINKS: Final = frozenset(("、", "和", "及", "与", "以及", "、和"))
_MARK: Final = Pattern(r"[,，;:。!?…\n()]")
# 并购, 及时, 和谐, 与会 are words of their own.
_LINK_OPENING: Final = Pattern(
    r"(?:[、,，;:\s]|和(?![平谐睦田解]|[^,，。]{1,20}相[比较])|及(?![时格早])|与(?![会否]|[^,，。]{1,20}相[比较])|以及|(?:其|当)中:?"
    r"|而(?![是且言])|并(?![购网发行轨列且入]))+"
)


class Frame:
    """A figure and its surroundings; offsets are those of the flat text. The readers of context fill the lower half.

    `clause` is where its clause begins, `left` where the room before it does, `behind` and `right` bound the room
    behind it. A list of figures is one `group`, in which each has its `rank`; `marks` are the marks of the sentence.
    """

    def __init__(
        self, reading: Reading, sentence: Span, clause: int, left: int, behind: int, right: int, predicate: Predicate
    ) -> None:
        self.reading = reading
        self.sentence = sentence
        self.clause = clause
        self.left = left
        self.behind = behind
        self.right = right
        self.predicate = predicate
        self.previous: Frame | None = None
        self.group: list[Frame] = []
        self.rank = 0
        self.marks: Sequence[int] = ()
        self.rules: list[str] = []
        self.direction: Direction | None = None
        self.basis: Basis | None = None
        self.base: Span | None = None
        self.words: list[Token] = []
        self.entity: Span | None = None
        self.carried = False
        self.action: Span | None = None
        self.status: Status = "actual"
        self.cue: Span | None = None
        self.whole: Span | None = None
        self.per: Span | None = None
        self.period: Span | None = None
        self.times: Times | None = None
        self.timeless = False
        self.when: Period | None = None
        self.owner: Span | None = None
        self.heard = 0
        self.subject: Span | None = None
        self.place: Span | None = None
        self.place_code: str | None = None


def frame_figures(text: str, sentence: Span, readings: Sequence[Reading]) -> list[Frame]:
    """A frame for each reading of one sentence of the flat text, in their order."""
    frames: list[Frame] = []
    marks = _clause_marks(text, sentence)
    for number, reading in enumerate(readings):
        previous = frames[-1] if frames else None
        clause = _clause_start(text, marks, sentence.start, reading.start)
        left = max(clause, _fence(previous))
        link = _LINK_OPENING.match(text, left, reading.start)
        left = link.end() if link else left
        behind, following = _behind(readings, number, sentence.end)
        right = _clause_end(text, marks, behind, following)
        if right == following < sentence.end:
            right = _before_next(text, behind, right)
        predicate = read_predicate(text, left, reading.start)
        frame = Frame(reading, sentence, clause, left, behind, right, predicate)
        frame.previous, frame.marks = previous, marks
        _group(text, frame)
        frames.append(frame)
    return frames


def _fence(previous: Frame | None) -> int:
    """Where the last figure ends that is no part of a name: 5万元以上大案 and 35岁及以下 name a class."""
    while previous and names_class(previous.reading):
        previous = previous.previous
    return previous.reading.end if previous else 0


def names_class(reading: Reading) -> bool:
    """Whether a figure is the threshold of a class (35岁及以下, 5万元以上) rather than a statement."""
    return (
        reading.kind in ("duration", "money")
        and reading.relation in ("le", "ge")
        and "上下"[reading.relation == "le"] in reading.rules[-1]
    )


def release(frames: list[Frame]) -> None:
    """Untie frames that are done with: a list holds its members and they it, which only the collector would free."""
    for frame in frames:
        frame.group = []


def _behind(readings: Sequence[Reading], number: int, end: int) -> tuple[int, int]:
    """Where the words behind a figure begin and the next one stands; 12类45件民生实事 has them behind both."""
    while number + 1 < len(readings) and readings[number].end == readings[number + 1].start:
        number += 1
    return readings[number].end, readings[number + 1].start if number + 1 < len(readings) else end


def _group(text: str, frame: Frame) -> None:
    """Numbers that follow one another with nothing but a comma or 和 between them are one list."""
    previous = frame.previous
    if previous and text[previous.reading.end : frame.reading.start] in _LIST_LINKS:
        frame.group = previous.group
        frame.rank = previous.rank + 1
    frame.group.append(frame)


def _clause_marks(text: str, sentence: Span) -> list[int]:
    """Where the marks stand that part the clauses of a sentence, and its brackets; the comma of 1,234 is none."""
    found = _MARK.finditer(text, sentence.start, sentence.end)
    return [mark.start() for mark in found if not _inside_number(text, mark.start())]


def _clause_start(text: str, marks: Sequence[int], start: int, at: int) -> int:
    """Where the clause of what stands at `at` begins: behind the last mark, brackets before it passed over."""
    depth = 0
    for place in range(bisect_left(marks, at) - 1, -1, -1):
        mark = text[marks[place]]
        if mark == ")":
            depth += 1
        elif mark == "(":
            depth -= 1
            if depth < 0:
                return marks[place] + 1
        elif not depth:
            return marks[place] + 1
    return start


def _clause_end(text: str, marks: Sequence[int], start: int, end: int) -> int:
    """Where the clause of what ends at `start` ends: at the next mark before `end`, brackets passed over."""
    depth = 0
    for place in range(bisect_left(marks, start), len(marks)):
        at = marks[place]
        if at >= end:
            break
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                return at
        elif not depth:
            return at
    return end


def _before_next(text: str, start: int, end: int) -> int:
    """5条航线、通航九个城市: behind a 、 the words lead up to the next figure."""
    mark = text.find("、", start, end)
    quoted = "“" in text[start:mark] and "”" not in text[start:mark] if mark >= 0 else True
    return end if quoted else mark


def _inside_number(text: str, offset: int) -> bool:
    """The comma of 1,234 is no clause mark."""
    return text[offset] == "," and text[offset - 1 : offset].isdigit() and text[offset + 1 : offset + 4].isdigit()
