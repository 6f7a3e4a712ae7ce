"""What a worker makes of a slice: the bytes that go into the shard, so that the parent has only to write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from seedstats.corpus.manifest import Options
from seedstats.failures import Failure
from seedstats.many import read_document
from seedstats.models import FactSheet
from seedstats.workers.chunks import Document, Item, attempt


class Part(NamedTuple):
    """Rows of a shard as bytes (lines of JSON, or a stream of Arrow batches), and what is in them."""

    content: bytes
    facts: int
    failures: tuple[Failure, ...]


def json_lines(items: tuple[Item, ...]) -> Part:
    """A fact sheet a line."""
    return _lines(items, _read)


def audited_lines(items: tuple[Item, ...]) -> Part:
    """A fact sheet with its findings a line."""
    return _lines(items, _audited)


def arrow_rows(items: tuple[Item, ...]) -> Part:
    """A fact a row, in the columns of `seedstats.outputs.arrow`."""
    import pyarrow as pa

    from seedstats.outputs.arrow import record_batch

    outcomes = [attempt(_read, item) for item in items]
    sheets = [(sheet.source, sheet) for sheet in outcomes if isinstance(sheet, FactSheet)]
    batch = record_batch(sheets)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return Part(sink.getvalue().to_pybytes(), batch.num_rows, _failures(outcomes))


def maker(options: Options) -> Callable[[tuple[Item, ...]], Part]:
    """What makes the parts of shards of this format."""
    return audited_lines if options.audit else _MAKERS[options.format]


_MAKERS: Final = {"jsonl": json_lines, "parquet": arrow_rows}


def _read(document: Document) -> FactSheet:
    document.text.encode()  # a lone surrogate is told here, before a file is to hold it
    return read_document(document)


def _lines(items: tuple[Item, ...], read: Callable[[Document], FactSheet]) -> Part:
    outcomes = [attempt(lambda document: _line(read(document)), item) for item in items]
    lines = [line for line in outcomes if not isinstance(line, Failure)]
    return Part(b"".join(line for line, _ in lines), sum(facts for _, facts in lines), _failures(outcomes))


def _line(sheet: FactSheet) -> tuple[bytes, int]:
    return sheet.model_dump_json().encode() + b"\n", len(sheet.facts)


def _audited(document: Document) -> FactSheet:
    from seedstats.checks import audit

    sheet = _read(document)
    return sheet.model_copy(update={"findings": audit(sheet, document.text)})


def _failures(outcomes: Sequence[object]) -> tuple[Failure, ...]:
    return tuple(outcome for outcome in outcomes if isinstance(outcome, Failure))
