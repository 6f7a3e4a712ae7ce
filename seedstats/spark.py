"""Facts from a Spark DataFrame, by one map over its partitions: no shuffle, no collect, nothing sent to the driver.

Needs PySpark 4 and Java 17, the extra `spark`, on the driver and on every worker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from seedstats.errors import SeedstatsError
from seedstats.extras import need
from seedstats.outputs.arrow import COLUMNS, DECIMALS, DIGITS
from seedstats.rows import LONGEST, read_rows, rows_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame

_SPARK_TYPES: Final = {
    "string": "string",
    "int32": "int",
    "date32": "date",
    "bool": "boolean",
    "list<string>": "array<string>",
    f"decimal128({DIGITS}, {DECIMALS})": f"decimal({DIGITS},{DECIMALS})",
}


def extract(frame: DataFrame, text: str = "text", id: str = "id", *, longest: int = LONGEST) -> DataFrame:
    """All facts of the documents of `frame`, one row a fact, with the columns of `docs/schema.md`.

    `text` and `id` name its columns; the id comes back as text in `document_id`. Each partition is read where it is,
    by one Python worker, in order. A document that cannot be read (null, bytes, not UTF-8, over `longest` code points)
    gives one row that says why in `error`; it never fails the job. Raises `SeedstatsError` where a column is missing
    or PySpark is not installed.
    """
    need("pyspark", "spark")
    missing = [name for name in (text, id) if name not in frame.columns]
    if missing:
        raise SeedstatsError(f"the frame has no column {missing[0]!r}, only {', '.join(frame.columns)}; name it")
    documents = frame.select(_column(frame, id).alias("id"), _column(frame, text).alias("text"))
    return documents.mapInArrow(reader(longest), ddl())


def _column(frame: DataFrame, name: str) -> Column:
    return frame["`" + name.replace("`", "``") + "`"]  # quoted, so that a full stop in it leads to no field


def reader(longest: int = LONGEST) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What `mapInArrow` runs in each worker: batches with `id` and `text` in, batches of facts out."""

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = (row for batch in batches for row in rows_of(batch, "text", "id"))
        return read_rows(rows, longest)

    return read


def ddl() -> str:
    """The Arrow schema in the words of Spark: ``document_id string, document_date date, …``."""
    return ", ".join(f"`{column.name}` {_SPARK_TYPES[column.type]}" for column in COLUMNS)
