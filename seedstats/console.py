"""What the commands share: errors as one line, documents and sheets by their path."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from seedstats.errors import SeedstatsError

if TYPE_CHECKING:
    from seedstats.models import FactSheet

BAD_INPUT: Final = 2
STANDARD_INPUT: Final = Path("-")


@contextmanager
def errors_told() -> Iterator[None]:
    """Turn a `SeedstatsError` into a line on standard error and the exit code for bad input."""
    try:
        yield
    except SeedstatsError as error:
        tell(error)
        raise typer.Exit(BAD_INPUT) from error


def tell(error: SeedstatsError) -> None:
    """One line on standard error."""
    typer.echo(f"seedstats: {error}", err=True)


def read_source(path: Path) -> str:
    """The text at `path`; `-` is standard input."""
    from seedstats.readers import decode, read_text

    return decode(sys.stdin.buffer.read(), "standard input") if path == STANDARD_INPUT else read_text(path)


def open_sheet(path: Path) -> FactSheet:
    """The facts of the document at `path`, or the sheet that was written there; `-` is a text on standard input."""
    from seedstats.pipeline import extract
    from seedstats.readers import SHEET_SUFFIX, read_sheet

    if path.suffix.casefold() == SHEET_SUFFIX:
        return read_sheet(path)
    return extract(read_source(path), source=path.as_posix())
