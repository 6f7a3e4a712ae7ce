"""`python -m tests.bench`: the speed of `extract` next to a floor, in one process.

With `--write` the table in `docs/benchmark.md` is written anew.
"""

from __future__ import annotations

import platform
import sys
from pathlib import Path

from tests.bench.page import replace_table
from tests.bench.speed import TIMES, Measured, measure, seed_texts

PAGE = Path(__file__).parent.parent.parent / "docs" / "benchmark.md"


def table(measured: Measured) -> str:
    """The result as a Markdown table."""
    rows = [
        ("text", f"seeds × {TIMES}, {measured.characters:,} characters"),
        ("floor, one bare `regex` pass", f"{measured.floor:,.0f} characters/s"),
        ("`extract`, document by document", f"{measured.extract:,.0f} characters/s"),
        ("floor / extract", f"{measured.ratio:.1f}"),
        ("`extract` without surroundings", f"{measured.figures:,.0f} characters/s"),
        ("floor / extract without surroundings", f"{measured.figures_ratio:.1f}"),
        ("peak memory", f"{measured.peak_mebibytes:.0f} MiB"),
        ("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
    ]
    return "\n".join(["| what | measured |", "| --- | --- |", *(f"| {what} | {shown} |" for what, shown in rows)])


def main() -> None:
    """Measure, print, and write the page where asked to."""
    result = table(measure(seed_texts()))
    print(result)
    if "--write" in sys.argv[1:]:
        PAGE.write_text(replace_table(PAGE.read_text("utf-8"), result), "utf-8")


if __name__ == "__main__":
    main()
