"""The page of rules is current, it names every rule, and every example does what it says."""

from __future__ import annotations

from typing import Any

import pytest

from seedstats.quantities import read_quantities
from seedstats.rule import Rule
from seedstats.text import fold
from tests.bench.labelled import read_labelled
from tests.bench.speed import SEEDS
from tests.tools import rules

DOCUMENTED = rules.documented()
UNREACHED: set[str] = set()
"""Rules that another one always answers before."""


def refusing() -> list[Any]:
    return [
        pytest.param(
            rule,
            id=f"{rule.name} {rule.example}",
            marks=[pytest.mark.xfail(strict=True)] if rule.name in UNREACHED else [],
        )
        for rule in rules.refusing()
    ]


def test_the_page_is_current() -> None:
    written = rules.page(rules.count(read_labelled(SEEDS)))
    assert rules.PAGE.read_text("utf-8") == written, "python -m tests.tools.rules --write"


def test_every_rule_of_a_fact_is_on_the_page() -> None:
    decided = {name for text in read_labelled(SEEDS) for fact in text.facts() for name in fact.rules}
    page = rules.PAGE.read_text("utf-8")
    assert decided
    assert [name for name in sorted(decided) if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize("name", DOCUMENTED)
def test_every_rule_has_an_example(name: str) -> None:
    said = DOCUMENTED[name]
    assert said.meaning
    assert said.example


@pytest.mark.parametrize("rule", refusing())
def test_the_example_is_refused_by_its_rule(rule: Rule) -> None:
    """The numeral in braces is no figure, and this rule is the one that says so."""
    before, brace, rest = rule.example.partition("{")
    numeral, closing, after = rest.partition("}")
    assert brace
    assert closing
    at = len(before)
    refusals = read_quantities(fold(before + numeral + after), refused=True).refusals
    assert [refusal.rule.name for refusal in refusals if refusal.start <= at < refusal.end] == [rule.name]


def test_rules_that_refuse_are_found_in_all_their_lists() -> None:
    names = {rule.name for rule in rules.refusing()}
    assert {"calendar_year", "ordinal", "address", "quoted_name", "set_phrase", "no_unit", "vague_one"} <= names
