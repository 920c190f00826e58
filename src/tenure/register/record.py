"""Writing documents and claims: wholly or not at all, once each, nothing ever overwritten."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Update, bindparam, func, select, update

from tenure.model import Document, RoleClaim

from .among import among
from .answers import Added
from .forms import Forms
from .inserts import Insert, Row, Step
from .intake import Accepted
from .known import Known, encode_roles
from .lookup import Lookup
from .mentions import Atom, Bound
from .relays import Relays
from .resolve import Edge, Resolver
from .schema import claims, documents, edges, entities


def record(look: Connection, batch: Sequence[Accepted], put: Callable[[Step], None]) -> list[Added]:
    """Works out what is new of a batch; one outcome each, in order.

    `look` shows the register as it is before the batch, which nobody else may write to meanwhile. What is to be
    written is given to `put` step by step, as soon as it is known; the steps belong into one transaction, in order.
    """
    known = known_hashes(look, [accepted.hash for accepted in batch])
    outcomes: list[Added] = []
    fresh: list[Accepted] = []
    for accepted in batch:
        document, moment = accepted.document, accepted.recorded
        if accepted.hash in known:
            outcomes.append(Added(document=known[accepted.hash], outcome="known", claims=0, recorded=moment))
            continue
        known[accepted.hash] = document.id
        fresh.append(accepted)
        told = len(accepted.cast.claims)
        outcomes.append(Added(document=document.id, outcome="new", claims=told, recorded=moment))
    if not fresh:
        return outcomes
    last, stored_as = _take_in(look, fresh, put)
    _resolve(look, fresh, last, put)
    for accepted, outcome in zip(batch, outcomes, strict=True):
        if outcome.outcome == "new":
            stored, replaced = stored_as[accepted.hash]
            outcome.document = stored
            if replaced is not None:
                outcome.outcome, outcome.replaces = "replaces", replaced
    return outcomes


def known_hashes(connection: Connection, hashes: Sequence[str]) -> dict[str, str]:
    """Which contents are stored already, and under what document id."""
    rows = connection.execute(_BY_HASH, {"hashes": hashes})
    return {row.hash: row.id for row in rows}


def _take_in(
    look: Connection, fresh: Sequence[Accepted], put: Callable[[Step], None]
) -> tuple[int, dict[str, tuple[str, str | None]]]:
    """Documents and claims as they stand.

    Returns the number of the last document before, and the ids that documents get, with those of the versions before.
    """
    last, claim_seq = look.execute(_LAST).one()
    versions = _Versions(look, fresh)
    document_rows: list[Row] = []
    claim_rows: list[Row] = []
    stored: dict[str, tuple[str, str | None]] = {}
    for seq, accepted in enumerate(fresh, last + 1):
        document = accepted.document
        row_id, replaced = versions.place(document, accepted, seq)
        stored[accepted.hash] = (row_id, replaced)
        document_rows.append(_document_row(accepted, seq, row_id))
        day = document.published or accepted.recorded[:10]
        for number, (bound, payload) in enumerate(zip(accepted.cast.claims, accepted.payloads, strict=True)):
            claim_seq += 1
            claim_rows.append(_claim_row(bound, claim_seq, seq, number, accepted.recorded, day, payload))
    nothing = (None, None)
    rows = [(*row, *versions.replaced.get(row[0], nothing)) for row in document_rows]
    put(Insert(documents, _DOCUMENT, rows).run)
    put(Insert(claims, _CLAIM, claim_rows).run)
    if versions.older:
        older = [{"old": old, "by": by, "moment": moment} for old, (by, moment) in versions.older.items()]
        put(lambda connection: _run(connection, _REPLACE, older))
    return last, stored


def _resolve(look: Connection, fresh: Sequence[Accepted], last: int, put: Callable[[Step], None]) -> None:
    """The people and organizations that documents tell of, their names, and what joins them to others."""
    casts = [accepted.cast for accepted in fresh]
    resolver = Resolver(look)
    moments = [accepted.recorded for accepted in fresh]
    resolver.prefetch(casts, moments)
    put(Insert(entities, (*Atom._fields, "super", "recorded", "roles"), _newcomers(resolver, fresh)).run)
    for named in Forms(look, resolver, fresh).inserts():
        put(named.run)
    relays = Relays(look, resolver, fresh)
    for seq, accepted in enumerate(fresh, last + 1):
        resolver.see(accepted.cast, accepted, seq)
        relays.see(accepted.cast, accepted)
    changed = [
        {"number": k.atom.atom, "moment": k.recorded, "said": encode_roles(k.roles)}
        for k in resolver.changes
        if k.atom.atom not in resolver.new
    ]
    if changed:
        put(lambda connection: _run(connection, _TELL_MORE, changed))
    merged = [{"old": old, "new": new} for old, new in resolver.merges]
    if merged:
        put(lambda connection: _run(connection, _MERGE, merged))
    joins: list[Row] = [(*edge[:4], int(edge.needs), *edge[5:]) for edge in resolver.edges.values()]
    put(Insert(edges, Edge._fields, joins, ("a", "b", "verdict", "score"), "at").run)


def _newcomers(lookup: Lookup, fresh: Sequence[Accepted]) -> list[Row]:
    """The atoms that a batch is the first to tell of. Each is a component of its own until what joins it is found."""
    first: dict[int, Known] = {}
    stored = lookup.met
    for accepted in fresh:
        at, told = accepted.recorded, False
        for _, atom in accepted.cast.atoms:
            if atom.atom in stored:
                continue
            told = True
            known = first.get(atom.atom)
            if known is None:
                first[atom.atom] = Known(atom, at)
            elif at < known.recorded:
                known.recorded = at
        if not told:
            continue
        for claim, person, *_ in accepted.cast.claims:
            if person is not None and isinstance(claim, RoleClaim):
                known = first.get(person.atom)
                if known is not None:
                    known.roles[claim.role] = min(at, known.roles.get(claim.role, "~"))
    return [
        (*known.atom, number, known.recorded, encode_roles(known.roles))
        for number, known in sorted(first.items())
    ]


def _run(connection: Connection, statement: Update, parameters: Sequence[dict[str, Any]]) -> None:
    connection.execute(statement, parameters)


_DOCUMENT: Final = (
    "seq", "id", "hash", "title", "text", "published", "publisher", "url", "lang", "recorded", "origin", "cited",
    "sketch", "replaced_by", "replaced_at",
)  # fmt: skip
_CLAIM: Final = (
    "seq", "doc", "n", "kind", "change", "person", "org", "parent", "role", "modality", "sourcing", "when_",
    "title", "reason", "interim", "confidence", "day", "recorded", "payload",
)  # fmt: skip


def _document_row(accepted: Accepted, seq: int, row_id: str) -> Row:
    """The columns of a document but for the last two, its replacement."""
    d = accepted.document
    return (
        seq, row_id, accepted.hash, d.title, d.text, d.published, d.publisher, d.url, d.lang, accepted.recorded,
        d.origin, accepted.cited, accepted.sketch,
    )  # fmt: skip


def _claim_row(bound: Bound, seq: int, doc: int, number: int, recorded: str, day: str, payload: str) -> Row:
    claim, person, org, parent = bound
    role = title = reason = None
    interim = 0
    if isinstance(claim, RoleClaim):
        role, title, reason, interim = claim.role, claim.title, claim.reason, int(claim.interim)
    return (
        seq, doc, number, claim.kind, claim.change, person and person.atom, org and org.atom,
        parent and parent.atom, role, claim.modality, claim.sourcing, claim.when, title, reason, interim,
        claim.confidence, day, recorded, payload,
    )  # fmt: skip


class _Versions:
    """Which documents of a batch are newer or older versions of others: same URL, or same id and publisher."""

    def __init__(self, connection: Connection, fresh: Sequence[Accepted]) -> None:
        self.older: dict[int, tuple[int, str]] = {}
        self.replaced: dict[int, tuple[int, str]] = {}
        self._by_url: dict[str, list[tuple[str, int, str]]] = {}
        self._by_id: dict[str, list[tuple[str, int, str, str | None]]] = {}
        urls = [a.document.url for a in fresh if a.document.url]
        ids = [a.document.id for a in fresh]
        for row in connection.execute(_BY_PLACE, {"urls": urls, "ids": ids}):
            self._note(row.id, row.url, row.publisher, row.recorded, row.seq)
        self._stored = {entry[1] for entries in self._by_url.values() for entry in entries}
        self._stored |= {entry[1] for entries in self._by_id.values() for entry in entries}

    def _note(self, id_: str, url: str | None, publisher: str | None, recorded: str, seq: int) -> None:
        if url:
            self._by_url.setdefault(url, []).append((recorded, seq, id_))
        self._by_id.setdefault(id_, []).append((recorded, seq, id_, publisher))

    def place(self, document: Document, accepted: Accepted, seq: int) -> tuple[str, str | None]:
        """The id under which a document is stored, and that of the version before it."""
        id_ = document.id
        same_id = self._by_id.get(id_, [])
        if not same_id and (document.url or "") not in self._by_url:
            self._note(id_, document.url, document.publisher, accepted.recorded, seq)
            return id_, None
        versions = {(r, s, i) for r, s, i in self._by_url.get(document.url or "", [])}
        versions |= {(r, s, i) for r, s, i, publisher in same_id if publisher == document.publisher}
        if same_id and not versions & {(r, s, i) for r, s, i, _ in same_id}:
            id_ = f"{id_}~{accepted.hash[:8]}"  # another source's document under an id that is taken
        self._note(id_, document.url, document.publisher, accepted.recorded, seq)
        if not versions:
            return id_, None
        before = max((v for v in versions if v[0] <= accepted.recorded), default=None)
        after = min((v for v in versions if v[0] > accepted.recorded), default=None)
        if before is not None:
            self._set(before[1], seq, accepted.recorded)
        if after is not None:
            self._set(seq, after[1], after[0])
        return id_, before[2] if before else None

    def _set(self, old: int, by: int, at: str) -> None:
        (self.older if old in self._stored else self.replaced)[old] = (by, at)


_LAST = select(*(select(func.coalesce(func.max(t.c.seq), 0)).scalar_subquery() for t in (documents, claims)))
_BY_HASH = select(documents.c.hash, documents.c.id).where(among(documents.c.hash, "hashes"))
_BY_PLACE = select(
    documents.c.seq, documents.c.id, documents.c.url, documents.c.publisher, documents.c.recorded
).where(among(documents.c.url, "urls") | among(documents.c.id, "ids"))
_REPLACE = (
    update(documents)
    .where(documents.c.seq == bindparam("old"))
    .values(replaced_by=bindparam("by"), replaced_at=bindparam("moment"))
)
_TELL_MORE = (
    update(entities)
    .where(entities.c.atom == bindparam("number"))
    .values(recorded=bindparam("moment"), roles=bindparam("said"))
)
_MERGE = update(entities).where(entities.c.super == bindparam("old")).values(super=bindparam("new"))
