"""The record of a run: what was asked, of which input, and which shards are done. It is replaced in one step."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, ValidationError

from seedstats.errors import SeedstatsError
from seedstats.failures import Failure
from seedstats.models import Frozen

NAME: Final = "manifest.json"
SHARD: Final = 4_000_000
"""Characters of text in a shard: some ten seconds of work, which is what a crash loses."""

NAMED: Final = 10
"""Failures of a shard that the manifest names; all are in the shard's errors file."""

Format = Literal["jsonl", "parquet"]


class Options(Frozen):
    """What decides the bytes of the shards. `lines` reads a text file as one document a line.

    `text_field`, `id_field` and `date_field` name the fields of JSON Lines and the columns of Parquet. Of Parquet
    `audit` has no place; of JSON Lines it puts the findings into each sheet.
    """

    format: Format = "jsonl"
    text_field: str = "text"
    id_field: str = "id"
    date_field: str = "date"
    lines: bool = False
    audit: bool = False
    shard_characters: int = SHARD


class Input(Frozen):
    """The files that were read: how many, their bytes, and the SHA-256 of their names and sizes."""

    files: int
    bytes: int
    sha256: str


class Shard(Frozen):
    """A shard that stands written. Its documents are those from `first` on, in the order of the input.

    `sha256` is that of the file, `input_sha256` that of the names and texts it was made of. `errors` is the file with
    all failures of the shard, where there are any, `failures` the first of them.
    """

    number: int
    name: str
    first: int
    documents: int
    characters: int
    facts: int
    bytes: int
    sha256: str
    input_sha256: str
    failed: int = 0
    failures: tuple[Failure, ...] = ()
    errors: str | None = None


class Manifest(Frozen):
    """The whole record, shards in the order of their numbers."""

    version: Literal[1] = 1
    seedstats: str = Field(default_factory=lambda: version("seedstats"))
    options: Options
    input: Input
    complete: bool = False
    shards: tuple[Shard, ...] = ()

    @property
    def documents(self) -> int:
        """Documents in the shards that are done, failed ones included."""
        return sum(shard.documents for shard in self.shards)

    @property
    def failed(self) -> int:
        """Documents without a sheet."""
        return sum(shard.failed for shard in self.shards)

    @property
    def facts(self) -> int:
        """Facts in the shards that are done."""
        return sum(shard.facts for shard in self.shards)

    def with_shard(self, shard: Shard) -> Manifest:
        """The record with one shard more."""
        others = (other for other in self.shards if other.number != shard.number)
        return self.model_copy(update={"shards": tuple(sorted((*others, shard), key=lambda one: one.number))})


def shard_name(number: int, suffix: str) -> str:
    """The file of a shard: part-00003.jsonl."""
    return f"part-{number:05}.{suffix}"


def open_manifest(folder: Path, asked: Manifest) -> Manifest:
    """The record that stands in `folder`, or `asked` where there is none yet.

    A shard whose file is gone or has another size is taken off the record, to be made anew. Raises `SeedstatsError`
    where the record is of another input, of other options or of another version, or cannot be read.
    """
    try:
        raw = (folder / NAME).read_bytes()
    except FileNotFoundError:
        _refuse_strangers(folder)
        return asked
    except OSError as error:
        raise SeedstatsError(f"{folder / NAME}: {error.strerror}; the manifest cannot be read") from error
    try:
        found = Manifest.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise SeedstatsError(f"{folder / NAME}: {place}: {first['msg']}; write to a new folder") from error
    _same(folder, found, asked)
    return found.model_copy(update={"complete": False, "shards": tuple(_standing(folder, found.shards))})


def _standing(folder: Path, shards: Iterable[Shard]) -> Iterable[Shard]:
    for shard in shards:
        path = folder / shard.name
        whole = path.is_file() and path.stat().st_size == shard.bytes
        if whole and (shard.errors is None or (folder / shard.errors).is_file()):
            yield shard


def _refuse_strangers(folder: Path) -> None:
    stranger = next(folder.glob("part-*"), None)
    if stranger:
        raise SeedstatsError(f"{stranger}: a shard without a manifest beside it; write to a new folder")


def _same(folder: Path, found: Manifest, asked: Manifest) -> None:
    path = folder / NAME
    if found.seedstats != asked.seedstats:
        begun = f"begun by seedstats {found.seedstats}, and this is {asked.seedstats}"
        raise SeedstatsError(f"{path}: {begun}; continue with that version, or write to a new folder")
    for name in Options.model_fields:
        before, now = getattr(found.options, name), getattr(asked.options, name)
        if before != now:
            raise SeedstatsError(f"{path}: begun with {name}={before}, not {now}; use that, or write to a new folder")
    if found.input != asked.input:
        before, now = _input_text(found.input), _input_text(asked.input)
        change = f"{before} then, {now} now" if before != now else "files have other names or sizes"
        raise SeedstatsError(f"{path}: the input has changed since ({change}); write to a new folder")


def _input_text(given: Input) -> str:
    return f"{given.files} files of {given.bytes} bytes"
