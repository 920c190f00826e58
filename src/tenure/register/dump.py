"""Every document with its claims, in the order in which they came."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from tenure.model import Claim, Document

from .intake import decode
from .schema import claims, documents


class Stored(NamedTuple):
    """A document with its claims; `number` is its place in the order in which documents came."""

    number: int
    document: Document
    claims: list[Claim]


def stored_after(connection: Connection, number: int, limit: int) -> list[Stored]:
    """See Register.stored_after."""
    rows = connection.execute(
        select(documents).where(documents.c.seq > number).order_by(documents.c.seq).limit(limit)
    ).all()
    said: dict[int, list[Claim]] = {row.seq: [] for row in rows}
    for doc, payload in connection.execute(
        select(claims.c.doc, claims.c.payload)
        .where(claims.c.doc.in_(said))
        .order_by(claims.c.doc, claims.c.n)
    ):
        said[doc].append(decode(payload))
    return [
        Stored(
            row.seq,
            Document(
                id=row.id,
                title=row.title,
                text=row.text,
                published=row.published,
                publisher=row.publisher,
                url=row.url,
                lang=row.lang,
                recorded=row.recorded,
                origin=row.origin,
            ),
            said[row.seq],
        )
        for row in rows
    ]
