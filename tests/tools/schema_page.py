"""Write the table of columns into ``docs/schema.md``: python -m tests.tools.schema_page --write"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from seedstats.outputs.sdmx import COLUMNS

PAGE: Final = Path(__file__).parents[2] / "docs" / "schema.md"
_BEGIN: Final = "<!-- columns: python -m tests.tools.schema_page --write -->\n"
_END: Final = "<!-- end of columns -->\n"


def page(written: str) -> str:
    """The page as it stands, with the table of columns anew."""
    before, _, rest = written.partition(_BEGIN)
    _, _, behind = rest.partition(_END)
    return f"{before}{_BEGIN}\n{columns()}\n{_END}{behind}"


def columns() -> str:
    """The table of columns, one a row."""
    rows = (f"| `{column.name}` | {'SDMX' if column.sdmx else 'own'} | {column.meaning} |\n" for column in COLUMNS)
    return "| column | name | meaning |\n| --- | --- | --- |\n" + "".join(rows)


if __name__ == "__main__":
    made = page(PAGE.read_text("utf-8"))
    if "--write" in sys.argv:
        PAGE.write_text(made, "utf-8")
    else:
        print(made, end="")
