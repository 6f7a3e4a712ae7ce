"""The bench measures what it says: the same texts for both, a ratio of speeds, a table in its place."""

from __future__ import annotations

import pytest

from tests.bench.__main__ import PAGE, table
from tests.bench.page import replace_table
from tests.bench.speed import Measured, find_numerals, measure, peak_mebibytes, seed_texts


def test_the_texts_are_the_seeds_many_times_over() -> None:
    once = seed_texts(times=1)
    assert len(once) == 5
    assert seed_texts(times=3) == once * 3


def test_the_floor_finds_numerals() -> None:
    assert find_numerals("全区743个党支部和１２名党员，办理回复率96.21%，三千余户") == 4


def test_a_measure_holds_both_speeds() -> None:
    measured = measure(["办结20件。"], rounds=2)
    assert measured.characters == 6
    assert measured.extract > 0
    assert measured.ratio > 1
    assert measured.figures_ratio > 1


def test_the_table_says_what_was_measured() -> None:
    shown = table(Measured(280_000, floor=40_000_000.0, extract=1_000_000.0, figures=1_600_000.0, peak_mebibytes=99.6))
    for part in ("280,000 characters", "40,000,000 characters/s", "1,000,000 characters/s", "40.0", "25.0", "100 MiB"):
        assert part in shown


def test_peak_memory_is_that_of_a_python_process() -> None:
    assert 5 < peak_mebibytes() < 10_000


def test_the_table_goes_between_its_markers() -> None:
    page = "before\n<!-- table:start -->\nold\n<!-- table:end -->\nafter\n"
    once = replace_table(page, "new\\1")
    assert once == "before\n<!-- table:start -->\nnew\\1\n<!-- table:end -->\nafter\n"
    assert replace_table(once, "new\\1") == once


@pytest.mark.parametrize("page", ["", "<!-- table:start -->\n", "<!-- table:start -->\n<!-- table:end -->\n" * 2])
def test_a_page_without_its_markers_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="table:start"):
        replace_table(page, "new")


def test_the_page_in_the_docs_has_its_place() -> None:
    assert replace_table(PAGE.read_text("utf-8"), "new") != PAGE.read_text("utf-8")
