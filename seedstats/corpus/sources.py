"""Files → documents: a name, a text and a date each, one at a time. What is broken takes its place as a failure."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, cast

from seedstats.corpus.files import JSON_LINES, PARQUET, File
from seedstats.corpus.manifest import Options
from seedstats.errors import SeedstatsError
from seedstats.extras import need
from seedstats.failures import Failure
from seedstats.readers import decode
from seedstats.workers.chunks import Document, Item

_ROWS: Final = 256


class Given(NamedTuple):
    """A document as its file has it: its own name, else its place in the file, and how far into the file it is."""

    name: str
    text: object
    date: object
    at: float
    """The part of the file that is read by then, from 0 to 1."""


class Read(NamedTuple):
    """A document of the corpus, and how many bytes of the input are read by then."""

    item: Item
    bytes: int


def read_items(files: Iterable[File], options: Options) -> Iterator[Read]:
    """All documents of `files` in their order, numbered from 0.

    A document that is no text becomes a `Failure`, and so does a file, from where on it cannot be read.
    """
    before = position = 0
    for file in files:
        for given in _guarded(file, _reader(file, options)(file, options)):
            yield Read(_item(position, given), before + int(file.size * given.at))
            position += 1
        before += file.size


def _reader(file: File, options: Options) -> Callable[[File, Options], Iterator[Given]]:
    name = file.name.casefold()
    if name.endswith(JSON_LINES):
        return _json_lines
    if name.endswith(PARQUET):
        need("pyarrow", "arrow")
        return _parquet
    return _lines if options.lines else _whole


def _guarded(file: File, documents: Iterator[Given]) -> Iterator[Given]:
    try:
        yield from documents
    except (OSError, EOFError, zlib.error, ValueError) as error:  # pyarrow's errors are among them
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        yield Given(file.name, SeedstatsError(f"{file.path}: cannot be read on from here: {reason}"), None, 1)


def _item(position: int, given: Given) -> Item:
    name = given.name.encode("utf-8", "backslashreplace").decode()  # file names and JSON may hold what is no text
    try:
        if isinstance(given.text, SeedstatsError):
            raise given.text
        if not isinstance(given.text, str):
            kind = "missing" if given.text is None else f"no string but a {type(given.text).__name__}"
            raise SeedstatsError(f"the text is {kind}; say where it is with --text-field")
        return Document(position, name, given.text, _date(given.date))
    except SeedstatsError as error:
        return Failure(position=position, source=name, reason="input", message=str(error))


def _date(value: object) -> Date | None:
    if value is None or value == "":
        return None
    if isinstance(value, Date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError as error:
        raise SeedstatsError(f"the date {str(value)[:40]!r} is not of the form 2024-03-01") from error


def _whole(file: File, options: Options) -> Iterator[Given]:
    with _open(file.path) as stream:
        yield Given(file.name, _decoded(stream.read(), str(file.path)), None, 1)


def _lines(file: File, options: Options) -> Iterator[Given]:
    for place, raw, at in _raw_lines(file):
        yield Given(place, _decoded(raw, place), None, at)


def _json_lines(file: File, options: Options) -> Iterator[Given]:
    for place, raw, at in _raw_lines(file):
        row = _parsed(raw)
        if isinstance(row, dict):
            name, text = row.get(options.id_field), row.get(options.text_field)
            known = isinstance(name, str | int) and name != ""
            yield Given(str(name) if known else place, text, row.get(options.date_field), at)
        else:
            yield Given(place, row, None, at)


def _parsed(raw: bytes) -> object:
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return SeedstatsError(f"no JSON: {str(error)[:200]}")
    return row if isinstance(row, dict) else SeedstatsError("no JSON object, but another value")


def _parquet(file: File, options: Options) -> Iterator[Given]:
    parquet: Any = need("pyarrow.parquet", "arrow")
    with closing(parquet.ParquetFile(file.path)) as table:
        wanted = (options.text_field, options.id_field, options.date_field)
        columns = [name for name in wanted if name in table.schema_arrow.names]
        rows, number = max(1, table.metadata.num_rows), 0
        for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
            for row in batch.to_pylist():
                number += 1
                name = row.get(options.id_field)
                place = f"{file.name}:{number}" if name is None else str(name)
                yield Given(place, row.get(options.text_field), row.get(options.date_field), number / rows)


def _raw_lines(file: File) -> Iterator[tuple[str, bytes, float]]:
    """The lines that are not blank, each with its place (name:line) and how far into the file it is."""
    read, size = 0, max(1, file.size)
    with _open(file.path) as stream:
        for number, raw in enumerate(stream, 1):
            read += len(raw)
            line = raw.strip(b"\r\n")
            if line.strip():
                packed = isinstance(stream, gzip.GzipFile)
                at = stream.fileobj.tell() if packed else read  # type: ignore[attr-defined]
                yield f"{file.name}:{number}", line, min(1.0, at / size)


def _open(path: Path) -> IO[bytes]:
    if path.name.casefold().endswith(".gz"):
        return cast(IO[bytes], gzip.open(path))
    return path.open("rb")


def _decoded(raw: bytes, name: str) -> str | SeedstatsError:
    try:
        return decode(raw, name)
    except SeedstatsError as error:
        return error
