"""Two readers of one document: agreements gain confidence, disagreements are settled by rule and marked for review.

The rule (docs/language-models.md says it in words):
1. Both make the claim: it stays as the built-in reader has it, with both quotes; what it lacks of date and reason is
   taken from the other. Its confidence is that of two witnesses, 1 - (1 - a)(1 - b).
2. They contradict each other (same person, post and organization; another change or modality): the built-in reader's
   claim stays if its confidence is at least 0.65, else the model's; halved, so that review comes upon it.
3. One alone makes it: the built-in reader's keeps nine tenths of its confidence, the model's stays at 0.6.
"""

from typing import Final

import msgspec

from tenure.model import Claim, RoleClaim
from tenure.model.vocabulary import same_family
from tenure.names import squeezed

SURE: Final = 0.65
ALONE: Final = 0.6
_KEPT: Final = 0.9
_HALVED: Final = 0.5


class Merged(msgspec.Struct):
    """The claims of both readers, and where they disagreed, in words."""

    claims: list[Claim]
    disagreements: list[str]


def merge(builtin: list[Claim], model: list[Claim]) -> Merged:
    """One list of claims out of two, by the rule above. The arguments are not changed."""
    merged = Merged([], [])
    left = list(model)
    for claim in builtin:
        other = next((o for o in left if _same(claim, o)), None)
        if other is None:
            alone = msgspec.structs.replace(claim, confidence=round(claim.confidence * _KEPT, 3))
            merged.claims.append(alone)
            continue
        left.remove(other)
        if claim.change == other.change and claim.modality == other.modality:
            merged.claims.append(_agreed(claim, other))
        else:
            kept = claim if claim.confidence >= SURE else other
            merged.claims.append(
                msgspec.structs.replace(kept, confidence=round(kept.confidence * _HALVED, 3))
            )
            merged.disagreements.append(
                f"{_subject(claim)}: {claim.change} {claim.modality} or {other.change} {other.modality}"
            )
    merged.claims += [msgspec.structs.replace(claim, confidence=ALONE) for claim in left]
    return merged


def _agreed(claim: Claim, other: Claim) -> Claim:
    both = 1 - (1 - claim.confidence) * (1 - other.confidence)
    evidence = [*claim.evidence, *(e for e in other.evidence if e not in claim.evidence)]
    changes: dict[str, object] = {
        "confidence": round(min(both, 0.99), 3),
        "evidence": evidence,
        "when": claim.when or other.when,
    }
    if isinstance(claim, RoleClaim) and isinstance(other, RoleClaim):
        changes["reason"] = claim.reason or other.reason
    agreed: Claim = msgspec.structs.replace(claim, **changes)
    return agreed


def _same(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one subject: what they say of it may differ."""
    if a.kind != b.kind:
        return False
    for field in ("person", "holder", "org", "parent"):
        if not _same_name(getattr(a, field, None), getattr(b, field, None)):
            return False
    if isinstance(a, RoleClaim) and isinstance(b, RoleClaim):
        ended = {"end", "held"}
        return same_family(a.role, b.role) and (
            a.change == b.change or {a.change, b.change} in ({"start", "end"}, {"hold", "end"}, ended)
        )
    return getattr(a, "attribute", None) == getattr(b, "attribute", None)


def _same_name(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a is b
    one, other = squeezed(a), squeezed(b)
    return one == other or (len(min(one, other, key=len)) >= 4 and (one in other or other in one))


def _subject(claim: Claim) -> str:
    who = getattr(claim, "person", None) or getattr(claim, "holder", None) or getattr(claim, "parent", "")
    what = getattr(claim, "role", None) or claim.kind
    return f"{who}, {what} at {claim.org}"
