"""Whether the thing a claim names is the one that a fact is about."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from seedstats.models import Fact, Mention
from seedstats.text import fold

_MARKS: Final = "“”‘’\"'《》〈〉「」的"
_NEGATIONS: Final = tuple("不非未无")
_ALIKE: Final = 0.6


def squash(words: str | None) -> str:
    """Words in one spelling, without spaces, line breaks and quotes."""
    folded = "".join(fold(words or "").split())
    return folded.translate({ord(mark): None for mark in _MARKS})


def fit(entity: str, fact: Fact, neighbours: Iterable[Fact]) -> int:
    """How well `entity`, squashed, names what `fact` is about: 2 as the fact does, 1 as its sentence may, 0 not at all.

    It may where the words stand in the sentence, or are nearly those of the fact, and no figure of `neighbours`, the
    facts of the same sentence, has them for its own; or where they stand between the figure before and this one.
    """
    if entity in _names(fact):
        return 2
    if any(other != fact and entity in _names(other) for other in neighbours):
        return 0  # 受理矛盾纠纷 is that of 受理矛盾纠纷657件, not of 办结591件
    if is_named(entity, fact):
        return 2
    owners = [other for other in neighbours if other != fact and is_named(entity, other)]
    if owners:
        return int(_leads_up(entity, fact, neighbours, owners))
    near = any(SequenceMatcher(None, entity, name, autojunk=False).ratio() >= _ALIKE for name in _names(fact))
    return int(near or entity in squash(fact.sentence.text))


def _leads_up(entity: str, fact: Fact, neighbours: Iterable[Fact], owners: Iterable[Fact]) -> bool:
    """经营主体总量1461.4万户: whether the words stand before the figure, and not there for one of `owners`."""
    start, at = fact.sentence.start, fact.quantity.start
    begin = max((other.quantity.end for other in neighbours if other.quantity.end <= at), default=start)
    taken = any(other.entity and begin <= other.entity.start < at for other in owners)
    return not taken and entity in squash(fact.sentence.text[begin - start : at - start])


def is_named(entity: str, fact: Fact) -> bool:
    """Whether `entity`, squashed, is what the fact itself is about."""
    return any(same_thing(entity, name) for name in _names(fact))


def same_thing(one: str, other: str) -> bool:
    """Whether two squashed names are one, or one is the other with words before it: 流动党员 and 党员.

    >>> same_thing("在册党员", "党员"), same_thing("不合格产品", "合格产品"), same_thing("党员", "党支部")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    return bool(short) and long.endswith(short) and not long.removesuffix(short).endswith(_NEGATIONS)


def _names(fact: Fact) -> set[str]:
    """What a fact may be called: its entity, with whose it is or what was done before it."""
    entity = _flat(fact.entity)
    befores = [_flat(mention) for mention in (fact.subject, fact.action, fact.whole)]
    names = {entity, *(before + entity for before in befores), *(entity + before for before in befores)}
    return {name for name in names if name}


def _flat(mention: Mention | None) -> str:
    return squash(mention.text) if mention else ""
