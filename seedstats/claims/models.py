"""What was claimed, and what became of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from seedstats.models import Fact, Frozen, Relation

Verdict = Literal["grounded", "wrong_unit", "wrong_scale", "wrong_sign_or_bound", "other_entity", "not_in_text"]
_LONGEST: Final = 60


def _as_text(value: object) -> object:
    """A number as its digits, a string as it is; what is neither, and what no text can hold, is refused."""
    if isinstance(value, bool | float):
        raise ValueError(
            f"{value!r} is no exact number; give a string or a Decimal, read JSON with parse_float=Decimal"
        )
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
            raise ValueError(f"{value} is no number a text can hold")
        return format(number, "f")
    return value


def _or_empty(value: object) -> object:
    return "" if value is None else value


Optional = Annotated[str, BeforeValidator(_or_empty)]


class Claim(Frozen):
    """One number, as someone else says that the text has it.

    `value` is a number or words (13000, "1.3万余", "96.21%", "下降3.2%"); it may hold the unit, and `unit` may hold 万
    and 亿 ("万人"). What is left out is not held against the text. `start` and `end` say where the claim has it from,
    `place` where the claim stands in its own file.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    value: Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]
    unit: Optional = ""
    entity: Optional = ""
    quote: Optional = ""
    relation: Relation | None = None
    start: int | None = None
    end: int | None = None
    place: Optional = ""


class Held(Frozen):
    """A claim held against the text: the verdict, and the fact it was held against.

    `fact` is the id of that fact, `quote` its words in the source at `start` and `end` (half-open, code points); all
    are None where nothing in the text comes near. `power` is k where the claim is 10^k times what the text says.
    """

    claim: Claim
    verdict: Verdict
    fact: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    power: int | None = None
    message: str = ""


class Verification(Frozen):
    """All claims on one text, in their order, and the facts of the text that none of them is about."""

    source: str | None = None
    claims: tuple[Held, ...] = ()
    unclaimed: tuple[Fact, ...] = ()

    @property
    def grounded(self) -> bool:
        """Whether every claim is."""
        return all(held.verdict == "grounded" for held in self.claims)
