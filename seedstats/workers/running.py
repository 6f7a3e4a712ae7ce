"""Chunks in, results out, in order or as they come; a chunk that killed its worker is done document by document."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from seedstats.failures import Failure
from seedstats.workers.chunks import Chunk, Document, Item
from seedstats.workers.crew import Crew, Loss, Task

C = TypeVar("C", bound=Chunk)
R = TypeVar("R")

AHEAD: Final = 4
"""Chunks a worker may be ahead of the one that is waited for; more would be kept in memory."""


def run_chunks(
    chunks: Iterable[C],
    work: Callable[[tuple[Item, ...]], R],
    *,
    workers: int,
    ordered: bool = True,
    time_limit: float | None = None,
) -> Generator[tuple[C, list[R | Failure]], None, None]:
    """Each chunk with what `work` makes of its items, in a process of its own.

    `work` is a function that a module names, and leaves no exception to its caller. A chunk has one result, or, where
    a worker died or took longer than `time_limit` seconds, one for each item, a `Failure` for the one that was at
    fault: who ends a fresh process once more, alone. `chunks` is read as results are taken, never far ahead; at most
    4 × `workers` chunks are held. An exception that `chunks` ends with comes after the results of those before it. All
    processes end with the iterator. Raises `SeedstatsError` where no process starts.
    """
    crew = Crew(work, workers, time_limit)
    flight: _Flight[C] = _Flight(iter(chunks), AHEAD * workers, ordered)
    try:
        while True:
            if landed := flight.land():
                yield landed
            task = flight.start() if crew.free else None
            if task:
                crew.give(task)
            if not crew.busy and not flight.ready:
                flight.end()
                return
            for ended, result in crew.collect(waiting=not task and not flight.ready):
                flight.settle(ended, result)
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Open(Generic[C]):
    chunk: C
    left: int
    results: dict[int, Any] = field(default_factory=dict)


class _Flight(Generic[C]):
    """The chunks under way, at most `most`."""

    def __init__(self, chunks: Iterator[C], most: int, ordered: bool) -> None:
        self._chunks, self._most, self._ordered = chunks, most, ordered
        self._open: dict[int, _Open[C]] = {}
        self._again: deque[Task] = deque()
        self._started = 0
        self._broken: Exception | None = None

    @property
    def ready(self) -> bool:
        """Whether a chunk can be handed out."""
        return self._next() is not None

    def start(self) -> Task | None:
        """What is to be done next, None where there is nothing, or nothing yet."""
        if self._again:
            return self._again.popleft()
        chunk = self._read() if len(self._open) < self._most else None
        if chunk is None:
            return None
        number, self._started = self._started, self._started + 1
        self._open[number] = _Open(chunk, len(chunk.items))
        return Task(number, 0, chunk.items)

    def end(self) -> None:
        """Raise what the chunks ended with, now that all those before it are done."""
        if self._broken:
            raise self._broken

    def settle(self, task: Task, result: Any) -> None:
        """Take in what became of a task: its result, a failure that is final, or its items once more, one by one."""
        if isinstance(result, Loss):
            if len(task.items) > 1 or not (task.alone or result.reason == "slow"):
                self._again += [
                    Task(task.chunk, task.first + at, (item,), alone=True) for at, item in enumerate(task.items)
                ]
                return
            result = _failure(task.items[0], result)
        holder = self._open[task.chunk]
        holder.results[task.first] = result
        holder.left -= len(task.items)

    def land(self) -> tuple[C, list[Any]] | None:
        """A chunk that is done, with its results in the order of its items; the first of all where order is kept."""
        number = self._next()
        if number is None:
            return None
        holder = self._open.pop(number)
        return holder.chunk, [holder.results[first] for first in sorted(holder.results)]

    def _read(self) -> C | None:
        if self._broken:
            return None
        try:
            return next(self._chunks, None)
        except Exception as error:
            self._broken = error
            return None

    def _next(self) -> int | None:
        numbers = list(self._open)[:1] if self._ordered else self._open
        return next((number for number in numbers if not self._open[number].left), None)


def _failure(item: Item, loss: Loss) -> Failure:
    if isinstance(item, Document):
        return Failure(position=item.position, source=item.source, reason=loss.reason, message=loss.message)
    return item
