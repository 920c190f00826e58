"""The questions about people, organizations and changes, each as known at a moment."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, select

from tenure.model.claim import AffiliationClaim, FactClaim, StakeClaim
from tenure.model.vocabulary import Modality, Role

from .among import among
from .answers import Change, Fact, Mention, Organization, Person, Quote, Stake, Step, Tie
from .gather import Key, Raw
from .holders import MAX_EVIDENCE, Holders
from .intake import decode
from .named import fields_of
from .outside import ids_of
from .quotes import claim_ids, quotes
from .said import Event, Post, Said, within
from .schema import claims, documents


class Question(Holders):
    """One question's snapshot of the register."""

    def person(self, name: str, day: str, *, why: bool) -> list[Person]:
        """See Register.person."""
        people = self.people(name)
        if not people:
            return []
        answers: list[Person] = []
        ids = ids_of(self.connection, self.view, people)
        atoms = [atom for person in people for atom in self.view.members(person)]
        groups = self.gatherer.of_people(atoms)
        found = [item for item in self.states(groups, day) if item[2].state and item[0][1] is not None]
        self.preload(found)
        self.view.load_names(people)
        stakes = self.stakes(claims.c.person, atoms, why=why)
        told = {person for person, _ in groups}
        for person in people:
            entity = self.view.entity(person)
            held = [stake for stake in stakes if stake.holder.id == entity.id]
            if person not in told and not held:
                continue
            members = self.view.members(person)
            answers.append(
                Person(
                    person=entity,
                    posts=self._holdings([item for item in found if item[0][0] == person], None, why=why),
                    ids=ids.get(person, []),
                    stakes=held,
                    mentions=self._mentions(claims.c.person, members, person) if why else None,
                )
            )
        return answers

    def org(self, name: str, day: str, *, why: bool) -> list[Organization]:
        """See Register.org."""
        answers: list[Organization] = []
        orgs = self.orgs(name)
        ids = ids_of(self.connection, self.view, orgs)
        for org in orgs:
            atoms = self.view.members(org)
            found = [item for item in self.states(self.gatherer.at_orgs(atoms), day, [org]) if item[2].state]
            answers.append(
                Organization(
                    org=self.view.entity(org),
                    posts=self._holdings(found, None, why=why),
                    ids=ids.get(org, []),
                    parents=self.ties(claims.c.org, atoms, why=why),
                    children=self.ties(claims.c.parent, atoms, why=why),
                    stakes=self.stakes(claims.c.org, atoms, why=why)
                    + self.stakes(claims.c.parent, atoms, why=why),
                    facts=self.facts(atoms, why=why),
                    mentions=self._mentions(claims.c.org, atoms, org) if why else None,
                )
            )
        return answers

    def _rows(self, statement: Select[Any], atoms: Sequence[int]) -> list[Any]:
        return list(self.connection.execute(statement, {"atoms": atoms, "known": self.view.known}).all())

    def stakes(self, column: Any, atoms: Sequence[int], *, why: bool) -> list[Stake]:
        """The stakes in organizations (`column` is claims.org), or those that they or people have."""
        rows = self._rows(_OTHERS.where(claims.c.kind == "stake", among(column, "atoms")), atoms)
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
        rows = self._rows(_OTHERS.where(claims.c.kind == "affiliation", among(column, "atoms")), atoms)
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

    def facts(self, atoms: Sequence[int], *, why: bool) -> list[Fact]:
        """What documents say of organizations themselves, the last word on each attribute and value."""
        rows = self._rows(_OTHERS.where(claims.c.kind == "fact", among(claims.c.org, "atoms")), atoms)
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
        rows = self._rows(_DOCS_OF.where(among(column, "atoms")), atoms)
        if column is claims.c.org:
            rows += self._rows(_DOCS_OF.where(among(claims.c.parent, "atoms")), atoms)
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
                    and within(event.when, since, until)
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
        if since is not None:  # "2022" and "2022-04" may lie in the window too: the years decide, then within
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


_STANDING = (claims.c.recorded <= bindparam("known")) & (
    documents.c.replaced_at.is_(None) | (documents.c.replaced_at > bindparam("known"))
)
_OTHERS = (
    select(claims.c.seq, claims.c.person, claims.c.org, claims.c.parent, claims.c.day, claims.c.payload)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(_STANDING)
    .order_by(claims.c.day, claims.c.recorded, claims.c.seq)
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
