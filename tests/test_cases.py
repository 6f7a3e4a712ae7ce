"""Every line of the case files, each a test of its own."""

from __future__ import annotations

import pytest

import seedstats
from tests.harness import CASES, Case, check, parameters

FILES = [path for path in CASES.glob("*.txt") if not path.name.startswith(("seeds_", "period", "subjects"))]


@pytest.mark.parametrize("case", parameters(FILES))
def test_case(case: Case) -> None:
    check(case, lambda source: seedstats.extract(source).facts)
