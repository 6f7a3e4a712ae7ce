"""The curves: at each point a text of that kind is read by a fresh process, with the floor beside it.

Time is processor time but for the workers, whose whole point is the clock on the wall.
"""

from __future__ import annotations

import inspect
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

import seedstats
from tests.bench.peers.inventory import long_text
from tests.bench.peers.protocol import Answer, Job, ask_here
from tests.bench.prose import documents
from tests.bench.speed import FLOOR, seed_texts

LENGTHS: Final = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
BASE: Final = 10_000
"""The length that the others are held against; below it, what each call costs by itself weighs in."""
DENSITIES: Final = (0, 1, 2, 5, 10, 20, 50, 100)
WORKERS: Final = (1, 2)
SWEEPS: Final = 2
"""How often a curve is measured; the better time of each point counts."""
SHORT: Final = 200_000
"""Shorter documents are so many that a round reads this many characters."""
BUDGET: Final = 6.0
ROUNDS: Final = 2
CLOCK_ROUNDS: Final = 2

Asks = Callable[[Job], Answer]


class Point(NamedTuple):
    """What was varied, and seconds a character, floor / extract and MiB at it."""

    at: float
    seconds: float
    ratio: float
    peak: float


class Worked(NamedTuple):
    """Characters a second, by the clock, of so many workers."""

    workers: int
    speed: float


def length_curve(lengths: Sequence[int] = LENGTHS, asks: Asks = ask_here) -> list[Point]:
    """Documents of each length, cut from one text, so that all are equally full of figures."""
    return best(sweep(((n, cut(n)) for n in lengths), asks) for _ in range(SWEEPS))


def cut(length: int) -> tuple[str, ...]:
    """A text of at least `SHORT` characters in documents of `length`."""
    text = long_text(max(length, SHORT))
    return tuple(text[at : at + length] for at in range(0, len(text), length))


def density_curve(densities: Sequence[float] = DENSITIES, asks: Asks = ask_here) -> list[Point]:
    """Prose with so many figures in 1,000 characters, in documents of 10,000."""
    return best(sweep(((d, tuple(documents(10, 10_000, d))) for d in densities), asks) for _ in range(SWEEPS))


def sweep(kinds: Iterable[tuple[float, tuple[str, ...]]], asks: Asks) -> list[Point]:
    """A point for each kind of text."""
    points = []
    for at, texts in kinds:
        print(f"{at:g}: {len(texts)} texts", file=sys.stderr)
        answer = asks(Job(adapter="seedstats", floor=FLOOR, texts=texts, rounds=ROUNDS, budget=BUDGET, whole=True))
        points.append(Point(at, answer.run / answer.characters, answer.ratio, answer.peak))
    return points


def best(sweeps: Iterable[Sequence[Point]]) -> list[Point]:
    """The better measure of each point: noise only ever slows down."""
    return [min(points, key=lambda point: point.seconds) for points in zip(*sweeps, strict=True)]


def worker_curve(counts: Sequence[int] = WORKERS) -> list[Worked] | None:
    """`extract_many` with so many workers; None where it takes no workers."""
    if "workers" not in inspect.signature(seedstats.extract_many).parameters:
        return None
    texts = seed_texts(1_000)
    characters = sum(map(len, texts))
    return [
        Worked(workers, characters / min(_clock(texts, workers) for _ in range(CLOCK_ROUNDS))) for workers in counts
    ]


def _clock(texts: Sequence[str], workers: int) -> float:
    start = time.perf_counter()
    for _ in seedstats.extract_many(texts, workers=workers):  # type: ignore[call-arg,unused-ignore]
        pass
    return time.perf_counter() - start


def spread(points: Sequence[Point], base: float = BASE) -> float:
    """By how much of the time at `base` the time a character differs from it at most, from `base` on."""
    times = {point.at: point.seconds for point in points if point.at >= base}
    return max(abs(seconds / times[base] - 1) for seconds in times.values())
