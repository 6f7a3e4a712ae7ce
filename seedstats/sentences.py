"""Flat text → sentences, as half-open spans of it."""

from __future__ import annotations

from typing import Final

from seedstats.patterns import compiled
from seedstats.span import Span

_MARKS: Final = "。!?\n"
_CLOSING: Final = "”’)"
_END: Final = f"[{_MARKS}]+[{_CLOSING}]*"
_WINDOW: Final = 256


def split_sentences(text: str) -> list[Span]:
    """The sentences of a flat text; they cover it but for the white space around them."""
    spans: list[Span] = []
    start = 0
    for match in compiled(_END).finditer(text):
        spans.append(_trimmed(text, start, match.end()))
        start = match.end()
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if span.start < span.end]


def sentence_at(text: str, offset: int, floor: int) -> Span:
    """The sentence of a flat text that holds the character at `offset`, where one before it ends at `floor`."""
    found = compiled(_END).search(text, offset)
    return _trimmed(text, _start_before(text, offset, floor), found.end() if found else len(text))


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
