"""The environment of each peer: a venv of its own under `.bench/`, made on first use, with pinned versions."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent.parent / ".bench"
REQUIREMENTS: Final = Path(__file__).parent / "requirements"
MAKING_TAKES: Final = 600
"""Seconds after which the making of an environment is given up."""


class EnvironmentMissingError(Exception):
    """An environment could not be made; the message says why, in one line."""


def requirements(name: str) -> str:
    """What is installed for a peer: its file, and `regex` as it is here, so that the floor is the same everywhere."""
    pinned = (REQUIREMENTS / f"{name}.txt").read_text("utf-8")
    return f"{pinned}regex=={version('regex')}\n"


def environment(name: str, root: Path = ROOT) -> Path:
    """The Python of the environment of a peer, which is made where it is missing or its requirements have changed.

    Raises `EnvironmentMissingError` where that fails; nothing half-made is left.
    """
    folder, wanted = root / name, requirements(name)
    python = folder / "bin" / "python"
    stamp = folder / "requirements.txt"
    if not (stamp.exists() and stamp.read_text("utf-8") == wanted):
        _make(folder, wanted)
        stamp.write_text(wanted, "utf-8")
    return python


def _make(folder: Path, wanted: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    listed = folder / "wanted.txt"
    try:
        _call([sys.executable, "-m", "venv", str(folder)])
        listed.write_text(wanted, "utf-8")
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _call([*pip, "--requirement", str(listed)])
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise EnvironmentMissingError(_why(error)) from error
    listed.unlink()


def _call(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=MAKING_TAKES)


def _why(error: OSError | subprocess.SubprocessError) -> str:
    """The last line of what the failing program said, as that is where pip gives its reason."""
    if isinstance(error, subprocess.CalledProcessError):
        lines = [line for line in (error.stderr or error.stdout or "").splitlines() if line.strip()]
        return lines[-1].strip() if lines else f"exit code {error.returncode}"
    return str(error)
