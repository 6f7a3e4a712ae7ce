"""Fact sheets that were written before, and where sheets and documents stand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from seedstats.errors import SeedstatsError
from seedstats.models import FactSheet
from seedstats.readers.folder import Search, find_documents
from seedstats.readers.text import read_text

SHEET_SUFFIX: Final = ".json"


def read_sheet(path: Path) -> FactSheet:
    """The fact sheet in the file at `path`, as `seedstats sheet` and `extract --json` write it.

    Raises `SeedstatsError` where the file cannot be read or is no fact sheet, naming the field that is wrong.
    """
    text = read_text(path)
    try:
        return FactSheet.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        advice = "name a text, or a sheet that `seedstats sheet` wrote"
        raise SeedstatsError(f"{path}: {place}: {first['msg']}; {advice}") from error


def find_inputs(paths: Iterable[Path]) -> Search:
    """The documents and sheets under `paths`: of a folder its texts, or, where it has none, the sheets in it."""
    searches = [_find(path) for path in paths]
    found = {document.path.resolve(): document for search in reversed(searches) for document in reversed(search.found)}
    return Search(tuple(reversed(found.values())), tuple(error for search in searches for error in search.errors))


def _find(path: Path) -> Search:
    texts = find_documents([path])
    if texts.found or not path.is_dir():
        return texts
    sheets = find_documents([path], frozenset({SHEET_SUFFIX}))
    return sheets if sheets.found else texts
