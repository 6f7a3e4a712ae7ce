"""Runs one peer on one job, in the peer's own environment; `protocol.py` makes the job and reads the answer.

The job comes as JSON on standard input and the answer goes as JSON to standard output, whatever the peer prints. The
floor is measured in turns with the peer, in this very process, so that their ratio is one of one run. Nothing but the
standard library, `regex` for the floor and the peer's adapter is imported.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

FIRST_SLICE = 1_000
"""Characters of a long text that are tried first, then twice as many, and so on."""

STEADY = 0.1
MORE_ROUNDS = 10


def main() -> None:
    """Read the job, do it, write the answer; a peer that cannot be loaded is an answer as well."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    job = json.loads(sys.stdin.buffer.read())
    try:
        answer = do(job)
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    json.dump(answer, answers)
    answers.close()


def do(job: dict[str, Any]) -> dict[str, Any]:
    """Load the adapter, time it on `texts`, and ask it about `labelled`."""
    adapter = importlib.import_module(f"{job['package']}.{job['adapter']}")
    start = time.perf_counter()
    run = adapter.load()
    run(job["first"])
    ready = time.perf_counter() - start
    guarded, budget = Guarded(run), job["budget"]
    read = job["texts"] if job["whole"] else affordable(guarded, job["texts"], budget / (job["rounds"] + 1))
    timed = timing(floor_of(job["floor"]), guarded, read, job["rounds"], budget / 2)
    peak = peak_mebibytes()
    return {**timed, "ready": ready, "peak": peak, "spans": [adapter.spans(run(text)) for text in job["labelled"]]}


class Guarded:
    """A peer that fails on a text has read it all the same; how often, and how it failed last, is kept."""

    def __init__(self, run: Callable[[str], object]) -> None:
        self._run = run
        self.failures: dict[str, str] = {}

    def __call__(self, text: str) -> object:
        try:
            return self._run(text)
        except Exception as error:
            self.failures[text] = f"{type(error).__name__}: {error}"
            return None


def floor_of(pattern: str) -> Callable[[str], int]:
    """The bare pass that finds the numerals and does nothing with them."""
    import regex

    numeral = regex.compile(pattern)
    return lambda text: sum(1 for _ in numeral.finditer(text))


def timing(
    floor: Callable[[str], object], run: Guarded, read: Sequence[str], rounds: int, budget: float
) -> dict[str, Any]:
    """Seconds of both over the texts; the best round of each counts.

    There are `rounds` of them, and up to `MORE_ROUNDS` while the budget lasts.
    """
    floors: list[float] = []
    runs: list[float] = []
    while len(runs) < rounds or (len(runs) < MORE_ROUNDS and sum(runs) < budget):
        floors.append(steady_seconds(floor, read))
        runs.append(seconds(run, read))
    return {
        "characters": sum(map(len, read)),
        "floor": min(floors),
        "run": min(runs),
        "failed": sum(text in run.failures for text in read),
        "failure": next(iter(run.failures.values()), None),
    }


def affordable(run: Callable[[str], object], texts: Sequence[str], budget: float) -> list[str]:
    """As many of the texts as are read within the budget, at least one; of a lone long text, its beginning.

    Reading them is the warm-up, too.
    """
    if len(texts) == 1:
        return [affordable_slice(run, texts[0], budget)]
    taken = 0.0
    for number, text in enumerate(texts, 1):
        taken += seconds(run, [text])
        if taken > budget:
            return list(texts[:number])
    return list(texts)


def affordable_slice(run: Callable[[str], object], text: str, budget: float) -> str:
    """The text, or a beginning of it, each twice as long as the last, that took more than half of the budget."""
    size = FIRST_SLICE
    while size < len(text):
        taken = seconds(run, [text[:size]])
        if taken > budget / 2:
            return text[:size]
        size *= 2
    run(text)
    return text


def seconds(work: Callable[[str], object], texts: Iterable[str]) -> float:
    """How long the work on all texts keeps the processor busy: what else the machine does is not counted."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def steady_seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """The mean over as many passes as take `STEADY` seconds: a pass of a few milliseconds may be a lucky one."""
    taken, passes = 0.0, 0
    while taken < STEADY:
        taken += seconds(work, texts)
        passes += 1
    return taken / passes


def peak_mebibytes() -> float:
    """The most memory this program has held.

    `ru_maxrss` outlives the start of a new program on Linux and would count what the caller held; `VmHWM` does not.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
