"""What the errors of a reader consist of: how good it would be if parts of its claims were always right, what false
claims of changes are near to, and where missed changes were lost.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from agreement import Claim, agree, forgiving, pair
from misses import known, stage
from scoring import Key, is_change

PARTS: Final = {
    "as they are": (),
    "organization right": ("org",),
    "post right": ("role",),
    "both right": ("org", "role"),
}
"""What is taken for right of every change."""
_NEAR: Final = {
    "told twice": (),
    "another organization": ("org",),
    "another post": ("role",),
    "another organization and post": ("org", "role"),
    "start for end or end for start": ("change",),
    "only the person is right": ("change", "role", "org"),
}
"""What a false claim of a change has wrong, if the rest is in the key."""


class Read(NamedTuple):
    """A document with its key; what was claimed of it; and every claim that was drafted, claimed or not."""

    key: Key
    claims: list[Claim]
    drafts: list[Claim]


def changes(claims: Iterable[Claim]) -> list[Claim]:
    """Those of some claims that are changes."""
    return [claim for claim in claims if is_change(claim)]


def if_right(documents: Iterable[Read], fields: Iterable[str]) -> tuple[float, float, float, float]:
    """Precision, recall and F1 of changes, and the recall of all drafts, if these fields were right in each."""
    hits = told = wanted = drafted = 0
    alike = forgiving(tuple(fields))
    for document in documents:
        key, claims = changes(document.key["claims"]), changes(document.claims)
        hits += len(pair(key, claims, alike))
        drafted += len(pair(key, changes(document.drafts), alike))
        told, wanted = told + len(claims), wanted + len(key)
    return (
        hits / max(1, told),
        hits / max(1, wanted),
        2 * hits / max(1, told + wanted),
        drafted / max(1, wanted),
    )


def false_claims(document: Read) -> Counter[str]:
    """What the false claims of changes of a document are near to, counted."""
    key, claims = changes(document.key["claims"]), changes(document.claims)
    right = {j for _, j in pair(key, claims)}
    return Counter(_near(document.key, key, claim) for j, claim in enumerate(claims) if j not in right)


def _near(key: Key, wanted: list[Claim], claim: Claim) -> str:
    for name, fields in _NEAR.items():
        if any(map(forgiving(fields), wanted, [claim] * len(wanted))):
            return name
    if any(agree(other, claim) for other in key["claims"]):
        return "denied"
    return "another person" if wanted else "nobody changes"


def lost(document: Read) -> Counter[str]:
    """Where the missed changes of a document were lost (`misses.py`), counted."""
    key = changes(document.key["claims"])
    hit = {i for i, _ in pair(key, changes(document.claims))}
    people = known(document.drafts, ("person", "holder"))
    orgs = known(document.drafts, ("org", "parent", "holder"))
    return Counter(stage(claim, document.drafts, people, orgs) for i, claim in enumerate(key) if i not in hit)
