"""Flat text → sentences, as half-open spans of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from seedstats.span import Span

_END: Final = r"[。!?\n]+[”’)]*"


@cache
def _end() -> re.Pattern[str]:
    return re.compile(_END)


def split_sentences(text: str) -> list[Span]:
    """The sentences of a flat text; they cover it but for the white space around them."""
    spans: list[Span] = []
    start = 0
    for match in _end().finditer(text):
        _append(text, spans, start, match.end())
        start = match.end()
    _append(text, spans, start, len(text))
    return spans


def _append(text: str, spans: list[Span], start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))
