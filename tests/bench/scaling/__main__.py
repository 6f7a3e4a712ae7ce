"""`python -m tests.bench.scaling`: how time and memory grow, and how soon there is a first sheet.

With `--write` the tables in `docs/benchmark.md` and the plots in `docs/plots` are written anew.
"""

from __future__ import annotations

import sys

from tests.bench.page import SPEED, write_table
from tests.bench.peers.protocol import UnansweredError
from tests.bench.scaling.curves import density_curve, length_curve, worker_curve
from tests.bench.scaling.plots import write_plot
from tests.bench.scaling.start import cold_start
from tests.bench.scaling.tables import page, plots


def main() -> None:
    """Measure, print, and write page and plots where asked to."""
    try:
        start, worked, lengths, densities = cold_start(), worker_curve(), length_curve(), density_curve()
    except UnansweredError as error:
        sys.exit(f"a point could not be measured: {error}")
    result = page(lengths, densities, worked, start)
    print(result)
    if "--write" in sys.argv[1:]:
        write_table(result, "scaling", SPEED)
        for plot in plots(lengths, densities, worked):
            write_plot(plot)


if __name__ == "__main__":
    main()
