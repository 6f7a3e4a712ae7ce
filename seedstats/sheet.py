"""Frames → facts → the sheet of one document."""

from __future__ import annotations

import hashlib
from datetime import date as Date
from decimal import Decimal
from functools import lru_cache

from seedstats.clauses import Frame
from seedstats.document import Page
from seedstats.making import made
from seedstats.models import Change, Fact, FactSheet, Mention, Place, Quantity, Unit
from seedstats.reading import Reading
from seedstats.span import Span
from seedstats.text import fold

_NO_UNIT = Unit(text="")
_WIDE_FIRST, _WIDE_LAST = "！", "～"


def build_sheet(page: Page, facts: list[Fact], title: Span | None, date: Date | None, source: str | None) -> FactSheet:
    """The sheet of a page; `sha256` is that of the text as given, in UTF-8."""
    digest = hashlib.sha256(page.source.encode("utf-8", "surrogatepass")).hexdigest()
    named = page.mention(title.start, title.end).flat if title else None
    sheet = FactSheet(source=source, title=named, date=date, sha256=digest)
    return made(FactSheet, sheet.__dict__ | {"facts": tuple(facts)})


def build_fact(page: Page, frame: Frame, sentence: Mention, number: int) -> Fact:
    """The frozen fact of a filled frame; `number` counts from 1 in the order of the text."""
    reading = frame.reading
    return made(
        Fact,
        {
            "id": f"f{number}",
            "quantity": _quantity(page, reading),
            "entity": _mention(page, frame.entity),
            "action": _mention(page, frame.action),
            "subject": _mention(page, frame.subject),
            "place": _place(page, frame),
            "period": frame.when,
            "change": _change(page, frame),
            "status": frame.status,
            "cue": _mention(page, frame.cue),
            "whole": _mention(page, frame.whole),
            "per": _mention(page, frame.per),
            "sentence": sentence,
            "rules": (*reading.rules, *frame.rules),
        },
    )


def _mention(page: Page, span: Span | None) -> Mention | None:
    return page.mention(span.start, span.end) if span is not None else None


def _place(page: Page, frame: Frame) -> Place | None:
    if frame.place is None:
        return None
    start, end = page.offsets.ends(frame.place.start, frame.place.end)
    return made(Place, {"text": page.source[start:end], "start": start, "end": end, "code": frame.place_code})


def _change(page: Page, frame: Frame) -> Change | None:
    if frame.direction is None:
        return None
    return made(Change, {"direction": frame.direction, "basis": frame.basis, "base": _mention(page, frame.base)})


def _quantity(page: Page, reading: Reading) -> Quantity:
    """A quantity with what its words imply as `low` and `high`."""
    start, end = page.offsets.ends(reading.start, reading.end)
    low, high = implied(reading)
    number = reading.number
    return made(
        Quantity,
        {
            "text": page.source[start:end],
            "start": start,
            "end": end,
            "value": number.value,
            "low": low,
            "high": high,
            "relation": reading.relation,
            "unit": _unit(page, reading),
            "kind": reading.kind,
            "step": number.step,
        },
    )


def implied(reading: Reading) -> tuple[Decimal | None, Decimal | None]:
    """The ends of what is stated: 1.3万余 is 13000 and more, 不超过350万元 at most 3500000."""
    number = reading.number
    if reading.relation == "range":
        return number.low, number.high
    if reading.relation in ("gt", "ge"):
        return number.value, None
    if reading.relation in ("lt", "le"):
        return None, number.value
    return (number.value, number.value) if reading.relation == "eq" else (None, None)


def _unit(page: Page, reading: Reading) -> Unit:
    row = reading.unit
    if row is None:
        return _NO_UNIT
    return _make_unit(_as_written(page, reading), row.code, row.factor, row.dimension)


@lru_cache(maxsize=2048)
def _make_unit(text: str, code: str | None, factor: Decimal | None, dimension: str | None) -> Unit:
    """Units are few and frozen, so that one object serves every quantity that has it."""
    return Unit(text=text, code=code, factor=factor, dimension=dimension)


def _as_written(page: Page, reading: Reading) -> str:
    """The unit in the script of the source (億元 → 元, 種 → 種), full width folded ("％" → "%")."""
    start, length = reading.unit_start, len(reading.unit_text)
    if not start or not page.flat.startswith(reading.unit_text, start):
        return reading.unit_text
    at = page.offsets.span(start, start + length)
    written = page.source[at.start : at.end]
    if written == reading.unit_text or len(written) != length:
        return reading.unit_text
    wide = any(_WIDE_FIRST <= character <= _WIDE_LAST for character in written)
    return fold(written) if wide else written
