"""Put a measured table into a page, between its markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

DOCS = Path(__file__).parent.parent.parent / "docs"
ACCURACY = DOCS / "accuracy.md"
SPEED = DOCS / "benchmark.md"


def replace_table(page: str, table: str, name: str = "table") -> str:
    """`page` with what stands between the markers of `name` replaced; everything else stays as it is.

    Raises `ValueError` where the page does not hold the markers exactly once.
    """
    start, end = f"<!-- {name}:start -->", f"<!-- {name}:end -->"
    between = re.compile(rf"(?<={re.escape(start)}\n).*?(?={re.escape(end)})", re.DOTALL)
    new, replaced = between.subn(lambda _: f"{table}\n", page)
    if replaced != 1:
        raise ValueError(f"the page needs {start} and {end} once, each on a line of its own")
    return new


def write_table(table: str, name: str, path: Path = ACCURACY) -> None:
    """Put `table` between the markers of `name` in the page at `path`."""
    path.write_text(replace_table(path.read_text("utf-8"), table, name), "utf-8")


def markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as a Markdown table.

    >>> print(markdown(("a", "b"), [(1, "x|y")]))
    | a | b |
    | --- | --- |
    | 1 | x\\|y |
    """
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in line)} |" for line in lines)
