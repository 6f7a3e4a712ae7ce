"""Fact sheets as JSON files: written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from seedstats.errors import SeedstatsError
from seedstats.models import FactSheet
from seedstats.outputs.files import write_whole


def sheet_json(sheet: FactSheet) -> str:
    """The sheet as indented JSON, Chinese as it is, numbers as decimal strings, with a line end at its end."""
    return sheet.model_dump_json(indent=2) + "\n"


def schema_json() -> str:
    """The JSON Schema of a fact sheet, as `docs/schema.json` holds it."""
    return json.dumps(FactSheet.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2) + "\n"


def write_sheet(sheet: FactSheet, target: Path) -> None:
    """Write `sheet` to `target`, making its folder where needed and replacing what stood there.

    The file appears in one step: whoever reads `target` meets the old sheet or the new one, never a part.
    Raises `SeedstatsError` where it cannot be written; nothing is left behind then.
    """
    write_whole(target, sheet_json(sheet).encode("utf-8"), "the fact sheet")


def place_sheets(
    documents: Iterable[tuple[Path, Path]], folder: Path
) -> tuple[dict[Path, Path], tuple[SeedstatsError, ...]]:
    """Give each document the file its sheet goes to: its relative path below `folder`, ending in `.json`.

    `documents` are pairs of a path and the relative path to mirror. Returns the target of each path, and an error
    for every document whose target an earlier one has taken, so that no sheet of a run overwrites another.
    """
    takers: dict[Path, Path] = {}
    errors: list[SeedstatsError] = []
    for path, relative in documents:
        target = folder / relative.with_suffix(".json")
        taker = takers.setdefault(target, path)
        if taker != path:
            errors.append(
                SeedstatsError(f"{path}: its sheet would overwrite {target}, that of {taker}; use another -o for it")
            )
    return {path: target for target, path in takers.items()}, tuple(errors)
