"""Data frames in, facts out: the same facts from each, whichever engine they come from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import seedstats
from seedstats import SeedstatsError, frames
from seedstats.outputs.arrow import record_batch, schema

TEXTS = ["新建社区食堂126家，占三分之一。", "走访居民1.3万余户，同比增长5.2%。", "没有数字。", ""]
IDS = ["甲", "乙", "丙", "丁"]
FACTS = pa.Table.from_batches([record_batch((i, seedstats.extract(t)) for i, t in zip(IDS, TEXTS, strict=True))])
DATA = {"id": IDS, "text": TEXTS}


def exact(frame: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(frame, preserve_index=False).cast(schema()).replace_schema_metadata()


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(pa.table, id="a table"),
        pytest.param(lambda data: pa.table(data).to_reader(), id="a reader"),
        pytest.param(pa.record_batch, id="a batch"),
        pytest.param(pl.DataFrame, id="Polars"),
        pytest.param(pd.DataFrame, id="pandas"),
        pytest.param(lambda data: duckdb.from_arrow(pa.table(data)), id="DuckDB"),
    ],
)
def test_whatever_speaks_arrow_gives_the_same_facts(make: Any) -> None:
    made = frames.extract(make(DATA))
    assert made.schema == schema()
    assert made.read_all().combine_chunks() == FACTS


def test_polars_in_and_out() -> None:
    made = frames.from_polars(pl.DataFrame(DATA).rename({"text": "正文", "id": "编号"}), "正文", "编号")
    assert made.to_arrow().cast(schema()) == FACTS
    assert made["value_decimal"].dtype == pl.Decimal(38, 12)


@pytest.mark.parametrize("dtype", ["object", "str", "string[pyarrow]"])
def test_pandas_in_and_out(dtype: str) -> None:
    made = frames.from_pandas(pd.DataFrame(DATA).astype(dtype))
    assert exact(made) == FACTS
    assert not any("float" in str(kind) or "double" in str(kind) for kind in made.dtypes)


def test_pandas_may_hold_anything() -> None:
    frame = pd.DataFrame(
        {"id": [1, "二", None, 4.5], "text": [TEXTS[0].encode(), None, float("nan"), [1]]}, dtype=object
    )
    made = frames.from_pandas(frame)
    assert exact(made)["document_id"].to_pylist() == ["1", "二", None, "4.5"]
    assert [str(error).split(";")[0] for error in made["error"]] == [
        "no text but bytes",
        "no text: it is null",
        "no text: it is null",
        "no text but list",
    ]


def test_several_processes_give_the_same_rows_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_PIECE_ROWS", 2)
    long = pa.table({"id": range(40), "text": [*TEXTS, None, "9" * 200] * 6 + TEXTS})  # 28 facts, 12 errors
    alone, together = (frames.extract(long, longest=100, workers=workers).read_all() for workers in (1, 2))
    assert together.combine_chunks() == alone.combine_chunks()
    assert alone.num_rows == 40


def test_a_reader_that_is_left_early_ends_its_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_PIECE_ROWS", 1)
    reader = frames.extract(pa.table({"id": range(60), "text": [TEXTS[0]] * 60}), workers=2)
    assert reader.read_next_batch().num_rows == 2
    del reader


def test_no_facts_give_an_empty_table_with_all_columns() -> None:
    empty = pa.table({"id": pa.array([], pa.int64()), "text": pa.array([], pa.string())})
    assert frames.extract(empty).read_all() == schema().empty_table()
    assert frames.from_polars(pl.DataFrame(empty)).columns == schema().names
    assert list(frames.from_pandas(pd.DataFrame({"id": [], "text": []})).columns) == schema().names


@pytest.mark.parametrize("make", [pa.table, pl.DataFrame, pd.DataFrame])
def test_a_column_that_is_not_there_is_named(make: Any) -> None:
    with pytest.raises(SeedstatsError, match=r"'body'.*id, text"):
        frames.extract(make(DATA), "body")
    with pytest.raises(SeedstatsError, match=r"'body'.*id, text"):
        frames.from_pandas(pd.DataFrame(DATA), id="body")


def test_what_does_not_speak_arrow_is_refused() -> None:
    with pytest.raises(SeedstatsError, match="list does not speak Arrow"):
        frames.extract([TEXTS[0]])


def test_duckdb_from_parquet_to_sql(tmp_path: Path) -> None:
    """The way `docs/engines.md` shows: files are streamed in on one cursor, facts are asked for on another."""
    pq.write_table(pa.table(DATA), tmp_path / "texts.parquet")
    connection = duckdb.connect()
    reading = connection.cursor()
    documents = reading.sql(f"select * from '{tmp_path / 'texts.parquet'}'")
    connection.register("facts", frames.extract(documents))
    found = connection.sql("select document_id, unit_text, value_decimal from facts where kind = 'count'").fetchall()
    assert [(document, unit, str(value)) for document, unit, value in found] == [
        ("甲", "家", "126.000000000000"),
        ("乙", "户", "13000.000000000000"),
    ]
