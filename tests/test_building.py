"""The build backend: what is compiled, and that nothing is where that is not wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from seedstats.building import backend

ROOT = Path(__file__).parent.parent


def test_every_file_to_compile_is_there() -> None:
    assert [name for name in backend.sources() if not (ROOT / name).is_file()] == []


def test_every_reader_of_context_is_compiled() -> None:
    readers = {f"seedstats/context/{path.name}" for path in (ROOT / "seedstats" / "context").glob("*.py")}
    assert readers <= set(backend.sources())


def test_the_sources_run_as_they_are_where_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(backend.PURE, "1")
    assert backend.extensions() == []


def test_without_a_compiler_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(backend.PURE, raising=False)
    monkeypatch.setattr(backend, "_has_compiler", lambda: False)
    assert backend.extensions() == []
