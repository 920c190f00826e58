"""The words behind answers: claims with their quotes and documents."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from .among import among
from .answers import Quote
from .intake import decode
from .schema import claims, documents


def claim_id(document: str, number: int) -> str:
    """The id of a claim: its document's, and its place there counted from one."""
    return f"{document}#{number + 1}"


def claim_ids(connection: Connection, seqs: Collection[int]) -> dict[int, str]:
    """The ids of claims."""
    if not seqs:
        return {}
    rows = connection.execute(_IDS, {"seqs": list(seqs)}).all()
    return {row.seq: claim_id(row.id, row.n) for row in rows}


def quotes(connection: Connection, seqs: Collection[int]) -> dict[int, list[Quote]]:
    """Quotes by claim; a claim without evidence gives one without words."""
    found: dict[int, list[Quote]] = {}
    rows = connection.execute(_QUOTED, {"seqs": list(seqs)}).all() if seqs else ()
    for row in rows:
        claim = decode(row.payload)
        pieces: list[tuple[str, int, int, str] | tuple[None, None, None, None]] = [
            (e.field, e.start, e.end, e.quote) for e in claim.evidence
        ]
        found[row.seq] = [
            Quote(
                claim=claim_id(row.id, row.n),
                document=row.id,
                publisher=row.publisher,
                published=row.published,
                url=row.url,
                change=claim.change or "",
                modality=claim.modality,
                sourcing=claim.sourcing,
                when=claim.when,
                field=field,
                start=begin,
                end=end,
                quote=quote,
                copies=row.origin,
            )
            for field, begin, end, quote in pieces or [(None, None, None, None)]
        ]
    return found


_IDS = (
    select(claims.c.seq, claims.c.n, documents.c.id)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(among(claims.c.seq, "seqs"))
)
_QUOTED = (
    select(
        claims.c.seq,
        claims.c.n,
        claims.c.payload,
        documents.c.id,
        documents.c.publisher,
        documents.c.published,
        documents.c.url,
        documents.c.origin,
    )
    .join(documents, documents.c.seq == claims.c.doc)
    .where(among(claims.c.seq, "seqs"))
)
