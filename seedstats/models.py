"""The frozen result: what `extract` returns and what a written fact sheet holds.

Offsets are half-open and count Unicode code points of the text as the caller gave it, so that
``text[m.start:m.end] == m.text`` holds for every mention. Numbers are `Decimal`, in the unit as written
("1.3万余人" is 13000 人), and JSON carries them as plain strings.
"""

from __future__ import annotations

import re
from datetime import date as Date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer, computed_field

Relation = Literal["eq", "approx", "gt", "ge", "lt", "le", "range"]
Kind = Literal["count", "money", "percent", "points", "fraction", "multiple", "measure", "duration", "score"]
Status = Literal["actual", "target", "estimate"]
Direction = Literal["increase", "decrease", "none"]
Basis = Literal["yoy", "mom", "base"]
Severity = Literal["error", "warning", "note"]
Result = Literal["disagrees", "loose", "cannot check", "wording"]

_BREAK = re.compile(r"[^\S\n\r]*[\r\n]\s*")


def _plain(number: Decimal) -> str:
    return format(number, "f")


Number = Annotated[Decimal, PlainSerializer(_plain, return_type=str, when_used="json")]


class Frozen(BaseModel):
    """Base of every result: immutable, hashable, compared by value."""

    model_config = ConfigDict(frozen=True)


class Mention(Frozen):
    """A piece of the source: ``source[start:end] == text``."""

    text: str
    start: int
    end: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def flat(self) -> str:
        """The text without the line break the page put into it ("区域⏎⏎型中心" → "区域型中心")."""
        return _BREAK.sub("", self.text)


class Unit(Frozen):
    """The unit as written, without the 万 and 亿 that belong to the number.

    `code` is UCUM for physics, ISO 4217 for money, "%" and "pp" for shares and points, else None.
    `factor` turns a value into the code's base unit (公里 → 1000 m), None where there is none.
    """

    text: str
    code: str | None = None
    factor: Number | None = None
    dimension: str | None = None


class Quantity(Mention):
    """A stated number with its unit and its bound: "750余对".

    `value` is what is stated, None for a range. `low` and `high` are what the words imply, None where open.
    `step` is the place value of the last digit stated ("1.50亿" → 1000000), None where no digit is (百余).
    """

    value: Number | None
    low: Number | None
    high: Number | None
    relation: Relation
    unit: Unit
    kind: Kind
    step: Number | None = None


class Place(Mention):
    """Where: the place name, and its six-digit code (GB/T 2260) where it is clear which place is meant."""

    code: str | None = None


class Period(Mention):
    """When: the words, and the days they name where they can be resolved (both ends included)."""

    first: Date | None = None
    last: Date | None = None
    cumulative: bool = False
    inherited: bool = False


class Change(Frozen):
    """That the figure says how much something changed, which way, and against what."""

    direction: Direction
    basis: Basis | None = None
    base: Mention | None = None


class Fact(Frozen):
    """A quantity with what the sentence says of it, and the names of the rules that decided.

    `cue` is the word by which a figure is a target or an estimate (力争, 预计), `whole` what a share is a share of
    (占全国的35% → 全国), `per` what a rate is reckoned by (人均, 每10万人).
    """

    id: str
    quantity: Quantity
    entity: Mention | None = None
    action: Mention | None = None
    subject: Mention | None = None
    place: Place | None = None
    period: Period | None = None
    change: Change | None = None
    status: Status = "actual"
    cue: Mention | None = None
    whole: Mention | None = None
    per: Mention | None = None
    sentence: Mention
    rules: tuple[str, ...] = ()


class Finding(Frozen):
    """What a check says of one or more facts, the one it is about first.

    `message` is in Chinese, `message_en` says the same in English. `expected` is what was computed, an interval as a
    rule, `stated` what stands in the text. `result` tells a figure that disagrees from one that holds by loose rounding
    alone, from one that cannot be checked, and from a slip of wording. `places` are the words meant, in the source.
    `sources` is empty where all of them stand in one document; else it names, for each of `places` and of `facts`, the
    document it stands in, by its `FactSheet.source`, or by its `sha256` where it has none.
    """

    check: str
    severity: Severity
    facts: tuple[str, ...]
    message: str
    expected: str | None = None
    stated: str | None = None
    message_en: str = ""
    result: Result = "disagrees"
    places: tuple[Mention, ...] = ()
    sources: tuple[str, ...] = ()


class FactSheet(Frozen):
    """All facts of one document, in the order of the text, with where it came from.

    `source` is the name the caller gave the document (a path as a rule), `sha256` that of its UTF-8 bytes.
    """

    source: str | None = None
    title: str | None = None
    date: Date | None = None
    sha256: str
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
