"""One stored document with its claims."""

from sqlalchemy import Connection, select

from tenure.model import TenureError

from .answers import Shown, ShownClaim
from .intake import decode
from .quotes import claim_id
from .schema import claims, documents, judgements


def show(connection: Connection, document_id: str) -> Shown:
    """See Register.show: the newest version that was stored under the id."""
    found = connection.execute(
        select(documents).where(documents.c.id == document_id).order_by(documents.c.recorded.desc())
    ).first()
    if found is None:
        raise TenureError(
            f"There is no document {document_id!r}: ids stand in answers given with their quotes"
        )
    judged = {
        row.left_key: row.verdict
        for row in connection.execute(
            select(judgements.c.left_key, judgements.c.verdict)
            .where(judgements.c.verdict.in_(["right", "wrong"]), judgements.c.undone.is_(None))
            .order_by(judgements.c.id)
        )
    }
    rows = connection.execute(select(claims).where(claims.c.doc == found.seq).order_by(claims.c.n))
    newer = connection.execute(select(documents.c.id).where(documents.c.seq == found.replaced_by)).scalar()
    older = connection.execute(select(documents.c.id).where(documents.c.replaced_by == found.seq)).scalar()
    return Shown(
        id=found.id,
        title=found.title,
        text=found.text,
        published=found.published,
        publisher=found.publisher,
        url=found.url,
        lang=found.lang,
        recorded=found.recorded,
        origin=found.origin,
        replaced_by=newer,
        replaces=older,
        claims=[
            ShownClaim(id=claim_id(found.id, row.n), claim=decode(row.payload), judged=judged.get(row.seq))
            for row in rows
        ],
    )
