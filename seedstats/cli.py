"""The command line: parse, call, print."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.progress import track

from seedstats import command_corpus, commands
from seedstats.console import BAD_INPUT, STANDARD_INPUT, errors_told, read_source, tell
from seedstats.errors import SeedstatsError

if TYPE_CHECKING:
    from seedstats.outputs.findings import Audited
    from seedstats.score import Ladder

FOUND = 1
app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Sentence = Annotated[
    str, typer.Argument(metavar="TEXT", help='The text, or "-" for standard input.', show_default=False)
]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"seedstats {version('seedstats')}")
        raise typer.Exit


@app.callback()
def main(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Chinese prose in, checked statistics out.

    \b
    Examples:
      seedstats sheet reports/ -o facts/
      seedstats extract "全区共组建先锋队235支，参与党员达1.3万余人。"
      seedstats why "第二批四下基层活动走访群众三千余人次。"
      seedstats audit reports/
      seedstats export reports/ -o facts.csv
      seedstats corpus news.jsonl.gz facts/ --workers 4
      seedstats verify claims.json report.txt
      seedstats diff report-2023.txt report-2024.txt
      seedstats score seeds/
    """


@app.command()
def sheet(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Texts, or folders of .txt and .md files.", show_default=False),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the fact sheets go.")] = Path(
        "facts"
    ),
) -> None:
    """Write one JSON fact sheet a document, and close with a table.

    A folder's subfolders are mirrored below DIR. A document that cannot be read is named on standard error; the
    others are still done, and the exit code is 2 at the end.

    \b
    Examples:
      seedstats sheet report.txt -o facts/
      seedstats sheet 2022/ 2023/ -o facts/
    """
    from seedstats.outputs import place_sheets
    from seedstats.readers import find_documents

    search = find_documents(paths)
    targets, clashes = place_sheets(search.found, output)
    errors = [*search.errors, *clashes]
    done: list[tuple[str, Counter[str]]] = []
    for path in _with_progress(targets):
        try:
            done.append((str(path), _write(path, targets[path])))
        except SeedstatsError as error:
            errors.append(error)
    _finish(done, errors)


@app.command()
def extract(
    text: Sentence,
    as_json: Annotated[bool, typer.Option("--json", help="The whole fact sheet as JSON.")] = False,
) -> None:
    """Show the facts of a text as a table, or as JSON.

    \b
    Examples:
      seedstats extract "办理回复7420条,办理回复率96.21%。"
      seedstats extract - --json < report.txt
    """
    from seedstats.outputs import sheet_json
    from seedstats.outputs.tables import facts_table
    from seedstats.pipeline import extract as extract_facts

    with errors_told():
        found = extract_facts(_argument(text))
    if as_json:
        typer.echo(sheet_json(found), nl=False)
    else:
        Console().print(facts_table(found.facts) if found.facts else "no figure found")


@app.command()
def why(text: Sentence) -> None:
    """Say of each numeral what became of it, and why.

    A figure is shown with the rules that read it, any other numeral with the rule that refused it and the reason; then
    each field of each figure with its words, where they stand, and the rules that found them.

    \b
    Examples:
      seedstats why "1月15日，二七区12家单位开展“四下基层”活动。"
      seedstats why - < report.txt
    """
    from seedstats.explain import explain, fields
    from seedstats.outputs.tables import fields_table, verdicts_table

    with errors_told():
        verdicts = explain(_argument(text))
    Console().print(verdicts_table(verdicts) if verdicts else "no numeral found")
    figures = [(verdict.text, fields(verdict.fact)) for verdict in verdicts if verdict.fact]
    if figures:
        Console().print(fields_table(figures))


@app.command()
def audit(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Texts, folders of .txt and .md, or -.", show_default=False),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="The findings as SARIF 2.1.0.")] = False,
    off: Annotated[list[str] | None, typer.Option("--off", metavar="NAME", help="Leave a check out.")] = None,
    fail_on: Annotated[
        Literal["error", "warning", "note", "never"],
        typer.Option("--fail-on", help="The least severity that makes the exit code 1."),
    ] = "error",
) -> None:
    """Say whether the figures of documents agree, within each and with each other, and how they are worded.

    An error cannot be true, a warning looks wrong, a note holds by loose rounding alone or is a matter of style.
    docs/checks/ has a page for each check. The exit code is 1 where an error was found, 2 where a document could not
    be read.

    \b
    Examples:
      seedstats audit report.txt summary.txt
      seedstats audit reports/ --off range_form --fail-on warning
      seedstats audit reports/ --sarif > findings.sarif
    """
    from seedstats.checks import CHECKS
    from seedstats.outputs.findings import fails, findings_json, findings_report
    from seedstats.outputs.sarif import findings_sarif

    with errors_told():
        audited, errors = _audited(paths, off or ())
    if as_sarif:
        typer.echo(findings_sarif(audited, CHECKS, version("seedstats")), nl=False)
    elif as_json:
        typer.echo(findings_json(audited), nl=False)
    elif audited:
        Console().print(findings_report(audited))
    _finish((), errors)
    if fails(audited, fail_on):
        raise typer.Exit(FOUND)


@app.command()
def score(
    folder: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Texts with hand labels beside them.", show_default=False)
    ],
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="List what differs, document by document.")] = False,
) -> None:
    """Hold the facts of texts against hand labels.

    The labels of <stem>.txt are <stem>.json beside it, as docs/labelling.md describes them.

    \b
    Example:
      seedstats score seeds/ -v
    """
    from seedstats.outputs.tables import context_line, differences_table, ladder_table
    from seedstats.score import merge

    console = Console()
    with errors_told():
        ladders = list(_ladders(folder))
    for name, ladder in ladders if verbose else ():
        console.print(name, markup=False, highlight=False)
        console.print(differences_table(ladder.differences))
    total = merge(ladder for _, ladder in ladders)
    console.print(ladder_table(total, f"documents {len(ladders)}, labels {total.gold}, predictions {total.predicted}"))
    console.print(context_line(total), markup=False, highlight=False)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a fact sheet.

    \b
    Example:
      seedstats schema > schema.json
    """
    from seedstats.outputs import schema_json

    typer.echo(schema_json(), nl=False)


def _write(path: Path, target: Path) -> Counter[str]:
    from seedstats.checks import audit as find_all
    from seedstats.outputs import write_sheet
    from seedstats.outputs.tables import kinds
    from seedstats.pipeline import extract as extract_facts
    from seedstats.readers import read_text

    text = read_text(path)
    facts = extract_facts(text, source=path.as_posix())
    write_sheet(facts.model_copy(update={"findings": find_all(facts, text)}), target)
    return kinds(facts)


def _audited(paths: list[Path], off: Sequence[str]) -> tuple[list[Audited], list[SeedstatsError]]:
    from seedstats.checks import audit_many
    from seedstats.outputs.findings import Audited
    from seedstats.pipeline import extract as extract_facts
    from seedstats.readers import find_documents

    search = find_documents(path for path in paths if path != STANDARD_INPUT)
    texts, errors = {}, list(search.errors)
    audit_many((), off=off)  # a name that no check has is told before anything is read
    for path in [STANDARD_INPUT] * (STANDARD_INPUT in paths) + [found.path for found in search.found]:
        try:
            texts[path.as_posix()] = read_source(path)
        except SeedstatsError as error:
            errors.append(error)
    sheets = [extract_facts(text, source=source) for source, text in texts.items()]
    found_all = audit_many(sheets, list(texts.values()), off=off)
    return [Audited(*one) for one in zip(texts, texts.values(), found_all, strict=True)], errors


def _ladders(folder: Path) -> Iterator[tuple[str, Ladder]]:
    from seedstats.gold import find_gold, read_gold
    from seedstats.pipeline import extract as extract_facts
    from seedstats.readers import read_text
    from seedstats.score import compare

    for document in find_gold(folder):
        text = read_text(document.text)
        yield document.text.stem, compare(read_gold(document.labels, text), extract_facts(text).facts)


def _argument(text: str) -> str:
    from seedstats.readers import checked, decode

    if text == "-":
        return decode(sys.stdin.buffer.read(), "standard input")
    return checked(text, "the text given")


def _with_progress(targets: Iterable[Path]) -> Iterable[Path]:
    console = Console(stderr=True)
    return track(tuple(targets), "reading", console=console, transient=True, disable=not console.is_terminal)


def _finish(done: Sequence[tuple[str, Counter[str]]], errors: Sequence[SeedstatsError]) -> None:
    from seedstats.outputs.tables import summary_table

    if done:
        Console().print(summary_table(done))
    for error in errors:
        tell(error)
    if errors:
        raise typer.Exit(BAD_INPUT)


for command in (commands.export, commands.verify, commands.diff, command_corpus.corpus):
    app.command()(command)
