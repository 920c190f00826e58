"""Evidence that two atoms are one, or are not, worked out once for each new atom.

Every edge is a fact about two atoms with the moment from which it is known; nothing is merged here. Which
atoms make one person or organization at a moment is worked out from the edges known by then (clusters.py), so
that later evidence never changes an earlier answer, and the order of arrival does not matter.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from sqlalchemy import Connection

from tenure.model import RoleClaim
from tenure.model.vocabulary import same_family
from tenure.names import (
    compare_orgs,
    compare_people,
    is_acronym,
    parse_org,
    shares_core,
    squeezed,
)

from .intake import SENTENCE, Accepted
from .known import (
    DOUBT,
    days_apart,
    keep_first,
    kinship,
    near_in_time,
    other_characters,
    person_name,
    runs,
    unreadable,
)
from .lookup import Lookup
from .mentions import Atom, Bound, Cast, Mention

ACCEPT: Final = 0.8
"""Edges from this score on join; weaker ones are proposed to a human."""
PART: Final = 0.805
"""A short name whose fuller forms could be a group's whole or its parts ("Nordkai", "Nordkai Reederei"), told of
one and the same move: joins the one fuller name there is, if there is but one."""
PEOPLE: Final = 0.82
"""The same people in the same posts: joins two organizations, unless one is named beside the other in a document."""
SINGLE: Final = 0.81
"""A surname alone at an organization: joins the one person there who bears it, if there is but one."""
MIN_CORE: Final = 5
"""Letters that another organization's name must have to be looked for in a text."""
MAX_SENTENCES: Final = 5_000
"""Sentences of a text that are looked at: more than any article or filing has."""
CAREER_DAYS: Final = 400
"""A person who left for a new post and one of the same name who then took one elsewhere within this time."""


class Edge(NamedTuple):
    """Evidence about two atoms; `needs`: only while their organizations are one."""

    a: int
    b: int
    verdict: str
    score: float
    needs: bool
    reason: str
    at: str


class Shared(NamedTuple):
    """Whom two documents tell of in the same posts, each at another organization, and of whom one and the same move."""

    people: set[str]
    moves: set[str]
    recorded: str


class Resolver(Lookup):
    """Works out, document by document, the edges that a batch adds."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.edges: dict[tuple[int, int, str, float], Edge] = {}

    def _merge(self, a: int, b: int) -> None:
        left, right = self.super_of(a), self.super_of(b)
        if left == right:
            return
        kind = self._known[a].atom.kind
        if kind == "organization":
            left_people, right_people = self._people(a), self._people(b)
            members = self._org_members(left) | self._org_members(right)
        keep, drop = min(left, right), max(left, right)
        self._merged[drop] = keep
        if kind == "organization":
            self._members[keep] = members
            self._members.pop(drop, None)
            self._meet(left_people, right_people)

    def _meet(self, left: Sequence[int], right: Sequence[int]) -> None:
        """People of two names of one organization: the same people may be among them."""
        alike: dict[str | int, list[int]] = defaultdict(list)
        apart: list[int] = []
        for number in right:
            shape = self._shape(number)
            alike[shape.weight].append(number)
            for word in shape.words:
                alike[word].append(number)
            if shape.apart:
                apart.append(number)
        for number in left:
            shape = self._shape(number)
            found = set(right) if shape.apart else set(apart)
            found.update(o for o in alike.get(shape.weight, ()) if shape.divided(self._shape(o)))
            found.update(other for word in shape.words for other in alike.get(word, ()))
            for other in found - {number}:
                self._compare_people(number, other)

    def add_edge(
        self,
        a: int,
        b: int,
        verdict: str,
        score: float,
        reason: str,
        at: str,
        *,
        needs: bool = False,
        timeless: bool = False,
    ) -> None:
        """Notes evidence; a joining one makes the two atoms' components one.

        Evidence counts as soon as both atoms are known too (clusters.py sees to that). `timeless` evidence lies in
        the two names alone.
        """
        if a == b or score < DOUBT:
            return
        left, right = min(a, b), max(a, b)
        moment = "" if timeless else at
        key = (left, right, verdict, score)
        before = self.edges.get(key)
        if before is None or moment < before.at:
            self.edges[key] = Edge(left, right, verdict, score, needs, reason, moment)
        if verdict == "same" and score >= ACCEPT:
            self._merge(a, b)

    # --- one document ---------------------------------------------------------------------------------------

    def see(self, cast: Cast, accepted: Accepted, doc: int) -> None:
        """Takes a document's mentions in, and works out the evidence of those that are new."""
        at = accepted.recorded
        day = accepted.document.published or at[:10]
        people, orgs = cast.people, cast.orgs
        known = self._known
        fresh_orgs: list[Mention] = []
        fresh_people: list[Atom] = []
        for mention, atom in cast.atoms:
            stored = known.get(atom.atom)
            if (stored is None or at < stored.recorded) and self._register(atom, at):
                if mention.kind == "organization":
                    fresh_orgs.append(mention)
                else:
                    fresh_people.append(atom)
        for mention in orgs:
            for name in (mention.name, *mention.aliases):
                keep_first(self._new_names[parse_org(name).key], mention.atom.atom, at)
        grown = {atom.atom for atom in fresh_people}
        belonging: list[Bound] = []
        for bound in cast.claims:
            claim, person, _, parent = bound
            if parent is not None:
                belonging.append(bound)
            elif person is not None and isinstance(claim, RoleClaim):
                number = person.atom
                self._note_deed(number, claim, doc, day, at)
                roles = known[number].roles
                if at < roles.get(claim.role, "~"):
                    roles[claim.role] = at
                    self.changed.add(number)
                    grown.add(number)
        self._apart(cast, orgs, people, belonging, at)
        for mention in orgs:
            if mention.aliases or mention in fresh_orgs:
                self._org_aliases(mention, at, fresh=mention in fresh_orgs)
        for mention in fresh_orgs:
            self._org_by_name(mention, at)
        for bound in belonging:
            if bound.org is not None and bound.parent is not None:
                self._group(bound.org.atom, bound.parent.atom, at)
        for mention in people:
            if len(mention.atoms) > 1:
                self._one_mention(mention, at, apart=accepted.namesakes)
        for number in sorted(grown):
            self._at_one_place(known[number].atom, at)
        for atom in fresh_people:
            if " " in atom.base or unreadable(atom):
                self._elsewhere(atom, accepted, at)
        for mention in orgs:
            self._org_by_people(mention, cast, accepted, doc, at)

    def _apart(
        self,
        cast: Cast,
        orgs: Sequence[Mention],
        people: Sequence[Mention],
        belonging: Sequence[Bound],
        at: str,
    ) -> None:
        """One document that names two side by side tells them apart."""
        if len(orgs) > 1:
            self._orgs_apart(cast, orgs, at)
        for bound in belonging:
            if bound.parent is not None and bound.org is not None:
                self.add_edge(bound.org.atom, bound.parent.atom, "not", 1.0, "one belongs to the other", at)
        words = " ".join([m.atoms[0].base for m in people]).split()
        if len(set(words)) == len(words):
            return  # nothing could join any two
        tokens = [m.atoms[0].base.split() for m in people]
        for position, a in enumerate(people):
            for other in range(position + 1, len(people)):
                if set(tokens[position]).isdisjoint(tokens[other]):
                    continue  # nothing could join them
                b = people[other]
                for x in a.atoms:
                    for y in b.atoms:
                        self.add_edge(x.atom, y.atom, "not", 1.0, "named side by side", at)

    def _orgs_apart(self, cast: Cast, orgs: Sequence[Mention], at: str) -> None:
        peopled = {b.org.atom for b in cast.claims if b.org and b.person and " " in b.person.base}
        for position, a in enumerate(orgs):
            for b in orgs[position + 1 :]:
                left, right = a.atom.atom, b.atom.atom
                if shares_core(parse_org(a.name), parse_org(b.name)):
                    self.add_edge(left, right, "not", 1.0, "named side by side", at)
                elif left in peopled or right in peopled:
                    self.add_edge(left, right, "not", PEOPLE, "named side by side", at)

    def _one_mention(self, mention: Mention, at: str, *, apart: bool) -> None:
        atoms = mention.atoms
        for other in atoms[1:]:
            if apart:
                self.add_edge(atoms[0].atom, other.atom, "not", 1.0, "the text speaks of a namesake", at)
            else:
                self.add_edge(atoms[0].atom, other.atom, "same", 0.99, "one document names both posts", at)

    # --- organizations --------------------------------------------------------------------------------------

    def _org_by_name(self, mention: Mention, at: str) -> None:
        atom = mention.atom
        parsed = parse_org(mention.name)
        if parsed.generic:
            return
        for other in (*self._namesakes("organization", atom.base), *self._sounding(atom)):
            if other == atom.atom:
                continue
            score, reason = compare_orgs(parsed, parse_org(self._known[other].atom.name))
            if score > 0:
                self.add_edge(atom.atom, other, "same", round(score, 2), reason, at, timeless=True)

    def _org_aliases(self, mention: Mention, at: str, *, fresh: bool) -> None:
        """A name that a document gives to one organization beside another of its names."""
        atom = mention.atom
        parsed = parse_org(mention.name)
        for alias in mention.aliases:
            other_name = parse_org(alias)
            if other_name.generic:
                continue
            for other in list(self._named(other_name.key)):
                if other != atom.atom and parse_org(self._known[other].atom.name).key == other_name.key:
                    self._alias(atom.atom, other, mention.name, self._known[other].atom.name, alias, at)
        if fresh and not parsed.generic:
            for other, since in self._named(parsed.key).items():  # its own name is another's alias
                if other != atom.atom and parse_org(self._known[other].atom.name).key != parsed.key:
                    self._alias(
                        other, atom.atom, self._known[other].atom.name, mention.name, mention.name, since
                    )

    def _alias(self, atom: int, other: int, name: str, other_name: str, alias: str, at: str) -> None:
        score, _ = compare_orgs(parse_org(name), parse_org(other_name))
        part = 0 < score <= 0.35  # "Acme" said for "Acme Bank": may be the parent's name as well
        self.add_edge(atom, other, "same", 0.8 if part else 0.9, f"a document also calls it {alias}", at)
        if is_acronym(alias, name):
            self.add_edge(atom, other, "same", 0.92, "its initials", at)

    def _group(self, org: int, parent: int, at: str) -> None:
        """People of one full name in an organization and its parent are one person."""
        if self._tied(org, parent):
            return
        self._ties.setdefault(org, set()).add(parent)
        parents: dict[str, list[int]] = defaultdict(list)
        for number in self._people(parent):
            parents[self._known[number].atom.key].append(number)
        for number in self._people(org):
            key = self._known[number].atom.key
            if " " in key.partition("/")[0]:
                for other in parents.get(key, ()):
                    self.add_edge(number, other, "same", 0.9, "same full name in one group", at)

    def _org_by_people(self, mention: Mention, cast: Cast, accepted: Accepted, doc: int, at: str) -> None:
        """Another name of an organization is known by its people: same persons, same posts.

        Looked at in every document: what tells of the same move may come after both names are known. Each time this
        document is held against one other, so that it does not matter which of the two came first.
        """
        atom = mention.atom
        here = {m.atom.atom for m in cast.orgs}
        day = accepted.document.published or at[:10]
        shared: dict[int, dict[int, Shared]] = defaultdict(dict)
        likeness: dict[int, str] = {}
        for claim, person, org_atom, _ in cast.claims:
            if org_atom is not atom or person is None or not isinstance(claim, RoleClaim):
                continue
            if " " not in person.base:
                continue
            for other in self._namesakes("person", person.base):
                if other == person.atom:
                    continue
                org = self._known[other].atom.org
                if org is None:
                    continue
                if org not in likeness:
                    likeness[org] = self._likeness(mention, org, here)
                if not likeness[org]:
                    continue
                for deed in self.deeds(other):
                    if deed.doc != doc and same_family(deed.role, claim.role):
                        moved = deed.change == claim.change and deed.change in ("start", "end")
                        near = (moved and near_in_time(deed, claim.when, day)) or runs(deed, claim)
                        both = shared[org].setdefault(deed.doc, Shared(set(), set(), deed.recorded))
                        both.people.add(person.base)
                        if near:
                            both.moves.add(person.base)
        for org, documents in shared.items():
            for people, moves, told in documents.values():
                since = max(at, told)
                if likeness[org] == "part":
                    if moves:
                        self.add_edge(
                            atom.atom, org, "same", PART, "a short form of the name, told of one move", since
                        )
                else:
                    score = PEOPLE if moves or len(people) >= 2 else 0.6
                    self.add_edge(atom.atom, org, "same", score, "the same people in the same posts", since)

    def _likeness(self, mention: Mention, org: int, here: Collection[int]) -> str:
        """How near an organization's name is to one that is told of (`kinship`), if it is not `here` beside it.

        A matter of the names alone: what has been joined so far is a matter of the order of arrival.
        """
        if org in here:
            return ""
        if org not in self._known:
            self.load((org,))
        return kinship(mention.name, self._known[org].atom.name)

    # --- people ---------------------------------------------------------------------------------------------

    def _at_one_place(self, atom: Atom, at: str) -> None:
        """A new name at an organization, or one with a new role there, beside the other names there."""
        if atom.org is not None:
            shape = self._shape(atom.atom)
            words, weight, _, apart = shape
            shapes = self._shapes
            candidates = set()
            for other in self._people(atom.org):
                theirs = shapes.get(other) or self._shape(other)
                if (
                    apart
                    or theirs.apart
                    or not words.isdisjoint(theirs.words)
                    or (weight == theirs.weight and shape.divided(theirs))
                ):
                    candidates.add(other)
            for other in candidates - {atom.atom}:
                self._compare_people(atom.atom, other)

    def _compare_people(self, a: int, b: int) -> None:
        """Two names at one organization."""
        left, right = self._known[a].atom, self._known[b].atom
        one, other = person_name(left), person_name(right)
        score, reason = compare_people(one, other)
        if score >= 0.95 or (score >= DOUBT and one.key == other.key and one.single):
            self.add_edge(a, b, "same", 0.96, reason, "", needs=True, timeless=True)
            return
        if score < 0.3:
            return
        if one.single != other.single:
            self.add_edge(a, b, "same", SINGLE, reason, "", needs=True, timeless=True)
        post = self._shared_post(a, b)
        if post is None:
            self.add_edge(a, b, "same", min(score, 0.7), reason, "", needs=True)
        elif score >= 0.6:
            certain = 0.9 if score >= ACCEPT else 0.82
            self.add_edge(a, b, "same", certain, f"{reason}, same post", post, needs=True)
        elif score == 0.3 and (unreadable(left) or unreadable(right)):
            self.add_edge(a, b, "same", 0.8, "same post, reading of the name unknown", post, needs=True)

    def _shared_post(self, a: int, b: int) -> str | None:
        """The moment from which both are said to have had one post, or None."""
        left, right = self._known[a].roles, self._known[b].roles
        moments = [
            max(x_at, y_at)
            for x, x_at in left.items()
            for y, y_at in right.items()
            if same_family(x, y)  # type: ignore[arg-type]
        ]
        return min(moments, default=None)

    def _elsewhere(self, atom: Atom, accepted: Accepted, at: str) -> None:
        """The same full name at another organization: one person only if something says so."""
        about: list[str] | None = None
        for other in self._namesakes("person", atom.base):
            known = self._known[other].atom
            if other == atom.atom or known.org is None or atom.org is None or other_characters(known, atom):
                continue
            if known.org not in self._known:
                self.load((known.org,))
            here, there = self._known[atom.org].atom, self._known[known.org].atom
            akin = shares_core(parse_org(here.name), parse_org(there.name))
            if akin or self._tied(atom.org, known.org):
                self.add_edge(atom.atom, other, "same", 0.9, "same full name in one group", at, timeless=akin)
                continue
            if about is None:
                about = [] if accepted.namesakes else _sentences_about(atom, accepted.document.text)
            core = there.base
            if len(core) >= MIN_CORE and "+" not in core and any(core in sentence for sentence in about):
                self.add_edge(
                    atom.atom, other, "same", 0.86, "told of together with the other organization", at
                )
            elif since := self._moved(other, atom.atom) or self._moved(atom.atom, other):
                self.add_edge(
                    atom.atom, other, "same", 0.82, "left one for a new post and joined another", since
                )

    def _moved(self, old: int, new: int) -> str | None:
        """The moment from which somebody is said to have left here and to have started there, or None."""
        leaving = self.left(old)
        if not leaving:
            return None
        taken = [d for d in self.deeds(new) if d.change == "start"]
        moments = [
            max(x.recorded, y.recorded)
            for x in leaving
            for y in taken
            if days_apart(x.when or x.day, y.when or y.day) <= CAREER_DAYS
        ]
        return min(moments, default=None)


def _sentences_about(atom: Atom, text: str) -> list[str]:
    """The sentences that name a person, folded without spaces."""
    tokens = [token for token in atom.base.split() if len(token) > 2] or [atom.base]
    return [sentence for sentence in _sentences(text) if any(token in sentence for token in tokens)]


@lru_cache(maxsize=2)
def _sentences(text: str) -> list[str]:
    """The sentences of a text folded without spaces; a document tells of many people, and asks for each."""
    return [squeezed(found[0]) for found in islice(SENTENCE.finditer(text), MAX_SENTENCES)]
