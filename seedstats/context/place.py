"""place: the place name of the sentence that locates a figure, with its official code.

It stands in the subject (安徽, 郑州市财政局) or in a phrase (在二七区, 位于辽宁省凤城市), and holds on as long as the
subject does.
"""

from __future__ import annotations

from typing import Final

from seedstats.clauses import Frame
from seedstats.divisions import PlaceName, place_at, settle
from seedstats.owners import JOINTS, owner_use
from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.tagging import Tagger

_LOCATING: Final = Pattern(r"(?:在|位于|地处|坐落[于在]|隶属于?|赴|前往)(?:中国)?", opens="[在位地坐隶赴前]")
# 全市, 该县, 当地: the place is the one named before.
_RELATIVE: Final = tuple("全该本当我")
# 上海银行, 贵州茅台: names of firms that work anywhere.
_FIRMS: Final = ("银行", "证券", "保险", "基金", "股份")


def read_place(frame: Frame, text: str, tagger: Tagger) -> None:
    """Fill `place` and its code; a homonym has none unless the sentence settles which place is meant."""
    previous, subject = frame.previous, frame.subject
    start = previous.reading.end if previous else frame.sentence.start
    named = _phrase(text, start, frame.reading.start)
    if subject and not (previous and previous.subject == subject):
        inside = _in_subject(text, subject)
        if inside and (named is None or inside.lies_in(named) or named.span.start < inside.span.start):
            named = inside  # 通榆县位于吉林省
    if named:
        frame.place, frame.place_code = named.span, settle(named, text, frame.sentence)
        frame.rules.append("place.named")
    elif previous and _holds(previous, subject, text):
        frame.place, frame.place_code = previous.place, previous.place_code
        if frame.place:
            frame.rules.append("place.carried")


def _holds(previous: Frame, subject: Span | None, text: str) -> bool:
    """Whether the place named before is still that of `subject`."""
    return subject is None or subject == previous.subject or text.startswith(_RELATIVE, subject.start)


def _phrase(text: str, start: int, end: int) -> PlaceName | None:
    """The last and narrowest place of ``text[start:end]`` that stands behind 在 or 位于."""
    found = None
    while match := _LOCATING.search(text, start, end):
        start = match.end()
        place = place_at(text, start, end)
        if place and not (found and found.lies_in(place)):
            found = place
    return found


def _is_elsewhere(rest: str) -> bool:
    """Whether a place is but part of the name of a firm (贵州|茅台, 上海|银行), or one of several (浙江|、江苏)."""
    if len(rest) <= 1:
        return False  # 中原区|委
    return owner_use(rest) is None or rest.endswith(_FIRMS) or rest[0] in JOINTS


def _in_subject(text: str, subject: Span) -> PlaceName | None:
    """The place in the name of an owner: 郑州 in 国网郑州供电公司; none in the name of a firm like 贵州茅台."""
    for at in range(subject.start, subject.end - 1):
        place = place_at(text, at, subject.end)
        if place:
            rest = text[place.span.end : subject.end]
            return None if _is_elsewhere(rest) else place
    return None
