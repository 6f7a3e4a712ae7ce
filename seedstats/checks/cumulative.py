"""A running total does not fall: 截至3月底累计办结591件, 截至6月底累计办结519件."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from seedstats.checks.check import Check, Said, accuse
from seedstats.checks.interval import stated
from seedstats.checks.judge import flat
from seedstats.checks.units import is_level, same_unit
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "cumulative"
_TOTAL: Final = Pattern(r"累计")
_UNTIL: Final = Pattern(r"截[至止]到?(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|底|末)?")
_LATER: Final = 99


def check_cumulative(document: Document) -> Iterator[Finding]:
    """What was done up to June is not less than what was done up to March, where both are 累计.

    Both dates stand behind 截至, in one year, and entity, act and unit are the same.
    """
    seen: dict[tuple[str, str, str], tuple[tuple[int, int], Figure]] = {}
    for figure in document.figures:
        when = _when(figure)
        if when is None or not is_level(figure) or not figure.entity:
            continue
        year, month, day = when
        action = figure.fact.action.flat if figure.fact.action else ""
        key = (figure.entity, action, year)
        earlier = seen.get(key)
        seen[key] = ((month, day), figure)
        if earlier and earlier[0] < (month, day) and same_unit(earlier[1], figure):
            yield from _fallen(earlier[1], figure)


def _when(figure: Figure) -> tuple[str, int, int] | None:
    found = _UNTIL.search(figure.lead)
    if not found or not _TOTAL.search(figure.lead[found.end() :]):
        return None
    day = int(found["day"]) if found["day"] else _LATER
    return found["year"] or "", int(found["month"]), day


def _fallen(before: Figure, now: Figure) -> Iterator[Finding]:
    first, last = stated(before.quantity, loose=True), stated(now.quantity, loose=True)
    if first is None or last is None or first.low is None or last.high is None or last.high >= first.low:
        return
    texts = flat(before, now)
    said = Said(f"累计数由{texts[0]}降为{texts[1]}", f"a running total falls from {texts[0]} to {texts[1]}")
    yield accuse(NAME, "warning", (now, before), said, expected=f"≥ {texts[0]}")


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="累计数不减",
    source="累计之义：自起点至截止时点之和，不随时间减少",
    run=check_cumulative,
    agrees=("截至3月底，累计办结事项591件。截至6月底，累计办结事项719件。",),
    disagrees=("截至3月底，累计办结事项591件。截至6月底，累计办结事项519件。",),
)
