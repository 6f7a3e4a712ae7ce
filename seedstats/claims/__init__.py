"""Numbers that someone else read out of a text, held against what the text says."""

from seedstats.claims.models import Claim, Held, Verdict, Verification
from seedstats.claims.reading import ClaimFile, parse_claims
from seedstats.claims.verifying import verify

__all__ = ["Claim", "ClaimFile", "Held", "Verdict", "Verification", "parse_claims", "verify"]
