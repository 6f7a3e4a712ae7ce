"""Long rows as CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from seedstats.models import FactSheet
from seedstats.outputs.sdmx import COLUMNS, Cell, Row, rows

# What a spreadsheet takes for the beginning of a formula; full width as well, for those that fold it.
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


def csv_text(sheets: Iterable[FactSheet]) -> str:
    """All facts of `sheets` as CSV with a heading, a line end at the end of each line.

    Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([_csv_cell(cell) for cell in row.values()] for sheet in sheets for row in rows(sheet))
    return buffer.getvalue()


def jsonl_text(sheets: Iterable[FactSheet]) -> str:
    """All facts of `sheets` as JSON, one a line; numbers are decimal strings as in a fact sheet, offsets integers."""
    return "".join(json.dumps(_json_row(row), ensure_ascii=False) + "\n" for sheet in sheets for row in rows(sheet))


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return _plain(cell)


def _json_row(row: Row) -> dict[str, str | int | None]:
    return {name: _plain(cell) if isinstance(cell, Decimal) else cell for name, cell in row.items()}


def _plain(cell: Decimal | int | None) -> str:
    return "" if cell is None else format(cell, "f") if isinstance(cell, Decimal) else str(cell)
