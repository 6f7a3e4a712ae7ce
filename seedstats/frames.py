"""Facts from data frames: anything that speaks Arrow, Polars, pandas. Needs pyarrow, the extra `arrow`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

from seedstats.errors import SeedstatsError
from seedstats.extras import need
from seedstats.outputs.arrow import schema
from seedstats.rows import LONGEST, Row, ids_of, read_rows, read_text, rows_of

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow as pa

# What goes to a worker process in one piece: large enough that sending it costs nothing, small enough to keep all busy.
_PIECE_ROWS: Final = 1_000
_PIECE_CHARACTERS: Final = 200_000


def extract(
    frame: Any, text: str = "text", id: str = "id", *, longest: int = LONGEST, workers: int = 1
) -> pa.RecordBatchReader:
    """All facts of the documents of `frame`, one row a fact, with the columns of `docs/schema.md`, as they are read.

    `frame` is anything with the Arrow PyCapsule interface: a pyarrow Table or reader, a Polars or pandas DataFrame, a
    DuckDB relation. `text` and `id` name its columns; the id comes back as text in `document_id`. A document that
    cannot be read (null, bytes, not UTF-8, over `longest` code points) gives one row that says why in `error`. With
    `workers` above 1 so many processes read; order and result are the same, and a script needs its
    ``if __name__ == "__main__":``. Raises `SeedstatsError` where `frame` does not speak Arrow or lacks a column.
    """
    documents = _documents(frame)
    _have_columns(documents.schema.names, text, id)
    rows = (row for batch in documents for row in rows_of(batch, text, id))
    return need("pyarrow", "arrow").RecordBatchReader.from_batches(schema(), _batches(rows, longest, workers))


def from_polars(
    frame: polars.DataFrame, text: str = "text", id: str = "id", *, longest: int = LONGEST, workers: int = 1
) -> polars.DataFrame:
    """As `extract`, from a Polars DataFrame to one. Needs the extra `polars`."""
    facts: polars.DataFrame = need("polars", "polars").DataFrame(
        extract(frame, text, id, longest=longest, workers=workers)
    )
    return facts


def from_pandas(
    frame: pandas.DataFrame, text: str = "text", id: str = "id", *, longest: int = LONGEST, workers: int = 1
) -> pandas.DataFrame:
    """As `extract`, from a pandas DataFrame to one whose columns are Arrow's own types, so that no number is a float.

    A column of objects may hold anything, text in one row and bytes in the next. Needs the extra `pandas`.
    """
    pandas = need("pandas", "pandas")
    _have_columns([str(name) for name in frame.columns], text, id)
    rows = zip(_ids(frame[id]), _objects(frame[text]), strict=True)
    table = need("pyarrow", "arrow").Table.from_batches(_batches(rows, longest, workers), schema())
    return table.to_pandas(types_mapper=pandas.ArrowDtype)


def _documents(frame: Any) -> pa.RecordBatchReader:
    arrow = need("pyarrow", "arrow")
    if not hasattr(frame, "__arrow_c_stream__"):
        raise SeedstatsError(
            f"{type(frame).__name__} does not speak Arrow; give a pyarrow Table, a Polars or pandas DataFrame "
            "or a DuckDB relation (a Polars LazyFrame: collect it first)"
        )
    return arrow.RecordBatchReader.from_stream(frame)


def _have_columns(names: list[str], *wanted: str) -> None:
    for name in wanted:
        if names.count(name) != 1:
            raise SeedstatsError(f"the frame needs one column {name!r}; it has {', '.join(names)}")


def _objects(column: pandas.Series[Any]) -> list[object]:
    """What a column holds, with None for NaN, NA and NaT."""
    objects: list[object] = column.astype(object).where(column.notna(), None).tolist()
    return objects


def _ids(column: pandas.Series[Any]) -> list[str | None]:
    """Ids as text; a column that Arrow has no one type for by Python's own words for each."""
    arrow = need("pyarrow", "arrow")
    try:
        return ids_of(arrow.array(column, from_pandas=True))
    except (arrow.ArrowInvalid, arrow.ArrowTypeError):
        return [None if value is None else str(value) for value in _objects(column)]


def _batches(rows: Iterable[Row], longest: int, workers: int) -> Iterator[pa.RecordBatch]:
    return read_rows(rows, longest) if workers == 1 else _spread(rows, longest, workers)


def _spread(rows: Iterable[Row], longest: int, workers: int) -> Iterator[pa.RecordBatch]:
    """The batches of several processes, in the order of the rows; two pieces a worker are held at most."""
    waiting: deque[Future[list[pa.RecordBatch]]] = deque()
    # A fresh process each: a fork of a process that runs threads, as Polars and DuckDB do, may hang.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        try:
            for piece in _pieces(rows, longest):
                waiting.append(pool.submit(_read_piece, piece, longest))
                if len(waiting) > 2 * workers:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise SeedstatsError("a worker process died; run with workers=1 to see why, or lower `longest`") from error
        finally:
            pool.shutdown(cancel_futures=True)


def _read_piece(rows: list[Row], longest: int) -> list[pa.RecordBatch]:
    return list(read_rows(rows, longest))


def _pieces(rows: Iterable[Row], longest: int) -> Iterator[list[Row]]:
    """Rows in pieces of much the same number of characters, so that long documents do not keep one worker alone.

    What is no text is told so here and not sent: it may be of any size, or of a type that cannot be sent.
    """
    piece: list[Row] = []
    characters = 0
    for document, value in rows:
        sendable = isinstance(value, str) and len(value) <= longest
        piece.append((document, value if sendable else read_text(value, longest)))
        characters += len(value) if isinstance(value, str) else 0
        if len(piece) >= _PIECE_ROWS or characters >= _PIECE_CHARACTERS:
            yield piece
            piece, characters = [], 0
    if piece:
        yield piece
