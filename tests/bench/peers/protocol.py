"""What the bench and `runner.py` say to each other: a job out, an answer back, both JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

import seedstats

RUNNER: Final = Path(__file__).parent / "runner.py"
FIRST: Final = "全市新建社区食堂126家，满意率达97.6%。"
"""The first call of every peer, after which it is ready."""
PATIENCE: Final = 600.0
"""Seconds after which a job that is to be done whole is given up."""

Value = Annotated[
    str | tuple[str, str] | None, BeforeValidator(lambda value: tuple(value) if isinstance(value, list) else value)
]


class Span(NamedTuple):
    """What a peer found: half-open, in code points; two numbers are a range."""

    start: int
    end: int
    value: Value


class Job(BaseModel):
    """What a runner has to do.

    `floor` is the pattern of the floor, `budget` the seconds that all rounds over `texts` may take together, unless
    they are to be read `whole`, and `labelled` the texts whose spans are wanted. `package` is where the adapter is
    imported from.
    """

    model_config = ConfigDict(frozen=True)

    adapter: str
    floor: str
    texts: tuple[str, ...]
    labelled: tuple[str, ...] = ()
    first: str = FIRST
    rounds: int = 3
    budget: float = 8.0
    whole: bool = False
    package: str = "adapters"

    @property
    def limit(self) -> float:
        """Seconds by the clock after which the runner is given up."""
        return PATIENCE if self.whole else 60 + 5 * self.budget


class Answer(BaseModel):
    """What a runner measured: seconds of floor and peer over the same `characters`, the best round of each.

    `ready` is import and first call, `peak` MiB of the whole process, `failed` how many texts the peer raised on.
    """

    model_config = ConfigDict(frozen=True)

    characters: int
    floor: float
    run: float
    ready: float
    peak: float
    failed: int
    failure: str | None
    spans: tuple[tuple[Span, ...] | None, ...]

    @property
    def speed(self) -> float:
        """Characters a second."""
        return self.characters / self.run

    @property
    def ratio(self) -> float:
        """How many times the floor's time it takes."""
        return self.run / self.floor


class UnansweredError(Exception):
    """A runner gave none; the message says why, in one line."""


def ask(job: Job, python: Path = Path(sys.executable), search: Sequence[Path] = ()) -> Answer:
    """Run the job by `python`, with `search` as further folders to import from.

    Raises `UnansweredError` where the peer cannot be loaded, breaks off or takes too long.
    """
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environ |= {"PYTHONPATH": os.pathsep.join(map(str, search)), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            [str(python), "-W", "ignore", str(RUNNER)],
            input=job.model_dump_json().encode(),
            capture_output=True,
            timeout=job.limit,
            env=environ,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnansweredError(f"given up after {job.limit:.0f} s") from None
    except OSError as error:
        raise UnansweredError(f"{python}: {error.strerror}") from error
    return read_answer(done.stdout, done.stderr)


def ask_here(job: Job) -> Answer:
    """Run the job by this interpreter, with the seedstats that this process has: the sources, or compiled."""
    return ask(job, search=(Path(seedstats.__file__).parent.parent,))


def read_answer(answered: bytes, said: bytes = b"") -> Answer:
    """The answer, checked; where there is none, the last line that the runner said is the reason."""
    try:
        found = json.loads(answered)
        if "error" in found:
            raise UnansweredError(str(found["error"]))
        return Answer.model_validate(found)
    except (ValueError, TypeError, ValidationError) as error:
        lines = said.decode("utf-8", "replace").strip().splitlines()
        raise UnansweredError(lines[-1] if lines else f"no answer that can be read ({type(error).__name__})") from error
