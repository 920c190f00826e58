"""The atoms that a batch of documents meets, looked up in few queries, with what the batch itself adds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select

from tenure.model import Claim, RoleClaim
from tenure.names import MIN_SOUND, may_sound_alike, parse_org

from .asked import (
    BY_ATOM,
    BY_BASE,
    BY_BASES,
    BY_NAME,
    BY_NAMES,
    BY_ORG,
    BY_ORGS,
    BY_SOUND,
    BY_SOUNDS,
    BY_SUPER,
    BY_SUPERS,
    DEEDS,
    DEEDS_OF,
    LEFT,
    PLACES,
    TIES_OF,
)
from .known import Deed, Known, Shape, keep_first, kinship, person_name, unreadable
from .mentions import Atom, Cast

MAX_CANDIDATES: Final = 64
MAX_PEOPLE: Final = 300
"""How many namesakes, and how many people of one organization, a new name is compared with. It bounds the cost
of adding; beyond it only equal names at one organization are joined."""
_NOTHING: Final[Mapping[str, str]] = {}


class Lookup:
    """The atoms that a batch of documents meets, loaded as needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, Known] = {}
        self._super: dict[int, int] = {}
        self._merged: dict[int, int] = {}
        self._base: dict[str, dict[str, list[int]]] = {"organization": {}, "person": {}}
        self._at_org: dict[int, list[int]] = {}
        self._members: dict[int, set[int]] = {}
        self._new_base: dict[str, dict[str, list[int]]] = {
            kind: defaultdict(list) for kind in ("organization", "person")
        }
        self._sounds: dict[str, list[int]] = {}
        self._new_sounds: dict[str, list[int]] = defaultdict(list)
        self._new_at_org: dict[int, list[int]] = defaultdict(list)
        self._by_name: dict[str, dict[int, str]] = {}
        self._new_names: dict[str, dict[int, str]] = defaultdict(dict)
        self._deeds: dict[int, list[Deed]] = {}
        self._new_deeds: dict[int, list[tuple[RoleClaim, int, str, str]]] = defaultdict(list)
        self._left: dict[int, list[Deed]] = {}
        self._new_left: dict[int, list[Deed]] = defaultdict(list)
        self._ties: dict[int, set[int]] = {}
        self._stored_ties: dict[int, set[int]] = {}
        self._shapes: dict[int, Shape] = {}
        self.new: dict[int, Known] = {}
        self.changed: set[int] = set()

    # --- loading --------------------------------------------------------------------------------------------

    def load(self, atoms: Iterable[int]) -> None:
        """Looks atoms up that are not known yet."""
        wanted = list(set(atoms).difference(self._known))
        if wanted:
            self._take(self._connection.execute(BY_ATOM, {"atoms": wanted}).all())

    @property
    def met(self) -> Mapping[int, Known]:
        """The atoms that are loaded: of a batch, those stored, until it is gone through document by document."""
        return self._known

    def prefetch(self, casts: Sequence[Cast], moments: Sequence[str]) -> None:
        """Loads the atoms of a whole batch and what they will be compared with, in few queries.

        `moments` are those at which the documents were received.
        """
        every = {atom.atom: atom for c in casts for _, atom in c.atoms}
        self.load(number for number, atom in every.items() if atom.kind == "organization")
        people: dict[str, set[int]] = defaultdict(set)
        for number, atom in every.items():
            if atom.kind == "person":
                people[atom.base].add(number)
        # A person's atom is among the namesakes: whoever is not is new. Known ones may have done something new.
        self._fill_bases("person", people)
        fresh = [atom for number, atom in every.items() if number not in self._known]
        self._fill_bases("organization", {atom.base for atom in fresh if atom.kind == "organization"})
        self.load(k.atom.org for k in list(self._known.values()) if k.atom.org is not None)
        new_bases = {atom.base for atom in fresh if atom.kind == "person"}
        namesakes = self._base["person"]
        self._load_deeds(LEFT, {number for base in new_bases for number in namesakes[base]}, self._left)
        leaving = {b.person.base for c in casts for b in c.claims if b.person is not None and leaves(b.claim)}
        self._load_deeds(
            DEEDS_OF,
            {
                *self._near_namesakes(every, people),
                *(number for base in leaving & new_bases for number in namesakes[base]),
            },
            self._deeds,
        )
        sounds = list({atom.sound for atom in fresh if len(atom.sound) >= MIN_SOUND})
        self._fill(BY_SOUNDS, "sounds", sounds, self._sounds, MAX_PEOPLE)
        found: dict[str, dict[int, str]] = {
            parse_org(atom.name).key: {} for atom in fresh if atom.kind == "organization"
        }
        if found:
            for key, since, *row in self._connection.execute(BY_NAMES, {"keys": list(found)}).all():
                keep_first(found[key], self._take([row])[0], since)
            self._by_name.update(found)
        ties = {
            (b.org.atom, b.parent.atom)
            for c in casts
            for b in c.claims
            if b.parent is not None and b.org is not None
        }
        orgs = {atom.org for atom in fresh if atom.org is not None and atom.org in self._known}
        self._load_ties({org for tie in ties for org in tie} | orgs)
        orgs |= self._with_news(casts, moments)
        orgs |= {
            org
            for tie in ties
            if tie[1] not in self._stored_ties[tie[0]]
            for org in tie
            if org in self._known
        }
        self._load_people(orgs)

    def _fill_bases(self, kind: str, bases: Iterable[str]) -> None:
        self._fill(BY_BASES, "bases", list(bases), self._base[kind], MAX_CANDIDATES, {"kind": kind})

    def _near_namesakes(self, every: Mapping[int, Atom], people: Mapping[str, set[int]]) -> Iterator[int]:
        """Namesakes at organizations whose names are near to those of people of the batch: told of the same posts?

        `people` are the batch's by the base of their names.
        """
        known = self._known
        for base, numbers in people.items():
            namesakes = self._base["person"][base]
            if len(namesakes) == 1 and numbers == {namesakes[0]}:
                continue
            names = [
                (number, place, known[place].atom.name if place in known else every[place].name)
                for number in numbers
                if (place := every[number].org) is not None
            ]
            for other in namesakes:
                org = known[other].atom.org
                if org is not None and any(
                    number != other and place != org and kinship(name, known[org].atom.name)
                    for number, place, name in names
                ):
                    yield other

    def _with_news(self, casts: Sequence[Cast], moments: Sequence[str]) -> set[int]:
        """Organizations at which somebody known turns out to have had a post, or had it earlier than was known."""
        return {
            bound.org.atom
            for this, moment in zip(casts, moments, strict=True)
            for bound in this.claims
            if bound.person is not None and bound.org is not None and isinstance(bound.claim, RoleClaim)
            if bound.person.atom in self._known
            if moment < self._known[bound.person.atom].roles.get(bound.claim.role, "~")
        }

    def _load_people(self, orgs: Iterable[int]) -> None:
        """The people of organizations, under whatever names of these."""
        roots = {self._super[org] for org in orgs}
        together: dict[int, list[int]] = {}
        self._fill(BY_SUPERS, "supers", list(roots), together)
        for root, numbers in together.items():
            self._members.setdefault(root, set(numbers))
        members = {member for root in roots for member in self._members[root]}
        self._fill(BY_ORGS, "orgs", list(members), self._at_org, MAX_PEOPLE)

    def _load_ties(self, orgs: Iterable[int]) -> None:
        tied: dict[int, set[int]] = {org: set() for org in orgs}
        if tied:
            for a, b in self._connection.execute(TIES_OF, {"atoms": list(tied)}).all():
                if a in tied:
                    tied[a].add(b)
                if b in tied:
                    tied[b].add(a)
            self._stored_ties.update(tied)

    def _load_deeds(self, statement: Select[Any], people: Iterable[int], into: dict[int, list[Deed]]) -> None:
        deeds: dict[int, list[Deed]] = {number: [] for number in people}
        if deeds:
            for number, *deed in self._connection.execute(statement, {"people": list(deeds)}).all():
                deeds[number].append(Deed(*deed))
            into.update(deeds)

    def _fill(
        self,
        statement: Select[Any],
        parameter: str,
        wanted: Sequence[Any],
        into: dict[Any, list[int]],
        limit: int | None = None,
        fixed: Mapping[str, str] = _NOTHING,
    ) -> None:
        """Loads the atoms that have one of the values wanted, and notes which have which, up to so many of each."""
        if not wanted:
            return
        found: dict[Any, list[int]] = {value: [] for value in wanted}
        rows = self._connection.execute(statement, {**fixed, parameter: wanted}).all()
        self._take(rows)
        place = PLACES[parameter]
        for row in rows:
            found[row[place]].append(row[0])
        for value, numbers in found.items():
            into.setdefault(value, numbers[:limit])

    def _take(self, rows: Iterable[Any]) -> list[int]:
        found: list[int] = []
        known, supers = self._known, self._super
        for number, kind, key, base, org, name, sound, super_, recorded, roles in rows:
            found.append(number)
            if number not in known:
                known[number] = Known(Atom(number, kind, key, base, org, name, sound), recorded, roles)
                supers[number] = super_
        return found

    def _namesakes(self, kind: str, base: str) -> list[int]:
        found = self._base[kind].get(base)
        if found is None:
            rows = self._connection.execute(
                BY_BASE, {"kind": kind, "base": base, "limit": MAX_CANDIDATES}
            ).all()
            self._base[kind][base] = found = [*self._take(rows), *self._new_base[kind].get(base, ())]
        return found

    def _sounding(self, atom: Atom) -> list[int]:
        """Organizations of other scripts whose names sound alike."""
        if len(atom.sound) < MIN_SOUND:
            return []
        found = self._sounds.get(atom.sound)
        if found is None:
            rows = self._connection.execute(BY_SOUND, {"sound": atom.sound, "limit": MAX_CANDIDATES})
            self._sounds[atom.sound] = found = self._take(rows)
        heard = [self._known[number].atom for number in (*found, *self._new_sounds[atom.sound])]
        return [
            other.atom
            for other in heard
            if other.base != atom.base and may_sound_alike(atom.name, atom.base, other.name, other.base)
        ]

    def _named(self, key: str) -> dict[int, str]:
        """Organizations that bear a name of that key, with the first moment that they did."""
        found = self._by_name.get(key)
        if found is None:
            self._by_name[key] = found = {}
            for since, *row in self._connection.execute(BY_NAME, {"key": key, "limit": MAX_CANDIDATES}):
                keep_first(found, self._take([row])[0], since)
        for number, since in self._new_names.get(key, {}).items():
            keep_first(found, number, since)
        return found

    def _people(self, org: int) -> list[int]:
        """People at the organization, under whatever name of it."""
        members = self._org_members(self.find(self._super[org]))
        people: list[int] = []
        for member in members:
            found = self._at_org.get(member)
            if found is None:
                stored: list[int] = []
                if member not in self.new:
                    rows = self._connection.execute(BY_ORG, {"org": member, "limit": MAX_PEOPLE}).all()
                    stored = self._take(rows)
                self._at_org[member] = found = [*stored, *self._new_at_org.get(member, ())]
            people.extend(found)
        return people

    def _org_members(self, root: int) -> set[int]:
        members = self._members.get(root)
        if members is None:
            members = set(self._take(self._connection.execute(BY_SUPER, {"super": root}).all()))
            self._members[root] = members
        return members

    def deeds(self, atom: int) -> list[Deed]:
        """What is said of a person's atom so far."""
        if atom not in self.new and atom not in self._deeds:
            rows = self._connection.execute(DEEDS, {"person": atom}).all()
            self._deeds[atom] = [Deed(*row) for row in rows]
        told = self._new_deeds.get(atom, ())
        return [*self._deeds.get(atom, ()), *(_deed(*one) for one in told)]

    def _note_deed(self, atom: int, claim: RoleClaim, doc: int, day: str, at: str) -> None:
        self._new_deeds[atom].append((claim, doc, day, at))
        if claim.reason == "new_post" and leaves(claim):
            self._new_left[atom].append(_deed(claim, doc, day, at))

    def left(self, atom: int) -> list[Deed]:
        """What is said so far of a person's atom leaving a post for a new one."""
        if atom not in self.new and atom not in self._left:
            self._load_deeds(LEFT, (atom,), self._left)
        return [*self._left.get(atom, ()), *self._new_left.get(atom, ())]

    # --- components -----------------------------------------------------------------------------------------

    def known(self, number: int) -> Atom:
        """A loaded atom."""
        return self._known[number].atom

    def find(self, super_: int) -> int:
        """The component that a component has been merged into."""
        root = super_
        while root in self._merged:
            root = self._merged[root]
        return root

    def super_of(self, atom: int) -> int:
        """The component of an atom."""
        return self.find(self._super[atom])

    @property
    def merges(self) -> list[tuple[int, int]]:
        """Components merged by this batch: (old, new)."""
        return [(old, self.find(new)) for old, new in self._merged.items()]

    @property
    def changes(self) -> list[Known]:
        """Atoms of which more is known than before: an earlier moment, a new role."""
        return [self._known[number] for number in sorted(self.changed)]

    def _register(self, atom: Atom, at: str) -> bool:
        """Takes an atom in that a document tells of; whether it is new."""
        stored = self._known.get(atom.atom)
        if stored is not None:
            if at < stored.recorded:  # an import from an older register
                stored.recorded = at
                self.changed.add(atom.atom)
            return False
        self._known[atom.atom] = self.new[atom.atom] = Known(atom, at)
        self._super[atom.atom] = atom.atom
        self._new_base[atom.kind][atom.base].append(atom.atom)
        namesakes = self._base[atom.kind].get(atom.base)
        if namesakes is not None:
            namesakes.append(atom.atom)
        if atom.org is not None:
            self._new_at_org[atom.org].append(atom.atom)
            if atom.org in self._at_org:
                self._at_org[atom.org].append(atom.atom)
        if atom.kind == "organization":
            self._members[atom.atom] = {atom.atom}
            self._new_sounds[atom.sound].append(atom.atom)
        return True

    def _tied(self, a: int, b: int) -> bool:
        """Whether a document says that one organization belongs to the other."""
        if b in self._ties.get(a, ()) or a in self._ties.get(b, ()):
            return True
        if a in self.new or b in self.new:
            return False
        stored = self._stored_ties.get(a)
        if stored is None:
            self._load_ties((a,))
            stored = self._stored_ties[a]
        return b in stored

    def _shape(self, number: int) -> Shape:
        shape = self._shapes.get(number)
        if shape is None:
            atom = self._known[number].atom
            base = atom.base
            apart = unreadable(atom) or (not atom.name.isascii() and person_name(atom).by_sound)
            raw = base.encode()
            weight = sum(raw) - raw.count(b" ") * 32
            shape = self._shapes[number] = Shape(frozenset(base.split()), weight, base, apart)
        return shape


def leaves(claim: Claim) -> bool:
    """Whether a claim says that somebody left a post for a new one."""
    return isinstance(claim, RoleClaim) and claim.reason == "new_post" and claim.change == "end"


def _deed(claim: RoleClaim, doc: int, day: str, at: str) -> Deed:
    return Deed(claim.role, claim.change, claim.when, claim.reason, doc, day, at)
