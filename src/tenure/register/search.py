"""Searching people and organizations by the beginnings of their words, in any script."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, bindparam, select

from tenure.names import has_han, latin_words

from .answers import Found
from .clusters import View
from .forms import name_key
from .schema import words

CANDIDATES: Final = 120
"""Names looked at for one search."""
MAX_WORDS: Final = 6
BEGINNINGS: Final = (2, 1)
"""So many letters a word of a suggested name has in common with one that was asked for; more are tried first."""
NEAR: Final = 75
"""From this likeness on (of 100, rapidfuzz's WRatio) a name is suggested for another."""
_AFTER: Final = "\U0010ffff"
_KINDS: Final[tuple[Literal["organization", "person"], ...]] = ("organization", "person")
_PLACES_SHOWN: Final = 3


def search(connection: Connection, view: View, text: str, limit: int) -> list[Found]:
    """See Register.search."""
    ranked: list[tuple[float, str, Literal["organization", "person"], int]] = []
    for kind in _KINDS:
        key = name_key(kind, text)
        exact = view.find(kind, key)
        begun = _beginning(connection, view, kind, key.split() if has_han(text) else latin_words(text))
        view.prepare({*exact, *begun})
        best: dict[int, float] = {}
        for score, atoms in ((0.0, exact), (1.0, begun)):
            for atom in atoms:
                if view.row(atom) is not None:
                    best.setdefault(view.canon(atom), score)
        view.load_names(best)
        for canon, score in best.items():
            entity = view.entity(canon)
            ranked.append((score - min(len(view.members(canon)), 50) / 100, entity.name, kind, canon))
    ranked.sort()
    found = ranked[:limit]
    places = {
        canon: list(
            dict.fromkeys(
                view.canon(row.org)
                for atom in view.members(canon)
                if (row := view.row(atom)) is not None and row.org is not None
            )
        )[:_PLACES_SHOWN]
        for _, _, kind, canon in found
        if kind == "person"
    }
    view.prepare({org for orgs in places.values() for org in orgs})
    view.load_names({view.canon(org) for orgs in places.values() for org in orgs})
    return [
        Found(
            kind=kind,
            entity=view.entity(canon),
            at=list(dict.fromkeys(view.entity(view.canon(o)).name for o in places.get(canon, ()))),
        )
        for _, _, kind, canon in found
    ]


def near(
    connection: Connection, view: View, kind: Literal["organization", "person"], text: str, limit: int
) -> list[str]:
    """See Register.suggest: names with a word that begins as one of these does, by how alike they are."""
    asked = " ".join(latin_words(text))
    for letters in BEGINNINGS:
        atoms = _begun_so(connection, view, kind, {word[:letters] for word in asked.split()})
        view.prepare(atoms)
        names = {row.name: view.canon(atom) for atom in atoms if (row := view.row(atom)) is not None}
        folded = {name: " ".join(latin_words(name)) for name in names}
        alike = process.extract(asked, folded, scorer=fuzz.WRatio, limit=None, score_cutoff=NEAR)
        nearest: dict[int, str] = {}
        for _, _, name in alike:
            nearest.setdefault(names[name], name)
        if nearest:
            return list(nearest.values())[:limit]
    return []


def _begun_so(connection: Connection, view: View, kind: str, heads: Iterable[str]) -> list[int]:
    """Atoms of names with a word that begins with one of these."""
    atoms: list[int] = []
    for head in sorted(heads)[:MAX_WORDS]:
        statement = (
            select(words.c.atom)
            .where(
                words.c.kind == kind,
                words.c.word >= head,
                words.c.word < head + _AFTER,
                words.c.recorded <= bindparam("known"),
            )
            .limit(CANDIDATES)
        )
        atoms += connection.execute(statement, {"known": view.known}).scalars()
    return list(dict.fromkeys(atoms))


def _beginning(connection: Connection, view: View, kind: str, asked: Sequence[str]) -> list[int]:
    """Atoms of which every word asked for begins a word; the longest word, the rarest, leads the look-up."""
    asked = sorted(set(asked), key=len, reverse=True)[:MAX_WORDS]
    if not asked:
        return []
    statement = (
        select(words.c.atom)
        .where(
            words.c.kind == kind,
            words.c.word >= asked[0],
            words.c.word < asked[0] + _AFTER,
            words.c.recorded <= bindparam("known"),
        )
        .limit(CANDIDATES)
    )
    for word in asked[1:]:
        other = words.alias()
        statement = statement.where(_has(other, word))
    return list(dict.fromkeys(connection.execute(statement, {"known": view.known}).scalars()))


def _has(other: Any, word: str) -> Any:
    return (
        select(other.c.atom)
        .where(other.c.atom == words.c.atom, other.c.word >= word, other.c.word < word + _AFTER)
        .correlate(words)
        .exists()
    )
