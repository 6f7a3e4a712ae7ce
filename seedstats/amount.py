"""The number of a fact with its sign: 下降3.2% is 3.2 as stated, and a growth of -3.2."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from seedstats.models import Fact, Relation

_MIRRORED: Final[dict[Relation, Relation]] = {"gt": "lt", "ge": "le", "lt": "gt", "le": "ge"}


class Amount(NamedTuple):
    """A number and its bounds; `relation` is that of `value` to the true number."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation


def stated(fact: Fact) -> Amount:
    """The number as the text states it."""
    quantity = fact.quantity
    return Amount(quantity.value, quantity.low, quantity.high, quantity.relation)


def signed(fact: Fact) -> Amount:
    """The number as one on a scale: negative, and its bounds mirrored, where the text says that something fell.

    下降超过3% → value -3, at most -3. What is stated as negative already (下降-3%) is left as it is.
    """
    amount = stated(fact)
    falls = fact.change is not None and fact.change.direction == "decrease"
    if not falls or any(number is not None and number < 0 for number in amount[:3]):
        return amount
    value, low, high = map(_negative, amount[:3])
    return Amount(value, high, low, _MIRRORED.get(amount.relation, amount.relation))


def _negative(number: Decimal | None) -> Decimal | None:
    """Digits as they are; `-number` would round to the context, and make -0 of 0."""
    return number.copy_negate() if number else number
