"""How soon a fresh process has its first sheet."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Final, NamedTuple

from tests.bench.peers.protocol import FIRST

ROUNDS: Final = 10
_CODE: Final = """
import json, sys, time
start = time.perf_counter()
import seedstats
imported = time.perf_counter()
seedstats.extract(sys.argv[1])
print(json.dumps([imported - start, time.perf_counter() - imported]))
"""


class Start(NamedTuple):
    """Seconds by the clock: the import, the first call, and the whole process, Python included."""

    imported: float
    called: float
    process: float

    @property
    def ready(self) -> float:
        """Import and first call."""
        return self.imported + self.called


def cold_start(rounds: int = ROUNDS) -> Start:
    """The best of so many fresh processes."""
    return min((_start() for _ in range(rounds)), key=lambda start: start.process)


def _start() -> Start:
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", _CODE, FIRST], capture_output=True, check=True)
    process = time.perf_counter() - begun
    imported, called = json.loads(done.stdout)
    return Start(imported, called, process)
