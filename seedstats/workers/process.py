"""One worker: a process with a pipe of its own, so that whoever dies is known, and with it what it was reading.

`concurrent.futures` and `loky` fail everything that is under way when one process dies, and do not say whose fault it
was; here the others never notice. A worker ends by itself when its pipe does, so that none outlives its parent.

Processes are spawned, not forked: a fork copies locks that other threads hold (a progress bar is one), and is what no
system but Linux offers safely. A worker takes half a second to start; the next documents wait for no longer.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Final

from seedstats.workers.chunks import Item
from seedstats.workers.transfer import dumps, loads

READY: Final = b"ready"
_PATIENCE: Final = 5.0
"""Seconds that a process whose pipe has ended, or that was killed, is given to end."""


class LostError(Exception):
    """The process at the other end is gone."""


class Worker:
    """The handle of a process that does one task at a time."""

    def __init__(self, work: Callable[[tuple[Item, ...]], Any]) -> None:
        context = get_context("spawn")
        self.connection, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, work), daemon=True)
        with _no_interrupt():
            self._process.start()
        other.close()

    def send(self, items: tuple[Item, ...]) -> None:
        """Hand over a task; the process must be waiting for one. Raises `LostError`."""
        try:
            self.connection.send_bytes(dumps(items))
        except OSError as error:
            raise LostError from error

    def receive(self) -> Any:
        """What the process says: first that it is ready, then the result of each task. Raises `LostError`."""
        try:
            return loads(self.connection.recv_bytes())
        except (EOFError, OSError) as error:
            raise LostError from error

    def ending(self) -> str:
        """How a process that is lost came to its end."""
        self._process.join(_PATIENCE)
        exitcode = self._process.exitcode
        self.stop()
        if exitcode is not None and exitcode < 0:
            with contextlib.suppress(ValueError):
                return f"was killed by {signal.Signals(-exitcode).name}"
        return f"ended with code {exitcode}"

    def stop(self) -> None:
        """End the process whatever it does; it holds nothing that would be lost."""
        self._process.kill()
        self._process.join(_PATIENCE)
        self.connection.close()


def _serve(connection: Connection, work: Callable[[tuple[Item, ...]], Any]) -> None:
    """The life of a worker. Ctrl-C reaches the whole group; it is the parent's to act upon."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        connection.send_bytes(dumps(READY))
        while True:
            connection.send_bytes(dumps(work(loads(connection.recv_bytes()))))


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """Ctrl-C waits until the process is made, which takes over that it is not to be interrupted while it starts."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
