"""A job comes back answered or with a reason, within its budget, and an environment is made once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.bench.peers import environments, runner
from tests.bench.peers.environments import EnvironmentMissingError, environment
from tests.bench.peers.protocol import PATIENCE, Job, Span, UnansweredError, ask, read_answer
from tests.bench.speed import FLOOR

TEXT = "办结20件，补贴3至5万元，约三成。"
FAKE = """
import sys
def load():
    print("a word on standard output")
    def run(text):
        if "坏" in text:
            raise ValueError("cannot read this")
        return text
    return run
def spans(text):
    return [(0, len(text), ["1", "2"])]
"""


@pytest.fixture
def fakes(tmp_path: Path) -> Path:
    package = tmp_path / "fakes"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "fake.py").write_text(FAKE, "utf-8")
    (package / "broken.py").write_text("def load():\n    import no_such_package\n", "utf-8")
    return tmp_path


def test_a_job_is_answered_whatever_the_peer_prints(fakes: Path) -> None:
    job = Job(package="fakes", adapter="fake", floor=FLOOR, texts=(TEXT, "坏"), labelled=("三人",), budget=0.01)
    answer = ask(job, search=[fakes])
    assert answer.characters == len(TEXT) + 1
    assert answer.floor > 0
    assert answer.ratio == answer.run / answer.floor
    assert answer.speed == answer.characters / answer.run
    assert 5 < answer.peak < 1_000
    assert (answer.failed, answer.failure) == (1, "ValueError: cannot read this")
    assert answer.spans == ((Span(0, 2, ("1", "2")),),)


def test_a_peer_that_cannot_be_loaded_is_an_answer(fakes: Path) -> None:
    with pytest.raises(UnansweredError, match="No module named 'no_such_package'"):
        ask(Job(package="fakes", adapter="broken", floor=FLOOR, texts=(TEXT,)), search=[fakes])


def test_a_long_job_is_waited_for() -> None:
    job = Job(adapter="seedstats", floor=FLOOR, texts=(TEXT,))
    assert job.limit == 100
    assert job.model_copy(update={"whole": True}).limit == PATIENCE


def test_a_python_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnansweredError, match="No such file"):
        ask(Job(adapter="seedstats", floor=FLOOR, texts=(TEXT,)), tmp_path / "python")


@pytest.mark.parametrize("answered", ["", "[]", "1", '{"run": 1}', "Killed"])
def test_what_is_no_answer_is_refused_with_the_last_words(answered: str) -> None:
    with pytest.raises(UnansweredError, match=r"^out of memory$"):
        read_answer(answered.encode(), b"warning\nout of memory\n")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still unless its one number is added to."""
    now = [0.0]
    monkeypatch.setattr("time.process_time", lambda: now[0])
    return now


def test_a_slow_peer_reads_what_its_budget_has_time_for(clock: list[float]) -> None:
    def run(text: str) -> None:
        clock[0] += len(text) / 1_000

    assert runner.affordable(run, ["一" * 500] * 9, budget=1.6) == ["一" * 500] * 4
    assert runner.affordable(run, ["一" * 500] * 3, budget=1.6) == ["一" * 500] * 3
    assert len(runner.affordable(run, ["一" * 50_000], budget=15)[0]) == 8_000
    assert len(runner.affordable(run, ["一" * 5_000], budget=15)[0]) == 5_000


def test_the_best_of_several_rounds_counts(clock: list[float]) -> None:
    costs = iter([3.0, 1.0, 2.0])

    def run(_: str) -> None:
        clock[0] += next(costs)

    def floor(_: str) -> None:
        clock[0] += 0.25

    timed = runner.timing(floor, runner.Guarded(run), ["三人"], 3, 0.0)
    assert timed == {"characters": 2, "floor": 0.25, "run": 1.0, "failed": 0, "failure": None}


class Pip:
    """Stands for the making of a venv and for pip, which may fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fails: bool = False) -> None:
        self.calls, self.fails = 0, fails
        monkeypatch.setattr(environments, "_call", self)

    def __call__(self, command: list[str]) -> None:
        self.calls += 1
        if "venv" in command:
            Path(command[-1]).mkdir(parents=True)
        elif self.fails:
            raise subprocess.CalledProcessError(1, command, stderr="a warning\nERROR: No matching distribution\n\n")


def test_an_environment_is_made_once_and_again_when_its_requirements_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pip = Pip(monkeypatch)
    python = environment("jieba", tmp_path)
    assert python == tmp_path / "jieba" / "bin" / "python"
    assert environment("jieba", tmp_path) == python
    assert pip.calls == 2
    (tmp_path / "jieba" / "requirements.txt").write_text("jieba==0.1\n", "utf-8")
    environment("jieba", tmp_path)
    assert pip.calls == 4


def test_an_environment_that_fails_says_why_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Pip(monkeypatch, fails=True)
    with pytest.raises(EnvironmentMissingError, match=r"^ERROR: No matching distribution$"):
        environment("jieba", tmp_path)
    assert list(tmp_path.iterdir()) == []
