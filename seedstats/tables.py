"""The tables under data/: tab-separated, a header line, one row a word, read through pydantic."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from seedstats.errors import SeedstatsError

Row = TypeVar("Row", bound=BaseModel)


def read_rows(name: str, model: type[Row]) -> tuple[Row, ...]:
    """Every row of ``data/<name>`` as a `model`; lines that begin with # are notes.

    Raises SeedstatsError with the table and line where a row does not fit.
    """
    lines = (files("seedstats") / "data" / name).read_text("utf-8").splitlines()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    header = numbered[0][1].split("\t")
    return tuple(_read_row(name, number, header, line, model) for number, line in numbered[1:])


def _read_row(name: str, number: int, header: list[str], line: str, model: type[Row]) -> Row:
    cells = line.split("\t")
    try:
        return model.model_validate(dict(zip(header, cells, strict=True)))
    except (ValidationError, ValueError) as error:
        raise SeedstatsError(f"data/{name}, line {number}: {line!r} does not fit {header}: {error}") from error
