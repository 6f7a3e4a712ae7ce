"""The bench spoils what it says it spoils, and nearly all of it is found."""

from __future__ import annotations

from decimal import Decimal

from tests.bench import mutations
from tests.bench.page import replace_table
from tests.bench.passages import RATE, fill, holds, passages


def test_plain_arithmetic_says_what_holds() -> None:
    words = {"whole": "657", "part": "591", "rate": "89.95"}
    assert holds(words, RATE)
    assert not holds({**words, "rate": "89.9"}, RATE)
    assert not holds({**words, "part": "519"}, RATE)


def test_a_mutant_differs_in_one_place() -> None:
    words = {"whole": "657", "part": "591", "rate": "89.95"}
    passage = fill("受理{whole}件，办结{part}件，办结率{rate}%。", words, RATE)
    made = list(mutations.mutants(passage))
    assert {mutant.kind for mutant in made} == {mutations.KINDS[0], mutations.KINDS[1]}
    assert all(mutant.text != passage.text for mutant in made)
    assert "受理657万件，办结591件，办结率89.95%。" in {mutant.text for mutant in made}


def test_nine_tenths_of_the_mutants_are_found() -> None:
    measured = mutations.measure_mutants([*passages(1), *mutations.seed_passages()])
    broken = sum(counts.total() for _, counts in measured)
    missed = sum(counts["missed"] for _, counts in measured)
    assert broken > 300
    assert Decimal(missed) / broken <= Decimal("0.1")


def test_nothing_that_was_not_changed_is_accused() -> None:
    texts = [*mutations.seed_texts(), *mutations.agreeing()]
    assert [found.message for text in texts for found in mutations.found(text) if found.severity != "note"] == []


def test_the_page_has_its_place() -> None:
    page = mutations.PAGE.read_text("utf-8")
    assert replace_table(page, "new", "mutations") != page
