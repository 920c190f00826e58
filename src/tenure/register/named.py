"""Whom a question means: names and ids to people and organizations, as known at a moment."""

import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tenure.model import dates
from tenure.model.claim import AffiliationClaim, Claim, RoleClaim, StakeClaim
from tenure.names import compare_orgs, parse_org, parse_person

from .clusters import View
from .forms import name_key
from .gather import Gatherer
from .intake import decode, stored_moment
from .schema import claims, documents


def parse_on(on: str | None) -> str:
    """The day asked for; today when none is given."""
    if on is None:
        return datetime.datetime.now(datetime.UTC).date().isoformat()
    return dates.parse_day(on).isoformat()


def parse_known(known: str | None) -> str | None:
    """The moment asked for, as moments are stored."""
    return None if known is None else stored_moment(known)


class Named:
    """The people and organizations of one question's snapshot of the register."""

    def __init__(self, connection: Connection, known: str | None) -> None:
        self.connection = connection
        self.view = View(connection, parse_known(known))
        self.gatherer = Gatherer(connection, self.view)

    # --- names ----------------------------------------------------------------------------------------------

    def orgs(self, name: str) -> list[int]:
        """The organizations that a name may mean, the best fit first."""
        one = self.view.by_id(name)
        if one is not None:
            return [one]
        parsed = parse_org(name)
        atoms = self.view.find("organization", name_key("organization", name))
        self.view.prepare(atoms)
        if not atoms and not parsed.generic:
            atoms = self._similar_orgs(name)
        scored: dict[int, float] = {}
        for atom in atoms:
            row = self.view.row(atom)
            if row is None:
                continue
            other = parse_org(row.name)
            score = compare_orgs(parsed, other)[0] if not parsed.generic else 0.0
            if row.name == name:
                score = 1.1
            elif parsed.key == other.key:
                score = max(score, 0.99 if parsed.legal in ("", "plain", other.legal) else 0.7)
            else:
                score = min(score, 0.9)
            canon = self.view.canon(atom)
            scored[canon] = max(scored.get(canon, 0.0), score)
        return sorted(scored, key=lambda c: (-scored[c], c))

    def org_only(self, name: str) -> list[int]:
        """The organization that a name means; several when it fits them equally well."""
        found = self.orgs(name)
        if len(found) < 2:
            return found
        exact = [c for c in found if name in self.view.entity(c).names[:1]]
        if not exact:
            exact = [c for c in found if any(self._is_main(a, name) for a in self.view.members(c))]
        if not exact:
            exact = [c for c in found if name in self.view.entity(c).names]
        return exact or found[:1]

    def _is_main(self, atom: int, name: str) -> bool:
        row = self.view.row(atom)
        return row is not None and parse_org(row.name).key == parse_org(name).key

    def _similar_orgs(self, name: str) -> list[int]:
        parsed = parse_org(name)
        atoms = self.view.find_base("organization", parsed.core)
        self.view.prepare(atoms)
        found = []
        for atom in atoms:
            row = self.view.row(atom)
            if row is not None and compare_orgs(parsed, parse_org(row.name)).score >= 0.5:
                found.append(atom)
        return found

    def people(self, name: str) -> list[int]:
        """The persons who bear a name."""
        one = self.view.by_id(name)
        if one is not None:
            return [one]
        parsed = parse_person(name)
        key = name_key("person", name)
        atoms = self.view.find("person", key)
        if not atoms and parsed.single:
            atoms = self.view.find_part("person", key)
        if not atoms and parsed.han:
            atoms = self.view.find_base("person", parsed.han)
        self.view.prepare(atoms)
        if parsed.han:
            fitting = []
            for atom in atoms:
                row = self.view.row(atom)
                characters = row.key.partition("/")[2] if row else ""
                if not characters or parsed.han in characters:
                    fitting.append(atom)
            atoms = fitting
        return list(dict.fromkeys(self.view.canon(atom) for atom in atoms))

    def entities_of(self, kind: str, name: str, document: str) -> set[int]:
        """The persons or organizations that a document means by a name."""
        rows = self.connection.execute(_CLAIMS_OF, {"document": document, "known": self.view.known}).all()
        atoms: set[int] = set()
        for row in rows:
            claim = decode(row.payload)
            for field, atom in fields_of(claim, row):
                if atom is not None and name in (getattr(claim, field), *getattr(claim, f"{field}_aliases")):
                    atoms.add(atom)
        self.view.prepare(atoms)
        found = {a for a in atoms if (r := self.view.row(a)) is not None and r.kind == kind}
        return {self.view.canon(atom) for atom in found}


def fields_of(claim: Claim, row: Any) -> list[tuple[str, int | None]]:
    """The names of a claim with the atoms that stand for them."""
    if isinstance(claim, RoleClaim):
        return [("person", row.person), ("org", row.org)]
    if isinstance(claim, StakeClaim):
        return [("holder", row.person if row.person is not None else row.parent), ("org", row.org)]
    if isinstance(claim, AffiliationClaim):
        return [("org", row.org), ("parent", row.parent)]
    return [("org", row.org)]


_CLAIMS_OF = (
    select(claims.c.person, claims.c.org, claims.c.parent, claims.c.payload)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(documents.c.id == bindparam("document"), claims.c.recorded <= bindparam("known"))
)
