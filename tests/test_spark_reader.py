"""What each Spark worker runs, without Spark; `make spark` runs it within one."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import seedstats
from seedstats import spark
from seedstats.outputs import arrow
from seedstats.outputs.arrow import COLUMNS, record_batch, schema
from tests.test_properties import any_text


@given(st.lists(st.lists(any_text, max_size=2), max_size=3))
def test_batches_in_and_the_same_facts_out_however_they_are_cut(batches: list[list[str]]) -> None:
    given = [pa.record_batch({"id": range(len(texts)), "text": pa.array(texts, pa.string())}) for texts in batches]
    made = pa.Table.from_batches(spark.reader()(given), schema())
    wanted = record_batch((str(i), seedstats.extract(t)) for texts in batches for i, t in enumerate(texts))
    assert made.combine_chunks() == pa.Table.from_batches([wanted])


def test_batches_come_as_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_BATCH_ROWS", 2)
    taken = []

    def batches() -> Iterator[pa.RecordBatch]:
        for number in range(3):
            taken.append(number)
            yield pa.record_batch({"id": [number], "text": ["新建3家，改造5家。"]})

    read = spark.reader()(batches())
    next(read)
    assert taken == [0]


def test_spark_knows_every_type_of_the_schema() -> None:
    assert spark.ddl().count("`") == 2 * len(COLUMNS)
    assert spark.ddl().startswith("`document_id` string, `document_date` date, `fact_id` string")
    assert "`value_decimal` decimal(38,12)" in spark.ddl()
    assert spark.ddl().endswith("`rules` array<string>, `error` string")
