"""Write the tables of columns into ``docs/schema.md``: python -m tests.tools.schema_page --write"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from seedstats.outputs import arrow, sdmx

PAGE: Final = Path(__file__).parents[2] / "docs" / "schema.md"


def page(written: str) -> str:
    """The page as it stands, with the tables of columns anew."""
    return _between(_between(written, "columns", columns()), "arrow columns", arrow_columns())


def _between(written: str, name: str, table: str) -> str:
    begin, end = f"<!-- {name}: python -m tests.tools.schema_page --write -->\n", f"<!-- end of {name} -->\n"
    before, _, rest = written.partition(begin)
    _, _, behind = rest.partition(end)
    return f"{before}{begin}\n{table}\n{end}{behind}"


def columns() -> str:
    """The table of the export's columns, one a row."""
    rows = (f"| `{column.name}` | {'SDMX' if column.sdmx else 'own'} | {column.meaning} |\n" for column in sdmx.COLUMNS)
    return "| column | name | meaning |\n| --- | --- | --- |\n" + "".join(rows)


def arrow_columns() -> str:
    """The table of the Arrow schema, one column a row."""
    rows = (f"| `{column.name}` | {column.type} | {column.meaning} |\n" for column in arrow.COLUMNS)
    return "| column | type | meaning |\n| --- | --- | --- |\n" + "".join(rows)


if __name__ == "__main__":
    made = page(PAGE.read_text("utf-8"))
    if "--write" in sys.argv:
        PAGE.write_text(made, "utf-8")
    else:
        print(made, end="")
