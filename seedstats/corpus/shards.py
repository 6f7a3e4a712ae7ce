"""Shards: written under a temporary name, brought to the disk, and then renamed, so that a shard is there or is not."""

from __future__ import annotations

import hashlib
import os
import uuid
from pathlib import Path
from typing import Any, Final, Protocol

from seedstats.corpus.manifest import Format
from seedstats.extras import need

PREFIX: Final = ".seedstats-"
ROWS: Final = 10_000
"""Rows in a row group of Parquet; so many are held in memory."""


class WholeFile:
    """A file that stands under its name when it is finished, and not before. What is written is hashed on the way."""

    def __init__(self, folder: Path) -> None:
        self._part = folder / f"{PREFIX}{uuid.uuid4().hex}"
        self._file = self._part.open("wb")
        self._digest = hashlib.sha256()
        self.size = 0
        self.closed = False
        self._dropped = False

    @property
    def sha256(self) -> str:
        """The SHA-256 of what was written."""
        return self._digest.hexdigest()

    def write(self, content: bytes) -> int:
        """Add to the file; of no effect once it was dropped, when a writer of Parquet still wants to end it."""
        if self._dropped:
            return len(content)
        self._digest.update(content)
        self.size += len(content)
        return self._file.write(content)

    def flush(self) -> None:
        """Nothing: what counts is `finish`."""

    def finish(self, target: Path) -> None:
        """Put the file in its place, replacing what stood there; it outlives a loss of power."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(target)

    def discard(self) -> None:
        """Drop what was written."""
        self._dropped = True
        self._file.close()
        self._part.unlink(missing_ok=True)


class Shard(Protocol):
    """A shard that is being written."""

    file: WholeFile

    def add(self, content: bytes) -> None:
        """Take in the content of one part."""

    def close(self) -> None:
        """Write what is held back."""


class JsonLines:
    """Lines, as they come."""

    def __init__(self, folder: Path) -> None:
        self.file = WholeFile(folder)

    def add(self, content: bytes) -> None:
        """Append lines."""
        self.file.write(content)

    def close(self) -> None:
        """Nothing is held back."""


class Parquet:
    """Rows, in groups of `ROWS` whatever the parts they came in, so that the same rows make the same bytes."""

    def __init__(self, folder: Path) -> None:
        from seedstats.outputs.arrow import schema

        self._arrow: Any = need("pyarrow", "arrow")
        parquet: Any = need("pyarrow.parquet", "arrow")
        self.file = WholeFile(folder)
        self._schema = schema()
        self._held = self._schema.empty_table()
        self._writer = parquet.ParquetWriter(self.file, self._schema, compression="zstd")

    def add(self, content: bytes) -> None:
        """Take in a stream of Arrow batches."""
        with self._arrow.ipc.open_stream(content) as stream:
            self._held = self._arrow.concat_tables([self._held, stream.read_all()])
        while self._held.num_rows >= ROWS:
            self._write(self._held.slice(0, ROWS))
            self._held = self._held.slice(ROWS).combine_chunks()

    def close(self) -> None:
        """Write the last group and the end of the file."""
        if self._held.num_rows:
            self._write(self._held)
        self._writer.close()

    def _write(self, table: Any) -> None:
        self._writer.write_table(table.combine_chunks(), row_group_size=ROWS)


def new_shard(folder: Path, format: Format) -> Shard:
    """An empty shard in `folder`."""
    return Parquet(folder) if format == "parquet" else JsonLines(folder)


def drop_leftovers(folder: Path) -> None:
    """Remove what a run that was killed had begun to write."""
    for path in folder.glob(f"{PREFIX}*"):
        path.unlink(missing_ok=True)
