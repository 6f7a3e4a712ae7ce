"""The number in a claim, read as the numbers in a text are."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from seedstats.claims.models import Claim
from seedstats.models import Direction, Fact, Relation, Unit
from seedstats.number import read_number
from seedstats.numerals import find_numerals
from seedstats.pipeline import extract
from seedstats.text import fold

_COUNTER: Final = "个"
_WAY: Final = re.compile(r"(?:(?P<up>增长|增加|上升|上涨|提高|提升)|下降|减少|降低|下跌|回落)(?:了|率|额|量|幅度?)?$")
_SPELLINGS: Final = {
    **dict.fromkeys(("percent", "per cent", "pct", "percentage"), "%"),
    **dict.fromkeys(("percentage point", "percentage points", "pp", "百分点"), "个百分点"),
    **dict.fromkeys(("yuan", "rmb"), "元"),
}


class Said(NamedTuple):
    """What a claim says: a value, or both ends of a range, in `unit`.

    `relation` and `direction` are None where the claim says nothing of a bound or of a change.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit
    relation: Relation | None
    direction: Direction | None


def read_claim(claim: Claim) -> Said | None:
    """The number and unit of a claim, None where its value is no number; 出口增长 says that it is a rise."""
    said = _read(claim.value, claim.unit, claim.relation)
    way = _WAY.search(claim.entity)
    if said is None or said.direction or not way or (said.value is not None and said.value <= 0):
        return said
    return said._replace(direction="increase" if way["up"] else "decrease")


@lru_cache(maxsize=1024)
def _read(value: str, unit: str, relation: Relation | None) -> Said | None:
    words = fold(value).strip()
    named = _SPELLINGS.get(unit.strip().lower(), fold(unit).strip())
    found = _first(words + named) or _first(words + _COUNTER)
    if found is None:
        return _number_alone(words, relation)
    quantity = found.quantity
    read = quantity.unit
    own = read if _holds(read, named) or (not named and read.text and words.endswith(read.text)) else Unit(text=named)
    said = relation or (quantity.relation if quantity.relation != "eq" else None)
    change = found.change.direction if found.change else "increase" if words.startswith("+") else None
    return Said(quantity.value, quantity.low, quantity.high, own, said, change)


def _number_alone(words: str, relation: Relation | None) -> Said | None:
    """What no text would have for a figure, but is a number: 2023年, 3月."""
    numeral = next(iter(find_numerals(words)), None)
    number = read_number(numeral.text) if numeral and not words[: numeral.start].strip("约第") else None
    if numeral is None or number is None:
        return None
    low, high = (number.value, number.value) if number.low is None else (number.low, number.high)
    return Said(number.value, low, high, Unit(text=words[numeral.end :].strip()), relation, None)


def _holds(read: Unit, named: str) -> bool:
    """Whether the unit that was read is the one that the claim names, but for the 万 and 亿 before it."""
    return bool(read.text) and bool(named) and named.endswith(read.text)


def _first(words: str) -> Fact | None:
    """The first figure in `words`."""
    return next(iter(extract(words).facts), None)
