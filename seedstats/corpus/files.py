"""The files of a corpus, found in one order on every machine, without a list of them all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from seedstats.corpus.manifest import Input
from seedstats.errors import SeedstatsError

TEXTS: Final = (".txt", ".md", ".txt.gz")
JSON_LINES: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
PARQUET: Final = (".parquet",)
_KINDS: Final = f"{', '.join((*JSON_LINES, *PARQUET, *TEXTS))}"


class File(NamedTuple):
    """A file of the corpus, the name it goes by (its path below the folder that was named), and its size in bytes."""

    path: Path
    name: str
    size: int


def find_files(source: Path) -> Iterator[File]:
    """The file `source`, or all files of the kinds that are read below the folder, by name.

    What is hidden is left out, and READMEs. Raises `SeedstatsError` where there is nothing, or nothing readable.
    """
    try:
        if not source.is_dir():
            if not source.name.casefold().endswith((*TEXTS, *JSON_LINES, *PARQUET)):
                raise SeedstatsError(f"{source}: no kind of file that is read; name a folder or one of {_KINDS}")
            yield File(source, source.name, source.stat().st_size)
            return
        yield from _below(source, "")
    except OSError as error:
        raise SeedstatsError(f"{error.filename or source}: {error.strerror}; name what can be read") from error


def _below(folder: Path, prefix: str) -> Iterator[File]:
    with os.scandir(folder) as entries:
        names = sorted((entry.name, entry.is_dir()) for entry in entries if not entry.name.startswith("."))
    for name, is_folder in names:
        path = folder / name
        if is_folder:
            yield from _below(path, f"{prefix}{name}/")
        elif name.casefold().endswith((*TEXTS, *JSON_LINES, *PARQUET)) and not _is_readme(name):
            yield File(path, prefix + name, path.stat().st_size)


def _is_readme(name: str) -> bool:
    return name.casefold().partition(".")[0] == "readme"


def fingerprint(source: Path) -> Input:
    """The names and sizes of the files of `source`. Raises `SeedstatsError` where there is none."""
    count, total, digest = 0, 0, hashlib.sha256()
    for file in find_files(source):
        count += 1
        total += file.size
        digest.update(f"{file.name}\0{file.size}\n".encode("utf-8", "surrogateescape"))
    if not count:
        raise SeedstatsError(f"{source}: no documents in this folder; they are files that end in {_KINDS}")
    return Input(files=count, bytes=total, sha256=digest.hexdigest())
