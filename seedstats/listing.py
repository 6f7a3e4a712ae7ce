"""Lists: the members of a joint phrase (入学率、巩固率和升学率), and the figures a later list goes back to."""

from __future__ import annotations

from typing import Final

from seedstats.clauses import Frame
from seedstats.patterns import Pattern
from seedstats.span import Span

_SPLIT: Final = Pattern(r"、|和|及|与|以及")
_HEADS: Final = Pattern(r"(?:率|额|量|数|值|收入|支出|价格|面积|占比|比重|利润|产值|投资|指数|规模|余额|费)$")


def earlier_entities(first: Frame) -> list[Span]:
    """大案260件，要案64件，同比分别上升24%和42%: the figures before, in their order."""
    found: list[Span] = []
    frame = first.previous
    while frame is not None and len(found) < len(first.group):
        if frame.entity and frame.direction is None and frame.reading.kind not in ("percent", "points"):
            found.append(frame.entity)
        frame = frame.previous
    return found[::-1]


def split_members(text: str, span: Span, wanted: int) -> list[Span]:
    """The members of a joint phrase: at 、 alone where that gives as many as wanted, else at 和 too."""
    for links in (("、",), ("、", "和", "及", "与", "以及")):
        members, start = [], span.start
        for match in _SPLIT.finditer(text, span.start, span.end):
            if match.group() in links:
                members.append(Span(start, match.start()))
                start = match.end()
        members.append(Span(start, span.end))
        if len(members) == wanted:
            break
    return members


def shares_head(text: str, members: list[Span]) -> bool:
    """新能源汽车、节能家电零售额: the head stands with the last member alone."""
    last = _HEADS.search(text, members[-1].start, members[-1].end)
    first = _HEADS.search(text, members[0].start, members[0].end)
    return last is not None and first is None
