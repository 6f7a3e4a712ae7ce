"""What a document says of itself: its title, and the day it came out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date
from functools import cache
from typing import Final, NamedTuple

from seedstats.calendar import resolve
from seedstats.document import Page
from seedstats.patterns import Pattern
from seedstats.span import Span

_LONGEST_TITLE: Final = 60
_SHORTEST_TITLE: Final = 4
_TITLE_LINES: Final = 8
_LEAST_LINES: Final = 2
_HEAD: Final = 1500
_FOOT: Final = 300
_SENTENCE_MARKS: Final = frozenset("。!?;，,…")
_NO_TITLE: Final = Pattern(
    r"(?:本报|来源|作者|发布|时间|日期|编辑|记者|责任编辑|[^:]{2,6}:\s?[0-9])|[-—#*|>\s0-9〇零一二三四五六七八九十./年月日:]+$"
    r"|[(（].*[电讯][)）]$"
)

# A line that is a date and no more than a clock time and a source.
_LINE_BEFORE: Final = r"\s*[(\[]?\s*"
_LINE_AFTER: Final = r"日?(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?\s*[)\]]?(?:\s+\S{0,20}){0,2}\s*"
_LABEL: Final = (
    r"(?:^|.*?[\s|(\[])(?:发[布表稿文]|印发|成文|更新|刊[发登]|上传|公[开布]|)(?:时间|日期)\s*:\s*"
    r"|.*?(?:来源\s*:[^。0-9]{0,20}|发布于\s*)"
)
_BYLINE_BEFORE: Final = r".*(?:社|报|网|记者)[^。]{0,20}"
_BYLINE_AFTER: Final = r"日?\s*[电讯]"
# ——2024年3月5日在市第十五届人民代表大会第三次会议上
_SPEECH_BEFORE: Final = r"(?:.*[-—]|\s*\(?)\s*"
_SPEECH_AFTER: Final = r"\s*在[^。\n]{2,40}(?:会议?|大会|全会)上(?=\s|\)|$)"
_WEEKDAY_AFTER: Final = r"\s*\(?(?:星期|周)[一二三四五六日天]\s*\)?\s*$"
_TODAY_BEFORE: Final = r".*(?:今天|今日)\("
_FULL_DATE: Final = Pattern(
    r"[12][0-9]{3}(?:\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|([-/.])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])|[0-9]{4}(?=\)))"
)
_DATE_IN_WORDS: Final = Pattern(
    r"[一二][〇零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_SHORT_BYLINE: Final = Pattern(r"(?:社|报|网|记者)[^。\n]{0,20}?([0-9]{1,2}月[0-9]{1,2}日)\s?[电讯]")
_SOURCE_YEAR: Final = Pattern(r"(?:^|\n)\s*(?:来源|出处|刊期|日期)\s?:[^\n]{0,20}?([12][0-9]{3}年)")


class Masthead(NamedTuple):
    """The span of the title in the flat text, and the day the document came out."""

    title: Span | None
    date: Date | None


def read_masthead(page: Page) -> Masthead:
    """The title and date a page states itself; None for what it does not state."""
    return Masthead(_title(page.flat), _date(page.flat))


def _title(text: str) -> Span | None:
    """The first line that is marked as a heading, else the first line where it is short and no sentence."""
    lines = list(_lines(text, _TITLE_LINES))
    for line in lines:
        if text.startswith(("# ", "## "), line.start):
            return Span(text.index(" ", line.start) + 1, line.end)
    for line in lines if len(lines) >= _LEAST_LINES else ():
        words = text[line.start : line.end]
        if len(words) > _LONGEST_TITLE or _SENTENCE_MARKS.intersection(words):
            return None
        if len(words) >= _SHORTEST_TITLE and not words.endswith(":") and not _NO_TITLE.match(words):
            return line
    return None


def _lines(text: str, most: int) -> Iterator[Span]:
    """The first lines that are not blank, without the space around them."""
    at = 0
    while at < len(text) and most:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        words = text[at:end]
        start = at + len(words) - len(words.lstrip())
        if start < at + len(words.rstrip()):
            yield Span(start, at + len(words.rstrip()))
            most -= 1
        at = end + 1


def _date(text: str) -> Date | None:
    """The first date that stands where a document's own date stands; a date in its prose is none."""
    windows = (text[:_HEAD], text[max(_HEAD, len(text) - _FOOT) :])
    places = [place for window in windows for place in _places_of_dates(window)]
    for _, words in sorted(places, key=lambda place: place[0]):
        days = resolve("".join(words.split()))
        if days and days.first:
            return days.first
    return _date_without_year(windows)


def _places_of_dates(window: str) -> Iterator[tuple[int, str]]:
    for found in _FULL_DATE.finditer(window):
        place = _place(window, found)
        if place:
            yield place
    if "二〇" in window or "一九" in window:
        for found in _DATE_IN_WORDS.finditer(window):
            place = _place(window, found)
            if place:
                yield place


def _place(window: str, found: re.Match[str]) -> tuple[int, str] | None:
    """How sure it is that a date is the document's own (0 is surest), and the date."""
    start = window.rfind("\n", 0, found.start()) + 1
    end = window.find("\n", found.end())
    before, after = window[start : found.start()], window[found.end() : len(window) if end < 0 else end]
    for rank, (left, right) in enumerate(_places()):
        if left.fullmatch(before) and right.match(after):
            return rank, found.group()
    return None


def _date_without_year(windows: tuple[str, str]) -> Date | None:
    """记者2月8日电, where a line on the source has the year."""
    if not any(f"日{sign}" in windows[0] for sign in ("电", "讯", " 电", " 讯")):
        return None
    byline = _SHORT_BYLINE.search(windows[0])
    source = _SOURCE_YEAR.search("\n".join(windows)) if byline else None
    days = resolve(f"{source[1]}{byline[1]}") if source and byline else None
    return days.first if days else None


@cache
def _places() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What stands before and behind a date that is the document's own, the surest first."""
    pairs = (
        (_LABEL, ""),
        (_BYLINE_BEFORE, _BYLINE_AFTER),
        (_LINE_BEFORE, _LINE_AFTER + "$"),
        (_SPEECH_BEFORE, _SPEECH_AFTER),
        (r"[^。，]*", _WEEKDAY_AFTER),
        (_TODAY_BEFORE, r"\)"),
        (r"[^。，]*\(", r"\)\s*$"),
    )
    return tuple((re.compile(left), re.compile(right)) for left, right in pairs)
