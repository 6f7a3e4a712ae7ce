"""Which figure of one document is which of the other.

Each of `ROUNDS` names what two facts must have in common; a pair made in one round is out of the next. Within a round
the most alike pairs come first: by their sentences with the numbers left out, by the words around the figure, then by
number and place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from seedstats.amount import Amount, signed
from seedstats.models import Fact, Mention
from seedstats.text import fold

_DIGITS: Final = re.compile(r"[0-9][0-9.,]*")
_SPACE: Final = re.compile(r"\s+")
_QUOTES: Final = str.maketrans("", "", "“”‘’\"'《》")
_KEPT_CHARACTERS: Final = 400
_NEAR: Final = 10


class Round(NamedTuple):
    """What a pair has in common, and how alike the sentences must be, from 0 to 1; more where no entity is known."""

    key: Callable[[Fact], Hashable]
    least: float
    least_unnamed: float


class _Likeness(NamedTuple):
    """How alike two facts are; the greater the more, field by field."""

    sentence: float
    words: float
    number: bool
    place: bool
    order: int


def _sort(fact: Fact) -> tuple[Hashable, ...]:
    """The unit, and whether it is a level or a change and against what: 增长5% is no twin of 占5%."""
    unit = fact.quantity.unit
    change = fact.change
    return (unit.code, unit.factor) if unit.code else fold(unit.text), change is not None, change and change.basis


def _entity(fact: Fact) -> Hashable:
    return _flat(fact.entity) or None, _sort(fact)


def _entity_and_subject(fact: Fact) -> Hashable:
    return _flat(fact.entity) or None, _flat(fact.subject), _sort(fact)


ROUNDS: Final = (
    Round(_entity_and_subject, 0.3, 0.6),
    Round(_entity, 0.5, 0.7),
    Round(_sort, 0.8, 0.8),
)


def pair(old: Sequence[Fact], new: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Pairs of facts that are about the same thing, each fact in one pair at most, in the order of `old`."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    pairs: list[tuple[int, int]] = []
    for round_ in ROUNDS:
        found = _pair_round(left, right, round_)
        pairs += found
        for one, other in found:
            del left[one], right[other]
    return [(old[one], new[other]) for one, other in sorted(pairs)]


def same(old: Fact, new: Fact) -> bool:
    """Whether two facts say the same number of what they are about."""
    return _said(old) == _said(new)


def _said(fact: Fact) -> tuple[Amount, str | None, str]:
    return signed(fact), fact.change.direction if fact.change else None, fact.status


def _pair_round(left: dict[int, Fact], right: dict[int, Fact], round_: Round) -> list[tuple[int, int]]:
    old, new = _by_key(left, round_.key), _by_key(right, round_.key)
    candidates = [
        (_likeness(left[one], right[other], one, other), -one, -other)
        for key in old
        for one in old[key]
        for other in new.get(key, ())
        if _related(left[one], right[other])
    ]
    ranked = sorted(candidates, reverse=True)
    return _once((-one, -other) for likeness, one, other in ranked if likeness.sentence >= _least(left[-one], round_))


def _once(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of which no part is in an earlier one."""
    kept: dict[int, int] = {}
    others: set[int] = set()
    for one, other in pairs:
        if one not in kept and other not in others:
            kept[one] = other
            others.add(other)
    return list(kept.items())


def _least(fact: Fact, round_: Round) -> float:
    return round_.least if fact.entity else round_.least_unnamed


def _related(old: Fact, new: Fact) -> bool:
    """Whether one entity may be the other: the same, one with words before the other, or one that is not known."""
    one, other = _flat(old.entity), _flat(new.entity)
    return one.endswith(other) or other.endswith(one)


def _by_key(facts: dict[int, Fact], key: Callable[[Fact], Hashable]) -> dict[Hashable, list[int]]:
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, fact in facts.items():
        groups[key(fact)].append(number)
    return groups


def _likeness(old: Fact, new: Fact, one: int, other: int) -> _Likeness:
    return _Likeness(
        sentence=_alike(_frame(old.sentence.text), _frame(new.sentence.text)),
        words=_alike(_around(old), _around(new)),
        number=same(old, new),
        place=old.quantity.start - old.sentence.start == new.quantity.start - new.sentence.start,
        order=-abs(one - other),
    )


def _around(fact: Fact) -> str:
    """The words before and behind a figure."""
    sentence, start = fact.sentence.text, fact.sentence.start
    before, behind = sentence[: fact.quantity.start - start], sentence[fact.quantity.end - start :]
    return f"{_frame(before)[-_NEAR:]}|{_frame(behind)[:_NEAR]}"


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one[:_KEPT_CHARACTERS], other[:_KEPT_CHARACTERS], autojunk=False)
    return min(matcher.ratio(), 0.999)


@lru_cache(maxsize=4096)
def _frame(sentence: str) -> str:
    """A sentence without its numbers: what two reports have in common."""
    return _DIGITS.sub("0", _SPACE.sub("", fold(sentence)))


def _flat(mention: Mention | None) -> str:
    return _SPACE.sub("", fold(mention.text)).translate(_QUOTES) if mention else ""


def unpaired(facts: Iterable[Fact], paired: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that are in no pair, in their order."""
    known = {fact.id for fact in paired}
    return tuple(fact for fact in facts if fact.id not in known)
