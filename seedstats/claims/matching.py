"""One claim held against one fact, field by field."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final, NamedTuple

from seedstats.amount import signed, stated
from seedstats.claims.number import Said
from seedstats.models import Fact, Relation, Unit
from seedstats.text import fold

_WIDE: Final = Context(prec=60)
_PEOPLE: Final = frozenset("人名位口")
_FRACTION_TOLERANCE: Final = Decimal("0.0001")
_SIDES: Final[dict[Relation, str]] = {"gt": "above", "ge": "above", "lt": "below", "le": "below"}
_LARGEST_POWER: Final = 12


class Numbers(NamedTuple):
    """What a comparison of two numbers gives; `power` is k where one is 10^k times the other, and k is not 0."""

    same: bool
    sign: bool
    bound: bool
    power: int | None


def compare(said: Said, fact: Fact) -> Numbers:
    """The number of a claim against that of a fact, in the unit of the fact."""
    ratio = _ratio(said.unit, fact.quantity.unit)
    bound = said.relation is None or _side(said.relation) == _side(fact.quantity.relation)
    if said.value is None or fact.quantity.value is None:
        return Numbers(_same_range(said, fact, ratio), _direction_holds(said, fact), bound, None)
    value = _WIDE.multiply(said.value, ratio)
    same = _equal(abs(value), abs(fact.quantity.value), fact)
    if not same and not said.unit.text and fact.quantity.kind == "percent" and fact.quantity.unit.factor:
        share = _WIDE.divide(said.value, fact.quantity.unit.factor)  # 0.9621 for 96.21%
        if _equal(abs(share), abs(fact.quantity.value), fact):
            value, same = share, True
    signs = any(_equal(value, one, fact) for one in (stated(fact).value, signed(fact).value) if one is not None)
    return Numbers(same, signs and _direction_holds(said, fact), bound, None if same else power(value, fact))


def same_unit(named: str, said: Unit, fact: Unit) -> bool:
    """Whether the unit of a claim, as named and as read, is that of a fact, or one that turns into it by a factor."""
    if not said.text and not named:
        return True
    if fold(named).strip() == fold(fact.text) or said.text == fold(fact.text):
        return True
    if said.text in _PEOPLE and fact.text in _PEOPLE:
        return True
    if fact.code is not None and fact.code in (said.code, named.strip()):
        return said.code is None or said.factor == fact.factor or _converts(said, fact)
    return _converts(said, fact)


def power(value: Decimal, fact: Fact) -> int | None:
    """k where `value` is 10^k times what the fact states.

    >>> from seedstats import extract
    >>> (fact,) = extract("补贴1.3亿元").facts
    >>> power(Decimal("13000"), fact), power(Decimal("12000"), fact)
    (-4, None)
    """
    other = fact.quantity.value
    if not value or not other:
        return None
    difference = value.adjusted() - other.adjusted()
    if not 0 < abs(difference) <= _LARGEST_POWER:
        return None
    return difference if abs(value) == abs(_WIDE.scaleb(other, difference)) else None


def digits(value: Decimal | None) -> int:
    """How many digits of a number say something: 2 of 13000. One alone is met by chance."""
    return 0 if value is None else len("".join(map(str, value.as_tuple().digits)).strip("0"))


def _converts(said: Unit, fact: Unit) -> bool:
    """公里 and 米; money and points turn into nothing else."""
    dimension = fact.dimension
    if dimension is None or dimension != said.dimension or "currency" in dimension or dimension == "ratio":
        return False
    return bool(said.factor and fact.factor)


def _ratio(said: Unit, fact: Unit) -> Decimal:
    if said.factor and fact.factor and said.factor != fact.factor and _converts(said, fact):
        return _WIDE.divide(said.factor, fact.factor)
    return Decimal(1)


def _same_range(said: Said, fact: Fact, ratio: Decimal) -> bool:
    if said.value is not None or fact.quantity.value is not None:
        return False
    pairs = ((said.low, fact.quantity.low), (said.high, fact.quantity.high))
    return all(one is not None and other is not None and _WIDE.multiply(one, ratio) == other for one, other in pairs)


def _equal(value: Decimal, other: Decimal, fact: Fact) -> bool:
    """Equal; a fraction, whose decimals have no end, within a ten-thousandth."""
    tolerance = abs(other) * _FRACTION_TOLERANCE if fact.quantity.kind == "fraction" else Decimal(0)
    return abs(_WIDE.subtract(value, other)) <= tolerance


def _direction_holds(said: Said, fact: Fact) -> bool:
    """A claim of a rise is not met by a fall; of what says nothing of a change, neither is wrong."""
    ways = {said.direction, fact.change.direction if fact.change else None}
    return not {"increase", "decrease"} <= ways


def _side(relation: Relation) -> str:
    """余 and 以上 open one side alike."""
    return _SIDES.get(relation, relation)
