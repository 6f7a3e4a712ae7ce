"""The curves as Markdown tables, and as plots."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from tests.bench.page import markdown
from tests.bench.scaling.curves import BASE, Point, Worked, spread
from tests.bench.scaling.plots import Plot
from tests.bench.scaling.start import Start

NO_WORKERS = "`extract_many` takes no `workers` in this version, so there is no curve of them."


def length_table(points: Sequence[Point]) -> str:
    """Time and memory by the length of one document."""
    base = next(point.seconds for point in points if point.at == BASE)
    rows = [
        (f"{point.at:,}", *_time(point), f"{point.seconds / base:.2f}", f"{point.peak:,.0f} MiB") for point in points
    ]
    header = ("characters in one document", "µs a character", "floor / extract", f"against {BASE:,}", "peak memory")
    return f"{markdown(header, rows)}\n\nFrom {BASE:,} characters on, the time differs by {spread(points):.0%} at most."


def density_table(points: Sequence[Point]) -> str:
    """Time by the number of figures."""
    rows = [(f"{point.at:g}", *_time(point)) for point in points]
    return markdown(("figures in 1,000 characters", "µs a character", "floor / extract"), rows)


def worker_table(worked: Sequence[Worked] | None) -> str:
    """Speed by the number of workers, or why there is none."""
    if not worked:
        return NO_WORKERS
    rows = [(one.workers, f"{one.speed:,.0f}", f"{one.speed / worked[0].speed:.2f}") for one in worked]
    return markdown(("workers", "characters/s", f"against {worked[0].workers}"), rows)


def start_table(start: Start) -> str:
    """How soon there is a first sheet."""
    rows = [
        ("`import seedstats`", f"{start.imported:.2f} s"),
        ("the first `extract`", f"{start.called:.2f} s"),
        ("both", f"{start.ready:.2f} s"),
        ("the whole process, Python included", f"{start.process:.2f} s"),
    ]
    return markdown(("a fresh process", "by the clock"), rows)


def _time(point: Point) -> tuple[str, str]:
    return f"{point.seconds * 1e6:.3f}", f"{point.ratio:.1f}"


def plots(lengths: Sequence[Point], densities: Sequence[Point], worked: Sequence[Worked] | None) -> list[Plot]:
    """What is drawn of the curves."""
    length, density = "characters in one document", "figures in 1,000 characters"
    time, memory = "µs a character", "MiB"
    by_length = [(point.at, point.seconds * 1e6) for point in lengths]
    held = [(point.at, point.peak) for point in lengths]
    by_density = [(point.at, point.seconds * 1e6) for point in densities]
    drawn = [
        Plot("time-by-length", "Time a character, by length", length, time, by_length, logarithmic=True),
        Plot("memory-by-length", "Peak memory, by length", length, memory, held),
        Plot("time-by-figures", "Time a character, by figures", density, time, by_density),
    ]
    if worked:
        speeds = [(one.workers, one.speed) for one in worked]
        drawn.append(Plot("speed-by-workers", "Speed, by workers", "workers", "characters/s", speeds))
    return drawn


def page(lengths: Sequence[Point], densities: Sequence[Point], worked: Sequence[Worked] | None, start: Start) -> str:
    """All tables, with the plots beside them."""
    tables = (length_table(lengths), density_table(densities), worker_table(worked), start_table(start))
    images = [f"![{plot.title}](plots/{plot.name}.svg)" for plot in plots(lengths, densities, worked)]
    where = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}."
    return "\n\n".join((*tables, "\n".join(images), where))
