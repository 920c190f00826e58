"""The questions: who holds a post, what posts a person has, what changed; each as known at a moment."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, select

from tenure.model import dates
from tenure.model.claim import AffiliationClaim, Claim, FactClaim, RoleClaim, StakeClaim
from tenure.model.vocabulary import Modality, Role
from tenure.names import compare_orgs, parse_org, parse_person

from .answers import Change, Fact, Holding, Mention, Organization, Person, Quote, Stake, Step, Tie
from .clusters import CHUNK, View
from .gather import Gatherer, Key, Raw, single, succession
from .intake import decode
from .quotes import claim_ids, quotes
from .record import name_key
from .said import Event, Post, Said, State, span
from .schema import claims, documents
from .states import state_on

_ORDER: Final = {"current": 0, "uncertain": 1, "expected": 2, "ended": 3}
MAX_EVIDENCE: Final = 40
"""Quotes shown for one answer; the firmest come first."""


def parse_on(on: str | None) -> str:
    """The day asked for; today when none is given."""
    if on is None:
        return datetime.datetime.now(datetime.UTC).date().isoformat()
    return dates.parse_day(on).isoformat()


def parse_known(known: str | None) -> str | None:
    """The moment asked for, as moments are stored."""
    return None if known is None else dates.format_moment(dates.parse_moment(known))


class Question:
    """One question's snapshot of the register."""

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

    # --- who ------------------------------------------------------------------------------------------------

    def who(self, name: str, role: Role | None, day: str, *, why: bool) -> list[Holding]:
        """See Register.who."""
        holdings: list[tuple[Key, Post, State]] = []
        for org in self.org_only(name):
            groups = self.gatherer.at_orgs(self.view.members(org))
            if role is not None:
                groups = {key: rows for key, rows in groups.items() if any(r.role == role for r in rows)}
            found = self.states(groups, day, [org])
            holdings += [
                (key, post, state)
                for key, post, state in found
                if state.state in ("current", "uncertain") and (role is None or role in post.roles)
            ]
        return self._holdings(holdings, role, why=why)

    def states(
        self, groups: Mapping[Key, Sequence[Raw]], day: str, whole: Collection[int] = ()
    ) -> list[tuple[Key, Post, State]]:
        """Posts with their state on a day; `whole` are organizations whose claims are all in the groups."""
        folded = self.gatherer.fold(groups)
        taken = dict.fromkeys(whole, folded)
        states = [(key, post, state_on(post, day)) for key, posts in folded.items() for post in posts]
        living = {key[0] for key, _, state in states if state.state in ("current", "uncertain", "expected")}
        gone = self.gatherer.deaths(living)
        if gone:
            states = [
                (key, post, state_on(post, day, gone.get(key[0])) if key[0] in gone else state)
                for key, post, state in states
            ]
        return self._succeeded(states, day, taken)

    def _succeeded(
        self,
        states: list[tuple[Key, Post, State]],
        day: str,
        whole: Mapping[int, Mapping[Key, Sequence[Post]]],
    ) -> list[tuple[Key, Post, State]]:
        """Ends the tenures of posts that one person holds at a time and another has taken since.

        Who was only said, by nobody named, to have it or to be about to get it, was not the one then.
        """
        wanted: dict[int, set[str]] = defaultdict(set)
        for (_, org), post, state in states:
            if org is not None and (state.state in ("current", "uncertain") or _hearsay(state)):
                begun = state.start or state.coming
                title = begun.best.title if begun else (post.holds[-1].title if post.holds else None)
                wanted[org].update(r for r in post.roles if single(r, title))
        taken: dict[tuple[int, str], list[tuple[int, str, str | None]]] = {}
        for org, roles in wanted.items():
            if org in whole:
                taken.update({(org, role): succession(whole[org], role) for role in roles})
                continue
            for role, groups in self.gatherer.successors(org, roles).items():
                if len(groups) > 1:
                    taken[org, role] = succession(self.gatherer.fold(groups), role)
        result: list[tuple[Key, Post, State]] = []
        for key, post, state in states:
            hearsay = _hearsay(state)
            since = state.coming.announced if hearsay and state.coming else state.proof
            if (
                since is not None
                and key[1] is not None
                and (hearsay or state.state in ("current", "uncertain"))
            ):
                others = (taken.get((key[1], role), ()) for role in post.roles)
                if any(
                    person != key[0] and since < start <= day
                    for found in others
                    for person, start, _ in found
                ):
                    state = state._replace(state=None if hearsay else "ended", end=None, leaving=None)
            result.append((key, post, state))
        return result

    def _holdings(
        self, found: Sequence[tuple[Key, Post, State]], role: Role | None, *, why: bool
    ) -> list[Holding]:
        self._load_entities(found)
        proofs = self._proofs(found) if why else {}
        self.gatherer.origins.load(s.doc for _, post, state in found for s in _told(post, state))
        holdings: list[Holding] = []
        for key, post, state in found:
            holdings.append(self._holding(key, post, state, role, proofs.get(id(post))))
        holdings.sort(key=lambda h: (_ORDER[h.state], h.org.name if h.org else "", h.role, h.person.name))
        return holdings

    def _load_entities(self, found: Iterable[tuple[Key, Post, State]]) -> None:
        found = list(found)
        self.view.load_names(
            {key[0] for key, _, _ in found} | {key[1] for key, _, _ in found if key[1] is not None}
        )

    def _holding(
        self, key: Key, post: Post, state: State, role: Role | None, evidence: list[Quote] | None
    ) -> Holding:
        person, org = key
        start, end = state.start, state.end
        said = _told(post, state)
        title = next((s.title for s in said if s.title), None)
        shown = state.coming.best.role if state.state == "expected" and state.coming else _label(post, state)
        conflicts = [c for e in (*post.starts, *post.ends) for c in e.conflicts]
        if state.state == "uncertain":
            conflicts.append("reported to have left, not confirmed" if end else "reported, not confirmed")
        return Holding(
            person=self.view.entity(person),
            role=role if role is not None and role in post.roles else shown,
            org=self.view.entity(org) if org is not None else None,
            state=state.state or "ended",  # type: ignore[arg-type]
            start=state.since,
            end=end.when if end and state.state == "ended" else None,
            expected_start=state.coming.when if state.coming else None,
            expected_end=state.leaving.when if state.leaving else None,
            interim=bool(start and start.interim),
            title=title,
            seen=state.seen,
            origins=len({s.root if s.depth else self.gatherer.origins.chain(s.doc)[0] for s in said}),
            conflicts=list(dict.fromkeys(conflicts)),
            evidence=evidence,
        )

    def _proofs(self, found: Sequence[tuple[Key, Post, State]]) -> dict[int, list[Quote]]:
        wanted = {id(post): [s.seq for s in _told(post, state)][:MAX_EVIDENCE] for _, post, state in found}
        all_quotes = quotes(self.connection, {seq for seqs in wanted.values() for seq in seqs})
        return {post: [q for seq in seqs for q in all_quotes.get(seq, ())] for post, seqs in wanted.items()}

    # --- person and organization ----------------------------------------------------------------------------

    def person(self, name: str, day: str, *, why: bool) -> list[Person]:
        """See Register.person."""
        answers: list[Person] = []
        for person in self.people(name):
            atoms = self.view.members(person)
            groups = self.gatherer.of_people(atoms)
            found = [item for item in self.states(groups, day) if item[2].state and item[0][1] is not None]
            posts = self._holdings(found, None, why=why)
            stakes = self._stakes(claims.c.person, atoms, why=why)
            mentions = self._mentions(claims.c.person, atoms, person) if why else None
            if groups or stakes:
                answers.append(
                    Person(person=self.view.entity(person), posts=posts, stakes=stakes, mentions=mentions)
                )
        return answers

    def org(self, name: str, day: str, *, why: bool) -> list[Organization]:
        """See Register.org."""
        answers: list[Organization] = []
        for org in self.orgs(name):
            atoms = self.view.members(org)
            found = [item for item in self.states(self.gatherer.at_orgs(atoms), day, [org]) if item[2].state]
            answers.append(
                Organization(
                    org=self.view.entity(org),
                    posts=self._holdings(found, None, why=why),
                    parents=self.ties(claims.c.org, atoms, why=why),
                    children=self.ties(claims.c.parent, atoms, why=why),
                    stakes=self._stakes(claims.c.org, atoms, why=why)
                    + self._stakes(claims.c.parent, atoms, why=why),
                    facts=self._facts(atoms, why=why),
                    mentions=self._mentions(claims.c.org, atoms, org) if why else None,
                )
            )
        return answers

    def _rows(self, statement: Select[Any], atoms: Sequence[int]) -> list[Any]:
        rows: list[Any] = []
        for start in range(0, len(atoms), CHUNK):
            parameters = {"atoms": atoms[start : start + CHUNK], "known": self.view.known}
            rows += self.connection.execute(statement, parameters).all()
        return rows

    def _stakes(self, column: Any, atoms: Sequence[int], *, why: bool) -> list[Stake]:
        rows = self._rows(_OTHERS.where(claims.c.kind == "stake", column.in_(_ATOMS)), atoms)
        self.view.prepare({n for r in rows for n in (r.person, r.org, r.parent) if n is not None})
        latest: dict[tuple[int, int], tuple[Any, StakeClaim]] = {}
        for r in rows:
            claim = decode(r.payload)
            assert isinstance(claim, StakeClaim)
            holder = r.person if r.person is not None else r.parent
            place = (self.view.canon(holder), self.view.canon(r.org))
            before = latest.get(place)
            if (
                before is not None
                and claim.share is None
                and before[1].share is not None
                and claim.change == "hold"
            ):
                claim.share = before[1].share  # "the holding is unchanged"
            latest[place] = (r, claim)
        proof = quotes(self.connection, {r.seq for r, _ in latest.values()}) if why else {}
        return [
            Stake(
                holder=self.view.entity(holder),
                org=self.view.entity(org),
                change=claim.change,
                share=claim.share,
                modality=claim.modality,
                when=claim.when,
                reported=r.day,
                evidence=proof.get(r.seq, []) if why else None,
            )
            for (holder, org), (r, claim) in latest.items()
        ]

    def ties(self, column: Any, atoms: Sequence[int], *, why: bool) -> list[Tie]:
        """What organizations belong to (`column` is claims.org), or what belongs to them (claims.parent)."""
        rows = self._rows(_OTHERS.where(claims.c.kind == "affiliation", column.in_(_ATOMS)), atoms)
        self.view.prepare({n for r in rows for n in (r.org, r.parent)})
        latest = {(self.view.canon(r.org), self.view.canon(r.parent)): r for r in rows}
        proof = quotes(self.connection, {r.seq for r in latest.values()}) if why else {}
        ties: list[Tie] = []
        for (org, parent), r in latest.items():
            claim = decode(r.payload)
            if isinstance(claim, AffiliationClaim) and org != parent:
                ties.append(
                    Tie(
                        org=self.view.entity(org),
                        parent=self.view.entity(parent),
                        relation=claim.relation,
                        change=claim.change,
                        modality=claim.modality,
                        when=claim.when,
                        evidence=proof.get(r.seq, []) if why else None,
                    )
                )
        return ties

    def _facts(self, atoms: Sequence[int], *, why: bool) -> list[Fact]:
        rows = self._rows(_OTHERS.where(claims.c.kind == "fact", claims.c.org.in_(_ATOMS)), atoms)
        proof = quotes(self.connection, {r.seq for r in rows}) if why else {}
        facts: dict[tuple[str, str], Fact] = {}
        for r in rows:
            claim = decode(r.payload)
            if isinstance(claim, FactClaim):
                facts[claim.attribute, claim.value] = Fact(
                    org=self.view.entity(self.view.canon(r.org)),
                    attribute=claim.attribute,
                    value=claim.value,
                    modality=claim.modality,
                    when=claim.when,
                    evidence=proof.get(r.seq, []) if why else None,
                )
        return list(facts.values())

    def _mentions(self, column: Any, atoms: Sequence[int], canon: int) -> list[Mention]:
        rows = self._rows(_DOCS_OF.where(column.in_(_ATOMS)), atoms)
        if column is claims.c.org:
            rows += self._rows(_DOCS_OF.where(claims.c.parent.in_(_ATOMS)), atoms)
        members = set(self.view.members(canon))
        found: dict[Mention, None] = {}
        for r in rows:
            claim = decode(r.payload)
            for field, atom in fields_of(claim, r):
                if atom in members:
                    for form in (getattr(claim, field), *getattr(claim, f"{field}_aliases")):
                        found[Mention(form, r.id)] = None
        return list(found)

    # --- changes --------------------------------------------------------------------------------------------

    def changes(
        self,
        *,
        org: str | None,
        person: str | None,
        role: Role | None,
        modality: Modality | None,
        since: str | None,
        until: str | None,
        why: bool,
        limit: int,
    ) -> list[Change]:
        """See Register.changes."""
        groups = self._changing(org, person, since, until, limit)
        found: list[tuple[Key, Post, Event]] = []
        for key, posts in self.gatherer.fold(groups).items():
            for post in posts:
                found += [
                    (key, post, event)
                    for event in (*post.starts, *post.ends)
                    if (role is None or role in {event.best.role, post.role})
                    and (modality is None or event.modality == modality)
                    and _within(event.when, since, until)
                ]
        found.sort(key=lambda item: (item[2].when or item[2].announced, item[2].change, item[2].best.role))
        found = found[:limit]
        proof = quotes(self.connection, {s.seq for _, _, e in found for s in e.said}) if why else {}
        return self.shown([(key, event) for key, _, event in found], proof if why else None)

    def _changing(
        self, org: str | None, person: str | None, since: str | None, until: str | None, limit: int
    ) -> Mapping[Key, Sequence[Raw]]:
        if org is not None:
            orgs = self.org_only(org)
            groups: Mapping[Key, Sequence[Raw]] = self.gatherer.at_orgs(
                [atom for o in orgs for atom in self.view.members(o)]
            )
            if person is not None:
                people = set(self.people(person))
                groups = {key: rows for key, rows in groups.items() if key[0] in people}
            return groups
        if person is not None:
            return self.gatherer.of_people([a for p in self.people(person) for a in self.view.members(p)])
        statement = _MOVED.limit(limit * 4)
        if (
            since is not None
        ):  # "2022" and "2022-04" may lie in the window too: the years decide, then _within
            statement = statement.where(claims.c.when_ >= since[:4])
        if until is not None:
            statement = statement.where(claims.c.when_ <= until)
        atoms = list(dict.fromkeys(self.connection.execute(statement, {"known": self.view.known}).scalars()))
        self.view.prepare(atoms)
        whole = {a for atom in atoms for a in self.view.members(self.view.canon(atom))}
        return self.gatherer.of_people(sorted(whole))

    def shown(
        self, found: Sequence[tuple[Key, Event]], proof: Mapping[int, list[Quote]] | None
    ) -> list[Change]:
        """Events as answers."""
        self.view.load_names({k[0] for k, _ in found} | {k[1] for k, _ in found if k[1] is not None})
        self.gatherer.origins.load(s.doc for _, e in found for s in e.said)
        ids = claim_ids(self.connection, {s.seq for _, e in found for s in e.said})
        return [self._change(key, event, ids, proof) for key, event in found]

    def _change(
        self, key: Key, event: Event, ids: Mapping[int, str], proof: Mapping[int, list[Quote]] | None
    ) -> Change:
        person, org = key
        best = event.best
        denied = event.modality == "denied"
        affirming, denying = event.side(denied=False), event.side(denied=True)
        mine = (denying or affirming) if denied else affirming
        reason = next((s.reason for s in sorted(event.said, key=lambda s: -s.rank) if s.reason), None)
        done = [s.day for s in affirming if s.modality == "actual"]
        evidence = None
        if proof is not None:
            evidence = [q for s in event.said[:MAX_EVIDENCE] for q in proof.get(s.seq, ())]
        return Change(
            id=ids[min(event.said, key=lambda s: (s.recorded, s.seq)).seq],
            change=event.change,  # type: ignore[arg-type]
            person=self.view.entity(person),
            org=self.view.entity(org) if org is not None else None,
            role=best.role,
            modality=event.modality,
            sourcing=best.sourcing,
            when=event.when,
            origins=len({s.root for s in mine}),
            denials=0 if denied else len({s.root for s in denying}),
            interim=event.interim,
            reason=reason,  # type: ignore[arg-type]
            title=best.title,
            announced=event.announced if affirming else None,
            planned=sorted({s.when for s in affirming if s.modality == "planned" and s.when}),
            reported=min(done, default=None),
            history=[self._step(s, ids[s.seq]) for s in event.said],
            conflicts=event.conflicts,
            evidence=evidence,
        )

    def _step(self, s: Said, claim: str) -> Step:
        paper = self.gatherer.origins.paper(s.doc)
        return Step(
            published=paper.published,
            recorded=s.recorded,
            document=paper.id,
            claim=claim,
            origin=s.root if s.depth else paper.id,
            publisher=paper.publisher,
            lang=paper.lang,
            modality=s.modality,
            sourcing=s.sourcing,
            when=s.when,
        )

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


def _hearsay(state: State) -> bool:
    """Whether a post is had, or to be had, by the word of sources without a name alone."""
    begun = state.coming if state.state == "expected" else state.start
    return (
        state.state in ("expected", "uncertain")
        and begun is not None
        and begun.rank < 2
        and state.end is None
    )


def _told(post: Post, state: State) -> list[Said]:
    """The claims behind a state, the weightiest first."""
    told: dict[int, Said] = {}
    for event in (state.end, state.start, state.coming, state.leaving):
        if event is not None:
            told.update({s.seq: s for s in event.said})
    for s in sorted(post.holds, key=lambda h: (-h.rank, h.day)):
        told.setdefault(s.seq, s)
    for s in post.helds:
        told.setdefault(s.seq, s)
    if not told:
        told = {s.seq: s for e in (*post.starts, *post.ends) for s in e.said}
    return list(told.values())


def _label(post: Post, state: State) -> Role:
    if state.start is not None and state.state != "ended":
        return state.start.best.role
    return post.role


def _within(when: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    if when is None:
        return False
    first, last = span(when)
    return (since is None or last >= since) and (until is None or first <= until)


_ATOMS: Final[Any] = bindparam("atoms", expanding=True)
_STANDING = (claims.c.recorded <= bindparam("known")) & (
    documents.c.replaced_at.is_(None) | (documents.c.replaced_at > bindparam("known"))
)
_OTHERS = (
    select(claims.c.seq, claims.c.person, claims.c.org, claims.c.parent, claims.c.day, claims.c.payload)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(_STANDING)
    .order_by(claims.c.day, claims.c.recorded, claims.c.seq)
)
_CLAIMS_OF = (
    select(claims.c.person, claims.c.org, claims.c.parent, claims.c.payload)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(documents.c.id == bindparam("document"), claims.c.recorded <= bindparam("known"))
)
_DOCS_OF = (
    select(documents.c.id, claims.c.person, claims.c.org, claims.c.parent, claims.c.payload)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(_STANDING)
    .order_by(claims.c.seq)
    .limit(2000)
)
_MOVED = (
    select(claims.c.person)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(claims.c.change.in_(["start", "end"]), claims.c.person.is_not(None), _STANDING)
    .order_by(claims.c.day.desc())
)
