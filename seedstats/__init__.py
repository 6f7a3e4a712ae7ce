"""seedstats: Chinese prose in, checked statistics out.

>>> import seedstats
>>> fact = seedstats.extract("全区共组建先锋队235支，参与党员达1.3万余人。").facts[1]
>>> fact.entity.text, fact.quantity.value, fact.quantity.relation, fact.quantity.unit.text
('参与党员', Decimal('13000'), 'gt', '人')
"""

from seedstats.checks import audit, audit_many
from seedstats.claims import Claim, Held, Verification, verify
from seedstats.comparison import Changed, Comparison, diff
from seedstats.errors import SeedstatsError
from seedstats.failures import DocumentsFailedError, Failure
from seedstats.many import extract_many
from seedstats.models import (
    Change,
    Fact,
    FactSheet,
    Finding,
    Mention,
    Period,
    Quantity,
    Unit,
)
from seedstats.pipeline import extract

__all__ = [
    "Change",
    "Changed",
    "Claim",
    "Comparison",
    "DocumentsFailedError",
    "Fact",
    "FactSheet",
    "Failure",
    "Finding",
    "Held",
    "Mention",
    "Period",
    "Quantity",
    "SeedstatsError",
    "Unit",
    "Verification",
    "audit",
    "audit_many",
    "diff",
    "extract",
    "extract_many",
    "verify",
]
