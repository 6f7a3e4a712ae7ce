"""`python -m tests.bench.peers`: speed, memory and what is found, next to others, in one run.

With `--write` the tables in `docs/benchmark.md` are written anew. `--only NAME` leaves the others out, `--texts FOLDER`
reads the texts of a folder as well, and `--gold FOLDER` scores on its labelled texts, too.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from tests.bench.labelled import Group, groups
from tests.bench.page import SPEED, write_table
from tests.bench.peers.comparison import measured, page
from tests.bench.peers.inventory import chosen, folder_texts, own_texts


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for; the page takes only what anybody can measure again, on all peers."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmark.md anew")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="a package or adapter; repeatable")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="more texts: .txt, .md, .jsonl.gz")
    parser.add_argument("--gold", type=Path, metavar="FOLDER", help="more labelled texts")
    asked = parser.parse_args(given)
    if asked.write and (asked.only or asked.texts or asked.gold):
        parser.error("--write takes all peers and the project's own texts; leave out --only, --texts and --gold")
    return asked


def main() -> None:
    """Measure, print, and write the page where asked to."""
    asked = arguments()
    sets = groups([asked.gold] if asked.gold else [])
    group = Group(" and ".join(one.name for one in sets), tuple(text for one in sets for text in one.texts))
    every = [*own_texts(), *([folder_texts(asked.texts)] if asked.texts else [])]
    labelled = [text.text for text in group.texts]
    peers = chosen(asked.only)
    tables = [(texts, measured(peers, texts, () if number else labelled)) for number, texts in enumerate(every)]
    result = page(tables, group)
    print(result)
    if asked.write:
        write_table(result, "peers", SPEED)


if __name__ == "__main__":
    main()
