"""From stored claims to folded posts: the middle of every question."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, bindparam, or_, select

from tenure.model.vocabulary import Role
from tenure.names import OrgName, compare_orgs, parse_org

from .among import among
from .clusters import View
from .origins import Origins, Telling
from .policy import fold
from .said import EXCLUSIVE, Post, Said, span
from .schema import claims, documents, judgements

Key = tuple[int, int | None]
"""A person and an organization (None: the texts name none)."""

SAME_NAME: Final = 0.8
"""From this likeness on a publisher's name is the organization's own."""
_JOINT: Final = ("co-", "joint", "eş ", "eş-", "联席", "共同", "copresiden", "ko-", "doppelspitze")
"""In a title: the post is shared, and a second holder does not end the first one's tenure."""
_INITIAL_HEAD: Final = ("müdür", "总经理", "總經理")
"""Titles of a general manager of whom there is one at a time."""


class Raw(NamedTuple):
    """A role claim as stored, with what its document adds."""

    seq: int
    doc: int
    change: str
    person: int
    org: int | None
    role: Role
    modality: str
    sourcing: str
    when: str | None
    title: str | None
    reason: str | None
    interim: int
    day: str
    recorded: str
    lang: str | None


class Gatherer:
    """Claims of a question, as known at its moment."""

    def __init__(self, connection: Connection, view: View) -> None:
        self.connection = connection
        self.view = view
        self.origins = Origins(connection, view.known)
        self._wrong: set[int] | None = None
        self._right: set[int] = set()
        self._own: dict[tuple[str, int], bool] = {}

    def at_orgs(self, atoms: Sequence[int]) -> dict[Key, list[Raw]]:
        """All role claims at organizations."""
        return self._group(self._rows(_AT_ORGS, atoms))

    def of_people(self, atoms: Sequence[int]) -> dict[Key, list[Raw]]:
        """All role claims of people."""
        return self._group(self._rows(_OF_PEOPLE, atoms))

    def _rows(self, statement: Select[Any], atoms: Sequence[int]) -> list[Raw]:
        self._load_judged()
        assert self._wrong is not None
        found = self.connection.execute(statement, {"atoms": atoms, "known": self.view.known}).all()
        return [Raw._make(row) for row in found if row[0] not in self._wrong]

    def _load_judged(self) -> None:
        if self._wrong is None:
            judged = self.connection.execute(_JUDGED_CLAIMS, {"known": self.view.known})
            self._wrong = set()
            for verdict, seq in judged:
                (self._wrong if verdict == "wrong" else self._right).add(seq)

    def _group(self, rows: Iterable[Raw]) -> dict[Key, list[Raw]]:
        rows = list(rows)
        self.view.prepare({r.person for r in rows} | {r.org for r in rows if r.org is not None})
        groups: dict[Key, list[Raw]] = defaultdict(list)
        canon = self.view.canon
        for r in rows:
            groups[canon(r.person), canon(r.org) if r.org is not None else None].append(r)
        return groups

    def fold(self, groups: Mapping[Key, Sequence[Raw]]) -> dict[Key, list[Post]]:
        """The posts of each person at each organization."""
        needy = [r.doc for rows in groups.values() if _needs_origins(rows) for r in rows]
        self.origins.load(needy)
        return {key: fold(self._said(rows)) for key, rows in groups.items()}

    def _said(self, rows: Sequence[Raw]) -> list[Said]:
        roots: dict[tuple[int, str, str], tuple[str, int]] = {}
        own: set[int] = set()
        if _needs_origins(rows):
            own = {r.doc for r in rows if r.org is not None and self._published_by(r.doc, r.org)}
            telling: dict[tuple[str, Role], list[Raw]] = defaultdict(list)
            for r in rows:
                telling[r.change, r.role].append(r)
            for (change, role), tellers in telling.items():
                if change in ("start", "end"):
                    found = self.origins.roots(
                        [Telling(r.doc, r.sourcing, r.modality, r.when, r.doc in own) for r in tellers]
                    )
                else:
                    found = self.origins.copies(r.doc for r in tellers)
                roots.update({(doc, change, role): place for doc, place in found.items()})
        said: list[Said] = []
        for r in rows:
            root, depth = roots.get((r.doc, r.change, r.role)) or (str(r.doc), 0)
            day = self._shown_on(r, root, rows, roots) if depth and r.change == "hold" else r.day
            said.append(
                Said(
                    r.seq,
                    r.doc,
                    day,
                    r.recorded,
                    r.change,
                    r.role,
                    r.modality,  # type: ignore[arg-type]
                    "official" if r.seq in self._right else r.sourcing,  # type: ignore[arg-type]
                    r.when,
                    bool(r.interim),
                    r.reason,
                    r.lang,
                    root,
                    depth,
                    r.title,
                    r.doc in own,
                )
            )
        return said

    def _shown_on(
        self, r: Raw, root: str, rows: Sequence[Raw], roots: Mapping[tuple[int, str, str], tuple[str, int]]
    ) -> str:
        """The day of which a copy shows someone in post: its original's."""
        same = (o for o in rows if o.change == "hold" and o.role == r.role and o.day <= r.day)
        return min(
            (o.day for o in same if roots.get((o.doc, o.change, o.role), ("", 0))[0] == root), default=r.day
        )

    def _published_by(self, doc: int, org: int) -> bool:
        publisher = self.origins.paper(doc).publisher
        if not publisher:
            return False
        own = self._own.get((publisher, org))
        if own is None:
            own = self._own[publisher, org] = self._is_own(publisher, org)
        return own

    def _is_own(self, publisher: str, org: int) -> bool:
        """Whether a publisher's name is the organization's."""
        row = self.view.row(org)
        if row is None:
            return False
        outlet = _outlet(publisher)
        return outlet.core == row.base and compare_orgs(outlet, parse_org(row.name)).score >= SAME_NAME

    # --- what other people's claims say of a tenure ---------------------------------------------------------

    def deaths(self, people: Iterable[int]) -> dict[int, str]:
        """The day from which a person can hold no post."""
        owners = {atom: person for person in people for atom in self.view.members(person)}
        days: dict[int, str] = {}
        parameters = {"atoms": list(owners), "known": self.view.known}
        for person, when, day in self.connection.execute(_DEATHS, parameters) if owners else ():
            gone = span(when)[1] if when else day
            owner = owners[person]
            days[owner] = min(days.get(owner, gone), gone)
        return days

    def successors(self, wanted: Mapping[int, Iterable[str]]) -> dict[tuple[int, str], dict[Key, list[Raw]]]:
        """All claims of roles at organizations, by organization and role, then by person: successors are among them."""
        self._load_judged()
        assert self._wrong is not None
        orgs: dict[str, list[int]] = defaultdict(list)
        for org, roles in wanted.items():
            for role in roles:
                orgs[role].append(org)
        found: dict[tuple[int, str], dict[Key, list[Raw]]] = {}
        for role, places in orgs.items():
            atoms = [atom for org in places for atom in self.view.members(org)]
            parameters = {"atoms": atoms, "known": self.view.known, "role": role}
            rows = map(Raw._make, self.connection.execute(_ROLE_AT_ORGS, parameters).all())
            for key, claimed in self._group(r for r in rows if r.seq not in self._wrong).items():
                if key[1] is not None:
                    found.setdefault((key[1], role), {})[key] = claimed
        return found


@lru_cache(maxsize=4096)
def _outlet(publisher: str) -> OrgName:
    return parse_org(publisher.split("(")[0])


def single(role: str, title: str | None) -> bool:
    """Whether one person at a time holds the post."""
    folded = (title or "").lower()
    if any(mark in folded for mark in _JOINT):
        return False
    if role == "general_manager":
        return any(mark in folded for mark in _INITIAL_HEAD) and "yardımcı" not in folded
    return role in EXCLUSIVE


def succession(posts: Mapping[Key, Sequence[Post]], role: str) -> list[tuple[int, str, str | None]]:
    """Who took the post for good and when: (person, day, date given)."""
    found: list[tuple[int, str, str | None]] = []
    for (person, _), folded in posts.items():
        for post in folded:
            if role not in post.roles:
                continue
            for event in post.starts:
                if event.firm and event.day and event.modality != "denied" and not event.interim:
                    best = event.best
                    if single(role, best.title):
                        found.append((person, event.day, event.when))
    return found


def _needs_origins(rows: Sequence[Raw]) -> bool:
    return any(r.doc != rows[0].doc for r in rows)


_RAW = (
    claims.c.seq,
    claims.c.doc,
    claims.c.change,
    claims.c.person,
    claims.c.org,
    claims.c.role,
    claims.c.modality,
    claims.c.sourcing,
    claims.c.when_,
    claims.c.title,
    claims.c.reason,
    claims.c.interim,
    claims.c.day,
    claims.c.recorded,
    documents.c.lang,
)
_STANDING = (claims.c.recorded <= bindparam("known")) & (
    documents.c.replaced_at.is_(None) | (documents.c.replaced_at > bindparam("known"))
)
"""Recorded by the moment, and not replaced by a newer version by then."""
_ROLES = (
    select(*_RAW).join(documents, documents.c.seq == claims.c.doc).where(claims.c.kind == "role", _STANDING)
)
_AT_ORGS = _ROLES.where(among(claims.c.org, "atoms"))
_OF_PEOPLE = _ROLES.where(among(claims.c.person, "atoms"))
_ROLE_AT_ORGS = _ROLES.where(among(claims.c.org, "atoms"), claims.c.role == bindparam("role"))
_DEATHS = (
    select(claims.c.person, claims.c.when_, claims.c.day)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(
        claims.c.reason == "death",
        among(claims.c.person, "atoms"),
        claims.c.modality == "actual",
        claims.c.sourcing != "unnamed",
        _STANDING,
    )
)
_JUDGED_CLAIMS = select(judgements.c.verdict, judgements.c.left_key).where(
    or_(judgements.c.verdict == "right", judgements.c.verdict == "wrong"),
    judgements.c.at <= bindparam("known"),
    judgements.c.undone.is_(None) | (judgements.c.undone > bindparam("known")),
)

__all__ = ["Gatherer", "Key", "Raw", "single", "succession"]
