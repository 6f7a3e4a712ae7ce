"""Facts as Arrow: what a batch holds gives back the very facts of the sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given

import seedstats
from seedstats import Change, Fact, Mention, Period, Quantity, SeedstatsError, Unit
from seedstats.models import Place
from seedstats.outputs import arrow
from seedstats.outputs.arrow import COLUMNS, record_batch, record_batches, schema
from tests.test_properties import any_text
from tests.tools import schema_page

Cells = dict[str, Any]
EXACT = "占三分之一，同比提高2.10个百分点，力争2025年底前新建社区食堂3至5家，耗资1.50亿元，人均住房40平方米。"


def mention(cells: Cells, name: str) -> Mention | None:
    text, start, end = (cells[f"{name}_{part}"] for part in ("text", "start", "end"))
    return None if text is None else Mention(text=text, start=start, end=end)


def number(cells: Cells, name: str) -> Decimal | None:
    return None if cells[name] is None else Decimal(cells[name])


def quantity(cells: Cells) -> Quantity:
    unit = {name: cells[f"unit_{name}"] for name in ("text", "code", "dimension")}
    numbers: Cells = {name: number(cells, name) for name in ("value", "low", "high", "step")}
    return Quantity(
        **{part: cells[f"quantity_{part}"] for part in ("text", "start", "end")},
        **numbers,
        relation=cells["relation"],
        kind=cells["kind"],
        unit=Unit(**unit, factor=number(cells, "unit_factor")),
    )


def period(cells: Cells) -> Period | None:
    words = mention(cells, "period")
    rest = {name: cells[f"period_{name}"] for name in ("first", "last", "cumulative", "inherited")}
    return Period(**words.model_dump(), **rest) if words else None


def fact(cells: Cells) -> Fact:
    """The fact that a row was made of."""
    place, direction, sentence = mention(cells, "place"), cells["change_direction"], mention(cells, "sentence")
    assert sentence
    return Fact(
        id=cells["fact_id"],
        quantity=quantity(cells),
        **{name: mention(cells, name) for name in ("entity", "action", "subject", "cue", "whole", "per")},
        place=Place(**place.model_dump(), code=cells["place_code"]) if place else None,
        period=period(cells),
        change=Change(direction=direction, basis=cells["change_basis"], base=mention(cells, "base"))
        if direction
        else None,
        status=cells["status"],
        sentence=sentence,
        rules=tuple(cells["rules"]),
    )


@given(any_text)
@example(EXACT)
@example("全区743个党支部和12884名党员建立服务台账，2024年1—10月接待游客1.3万余人次，同比增长5.2%。")
def test_a_batch_gives_back_the_facts_of_the_sheet(text: str) -> None:
    sheet = seedstats.extract(text, date(2025, 1, 17))
    rows = record_batch([("甲", sheet)]).to_pylist()
    assert [fact(cells) for cells in rows] == list(sheet.facts)
    for cells, made in zip(rows, sheet.facts, strict=True):
        assert (cells["document_id"], cells["document_date"], cells["error"]) == ("甲", sheet.date, None)
        for name in ("entity", "action", "subject", "place", "whole", "per"):
            words = getattr(made, name)
            assert cells[f"{name}_flat"] == (words.flat if words else None)


@given(any_text)
@example(EXACT)
@example("9" * 27 + "人，" + "9" * 26 + "人，0." + "1" * 13 + "%，0." + "1" * 12 + "%")
def test_a_decimal_column_holds_the_exact_number_or_nothing(text: str) -> None:
    for cells in record_batch([("", seedstats.extract(text))]).to_pylist():
        for name in ("value", "low", "high"):
            exact, fitted = number(cells, name), cells[f"{name}_decimal"]
            assert fitted == exact or (fitted is None and exact is not None and not fits(exact))


def fits(exact: Decimal) -> bool:
    try:
        pa.scalar(exact, schema().field("value_decimal").type)
    except (pa.ArrowInvalid, ValueError):
        return False
    return True


def test_every_column_is_filled_by_its_name() -> None:
    batch = record_batch([("甲", seedstats.extract(EXACT)), ("乙", SeedstatsError("读不了"))])
    assert batch.schema == schema()
    assert batch.schema.names == [column.name for column in COLUMNS]
    *_, last = batch.to_pylist()
    assert {name: cell for name, cell in last.items() if cell is not None} == {"document_id": "乙", "error": "读不了"}


def test_nothing_gives_an_empty_batch_with_the_schema() -> None:
    assert record_batch([("甲", seedstats.extract("没有数字。"))]).num_rows == 0
    assert list(record_batches([("甲", seedstats.extract("没有数字。"))])) == []
    assert record_batch([]).schema == schema()


def test_a_lone_surrogate_is_an_error_of_its_own_document() -> None:
    good = seedstats.extract("新建3家。")
    made = good.facts[0].model_copy(update={"sentence": Mention(text="新建3家\ud800。", start=0, end=6)})
    first, second = record_batch([("甲", good.model_copy(update={"facts": (made,)})), ("乙", good)]).to_pylist()
    assert "surrogate" in first["error"]
    assert (second["value"], second["error"]) == ("3", None)


def test_batches_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_BATCH_ROWS", 4)
    sheets = [(str(number), seedstats.extract("新建3家，改造5家，走访7户。")) for number in range(5)]
    batches = list(record_batches(sheets))
    assert [batch.num_rows for batch in batches] == [4, 4, 4, 3]
    assert pa.Table.from_batches(batches) == pa.Table.from_batches([record_batch(sheets)]).combine_chunks()


def test_the_page_shows_the_columns() -> None:
    written = schema_page.PAGE.read_text("utf-8")
    assert schema_page.page(written) == written
    assert all(f"| `{column.name}` | {column.type} |" in written for column in COLUMNS)
