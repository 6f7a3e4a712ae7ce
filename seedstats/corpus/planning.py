"""Documents → slices of shards. Where a shard ends is settled by the input alone, never by who is done first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from seedstats.corpus.manifest import Shard
from seedstats.corpus.sources import Read
from seedstats.errors import SeedstatsError
from seedstats.workers.chunks import CHUNK, Chunk, Document, Item, weight


class Extent(NamedTuple):
    """What a shard is made of: its documents from `first` on, and the SHA-256 of their names and texts."""

    first: int
    documents: int
    characters: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Slice(Chunk):
    """A piece of a shard. `bytes` of the input are read by its end; the last one of a shard has its `extent`."""

    shard: int
    number: int
    bytes: int
    extent: Extent | None


@dataclass(slots=True)
class _Shard:
    """The shard that is being read, and the items of it that are not yet in a slice."""

    number: int
    first: int
    slices: int = 0
    documents: int = 0
    characters: int = 0
    held: list[Item] = field(default_factory=list)
    weight: int = 0
    bytes: int = 0
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, read: Read) -> None:
        item = read.item
        self.held.append(item)
        self.documents += 1
        self.weight += weight(item)
        self.bytes = read.bytes
        text = item.text if isinstance(item, Document) else item.message
        date = item.date if isinstance(item, Document) else None
        self.characters += len(text) if isinstance(item, Document) else 0
        self.digest.update(f"{item.source}\0{date}\0{text}\0".encode("utf-8", "surrogatepass"))

    def slice(self, *, last: bool) -> Slice:
        extent = Extent(self.first, self.documents, self.characters, self.digest.hexdigest()) if last else None
        made = Slice(tuple(self.held), self.number, self.slices, self.bytes, extent)
        self.held, self.weight, self.slices = [], 0, self.slices + 1
        return made


def plan(reads: Iterable[Read], shard_characters: int, done: Mapping[int, Shard]) -> Iterator[Slice]:
    """The slices of all shards but those that are `done`, which are held against the input they are now to have.

    A shard ends with the document that brings it to `shard_characters`, each document counting for one more than it
    has. Raises `SeedstatsError` where the input is no longer that of a shard that is done.
    """
    shard = _Shard(0, 0)
    for read in reads:
        if shard.characters + shard.documents >= shard_characters:
            yield from _unless_done(shard, done, last=True)
            shard = _Shard(shard.number + 1, shard.first + shard.documents)
        elif shard.weight >= CHUNK:
            yield from _unless_done(shard, done, last=False)
        shard.add(read)
    if shard.documents:
        yield from _unless_done(shard, done, last=True)
    if any(number > shard.number or not shard.documents for number in done):
        raise SeedstatsError("the input has fewer documents than when this run was begun; write to a new folder")


def _unless_done(shard: _Shard, done: Mapping[int, Shard], *, last: bool) -> Iterator[Slice]:
    made, before = shard.slice(last=last), done.get(shard.number)
    if before is None:
        yield made
    elif made.extent and made.extent.sha256 != before.input_sha256:
        documents = f"documents {before.first} to {before.first + before.documents - 1}"
        raise SeedstatsError(f"{before.name}: {documents} of the input have changed since; write to a new folder")
