"""What the rows of the tables under data/ hold: one model a table, its columns in their order.

The models stand apart from the stages that read them, so that those are plain code (which can be compiled).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from seedstats.models import Direction, Kind, Relation

OpenerUse = Literal["sends", "places", "passes", "aside"]
OwnerUse = Literal["alone", "ends", "people", "never"]


def _empty_is_none(cell: object) -> object:
    return None if cell == "" else cell


_EMPTY_IS_NONE = BeforeValidator(_empty_is_none)


class TableRow(BaseModel):
    """A row of data/units.tsv: a unit, or a word that begins like one (kind ``none``)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: Annotated[str, Field(min_length=1)]
    kind: Kind | Literal["per", "none"]
    code: Annotated[str | None, _EMPTY_IS_NONE]
    factor: Annotated[Annotated[Decimal, Field(gt=0)] | None, _EMPTY_IS_NONE]
    dimension: Annotated[str | None, _EMPTY_IS_NONE]
    example: Annotated[str, Field(min_length=1)]


class BoundRow(BaseModel):
    """A row of data/bounds.tsv."""

    word: str
    side: Literal["before", "after"]
    relation: Relation
    example: str


class ChangeRow(BaseModel):
    """A row of data/changes.tsv: a word that says how much something changed, and which way."""

    word: str
    direction: Direction
    example: str


class LikeRow(BaseModel):
    """A row of data/words_like_links.tsv: a word that ends like a linking word (产能 in 产能600万吨)."""

    word: str
    example: str


class DivisionRow(BaseModel):
    """A row of data/divisions.tsv: code, official name, and the form prose writes (郑州), where there is one."""

    code: str
    name: str
    short: str


class OwnerRow(BaseModel):
    """A row of data/owners.tsv.

    `alone` owns a figure as it stands (全区), `ends` ends the name of an owner (财政局), `people` too, but those
    often are what is counted (党员总数), `never` ends like one.
    """

    word: str
    use: OwnerUse
    example: str


class PhraseRow(BaseModel):
    """A row of data/phrases.tsv: a word that holds a numeral and counts nothing."""

    phrase: str
    example: str


class NounRow(BaseModel):
    """A row of data/bare_nouns.tsv: a noun that is counted without a classifier (14街道)."""

    noun: str
    example: str


class OpenerRow(BaseModel):
    """A row of data/openers.tsv.

    `sends` sets others to act (组织), `places` leads to a place (在), behind `passes` nobody is named (通过); a clause
    that ends in an `aside` says when or where (以来), or who reports (显示).
    """

    word: str
    use: OpenerUse
    example: str


class VerbRow(BaseModel):
    """A row of data/verbs.tsv: `main` ends a noun phrase, `nominal` may stand in one, `both` may do either."""

    word: str
    use: Literal["main", "nominal", "both"]
    example: str


class TagRow(BaseModel):
    """A row of data/tags.tsv (counted from a better tagger) or data/tags_by_hand.tsv, which wins.

    Each is a word whose tag the default tagger gets wrong for the prose of statistics.
    """

    word: str
    tag: str
    example: str


class PlanRow(BaseModel):
    """A row of data/plans.tsv: a five-year plan and the years it covers."""

    name: str
    first: int
    last: int


class HolidayRow(BaseModel):
    """A row of data/holidays.tsv: the days off of a year's holiday."""

    year: int
    name: str
    first: date
    last: date


class FestivalRow(BaseModel):
    """A row of data/festivals.tsv: the day on which a festival falls in a year."""

    year: int
    name: str
    day: date
