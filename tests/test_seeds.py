"""Every figure people labelled in the seeds is a test of its own, named by its document, its text and its place.

What is known to be missed stands in `cases/seeds_known_misses.txt`, and what is found where the labels have no figure
in `cases/seeds_known_extras.txt`, one id a line. A miss that is mended turns its test red until its line goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import seedstats
from seedstats.gold import GoldFigure, find_gold, read_gold
from seedstats.models import FactSheet
from seedstats.readers import read_text
from seedstats.score import compare
from tests.harness import CASES

SEEDS = Path(__file__).parent.parent / "seeds"
SHEETS = {document.text.stem: document for document in find_gold(SEEDS)}


def known(name: str) -> frozenset[str]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


KNOWN_MISSES = known("seeds_known_misses.txt")
KNOWN_EXTRAS = known("seeds_known_extras.txt")


class Labelled(NamedTuple):
    """One labelled figure of a seed."""

    stem: str
    gold: GoldFigure

    @property
    def id(self) -> str:
        return figure_id(self.stem, self.gold.text, self.gold.start)


def figure_id(stem: str, text: str, start: int) -> str:
    return f"{stem}::{''.join(text.split())}@{start}"


@cache
def labels(stem: str) -> tuple[GoldFigure, ...]:
    document = SHEETS[stem]
    return read_gold(document.labels, read_text(document.text))


def labelled() -> Iterator[Labelled]:
    """All figures that two careful people would both label."""
    return (Labelled(stem, gold) for stem in SHEETS for gold in labels(stem) if not gold.optional)


def parameters() -> list[Any]:
    return [
        pytest.param(figure, id=figure.id, marks=[pytest.mark.xfail(strict=True)] if figure.id in KNOWN_MISSES else [])
        for figure in labelled()
    ]


@pytest.fixture(scope="session")
def sheet_of() -> Callable[[str], FactSheet]:
    """The sheet of a seed, extracted once."""

    @cache
    def sheet(stem: str) -> FactSheet:
        return seedstats.extract(read_text(SHEETS[stem].text))

    return sheet


@pytest.mark.parametrize("figure", parameters())
def test_labelled_figure(figure: Labelled, sheet_of: Callable[[str], FactSheet]) -> None:
    """Span, value or ends, relation, unit, kind, the entity's head and the direction of change."""
    ladder = compare([figure.gold], sheet_of(figure.stem).facts)
    wrong = [difference.wrong for difference in ladder.differences if difference.gold]
    assert wrong == []


@pytest.mark.parametrize("stem", SHEETS)
def test_nothing_else_is_found(stem: str, sheet_of: Callable[[str], FactSheet]) -> None:
    """No figure where people saw none, but for those that are known."""
    differences = compare(labels(stem), sheet_of(stem).facts).differences
    extras = {figure_id(stem, found.text, found.start) for found in differences if found.wrong == ("extra",)}
    assert extras == {line for line in KNOWN_EXTRAS if line.startswith(f"{stem}::")}


def test_known_misses_are_figures_of_the_seeds() -> None:
    """A line that names no figure, after a label has moved, would excuse nothing and mislead."""
    assert {figure.id for figure in labelled()} >= KNOWN_MISSES
    assert set(SHEETS) >= {line.split("::")[0] for line in KNOWN_EXTRAS}


def test_the_seeds_are_all_here() -> None:
    assert len(SHEETS) == 5
    assert sum(1 for _ in labelled()) == 160
