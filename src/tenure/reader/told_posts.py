"""Which post a change is of that words tell, and no frame: the candidates, and what mechanisms say of each.

A post of the sentence, of one nearby, one that the document gives the person, or one that nothing names ("takes the
helm"). How much speaks for each say the network (`network.py`) and a linear model over what mechanisms say, whose
weights (`posts.json.xz`) are learned by `make train` (bench/train_network.py).
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from typing import Final, NamedTuple

from tenure.model.vocabulary import Role, families, same_family

from .context import Context
from .draft import Draft
from .entity import Entity
from .frame_words import roles_of
from .items import Item, Post, Row, apart
from .linear import Layered, Weights, present
from .telling import Wording

_BEFORE: Final = 3
_AFTER: Final = 2
"""How many sentences before and behind are searched for a post that a sentence tells of without naming it."""
_MANY: Final = 12
"""How many posts of a sentence, and of those that the document gives a person, are looked at."""
_NEAR: Final = (1, 2, 4, 7, 11)
_MOVES: Final = ("start", "end")
_FIRST: Final = 2
"""Sentences, with the headline, whose posts a whole text may go back to."""
IMPLIED: Final[tuple[Role, ...]] = (
    "ceo", "chair", "board_member", "head", "president", "general_manager", "cfo", "vice_president", "advisor",
    "partner", "other",
)  # fmt: skip
"""Posts that are told without a word for them that the lexicon has: "takes the helm", "joins the board"."""


_NOTHING: Final[frozenset[str]] = frozenset()


class Option(NamedTuple):
    """A post that a change may be of, and what mechanisms say of it.

    `own`: in this sentence; `shared`: what they say in many, so that it is weighed once; none says the same twice.
    """

    row: Row
    post: Post | None
    role: Role
    title: str
    org: Entity | None
    own: Set[str]
    shared: tuple[frozenset[str], ...]


def by_mechanisms(option: Option) -> float:
    """The log odds that the post is the one of the change, by what mechanisms say alone."""
    weights = _weights()
    found = present(weights, option.own)
    for part in option.shared:
        found += _worth(part)
    return weights[""] + math.fsum(found)


@lru_cache(maxsize=4096)
def _worth(part: frozenset[str]) -> list[float]:
    return present(_weights(), part)


@cache
def _weights() -> Weights:
    weights: Weights = Layered("posts").shared()
    return weights


class Posts:
    """The posts of a document, to be asked for those that a change may be of."""

    def __init__(self, rows: list[Row], context: Context, made: list[Draft]) -> None:
        self.rows = rows
        self.context = context
        self.place = {row.sentence.index: n for n, row in enumerate(rows)}
        self._roles: dict[int, list[tuple[Role, str]]] = {}
        self._own: dict[int, tuple[set[Role], set[Role]]] = {}
        self._known: dict[int, list[tuple[Post, Row]]] = {}
        own = {id(post): row for row in rows for post in row.posts}
        for who, post, _, at in context.known_posts:
            row = own.get(id(post)) or self._where_it_stands(post, at)
            if row is not None:
                self._known.setdefault(id(who), []).append((post, row))
        self._held = {(id(who), id(post)) for who, post, _, _ in context.known_posts}
        self._made: dict[int, list[tuple[int, str, Role]]] = {}
        """by the place of their sentence: who, what change, which post"""
        for draft in made:
            if (
                draft.kind == "role"
                and draft.role
                and draft.change in _MOVES
                and draft.sentence in self.place
            ):
                told = id(draft.person), draft.change, draft.role
                self._made.setdefault(self.place[draft.sentence], []).append(told)
        self._near: dict[tuple[int, int], frozenset[tuple[str, Role]]] = {}

    def options(self, sentence: Wording, person: Entity, change: str) -> Iterator[Option]:
        """Every post that a change of a person told by a sentence may be of."""
        row = sentence.row
        here = self.place[row.sentence.index]
        first = max(0, here - _BEFORE)
        near = self.rows[: min(_FIRST, first)] + self.rows[first : here + _AFTER + 1]
        seen: set[int] = set()
        for other in near:
            for post in other.posts[:_MANY]:
                seen.add(id(post))
                yield from self._named(sentence, person, change, other, post)
        for post, where in self._known.get(id(person), ())[:_MANY]:
            if id(post) not in seen:
                yield from self._named(sentence, person, change, where, post)
        if change in _MOVES:
            yield from self._implied(sentence, person, change, near)

    def _where_it_stands(self, post: Post, at: int) -> Row | None:
        """The row of a post that a row does not list: that of the sentence `at`, if its words stand there."""
        if at not in self.place:
            return None
        row, first = self.rows[self.place[at]], post.items[0]
        return row if row.sentence.start <= first.start < row.sentence.end else None

    def _named(
        self, sentence: Wording, person: Entity, change: str, row: Row, post: Post
    ) -> Iterator[Option]:
        org = post.org
        if id(post) not in self._roles:
            self._roles[id(post)] = [] if post.out else roles_of(row, post, org)
        roles = self._roles[id(post)]
        if not roles:
            return
        structure = self._structure(sentence, person, change, row, post)
        made = self._made_near(sentence, person)
        for rank, (role, title) in enumerate(roles):
            shared = _of_role(role, change, min(rank, 1), min(len(roles), 3)), _beside(role, change, made)
            yield Option(row, post, role, title, org, structure, shared)

    def _structure(self, sentence: Wording, person: Entity, change: str, row: Row, post: Post) -> set[str]:
        here = sentence.row
        away = self.place[row.sentence.index] - self.place[here.sentence.index]
        away = max(-4, min(3, away))
        mine = sentence.mentions(person)
        named = len(mine) > 0
        holder = "none" if post.holder is None else "own" if post.holder.entity is person else "other"
        known = (id(person), id(post)) in self._held
        kind = f"{holder} {known}"
        found = {
            f"away {away} {change} {named} {len(here.posts) > 0}",
            f"held by {kind} {change} {away == 0}",
            f"held by {kind} {change} {post.former} {post.new} {post.leaving}",
            f"held by {kind} {change} {post.office} {away == 0}",
            f"way {post.rel} {change} {away == 0}",
            f"anaphor {post.anaphor} {change}",
            f"posts {min(len(here.posts), 3)} {away == 0} {change}",
            f"org {post.org_how} {change}",
        }
        if holder == "other":
            other = post.holder.entity if post.holder is not None else None
            beside = other is not None and len(sentence.mentions(other)) > 0
            found.add(f"held by other beside {beside} {away == 0} {named} {change}")
        told = sentence.told or {"nothing"}
        found |= {f"held by {kind} trigger {verb} {away == 0} {change}" for verb in told}
        if row is not here:
            found.add(f"place {_rank(post, row)} {away} {change}")
            return found
        head = post.items[0]
        if mine:
            nearest = min(mine, key=lambda i: abs(i.index - head.index))
            side = "<" if head.index < nearest.index else ">"
            low, high = sorted((head.index, nearest.index))
            between = here.items[low + 1 : high]
            people = min(len({id(i.entity) for i in between if i.kind == "person"} - {id(person)}), 2)
            titles = min(sum(i.kind == "title" for i in between if i not in post.items), 2)
            verbs = min(sum(any(t.kind == "role" for t in i.triggers) for i in between), 2)
            far = _bucket(high - low)
            found |= {
                f"from person {side}{far} {change}",
                f"from person {side}{people}{titles}{verbs} {change}",
                f"from person {side}{_apart(head, nearest)} {holder} {change}",
                f"from person {side}{people} {post.rel} {change}",
            }
        found.add(f"in order {_rank(post, row)} {min(len(here.posts), 3)} {change}")
        for item, trigger in sentence.triggers:
            side = "<" if head.index < item.index else ">"
            found |= {
                f"trigger {trigger.change} {side}{_bucket(abs(head.index - item.index))} {change}",
                f"trigger {trigger.change} {side}{_apart(head, item)} {post.rel} {change}",
            }
        return found

    def _implied(self, sentence: Wording, person: Entity, change: str, near: list[Row]) -> Iterator[Option]:
        row = sentence.row
        theirs, akin = self._roles_of(person)
        around = {r for other in near for p in other.posts for t in p.titles for r in t.roles}
        there = families(around)
        size, board = min(len(row.posts), 1), "board" in row.cues
        triggers = frozenset((t.role, t.change) for _, t in sentence.triggers if t.role is not None)
        made = self._made_near(sentence, person)
        for role in IMPLIED:
            implied = _of_implied(
                role,
                change,
                size,
                len(around) > 0,
                role in akin,
                role in theirs,
                role in there,
                board,
                triggers,
            )
            yield Option(row, None, role, "", None, _NOTHING, (implied, _beside(role, change, made)))

    def _made_near(self, sentence: Wording, person: Entity) -> frozenset[tuple[str, Role]]:
        """The changes that frames made nearby: of the person or of others, how far away, and of which posts."""
        here = self.place[sentence.row.sentence.index]
        if (here, id(person)) not in self._near:
            self._near[here, id(person)] = frozenset(
                (f"{'own' if who == id(person) else 'other'} {change} {abs(at - here)}", role)
                for at in range(here - _AFTER, here + _AFTER + 1)
                for who, change, role in self._made.get(at, ())
                if who != id(person) or at != here
            )
        return self._near[here, id(person)]

    def _roles_of(self, person: Entity) -> tuple[set[Role], set[Role]]:
        """The roles of the posts that the document gives somebody, and all that may stand for them."""
        if id(person) not in self._own:
            own = self._known.get(id(person), ())[:_MANY]
            roles = {r for post, _ in own for t in post.titles for r in t.roles}
            self._own[id(person)] = roles, families(roles)
        return self._own[id(person)]


@lru_cache(maxsize=4096)
def _of_role(role: Role, change: str, rank: int, count: int) -> frozenset[str]:
    """What speaks for one of the roles that the words for a post may mean."""
    return frozenset((f"role {role} {change}", f"joined {rank} {count} {change}"))


@lru_cache(maxsize=4096)
def _beside(role: Role, change: str, made: frozenset[tuple[str, Role]]) -> frozenset[str]:
    """What changes made nearby say of a post: who comes takes what another leaves."""
    return frozenset(
        f"made {told} {'same' if role == other else 'akin' if same_family(role, other) else 'another'} {change}"
        for told, other in made
    )


@lru_cache(maxsize=4096)
def _of_implied(
    role: Role,
    change: str,
    posts: int,
    named: bool,
    akin: bool,
    same: bool,
    there: bool,
    board: bool,
    triggers: frozenset[tuple[Role, str | None]],
) -> frozenset[str]:
    """What speaks for a post that nothing names; the same in many sentences.

    `posts`, `named`: whether the sentence, and those around it, name others; `akin`, `same`, `there`: whether the
    person, and those around it, have such a one.
    """
    return frozenset(
        (
            f"implied {role} {change}",
            f"implied {role} {change} {posts} {named}",
            f"implied {role} {akin} {same}",
            f"implied {role} {there}",
            f"implied {role} {board} {change}",
            *(f"implied {role} by {told} {how}" for told, how in triggers),
        )
    )


def _rank(post: Post, row: Row) -> int:
    """How many posts stand before it in its sentence, 3 at most."""
    return min(sum(other.start < post.start for other in row.posts), 3)


def _bucket(distance: int) -> int:
    return bisect_left(_NEAR, distance)


def _apart(one: Item, other: Item) -> int:
    distance = apart(one, other)
    return 0 if distance == 0 else 1 if distance < 1 else 2
