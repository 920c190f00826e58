"""Changes that words tell (`hearing.py`): weighed for what frames made, and drafted where they made none."""

import datetime
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from tenure.model.vocabulary import Role, same_family

from . import attribution
from .context import Context
from .draft import Draft
from .entity import Entity
from .hearing import LITTLE, Heard, Hearing
from .items import Item, Row
from .telling import CHANGES, Odds
from .told_posts import Option, Posts
from .voice import Voice

GRAMMAR: Final = "told"
_LEAST: Final = {"start": -1.6, "end": -1.6, "hold": 0.5, "held": 0.5}
"""Log odds below which a change is not even a candidate."""
_MOVES: Final = ("start", "end")
_POSTS: Final = 4
"""Posts of which a change that words tell may be drafted: the rest is left to the judgement of confidence."""
_BEHIND: Final = 1.7
"""How far another post may lie behind the best one and be drafted beside it, unless it is likely by itself."""
_STEPS: Final = (-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
_LIKELY: Final = (-4.0, -3.0, -2.0, -1.5, -1.0, -0.7, -0.4, -0.2, -0.1)
_COMPARED: Final = 8
"""Posts of a sentence, the likeliest, that share its say."""
_COARSE: Final = (-1.0, 0.0, 1.0, 2.0)


class Told:
    """What a document tells of its people, beside what frames made of it."""

    def __init__(
        self,
        rows: list[Row],
        context: Context,
        made: list[Draft],
        hearing: Hearing,
        published: datetime.date | None,
    ) -> None:
        self.published = published
        self.posts = Posts(rows, context, made)
        self.context = context
        self.hearing = hearing
        self._options: dict[tuple[int, str], list[tuple[float, Option]]] = {}
        self._by_person: dict[int, list[Heard]] = {}
        for heard in hearing.heard:
            self._by_person.setdefault(id(heard.subject.person), []).append(heard)
        self._likely: dict[tuple[int, str], dict[Role, float]] = {}
        self._named = _named(rows)

    def options(self, heard: Heard, change: str) -> list[tuple[float, Option]]:
        """The posts that the change may be of, the best first, with their log odds."""
        place = heard.place, change
        if place not in self._options:
            self._weigh([(heard, change)])
        return self._options[place]

    def _weigh(self, changes: Iterable[tuple[Heard, str]]) -> None:
        """Looks at the posts of many changes at once."""
        new = {(h.place, change): h for h, change in changes if (h.place, change) not in self._options}
        asked = [
            (heard, change, list(self.posts.options(heard.sentence, heard.subject.person, change)))
            for (_, change), heard in new.items()
        ]
        for place, odds, (_, _, options) in zip(new, self.hearing.posts(asked), asked, strict=True):
            self._options[place] = sorted(zip(odds, options, strict=True), key=lambda pair: -pair[0])

    def likely(self, person: Entity, change: str) -> dict[Role, float]:
        """For each post the log probability, of the sentence that says most, that it tells the change of that post."""
        place = id(person), change
        if place not in self._likely:
            found: dict[Role, float] = {}
            for heard in self._by_person.get(id(person), ()):
                if heard.odds[change] < _LEAST[change]:
                    continue
                ranked = self.options(heard, change)[:_COMPARED]
                total = math.log(math.fsum(math.exp(odds) for odds, _ in ranked)) if ranked else 0.0
                told = -math.log1p(math.exp(-heard.odds[change]))
                for odds, option in ranked:
                    found[option.role] = max(found.get(option.role, LITTLE), told + odds - total)
            self._likely[place] = found
        return self._likely[place]

    def _throughout(self, person: Entity, change: str, role: Role | None) -> frozenset[str]:
        """What all sentences together say of a post, beside others."""
        likely = self.likely(person, change)
        own = max((value for other, value in likely.items() if _akin(other, role)), default=LITTLE)
        rest = max((value for other, value in likely.items() if not _akin(other, role)), default=LITTLE)
        return _above("likely", own, _LIKELY) | _above("likely ahead", own - rest)

    def note(self, drafts: list[Draft]) -> None:
        """Notes with each draft of a post what the words tell of its person."""
        made = Made(drafts)
        self._weigh([*self._heard(drafts), *self._told()])
        for draft in drafts:
            if draft.kind != "role" or draft.person is None or draft.change is None:
                continue
            heard = self.hearing.at.get((draft.sentence, id(draft.person)))
            here = heard.odds if heard is not None else dict.fromkeys(CHANGES, LITTLE)
            draft.features |= self._weighed(draft.person, draft.change, here)
            draft.features.add(f"w:subject {'none' if heard is None else heard.subject.absent or 'named'}")
            draft.features |= made.beside(draft, own=True) | self._named.get(id(draft.person), frozenset())
            draft.features |= self._throughout(draft.person, draft.change, draft.role)
            if heard is not None and draft.change in _MOVES:
                ranked = self.options(heard, draft.change)
                own = [odds for odds, option in ranked if _akin(option.role, draft.role)]
                draft.features |= _of_post(own[0] if own else LITTLE, draft.role, ranked)

    def _told(self) -> Iterator[tuple[Heard, str]]:
        """What sentences tell of people, as far as it is thinkable."""
        for heard in self.hearing.heard:
            for change in CHANGES:
                if heard.odds[change] >= _LEAST[change]:
                    yield heard, change

    def _heard(self, drafts: list[Draft]) -> Iterator[tuple[Heard, str]]:
        """The moves among drafts of posts, with what was heard of their people."""
        for draft in drafts:
            heard = self.hearing.at.get((draft.sentence, id(draft.person)))
            if heard is not None and draft.kind == "role" and draft.change in _MOVES:
                yield heard, draft.change

    def weighed(self, held: Draft) -> set[str]:
        """What the sentence that tells of a post held, and the document, say of its end."""
        assert held.person is not None
        heard = self.hearing.at.get((held.sentence, id(held.person)))
        here = heard.odds if heard is not None else dict.fromkeys(CHANGES, LITTLE)
        return self._weighed(held.person, "end", here)

    def _weighed(self, person: Entity, change: str, here: Odds) -> set[str]:
        own = here[change]
        others = max(odds for name, odds in here.items() if name != change)
        return {f"w:size {self.hearing.size}"}.union(
            _above(f"here {change}", own),
            _above(f"ahead {change}", own - others),
            _above(f"here {change}", own, _COARSE, f" of {self.hearing.size}"),
            _above(f"text {change}", self.hearing.top[change]),
            _above("text moves", max(self.hearing.top[name] for name in _MOVES)),
            *(
                _above(
                    f"most {change} {name}",
                    self.hearing.most.get((id(person), name), LITTLE),
                    _STEPS if name == change else _COARSE,
                )
                for name in CHANGES
            ),
        )

    def drafts(self, made: list[Draft], voice: Voice) -> Iterator[Draft]:
        """A draft for each change that the words tell and that was not made, of the post that it is of most likely."""
        told = Made(made)
        likely = list(self._told())
        self._weigh(likely)
        for heard, change in likely:
            person = heard.subject.person
            same = told.of.get((id(person), change), [])
            ranked = self.options(heard, change)
            for odds, option in ranked[:_POSTS]:
                if odds < ranked[0][0] - _BEHIND and odds < 0:
                    continue
                if any(_akin(option.role, d.role) for d in same):
                    continue
                draft = self._draft(heard, change, option)
                draft.sourcing = voice.sourcing(heard.subject.row, draft, False)
                draft.features = self._weighed(person, change, heard.odds)
                draft.features |= _of_post(odds, option.role, ranked)
                draft.features |= told.beside(draft, own=False) | self._named.get(id(person), frozenset())
                draft.features |= self._throughout(person, change, option.role)
                draft.features |= {
                    f"w:subject {heard.subject.absent or 'named'}",
                    f"w:made {min(len(same), 2)}",
                    f"w:made here {any(d.sentence == draft.sentence for d in same)}",
                    f"w:others here {min(told.moves[draft.sentence], 2)}",
                    f"w:post {self._where(heard, option)}",
                }
                yield draft

    def _draft(self, heard: Heard, change: str, option: Option) -> Draft:
        row, person = heard.subject.row, heard.subject.person
        mine = [i for i in row.items if i.entity is person]
        ends: list[Item] = mine[:1]
        if option.post is not None and option.row is row:
            ends += [option.post.items[0], option.post.items[-1]]
        anchor = self._anchor(heard, ends)
        ends += [anchor]
        whole = not mine
        start = row.sentence.start if whole else min(i.start for i in ends)
        end = row.sentence.end if whole else max(i.end for i in ends)
        draft = Draft("role", change, row.sentence.index, start, end)
        draft.grammar = GRAMMAR
        draft.headline = row.sentence.headline
        draft.person, draft.role, draft.title = person, option.role, option.title
        draft.org = option.org or self.context.here(row)
        draft.when = attribution.when(row, anchor, self.published, None, change)
        draft.modality = attribution.modality(row, anchor, draft.when, self.published)
        if change not in _MOVES and draft.modality in ("planned", "possible"):
            draft.modality, draft.when = "actual", None  # of who holds a post that she is to leave
        if change == "end":
            draft.reason = attribution.reason(row, anchor)
        draft.interim = (option.post is not None and option.post.interim) or (
            change in ("start", "hold") and any("interim" in i.cues for i in attribution.clause(row, anchor))
        )
        return draft

    @staticmethod
    def _where(heard: Heard, option: Option) -> str:
        """Whether the sentence itself names the post."""
        return "none" if option.post is None else "here" if option.row is heard.subject.row else "elsewhere"

    @staticmethod
    def _anchor(heard: Heard, ends: list[Item]) -> Item:
        """The item that stands for the telling: a word of change near the person, else the post, else what is first."""
        row = heard.subject.row
        near = ends[0].index if ends else 0
        verbs = [i for i, t in heard.sentence.triggers if t.change not in ("hold", "held")]
        if verbs:
            return min(verbs, key=lambda i: abs(i.index - near))
        return ends[-1] if ends else row.items[0]


class Made:
    """What frames made of a document, to be asked without going through it all again."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.of: dict[tuple[int, str], list[Draft]] = {}
        self.moves: Counter[int] = Counter()
        self._times: Counter[tuple[Role, str, int]] = Counter()
        self._people: dict[Role, dict[str, set[int]]] = {}
        self._there: dict[tuple[Role, str, int], set[int]] = {}
        for draft in drafts:
            if draft.kind != "role" or draft.change is None:
                continue
            person = id(draft.person)
            self.of.setdefault((person, draft.change), []).append(draft)
            self.moves[draft.sentence] += draft.change in _MOVES
            if draft.role is not None:
                self._times[draft.role, draft.change, person] += 1
                self._people.setdefault(draft.role, {}).setdefault(draft.change, set()).add(person)
                self._there.setdefault((draft.role, draft.change, id(draft.org)), set()).add(person)

    def beside(self, draft: Draft, *, own: bool) -> set[str]:
        """What was made of the person in such a post, and of others in it: who comes where somebody leaves.

        `own`: whether the draft is among what was made.
        """
        found: set[str] = set()
        me, there = id(draft.person), id(draft.org)
        for role in self._people if draft.role is not None else ():
            if not _akin(role, draft.role):
                continue
            for change, people in self._people[role].items():
                here = self._there.get((role, change, there), set())
                itself = own and (role, change) == (draft.role, draft.change)
                if _others(people, me):
                    found.add(f"w:others {draft.change} {change}")
                if change in _MOVES and _others(here, me):
                    found.add(f"w:others there {draft.change} {change}")
                if self._times[role, change, me] > itself:
                    found.add(f"w:person {draft.change} {change}")
        return found


def _named(rows: list[Row]) -> dict[int, frozenset[str]]:
    """How often a document names each person, and where."""
    times: Counter[int] = Counter()
    headlined: set[int] = set()
    for row in rows:
        for item in row.items:
            if item.kind == "person" and item.entity is not None:
                times[id(item.entity)] += 1
                if row.sentence.headline:
                    headlined.add(id(item.entity))
    return {
        person: frozenset({f"w:named {min(count, 6)}", f"w:headlined {person in headlined}"})
        for person, count in times.items()
    }


def _others(people: set[int], me: int) -> bool:
    return len(people) > (me in people)


def _akin(one: Role, other: Role | None) -> bool:
    return one == other or (other is not None and same_family(one, other))


def _of_post(odds: float, role: Role | None, ranked: list[tuple[float, Option]]) -> frozenset[str]:
    """How likely a post is, and how far it lies behind the best one or before the best of other kinds."""
    best = ranked[0][0] if ranked else 0.0
    other = next((value for value, option in ranked if not _akin(option.role, role)), LITTLE)
    return (
        _above("post", odds)
        | _above("post behind", best - odds, (0.0, 0.5, 1.0, 2.0, 3.0))
        | _above("post ahead", odds - other)
    )


def _above(name: str, odds: float, steps: tuple[float, ...] = _STEPS, where: str = "") -> frozenset[str]:
    """The steps that the odds have passed: what is learned of them grows by small amounts."""
    return _passed(name, steps, where)[bisect_left(steps, odds)]


@lru_cache(maxsize=1024)
def _passed(name: str, steps: tuple[float, ...], where: str) -> list[frozenset[str]]:
    """The features of having passed none of some steps, the first, the first two and so on."""
    names = [f"w:{name} >{step:g}{where}" for step in steps]
    return [frozenset(names[:count]) for count in range(len(steps) + 1)]
