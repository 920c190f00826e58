"""Documents and claims as they are kept, page by page, in the order in which they came: for copies and exports."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, bindparam, or_, select

from tenure.model import Claim, Document, TenureError

from .among import among
from .answers import Entity
from .intake import decode
from .named import Named
from .quotes import claim_id
from .said import within
from .schema import claims, documents, judgements


class Selection(NamedTuple):
    """Which claims: those known at a moment, of one organization (any name, or its id), dated within a span."""

    known: str | None = None
    org: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def narrow(self) -> bool:
        """Whether it leaves out some claims of the documents known at the moment."""
        return self.org is not None or self.dated

    @property
    def dated(self) -> bool:
        """Whether only claims with a date can be in it."""
        return self.since is not None or self.until is not None


EVERYTHING: Final = Selection()
MAX_HELD: Final = 200_000
"""Names kept in memory from page to page, since the best known come again and again."""


class Stored(NamedTuple):
    """A document with its claims; `number` is its place in the order in which documents came."""

    number: int
    document: Document
    claims: list[Claim]


class Told(NamedTuple):
    """A claim with the people and organizations that its names stand for; `document` comes without its text.

    `number` is the claim's place in the order in which claims came, `judged` what a human decided of it
    (`right`, `wrong` or None), `holder` who has a stake: a person or an organization.
    """

    number: int
    id: str
    document: Document
    claim: Claim
    person: Entity | None
    org: Entity | None
    holder: Entity | None
    parent: Entity | None
    judged: str | None


def stored_after(
    connection: Connection, number: int, limit: int, selection: Selection = EVERYTHING
) -> list[Stored]:
    """See Register.stored: a page of it."""
    named = Named(connection, selection.known)
    wanted = _of_org(named, selection)
    statement = select(documents).where(documents.c.seq > number, documents.c.recorded <= named.view.known)
    if wanted is not None or selection.dated:
        mine = select(claims.c.doc).where(wanted if wanted is not None else claims.c.when_.is_not(None))
        statement = statement.where(documents.c.seq.in_(mine))
    rows = connection.execute(statement.order_by(documents.c.seq).limit(limit)).all()
    said: dict[int, list[Claim]] = {row.seq: [] for row in rows}
    part = _PAYLOADS if wanted is None else _PAYLOADS.where(wanted)
    for doc, payload in connection.execute(part, {"docs": list(said)}).all():
        claim = decode(payload)
        if within(claim.when, selection.since, selection.until):
            said[doc].append(claim)
    return [Stored(row.seq, _document(row, row.text), said[row.seq]) for row in rows]


class ClaimPage(NamedTuple):
    """Claims of documents that stand, some thousand at a time: what tables are made of.

    `rows` are the stored claims with their documents (the columns of `_TOLD`), `columns` the same by column,
    `claims` the same, decoded. `entities` has whom the atoms of the rows stand for, `judged` what humans
    decided, by `seq`.
    """

    rows: Sequence[Any]
    columns: dict[str, Sequence[Any]]
    claims: list[Claim]
    entities: dict[int, Entity]
    judged: dict[int, str]

    def told(self) -> Iterator[Told]:
        """The claims one by one."""
        entities = self.entities
        for row, claim in zip(self.rows, self.claims, strict=True):
            stake = row.kind == "stake"
            person, parent = entities.get(row.person), entities.get(row.parent)
            yield Told(
                number=row.seq,
                id=claim_id(row.id, row.n),
                document=_document(row, ""),
                claim=claim,
                person=None if stake else person,
                org=entities.get(row.org),
                holder=(person or parent) if stake else None,
                parent=None if stake else parent,
                judged=self.judged.get(row.seq),
            )


def claim_pages(connection: Connection, selection: Selection, limit: int) -> Iterator[ClaimPage]:
    """See Register.claim_pages: pages of one snapshot."""
    named = Named(connection, selection.known)
    wanted = _of_org(named, selection)
    number = -1
    while True:
        statement = _TOLD.where(
            claims.c.seq > number,
            claims.c.recorded <= named.view.known,
            or_(documents.c.replaced_at.is_(None), documents.c.replaced_at > named.view.known),
        )
        if wanted is not None:
            statement = statement.where(wanted)
        if selection.dated:
            statement = statement.where(claims.c.when_.is_not(None))
        rows = connection.execute(statement.limit(limit)).all()
        if not rows:
            return
        number = rows[-1].seq
        if selection.dated:
            rows = [row for row in rows if within(row.when_, selection.since, selection.until)]
        if named.view.held > MAX_HELD:
            named = Named(connection, selection.known)
        view = named.view
        columns: dict[str, Sequence[Any]] = dict.fromkeys(_TOLD.selected_columns.keys(), ())
        columns.update(zip(columns, zip(*rows, strict=True), strict=False))
        atoms = set(columns["person"]).union(columns["org"], columns["parent"]) - {None}
        view.prepare(atoms)
        view.load_names(view.canon(atom) for atom in atoms)
        yield ClaimPage(
            rows=rows,
            columns=columns,
            claims=list(map(decode, columns["payload"])),
            entities={atom: view.entity(view.canon(atom)) for atom in atoms},
            judged=_judged(connection, columns["seq"], view.known),
        )


def _of_org(named: Named, selection: Selection) -> Any:
    """The condition that a claim is of the organization; None when all are wanted."""
    if selection.org is None:
        return None
    atoms = [atom for org in named.org_only(selection.org) for atom in named.view.members(org)]
    if not atoms:
        raise unknown_org(selection.org)
    return claims.c.org.in_(atoms) | claims.c.parent.in_(atoms)


def unknown_org(name: str) -> TenureError:
    """The error to raise when a selection asks for an organization that the register does not know."""
    return TenureError(
        f"The register knows no organization named “{name}”. Is it spelt so in the articles that were added?"
    )


def _judged(connection: Connection, seqs: Sequence[int], known: str) -> dict[int, str]:
    rows = connection.execute(_JUDGED, {"seqs": seqs, "known": known})
    return {row.left_key: row.verdict for row in rows}


def _document(row: Any, text: str) -> Document:
    return Document(
        id=row.id,
        title=row.title,
        text=text,
        published=row.published,
        publisher=row.publisher,
        url=row.url,
        lang=row.lang,
        recorded=row.recorded,
        origin=row.origin,
    )


_TOLD: Final[Select[Any]] = (
    select(
        claims.c.seq,
        claims.c.n,
        claims.c.kind,
        claims.c.person,
        claims.c.org,
        claims.c.parent,
        claims.c.when_,
        claims.c.payload,
        documents.c.id,
        documents.c.title,
        documents.c.published,
        documents.c.publisher,
        documents.c.url,
        documents.c.lang,
        documents.c.recorded,
        documents.c.origin,
    )
    .join(documents, documents.c.seq == claims.c.doc)
    .order_by(claims.c.seq)
)
_PAYLOADS: Final = (
    select(claims.c.doc, claims.c.payload)
    .where(among(claims.c.doc, "docs"))
    .order_by(claims.c.doc, claims.c.n)
)
_JUDGED: Final = (
    select(judgements.c.left_key, judgements.c.verdict)
    .where(
        or_(judgements.c.verdict == "right", judgements.c.verdict == "wrong"),
        among(judgements.c.left_key, "seqs"),
        judgements.c.at <= bindparam("known"),
        or_(judgements.c.undone.is_(None), judgements.c.undone > bindparam("known")),
    )
    .order_by(judgements.c.id)
)
