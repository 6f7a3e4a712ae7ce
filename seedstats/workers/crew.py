"""The workers of one run: who is free, who does what, and who is gone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from typing import Any, NamedTuple

from seedstats.errors import SeedstatsError
from seedstats.failures import Reason
from seedstats.workers.chunks import Item
from seedstats.workers.process import LostError, Worker


class Task(NamedTuple):
    """Items of a chunk from `first` on; `alone` where others have been taken out since a worker died on them."""

    chunk: int
    first: int
    items: tuple[Item, ...]
    alone: bool = False


class Loss(NamedTuple):
    """Why a task has no result."""

    reason: Reason
    message: str


class _Job(NamedTuple):
    worker: Worker
    task: Task
    until: float | None
    """When it has to be done, None while the process starts."""


class Crew:
    """At most `size` processes, made when first needed; a new one takes the place of one that is gone."""

    def __init__(self, work: Callable[[tuple[Item, ...]], Any], size: int, time_limit: float | None) -> None:
        self._work, self._size = work, size
        self._limit = float("inf") if time_limit is None else time_limit
        self._idle: list[Worker] = []
        self._jobs: dict[Any, _Job] = {}

    @property
    def busy(self) -> bool:
        """Whether a task is under way."""
        return bool(self._jobs)

    @property
    def free(self) -> bool:
        """Whether a further task can be given."""
        return len(self._jobs) < self._size

    def give(self, task: Task) -> None:
        """Start `task`, on a new process where none is idle."""
        if self._idle:
            self._send(self._idle.pop(), task)
        else:
            self._hire(task)

    def collect(self, *, waiting: bool) -> Iterator[tuple[Task, Any]]:
        """The tasks that ended, each with its result or a `Loss`; `waiting` until there is news."""
        for connection in wait(list(self._jobs), self._patience() if waiting else 0):
            job = self._jobs.pop(connection)
            try:
                answer = job.worker.receive()
            except LostError:
                yield job.task, self._bury(job)
                continue
            if job.until is None:
                self._send(job.worker, job.task)
            else:
                self._idle.append(job.worker)
                yield job.task, answer
        yield from self._overdue()

    def dismiss(self) -> None:
        """End all processes, whatever they do."""
        for worker in [*self._idle, *(job.worker for job in self._jobs.values())]:
            worker.stop()
        self._idle, self._jobs = [], {}

    def _hire(self, task: Task) -> None:
        worker = Worker(self._work)
        self._jobs[worker.connection] = _Job(worker, task, None)

    def _send(self, worker: Worker, task: Task) -> None:
        try:
            worker.send(task.items)
        except LostError:  # it died while it had nothing to do, which is no fault of the task
            worker.stop()
            self._hire(task)
        else:
            self._jobs[worker.connection] = _Job(worker, task, time.monotonic() + self._limit)

    def _bury(self, job: _Job) -> Loss:
        ending = job.worker.ending()
        if job.until is None:
            raise SeedstatsError(
                f"a worker process {ending} before it could start; a script that uses workers has to keep what it does "
                'below `if __name__ == "__main__":`, because every worker imports it'
            )
        return Loss("died", f"the process that read it {ending}; read it alone to see why")

    def _patience(self) -> float | None:
        ends = [job.until for job in self._jobs.values() if job.until is not None and job.until != float("inf")]
        return max(0.0, min(ends) - time.monotonic()) if ends else None

    def _overdue(self) -> Iterator[tuple[Task, Loss]]:
        now = time.monotonic()
        for connection, job in list(self._jobs.items()):
            if job.until is not None and job.until <= now:
                del self._jobs[connection]
                job.worker.stop()
                yield job.task, Loss("slow", f"it took longer than the time limit of {self._limit:g} s")
