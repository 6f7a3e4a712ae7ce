"""`python -m tests.bench.engines`: the same documents through each engine, held against a bare loop of `extract`.

With `--write` the table in `docs/engines.md` is written anew.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq

import seedstats
from seedstats import frames
from tests.bench import crawl
from tests.bench.page import DOCS, markdown, write_table

DOCUMENTS: Final = 5_000
ROUNDS: Final = 3
_UDF: Final = "select sum(count_facts(text)) from read_parquet('{}/*.parquet')"

Way = Callable[[Path], int]


def loop(folder: Path) -> int:
    """No engine: `extract` text by text, facts counted and thrown away."""
    texts = (text for batch in ds.dataset(folder).to_batches() for text in batch["text"].to_pylist())
    return sum(len(seedstats.extract(text).facts) for text in texts)


def arrow(folder: Path) -> int:
    """A stream of Arrow batches, nothing held."""
    return sum(batch.num_rows for batch in frames.extract(ds.dataset(folder).scanner().to_reader()))


def arrow_by_two(folder: Path) -> int:
    """The same with two processes."""
    return sum(batch.num_rows for batch in frames.extract(ds.dataset(folder).scanner().to_reader(), workers=2))


def polars(folder: Path) -> int:
    """Polars in, Polars out."""
    return len(frames.from_polars(pl.read_parquet(folder)))


def pandas(folder: Path) -> int:
    """Pandas in, pandas out."""
    return len(frames.from_pandas(pd.read_parquet(folder)))


def duckdb_stream(folder: Path) -> int:
    """A DuckDB relation in, SQL over the stream of facts."""
    connection = duckdb.connect()
    reading = connection.cursor()
    connection.register("facts", frames.extract(reading.read_parquet(f"{folder}/*.parquet")))
    return _count(connection, "select count(*) from facts")


def duckdb_shards(folder: Path) -> int:
    """Facts to Parquet, then SQL over that."""
    facts = frames.extract(ds.dataset(folder).scanner().to_reader())
    with tempfile.NamedTemporaryFile(suffix=".parquet") as shard:
        with pq.ParquetWriter(shard.name, facts.schema) as writer:
            for batch in facts:
                writer.write_batch(batch)
        return _count(duckdb.connect(), f"select count(*) from '{shard.name}'")


def duckdb_function(folder: Path) -> int:
    """A Python function within SQL, DuckDB at one thread."""
    return _by_function(folder, threads=1)


def duckdb_function_two(folder: Path) -> int:
    """The same, DuckDB at two threads."""
    return _by_function(folder, threads=2)


def _by_function(folder: Path, threads: int) -> int:
    connection = duckdb.connect(config={"threads": threads})
    connection.create_function("count_facts", lambda text: len(seedstats.extract(text).facts), ["VARCHAR"], "BIGINT")
    return _count(connection, _UDF.format(folder))


def _count(connection: Any, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


WAYS: Final[tuple[tuple[str, Way], ...]] = (
    ("bare loop of `extract`, facts counted", loop),
    ("`frames.extract`, Arrow in and out", arrow),
    ("`frames.extract`, `workers=2`", arrow_by_two),
    ("`frames.from_polars`", polars),
    ("`frames.from_pandas`", pandas),
    ("DuckDB, relation in, SQL over the stream", duckdb_stream),
    ("DuckDB over a Parquet file of facts", duckdb_shards),
    ("DuckDB Python function, 1 thread", duckdb_function),
    ("DuckDB Python function, 2 threads", duckdb_function_two),
)


class Taken(NamedTuple):
    """The facts a way counted, and its least seconds: of the clock, and of the processors, child processes included."""

    way: str
    facts: int
    clock: float
    processor: float


def measure(count: int, rounds: int) -> list[Taken]:
    """Each way, the best of so many rounds, all in turns over the same documents."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        crawl.write(folder, count)
        taken = [[_take(what, way, folder) for what, way in WAYS] for _ in range(rounds)]
    return [
        runs[0]._replace(clock=min(run.clock for run in runs), processor=min(run.processor for run in runs))
        for runs in zip(*taken, strict=True)
    ]


def _take(what: str, way: Way, folder: Path) -> Taken:
    clock, processor = time.perf_counter(), _processor()
    facts = way(folder)
    return Taken(what, facts, time.perf_counter() - clock, _processor() - processor)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def table(measured: Sequence[Taken]) -> str:
    """What was measured as a Markdown table; the first row is what the others are held against."""
    bare = measured[0]
    rows = [
        (
            taken.way,
            f"{taken.facts:,}",
            f"{taken.processor:.1f} s",
            f"{taken.processor / bare.processor:.2f}",
            f"{taken.clock:.1f} s",
        )
        for taken in measured
    ]
    return markdown(("way", "facts", "processor", "to the bare loop", "clock"), rows)


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write the page where asked to."""
    count = int(next((argument for argument in arguments if argument.isdecimal()), DOCUMENTS))
    result = table(measure(count, ROUNDS))
    print(result)
    if "--write" in arguments:
        write_table(result, "engines", DOCS / "engines.md")


if __name__ == "__main__":
    main(sys.argv[1:])
