"""A plain table for the terminal. Every cell is plain text: whatever a document holds, none of it is markup."""

from __future__ import annotations

from typing import Final

from rich import box
from rich.table import Table
from rich.text import Text

NOTHING: Final = "–"


def grid(*headings: str) -> Table:
    """A table with the given headings that folds long cells."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def add_row(table: Table, *cells: str) -> None:
    """Add a row of plain text."""
    table.add_row(*(Text(cell) for cell in cells))
