"""extract_many: a stream in, a stream out, the same sheets whatever the number of workers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import count, islice
from typing import Any

import pytest

import seedstats
from seedstats import DocumentsFailedError, Failure, SeedstatsError
from tests.bench.speed import seed_texts

TEXTS = [*seed_texts(2), "", "去年办结591件。"]


@pytest.mark.parametrize("workers", [1, 2])
def test_sheets_are_those_of_extract(workers: int) -> None:
    day = date(2024, 3, 1)
    sheets = list(seedstats.extract_many(TEXTS, day, workers=workers, chunk=5000))
    assert sheets == [seedstats.extract(text, day) for text in TEXTS]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_endless_stream_goes_through(workers: int) -> None:
    stream = ((f"{number}.txt", f"办结{number}件。") for number in count(1))
    taken = list(islice(seedstats.extract_many(stream, workers=workers, chunk=1), 40))
    assert [sheet.source for sheet in taken] == [f"{number}.txt" for number in range(1, 41)]
    assert [str(sheet.facts[0].quantity.value) for sheet in taken] == [str(number) for number in range(1, 41)]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stream_that_breaks_off_gives_what_came_before(workers: int) -> None:
    def broken() -> Iterator[str]:
        yield from TEXTS
        raise ConnectionError("the line is dead")

    sheets = seedstats.extract_many(broken(), workers=workers, chunk=5000)
    assert [sheet.sha256 for sheet in islice(sheets, len(TEXTS))] == [seedstats.extract(text).sha256 for text in TEXTS]
    with pytest.raises(ConnectionError, match="the line is dead"):
        next(sheets)


def test_without_order_the_source_tells_whose_a_sheet_is() -> None:
    pairs = {f"{number}.txt": text for number, text in enumerate(TEXTS)}
    sheets = seedstats.extract_many(pairs.items(), workers=2, ordered=False, chunk=1)
    assert {str(sheet.source): sheet for sheet in sheets} == {
        source: seedstats.extract(text, source=source) for source, text in pairs.items()
    }


POISON: list[Any] = [None, b"20", 20, float("nan"), ["a"], ("a.txt", None), (1, "a"), ("a", "b", "c")]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_no_text_is_named_and_the_rest_done(workers: int) -> None:
    told: list[Failure] = []
    texts = ["办结1件。", *POISON, "9" * 5_000_000, "办结2件。"]
    sheets = list(seedstats.extract_many(texts, workers=workers, on_error=told.append))
    assert [fact.quantity.text for sheet in sheets for fact in sheet.facts] == ["1件", "2件"]
    assert [failure.position for failure in told] == list(range(1, len(POISON) + 1))
    assert {failure.reason for failure in told} == {"input"}


def test_failures_are_raised_after_the_last_sheet() -> None:
    stream = seedstats.extract_many(["办结1件。", None, "办结2件。", 3])  # type: ignore[list-item]
    assert [sheet.facts[0].quantity.text for sheet in islice(stream, 2)] == ["1件", "2件"]
    with pytest.raises(DocumentsFailedError, match=r"document 1: a NoneType.*, and 1 more") as raised:
        next(stream)
    assert [failure.position for failure in raised.value.failures] == [1, 3]


def test_failures_without_end_are_counted_but_not_all_kept() -> None:
    with pytest.raises(DocumentsFailedError) as raised:
        list(seedstats.extract_many([None] * 2500))  # type: ignore[list-item]
    assert raised.value.count == 2500
    assert len(raised.value.failures) == 1000


@pytest.mark.parametrize(
    ("options", "message"),
    [({"workers": 0}, "at least one"), ({"time_limit": 1.0}, "two workers"), ({"chunk": 0}, "chunk=0")],
    ids=["workers", "time_limit", "chunk"],
)
def test_arguments_are_checked_before_anything_is_read(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SeedstatsError, match=message):
        seedstats.extract_many(iter(()), **options)


def test_starting_up_imports_no_processes() -> None:
    code = "import sys, seedstats; list(seedstats.extract_many(['a'])); print('multiprocessing' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"
