"""From documents that came in to alerts: each change that they touch is held against each watch, once.

All in one transaction: the alerts, where they are to be sent, what the watches have seen now, and how far
documents have been looked at. So a crash loses none and repeats none. The cost is that of the people the new
documents tell of, however large the register is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select, update

from tenure.register import Change
from tenure.register.among import among
from tenure.register.ask import Question
from tenure.register.gather import Key
from tenure.register.quotes import quotes
from tenure.register.said import Event, Post
from tenure.register.schema import WATCHED, claims, documents, meta, watch_alerts, watch_sends

from .model import Alert, State, Terms, Watch, digest
from .moves import moved, proof, settled, title, without_quotes
from .moves import text as words
from .seen import Candidate, Seen, day_of, first_claims, keep, paired, seen_of

BATCH: Final = 200
"""Documents looked at in one transaction."""
PARENT_STEPS: Final = 6
"""So far up an organization's owners are followed."""


def last_document(connection: Connection) -> int:
    """The number of the newest document."""
    return int(connection.execute(select(func.coalesce(func.max(documents.c.seq), 0))).scalar_one())


def mark(connection: Connection) -> int | None:
    """The number of the last document that watches have looked at; None before the first watch."""
    value = connection.execute(select(meta.c.value).where(meta.c.key == WATCHED)).scalar()
    return None if value is None else int(value)


def set_mark(connection: Connection, number: int) -> None:
    """Notes how far documents have been looked at."""
    if mark(connection) is None:
        connection.execute(insert(meta).values(key=WATCHED, value=str(number)))
    else:
        connection.execute(update(meta).where(meta.c.key == WATCHED).values(value=str(number)))


def evaluate(connection: Connection, watches: Sequence[Watch], now: str) -> tuple[list[Alert], bool]:
    """Looks at the next documents; the alerts, stored in order, and whether there are more documents to look at.

    Within the caller's transaction, which no other writer may be in.
    """
    before = mark(connection) or 0
    fresh = connection.execute(_FRESH, {"before": before}).scalars().all()
    if not fresh:
        return [], False
    alerts = _Evaluation(connection, now).of(fresh, watches) if watches else []
    _store(connection, alerts, {watch.name: watch.destinations for watch in watches}, now)
    set_mark(connection, fresh[-1])
    return alerts, len(fresh) == BATCH


class _Evaluation:
    """The changes that some documents touch, as they are now and as they were."""

    def __init__(self, connection: Connection, now: str) -> None:
        self.connection = connection
        self.now = now
        self.question = Question(connection, None)
        self.view = self.question.view
        self._then: dict[tuple[str, int], dict[Key, list[Candidate]]] = {}
        self._taken: set[str] = set()

    def of(self, fresh: Sequence[int], watches: Sequence[Watch]) -> list[Alert]:
        older = self.connection.execute(_REPLACED, {"docs": fresh}).scalars().all()
        touched = self.connection.execute(_TOUCHED, {"docs": [*fresh, *older]}).scalars().all()
        if not touched:
            return []
        self.view.prepare(touched)
        atoms = sorted({a for person in touched for a in self.view.members(self.view.canon(person))})
        places = self._places(atoms)
        wanted = [(w, keys) for w in watches if (keys := self._matching(w.terms, places))]
        if not wanted:
            return []
        everything = self._candidates(
            self.question, {key: places[key] for key in places if any(key in keys for _, keys in wanted)}
        )
        seen: dict[str, list[Seen]] = defaultdict(list)
        for each in seen_of(self.connection, atoms):
            seen[each.watch].append(each)
            self._taken.add(each.id)
        alerts: list[Alert] = []
        kept: list[Seen] = []
        for watch, keys in wanted:
            for key in keys:
                known = [s for s in seen[watch.name] if self._now((s.person, s.org)) == key]
                self._hold(watch, everything[key], known, key, atoms, alerts, kept)
        keep(self.connection, kept)
        return alerts

    # --- which changes --------------------------------------------------------------------------------------

    def _places(self, atoms: Sequence[int]) -> dict[Key, list[tuple[Post, Event]]]:
        return _events(self.question.gatherer.fold(self.question.gatherer.of_people(atoms)))

    def _candidates(
        self, question: Question, places: dict[Key, list[tuple[Post, Event]]], *, quoted: bool = True
    ) -> dict[Key, list[Candidate]]:
        flat = [(key, post, event) for key, found in places.items() for post, event in found]
        seqs = {s.seq for _, _, event in flat for s in event.said}
        evidence = quotes(self.connection, seqs) if quoted else None
        changes = question.shown([(key, event) for key, _, event in flat], evidence)
        result: dict[Key, list[Candidate]] = {key: [] for key in places}
        for (key, post, _), change in zip(flat, changes, strict=True):
            result[key].append(Candidate(change=change, role=post.role, roles=post.roles | {change.role}))
        return result

    def _matching(self, terms: Terms, places: Iterable[Key]) -> list[Key]:
        """The persons at places that fit the names of a watch."""
        people = {p for name in terms.people for p in self.question.people(name)}
        orgs = {o for name in terms.orgs for o in self.question.org_only(name)}
        parents = {o for name in terms.parents for o in self.question.org_only(name)}
        anywhere = not terms.orgs and not terms.parents
        return [
            (person, org)
            for person, org in places
            if (not terms.people or person in people)
            and (anywhere or (org is not None and (org in orgs or self._under(org, parents))))
        ]

    def _under(self, org: int, parents: set[int]) -> bool:
        """Whether an organization is one of the parents, or belongs to one, through others or not."""
        level, seen = {org}, {org}
        for _ in range(PARENT_STEPS if parents else 0):
            if level & parents:
                return True
            atoms = sorted(a for o in level for a in self.view.members(o))
            ties = self.question.ties(claims.c.org, atoms, why=False)
            holding = [t.parent.id for t in ties if t.change != "end" and t.modality == "actual"]
            level = {o for id_ in holding if (o := self.view.by_id(id_)) is not None} - seen
            if not level:
                return False
            seen |= level
        return bool(level & parents)

    # --- what is due ----------------------------------------------------------------------------------------

    def _hold(
        self,
        watch: Watch,
        found: Sequence[Candidate],
        known: list[Seen],
        key: Key,
        atoms: Sequence[int],
        alerts: list[Alert],
        kept: list[Seen],
    ) -> None:
        """Holds the changes of one person at one place against a watch."""
        terms = watch.terms
        fitting = [c for c in found if not terms.roles or {c.role, c.change.role} & set(terms.roles)]
        if not fitting:
            return
        known = known + self._known_before(watch, key, atoms, known)
        for candidate, was in zip(fitting, paired(fitting, known), strict=True):
            change = candidate.change
            state = State.of(change)
            news = moved(was.state if was else None, state)
            asked = {state.modality, was.state.modality if was else state.modality}
            due = bool(news) and (not terms.modalities or not asked.isdisjoint(terms.modalities))
            seen = Seen(
                id=was.id if was else self._id(watch, change),
                watch=watch.name,
                person=key[0],
                org=key[1],
                change=change.change,
                role=change.role,
                day=day_of(change),
                claims=first_claims(change),
                state=settled(was.state if was else None, state),
                step=(was.step if was else 0) + due,
            )
            if due:
                alerts.append(self._alert(watch, seen, was.state if was else None, state, change))
            if due or was is None or seen != msgspec.structs.replace(was, stored=False):
                kept.append(seen)

    def _known_before(
        self, watch: Watch, key: Key, atoms: Sequence[int], known: Sequence[Seen]
    ) -> list[Seen]:
        """What the register knew of the person at the place when the watch was made: no news to it."""
        stored = {claim for seen in known for claim in seen.claims}
        result = []
        for then, candidates in self._as_of(watch, atoms).items():
            if self._now(then) != key:
                continue
            for change in (candidate.change for candidate in candidates):
                told = first_claims(change)
                if stored.isdisjoint(told):
                    result.append(
                        Seen(
                            id=self._id(watch, change),
                            watch=watch.name,
                            person=then[0],
                            org=then[1],
                            change=change.change,
                            role=change.role,
                            day=day_of(change),
                            claims=told,
                            state=State.of(change),
                        )
                    )
        return result

    def _as_of(self, watch: Watch, atoms: Sequence[int]) -> dict[Key, list[Candidate]]:
        """The changes of the people as the register knew them when the watch was made."""
        moment = (watch.created, watch.since)
        if moment not in self._then:
            question = Question(self.connection, watch.created)
            groups = {
                key: [row for row in rows if row.doc <= watch.since]
                for key, rows in question.gatherer.of_people(atoms).items()
            }
            folded = question.gatherer.fold({key: rows for key, rows in groups.items() if rows})
            self._then[moment] = self._candidates(question, _events(folded), quoted=False)
        return self._then[moment]

    def _now(self, then: Key) -> Key:
        """A person at a place of then, as they are known now."""
        person, org = then
        self.view.prepare([person] if org is None else [person, org])
        return self.view.canon(person), self.view.canon(org) if org is not None else None

    def _id(self, watch: Watch, change: Change) -> str:
        """The id of a change that a watch has not seen: by the claim that told it first, where that is free."""
        first = first_claims(change)[0]
        number = 0
        while (id_ := digest(watch.name, watch.created, first, change.change, number)) in self._taken:
            number += 1
        self._taken.add(id_)
        return id_

    def _alert(self, watch: Watch, seen: Seen, was: State | None, now: State, change: Change) -> Alert:
        news = moved(was, now)
        carried = proof(change.evidence or [])
        return Alert(
            id=digest(seen.id, seen.step, now),
            watch=watch.name,
            at=self.now,
            number=seen.step,
            news=news,
            title=title(change),
            text=words(was, now, news),
            was=was,
            now=now,
            change=without_quotes(change),
            quotes=carried,
            url=next((quote.url for quote in carried if quote.url), None),
        )


def _events(folded: Mapping[Key, Sequence[Post]]) -> dict[Key, list[tuple[Post, Event]]]:
    return {
        key: [(post, event) for post in posts for event in (*post.starts, *post.ends)]
        for key, posts in folded.items()
    }


def _store(
    connection: Connection, alerts: Sequence[Alert], destinations: dict[str, tuple[str, ...]], now: str
) -> None:
    if not alerts:
        return
    last = connection.execute(select(func.coalesce(func.max(watch_alerts.c.seq), 0))).scalar_one()
    rows: list[dict[str, Any]] = []
    sends: list[dict[str, Any]] = []
    for seq, alert in enumerate(alerts, start=last + 1):
        payload = msgspec.json.encode(alert).decode()
        rows.append({"seq": seq, "id": alert.id, "watch": alert.watch, "at": alert.at, "payload": payload})
        sends += [
            {"destination": d, "alert": seq, "state": "pending", "tries": 0, "due": now}
            for d in destinations[alert.watch]
        ]
    connection.execute(watch_alerts.insert(), rows)
    if sends:
        connection.execute(watch_sends.insert(), sends)


_FRESH = (
    select(documents.c.seq)
    .where(documents.c.seq > bindparam("before"))
    .order_by(documents.c.seq)
    .limit(BATCH)
)
_REPLACED = select(documents.c.seq).where(
    documents.c.replaced_by.is_not(None), among(documents.c.replaced_by, "docs")
)
_TOUCHED = (
    select(claims.c.person)
    .where(
        among(claims.c.doc, "docs"),
        claims.c.kind == "role",
        claims.c.person.is_not(None),
    )
    .distinct()
)
