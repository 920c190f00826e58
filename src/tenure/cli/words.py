"""How claims read to people, in the words of the house."""

from tenure.model import AffiliationClaim, Claim, FactClaim, RoleClaim, StakeClaim
from tenure.model.vocabulary import role_words


def percent(share: float) -> str:
    """A share of 0.126 as `12.6%`."""
    return f"{share * 100:.4g}%"


def claim_words(claim: Claim) -> str:
    """What a claim asserts, without its change and without who says so."""
    if isinstance(claim, RoleClaim):
        interim = "interim " if claim.interim else ""
        post = claim.title if claim.role == "other" and claim.title else role_words(claim.role)
        return f"{claim.person}: {interim}{post} of {claim.org or 'an organization not named'}"
    if isinstance(claim, StakeClaim):
        size = "a stake" if claim.share is None else percent(claim.share)
        return f"{claim.holder}: {size} of {claim.org}"
    if isinstance(claim, AffiliationClaim):
        return f"{claim.org}: {claim.relation} of {claim.parent}"
    return f"{claim.org}: {claim.attribute}: {claim.value}"


def change_words(claim: Claim) -> str:
    """The change of a claim; `fact` for a fact, which has none."""
    return "fact" if isinstance(claim, FactClaim) else claim.change


def firmness_words(claim: Claim) -> str:
    """Modality and sourcing, then date and reason where they are known."""
    reason = claim.reason if isinstance(claim, RoleClaim) else None
    return ", ".join(part for part in (claim.modality, claim.sourcing, claim.when, reason) if part)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number of things, in words."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
