"""Put a measured table into a page, between its markers."""

from __future__ import annotations

import re

_TABLE = re.compile(r"(?<=<!-- table:start -->\n).*?(?=<!-- table:end -->)", re.DOTALL)


def replace_table(page: str, table: str) -> str:
    """`page` with what stands between the markers replaced; everything else stays as it is.

    Raises `ValueError` where the page does not hold the markers exactly once.
    """
    new, replaced = _TABLE.subn(lambda _: f"{table}\n", page)
    if replaced != 1:
        raise ValueError("the page needs <!-- table:start --> and <!-- table:end --> once, each on a line of its own")
    return new
