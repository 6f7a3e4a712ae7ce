"""change: whether a figure says how much something changed, which way, and against what."""

from __future__ import annotations

from typing import Final

from seedstats.clauses import Frame
from seedstats.models import Basis
from seedstats.nounphrase import tokens_of
from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.tagging import Tagger

_YOY: Final = Pattern(r"同比|[比较与和同跟][上去]年|[比较]上?年?同期|按年|同期[增下上]|[比较][上去]一?年")
_MOM: Final = Pattern(r"环比|[比较与和同]上个?[月季周]|按[月季]")
_YEAR: Final = Pattern(r"(?:19|20)[0-9]{2}(?=年)")
_OF_OBJECTS: Final = frozenset(("count", "measure", "duration"))
_OBJECT_OPENS: Final = Pattern(r"[一-鿿“]")


def read_change(frame: Frame, text: str, tagger: Tagger) -> None:
    """Direction and basis from the words that lead up to the number; none where they name a level (增至)."""
    predicate = frame.predicate
    if frame.rank and not predicate.verb:
        _carry_over_list(frame)
        return
    if (
        predicate.direction is None
        or predicate.level
        or frame.reading.kind == "score"
        or _is_object(frame, text, tagger)
    ):
        return
    frame.direction = predicate.direction
    frame.rules.append(f"change.{predicate.direction}")
    _read_basis(frame, text)


def _carry_over_list(frame: Frame) -> None:
    """分别增长5.2%、3.1%: what leads up to the first number holds for the others."""
    first = frame.group[0]
    frame.direction, frame.basis, frame.base = first.direction, first.basis, first.base
    if first.direction:
        frame.rules.append("change.listed")


def _is_object(frame: Frame, text: str, tagger: Tagger) -> bool:
    """提升了8217万农村人口的保障水平: the number belongs to the noun behind it, no change is stated."""
    reading = frame.reading
    if reading.kind not in _OF_OBJECTS or frame.predicate.compare or "同比" in frame.predicate.words:
        return False
    if reading.kind == "count":
        return bool(_OBJECT_OPENS.match(text, reading.end)) and not text.startswith("以", reading.end)
    behind = tokens_of(tagger, text, frame.behind, frame.right)
    return bool(behind) and behind[0].tag[0] == "n"


def _read_basis(frame: Frame, text: str) -> None:
    predicate = frame.predicate
    clause = text[frame.left : frame.reading.start]
    if predicate.compare and _YEAR.search(text, predicate.compare.start, predicate.compare.end):
        frame.basis = _basis_of(text, frame, predicate.compare)
    elif _YOY.search(clause):
        frame.basis = "yoy"
    elif _MOM.search(clause):
        frame.basis = "mom"
    elif predicate.compare:
        frame.basis = _basis_of(text, frame, predicate.compare)
    elif "年均" not in clause and "平均" not in clause:
        _carry_basis(frame)
    if predicate.compare:
        frame.base = _trimmed(text, predicate.compare)


def _basis_of(text: str, frame: Frame, compare: Span) -> Basis:
    """比2022年 in a sentence about 2023 is against the year before; against any other time or thing it is a base."""
    stated = _YEAR.search(text, compare.start, compare.end)
    if stated:
        years = [int(year) for year in _YEAR.findall(text, frame.sentence.start, compare.start)]
        return "yoy" if int(stated.group()) + 1 in years else "base"
    return "base"


def _carry_basis(frame: Frame) -> None:
    """食品价格比上年上涨7.7%、衣着价格上涨5.7%: parallel clauses share the basis."""
    previous = frame.previous
    while previous and previous.direction is None:
        previous = previous.previous
    if previous and previous.basis:
        frame.basis = previous.basis
        frame.rules.append("change.parallel")


def _trimmed(text: str, compare: Span) -> Span | None:
    """比上年 → 上年."""
    start, end = compare.start + 1, compare.end
    for tail in ("相比", "相较", "之比", "持平"):
        if text.endswith(tail, start, end):
            end -= len(tail)
    return Span(start, end) if start < end else None
