"""`python -m tests.bench.spark`: 100,000 documents read by Spark and by one process, and every fact compared.

Needs the extra `spark` and Java 17. With `--write` the table in `docs/engines.md` is written anew.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from seedstats import frames
from seedstats import spark as engine
from tests.bench import crawl
from tests.bench.page import DOCS, markdown, write_table

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

DOCUMENTS: Final = 100_000
WORKERS: Final = 2
_KEYS: Final = [("document_id", "ascending"), ("quantity_start", "ascending")]


class Run(NamedTuple):
    """One way through the documents: its facts, its seconds, and into how many partitions the input fell."""

    facts: pa.Table
    seconds: float
    partitions: int = 1


def session(workers: int = WORKERS) -> SparkSession:
    """A local Spark of so many workers that runs the interpreter of this process."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", "false")
    made: SparkSession = builder.config("spark.sql.files.maxPartitionBytes", "2m").getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def by_spark(running: SparkSession, source: Path, target: Path) -> Run:
    """Parquet in, Parquet out, by Spark."""
    start = time.perf_counter()
    documents = running.read.parquet(str(source))
    engine.extract(documents).write.parquet(str(target))
    seconds = time.perf_counter() - start
    return Run(ds.dataset(target, format="parquet").to_table(), seconds, documents.rdd.getNumPartitions())


def by_one_process(source: Path, target: Path) -> Run:
    """Parquet in, Parquet out, in this process."""
    start = time.perf_counter()
    facts = frames.extract(ds.dataset(source).scanner().to_reader())
    with pq.ParquetWriter(target, facts.schema) as writer:
        for batch in facts:
            writer.write_batch(batch)
    return Run(pq.read_table(target), time.perf_counter() - start)


def same(one: pa.Table, other: pa.Table) -> bool:
    """Whether two tables hold the same rows, in whatever order."""
    first, second = (table.sort_by(_KEYS).combine_chunks() for table in (one, other))
    return bool(first.cast(second.schema).equals(second))


def compare(count: int) -> tuple[int, Run, Run]:
    """The characters of so many documents, and both ways through them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        crawl.write(folder / "documents", count)
        single = by_one_process(folder / "documents", folder / "facts.parquet")
        spark = by_spark(session(), folder / "documents", folder / "facts")
        return sum(len(text) for _, text in crawl.documents(count)), single, spark


def table(count: int, characters: int, single: Run, spark: Run) -> str:
    """What was measured as a Markdown table."""
    rows = [
        ("documents", f"{count:,}"),
        ("characters", f"{characters:,}"),
        ("rows of facts, one process", f"{single.facts.num_rows:,}"),
        (f"rows of facts, Spark local[{WORKERS}]", f"{spark.facts.num_rows:,}"),
        ("the same facts in every column", "yes" if same(single.facts, spark.facts) else "NO"),
        ("partitions", spark.partitions),
        ("one process", f"{single.seconds:.0f} s"),
        (f"Spark local[{WORKERS}], Java started before", f"{spark.seconds:.0f} s"),
        ("one process / Spark", f"{single.seconds / spark.seconds:.2f}"),
    ]
    return markdown(("what", "measured"), rows)


def main(arguments: Sequence[str]) -> int:
    """Compare, print, and write the page where asked to; 1 where a fact differs."""
    count = int(next((argument for argument in arguments if argument.isdecimal()), DOCUMENTS))
    result = table(count, *compare(count))
    print(result)
    if "--write" in arguments:
        write_table(result, "spark", DOCS / "engines.md")
    return 1 if "| NO |" in result else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
