"""Looking up the people and organizations of the register in catalogues.

Organizations come first: the ids that they get are what tells a person's entry from a namesake's. What was found is
written in transactions of its own, so that others can go on adding documents meanwhile.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import bindparam, func, or_, select

from tenure.catalogues import Catalogue, Subject, Tied, matches
from tenure.model.outside import Match

from .among import among
from .answers import Entity
from .ask import Question
from .intake import now
from .outside import ids_of, relink, verdicts_of
from .schema import claims, documents, entities
from .store import Store

CHUNK: Final = 100
"""Components of atoms that are looked up before what was found is written."""
TIES: Final = 200
"""Claims of one person or organization that are looked at for whom it has to do with."""
Kind = Literal["person", "organization"]


class Linked(msgspec.Struct, kw_only=True):
    """What the catalogues have for one person or organization, and what that changed."""

    kind: Kind
    entity: Entity
    matches: list[Match]
    added: int = 0
    ended: int = 0


def link(
    store: Store, catalogues: Sequence[Catalogue], entity: str | None = None, *, dry_run: bool = False
) -> Iterator[Linked]:
    """See Register.link."""
    if entity is not None:
        with store.read() as connection:
            question = Question(connection, None)
            found = question.view.by_id(entity)
            results = [] if found is None else _looked_up(question, [found], catalogues)
        yield from results if dry_run else _written(store, results, catalogues)
        return
    for kind in ("organization", "person"):
        last = -1
        while True:
            with store.read() as connection:
                question = Question(connection, None)
                supers = connection.execute(_SUPERS, {"kind": kind, "last": last}).scalars()
                chunk = list(supers)
                if not chunk:
                    break
                last = chunk[-1]
                atoms = list(connection.execute(_ATOMS_OF, {"supers": chunk, "kind": kind}).scalars())
                question.view.prepare(atoms)
                canons = list(dict.fromkeys(question.view.canon(atom) for atom in atoms))
                results = _looked_up(question, canons, catalogues)
            yield from results if dry_run else _written(store, results, catalogues)


def count(store: Store) -> int:
    """How many people and organizations there are to look up, roughly."""
    with store.read() as connection:
        return int(connection.execute(select(func.count(func.distinct(entities.c.super)))).scalar_one())


def _written(store: Store, results: list[Linked], catalogues: Sequence[Catalogue]) -> Iterator[Linked]:
    names = [catalogue.name for catalogue in catalogues]
    at = now()
    with store.write() as connection:
        view = Question(connection, None).view
        for result in results:
            found = view.by_id(result.entity.id)
            if found is not None:
                changed = relink(connection, view, found, result.matches, names, at)
                result.added, result.ended = len(changed.added), len(changed.ended)
    yield from results


def _looked_up(question: Question, canons: Sequence[int], catalogues: Sequence[Catalogue]) -> list[Linked]:
    view = question.view
    view.load_names(canons)
    subjects = subjects_of(question, canons)
    results = []
    for canon in canons:
        subject = subjects.get(canon)
        if subject is not None:
            found = matches(subject, catalogues)
            results.append(Linked(kind=subject.kind, entity=view.entity(canon), matches=found))
    return results


def subjects_of(question: Question, canons: Sequence[int]) -> dict[int, Subject]:
    """People and organizations as matching sees them: names, whom they have to do with, ids, years."""
    view = question.view
    members = {atom: canon for canon in canons for atom in view.members(canon)}
    others: dict[int, dict[int, None]] = defaultdict(dict)
    years: dict[int, list[int]] = defaultdict(list)
    langs: dict[int, set[str]] = defaultdict(set)
    rows: list[Any] = []
    for canon in canons:
        rows += question.connection.execute(
            _CLAIMS, {"atoms": view.members(canon), "known": view.known}
        ).all()
    view.prepare({atom for row in rows for atom in (row.person, row.org, row.parent) if atom is not None})
    for row in rows:
        present = [view.canon(atom) for atom in (row.person, row.org, row.parent) if atom is not None]
        for atom in (row.person, row.org, row.parent):
            if atom in members:
                mine = members[atom]
                others[mine].update((other, None) for other in present if other != mine)
                years[mine].append(int(row.day[:4]))
                if row.lang:
                    langs[mine].add(row.lang)
    neighbours = {other for found in others.values() for other in found}
    view.load_names(neighbours)
    ids = ids_of(question.connection, view, neighbours)
    verdicts: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (atom, outside), verdict in verdicts_of(question.connection, members, view.known).items():
        verdicts[members[atom]][verdict.verdict].add(outside)
    subjects = {}
    for canon in canons:
        row_ = view.row(canon)
        if row_ is None:
            continue
        same = frozenset(verdicts[canon]["same"])
        subjects[canon] = Subject(
            kind="person" if row_.kind == "person" else "organization",
            names=tuple(view.entity(canon).names),
            tied=tuple(
                Tied(
                    tuple(view.entity(other).names),
                    frozenset(f"{i.scheme}:{i.id}" for i in ids.get(other, ())),
                )
                for other in others[canon]
            ),
            ids=same,
            same_ids=same,
            not_ids=frozenset(verdicts[canon]["not-same"]),
            first=min(years[canon], default=None),
            langs=frozenset(langs[canon]),
        )
    return subjects


_SUPERS = (
    select(entities.c.super)
    .where(entities.c.kind == bindparam("kind"), entities.c.super > bindparam("last"))
    .distinct()
    .order_by(entities.c.super)
    .limit(CHUNK)
)
_ATOMS_OF = select(entities.c.atom).where(
    among(entities.c.super, "supers"), entities.c.kind == bindparam("kind")
)
_CLAIMS = (
    select(claims.c.person, claims.c.org, claims.c.parent, claims.c.day, documents.c.lang)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(
        or_(among(claims.c.person, "atoms"), among(claims.c.org, "atoms"), among(claims.c.parent, "atoms")),
        claims.c.recorded <= bindparam("known"),
        documents.c.replaced_at.is_(None) | (documents.c.replaced_at > bindparam("known")),
    )
    .order_by(claims.c.day.desc(), claims.c.seq)
    .limit(TIES)
)
