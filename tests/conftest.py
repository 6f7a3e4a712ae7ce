"""How many examples a property gets: 300 in a normal run, SEEDSTATS_EXAMPLES of them in a long one."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# The assertions of the harness show both lines, as those of a test module do.
pytest.register_assert_rewrite("tests.harness")

_asked = os.environ.get("SEEDSTATS_EXAMPLES")

settings.register_profile(
    "seedstats",
    max_examples=int(_asked or 300),
    # A normal run tries the same examples each time, so that it fails for a change and never for luck.
    derandomize=_asked is None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("seedstats")
