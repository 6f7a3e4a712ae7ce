"""`python -m tests.bench.many scale|memory`: what more workers bring, and how much memory more input takes.

Both run over the seed texts, repeated as JSON Lines, each run in a process of its own; a folder that the system drops
holds what they read and write.

- `scale [MEGABYTES]` (30) runs `seedstats corpus` with one worker and with two, in turns, and keeps the best of each:
  noise only ever slows down. It says nothing while others use the processors. With one worker there is a process that
  reads and one that writes, but for `extract_many`, which has one in all.
- `memory [MEGABYTES ...]` (10 and 100; 1000 takes long) gives the peak of the process that writes and of its largest
  worker, and how much the sum grows from the smallest input to the largest.

`--parquet` writes Parquet, `--extract_many` measures that in place of `corpus`. With `--write` the table in
docs/corpus.md is written anew.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Final, NamedTuple

from seedstats.corpus.manifest import Format, Options
from seedstats.corpus.running import run_corpus
from seedstats.many import extract_many
from tests.bench.page import markdown, write_table
from tests.bench.speed import seed_texts

PAGE: Final = Path(__file__).parent.parent.parent / "docs" / "corpus.md"
ROUNDS: Final = 3
_MEBIBYTE: Final = 1024 * (1024 if sys.platform == "darwin" else 1)
"""What `ru_maxrss` counts, in a mebibyte: bytes on macOS, KiB elsewhere."""


class Run(NamedTuple):
    """What one run took: seconds of the clock and of the processors (parent, workers), peaks in MiB."""

    seconds: float
    parent_seconds: float
    worker_seconds: float
    parent_peak: float
    worker_peak: float
    characters: int


def write_input(path: Path, megabytes: float) -> int:
    """JSON Lines of so many megabytes of text; returns the characters."""
    left, characters = megabytes * 1e6, 0
    with path.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(cycle(seed_texts(1))):
            if left <= 0:
                return characters
            lines.write(json.dumps({"id": f"d{number}", "text": text}, ensure_ascii=False) + "\n")
            left -= len(text.encode())
            characters += len(text)
    raise AssertionError("the seeds have no end")


def run_one(kind: str, source: Path, target: Path, workers: int) -> Run:
    """One run in this process, measured."""
    characters = sum(map(len, _texts(source)))
    before = resource.getrusage(resource.RUSAGE_SELF)
    started = time.perf_counter()
    if kind == "extract_many":
        for _ in extract_many(_texts(source), workers=workers):
            pass
    else:
        format: Format = "parquet" if kind == "parquet" else "jsonl"
        run_corpus(source, target, Options(format=format), workers=workers)
    seconds = time.perf_counter() - started
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Run(
        seconds,
        own.ru_utime + own.ru_stime - before.ru_utime - before.ru_stime,
        children.ru_utime + children.ru_stime,
        own.ru_maxrss / _MEBIBYTE,
        children.ru_maxrss / _MEBIBYTE,
        characters,
    )


def measure(kind: str, source: Path, workers: int) -> Run:
    """One run in a fresh process."""
    with tempfile.TemporaryDirectory(dir=source.parent) as target:
        command = [sys.executable, "-m", "tests.bench.many", "run", kind, str(source), target + "/out", str(workers)]
        return Run(*json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def scale(megabytes: float, kind: str) -> str:
    """One worker against two, as a Markdown table."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.jsonl"
        write_input(source, megabytes)
        rows = [_scale_row(kind, source)]
    return markdown(("what", "1 worker, characters/s", "2 workers", "ratio", "processor time of the parent"), rows)


def _scale_row(kind: str, source: Path) -> tuple[str, ...]:
    runs = [(measure(kind, source, 1), measure(kind, source, 2)) for _ in range(ROUNDS)]
    one, two = (min((pair[at] for pair in runs), key=lambda run: run.seconds) for at in (0, 1))
    share = two.parent_seconds / (two.parent_seconds + two.worker_seconds)
    rates = [f"{run.characters / run.seconds:,.0f}" for run in (one, two)]
    return (kind, *rates, f"{one.seconds / two.seconds:.2f}", f"{share:.1%}")


def memory(sizes: Sequence[float], kind: str) -> str:
    """The peaks for inputs of each size, as a Markdown table."""
    rows, totals = [], []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            source = Path(folder) / "texts.jsonl"
            write_input(source, size)
            run = measure(kind, source, 2)
            totals.append(run.parent_peak + 2 * run.worker_peak)
            peaks = (f"{run.parent_peak:.0f}", f"{run.worker_peak:.0f}", f"{totals[-1]:.0f}")
            rows.append((f"{size:g} MB", *peaks, f"{totals[-1] / totals[0] - 1:+.1%}"))
    return markdown(("input", "parent, MiB", "a worker, MiB", "parent and 2 workers, MiB", "against the first"), rows)


def _texts(source: Path) -> Iterator[str]:
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write the page where asked to."""
    command, *rest = arguments
    if command == "run":
        kind, source, target, workers = rest
        print(json.dumps(run_one(kind, Path(source), Path(target), int(workers))))
        return
    kind = next((kind for kind in ("parquet", "extract_many") if f"--{kind}" in rest), "jsonl")
    sizes = [float(argument) for argument in rest if not argument.startswith("-")]
    result = scale(sizes[0] if sizes else 30, kind) if command == "scale" else memory(sizes or (10, 100), kind)
    print(f"{os.cpu_count()} processors, {kind}\n{result}")
    if "--write" in rest:
        write_table(result, command, PAGE)


if __name__ == "__main__":
    main(sys.argv[1:])
