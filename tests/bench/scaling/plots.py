"""The curves as SVG, the same bytes for the same points."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

FOLDER: Final = Path(__file__).parent.parent.parent.parent / "docs" / "plots"
_STYLE: Final[dict[Any, Any]] = {
    "svg.hashsalt": "seedstats",
    # Text stays text: it can be searched, and the file does not hang on the fonts of this machine.
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#dddddd",
}
_COLOUR: Final = "#1f5f8b"


class Plot(NamedTuple):
    """One curve: the name of its file, what the axes hold, and its points. The vertical axis begins at 0."""

    name: str
    title: str
    across: str
    up: str
    points: Sequence[tuple[float, float]]
    logarithmic: bool = False


def write_plot(plot: Plot, folder: Path = FOLDER) -> Path:
    """The plot as an SVG file in `folder`; the curve is the group with the id "curve"."""
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    path = folder / f"{plot.name}.svg"
    folder.mkdir(parents=True, exist_ok=True)
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(6.4, 3.6), layout="constrained")
        axes = figure.add_subplot(title=plot.title, xlabel=plot.across, ylabel=plot.up)
        across, up = zip(*plot.points, strict=True)
        axes.plot(across, up, marker="o", color=_COLOUR, gid="curve")
        if plot.logarithmic:
            axes.set_xscale("log")
        else:
            axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_ylim(0, 1.15 * max(up))
        axes.set_facecolor("white")
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    return path
