"""A claim as one flat row: what the table formats, CSV and Parquet, have in common."""

from collections.abc import Iterator
from typing import Final

from tenure.model.claim import AffiliationClaim, FactClaim, RoleClaim, StakeClaim
from tenure.register import Entity, Register, Selection, Told

Value = str | int | float | bool | None

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


def rows(register: Register, selection: Selection) -> Iterator[dict[str, Value]]:
    """The claims of documents that stand as rows of COLUMNS. Raises TenureError for an unknown organization."""
    for told in register.told(selection):
        yield _row(told)


def _row(told: Told) -> dict[str, Value]:
    row: dict[str, Value] = dict.fromkeys(COLUMNS)
    claim, document = told.claim, told.document
    row |= {
        "claim": told.id,
        "kind": claim.kind,
        "change": claim.change,
        "modality": claim.modality,
        "sourcing": claim.sourcing,
        "when": claim.when,
        "confidence": claim.confidence,
        "judged": told.judged,
        "document": document.id,
        "document_title": document.title,
        "published": document.published,
        "publisher": document.publisher,
        "url": document.url,
        "lang": document.lang,
        "origin": document.origin,
        "recorded": document.recorded,
    }
    if isinstance(claim, RoleClaim):
        row |= {"role": claim.role, "title": claim.title, "interim": claim.interim, "reason": claim.reason}
    elif isinstance(claim, StakeClaim):
        row["share"] = claim.share
    elif isinstance(claim, AffiliationClaim):
        row["relation"] = claim.relation
    elif isinstance(claim, FactClaim):
        row |= {"attribute": claim.attribute, "value": claim.value}
    if claim.evidence:
        first = claim.evidence[0]
        row |= {
            "quote": first.quote,
            "quote_field": first.field,
            "quote_start": first.start,
            "quote_end": first.end,
        }
    parties: dict[str, Entity | None] = {
        "person": told.person,
        "org": told.org,
        "holder": told.holder,
        "parent": told.parent,
    }
    for name, entity in parties.items():
        if entity is not None:
            row |= {f"{name}_id": entity.id, name: entity.name}
    return row
