"""How fast `extract` is, as a ratio to a floor measured in the same run on the same machine."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import regex

import seedstats
from seedstats.readers import find_documents, read_text

SEEDS = Path(__file__).parent.parent.parent / "seeds"
TIMES = 20
ROUNDS = 5

_NUMERAL = regex.compile(r"[0-9０-９]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千万亿]+")
FLOOR = _NUMERAL.pattern


class Measured(NamedTuple):
    """Characters a second of all, over the same texts, and the peak memory of the process.

    `figures` is `extract` without surroundings: quantity, entity, action, change and status.
    """

    characters: int
    floor: float
    extract: float
    figures: float
    peak_mebibytes: float

    @property
    def ratio(self) -> float:
        """How many times slower `extract` is than the floor."""
        return self.floor / self.extract

    @property
    def figures_ratio(self) -> float:
        """How many times slower `extract` without surroundings is than the floor."""
        return self.floor / self.figures


def seed_texts(times: int = TIMES) -> list[str]:
    """The seeds, each as a document of its own, `times` over."""
    return [read_text(found.path) for found in find_documents([SEEDS]).found] * times


def measure(texts: Sequence[str], rounds: int = ROUNDS) -> Measured:
    """Measure all in turns, and keep the best round of each: noise only ever slows down."""
    characters = sum(map(len, texts))
    kinds = (find_numerals, seedstats.extract, _figures)
    seconds = [[_seconds(work, texts) for work in kinds] for _ in range(rounds)]
    floor, extract, figures = (characters / min(times) for times in zip(*seconds, strict=True))
    return Measured(characters, floor, extract, figures, peak_mebibytes())


def _figures(text: str) -> object:
    return seedstats.extract(text, surroundings=False)


def find_numerals(text: str) -> int:
    """The floor: the work no extraction can do without."""
    return sum(1 for _ in _NUMERAL.finditer(text))


def peak_mebibytes() -> float:
    """The most memory this process has held; the system counts in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - start
