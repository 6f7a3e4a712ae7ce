"""Two documents held against each other: what appears, what vanishes, what changes."""

from seedstats.comparison.comparing import diff
from seedstats.comparison.models import Changed, Comparison

__all__ = ["Changed", "Comparison", "diff"]
