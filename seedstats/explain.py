"""Why each numeral became a figure, or did not."""

from __future__ import annotations

from dataclasses import dataclass

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
