"""The wordings that the checks are scored on: each passage agrees, and changes to those that were read are found."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.bench.mutations import FIRST_CONTACT, found, measure_mutants
from tests.bench.passages import Passage, holds
from tests.bench.wordings import FOLDER, wordings

READ = ("development", "held_out", "first_contact")
PASSAGES = [passage for name in FIRST_CONTACT for passage in wordings(name, 1)]


def test_every_set_is_scored() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(FIRST_CONTACT)
    assert len(PASSAGES) > 60
    assert len({passage.text for passage in PASSAGES}) == len(PASSAGES)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.text)
def test_a_passage_agrees(passage: Passage) -> None:
    assert holds(passage.words, passage.relation)
    assert [one.message for one in found(passage.text) if one.severity != "note"] == []


@pytest.mark.parametrize("name", READ)
def test_nine_tenths_of_the_changes_are_found(name: str) -> None:
    counts = sum((counts for _, counts in measure_mutants(list(wordings(name, 1)))), Counter[str]())
    assert counts.total() > 200
    assert counts["missed"] / counts.total() <= 0.1
