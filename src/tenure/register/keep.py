"""Keeping a register: whole copies, looking for damage, and forgetting where the law asks for it.

A backup is itself an SQLite register, whatever the original's database is: it can be asked, checked, and
restored to either.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, func, or_, select, update
from sqlalchemy.exc import DBAPIError

from tenure.model import Document, TenureError, content_hash
from tenure.names import latin_words

from .answers import Fault
from .intake import decode
from .named import fields_of
from .quotes import claim_id
from .schema import (
    WATCHED,
    claims,
    documents,
    edges,
    entities,
    judgements,
    links,
    meta,
    metadata,
    names,
    watch_alerts,
    watch_sends,
    watches,
    words,
)
from .store import Store

_ROWS: Final = 2_000


def backup(store: Store, path: Path) -> Path:
    """See Register.backup. The file appears only when it is whole."""
    if path.exists():
        raise TenureError(f"{path} exists already: give another path, or remove it")
    if not path.parent.is_dir():
        raise TenureError(f"the folder {path.parent} does not exist: make it first")
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        if store.sqlite:
            with store.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
                connection.exec_driver_sql("BEGIN")
        else:
            target = Store.open(str(part))
            with store.read() as source, target.write() as sink:
                _copy(source, sink)
            _close_wal(target)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise TenureError(f"{path} can't be written: {error.strerror}") from None
    except DBAPIError as error:
        raise TenureError(f"{path} can't be written: {error.orig}") from None
    finally:
        for leftover in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            leftover.unlink(missing_ok=True)
    return path


def restore(path: Path, url: str) -> Store:
    """See Register.restore."""
    if not path.exists():
        raise TenureError(f"There is no backup at {path}: check the name")
    source = Store.open(str(path), create=False)
    try:
        faults = check(source)
        if faults:
            raise TenureError(
                f"{path} is damaged ({faults[0].where}: {faults[0].problem}): take another backup"
            )
        if "://" not in url or url.startswith("sqlite"):
            target_path = Path(url.removeprefix("sqlite:///"))
            if target_path.exists() and target_path.stat().st_size:
                raise TenureError(f"{target_path} exists already: restore to a new path")
            backup(source, target_path) if not target_path.exists() else shutil.copyfile(path, target_path)
            return Store.open(url, create=False)
        target = Store.open(url)
        with source.read() as reading, target.write() as writing:
            if writing.execute(select(func.count()).select_from(documents)).scalar_one():
                raise TenureError(f"{target.place} holds documents already: restore to an empty database")
            _copy(reading, writing)
        return target
    finally:
        source.engine.dispose()


def _copy(source: Connection, sink: Connection) -> None:
    for table in metadata.sorted_tables:
        statement = select(table) if table is not meta else select(meta).where(meta.c.key != "version")
        rows = source.execute(statement).mappings()
        while part := rows.fetchmany(_ROWS):
            sink.execute(table.insert(), [dict(row) for row in part])


def _close_wal(store: Store) -> None:
    with store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
        connection.exec_driver_sql("BEGIN")
    store.engine.dispose()


# --- check --------------------------------------------------------------------------------------------------


def check(store: Store) -> list[Fault]:
    """See Register.check."""
    faults: list[Fault] = []
    with store.read() as connection:
        if store.sqlite:
            found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
            faults += [Fault("database", str(problem)) for problem in found if problem != "ok"]
            if faults:
                return faults
        faults += _check_texts(connection)
        faults += _check_references(connection)
    return faults


def _check_texts(connection: Connection) -> Iterator[Fault]:
    rows = connection.execute(
        select(documents, claims.c.seq.label("claim"), claims.c.n, claims.c.payload)
        .outerjoin(claims, claims.c.doc == documents.c.seq)
        .order_by(documents.c.seq, claims.c.n)
    )
    last = None
    for row in rows:
        if row.seq != last:
            last = row.seq
            document = Document(id=row.id, title=row.title, text=row.text)
            if content_hash(row.title, row.text, row.publisher, row.url, row.published) != row.hash:
                yield Fault(row.id, "its content is not the one that was recorded")
        if row.claim is None:
            continue
        claim = decode(row.payload)
        for piece in claim.evidence:
            if document.field(piece.field)[piece.start : piece.end] != piece.quote:
                yield Fault(
                    claim_id(row.id, row.n), f"its quote is not in the {piece.field}: {piece.quote[:60]!r}"
                )


def _check_references(connection: Connection) -> Iterator[Fault]:
    newer = documents.alias("newer")
    looks: list[tuple[str, str, Any]] = [
        (f"claims.{column.name}", "an entity that is not there", _dangling(column, entities.c.atom))
        for column in (claims.c.person, claims.c.org, claims.c.parent)
    ]
    looks += [
        ("claims.doc", "a document that is not there", _dangling(claims.c.doc, documents.c.seq)),
        ("names.atom", "an entity that is not there", _dangling(names.c.atom, entities.c.atom)),
        ("links.atom", "an entity that is not there", _dangling(links.c.atom, entities.c.atom)),
        ("edges.a", "an entity that is not there", _dangling(edges.c.a, entities.c.atom)),
        ("edges.b", "an entity that is not there", _dangling(edges.c.b, entities.c.atom)),
        (
            "documents.replaced_by",
            "a document that is not there",
            _dangling(documents.c.replaced_by, newer.c.seq),
        ),
        ("entities", "no name", _dangling(entities.c.atom, names.c.atom)),
    ]
    for where, what, statement in looks:
        yield from (
            Fault(f"{where} {value}", f"it has {what}") for value in connection.execute(statement).scalars()
        )


def _dangling(column: Any, target: Any) -> Any:
    present = select(target).where(target == column).correlate(column.table).exists()
    return select(column).where(column.is_not(None), ~present).limit(20)


# --- forget -------------------------------------------------------------------------------------------------


def forget(store: Store, document_id: str) -> int:
    """See Register.forget."""
    with store.write() as connection:
        if store.sqlite:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        seqs = (
            connection.execute(select(documents.c.seq).where(documents.c.id == document_id)).scalars().all()
        )
        if not seqs:
            raise TenureError(f"There is no document {document_id!r} to forget")
        gone = connection.execute(
            select(claims.c.seq, claims.c.person, claims.c.org, claims.c.parent).where(claims.c.doc.in_(seqs))
        ).all()
        atoms = {n for row in gone for n in (row.person, row.org, row.parent) if n is not None}
        for seq in seqs:
            newer = connection.execute(
                select(documents.c.replaced_by, documents.c.replaced_at).where(documents.c.seq == seq)
            ).one()
            connection.execute(
                update(documents)
                .where(documents.c.replaced_by == seq)
                .values(replaced_by=newer.replaced_by, replaced_at=newer.replaced_at)
            )
        connection.execute(
            delete(judgements).where(
                judgements.c.verdict.in_(["right", "wrong"]), judgements.c.left_key.in_([r.seq for r in gone])
            )
        )
        connection.execute(delete(claims).where(claims.c.doc.in_(seqs)))
        connection.execute(delete(documents).where(documents.c.seq.in_(seqs)))
        _forget_alerts(connection, document_id)
        people = {row.person for row in gone if row.person is not None}
        for atom in (*sorted(people), *sorted(atoms - people)):  # organizations are the places of people
            _tidy(connection, atom)
    store.settle()  # the log of SQLite still holds the words
    return len(gone)


def _forget_alerts(connection: Connection, document_id: str) -> None:
    """Deletes what watches told out of the document: it quotes its words."""
    quoted = f'"document":{msgspec.json.encode(document_id).decode()}'
    told = select(watch_alerts.c.seq).where(watch_alerts.c.payload.contains(quoted, autoescape=True))
    seqs = connection.execute(told).scalars().all()
    connection.execute(delete(watch_sends).where(watch_sends.c.alert.in_(seqs)))
    connection.execute(delete(watch_alerts).where(watch_alerts.c.seq.in_(seqs)))
    # The next document may get a number that watches have read up to: they go on below it.
    last = connection.execute(select(func.coalesce(func.max(documents.c.seq), 0))).scalar_one()
    read = connection.execute(select(meta.c.value).where(meta.c.key == WATCHED)).scalar()
    if read is not None and int(read) > last:
        connection.execute(update(meta).where(meta.c.key == WATCHED).values(value=str(last)))
    connection.execute(update(watches).where(watches.c.since > last).values(since=last))


def _tidy(connection: Connection, atom: int) -> None:
    """Removes the names of an atom that no claim bears any more; and the atom, if none is left."""
    rows = connection.execute(
        select(claims.c.person, claims.c.org, claims.c.parent, claims.c.payload).where(
            or_(claims.c.person == atom, claims.c.org == atom, claims.c.parent == atom)
        )
    )
    kept: set[str] = set()
    for row in rows:
        claim = decode(row.payload)
        for field, number in fields_of(claim, row):
            if number == atom:
                kept.update((getattr(claim, field), *getattr(claim, f"{field}_aliases")))
    is_context = connection.execute(select(entities.c.atom).where(entities.c.org == atom).limit(1)).first()
    if not kept and is_context is None:
        connection.execute(delete(links).where(links.c.atom == atom))
        connection.execute(delete(edges).where((edges.c.a == atom) | (edges.c.b == atom)))
        connection.execute(delete(words).where(words.c.atom == atom))
        connection.execute(delete(names).where(names.c.atom == atom))
        connection.execute(
            delete(judgements).where((judgements.c.left_key == atom) | (judgements.c.right_key == atom))
        )
        connection.execute(delete(entities).where(entities.c.atom == atom))
    elif kept:
        connection.execute(delete(names).where(names.c.atom == atom, names.c.name.not_in(kept)))
        rows_left = connection.execute(select(names.c.key, names.c.name).where(names.c.atom == atom))
        left = {word for row in rows_left for word in (*row.key.split(), *latin_words(row.name))}
        connection.execute(delete(words).where(words.c.atom == atom, words.c.word.not_in(left)))
        shown = connection.execute(select(entities.c.name).where(entities.c.atom == atom)).scalar()
        if shown not in kept:
            main = (
                select(names.c.name)
                .where(names.c.atom == atom)
                .order_by(names.c.main.desc(), names.c.recorded)
            )
            name = connection.execute(main).scalars().first()
            connection.execute(update(entities).where(entities.c.atom == atom).values(name=name))
