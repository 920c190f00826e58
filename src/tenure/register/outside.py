"""Outside ids of people and organizations: what catalogues and humans linked them to, as known at a moment.

A link ties an atom to an entry of a catalogue, with a score and the reason, from one moment to another; it is
never changed. From SURE on it stands by itself; a weaker one is a proposal to a human, whose judgement wins
over both.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, func, select, update

from tenure.model.outside import SCHEMES, SURE, Match, Outside, parse_outside

from .among import among
from .answers import OutsideId
from .clusters import View
from .mentions import parse_id
from .schema import judgements, links

_HUMAN, _DIRECT, _ALONG = 2, 1, 0
"""Whose word an id is: a human's, that of the entry linked to, that of an entry about another scheme's id."""


class Linked(NamedTuple):
    """A link as stored: an atom, the entry, and the other ids that the entry has."""

    atom: int
    outside: str
    at: str
    catalogue: str
    name: str
    ids: dict[str, str]
    score: float
    reason: str
    was: str


class Relinked(NamedTuple):
    """What a new look into the catalogues changed of the links of one person or organization."""

    added: list[Match]
    ended: list[Linked]


class Verdict(NamedTuple):
    """What a human said of an atom and an outside id."""

    verdict: str
    outside: str
    by: str
    at: str


def outside_number(outside: str) -> int:
    """The number under which judgements keep an outside id: below zero, so that it is no atom's."""
    digest = hashlib.sha256(f"outside\x1f{outside}".encode()).digest()
    return -1 - (int.from_bytes(digest[:8], "big") >> 1)


def links_of(connection: Connection, atoms: Iterable[int], known: str) -> list[Linked]:
    """The links of atoms that stood at a moment, those that are proposals too."""
    wanted = list(atoms)
    rows = connection.execute(_LINKS, {"atoms": wanted, "known": known}) if wanted else ()
    return [_linked(row) for row in rows]


def verdicts_of(connection: Connection, atoms: Iterable[int], known: str) -> dict[tuple[int, str], Verdict]:
    """What humans had decided by a moment of atoms and outside ids; of several, the last."""
    wanted = list(atoms)
    rows = connection.execute(_VERDICTS, {"atoms": wanted, "known": known}) if wanted else ()
    return {(row.left_key, row.right): Verdict(row.verdict, row.right, row.by, row.at) for row in rows}


def ids_of(connection: Connection, view: View, canons: Iterable[int]) -> dict[int, list[OutsideId]]:
    """The outside ids of people and organizations; `view` must be prepared for them.

    Of one scheme, a human's word wins over an entry's own id, and that over ids that came along with an entry
    of another scheme.
    """
    members = {atom: canon for canon in canons for atom in view.members(canon)}
    verdicts = verdicts_of(connection, members, view.known)
    said: dict[int, dict[str, Verdict]] = defaultdict(dict)
    for (atom, outside), verdict in verdicts.items():
        said[members[atom]][outside] = verdict
    found: dict[int, dict[Outside, tuple[int, OutsideId]]] = defaultdict(dict)
    for canon, judged in said.items():
        for verdict in judged.values():
            if verdict.verdict == "same":
                _note(found[canon], _HUMAN, _judged_id(verdict))
    for link in links_of(connection, members, view.known):
        canon = members[link.atom]
        mine = said[canon].get(link.outside)
        if mine is None and link.was and (mine := said[canon].get(link.was)) is not None:
            found[canon].pop(parse_outside(link.was), None)
        if mine is not None and mine.verdict == "not-same":
            continue
        human = mine is not None
        if not human and link.score < SURE:
            continue
        own = parse_outside(link.outside)
        _note(found[canon], _HUMAN if human else _DIRECT, _linked_id(own, link, mine))
        for scheme, value in link.ids.items():
            along = Outside(scheme, value)
            other = said[canon].get(str(along))
            if along != own and (other is None or other.verdict != "not-same"):
                _note(found[canon], _ALONG, _linked_id(along, link, mine))
    return {canon: _settled(ids) for canon, ids in found.items()}


def outside_ids(view: View, entities: Iterable[str]) -> dict[str, dict[str, str]]:
    """See Register.outside_ids."""
    atoms = {entity: atom for entity in entities if (atom := parse_id(entity)) is not None}
    view.prepare(atoms.values())
    found = ids_of(view.connection, view, {view.canon(atom) for atom in atoms.values() if view.row(atom)})
    answers: dict[str, dict[str, str]] = {}
    for entity, atom in atoms.items():
        by_scheme: dict[str, set[str]] = defaultdict(set)
        for item in found.get(view.canon(atom), ()):
            by_scheme[item.scheme].add(item.id)
        ids = {scheme: next(iter(values)) for scheme, values in by_scheme.items() if len(values) == 1}
        if ids:
            answers[entity] = ids
    return answers


def proposals(connection: Connection, view: View, limit: int) -> list[Linked]:
    """Links that are not sure and of which no human has said anything, the likeliest first."""
    rows = connection.execute(_PROPOSED, {"known": view.known, "accept": SURE, "limit": limit * 4}).all()
    view.prepare({row.atom for row in rows})
    canons = {view.canon(row.atom) for row in rows}
    verdicts = verdicts_of(connection, {a for canon in canons for a in view.members(canon)}, view.known)
    judged = {(view.canon(atom), outside) for atom, outside in verdicts}
    settled = {
        (view.canon(atom), outside.partition(":")[0])
        for (atom, outside), verdict in verdicts.items()
        if verdict.verdict == "same"
    }
    found: list[Linked] = []
    for row in rows:
        link = _linked(row)
        place = view.canon(link.atom)
        if (place, link.outside) not in judged and (place, link.outside.partition(":")[0]) not in settled:
            judged.add((place, link.outside))
            found.append(link)
    return found[:limit]


def doubles(connection: Connection, view: View, limit: int) -> list[tuple[Linked, Linked]]:
    """Two people, or two organizations, that are linked to one entry: the links of both, the surest first."""
    rows = connection.execute(_DOUBLES, {"known": view.known, "sure": SURE, "limit": limit}).all()
    found: list[tuple[Linked, Linked]] = []
    for (outside,) in rows:
        standing = list(
            map(_linked, connection.execute(_OF_ENTRY, {"outside": outside, "known": view.known}))
        )
        view.prepare({link.atom for link in standing})
        verdicts = verdicts_of(connection, {link.atom for link in standing}, view.known)
        first: Linked | None = None
        for link in standing:
            verdict = verdicts.get((link.atom, link.outside))
            if link.score < SURE or (verdict is not None and verdict.verdict == "not-same"):
                continue
            if first is None:
                first = link
            elif view.canon(link.atom) != view.canon(first.atom):
                found.append((first, link))
                break
    return found


def relink(
    connection: Connection,
    view: View,
    entity: int,
    matches: Iterable[Match],
    catalogues: Iterable[str],
    at: str,
) -> Relinked:
    """Makes the links of a person or organization to some catalogues those that were found.

    A link that stands as it was stays untouched; one that was not found again, or with another score, ends at
    this moment. `view` must be prepared for the entity and look at everything recorded so far.
    """
    asked = set(catalogues)
    members = view.members(entity)
    before = {
        (link.catalogue, link.outside): link
        for link in links_of(connection, members, view.known)
        if link.catalogue in asked
    }
    fresh = {(match.catalogue, match.outside): match for match in matches}
    result = Relinked(
        added=[match for place, match in fresh.items() if not _stands(before.get(place), match)],
        ended=[link for place, link in before.items() if not _stands(link, fresh.get(place))],
    )
    for link in result.ended:
        connection.execute(_END, {"of": link.atom, "to": link.outside, "from": link.at, "moment": at})
    if result.added:
        connection.execute(
            links.insert(),
            [
                {
                    "atom": entity,
                    "outside": match.outside,
                    "at": at,
                    "gone": None,
                    "catalogue": match.catalogue,
                    "name": match.name,
                    "ids": msgspec.json.encode(match.ids).decode(),
                    "score": match.score,
                    "reason": match.reason,
                    "was": match.was,
                }
                for match in result.added
            ],
        )
    return result


def _stands(link: Linked | None, match: Match | None) -> bool:
    return link is not None and match is not None and link[1:2] + link[3:] == match


def _linked(row: Any) -> Linked:
    ids = msgspec.json.decode(row.ids, type=dict[str, str])
    return Linked(row.atom, row.outside, row.at, row.catalogue, row.name, ids, row.score, row.reason, row.was)


def _note(found: dict[Outside, tuple[int, OutsideId]], rank: int, item: OutsideId) -> None:
    place = Outside(item.scheme, item.id)
    before = found.get(place)
    if before is not None and before[0] == rank == _HUMAN and before[1].name is None:
        found[place] = rank, item  # the catalogue knows its name
    elif before is None or (rank, item.score) > (before[0], before[1].score):
        found[place] = rank, item


def _settled(found: Mapping[Outside, tuple[int, OutsideId]]) -> list[OutsideId]:
    best: dict[str, int] = {}
    for place, (rank, _) in found.items():
        best[place.scheme] = max(rank, best.get(place.scheme, rank))
    kept = [item for place, (rank, item) in found.items() if rank == best[place.scheme]]
    return sorted(kept, key=lambda item: (_ORDER.get(item.scheme, len(_ORDER)), -item.score, item.id))


def _judged_id(verdict: Verdict) -> OutsideId:
    own = parse_outside(verdict.outside)
    reason = f"judged the same by {verdict.by}"
    return OutsideId(
        scheme=own.scheme,
        id=own.value,
        url=own.url,
        score=1.0,
        reason=reason,
        since=verdict.at,
        by=verdict.by,
    )


def _linked_id(own: Outside, link: Linked, judged: Verdict | None) -> OutsideId:
    return OutsideId(
        scheme=own.scheme,
        id=own.value,
        url=own.url,
        name=link.name,
        catalogue=link.catalogue,
        score=1.0 if judged else link.score,
        reason=f"judged the same by {judged.by}" if judged else link.reason,
        since=max(judged.at, link.at) if judged else link.at,
        by=judged.by if judged else None,
    )


_ORDER: Final = {scheme: place for place, scheme in enumerate(SCHEMES)}
_STANDING = select(
    links.c.atom,
    links.c.outside,
    links.c.at,
    links.c.catalogue,
    links.c.name,
    links.c.ids,
    links.c.score,
    links.c.reason,
    links.c.was,
).where(links.c.at <= bindparam("known"), links.c.gone.is_(None) | (links.c.gone > bindparam("known")))
_LINKS = _STANDING.where(among(links.c.atom, "atoms")).order_by(
    links.c.atom, links.c.score.desc(), links.c.outside
)
_DOUBLES = (
    select(links.c.outside)
    .where(
        links.c.score >= bindparam("sure"),
        links.c.at <= bindparam("known"),
        links.c.gone.is_(None) | (links.c.gone > bindparam("known")),
    )
    .group_by(links.c.outside)
    .having(func.count(func.distinct(links.c.atom)) > 1)
    .order_by(links.c.outside)
    .limit(bindparam("limit"))
)
_OF_ENTRY = _STANDING.where(links.c.outside == bindparam("outside")).order_by(
    links.c.score.desc(), links.c.atom
)
_PROPOSED = (
    _STANDING.where(links.c.score < bindparam("accept"))
    .order_by(links.c.score.desc(), links.c.atom, links.c.outside)
    .limit(bindparam("limit"))
)
_VERDICTS = (
    select(judgements.c.left_key, judgements.c.verdict, judgements.c.right, judgements.c.by, judgements.c.at)
    .where(
        among(judgements.c.left_key, "atoms"),
        judgements.c.right_key < 0,
        judgements.c.at <= bindparam("known"),
        judgements.c.undone.is_(None) | (judgements.c.undone > bindparam("known")),
    )
    .order_by(judgements.c.id)
)
_END = (
    update(links)
    .where(
        links.c.atom == bindparam("of"),
        links.c.outside == bindparam("to"),
        links.c.at == bindparam("from"),
    )
    .values(gone=bindparam("moment"))
)
