"""What is not installed by default is asked for here, by the name of the extra that brings it."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from seedstats.errors import SeedstatsError


def need(module: str, extra: str) -> ModuleType:
    """The module, imported now. Raises `SeedstatsError` with the command that installs it where it is missing."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise SeedstatsError(f"{module} is not installed; install it with: pip install 'seedstats[{extra}]'") from error
