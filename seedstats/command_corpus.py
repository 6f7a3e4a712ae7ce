"""The command for a corpus: its options, its progress on the terminal, and what it says at the end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from seedstats.console import BAD_INPUT, errors_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from seedstats.corpus.manifest import Manifest
    from seedstats.corpus.running import Progress

STOPPED: Final = 130
TOLD: Final = 20
"""Failures that are named on standard error; the errors files have all of them."""


def corpus(
    source: Annotated[
        Path, typer.Argument(metavar="IN", help="A folder, or a file of many documents.", show_default=False)
    ],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The folder the shards go to.", show_default=False)],
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, help="Processes that read.", show_default="one for each processor"),
    ] = None,
    format: Annotated[Literal["jsonl", "parquet"], typer.Option("--format", help="What the shards are.")] = "jsonl",
    text_field: Annotated[str, typer.Option("--text-field", metavar="NAME", help="Where the text is.")] = "text",
    id_field: Annotated[str, typer.Option("--id-field", metavar="NAME", help="Where its name is, if any.")] = "id",
    date_field: Annotated[
        str, typer.Option("--date-field", metavar="NAME", help="Where its date is, if any.")
    ] = "date",
    lines: Annotated[bool, typer.Option("--lines", help="Text files have one document a line.")] = False,
    audit: Annotated[bool, typer.Option("--audit", help="Put the findings of the checks into each sheet.")] = False,
    shard_size: Annotated[
        int, typer.Option("--shard-size", min=1, metavar="CHARACTERS", help="Text in a shard.")
    ] = 4_000_000,
    unordered: Annotated[bool, typer.Option("--unordered", help="Rows of a shard as they are done.")] = False,
    time_limit: Annotated[
        float | None,
        typer.Option("--time-limit", min=0.001, metavar="SECONDS", help="Give up a document that takes longer."),
    ] = None,
) -> None:
    """Write the facts of a whole corpus as shards of JSON Lines or Parquet.

    Read are JSON Lines (.jsonl, .ndjson, also .gz), Parquet, and texts (.txt, .md), one document a file or a line. Run
    the same command again after it was stopped, however that was: it continues with the shard it was at. A document
    that cannot be read is named on standard error and in OUT/manifest.json, the others are done, and the exit code is 2
    at the end; Ctrl-C makes it 130. See docs/corpus.md.

    \b
    Examples:
      seedstats corpus news.jsonl.gz facts/ --workers 4
      seedstats corpus reports/ facts/ --format parquet
    """
    from seedstats.corpus.manifest import Options
    from seedstats.corpus.running import run_corpus

    options = Options(
        format=format,
        text_field=text_field,
        id_field=id_field,
        date_field=date_field,
        lines=lines,
        audit=audit,
        shard_characters=shard_size,
    )
    with errors_told(), _stoppable(target), _shown(source) as told:
        manifest = run_corpus(
            source,
            target,
            options,
            workers=workers or os.cpu_count() or 1,
            ordered=not unordered,
            time_limit=time_limit,
            told=told,
        )
    _close(manifest, target)


@contextmanager
def _stoppable(target: Path) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt as error:
        typer.echo(
            f"seedstats: stopped; whole shards are in {target}, run the same command again to continue", err=True
        )
        raise typer.Exit(STOPPED) from error


@contextmanager
def _shown(source: Path) -> Iterator[Callable[[Progress], None]]:
    """A bar with rates and the time left, where standard error is a terminal; failures are named in any case."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from seedstats.corpus.files import fingerprint

    console = Console(stderr=True, soft_wrap=True)
    columns = (
        TextColumn("{task.fields[done]}"),
        BarColumn(20),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
    )
    time_left = (TimeRemainingColumn(), TextColumn("left"))
    with Bar(*columns, *time_left, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=fingerprint(source).bytes, done="starting", rate="")
        tally = _Tally()

        def told(progress: Progress) -> None:
            if not tally.begun:  # what an earlier run has done must not count as the speed of this one
                bar.reset(task, completed=progress.bytes)
            tally.add(progress)
            bar.update(task, completed=progress.bytes, done=tally.done, rate=tally.rate)
            for line in tally.news(progress):
                console.print(line, markup=False, highlight=False)

        yield told


class _Tally:
    """What a run has done so far."""

    def __init__(self) -> None:
        self._documents = self._characters = self._failed = 0
        self._since = time.monotonic()

    @property
    def begun(self) -> bool:
        return self._documents > 0

    @property
    def done(self) -> str:
        return f"{self._documents:,} documents"

    @property
    def rate(self) -> str:
        seconds = max(time.monotonic() - self._since, 0.001)
        return f"{self._documents / seconds:,.0f} documents/s {self._characters / seconds / 1000:,.0f}k characters/s"

    def add(self, progress: Progress) -> None:
        self._documents += progress.documents
        self._characters += progress.characters

    def news(self, progress: Progress) -> Iterator[str]:
        for failure in progress.failures:
            self._failed += 1
            if self._failed <= TOLD:
                yield f"seedstats: {failure}"
            elif self._failed == TOLD + 1:
                yield "seedstats: further documents that fail are named in the errors files alone"


def _close(manifest: Manifest, target: Path) -> None:
    failed = f", {manifest.failed:,} of them failed" if manifest.failed else ""
    counted = f"{manifest.documents:,} documents{failed}, {manifest.facts:,} facts, {len(manifest.shards):,} shards"
    typer.echo(f"{target}: {counted}")
    if manifest.failed:
        typer.echo(f"seedstats: {manifest.failed} documents have no facts; see {target}/part-*.errors.jsonl", err=True)
        raise typer.Exit(BAD_INPUT)
