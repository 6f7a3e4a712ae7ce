"""What a crawl costs and how a Spark job lies over it: arithmetic on what was measured, and a simulated schedule."""

from __future__ import annotations

import heapq
import random
from collections.abc import Sequence
from typing import Final, NamedTuple

CRAWL: Final = 10**12
"""Characters of the crawl that is planned for."""

CORES: Final = 1_000
PARTITION_MEBIBYTES: Final = (8, 32, 128)
PLANNED_MEBIBYTES: Final = 32

_MEBIBYTE: Final = 1024 * 1024


class Measured(NamedTuple):
    """What one core does with one kind of text, from Parquet to Parquet."""

    kind: str
    characters: int
    characters_per_second: float
    facts: int
    input_bytes: int
    output_bytes: int

    @property
    def density(self) -> float:
        """Facts per 1,000 characters."""
        return 1000 * self.facts / self.characters

    @property
    def bytes_per_fact(self) -> float:
        """Parquet out, for each fact."""
        return self.output_bytes / max(1, self.facts)

    @property
    def bytes_per_character(self) -> float:
        """Parquet in, for each character."""
        return self.input_bytes / self.characters


class Plan(NamedTuple):
    """A crawl of `CRAWL` characters, all of one kind of text."""

    core_hours: float
    input_terabytes: float
    facts: float
    output_terabytes: float
    partitions: int
    partition_characters: float
    partition_seconds: float
    partition_output_mebibytes: float


def together(parts: Sequence[Measured], kind: str) -> Measured:
    """Several kinds read one after the other, as one."""
    seconds = sum(part.characters / part.characters_per_second for part in parts)
    characters = sum(part.characters for part in parts)
    sums = (sum(getattr(part, name) for part in parts) for name in ("facts", "input_bytes", "output_bytes"))
    return Measured(kind, characters, characters / seconds, *sums)


def plan(measured: Measured, mebibytes: int = PLANNED_MEBIBYTES) -> Plan:
    """What `CRAWL` characters of such text cost, in partitions of so many MiB of input.

    >>> made = plan(Measured("", 1_000, 500_000.0, 10, 1_000, 1_000))
    >>> round(made.core_hours), round(made.facts), made.partitions
    (556, 10000000000, 29803)
    """
    size = CRAWL * measured.bytes_per_character
    facts = CRAWL * measured.density / 1000
    output = facts * measured.bytes_per_fact
    partitions = -(-size // (mebibytes * _MEBIBYTE))
    return Plan(
        core_hours=CRAWL / measured.characters_per_second / 3600,
        input_terabytes=size / 1e12,
        facts=facts,
        output_terabytes=output / 1e12,
        partitions=int(partitions),
        partition_characters=CRAWL / partitions,
        partition_seconds=CRAWL / partitions / measured.characters_per_second,
        partition_output_mebibytes=output / partitions / _MEBIBYTE,
    )


def waste(parts: Sequence[Measured], mebibytes: int, cores: int = CORES, seed: int = 1) -> float:
    """How much longer a job takes than its work spread evenly over `cores`, by a simulated schedule.

    The worst case of skew: each partition is all of one kind of text, drawn by the size of the kinds, with the speed
    and the density that kind was measured at. Spark hands the next partition to the first core that is free.
    """
    chance = random.Random(seed)
    whole = plan(together(parts, ""), mebibytes)
    drawn = chance.choices(parts, [part.input_bytes for part in parts], k=whole.partitions)
    seconds = [mebibytes * _MEBIBYTE / part.bytes_per_character / part.characters_per_second for part in drawn]
    return _makespan(seconds, cores) / (sum(seconds) / cores)


def _makespan(seconds: Sequence[float], cores: int) -> float:
    """When the last core is done.

    >>> _makespan([3, 3, 3], 2), _makespan([1, 1, 4], 2)
    (6.0, 5.0)
    """
    free = [0.0] * cores
    for task in seconds:
        heapq.heapreplace(free, free[0] + task)
    return max(free)
