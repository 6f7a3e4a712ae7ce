"""Flat text → sentences, as half-open spans of it."""

from __future__ import annotations

from typing import Final

from seedstats.patterns import Pattern
from seedstats.span import Span

_MARKS: Final = "。!?\n"
_CLOSING: Final = "”’)"
_END: Final = Pattern(f"[{_MARKS}]+[{_CLOSING}]*")
_WINDOW: Final = 256
# Prose stays far below; tables and lists of contents that came out of a PDF have no stops at all.
_LONGEST: Final = 2000
_CLAUSE_MARKS: Final = "，,;:、 "
_CLAUSE: Final = Pattern(f"[{_CLAUSE_MARKS}]")


def split_sentences(text: str) -> list[Span]:
    """The sentences of a flat text; they cover it but for the white space around them."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        spans.append(_trimmed(text, start, match.end()))
        start = match.end()
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if span.start < span.end]


def sentence_at(text: str, start: int, end: int, floor: int) -> Span:
    """The sentence of a flat text that holds its piece from `start` to `end`; one before it ends at `floor`.

    Where a page has no stops, what lies within some thousand characters of the piece is taken for its sentence, cut at
    a clause mark: the time a text takes must not grow with the square of its length.
    """
    first = _start_before(text, start, max(floor, start - _LONGEST))
    found = _END.search(text, start, end + _LONGEST)
    last = found.end() if found else min(len(text), end + _LONGEST)
    if last - first > _LONGEST:
        first, last = _cut(text, first, last, start, end)
    return _trimmed(text, first, last)


def _cut(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """No more than half of the longest stretch on either side of a piece, from clause mark to clause mark."""
    half = _LONGEST // 2
    if start - first > half:
        mark = _CLAUSE.search(text, start - half, start)
        first = mark.end() if mark else start - half
    if last - end > half:
        last = max(end, max([text.rfind(mark, end, end + half) for mark in _CLAUSE_MARKS]) + 1)
    return first, last


def _start_before(text: str, offset: int, floor: int) -> int:
    """Behind the last mark before `offset`, looked for window by window: a page without figures is not searched."""
    end = offset
    while end > floor:
        begin = max(floor, end - _WINDOW)
        found = max([text.rfind(mark, begin, end) for mark in _MARKS])
        if found >= 0:
            return _behind_closing(text, found + 1, offset)
        end = begin
    return floor


def _behind_closing(text: str, start: int, offset: int) -> int:
    while start < offset and text[start] in _CLOSING:
        start += 1
    return start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
