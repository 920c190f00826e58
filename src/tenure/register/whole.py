"""Everything that is folded, organization by organization: for exports, in memory that does not grow."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, select

from .among import among
from .answers import Change, Entity, Fact, Holding, Stake, Tie
from .ask import Question
from .dump import Selection, unknown_org
from .gather import Key
from .outside import outside_ids
from .quotes import quotes
from .said import Event, Post, span, within
from .schema import claims, entities

ORGS_PAGE: Final = 200
"""Organizations (and what could be one with them) folded at once."""


class Held(NamedTuple):
    """A tenure with the first and the last moment at which the register received something about it."""

    holding: Holding
    first_recorded: str
    last_recorded: str


class Folded(NamedTuple):
    """All that is folded of one organization; `org` is None for changes of which the texts name none.

    `stakes` are those in it, `parents` what it belongs to. Of a selection by organization, those that it has
    and what belongs to it come too. `ids` has the outside ids (scheme to id) of everyone in it, by id.
    """

    org: Entity | None
    tenures: list[Held]
    changes: list[Change]
    stakes: list[Stake]
    parents: list[Tie]
    facts: list[Fact]
    ids: dict[str, dict[str, str]]


def folded(connection: Connection, selection: Selection, day: str, *, why: bool) -> Iterator[Folded]:
    """See Register.folded."""
    if selection.org is not None:
        question = Question(connection, selection.known)
        orgs = question.org_only(selection.org)
        if not orgs:
            raise unknown_org(selection.org)
        yield from _Page(question, selection, day, why).of(orgs, around=True)
        return
    last = -1
    while supers := list(connection.execute(_ORG_SUPERS, {"last": last, "limit": ORGS_PAGE}).scalars()):
        last = supers[-1]
        question = Question(connection, selection.known)
        yield from _Page(question, selection, day, why).of(_canons(question, supers))
    last = -1
    while supers := list(connection.execute(_NOWHERE_SUPERS, {"last": last, "limit": ORGS_PAGE}).scalars()):
        last = supers[-1]
        question = Question(connection, selection.known)
        changes = _Page(question, selection, day, why).nowhere(_canons(question, supers))
        if changes:
            people = {change.person.id for change in changes}
            yield Folded(None, [], changes, [], [], [], outside_ids(question.view, people))


def _canons(question: Question, supers: Sequence[int]) -> list[int]:
    """The people or organizations whose atoms are in these components, as known at the moment."""
    atoms = list(
        question.connection.execute(_ATOMS_OF, {"supers": supers, "known": question.view.known}).scalars()
    )
    question.view.prepare(atoms)
    return sorted({question.view.canon(atom) for atom in atoms})


class _Page:
    """Some organizations, folded."""

    def __init__(self, question: Question, selection: Selection, day: str, why: bool) -> None:
        self.question = question
        self.selection = selection
        self.day = day
        self.why = why

    def of(self, orgs: Sequence[int], *, around: bool = False) -> Iterator[Folded]:
        """What is folded of each of the organizations; `around`: what they have and what is theirs too."""
        question, view = self.question, self.question.view
        atoms = [atom for org in orgs for atom in view.members(org)]
        posts: dict[int | None, dict[Key, list[Post]]] = defaultdict(dict)
        for key, found in question.gatherer.fold(question.gatherer.at_orgs(atoms)).items():
            posts[key[1]][key] = found
        tenures = self._tenures(posts)
        changes = self._changes({key: found for org in orgs for key, found in posts[org].items()})
        stakes = question.stakes(claims.c.org, atoms, why=self.why)
        parents = question.ties(claims.c.org, atoms, why=self.why)
        if around:
            stakes += [s for s in question.stakes(claims.c.parent, atoms, why=self.why) if s not in stakes]
            parents += [t for t in question.ties(claims.c.parent, atoms, why=self.why) if t not in parents]
        facts = question.facts(atoms, why=self.why)
        view.load_names(orgs)
        folded: list[Folded] = []
        for place, org in enumerate(orgs):
            entity = view.entity(org)
            rest = around and not place  # what only surrounds them comes with the first
            mine = Folded(
                entity,
                tenures.get(entity.id, []),
                changes.get(entity.id, []),
                [
                    s
                    for s in stakes
                    if (s.org.id == entity.id or rest) and self._lasts(s.change == "sell", s.when)
                ],
                [
                    t
                    for t in parents
                    if (t.org.id == entity.id or rest) and self._lasts(t.change == "end", t.when)
                ],
                [f for f in facts if f.org.id == entity.id],
                {},
            )
            if any(mine[1:]):
                folded.append(mine)
        ids = outside_ids(view, {id_ for each in folded for id_ in _everyone(each)})
        for each in folded:
            yield each._replace(ids={id_: ids[id_] for id_ in _everyone(each) if id_ in ids})

    def nowhere(self, people: Sequence[int]) -> list[Change]:
        """Changes of which the texts name no organization."""
        atoms = [atom for person in people for atom in self.question.view.members(person)]
        groups = self.question.gatherer.of_people(atoms)
        bare = {key: rows for key, rows in groups.items() if key[1] is None}
        return [c for found in self._changes(self.question.gatherer.fold(bare)).values() for c in found]

    def _tenures(self, posts: Mapping[int | None, Mapping[Key, Sequence[Post]]]) -> dict[str, list[Held]]:
        whole = {org: found for org, found in posts.items() if org is not None}
        folded = {key: each for found in posts.values() for key, each in found.items()}
        states = self.question.states_of(folded, self.day, whole)
        known = [item for item in states if item[2].state and item[0][1] is not None]
        tenures: dict[str, list[Held]] = defaultdict(list)
        for holding, told in self.question.held(known, None, why=self.why):
            moments = [s.recorded for s in told]
            if holding.org is not None and self._lasts(holding.state == "ended", holding.end):
                tenures[holding.org.id].append(Held(holding, min(moments), max(moments)))
        return tenures

    def _changes(self, posts: Mapping[Key, Sequence[Post]]) -> dict[str | None, list[Change]]:
        events: list[tuple[Key, Event]] = [
            (key, event)
            for key, found in posts.items()
            for post in found
            for event in (*post.starts, *post.ends)
            if within(event.when, self.selection.since, self.selection.until)
        ]
        events.sort(key=lambda item: (item[1].when or item[1].announced, item[1].change, item[1].best.role))
        proof = (
            quotes(self.question.connection, {s.seq for _, e in events for s in e.said}) if self.why else None
        )
        changes: dict[str | None, list[Change]] = defaultdict(list)
        for change in self.question.shown(events, proof):
            changes[change.org.id if change.org else None].append(change)
        return changes

    def _lasts(self, over: bool, when: str | None) -> bool:
        """Whether something had not yet ended on the first day of the span."""
        since = self.selection.since
        return since is None or not over or when is None or span(when)[1] >= since


def _everyone(folded: Folded) -> set[str]:
    """The ids of all people and organizations in it."""
    everyone = {held.holding.person.id for held in folded.tenures} | {c.person.id for c in folded.changes}
    everyone.update(id_ for stake in folded.stakes for id_ in (stake.holder.id, stake.org.id))
    everyone.update(id_ for tie in folded.parents for id_ in (tie.org.id, tie.parent.id))
    if folded.org is not None:
        everyone.add(folded.org.id)
    return everyone


_ORG_SUPERS: Final = (
    select(entities.c.super)
    .where(entities.c.kind == "organization", entities.c.super > bindparam("last"))
    .distinct()
    .order_by(entities.c.super)
    .limit(bindparam("limit", type_=claims.c.n.type))
)
_NOWHERE_SUPERS: Final = (
    select(entities.c.super)
    .join(claims, claims.c.person == entities.c.atom)
    .where(claims.c.org.is_(None), claims.c.kind == "role", entities.c.super > bindparam("last"))
    .distinct()
    .order_by(entities.c.super)
    .limit(bindparam("limit", type_=claims.c.n.type))
)
_ATOMS_OF: Final = select(entities.c.atom).where(
    among(entities.c.super, "supers"), entities.c.recorded <= bindparam("known")
)
