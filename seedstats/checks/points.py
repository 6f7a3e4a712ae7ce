"""由65%上升到82%，上升了17%: the difference of two shares is in points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from seedstats.checks.check import Check, Said, accuse
from seedstats.checks.interval import Interval, stated
from seedstats.checks.movement import MOVED, difference, growth, is_prior
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "points"
_FROM: Final = Pattern(r"[由从](?:[^,，。;]{0,16}?的)?(?:约|近)?$")
_TO: Final = Pattern(rf"^[^,，。;]{{0,4}}?{MOVED}(?:到|至|为)了?(?:[^,，。;]{{0,12}}?的)?(?:约|近|超过|超)?$")
_AGAINST: Final = Pattern(r"^[,，(]?(?:同比)?[比较](?:上一?年|去年|前一?年|[0-9]{4}年)(?:同期|末|底)?的?$")
_SIZE_AGAINST: Final = Pattern(
    rf"^[,，;、(]?(?:同比|[比较](?:上一?年|去年|年初|上期|前一?年)(?:同期|同月|末|底)?)?{MOVED}(?:了|达|为|约|近)*$"
)
_SIZE: Final = Pattern(
    rf"^[,，;、(]?(?:同比|[比较](?:上一?年|去年|年初|上年末))?(?:累计|总共|共|净)?(?:[增升涨降减跌]幅)?{MOVED}?(?:了|达到|达|为|约|近|超过)*$"
)


def check_points(document: Document) -> Iterator[Finding]:
    """A share that went from 65% to 82% rose by 17个百分点; 17% of 65% would be to 76%.

    Said only where both shares are stated and their difference is what is called a per cent, while the growth is not.
    """
    for size in document.figures:
        behind = _base_behind(size)
        if behind:
            yield from _judged(*behind, size)
            continue
        end = size.previous
        start = end.previous if end else None
        if start is None or end is None or not _are_shares(start, end, size):
            continue
        if not _SIZE.search(size.lead):
            continue
        if (_FROM.search(start.lead) and _TO.search(end.lead)) or _AGAINST.search(end.lead) or is_prior(end, start):
            yield from _judged(start, end, size)


def _base_behind(size: Figure) -> tuple[Figure, Figure] | None:
    """50.9%，比年初上升8.2%（年初为42.7%）."""
    end, start = size.previous, size.following
    if end is None or start is None or not _are_shares(start, end, size) or not _SIZE_AGAINST.search(size.lead):
        return None
    return (start, end) if is_prior(start, end) else None


def _are_shares(*figures: Figure) -> bool:
    return all(figure.quantity.kind == "percent" and figure.value is not None for figure in figures)


def _judged(start: Figure, end: Figure, size: Figure) -> Iterator[Finding]:
    first, last = (stated(figure.quantity) for figure in (start, end))
    said = stated(size.quantity)
    apart, grown = _size(difference(first, last)), _size(growth(first, last))
    if said is None or apart is None or not said.meets(apart) or (grown and said.meets(grown)):
        return
    text = size.quantity.flat
    better = f"{text.rstrip('%％')}个百分点"
    words = Said(f"两个百分数之差应说“{better}”，不说“{text}”", f"the difference of two shares is {better}, not {text}")
    yield accuse(NAME, "warning", (size, end, start), words, expected=better, result="wording")


def _size(interval: Interval | None) -> Interval | None:
    """The size of a change, whichever way it goes."""
    if interval is None or interval.low is None or interval.high is None:
        return None
    low, high = sorted((abs(interval.low), abs(interval.high)))
    return Interval(low, high)


CHECK: Final = Check(
    name=NAME,
    kind="lint",
    title="百分数之差说百分点",
    source="统计用语：百分点是以百分数表示的指标的变动幅度，20.8%降到18.2%是下降2.6个百分点，不说下降2.6%",
    run=check_points,
    agrees=("参保率由65%上升到82%，上升了17个百分点。",),
    disagrees=("参保率由65%上升到82%，上升了17%。",),
)
