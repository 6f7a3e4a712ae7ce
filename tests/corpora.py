"""Small corpora, and runs over them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from seedstats.corpus.making import Part
from seedstats.corpus.manifest import Manifest, Options
from seedstats.corpus.planning import Slice
from seedstats.corpus.running import run_corpus
from seedstats.models import FactSheet
from seedstats.workers.chunks import Item
from tests.bench.speed import seed_texts

TEXTS = [text for number, text in enumerate(seed_texts(3)) if number % 2 or number < 4]
SMALL = 9_000


def write(path: Path, texts: Sequence[object], *, escaped: bool = False) -> Path:
    """JSON Lines of `texts`, named d0, d1, …"""
    rows = [json.dumps({"id": f"d{number}", "text": text}, ensure_ascii=escaped) for number, text in enumerate(texts)]
    path.write_text("\n".join(rows), "utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """What is in a folder, byte for byte."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def sheets(folder: Path) -> list[FactSheet]:
    """The sheets in the shards of a manifest, in its order."""
    manifest = Manifest.model_validate_json((folder / "manifest.json").read_bytes())
    lines = [line for shard in manifest.shards for line in (folder / shard.name).read_bytes().splitlines()]
    return [FactSheet.model_validate_json(line) for line in lines]


def run(
    source: Path, target: Path, *, workers: int = 2, ordered: bool = True, make: Any = None, **options: Any
) -> Manifest:
    """A run with small shards."""
    chosen = Options(**{"shard_characters": SMALL, **options})
    return run_corpus(source, target, chosen, workers=workers, ordered=ordered, make=make)


def in_one_process() -> AbstractContextManager[object]:
    """While it holds, runs start no worker: everything is done here, which takes a tenth of the time."""

    def here(
        slices: Iterable[Slice], make: Callable[[tuple[Item, ...]], Part], **options: object
    ) -> Iterator[tuple[Slice, list[Part]]]:
        return ((piece, [make(piece.items)]) for piece in slices)

    return patch("seedstats.corpus.running.run_chunks", here)


def run_here(source: Path, target: Path, **options: Any) -> Manifest:
    """A run without workers, to hold others against."""
    with in_one_process():
        return run(source, target, **options)
