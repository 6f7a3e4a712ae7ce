"""Facts by a real Spark: those of one process, whatever the skew; bad rows tell their error, and no job fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import seedstats
from seedstats import SeedstatsError, frames
from seedstats import spark as engine
from seedstats.outputs.arrow import schema
from tests.bench import crawl
from tests.bench.spark import same

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "spark_job.py"
TEXT = "新建社区食堂126家。"


def facts(frame: DataFrame) -> pa.Table:
    return engine.extract(frame).toArrow()


def errors(frame: DataFrame) -> dict[str, str | None]:
    """The error of each document, None for a good one."""
    return {row["document_id"]: row["error"] for row in facts(frame).to_pylist()}


@pytest.mark.parametrize("partitions", [1, 2, 7])
def test_the_facts_are_those_of_one_process(spark: SparkSession, partitions: int) -> None:
    documents = list(crawl.documents(300))
    frame = spark.createDataFrame(documents, "id bigint, text string").repartition(partitions)
    alone = frames.extract(pa.table(list(zip(*documents, strict=True)), ["id", "text"])).read_all()
    assert alone.num_rows > 3_000
    assert same(alone, facts(frame))


def test_a_skewed_partition_is_read_to_its_end(spark: SparkSession) -> None:
    """All long documents stand in one partition of two; the other holds short ones alone."""
    documents = [(0, "".join(text for _, text in crawl.documents(50))), *((n, TEXT) for n in range(1, 500))]
    frame = spark.createDataFrame(documents, "id bigint, text string").repartitionByRange(2, "id")
    alone = frames.extract(pa.table(list(zip(*documents, strict=True)), ["id", "text"])).read_all()
    assert same(alone, facts(frame))


def test_both_workers_read(spark: SparkSession) -> None:
    frame = spark.createDataFrame([(n, TEXT) for n in range(100)], "id int, text string").repartition(2)
    parts = engine.extract(frame).selectExpr("spark_partition_id() as part").distinct()
    assert parts.count() == 2


def test_poisoned_rows_tell_their_error(spark: SparkSession) -> None:
    rows = [(1, TEXT), (2, None), (3, "9" * 5_000_000), (4, ""), (5, "十" * 100_000 + "亿" * 100_000), (6, TEXT)]
    frame = spark.createDataFrame(rows, "id int, text string")
    broken = spark.sql("select 7 as id, cast(unhex('FFFE33E5AEB6') as string) as text")
    found = errors(frame.union(broken))
    assert found.pop("1") is None
    assert found.pop("6") is None
    assert found == {
        "2": "no text: it is null",
        "3": "the text has 5,000,000 code points, more than the 1,000,000 that are read; "
        "split the document, or raise `longest`",
        "7": "the text is not UTF-8: invalid start byte at byte 0; decode it first",
    }


def test_a_column_of_bytes_is_an_error_row_by_row(spark: SparkSession) -> None:
    found = errors(spark.createDataFrame([("甲", bytearray(TEXT.encode())), ("乙", None)], "id string, text binary"))
    assert found == {
        "甲": "no text but bytes; decode or convert the column to text first",
        "乙": "no text: it is null",
    }


def test_the_schema_is_that_of_arrow(spark: SparkSession) -> None:
    frame = spark.createDataFrame([("甲", TEXT)], "id string, text string")
    assert [(field.name, field.type) for field in facts(frame).schema] == [(f.name, f.type) for f in schema()]


def test_columns_go_by_any_name_and_ids_by_any_type(spark: SparkSession) -> None:
    frame = spark.sql(f"select date'2024-01-31' as `a.b`, '{TEXT}' as `正 文`, 1 as other")
    (row,) = engine.extract(frame, "正 文", "a.b").collect()
    assert (row.document_id, str(row.value_decimal), row.rules) == (
        "2024-01-31",
        "126.000000000000",
        [*seedstats.extract(TEXT).facts[0].rules],
    )


def test_a_missing_column_is_named_before_a_job_runs(spark: SparkSession) -> None:
    with pytest.raises(SeedstatsError, match=r"'body', only id, text"):
        engine.extract(spark.createDataFrame([("甲", TEXT)], "id string, text string"), "body")


def test_the_example_runs_with_spark_submit(tmp_path: Path) -> None:
    crawl.write(tmp_path / "documents", 200)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # as in an activated environment
    command = [*map(str, ("spark-submit", "--master", "local[2]", EXAMPLE, tmp_path / "documents", tmp_path / "facts"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PATH": path})
    assert done.returncode == 0, done.stderr
    alone = frames.extract(pq.read_table(tmp_path / "documents")).read_all()
    assert same(alone, pq.read_table(tmp_path / "facts"))
    assert f"{alone.num_rows} rows" in done.stdout
