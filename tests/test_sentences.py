"""Sentences: all of a text, or the one around a figure alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import seedstats
from seedstats.sentences import sentence_at, split_sentences

SPLIT = [
    ("建成3个。投产2个。", ["建成3个。", "投产2个。"]),
    ("“建成3个。”他说。", ["“建成3个。”", "他说。"]),
    ("(共3个!)\n\n 投产2个", ["(共3个!)", "投产2个"]),
    ("  。 ", ["。"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT, ids=[text for text, _ in SPLIT])
def test_split(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in split_sentences(text)] == expected


@given(st.text(st.sampled_from("3个党员。!?\n”’) ，"), max_size=60), st.integers(0, 59))
def test_the_sentence_around_a_place_is_that_of_the_whole_text(text: str, at: int) -> None:
    for number, span in enumerate(spans := split_sentences(text)):
        if span.start <= at < span.end and text[at] not in "。!?\n”’) ":
            floor = spans[number - 1].end if number else 0
            assert sentence_at(text, at, at + 1, floor) == span
            assert sentence_at(text, at, at + 1, 0) == span


def test_a_page_without_stops_is_cut_at_its_clauses() -> None:
    text = "办结案件3件，走访群众5户，" * 2_000
    sheet = seedstats.extract(text)
    assert len(sheet.facts) == 4_000
    assert max(fact.sentence.end - fact.sentence.start for fact in sheet.facts) <= 2_100
    assert {fact.entity.text for fact in sheet.facts if fact.entity} == {"案件", "群众"}
