"""Why each numeral became a figure, or did not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from seedstats.document import Page, read_page
from seedstats.masthead import read_masthead
from seedstats.models import Fact
from seedstats.pipeline import read_facts
from seedstats.quantities import read_quantities
from seedstats.reading import Refusal


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided on one numeral of a text.

    `start` and `end` are half-open offsets in the text as given. `rule` names the rule that decided: the one that
    read the quantity of `fact`, or, where `fact` is None and the numeral is no figure, the one that refused it.
    `reason` says why in words.
    """

    text: str
    start: int
    end: int
    rule: str
    reason: str
    fact: Fact | None


How = Literal["stated", "carried", "inherited"]

# The readers whose rules decide a field, by the first part of their names.
_READERS: Final = {"action": "entity", "cue": "status", "whole": "share", "per": "share"}
# Rules that take a field over from an earlier figure of the sentence.
_CARRIED: Final = ("carried", "listed", "parallel")
_FIELDS: Final = ("entity", "action", "subject", "place", "period", "cue", "whole", "per")


class Field(NamedTuple):
    """One field of a fact: its words, where they stand in the text, the rules that found it, and how it came there.

    `how` is inherited where a sentence before states it, carried where an earlier figure of its own sentence does.
    """

    name: str
    text: str
    start: int
    end: int
    rules: tuple[str, ...]
    how: How


def fields(fact: Fact) -> tuple[Field, ...]:
    """Every field of `fact` that the text names, with its span and the rules behind it."""
    found = []
    for name in _FIELDS:
        mention = getattr(fact, name)
        if mention is not None:
            rules = _rules_of(fact, name)
            found.append(Field(name, mention.flat, mention.start, mention.end, rules, _how(fact, name, rules)))
    if fact.change and fact.change.base:
        base = fact.change.base
        found.append(Field("base", base.flat, base.start, base.end, _rules_of(fact, "change"), "stated"))
    return tuple(found)


def _rules_of(fact: Fact, name: str) -> tuple[str, ...]:
    reader = _READERS.get(name, name) + "."
    return tuple(rule for rule in fact.rules if rule.startswith(reader))


def _how(fact: Fact, name: str, rules: tuple[str, ...]) -> How:
    if name == "period" and fact.period and fact.period.inherited:
        return "inherited"
    return "carried" if any(rule.endswith(_CARRIED) for rule in rules) and name != "action" else "stated"


def explain(text: str) -> tuple[Verdict, ...]:
    """Say of every numeral of `text`, in its order, what was decided and by which rules."""
    page = read_page(text)
    quantities = read_quantities(page.flat, refused=True)
    verdicts = [_refused(page, refusal) for refusal in quantities.refusals]
    verdicts += [_accepted(fact) for fact in read_facts(page, date=read_masthead(page).date)]
    return tuple(sorted(verdicts, key=lambda verdict: verdict.start))


def _refused(page: Page, refusal: Refusal) -> Verdict:
    mention = page.mention(refusal.start, refusal.end)
    return Verdict(mention.text, mention.start, mention.end, refusal.rule.name, refusal.rule.reason, None)


def _accepted(fact: Fact) -> Verdict:
    quantity = fact.quantity
    return Verdict(quantity.text, quantity.start, quantity.end, fact.rules[0], "a figure", fact)
