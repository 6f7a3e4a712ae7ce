"""One row a fact: what each column holds, and that CSV and JSON Lines give it back."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given

import seedstats
from seedstats import models
from seedstats.models import FactSheet, Period
from seedstats.outputs.export import csv_text, jsonl_text
from seedstats.outputs.sdmx import COLUMNS, Row, rows
from seedstats.outputs.timeperiod import time_period
from tests.builders import POINTS, fact, sheet
from tests.test_properties import any_text
from tests.tools import schema_page

TODAY = date(2025, 1, 17)
NAMES = [column.name for column in COLUMNS]


def row(text: str, number: int = -1) -> Row:
    """A row of a text; without `number` the last."""
    return list(rows(seedstats.extract(text, TODAY)))[number]


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2023, 1, 1), date(2023, 6, 30), "2023-S1"),
        (date(2023, 7, 1), date(2023, 12, 31), "2023-S2"),
        (date(2023, 1, 1), date(2023, 3, 31), "2023-Q1"),
        (date(2023, 10, 1), date(2023, 12, 31), "2023-Q4"),
        (date(2023, 10, 1), date(2023, 10, 31), "2023-10"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2024, 2, 1), date(2024, 2, 28), "2024-02-01/P28D"),
        (date(2023, 1, 1), date(2023, 10, 31), "2023-01-01/P10M"),
        (date(2023, 1, 1), date(2023, 9, 30), "2023-01-01/P9M"),
        (date(2023, 2, 1), date(2023, 4, 30), "2023-02-01/P3M"),
        (date(2023, 5, 1), date(2024, 4, 30), "2023-05-01/P1Y"),
        (date(2021, 1, 1), date(2025, 12, 31), "2021-01-01/P5Y"),
        (date(2022, 10, 1), date(2023, 3, 31), "2022-10-01/P6M"),
        (date(2023, 9, 9), date(2023, 9, 9), "2023-09-09"),
        (date(2023, 9, 9), date(2023, 9, 15), "2023-09-09/P7D"),
        (None, date(2023, 12, 31), "2023-12-31"),
        (date(2023, 1, 1), None, ""),
        (None, None, ""),
        (date(1, 1, 1), date(9999, 12, 31), "0001-01-01/P9999Y"),
    ],
)
def test_time_period(first: date | None, last: date | None, written: str) -> None:
    assert time_period(Period(text="", start=0, end=0, first=first, last=last)) == written


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("全市建成社区食堂126家。", "N", "126"),
        ("全市出口额同比增长5.2%。", "GY", "5.2"),
        ("全市出口额同比下降3.2%。", "GY", "-3.2"),
        ("全市出口额环比增长0.4%。", "G1", "0.4"),
        ("全市办结率同比提高2.1个百分点。", "DY", "2.1"),
        ("全市出口额增至12亿元。", "N", "1200000000"),
        ("全市出口额增长7%。", "G", "7"),
    ],
)
def test_transformation(text: str, written: str, value: str) -> None:
    made = row(text)
    assert (made["TRANSFORMATION"], made["OBS_VALUE"]) == (written, Decimal(value))


def test_bounds_of_what_fell_are_mirrored() -> None:
    made = row("全市出口额同比下降超过3%。")
    assert [made[name] for name in ("OBS_VALUE", "OBS_LOW", "OBS_HIGH", "RELATION")] == [-3, None, -3, "lt"]


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("全市地区生产总值3456亿元，按不变价格计算，比上年增长5.2%。", ["", "Q"]),
        ("按不变价格计算，全市总产值500亿元，比上年增长5.2%。", ["Q", ""]),
        ("全市地区生产总值3456亿元，增长5.2%（按可比价格计算）。", ["", "Q"]),
        ("居民人均消费支出名义增长5.1%，扣除价格因素，实际增长4.8%。", ["V", "Q"]),
        ("全市地区生产总值3456亿元，比上年增长5.2%。", ["", ""]),
        ("实际使用外资12亿元，增长3%。", ["", ""]),
        ("按不变价格计算，新建食堂126家。", [""]),
    ],
)
def test_price_base(text: str, bases: list[str]) -> None:
    assert [made["PRICE_BASE"] for made in rows(seedstats.extract(text, TODAY))] == bases


def test_status_unit_and_period() -> None:
    made = row("力争到2025年底建成道路12公里。")
    assert (made["OBS_STATUS"], made["UNIT_MEASURE"], made["UNIT"], made["UNIT_MULT"]) == ("F", "km", "公里", 0)
    made = row("2024年1—10月，全市建成社区食堂126家。")
    assert (made["OBS_STATUS"], made["UNIT_MEASURE"]) == ("A", "家")
    assert (made["TIME_PERIOD"], made["TIME_TEXT"]) == ("2024-01-01/P10M", "2024年1—10月")


def test_a_range_has_no_value() -> None:
    (made,) = rows(sheet(POINTS))
    assert [made[name] for name in ("OBS_VALUE", "OBS_LOW", "OBS_HIGH")] == [None, 3, 5]


@pytest.mark.parametrize("cell", ["=1+1", "+家", "-家", "@家", "\t家", "＝家"])
def test_no_cell_is_a_formula(cell: str) -> None:
    made = sheet(fact("3.2%", "-3.2", "eq", "%", "percent", entity=cell, source=f"{cell}为3.2%"))
    (written,) = csv.DictReader(io.StringIO(csv_text([made])))
    assert (written["ENTITY"], written["OBS_VALUE"]) == (f"'{cell}", "-3.2")
    assert json.loads(jsonl_text([made]))["ENTITY"] == cell


@given(any_text)
@example("出口额下降-3%，增长“=1”5家。")
def test_rows_round_trip(text: str) -> None:
    made = seedstats.extract(text, source="a.txt")
    expected = list(rows(made))
    assert all(list(one) == NAMES for one in expected)
    lines = [json.loads(line) for line in jsonl_text([made]).split("\n") if line]
    table = list(csv.DictReader(io.StringIO(csv_text([made]), newline="")))
    for one, line, cells in zip(expected, lines, table, strict=True):
        for name in NAMES:
            assert as_text(one[name]) == as_text(line[name]) == cells[name].removeprefix("'")
        assert text[int(cells["START"]) : int(cells["END"])]


def as_text(cell: object) -> str:
    """A cell as CSV has it, an apostrophe at its head left out."""
    plain = "" if cell is None else format(cell, "f") if isinstance(cell, Decimal) else str(cell)
    return plain.removeprefix("'")


def test_the_page_of_columns_is_current() -> None:
    written = schema_page.PAGE.read_text("utf-8")
    assert schema_page.page(written) == written, "python -m tests.tools.schema_page --write"


@pytest.mark.parametrize(
    "model", ["FactSheet", "Fact", "Mention", "Quantity", "Unit", "Place", "Period", "Change", "Finding"]
)
def test_the_page_names_every_field(model: str) -> None:
    page = schema_page.PAGE.read_text("utf-8")
    section = page.partition(f"### {model}\n")[2].partition("\n#")[0]
    named = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert named == list(getattr(models, model).model_fields), f"say in docs/schema.md what each field of {model} means"


def test_an_empty_sheet_has_a_heading_and_no_rows() -> None:
    empty = FactSheet(sha256="0" * 64)
    assert csv_text([empty]).rstrip("\n").split(",") == NAMES
    assert jsonl_text([empty]) == ""
