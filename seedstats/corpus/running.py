"""One run over a corpus: read, plan, work, write, record; then the same again until nothing is left."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from seedstats.corpus.files import find_files, fingerprint
from seedstats.corpus.making import Part, maker
from seedstats.corpus.manifest import NAME, NAMED, Manifest, Options, Shard, open_manifest, shard_name
from seedstats.corpus.planning import Extent, Slice, plan
from seedstats.corpus.shards import Shard as Writing
from seedstats.corpus.shards import WholeFile, drop_leftovers, new_shard
from seedstats.corpus.sources import read_items
from seedstats.errors import SeedstatsError
from seedstats.failures import Failure
from seedstats.workers.chunks import Item
from seedstats.workers.running import run_chunks


class Progress(NamedTuple):
    """A slice that is done: what was in it, and how many bytes of the input are done by then."""

    documents: int
    characters: int
    failures: tuple[Failure, ...]
    bytes: int


def run_corpus(
    source: Path,
    target: Path,
    options: Options | None = None,
    *,
    workers: int = 1,
    ordered: bool = True,
    time_limit: float | None = None,
    told: Callable[[Progress], None] | None = None,
    make: Callable[[tuple[Item, ...]], Part] | None = None,
) -> Manifest:
    """Write the facts of all documents of `source`, a file or a folder, as shards into the folder `target`.

    The same input and options give the same shards byte for byte, whatever `workers` is and however often the run was
    stopped; but without `ordered` documents stand in a shard as they were done. Shards that the manifest in `target`
    has are not made again. `told` is called after each slice of some 65,000 characters. A document that takes longer
    than `time_limit` seconds is given up. `make` takes the place of what a worker does. Returns the manifest, which is
    complete. Raises `SeedstatsError` where the input or `target` cannot be used, or where the run in `target` had other
    input or options (docs/corpus.md).
    """
    asked = Manifest(options=options or Options(), input=fingerprint(source))
    options = asked.options
    _check(source, target, options, workers)
    with _only_one(target), _told_as_error(target):
        record = _Record(target, open_manifest(target, asked))
        drop_leftovers(target)
        record.save()
        done = {shard.number: shard for shard in record.manifest.shards}
        slices = plan(read_items(find_files(source), options), options.shard_characters, done)
        results = run_chunks(slices, make or maker(options), workers=workers, ordered=ordered, time_limit=time_limit)
        with contextlib.closing(results), contextlib.closing(record):
            for piece, parts in results:
                failures = record.add(piece, parts)
                if told:
                    told(_progress(piece, failures))
        return record.complete()


@dataclass(slots=True)
class _Begun:
    """A shard that is being written, and what is in it so far."""

    writing: Writing
    slices: int = 0
    expected: int | None = None
    extent: Extent | None = None
    facts: int = 0
    failures: list[Failure] = field(default_factory=list)


class _Record:
    """The manifest of a run as it grows, and the shards that are not in it yet."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.manifest = manifest
        self._folder = folder
        self._begun: dict[int, _Begun] = {}

    def add(self, piece: Slice, parts: Sequence[Part | Failure]) -> tuple[Failure, ...]:
        """Write the parts of a slice, and its shard when that is whole; returns the failures among them."""
        begun = self._begun.get(piece.shard)
        if begun is None:
            begun = self._begun[piece.shard] = _Begun(new_shard(self._folder, self.manifest.options.format))
        failures: list[Failure] = []
        for part in parts:
            if isinstance(part, Failure):
                failures.append(part)
                continue
            begun.writing.add(part.content)
            begun.facts += part.facts
            failures += part.failures
        begun.failures += failures
        begun.slices += 1
        if piece.extent:
            begun.extent, begun.expected = piece.extent, piece.number + 1
        if begun.extent and begun.slices == begun.expected:
            self._finish(piece.shard, begun, begun.extent)
        return tuple(failures)

    def complete(self) -> Manifest:
        """Say that nothing is left to do."""
        self.manifest = self.manifest.model_copy(update={"complete": True})
        self.save()
        return self.manifest

    def save(self) -> None:
        """Replace the manifest on disk."""
        _write(self._folder / NAME, self.manifest.model_dump_json(indent=1).encode() + b"\n")

    def close(self) -> None:
        """Drop the shards that are not whole."""
        for begun in self._begun.values():
            begun.writing.file.discard()

    def _finish(self, number: int, begun: _Begun, extent: Extent) -> None:
        format, failures = self.manifest.options.format, sorted(begun.failures, key=lambda one: one.position)
        name, errors = shard_name(number, format), shard_name(number, "errors.jsonl")
        if failures:
            _write(self._folder / errors, b"".join(one.model_dump_json().encode() + b"\n" for one in failures))
        file = begun.writing.file
        begun.writing.close()
        file.finish(self._folder / name)
        del self._begun[number]
        shard = Shard(
            number=number,
            name=name,
            first=extent.first,
            documents=extent.documents,
            characters=extent.characters,
            facts=begun.facts,
            bytes=file.size,
            sha256=file.sha256,
            input_sha256=extent.sha256,
            failed=len(failures),
            failures=tuple(failures[:NAMED]),
            errors=errors if failures else None,
        )
        self.manifest = self.manifest.with_shard(shard)
        self.save()


def _progress(piece: Slice, failures: tuple[Failure, ...]) -> Progress:
    characters = sum(len(item.text) for item in piece.items if not isinstance(item, Failure))
    return Progress(len(piece.items), characters, failures, piece.bytes)


def _write(target: Path, content: bytes) -> None:
    file = WholeFile(target.parent)
    try:
        file.write(content)
        file.finish(target)
    except BaseException:
        file.discard()
        raise


def _check(source: Path, target: Path, options: Options, workers: int) -> None:
    if workers < 1:
        raise SeedstatsError(f"workers={workers}: there must be at least one")
    if options.audit and options.format != "jsonl":
        raise SeedstatsError(f"audit: findings have no place in {options.format}; write jsonl")
    if options.shard_characters < 1:
        raise SeedstatsError(f"shard_characters={options.shard_characters}: there must be at least one")
    if source.is_dir() and target.resolve().is_relative_to(source.resolve()):
        raise SeedstatsError(
            f"{target}: lies in the input {source}, and would be read as a part of it; write elsewhere"
        )
    if options.format == "parquet":
        from seedstats.outputs.arrow import schema

        schema()  # tells at once which extra is missing


@contextlib.contextmanager
def _told_as_error(target: Path) -> Iterator[None]:
    """A disk that is full or cannot be written to, as one line."""
    try:
        yield
    except OSError as error:
        raise SeedstatsError(f"{error.filename or target}: {error.strerror}; mend it and run again") from error


@contextlib.contextmanager
def _only_one(target: Path) -> Iterator[None]:
    """No other run writes to the folder meanwhile; the system lets go of the lock whatever happens to the process."""
    with _told_as_error(target):
        target.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows has no such lock; runs there have to be kept apart by hand
        yield
        return
    handle = os.open(target, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise SeedstatsError(f"{target}: another run writes there; wait for it to end") from error
    finally:
        os.close(handle)
