"""Write ``seedstats/data/traditional.tsv`` from OpenCC's character table.

    python tests/tools/build_traditional.py path/to/TSCharacters.txt

``TSCharacters.txt`` comes with every OpenCC package (on PyPI: ``opencc-python-reimplemented``). The first
candidate is taken where a traditional character has several, so that a text keeps its length. Pairs with a
character beyond U+FFFF are left out: `fold` looks characters up in a list that ends there, and reports do not
use them.
"""

from __future__ import annotations

import sys
from pathlib import Path

HEADER = "# traditional<TAB>simplified, one code point each; derived from OpenCC's TSCharacters.txt (Apache-2.0)\n"
TARGET = Path(__file__).parents[2] / "seedstats" / "data" / "traditional.tsv"

LAST = "\uffff"

KEPT = frozenset("乾吒捱甯薹阪")
"""Characters that Simplified text also writes, in names and words of its own: 乾隆, 哪吒, 蒜薹, 大阪."""


def pairs(table: str) -> list[tuple[str, str]]:
    """The pairs to fold, in the order of the table.

    >>> pairs("萬\\t万\\n乾\\t干 乾\\n藉\\t藉 借")
    [('萬', '万')]
    """
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    first = ((row[0], row[1].split()[0]) for row in rows)
    return [(a, b) for a, b in first if a != b and a not in KEPT and len(a) == len(b) == 1 and max(a, b) <= LAST]


def closed(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs with every chain followed to its end (薴 → 苧 → 苎), so that folding twice changes nothing."""
    table = dict(found)
    return [(a, table.get(b, b)) for a, b in found]


def main(source: str) -> None:
    """Read OpenCC's table at `source` and write ours."""
    found = closed(pairs(Path(source).read_text(encoding="utf-8")))
    TARGET.write_text(HEADER + "".join(f"{a}\t{b}\n" for a, b in found), encoding="utf-8")
    print(f"{len(found)} characters to {TARGET}")


if __name__ == "__main__":
    main(sys.argv[1])
