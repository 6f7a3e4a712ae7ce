"""Documents that came to nothing, each with its name and the reason, so that none is dropped in silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from seedstats.errors import SeedstatsError
from seedstats.models import Frozen

Reason = Literal["input", "error", "died", "slow"]


class Failure(Frozen):
    """A document of which there is no sheet.

    `position` counts the documents from 0 in the order they were given, `source` is the name it goes by. `reason` is
    "input" where no text could be had (no string, not UTF-8), "error" where reading it raised an exception, "died"
    where it ended the process that read it, "slow" where it took longer than the time limit.
    """

    position: int
    source: str | None = None
    reason: Reason
    message: str

    def __str__(self) -> str:
        name = f"document {self.position}" + (f" ({self.source})" if self.source else "")
        return f"{name}: {self.message}"


class DocumentsFailedError(SeedstatsError):
    """Raised once all other documents are done: some have no sheet.

    `count` is how many, `failures` says which and why; of more than a thousand it holds the first thousand.
    """

    def __init__(self, count: int, failures: Sequence[Failure]) -> None:
        self.count = count
        self.failures = tuple(failures)
        more = f", and {count - 1} more in .failures" if count > 1 else ""
        super().__init__(f"{self.failures[0]}{more}; leave it out, or pass on_error to be told at once")
