"""Rows of documents → batches of facts, for every engine alike: what cannot be read becomes an error row.

A row is the id of a document and whatever its text column holds. None stops a run: a null, bytes, a number, text that
is no UTF-8 and a text beyond the limit each give one row with the reason in `error`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from seedstats.errors import SeedstatsError
from seedstats.extras import need
from seedstats.models import FactSheet
from seedstats.outputs.arrow import record_batches
from seedstats.pipeline import extract

if TYPE_CHECKING:
    import pyarrow as pa

Row = tuple[str | None, object]

# The longest text that is read, in code points: some 700 pages. Time and memory of one row stay bounded by it, and
# what is longer is a dump or a book, better split by its chapters.
LONGEST: Final = 1_000_000


def read_rows(rows: Iterable[Row], longest: int = LONGEST) -> Iterator[pa.RecordBatch]:
    """The facts of `rows`, in their order, in batches of the Arrow schema; one row for each error."""
    return record_batches((document, read_text(value, longest)) for document, value in rows)


def read_text(value: object, longest: int = LONGEST) -> FactSheet | SeedstatsError:
    """The sheet of what a text column holds, or what is wrong with it, returned and not raised."""
    if isinstance(value, SeedstatsError):
        return value
    if value is None:
        return SeedstatsError("no text: it is null")
    if not isinstance(value, str):
        return SeedstatsError(f"no text but {type(value).__name__}; decode or convert the column to text first")
    if len(value) > longest:
        return SeedstatsError(
            f"the text has {len(value):,} code points, more than the {longest:,} that are read; "
            "split the document, or raise `longest`"
        )
    try:
        return extract(value)
    except Exception as error:  # one document must not stop the other millions
        return SeedstatsError(f"the text could not be read: {type(error).__name__}: {error}")


def rows_of(batch: pa.RecordBatch, text: str, id: str) -> Iterator[Row]:
    """The rows of a batch that has columns by the names `text` and `id`."""
    return zip(ids_of(batch.column(id)), map(_value, batch.column(text)), strict=True)


def ids_of(column: pa.Array | pa.ChunkedArray) -> list[str | None]:
    """Ids as text, as SQL casts them; bytes as hexadecimal digits, nested values as Python shows them."""
    arrow = need("pyarrow", "arrow")
    try:
        cast = column if _is_binary(column.type) else column.cast(arrow.string())
    except arrow.ArrowNotImplementedError:
        cast = column
    return [_id(_value(scalar)) for scalar in cast]


def _is_binary(type: pa.DataType) -> bool:
    kinds = need("pyarrow", "arrow").types
    return bool(kinds.is_binary(type) or kinds.is_large_binary(type) or kinds.is_fixed_size_binary(type))


def _id(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.hex() if isinstance(value, bytes) else str(value)


def _value(scalar: Any) -> object:
    """What a cell holds, one at a time: text that is no UTF-8 is an error of its own row."""
    try:
        return scalar.as_py()
    except UnicodeDecodeError as error:
        return SeedstatsError(f"the text is not UTF-8: {error.reason} at byte {error.start}; decode it first")
