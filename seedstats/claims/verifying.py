"""Claims held against the facts of a text.

Each claim is compared with every fact; the best verdict that any of them allows is the claim's. Of facts that allow
the same, the one the claim points at comes first, then one that no claim before has taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final, NamedTuple

from seedstats.claims.entities import fit, is_named, squash
from seedstats.claims.matching import Numbers, compare, digits, same_unit
from seedstats.claims.models import Claim, Held, Verdict, Verification
from seedstats.claims.number import Said, read_claim
from seedstats.claims.reading import make_claim
from seedstats.claims.wording import message
from seedstats.models import Fact, FactSheet
from seedstats.pipeline import extract
from seedstats.text import fold

# The better verdict comes first.
_ORDER: Final[tuple[Verdict, ...]] = (
    "grounded",
    "wrong_sign_or_bound",
    "wrong_unit",
    "wrong_scale",
    "other_entity",
    "not_in_text",
)
_TELLING: Final = 3
_STRANGER: Final = 2


class _Match(NamedTuple):
    """A fact for a claim; the least is the best. `at` is its place among the facts of the text."""

    verdict: int
    away: bool
    strange: int
    taken: bool
    at: int
    power: int | None


class _Judgement(NamedTuple):
    """A verdict by its place in the order, how strange the entity is (2 is another one), and the power of ten."""

    verdict: int
    strange: int
    power: int | None


class _Source(NamedTuple):
    """The facts of a text with, for each, those of its sentence, and the text itself where it is known."""

    facts: tuple[Fact, ...]
    neighbours: dict[str, tuple[Fact, ...]]
    text: str | None


def verify(claims: Iterable[Claim | Mapping[str, object]], source: str | FactSheet) -> Verification:
    """Hold `claims` against a text, or against its fact sheet.

    A claim is a `Claim` or a mapping with `value` (a string, an int or a Decimal) and, as far as known, `unit`,
    `entity` and `quote`; what it leaves out is not held against it. Offsets in the result are half-open and count
    code points of the text. Raises `SeedstatsError` where a claim is none, naming it.
    """
    checked = [
        claim if isinstance(claim, Claim) else make_claim(claim, f"claim {number}")
        for number, claim in enumerate(claims, 1)
    ]
    sheet = extract(source) if isinstance(source, str) else source
    known = _known(sheet, source if isinstance(source, str) else None)
    taken: set[str] = set()
    held = tuple(_hold(claim, known, taken) for claim in checked)
    return Verification(
        source=sheet.source, claims=held, unclaimed=tuple(fact for fact in sheet.facts if fact.id not in taken)
    )


def _known(sheet: FactSheet, text: str | None) -> _Source:
    neighbours: dict[str, tuple[Fact, ...]] = {}
    for _, group in groupby(sheet.facts, key=lambda fact: fact.sentence.start):
        facts = tuple(group)
        neighbours.update((fact.id, facts) for fact in facts)
    return _Source(sheet.facts, neighbours, text)


def _hold(claim: Claim, source: _Source, taken: set[str]) -> Held:
    said = read_claim(claim)
    quote = squash(claim.quote)
    pointed = {fact.id for fact in source.facts if quote and _quoted(quote, fact)}
    matches = []
    for at, fact in enumerate(source.facts):
        if pointed and not claim.entity and fact.id not in pointed:
            continue  # the quote alone says which figure is meant
        found = _judge(claim, said, fact, source.neighbours[fact.id])
        if found:
            away = fact.id not in pointed and not _overlaps(claim, fact)
            matches.append(_Match(found.verdict, away, found.strange, fact.id in taken, at, found.power))
    if not matches:
        return _missing(claim, said, source, pointed)
    best = min(matches)
    fact = source.facts[best.at]
    taken.add(fact.id)
    return _held(claim, _ORDER[best.verdict], fact, best.power)


def _judge(claim: Claim, said: Said | None, fact: Fact, neighbours: tuple[Fact, ...]) -> _Judgement | None:
    """The verdict if `fact` is what the claim is about, None where its number says that it is not."""
    numbers = compare(said, fact) if said else None
    verbatim = _verbatim(claim, fact) and not (numbers and numbers.same and not numbers.sign)
    if not verbatim and not (numbers and (numbers.same or numbers.power)):
        return None
    entity = squash(claim.entity)
    strange = 2 - fit(entity, fact, neighbours) if entity else 0
    if verbatim or said is None or numbers is None:
        return _Judgement(_ORDER.index("other_entity" if strange == _STRANGER else "grounded"), strange, None)
    verdict = _verdict(claim, said, fact, numbers, strange)
    return verdict and _Judgement(_ORDER.index(verdict), strange, numbers.power)


def _verdict(claim: Claim, said: Said, fact: Fact, numbers: Numbers, strange: int) -> Verdict | None:
    """What differs; None where it is more likely chance that the digits are those of the fact."""
    unit = same_unit(claim.unit, said.unit, fact.quantity.unit)
    named, telling = bool(claim.entity) and strange == 0, digits(said.value)
    if not numbers.same:
        return "wrong_scale" if unit and (named or (strange < _STRANGER and telling >= _TELLING)) else None
    if strange == _STRANGER:
        return "other_entity" if unit or telling >= _TELLING else None
    if not unit:
        return "wrong_unit" if named or telling > 1 or squash(claim.quote) else None
    return "grounded" if numbers.sign and numbers.bound else "wrong_sign_or_bound"


def _verbatim(claim: Claim, fact: Fact) -> bool:
    """Whether the claim has the very words of the figure, and its unit."""
    unit = fact.quantity.unit.text
    same = squash(claim.value) in (squash(fact.quantity.text), squash(fact.quantity.text).removesuffix(squash(unit)))
    holds = claim.relation is None or claim.relation == fact.quantity.relation
    return same and holds and (not claim.unit or fold(claim.unit).strip() == fold(unit))


def _quoted(quote: str, fact: Fact) -> bool:
    """Whether the quote holds the figure, or the figure's sentence holds the quote and the quote no less."""
    sentence = squash(fact.sentence.text)
    return sentence in quote or (quote in sentence and squash(fact.quantity.text) in quote)


def _overlaps(claim: Claim, fact: Fact) -> bool:
    if claim.start is None or claim.end is None:
        return False
    return claim.start < fact.quantity.end and fact.quantity.start < claim.end


def _held(claim: Claim, verdict: Verdict, fact: Fact, power: int | None = None) -> Held:
    quantity = fact.quantity
    return Held(
        claim=claim,
        verdict=verdict,
        fact=fact.id,
        quote=quantity.text,
        start=quantity.start,
        end=quantity.end,
        power=power,
        message=message(claim, verdict, fact, power),
    )


def _missing(claim: Claim, said: Said | None, source: _Source, pointed: set[str]) -> Held:
    """Not in the text: held against the figure the text has instead, where one is about the same thing."""
    entity = squash(claim.entity)
    for fact in source.facts:
        about = is_named(entity, fact) if entity else fact.id in pointed
        if about and said is not None and same_unit(claim.unit, said.unit, fact.quantity.unit):
            return _held(claim, "not_in_text", fact)
    at = _digits_at(claim, source.text)
    if at is None:
        return Held(claim=claim, verdict="not_in_text", message="the text has no such figure")
    words = "its digits stand in the text, but not as a figure of this kind"
    return Held(claim=claim, verdict="not_in_text", quote=at[2], start=at[0], end=at[1], message=words)


def _digits_at(claim: Claim, text: str | None) -> tuple[int, int, str] | None:
    value = fold(claim.value).strip()
    found = re.search(rf"(?<![0-9.]){re.escape(value)}(?![0-9])", fold(text)) if text and value else None
    return (found.start(), found.end(), text[found.start() : found.end()]) if found and text else None
