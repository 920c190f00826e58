"""The documents of a register, as a list."""

from typing import Any

from sqlalchemy import Connection, func, select

from .answers import Listed
from .schema import claims, documents


def shelf(
    connection: Connection,
    known: str | None,
    *,
    publisher: str | None,
    since: str | None,
    until: str | None,
    limit: int,
) -> list[Listed]:
    """See Register.documents."""
    newer = documents.alias()
    statement = (
        select(
            documents.c.id,
            documents.c.title,
            documents.c.published,
            documents.c.publisher,
            documents.c.url,
            documents.c.lang,
            documents.c.recorded,
            newer.c.id.label("replaced_by"),
            documents.c.replaced_at,
            select(func.count()).where(claims.c.doc == documents.c.seq).scalar_subquery().label("claims"),
        )
        .outerjoin(newer, newer.c.seq == documents.c.replaced_by)
        .order_by(documents.c.recorded.desc(), documents.c.seq.desc())
        .limit(limit)
    )
    if known is not None:
        statement = statement.where(documents.c.recorded <= known)
    if publisher is not None:
        statement = statement.where(func.lower(documents.c.publisher) == publisher.lower())
    if since is not None:
        statement = statement.where(documents.c.published >= since)
    if until is not None:
        statement = statement.where(documents.c.published <= until)
    return [_listed(row, known) for row in connection.execute(statement)]


def began(connection: Connection) -> str | None:
    """See Register.began."""
    moment: str | None = connection.execute(select(func.min(documents.c.recorded))).scalar()
    return moment


def _listed(row: Any, known: str | None) -> Listed:
    replaced = row.replaced_at is not None and (known is None or row.replaced_at <= known)
    return Listed(
        id=row.id,
        title=row.title,
        published=row.published,
        publisher=row.publisher,
        url=row.url,
        lang=row.lang,
        recorded=row.recorded,
        claims=row.claims,
        replaced_by=row.replaced_by if replaced else None,
    )
