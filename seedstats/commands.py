"""The commands that work on facts: export, verify, diff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from seedstats.console import BAD_INPUT, errors_told, open_sheet, read_source, tell
from seedstats.errors import SeedstatsError

if TYPE_CHECKING:
    from seedstats.claims import Verification
    from seedstats.models import FactSheet

NOT_GROUNDED = 1

AsJson = Annotated[bool, typer.Option("--json", help="The whole result as JSON.")]


def export(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH", help="Texts, fact sheets, or folders of either; - for standard input.", show_default=False
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where the rows go, else standard output.")
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line in place of CSV.")] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin with a byte order mark, so that Excel reads UTF-8.")
    ] = False,
) -> None:
    """Write one row a fact, columns by the names SDMX has for them (docs/schema.md).

    Of a folder the texts are read, or, where it has none, the fact sheets in it. A path that cannot be read is named
    on standard error; then nothing is written and the exit code is 2.

    \b
    Examples:
      seedstats export reports/ -o facts.csv --bom
      seedstats export facts/ --jsonl > facts.jsonl
    """
    from seedstats.outputs.export import csv_text, jsonl_text
    from seedstats.outputs.files import write_whole

    sheets = _sheets(paths)
    text = jsonl_text(sheets) if jsonl else csv_text(sheets)
    content = text.encode("utf-8-sig" if bom else "utf-8")
    if output is None:
        typer.echo(content, nl=False)
        return
    with errors_told():
        write_whole(output, content, "the rows")


def verify(
    claims: Annotated[
        Path, typer.Argument(metavar="CLAIMS", help="JSON list, or JSON Lines of langextract.", show_default=False)
    ],
    text: Annotated[
        Path,
        typer.Argument(metavar="TEXT", help="The text or its fact sheet; - for standard input.", show_default=False),
    ],
    as_json: AsJson = False,
) -> None:
    """Hold numbers that someone else read out of a text against the text.

    CLAIMS is a list of {"value", "unit", "entity", "quote"}, of which value alone is needed. The exit code is 1 where
    a claim is not grounded, 2 on bad input (docs/verify.md).

    \b
    Examples:
      seedstats verify claims.json report.txt
      seedstats verify answers.jsonl report.txt --json
    """
    from seedstats.claims import parse_claims
    from seedstats.claims import verify as hold

    with errors_told():
        if text.suffix.casefold() == ".json":
            found = parse_claims(read_source(claims), str(claims))
            result = hold(found.claims, open_sheet(text))
        else:
            source = read_source(text)
            found = parse_claims(read_source(claims), str(claims), source)
            result = hold(found.claims, source).model_copy(update={"source": text.as_posix()})
    for place in found.skipped:
        typer.echo(f"seedstats: {claims}: {place}, left out", err=True)
    _show_verification(result, as_json)
    if not result.grounded:
        raise typer.Exit(NOT_GROUNDED)


def diff(
    old: Annotated[Path, typer.Argument(metavar="A", help="The older text or fact sheet.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="B", help="The newer text or fact sheet.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Show which figures of two documents changed, appeared and vanished.

    Figures are paired by what they count, their unit and whose they are (docs/diff.md).

    \b
    Examples:
      seedstats diff report-2023.txt report-2024.txt
      seedstats diff facts/draft.json facts/final.json --json
    """
    from seedstats.comparison import diff as compare
    from seedstats.outputs.reports import comparison_line, comparison_table

    with errors_told():
        result = compare(open_sheet(old), open_sheet(new))
    if as_json:
        typer.echo(result.model_dump_json(indent=2))
        return
    console = Console()
    if not result.empty:
        console.print(comparison_table(result))
    console.print(comparison_line(result), markup=False, highlight=False)


def _sheets(paths: list[Path]) -> list[FactSheet]:
    """All documents and sheets under `paths`; leaves with the code for bad input where one cannot be read."""
    from seedstats.readers import find_inputs

    search = find_inputs(path for path in paths if str(path) != "-")
    errors = list(search.errors)
    sheets = []
    for path in [Path("-")] * (Path("-") in paths) + [found.path for found in search.found]:
        try:
            sheets.append(open_sheet(path))
        except SeedstatsError as error:
            errors.append(error)
    for told in errors:
        tell(told)
    if errors:
        raise typer.Exit(BAD_INPUT)
    return sheets


def _show_verification(result: Verification, as_json: bool) -> None:
    from seedstats.outputs.reports import claims_table, places_table, verification_line

    if as_json:
        typer.echo(result.model_dump_json(indent=2))
        return
    console = Console()
    if result.claims:
        console.print(claims_table(result.claims))
    if result.unclaimed:
        console.print("figures of the text that no claim is about", markup=False, highlight=False)
        console.print(places_table(result.unclaimed))
    console.print(verification_line(result), markup=False, highlight=False)
