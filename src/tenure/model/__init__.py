"""The words of the house: documents, claims, vocabularies and uncertain dates, and nothing else."""

from .claim import AffiliationClaim, Claim, Evidence, FactClaim, RoleClaim, StakeClaim
from .document import Document, content_hash
from .errors import BadClaim, BadDate, BadDocument, TenureError

__all__ = [
    "AffiliationClaim",
    "BadClaim",
    "BadDate",
    "BadDocument",
    "Claim",
    "Document",
    "Evidence",
    "FactClaim",
    "RoleClaim",
    "StakeClaim",
    "TenureError",
    "content_hash",
]
