"""Who holds a post on a day, and what is known of the tenure."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from tenure.model.vocabulary import Role

from .answers import Holding, Quote
from .gather import Key, Raw, single, succession
from .named import Named
from .quotes import quotes
from .said import Post, Said, State
from .states import state_on

_ORDER: Final = {"current": 0, "uncertain": 1, "expected": 2, "ended": 3}
MAX_EVIDENCE: Final = 40
"""Quotes shown for one answer; the firmest come first."""


class Holders(Named):
    """Posts with their states on a day."""

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
        return self.states_of(folded, day, dict.fromkeys(whole, folded))

    def states_of(
        self,
        folded: Mapping[Key, Sequence[Post]],
        day: str,
        whole: Mapping[int, Mapping[Key, Sequence[Post]]],
    ) -> list[tuple[Key, Post, State]]:
        """The same of posts; `whole` has all posts of the organizations in it."""
        states = [(key, post, state_on(post, day)) for key, posts in folded.items() for post in posts]
        living = {key[0] for key, _, state in states if state.state in ("current", "uncertain", "expected")}
        gone = self.gatherer.deaths(living)
        if gone:
            states = [
                (key, post, state_on(post, day, gone.get(key[0])) if key[0] in gone else state)
                for key, post, state in states
            ]
        return self._succeeded(states, day, whole)

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
        for org in wanted.keys() & whole.keys():
            taken.update({(org, role): succession(whole[org], role) for role in wanted.pop(org)})
        rivals = {at: groups for at, groups in self.gatherer.successors(wanted).items() if len(groups) > 1}
        for role in {role for _, role in rivals}:
            folded = self.gatherer.fold(
                {key: rows for (_, r), groups in rivals.items() if r == role for key, rows in groups.items()}
            )
            for org, of in rivals:
                if of == role:
                    posts = {key: found for key, found in folded.items() if key[1] == org}
                    taken[org, role] = succession(posts, role)
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
        holdings = [holding for holding, _ in self.held(found, role, why=why)]
        holdings.sort(key=lambda h: (_ORDER[h.state], h.org.name if h.org else "", h.role, h.person.name))
        return holdings

    def held(
        self, found: Sequence[tuple[Key, Post, State]], role: Role | None, *, why: bool
    ) -> list[tuple[Holding, list[Said]]]:
        """Posts as answers, each with the claims that it rests on."""
        self.preload(found)
        proofs = self._proofs(found) if why else {}
        return [
            (self._holding(key, post, state, role, proofs.get(id(post))), _told(post, state))
            for key, post, state in found
        ]

    def preload(self, found: Sequence[tuple[Key, Post, State]]) -> None:
        """Looks up at once what posts are shown with: names, and the documents that tell of them."""
        self.view.load_names(
            {key[0] for key, _, _ in found} | {key[1] for key, _, _ in found if key[1] is not None}
        )
        self.gatherer.origins.load(s.doc for _, post, state in found for s in _told(post, state))

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
