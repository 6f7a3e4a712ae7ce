"""Do the figures of a document agree with each other, and are they worded well?

Each check is a file; `CHECKS` shows them in their order. None knows another.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
    sums,
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
    sums.CHECK,
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
    (findings,) = audit_many([sheet], [text], off=off)
    return findings


def audit_many(
    sheets: Sequence[FactSheet], texts: Sequence[str | None] | None = None, *, off: Collection[str] = ()
) -> tuple[tuple[Finding, ...], ...]:
    """What the checks say of the facts of each sheet, and of the sheets held against each other, in their order.

    A finding on two documents stands with the later of them, and names both in `Finding.sources`. `texts` are the
    sources of the sheets, one for each or none at all; a `SeedstatsError` where their number differs, or where `off`
    names no check.

    >>> from seedstats import extract
    >>> texts = ["2023年，二七区743个党支部建立服务台账。", "2023年，二七区共有党支部734个。"]
    >>> first, second = audit_many([extract(text, source=name) for text, name in zip(texts, ["a.txt", "b.txt"])])
    >>> len(first), second[0].check, second[0].sources
    (0, 'twice', ('b.txt', 'a.txt'))
    """
    checks = _wanted(off)
    if texts is not None and len(texts) != len(sheets):
        raise SeedstatsError(f"{len(texts)} texts for {len(sheets)} sheets; give one for each, or none at all")
    documents = [view(sheet, text) for sheet, text in zip(sheets, texts or [None] * len(sheets), strict=True)]
    found = [[finding for check in checks for finding in check.run(document)] for document in documents]
    for check in checks:
        for number, finding in check.across(documents) if check.across and len(documents) > 1 else ():
            found[number].append(finding)
    return tuple(tuple(sorted(findings, key=_place)) for findings in found)


def _wanted(off: Collection[str]) -> list[Check]:
    unknown = set(off) - {check.name for check in CHECKS}
    if unknown:
        known = ", ".join(check.name for check in CHECKS)
        raise SeedstatsError(f"{', '.join(sorted(unknown))}: no such check; there are {known}")
    return [check for check in CHECKS if check.name not in off]


def _place(finding: Finding) -> int:
    """Where it begins in its own document."""
    own = finding.places[:1] if finding.sources else finding.places
    return min((place.start for place in own), default=0)
