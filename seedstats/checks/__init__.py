"""Do the figures of a document agree with each other, and are they worded well?

Each check is a file; `CHECKS` shows them in their order. None knows another.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from seedstats.checks import (
    about_twice,
    amount_rate,
    cumulative,
    doubling,
    from_to,
    growth,
    impossible,
    increment,
    over_twice,
    parts,
    per_head,
    points,
    range_form,
    rate,
    scale,
    share,
    structure,
    times_less,
    twice,
    vague_digits,
)
from seedstats.checks.check import Check
from seedstats.checks.view import view
from seedstats.errors import SeedstatsError
from seedstats.models import FactSheet, Finding

CHECKS: Final[tuple[Check, ...]] = (
    rate.CHECK,
    share.CHECK,
    growth.CHECK,
    increment.CHECK,
    from_to.CHECK,
    parts.CHECK,
    structure.CHECK,
    per_head.CHECK,
    impossible.CHECK,
    twice.CHECK,
    scale.CHECK,
    cumulative.CHECK,
    points.CHECK,
    times_less.CHECK,
    doubling.CHECK,
    amount_rate.CHECK,
    over_twice.CHECK,
    about_twice.CHECK,
    range_form.CHECK,
    vague_digits.CHECK,
)


def audit(sheet: FactSheet, text: str | None = None, *, off: Collection[str] = ()) -> tuple[Finding, ...]:
    """What the checks say of the facts of `sheet`, in the order of the text.

    With `text`, the source of the sheet, the wording of sentences without a figure is looked at as well. `off` names
    checks that are left out; a name that no check has is a `SeedstatsError`.

    >>> from seedstats import extract
    >>> (finding,) = audit(extract("受理矛盾纠纷657件，办结591件，办结率达89.9%。"))
    >>> finding.check, finding.severity, finding.expected
    ('rate', 'note', '89.9543%')
    """
    unknown = set(off) - {check.name for check in CHECKS}
    if unknown:
        known = ", ".join(check.name for check in CHECKS)
        raise SeedstatsError(f"{', '.join(sorted(unknown))}: no such check; there are {known}")
    document = view(sheet, text)
    findings = [finding for check in CHECKS if check.name not in off for finding in check.run(document)]
    return tuple(sorted(findings, key=lambda finding: min((place.start for place in finding.places), default=0)))
