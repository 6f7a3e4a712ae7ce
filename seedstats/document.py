"""Raw text → page: lines that the page broke are joined, everything else keeps its place.

A newspaper column or a PDF page cuts a sentence with one or two line breaks. Such a break is left out of the flat
text that the later stages read; the offset map brings every piece of it back to the text as given. Headings,
by-lines, captions, list items and table cells keep their breaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from seedstats.making import made
from seedstats.models import Mention
from seedstats.patterns import Pattern
from seedstats.span import OffsetMap
from seedstats.text import fold

_SENTENCE_END: Final = frozenset("。!?;:…")
_COMMA_OR_STOP: Final = Pattern(r"[,，。]")
_CLAUSE_MARK: Final = Pattern(r"[,，。;、:]")
# What opens a line that belongs to no sentence before it: headings, list items, by-lines, metadata.
_OPENER: Final = Pattern(
    r"[#*•●■□◆▲【|>]|[—-]{2}|[(]?[一二三四五六七八九十]{1,3}[)、.]|[(]?[0-9]{1,2}[)、.](?![0-9])|第[一二三四五六七八九十0-9]+[章节条]"
    r"|(?:本报)?记者\s?|通讯员\s?|本报[讯记]|责任?编辑?|[一-鿿]{2,5}:"
)
_WRAPPED: Final = 20
_FULL_LINE: Final = 28


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its folded and joined form, and the way back.

    `source` is the text as given, `flat` what the stages read; `offsets` leads from `flat` to `source`.
    """

    source: str
    flat: str
    offsets: OffsetMap

    def mention(self, start: int, end: int) -> Mention:
        """The piece of the source that stands at the flat span."""
        first, last = self.offsets.ends(start, end)
        return made(Mention, {"text": self.source[first:last], "start": first, "end": last})


def read_page(source: str) -> Page:
    """Fold `source` and join the lines that the page broke."""
    folded = fold(source)
    if "\n" not in folded:
        return Page(source, folded, OffsetMap((0,), (0,)))
    kept, starts, shifts, at, length = [], [0], [0], 0, 0
    for start, end in _joined_breaks(folded):
        kept.append(folded[at:start])
        length += start - at
        starts.append(length)
        shifts.append(end - length)
        at = end
    kept.append(folded[at:])
    return Page(source, "".join(kept), OffsetMap(tuple(starts), tuple(shifts)))


def _joined_breaks(text: str) -> list[tuple[int, int]]:
    """The breaks inside a sentence; most lines end one, and need no second look."""
    breaks = _breaks(text)
    joined = []
    for number, (start, end) in enumerate(breaks):
        if start and text[start - 1] in _SENTENCE_END:
            continue
        line = text[breaks[number - 1][1] if number else 0 : start].strip()
        following = text[end : breaks[number + 1][0] if number + 1 < len(breaks) else len(text)].strip()
        if _runs_on(line, following):
            joined.append((start, end))
    return joined


def _breaks(text: str) -> list[tuple[int, int]]:
    """Each line break with the white space around it."""
    breaks, end = [], 0
    at = text.find("\n")
    while at >= 0:
        start = at
        while start > end and text[start - 1].isspace():
            start -= 1
        end = at + 1
        while end < len(text) and text[end].isspace():
            end += 1
        breaks.append((start, end))
        at = text.find("\n", end)
    return breaks


def _runs_on(line: str, following: str) -> bool:
    """Whether the sentence of `line` goes on in the line that follows it."""
    if not line or not following or _stands_apart(line, following):
        return False
    if line[-1] in ",，、":
        return True
    if not _CLAUSE_MARK.search(following) or (line[-1] in "”)" and following[0] not in "，,。、的和"):
        return False
    spaced = " " in line and not _COMMA_OR_STOP.search(line)
    if spaced or len(line) < _WRAPPED:
        return False
    return len(line) >= _FULL_LINE or bool(_CLAUSE_MARK.search(line))


def _stands_apart(line: str, following: str) -> bool:
    """A heading, by-line or list item before the break, or one behind it."""
    if line[0] == "#" or _OPENER.match(following):
        return True
    return bool(_OPENER.match(line)) and not _CLAUSE_MARK.search(line[4:])
