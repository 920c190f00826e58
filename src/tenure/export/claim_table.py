"""One claim a row: the columns of the table `claims`."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from tenure.model import Claim
from tenure.model.claim import AffiliationClaim, FactClaim, RoleClaim, StakeClaim
from tenure.register import ClaimPage

from .task import Task
from .values import Columns, Value

COLUMNS: Final[dict[str, type]] = {
    "claim": str,
    "kind": str,
    "change": str,
    "person_id": str,
    "person": str,
    "org_id": str,
    "org": str,
    "holder_id": str,
    "holder": str,
    "parent_id": str,
    "parent": str,
    "role": str,
    "title": str,
    "interim": bool,
    "reason": str,
    "share": float,
    "relation": str,
    "attribute": str,
    "value": str,
    "modality": str,
    "sourcing": str,
    "when": str,
    "confidence": float,
    "judged": str,
    "quote": str,
    "quote_field": str,
    "quote_start": int,
    "quote_end": int,
    "document": str,
    "document_title": str,
    "published": str,
    "publisher": str,
    "url": str,
    "lang": str,
    "origin": str,
    "recorded": str,
}
"""The columns in their order, each with the type of its values; any may be empty (None).

The names are the ones claims have on the wire (docs/claims.md). `person`, `org`, `holder` and `parent` are the
names that the register gives them, `*_id` its ids; `when` is the clock of the world (EDTF), `recorded` that of
the register (UTC). The first quote stands for all.
"""

_STORED: Final = {
    "kind": "kind",
    "when": "when_",
    "document": "id",
    "document_title": "title",
    **{name: name for name in ("published", "publisher", "url", "lang", "origin", "recorded")},
}
_OWN: Final = ("role", "title", "interim", "reason", "share", "relation", "attribute", "value")


def pages(task: Task) -> Iterator[Columns]:
    """The claims of documents that stand. Raises TenureError for an unknown organization."""
    for page in task.register.claim_pages(task.selection):
        yield _columns(page)


def _columns(page: ClaimPage) -> Columns:
    """By the column, not by the row: a million claims take seconds so."""
    claims, columns = page.claims, page.columns
    none = [None] * len(claims)
    stakes = [kind == "stake" for kind in columns["kind"]]
    people, parents, holders = columns["person"], columns["parent"], none
    if any(stakes):
        triples = list(zip(stakes, people, parents, strict=True))
        holders = [
            (parent if person is None else person) if stake else None for stake, person, parent in triples
        ]
        people = [None if stake else person for stake, person, _ in triples]
        parents = [None if stake else parent for stake, _, parent in triples]
    first = [claim.evidence[0] if claim.evidence else None for claim in claims]
    found: dict[str, Sequence[Any]] = {
        **{name: columns[column] for name, column in _STORED.items()},
        "claim": [f"{id_}#{n + 1}" for id_, n in zip(columns["id"], columns["n"], strict=True)],
        "change": [claim.change for claim in claims],
        "modality": [claim.modality for claim in claims],
        "sourcing": [claim.sourcing for claim in claims],
        "confidence": [claim.confidence for claim in claims],
        "judged": [page.judged.get(seq) for seq in columns["seq"]] if page.judged else none,
        "quote": [piece and piece.quote for piece in first],
        "quote_field": [piece and piece.field for piece in first],
        "quote_start": [piece and piece.start for piece in first],
        "quote_end": [piece and piece.end for piece in first],
    }
    ids: dict[int | None, str | None] = {atom: entity.id for atom, entity in page.entities.items()}
    names: dict[int | None, str | None] = {atom: entity.name for atom, entity in page.entities.items()}
    parties = {"person": people, "org": columns["org"], "holder": holders, "parent": parents}
    for name, atoms in parties.items():
        found[f"{name}_id"] = list(map(ids.get, atoms))
        found[name] = list(map(names.get, atoms))
    found.update(zip(_OWN, zip(*map(_own, claims), strict=True), strict=False))
    return {name: found.get(name, ()) for name in COLUMNS}


def _own(claim: Claim) -> tuple[Value, ...]:
    """What only claims of its kind have, in the order of _OWN."""
    if isinstance(claim, RoleClaim):
        return claim.role, claim.title, claim.interim, claim.reason, None, None, None, None
    if isinstance(claim, StakeClaim):
        return None, None, None, None, claim.share, None, None, None
    if isinstance(claim, AffiliationClaim):
        return None, None, None, None, None, claim.relation, None, None
    assert isinstance(claim, FactClaim)
    return None, None, None, None, None, None, claim.attribute, claim.value
