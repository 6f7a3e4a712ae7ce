"""Facts as Arrow: one fixed schema, one row a fact, the fields of a fact sheet as flat columns.

`COLUMNS` says what each column holds; a field of the sheet goes by its path (`unit.code` is `unit_code`). Needs
pyarrow, the extra `arrow`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from seedstats.errors import SeedstatsError
from seedstats.extras import need
from seedstats.models import Change, Fact, FactSheet, Mention, Period, Quantity

if TYPE_CHECKING:
    import pyarrow as pa

Result = tuple[str | None, FactSheet | SeedstatsError]
Row = tuple[Any, ...]

# The widest decimal that Spark, DuckDB and Parquet share is 38 digits; 12 behind the point leave 26 before it.
DIGITS: Final = 38
DECIMALS: Final = 12
# A batch stays far below the 2 GB that a column of Arrow strings can hold.
_BATCH_ROWS: Final = 10_000
_BATCH_CHARACTERS: Final = 10_000_000

_DECIMAL: Final = f"decimal128({DIGITS}, {DECIMALS})"


class Column(NamedTuple):
    """A column: its name, its Arrow type, and what it holds."""

    name: str
    type: str
    meaning: str


def _mention(name: str, meaning: str, *, flat: bool = False) -> tuple[Column, ...]:
    columns = (
        Column(f"{name}_text", "string", meaning),
        Column(f"{name}_start", "int32", "where it begins in the document, in code points"),
        Column(f"{name}_end", "int32", "where it ends, half-open"),
    )
    return (*columns, Column(f"{name}_flat", "string", "without the line breaks of the page")) if flat else columns


COLUMNS: Final = (
    Column("document_id", "string", "the document, by the id the caller gave"),
    Column("document_date", "date32", "its own date, given or read from it"),
    Column("fact_id", "string", "f1, f2, … in the order of the text; null in a row that tells an error"),
    *_mention("quantity", "the figure as written"),
    Column("value", "string", "the number, multiplied out, exact, as JSON has it; null for a range"),
    Column("low", "string", "the least the words allow, null where that is open"),
    Column("high", "string", "the most the words allow, null where that is open"),
    Column("step", "string", "the place value of the last digit stated"),
    Column("value_decimal", _DECIMAL, "`value` as a number; null where it does not fit exactly"),
    Column("low_decimal", _DECIMAL, "`low` as a number; null where it does not fit exactly"),
    Column("high_decimal", _DECIMAL, "`high` as a number; null where it does not fit exactly"),
    Column("relation", "string", "eq approx gt ge lt le range"),
    Column("kind", "string", "count money percent points fraction multiple measure duration score"),
    Column("unit_text", "string", "the unit as written, without 万 and 亿; empty where there is none"),
    Column("unit_code", "string", "UCUM, ISO 4217, % or pp"),
    Column("unit_factor", "string", "turns a value into the base unit of the code, exact"),
    Column("unit_dimension", "string", "length, mass, currency, ratio, …"),
    *_mention("entity", "what is counted or measured", flat=True),
    *_mention("action", "what was done", flat=True),
    *_mention("subject", "whose figure it is", flat=True),
    *_mention("place", "where", flat=True),
    Column("place_code", "string", "six digits of GB/T 2260, where it is clear which place is meant"),
    *_mention("period", "when"),
    Column("period_first", "date32", "the first day, where it can be told"),
    Column("period_last", "date32", "the last day, where it can be told"),
    Column("period_cumulative", "bool", "added up since a beginning"),
    Column("period_inherited", "bool", "not named in the figure's own sentence"),
    Column("change_direction", "string", "increase decrease none; null for a level"),
    Column("change_basis", "string", "yoy mom base"),
    *_mention("base", "what a change is against"),
    *_mention("whole", "what a share is a share of", flat=True),
    *_mention("per", "what a rate is reckoned by", flat=True),
    Column("status", "string", "actual target estimate"),
    *_mention("cue", "the word that makes it a target or an estimate"),
    Column("sentence_text", "string", "its sentence"),
    Column("sentence_start", "int32", "where it begins in the document, in code points"),
    Column("sentence_end", "int32", "where it ends, half-open"),
    Column("rules", "list<string>", "the rules that decided"),
    Column("error", "string", "why the document could not be read; then all but document_id is null"),
)


def schema() -> pa.Schema:
    """The Arrow schema of `COLUMNS`, all columns nullable. Raises `SeedstatsError` without pyarrow."""
    arrow = need("pyarrow", "arrow")
    return arrow.schema([(column.name, _arrow_type(arrow, column.type)) for column in COLUMNS])


def _arrow_type(arrow: ModuleType, name: str) -> Any:
    if name == _DECIMAL:
        return arrow.decimal128(DIGITS, DECIMALS)
    return arrow.list_(arrow.string()) if name == "list<string>" else arrow.type_for_alias(name)


def record_batch(results: Iterable[Result]) -> pa.RecordBatch:
    """One batch of all facts of `results`, pairs of a document's id and its sheet, or the error it met.

    A sheet without facts gives no row, an error one row. Text that has no UTF-8 (a lone surrogate) is an error too.
    Raises `SeedstatsError` without pyarrow.
    """
    return _batch([row for result in results for row in rows(result)])


def record_batches(results: Iterable[Result]) -> Iterator[pa.RecordBatch]:
    """The facts of `results` as they come, in batches of some 10,000 rows or 10 million characters, none empty.

    A document's rows stand together in their order, in one batch or in several that follow each other.
    """
    held: list[Row] = []
    characters = 0
    for result in results:
        for row in rows(result):
            held.append(row)
            characters += sum(len(cell) for cell in row if isinstance(cell, str))
            if len(held) >= _BATCH_ROWS or characters >= _BATCH_CHARACTERS:
                yield _batch(held)
                held, characters = [], 0
    if held:
        yield _batch(held)


def rows(result: Result) -> Iterator[Row]:
    """The rows of one document, cells in the order of `COLUMNS`."""
    document, sheet = result
    if isinstance(sheet, SeedstatsError):
        yield error_row(document, str(sheet))
    elif _has_utf8(sheet):
        for fact in sheet.facts:
            yield (document, sheet.date, *_fact(fact), None)
    else:
        yield error_row(document, "the text holds a lone surrogate, which no UTF-8 can be written of; replace it")


def error_row(document: str | None, message: str) -> Row:
    """The row of a document that could not be read."""
    return (document, *(None,) * (len(COLUMNS) - 2), message)


def _has_utf8(sheet: FactSheet) -> bool:
    sentences = {fact.sentence.start: fact.sentence.text for fact in sheet.facts}
    try:
        "".join(sentences.values()).encode()
    except UnicodeEncodeError:
        return False
    return True


def _batch(held: list[Row]) -> pa.RecordBatch:
    arrow, fixed = need("pyarrow", "arrow"), schema()
    cells = zip(*held, strict=True) if held else ((),) * len(COLUMNS)
    columns = [arrow.array(column, field.type) for column, field in zip(cells, fixed, strict=True)]
    return arrow.record_batch(columns, schema=fixed)


def _fact(fact: Fact) -> Row:
    return (
        fact.id,
        *_number(fact.quantity),
        *_place_of(fact.entity, flat=True),
        *_place_of(fact.action, flat=True),
        *_place_of(fact.subject, flat=True),
        *_place_of(fact.place, flat=True),
        fact.place.code if fact.place else None,
        *_when(fact.period),
        *_changed(fact.change),
        *_place_of(fact.whole, flat=True),
        *_place_of(fact.per, flat=True),
        fact.status,
        *_place_of(fact.cue),
        fact.sentence.text,
        fact.sentence.start,
        fact.sentence.end,
        fact.rules,
    )


def _number(quantity: Quantity) -> Row:
    numbers = (quantity.value, quantity.low, quantity.high)
    unit = quantity.unit
    return (
        *_place_of(quantity),
        *map(_plain, (*numbers, quantity.step)),
        *map(_fitting, numbers),
        quantity.relation,
        quantity.kind,
        unit.text,
        unit.code,
        _plain(unit.factor),
        unit.dimension,
    )


def _when(period: Period | None) -> Row:
    if period is None:
        return (None,) * 7
    return (*_place_of(period), period.first, period.last, period.cumulative, period.inherited)


def _changed(change: Change | None) -> Row:
    if change is None:
        return (None,) * 5
    return (change.direction, change.basis, *_place_of(change.base))


def _place_of(mention: Mention | None, *, flat: bool = False) -> Row:
    if mention is None:
        return (None,) * (4 if flat else 3)
    place = (mention.text, mention.start, mention.end)
    return (*place, mention.flat) if flat else place


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _fitting(number: Decimal | None) -> Decimal | None:
    """The number where it fits the decimal columns as it is, without rounding."""
    if number is None or number.adjusted() >= DIGITS - DECIMALS:
        return None
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and exponent >= -DECIMALS else None
