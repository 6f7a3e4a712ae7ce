"""Facts made by hand, for the tests of what is done with them."""

from __future__ import annotations

from decimal import Decimal

from seedstats.models import (
    Change,
    Direction,
    Fact,
    FactSheet,
    Kind,
    Mention,
    Period,
    Quantity,
    Relation,
    Status,
    Unit,
)

SOURCE = "主题教育以来，某区各街道新建“帮带”对子750余对，办结率为96.21%，同比提高3至5个百分点。"


def mention(text: str, source: str = SOURCE) -> Mention:
    """The first place where `text` stands in `source`."""
    start = source.index(text)
    return Mention(text=text, start=start, end=start + len(text))


def period(text: str, *, inherited: bool = False) -> Period:
    """A period named in `SOURCE`."""
    return Period(**mention(text).model_dump(exclude={"flat"}), inherited=inherited)


def fact(
    text: str = "750余对",
    value: str | None = "750",
    relation: Relation = "gt",
    unit: str = "对",
    kind: Kind = "count",
    *,
    bounds: tuple[str, str] | None = None,
    entity: str | None = "“帮带”对子",
    action: str | None = None,
    subject: str | None = None,
    when: Period | None = None,
    change: Direction | None = None,
    status: Status = "actual",
    source: str = SOURCE,
) -> Fact:
    """A fact about `source`; without arguments, the one on 750余对."""
    place = mention(text, source)
    low, high = map(Decimal, bounds) if bounds else (None, None)
    return Fact(
        id=f"f{place.start}",
        quantity=Quantity(
            text=text,
            start=place.start,
            end=place.end,
            value=None if value is None else Decimal(value),
            low=low,
            high=high,
            relation=relation,
            unit=Unit(text=unit),
            kind=kind,
        ),
        entity=mention(entity, source) if entity else None,
        action=mention(action, source) if action else None,
        subject=mention(subject, source) if subject else None,
        period=when,
        change=Change(direction=change) if change else None,
        status=status,
        sentence=mention(source, source),
        rules=("by hand",),
    )


RATE = fact("96.21%", "96.21", "eq", "%", "percent", entity="办结率", action=None)
POINTS = fact(
    "3至5个百分点",
    None,
    "range",
    "个百分点",
    "points",
    bounds=("3", "5"),
    entity="办结率",
    action="提高",
    change="increase",
)


def sheet(*facts: Fact, source: str | None = None) -> FactSheet:
    """A sheet of the given facts."""
    return FactSheet(source=source, sha256="0" * 64, facts=facts)
