"""At which organization somebody takes or leaves a post, where a document names several.

Frames choose by rules, each sentence by itself. Here each organization of the document is a candidate for each
change, and a linear model over features of mechanisms (`employer_features.py`) chooses: once for each change by
itself, and once more knowing what was chosen for the others, as who comes and who leaves do so at one firm.
The weights are data (`employers.json.xz`), learned from answer keys by `make train` (bench/train_choices.py).
"""

from collections.abc import Iterable, Iterator
from copy import copy
from functools import cache
from typing import Final, NamedTuple

from tenure.model.vocabulary import Role, same_family

from .context import Context
from .draft import Draft
from .employer_features import Organizations, Place
from .entity import Entity
from .hearing import Hearing
from .items import Row
from .linear import Layered, Sums, Weights, added, score

GRAMMAR: Final = "elsewhere"
"""of a change that frames read, at another organization"""
OTHER: Final = "w:org other"
"""the feature of a change that was read at another organization, which it may be at as well"""
_CHOSEN: Final = ("start", "end")
_MOST: Final = 40
"""Organizations of one document that are weighed; the rest of a long list is left to the frames."""

_SURE: Final = 1.25
"""How far the best must lie before what frames chose: on unseen articles frames are right as often below."""
_OTHERS: Final = 2
_BEHIND: Final = 2.0
"""So many other organizations, as little less likely, are drafted beside: the rest is left to the judgement of
confidence."""
_NEVER: Final = -6.0
_STEPS: Final = (-3, -2, -1, 0, 1, 2, 3)
_AHEAD: Final = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)


class Candidate(NamedTuple):
    """An organization, and what speaks for it: of mechanisms, and of words."""

    org: Entity
    mechanisms: set[str]
    words: set[str]

    @property
    def features(self) -> set[str]:
        """Both."""
        return self.mechanisms | self.words


class Model:
    """The learned weights of the two passes: those of what speaks for an organization by itself, and of the rest."""

    def __init__(self, first: Weights, second: Weights) -> None:
        names = first.keys() | second.keys()
        both = {name: (first.get(name, 0.0), second.get(name, 0.0)) for name in names}
        self._alone = Sums((0.0, 0.0), both)
        self.second = second

    def scores(self, features: set[str]) -> tuple[float, float]:
        """What features of an organization by itself count in each pass."""
        one, two = self._alone.of(features)
        return one, two


class Employers:
    """Chooses the organizations of a document's changes."""

    def __init__(
        self, rows: list[Row], context: Context, model: Model | None = None, hearing: Hearing | None = None
    ) -> None:
        self.hearing = hearing
        self.orgs = Organizations(rows, context)
        self.model = model or shipped(context.lexicon.pack.code)
        self.rows = {row.sentence.index: row for row in rows}
        self._since: dict[int, dict[int, int]] = {}
        self._candidates: dict[tuple[int, int, Role, str], list[Candidate]] = {}
        self._scores: dict[tuple[int, int, Role, str], list[tuple[float, float]]] = {}
        self._heard: dict[tuple[int, int, Role, str], list[float] | None] = {}
        self._chosen: list[Choice] = []
        self._both: dict[tuple[int, int, Role, str], list[float]] = {}
        """what both passes say; it holds for what was chosen"""

    def place(self, draft: Draft) -> Place | None:
        """Where a draft of a post was read."""
        row = self.rows.get(draft.sentence)
        if row is None or draft.person is None or draft.role is None or draft.change is None:
            return None
        return Place(row, draft.person, draft.role, draft.change, draft.start)

    def candidates(self, place: Place) -> list[Candidate]:
        """Every organization of the document, with what speaks for it at a place."""
        if place.key not in self._candidates:
            index = place.row.sentence.index
            if index not in self._since:
                self._since[index] = self.orgs.before(place.row)
            since = self._since[index]
            self._candidates[place.key] = [
                Candidate(org, place.features(self.orgs, since, org), place.words(org))
                for org in self.orgs.all
            ]
        return self._candidates[place.key]

    def _alone(self, place: Place) -> list[tuple[float, float]]:
        """What speaks in each pass for each organization by itself."""
        if place.key not in self._scores:
            model = self.model
            self._scores[place.key] = [model.scores(c.features) for c in self.candidates(place)]
        return self._scores[place.key]

    def _values(self, place: Place) -> list[float]:
        """What speaks for each organization, knowing what was chosen for the other changes."""
        if place.key not in self._both:
            alone = self._alone(place)
            more = joint(place, self.orgs.all, [one for one, _ in alone], self._chosen)
            second = self.model.second
            values = [two + score(second, found) for (_, two), found in zip(alone, more, strict=True)]
            heard = self._heard[place.key]
            if heard is not None:  # two voices that are right as often
                values = [(one + other) / 2 for one, other in zip(values, heard, strict=True)]
            self._both[place.key] = values
        return self._both[place.key]

    def _hear(self, places: Iterable[Place]) -> None:
        """Notes what sentences as sequences say of each organization at some places; None where they were not heard."""
        new: dict[tuple[int, int, Role, str], Place] = {}
        for place in places:
            if place.key not in self._heard:
                new.setdefault(place.key, place)
        if self.hearing is None:
            self._heard |= dict.fromkeys(new)
            return
        asked = [
            (p.row, p.person, p.change, [(c.org, c.mechanisms) for c in self.candidates(p)])
            for p in new.values()
        ]
        self._heard |= zip(new, self.hearing.organizations(asked), strict=True)

    def choose_freely(self, drafts: list[Draft]) -> None:
        """Sets the organizations of drafts that no frame made: the one that most speaks for."""
        if not 0 < len(self.orgs.all) <= _MOST:
            return
        placed = [(d, p) for d in drafts if (p := self.place(d)) is not None]
        self._hear(place for _, place in placed)
        for draft, place in placed:
            values, read = self._values(place), draft.org
            draft.org = self.orgs.all[values.index(max(values))]
            draft.features |= self._standing(place, values, draft.org)
            draft.features.add(
                f"w:org {'unread' if read is None else 'as read' if read is draft.org else 'not as read'}"
            )

    def others(self, drafts: list[Draft]) -> Iterator[Draft]:
        """The same changes at other organizations that are nearly as likely; notes with each how likely its own is."""
        if not 0 < len(self.orgs.all) <= _MOST:
            return
        known: dict[tuple[int, str | None, int], set[Role]] = {}
        for draft in drafts:
            if draft.kind == "role" and draft.role is not None:
                known.setdefault((id(draft.person), draft.change, id(draft.org)), set()).add(draft.role)
        placed = [(d, p) for d in drafts if d.change in _CHOSEN and (p := self.place(d)) is not None]
        self._hear(place for _, place in placed)
        for draft, place in placed:
            if draft.org is None or place.headed_by(draft.org):
                continue
            values = self._values(place)
            ranked = sorted(zip(values, self.orgs.all, strict=True), key=lambda v: -v[0])
            for value, org in ranked[: _OTHERS + 1]:
                if value < ranked[0][0] - _BEHIND or org is draft.org:
                    continue
                there = known.setdefault((id(draft.person), draft.change, id(org)), set())
                if any(role == draft.role or same_family(role, place.role) for role in there):
                    continue
                other = copy(draft)
                other.org, other.grammar = org, draft.grammar or GRAMMAR
                other.features = {f for f in draft.features if f[:2] != "o:" and f[:5] != "w:org"}
                other.features |= self._standing(place, values, org) | {OTHER}
                yield other
            if not draft.grammar:
                draft.features |= self._standing(place, values, draft.org)

    def _standing(self, place: Place, values: list[float], org: Entity) -> set[str]:
        """How likely an organization is, how far before the others, and how the document names it."""
        own = next((v for v, o in zip(values, self.orgs.all, strict=True) if o is org), _NEVER)
        rest = max((v for v, o in zip(values, self.orgs.all, strict=True) if o is not org), default=_NEVER)
        return {
            *(f"w:org >{step}" for step in _STEPS if own > step),
            *(f"w:org ahead >{step:g}" for step in _AHEAD if own - rest > step),
            f"w:orgs {min(len(values), 4)}",
            f"w:org rank {self.orgs.rank(org)}",
            f"w:org here {any(i.entity is org for i in place.here)} {place.count}",
            f"w:org in {self.orgs.parts(org)[0]}",
        }

    def choose(self, drafts: list[Draft]) -> None:
        """Sets the organizations of the starts and ends among the drafts of posts."""
        if not 1 < len(self.orgs.all) <= _MOST or not any(d.change in _CHOSEN for d in drafts):
            return
        self._both.clear()
        placed = [(d, p) for d in drafts if d.kind == "role" and (p := self.place(d)) is not None]
        self._chosen = [
            choice(place, self.orgs.all, [one for one, _ in self._alone(place)])
            for place in {place.key: place for _, place in placed}.values()
        ]
        # Where there is none, frames know that the post is at an organization without a name.
        weighed = [
            (draft, org, place)
            for draft, place in placed
            if draft.change in _CHOSEN and (org := draft.org) is not None and not place.headed_by(org)
        ]
        self._hear(place for _, _, place in weighed)
        for draft, framed, place in weighed:
            values = self._values(place)
            best, org = max(zip(values, self.orgs.all, strict=True), key=lambda v: v[0])
            own = next((v for v, o in zip(values, self.orgs.all, strict=True) if o is framed), best - _SURE)
            if org is framed:
                draft.features.add("o:confirmed")
            elif (
                best - own >= _SURE
                and org.class_ != "authority"
                and not _of_title(place, framed)
                and not set(org.key) < set(framed.key)  # a parent of the subsidiary that is named
                and not _told_else(draft, org, (d for d, _ in placed))
            ):
                draft.features = {f for f in draft.features if not f.startswith("o:")} | {"o:weighed"}
                draft.org = org


def _of_title(place: Place, org: Entity) -> bool:
    """Whether the organization stands behind the title itself: "finance director of rival Acme"."""
    return place.post is not None and place.post.org is org and place.post.org_how == "after"


def _told_else(draft: Draft, org: Entity, drafts: Iterable[Draft]) -> bool:
    """Whether something else is told of the person in such a post at the organization: it is where she comes from."""
    return any(
        other.person is draft.person
        and other.org is org
        and other.change != draft.change
        and other.role is not None
        and draft.role is not None
        and (other.role == draft.role or same_family(other.role, draft.role))
        for other in drafts
    )


class Choice(NamedTuple):
    """The organization that the first pass chooses for a place, and whether more speaks for it than against it."""

    place: Place
    org: Entity
    sure: bool


def choice(place: Place, orgs: list[Entity], values: list[float]) -> Choice:
    """What the first pass chooses. `values`: its scores of the organizations."""
    best = max(values)
    return Choice(place, orgs[values.index(best)], best > 0)


def joint(place: Place, orgs: list[Entity], values: list[float], chosen: list[Choice]) -> list[set[str]]:
    """For each organization, what the first pass says of it, and of the document's other changes."""
    best = max(values)
    others = []
    for other, org, sure in chosen:
        if other.key != place.key:
            told, how = _told_of(place, other), f"{_away(place, other)} {sure}"
            there, elsewhere = ((f"{told} {same}", f"{told} {same} {how}") for same in (True, False))
            others.append((org, there, elsewhere))
    taken = {id(theirs) for theirs, _, _ in others}
    untaken = {name for _, _, elsewhere in others for name in elsewhere}
    found = []
    for org, value in zip(orgs, values, strict=True):
        more = {
            f"first {round(max(-4.0, min(4.0, value)))}",
            f"first best {value == best}",
            f"first behind {round(min(6.0, 2 * (best - value)))}",
        }
        if id(org) in taken:
            for theirs, there, elsewhere in others:
                more.update(there if theirs is org else elsewhere)
        else:
            more |= untaken
        found.append(more)
    return found


def _told_of(place: Place, other: Place) -> str:
    """How another change of the document stands to this one."""
    person = "own" if other.person is place.person else "other's"
    akin = other.role == place.role or same_family(other.role, place.role)
    return f"{person} {'post' if akin else 'other post'} {other.change} {place.change}"


def _away(place: Place, other: Place) -> int:
    return min(abs(place.row.sentence.index - other.row.sentence.index), 2)


@cache
def shipped(code: str) -> Model:
    """The weights that come with the reader: those of all languages, and what a language adds."""
    layers = Layered("employers")
    shared, own = layers.shared(), layers.own(code)
    return Model(added(shared["first"], own.get("first", {})), added(shared["second"], own.get("second", {})))
