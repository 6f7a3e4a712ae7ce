"""The same fact in two documents with two numbers: 全区743个党支部 here, 734个 there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from seedstats.checks.check import Said, accuse
from seedstats.checks.interval import stated
from seedstats.checks.judge import flat
from seedstats.checks.slips import is_slip
from seedstats.checks.statements import Answer, Reader, Statement
from seedstats.checks.view import Document
from seedstats.models import Finding, Severity
from seedstats.patterns import Pattern

NAME: Final = "twice"
_TWO: Final = 2
_REVISED: Final = Pattern(r"修订|修正|初步|快报|快讯|核实|调整后|口径")


class Place(NamedTuple):
    """A statement, and the document it stands in by its number and its name."""

    document: int
    source: str
    homeless: bool
    statement: Statement


def check_across(documents: Sequence[Document]) -> Iterator[tuple[int, Finding]]:
    """Two documents that say the same of the same thing, with numbers that cannot both be true.

    Words, entity, unit and kind of change are the same. It is a warning where owner and time are known to be the same:
    the place by name or as what the document is about, the time by the days that are stated or, where none are, by the
    date of the documents. Where either is not known it is a note, and only where the numbers are a slip of the pen
    apart (743 and 734) or a 万 or 亿; where either differs, as in the reports of two months, nothing is said. A slip is
    asked for as well where the clause goes on (743个党支部受到表彰 may be some of them). What a document itself states
    with two numbers is not held against another; 1500余 and 1523 agree.
    """
    groups: dict[tuple[str, str, str], list[Place]] = {}
    for number, document in enumerate(documents):
        reader = Reader(document)
        source = document.sheet.source or document.sheet.sha256
        for statement in reader.statements():
            groups.setdefault(statement.what, []).append(Place(number, source, reader.home is None, statement))
    for places in groups.values():
        if places[0].document != places[-1].document:
            yield from _group(places)


def _group(places: list[Place]) -> Iterator[tuple[int, Finding]]:
    """One finding for each statement at most, on the first of another document that it disagrees with."""
    steady = [place for place in places if not _wavers(place, places)]
    numbers = {place.statement.figure.value for place in steady}
    for at, place in enumerate(steady):
        others = (earlier for earlier in steady[:at] if earlier.document != place.document)
        findings = (_differ(earlier, place, serial=len(numbers) > _TWO) for earlier in others)
        finding = next((found for found in findings if found), None)
        if finding:
            yield place.document, finding


def _wavers(place: Place, places: list[Place]) -> bool:
    """Whether its own document says it again with another number."""
    own = (other for other in places if other.document == place.document and other is not place)
    return any(
        _disagree(place, other)
        for other in own
        if _owner(place, other) != "different" and place.statement.when.against(other.statement.when) != "different"
    )


def _disagree(one: Place, other: Place) -> bool:
    first, second = (stated(place.statement.figure.quantity, loose=True) for place in (one, other))
    return first is not None and second is not None and not first.meets(second)


def _owner(one: Place, other: Place) -> Answer:
    return one.statement.owner.against(other.statement.owner)


def _differ(first: Place, second: Place, *, serial: bool) -> Finding | None:
    """`serial`: more than two numbers go with the same words, as in the bulletins of each day."""
    owner, when = _owner(first, second), second.statement.when.against(first.statement.when)
    if "different" in (owner, when) or not _disagree(first, second):
        return None
    one, other = first.statement.figure, second.statement.figure
    slip = is_slip(one, other)
    if owner == "unknown" and slip and first.homeless and second.homeless:
        owner = "same"  # neither document names a place: 全区 is the same district in both
    known = owner == when == "same"
    revised = any(_REVISED.search(figure.sentence.flat) for figure in (one, other))
    plain = first.statement.plain and second.statement.plain
    if not (slip or plain) or (not known and (serial or not slip)):
        return None
    severity: Severity = "warning" if known and not revised else "note"
    texts = flat(other, one)
    said = Said(
        f"同一事项在两份文件中数字不一：{texts[0]}，另一份为{texts[1]}",
        f"the same fact with two numbers in two documents: {texts[0]} here, {texts[1]} in the other",
    )
    finding = accuse(NAME, severity, (other, one), said, expected=texts[1])
    return finding.model_copy(update={"sources": (second.source, first.source)})
