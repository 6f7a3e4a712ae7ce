"""The curves: prose made to measure, points from answers, tables and plots from points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import seedstats
from tests.bench.page import SPEED, replace_table
from tests.bench.peers.protocol import Answer, Job
from tests.bench.prose import documents, prose
from tests.bench.scaling import curves
from tests.bench.scaling.curves import Point, Worked, best, density_curve, length_curve, spread, worker_curve
from tests.bench.scaling.plots import Plot, write_plot
from tests.bench.scaling.start import Start, cold_start
from tests.bench.scaling.tables import NO_WORKERS, page, plots, worker_table

POINTS = [Point(1_000, 3e-6, 90.0, 30.0), Point(10_000, 2e-6, 60.0, 40.0), Point(100_000, 2.2e-6, 66.0, 90.0)]
START = Start(0.2, 0.1, 0.35)


@pytest.mark.parametrize("per_thousand", [0, 0.5, 1, 10, 50, 100])
def test_prose_holds_as_many_figures_as_asked_for(per_thousand: float) -> None:
    text, figures = prose(10_000, per_thousand)
    assert abs(figures / len(text) * 1_000 - per_thousand) <= max(0.1, per_thousand / 100)
    assert len(seedstats.extract(text).facts) == figures


def test_prose_is_the_same_on_every_run_and_no_two_documents_are_alike() -> None:
    assert prose(2_000, 5) == prose(2_000, 5)
    assert len(set(documents(10, 2_000, 5))) == 10


def asks(job: Job) -> Answer:
    """As if a character took a microsecond, and the floor a hundredth of it."""
    characters = sum(map(len, job.texts))
    run = characters / 1e6
    return Answer(characters=characters, floor=run / 100, run=run, ready=0.3, peak=50, failed=0, failure=None, spans=())


def test_a_point_is_what_a_fresh_process_measured(capsys: pytest.CaptureFixture[str]) -> None:
    for points, at in ((length_curve([1_000, 2_000], asks), [1_000, 2_000]), (density_curve([0, 5], asks), [0, 5])):
        assert [point.at for point in points] == at
        assert [point.seconds for point in points] == pytest.approx([1e-6, 1e-6])
        assert [point.ratio for point in points] == pytest.approx([100, 100])
        assert [point.peak for point in points] == [50, 50]
    assert "200 texts" in capsys.readouterr().err


def test_the_better_of_two_sweeps_counts() -> None:
    slow = [point._replace(seconds=9.0) for point in POINTS]
    assert best([slow, POINTS]) == POINTS


def test_the_spread_is_told_from_the_base_on() -> None:
    assert spread(POINTS) == pytest.approx(0.1)


def test_no_curve_of_workers_where_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seedstats, "extract_many", lambda texts: iter(texts))
    assert worker_curve() is None
    assert worker_table(None) == NO_WORKERS


def test_workers_are_timed_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def extract_many(texts: Iterable[str], *, workers: int = 1) -> Iterator[str]:
        asked.append(workers)
        return iter(texts)

    monkeypatch.setattr(seedstats, "extract_many", extract_many)
    worked = worker_curve([1, 2])
    assert worked is not None
    assert [one.workers for one in worked] == [1, 2]
    assert asked == [1] * curves.CLOCK_ROUNDS + [2] * curves.CLOCK_ROUNDS
    assert "| 2 | 150 | 1.50 |" in worker_table([Worked(1, 100.0), Worked(2, 150.0)])


def test_the_page_holds_every_table_and_every_plot() -> None:
    worked = [Worked(1, 100.0), Worked(2, 150.0)]
    result = page(POINTS, POINTS, worked, START)
    for part in ("| 100,000 | 2.200 | 66.0 | 1.10 | 90 MiB |", "differs by 10% at most", "| both | 0.30 s |"):
        assert part in result
    for plot in plots(POINTS, POINTS, worked):
        assert f"](plots/{plot.name}.svg)" in result
    assert result in replace_table(SPEED.read_text("utf-8"), result, "scaling")


@pytest.mark.parametrize("logarithmic", [True, False])
def test_a_plot_has_a_mark_for_each_point_and_is_the_same_every_time(tmp_path: Path, logarithmic: bool) -> None:
    plot = Plot("curve", "Time", "characters", "µs", [(1, 3.0), (10, 2.0), (100, 2.2)], logarithmic)
    drawn = write_plot(plot, tmp_path / "once").read_bytes()
    assert write_plot(plot, tmp_path / "again").read_bytes() == drawn
    curve = re.search(rb'<g id="curve">(.*?)\n  </g>', drawn, re.DOTALL)
    assert curve is not None
    assert curve.group(1).count(b"<use ") == 3
    assert b">Time</text>" in drawn


def test_the_marks_stand_as_the_points_do(tmp_path: Path) -> None:
    drawn = write_plot(Plot("curve", "t", "x", "y", [(0, 1.0), (1, 3.0), (2, 2.0)]), tmp_path).read_text("utf-8")
    marks = [(float(x), float(y)) for x, y in re.findall(r'<use [^>]*? x="([\d.]+)" y="([\d.]+)" style="fill', drawn)]
    (x0, y0), (x1, y1), (x2, y2) = marks[-3:]
    assert x1 - x0 == pytest.approx(x2 - x1)
    assert (y0 - y1) / (y2 - y1) == pytest.approx(2)


def test_a_fresh_process_is_timed() -> None:
    start = cold_start(rounds=1)
    assert 0 < start.ready < start.process < 60
