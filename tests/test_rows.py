"""What cannot be read is one row with its reason, and never the end of a run."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

import seedstats
from seedstats import SeedstatsError, rows
from seedstats.extras import need
from seedstats.outputs.arrow import record_batch, schema
from seedstats.rows import ids_of, read_rows, read_text, rows_of

TEXT = "新建社区食堂126家，走访居民1.3万余户。"


def told(value: object, longest: int = 100) -> str:
    (batch,) = read_rows([("甲", value)], longest)
    (row,) = batch.to_pylist()
    assert {name for name, cell in row.items() if cell is not None} == {"document_id", "error"}
    return str(row["error"])


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param(None, "null", id="nothing"),
        pytest.param(TEXT.encode(), "bytes", id="bytes"),
        pytest.param(5, "int", id="a number"),
        pytest.param([TEXT], "list", id="a list"),
        pytest.param("9" * 101, "101 code points, more than the 100", id="too long"),
        pytest.param("9" * 5_000_000, "5,000,000 code points", id="5 MB of digits"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(value: object, reason: str) -> None:
    assert reason in told(value)


def test_what_fails_within_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(rows, "extract", fail)
    assert told(TEXT) == "the text could not be read: RecursionError: too deep"


def test_good_rows_stand_among_the_bad_in_their_order() -> None:
    batches = read_rows([("甲", TEXT), ("乙", None), ("丙", ""), ("丁", TEXT)])
    found = [(row["document_id"], row["value"]) for batch in batches for row in batch.to_pylist()]
    assert found == [("甲", "126"), ("甲", "13000"), ("乙", None), ("丁", "126"), ("丁", "13000")]


def test_a_text_of_the_limit_is_read() -> None:
    sheet = read_text(TEXT, len(TEXT))
    assert sheet == seedstats.extract(TEXT)
    assert isinstance(read_text(TEXT, len(TEXT) - 1), SeedstatsError)


def test_facts_are_those_of_extract() -> None:
    (batch,) = read_rows([("甲", TEXT)])
    assert batch.equals(record_batch([("甲", seedstats.extract(TEXT))]))
    assert batch.schema == schema()


@pytest.mark.parametrize(
    ("values", "type", "written"),
    [
        (["甲", None], pa.string(), ["甲", None]),
        (["甲"], pa.large_string(), ["甲"]),
        ([7, None], pa.int64(), ["7", None]),
        ([1.5], pa.float64(), ["1.5"]),
        ([True], pa.bool_(), ["true"]),
        ([Decimal("1.50")], pa.decimal128(5, 2), ["1.50"]),
        ([date(2024, 1, 31)], pa.date32(), ["2024-01-31"]),
        ([b"\xff\x00", None], pa.binary(), ["ff00", None]),
        ([b"\xff\x00"], pa.binary(2), ["ff00"]),
        ([{"a": 1}, None], pa.struct([("a", pa.int64())]), ["{'a': 1}", None]),
        ([[1, 2]], pa.list_(pa.int64()), ["[1, 2]"]),
        ([None], pa.null(), [None]),
    ],
    ids=str,
)
def test_ids_of_every_type_become_text(values: list[Any], type: pa.DataType, written: list[str | None]) -> None:
    assert ids_of(pa.array(values, type)) == written
    assert ids_of(pa.chunked_array([values], type)) == written
    assert ids_of(pa.array([values[0], *values], type)[1:]) == written


def test_ids_from_a_dictionary() -> None:
    assert ids_of(pa.array(["甲", "乙", "甲", None]).dictionary_encode()) == ["甲", "乙", "甲", None]


def test_bytes_that_are_no_text_are_told_in_their_own_row() -> None:
    ends = pa.array([0, 2, 4, 6], pa.int32()).buffers()[1]
    broken = pa.StringArray.from_buffers(3, ends, pa.py_buffer(b"3\xe4ab\xff\xfe"))
    batch = pa.record_batch([broken, broken], names=["id", "text"])
    found = list(rows_of(batch, "text", "id"))
    assert [isinstance(value, SeedstatsError) for _, value in found] == [True, False, True]
    assert found[1] == ("ab", "ab")
    assert "not UTF-8" in str(found[0][1])
    assert pa.Table.from_batches(read_rows(found))["error"].null_count == 0


def test_a_missing_extra_says_how_to_get_it() -> None:
    with pytest.raises(SeedstatsError, match=r"pip install 'seedstats\[spark\]'"):
        need("no_such_module_at_all", "spark")
