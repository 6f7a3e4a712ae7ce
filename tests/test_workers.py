"""Chunks over real processes: order, bounds, and what happens when a process dies."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain, count, islice
from pathlib import Path

import pytest

from seedstats.errors import SeedstatsError
from seedstats.failures import Failure
from seedstats.workers.chunks import OVERHEAD, Document, Item, attempt, cut
from seedstats.workers.running import AHEAD, run_chunks
from tests.killers import KILL, LEAVE, ONCE, SLEEP, fates


def documents(*texts: str, source: str | None = None) -> Iterator[Item]:
    return (Document(position, source, text) for position, text in enumerate(texts))


def run(
    items: Iterator[Item], chunk: int = 1, workers: int = 2, time_limit: float | None = None
) -> list[str | Failure]:
    results = run_chunks(cut(items, chunk), fates, workers=workers, time_limit=time_limit)
    parts = chain.from_iterable(parts for _, parts in results)
    return list(chain.from_iterable([part] if isinstance(part, Failure) else part for part in parts))


def named(results: list[str | Failure]) -> list[tuple[int, str]]:
    return [(result.position, result.reason) for result in results if isinstance(result, Failure)]


def test_a_chunk_is_cut_by_its_characters() -> None:
    chunks = cut(documents("一" * 100, "二" * 100, "三" * 500, "四"), 200 + 2 * OVERHEAD)
    assert [[item.position for item in chunk.items] for chunk in chunks] == [[0, 1], [2], [3]]


def test_empty_documents_fill_a_chunk_too() -> None:
    assert max(len(chunk.items) for chunk in cut(documents(*[""] * 1000), 64 * OVERHEAD)) == 64


def test_results_come_in_the_order_of_the_documents() -> None:
    texts = [str(number) for number in range(100)]
    assert run(documents(*texts), chunk=3 * OVERHEAD, workers=3) == texts


def test_without_order_all_results_come() -> None:
    chunks = cut(documents(*map(str, range(50))), 1)
    results = run_chunks(chunks, fates, workers=2, ordered=False)
    texts = [text for _, parts in results for part in parts if not isinstance(part, Failure) for text in part]
    assert sorted(texts, key=int) == [str(number) for number in range(50)]


def test_an_endless_stream_is_read_no_further_than_results_are_taken() -> None:
    read = count()
    stream = cut((Document(next(read), None, "x") for _ in count()), 1)
    results = run_chunks(stream, fates, workers=2)
    taken = list(islice(results, 20))
    results.close()
    assert len(taken) == 20
    assert next(read) <= 20 + 2 * AHEAD


def test_no_process_is_left_when_the_results_are_left() -> None:
    results = run_chunks(cut(documents(*["x"] * 50), 1), fates, workers=2)
    next(results)
    assert multiprocessing.active_children()
    results.close()
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(
    ("word", "ending"), [(KILL, "was killed by SIGKILL"), (LEAVE, "ended with code 3")], ids=["killed", "left"]
)
def test_only_the_document_that_kills_is_lost(word: str, ending: str) -> None:
    texts = [f"{word if number in (5, 17) else ''}{number}" for number in range(24)]
    results = run(documents(*texts), chunk=6 * OVERHEAD)
    assert named(results) == [(5, "died"), (17, "died")]
    assert [text for text in results if isinstance(text, str)] == [text for text in texts if word not in text]
    assert all(ending in result.message for result in results if isinstance(result, Failure))


def test_a_process_that_dies_once_loses_nothing(tmp_path: Path) -> None:
    texts = ["a", ONCE, "b"]
    assert run(documents(*texts, source=str(tmp_path / "mark")), workers=1) == texts
    assert (tmp_path / "mark").exists()


def test_a_document_that_takes_too_long_is_given_up() -> None:
    results = run(documents("a", SLEEP, "b", "c"), chunk=1000, time_limit=1.0)
    assert named(results) == [(1, "slow")]
    assert [text for text in results if isinstance(text, str)] == ["a", "b", "c"]


def test_a_failure_goes_through_in_its_place() -> None:
    broken = Failure(position=1, reason="input", message="no text")
    items: list[Item] = [Document(0, None, "a"), broken, Document(2, None, "b")]
    assert run(iter(items), chunk=1000) == ["a", str(broken), "b"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [(ValueError("x"), "error"), (MemoryError(), "error"), ("\ud800".encode, "input")],
    ids=["ValueError", "MemoryError", "surrogate"],
)
def test_an_exception_is_the_failure_of_its_document(error: object, reason: str) -> None:
    def work(document: Document) -> object:
        if isinstance(error, Exception):
            raise error
        return error()  # type: ignore[operator]

    result = attempt(work, Document(4, "a.txt", ""))
    assert isinstance(result, Failure)
    assert (result.position, result.source, result.reason) == (4, "a.txt", reason)


def test_a_script_without_a_guard_is_told_what_to_do(tmp_path: Path) -> None:
    """It runs itself again in every worker, which ends that worker before its first task."""
    script = tmp_path / "script.py"
    script.write_text("import seedstats\nlist(seedstats.extract_many(['a'] * 9, workers=2))\n", "utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{SeedstatsError.__module__}.SeedstatsError: a worker process ended with code 1" in done.stderr
    assert 'if __name__ == "__main__":' in done.stderr
