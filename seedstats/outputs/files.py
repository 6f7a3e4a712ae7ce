"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import uuid
from pathlib import Path

from seedstats.errors import SeedstatsError


def write_whole(target: Path, content: bytes, what: str) -> None:
    """Write `content` to `target`, making its folder where needed and replacing what stood there.

    The file appears in one step: whoever reads `target` meets the old content or the new, never a part.
    Raises `SeedstatsError` where `what` cannot be written; nothing is left behind then.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
    except OSError as error:
        raise SeedstatsError(f"{target}: {error.strerror}; {what} cannot be written there") from error


def _replace(target: Path, content: bytes) -> None:
    # In the same folder, so that the last step is a rename; short, so that a long stem does not outgrow the limit.
    part = target.parent / f".seedstats-{uuid.uuid4().hex}"
    try:
        part.write_bytes(content)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
