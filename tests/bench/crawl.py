"""Documents as a crawl has them, made of the seeds: most of a few sentences, some long, a handful very long.

Each has digits of its own, so that no two are alike and nothing that was read before helps.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from seedstats.extras import need
from tests.bench.speed import seed_texts

if TYPE_CHECKING:
    import pyarrow as pa

_SENTENCE: Final = re.compile(r"[^。！？\n]{4,}[。！？]")
_DIGIT: Final = re.compile(r"(?<![\d.])[1-9](?=\d)|\d(?=\d*[^\d%年月日])")
_FILE_DOCUMENTS: Final = 10_000
_GROUP_DOCUMENTS: Final = 1_000


def documents(count: int, seed: int = 7) -> Iterator[tuple[int, str]]:
    """`count` documents, each with its number; the same `seed` gives the same ones. The longest come first."""
    chance = random.Random(seed)
    sentences = [sentence for text in seed_texts(times=1) for sentence in _SENTENCE.findall(text)]
    for number in range(count):
        text = "".join(chance.choices(sentences, k=_length(number, count, chance)))
        yield number, _DIGIT.sub(lambda _: str(chance.randint(1, 9)), text)


def _length(number: int, count: int, chance: random.Random) -> int:
    """How many sentences: one document in 10,000 has thousands, one in 100 some hundred, the others one to eight.

    >>> _length(0, 10_000, random.Random(1)) >= 2_000, _length(500, 10_000, random.Random(1)) <= 8
    (True, True)
    """
    if number < count / 10_000:
        return chance.randint(2_000, 4_000)
    return chance.randint(50, 200) if number < count / 100 else chance.randint(1, 8)


def write(folder: Path, count: int) -> None:
    """The documents as Parquet files of 10,000 each, with the columns `id` and `text`."""
    arrow, parquet = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    folder.mkdir(parents=True, exist_ok=True)
    held: list[tuple[int, str]] = []
    for document in documents(count):
        held.append(document)
        if len(held) == _FILE_DOCUMENTS or document[0] == count - 1:
            table: pa.Table = arrow.table(list(zip(*held, strict=True)), ["id", "text"])
            parquet.write_table(table, folder / f"{document[0]:09d}.parquet", row_group_size=_GROUP_DOCUMENTS)
            held = []
