"""Changes that no frame put together, though a sentence names the person, the post and a word of change.

Frames ask for an order and a syntax that they know; newspapers find others. Whatever person, word of change and post
stand in one sentence make a candidate here; where they stand, and what frames made of the words around, are its
features. How much each is worth is learned (`bench/train.py`): most candidates are wrong,
and are let go by their confidence.
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from tenure.model.vocabulary import Role, same_family

from . import attribution
from .context import Context
from .draft import Draft
from .entity import Entity
from .frame_words import roles_of
from .items import Item, Post, Row, apart
from .pack_schema import Trigger
from .voice import Voice

GRAMMAR: Final = "loose"
_learning: Final[ContextVar[bool]] = ContextVar("learning", default=False)
_MOST: Final = 4
"""A sentence with more people than this is a list: its moves are not told by nearness."""
_NEAR: Final = (2, 5, 9)
_SIDES: Final = {"start": ("start",), "end": ("end",), "succeed": ("start", "end"), "yield": ("end", "start")}


@contextmanager
def learning() -> Iterator[None]:
    """Inside, what frames have made is a candidate as well: the model learns from it what right ones look like.

    Such a candidate has the features that it would have if no frame had made it.
    """
    token = _learning.set(True)
    try:
        yield
    finally:
        _learning.reset(token)


def read(
    rows: list[Row],
    drafts: list[Draft],
    context: Context,
    published: datetime.date | None,
    voice: Voice,
) -> list[Draft]:
    """A candidate for each person, word of change and post of a sentence that the drafts do not have."""
    told = Told(drafts)
    return [
        draft
        for row in rows
        if not row.sentence.headline
        for draft in _of_row(row, told, context, published, voice)
    ]


class Told:
    """What the frames have made of a document, to be asked."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.roles = [d for d in drafts if d.kind == "role" and d.role is not None]
        self.moves = [d for d in self.roles if d.change in ("start", "end")]

    def same(self, change: str, person: Entity, role: Role) -> bool:
        """Whether a frame has told this of the person, of whatever organization."""
        return any(d.change == change and d.person is person and _near(d.role, role) for d in self.moves)

    def without(self, change: str, person: Entity, role: Role) -> "Told":
        """The rest, as if no frame had told this."""
        return Told(
            [d for d in self.roles if d.change != change or d.person is not person or not _near(d.role, role)]
        )

    def at(self, row: Row) -> list[Draft]:
        """The moves told by a sentence."""
        return [d for d in self.moves if d.sentence == row.sentence.index]

    def states(self, person: Entity, role: Role) -> set[str | None]:
        """What else is told of the person in such a post."""
        return {d.change for d in self.roles if d.person is person and _near(d.role, role)}

    def others(self, person: Entity, role: Role) -> set[str | None]:
        """What is told of other people in such a post."""
        return {d.change for d in self.moves if d.person is not person and _near(d.role, role)}


def _near(one: Role | None, other: Role) -> bool:
    return one == other or (one is not None and same_family(one, other))


def _of_row(
    row: Row, told: Told, context: Context, published: datetime.date | None, voice: Voice
) -> Iterable[Draft]:
    people = [i for i in row.items if i.kind == "person" and i.entity is not None]
    verbs = [(i, t) for i in row.items for t in i.triggers if t.kind == "role" and t.change in _SIDES]
    posts = [p for p in row.posts if p.titles]
    if not verbs or not posts or not people or len({id(i.entity) for i in people}) > _MOST:
        return
    seen: set[tuple[str, int, Role]] = set()
    for item, trigger in verbs:
        for side, change in enumerate(_SIDES[str(trigger.change)]):
            for person in people:
                for post in posts:
                    org = post.org or context.here(row)
                    for role, title in roles_of(row, post, org):
                        assert person.entity is not None
                        key = change, id(person.entity), role
                        if key in seen or role == "founder":
                            continue
                        seen.add(key)
                        known = told.same(change, person.entity, role)
                        if known and not _learning.get():
                            continue
                        asked = told.without(change, person.entity, role) if known else told
                        parts = Parts(row, item, trigger, person, post)
                        draft = _draft(parts, change, role, title, org, published)
                        draft.sourcing = voice.sourcing(row, draft, False)
                        draft.features = parts.features(change, side, people, verbs, posts, asked.at(row))
                        draft.features |= {f"l:person {what}" for what in asked.states(person.entity, role)}
                        draft.features |= {f"l:others {what}" for what in asked.others(person.entity, role)}
                        yield draft


class Parts:
    """A person, a word of change and a post of one sentence."""

    def __init__(self, row: Row, item: Item, trigger: Trigger, person: Item, post: Post) -> None:
        self.row, self.item, self.trigger, self.person, self.post = row, item, trigger, person, post

    def features(
        self,
        change: str,
        side: int,
        people: list[Item],
        verbs: list[tuple[Item, Trigger]],
        posts: list[Post],
        here: list[Draft],
    ) -> set[str]:
        """How the three stand to each other, and what frames made of them."""
        item, person, post = self.item, self.person, self.post
        places = sorted(
            (("P", person.index), ("V", item.index), ("T", post.start)), key=lambda place: place[1]
        )
        order = "".join(letter for letter, _ in places)
        how = "noun" if self.trigger.noun else "passive" if "passive_aux" in item.cues else "verb"
        head = post.items[0]
        own = here and [d for d in here if _covers(self.row, d, item)]
        found = {
            f"l:{change} by {self.trigger.change} {side}",
            f"l:order {order} {how} {self.trigger.person}",
            f"l:order {order} {change}",
            f"l:PV {_distance(person.index, item.index)} {_apart(person, item)}",
            f"l:TV {_distance(post.start, item.index)} {_apart(head, item)}",
            f"l:PT {_distance(person.index, post.start)} {_apart(person, head)}",
            f"l:person {person.rel} {how} {change}",
            f"l:title {post.rel} {change}",
            f"l:needs {self.trigger.needs}",
            f"l:people {min(len({id(i.entity) for i in people}), 3)}",
            f"l:verbs {min(len({i.index for i, _ in verbs}), 3)}",
            f"l:posts {min(len(posts), 3)}",
            f"l:org {post.org_how or 'elsewhere'}",
            f"l:holder {'this' if post.holder is person else 'other' if post.holder is not None else 'none'} {change}",
        }
        flags = {
            "nearest person": person is min(people, key=lambda i: abs(i.index - item.index)),
            "nearest verb": item is min((i for i, _ in verbs), key=lambda i: abs(i.index - person.index)),
            "nearest post": post is min(posts, key=lambda p: abs(p.start - item.index)),
            f"former {change}": post.former,
            f"new {change}": post.new,
            f"leaving {change}": post.leaving,
            f"office {change}": post.office,
            "interim": post.interim,
            "anaphor": post.anaphor,
            "verb told": bool(own),
            "verb told of another": any(d.person is not person.entity for d in own),
            f"person told here {change}": any(d.person is person.entity for d in here),
            "post told here": any(d.role in {r for t in post.titles for r in t.roles} for d in here),
            "verb has its post": self.trigger.role is not None,
            "negated": "negated" in item.cues,
            "quoted": any(self.row.text.words[i.start] in '"“”«»' for i in self.row.items),
            "said": "say" in self.row.cues,
            "lead": self.row.sentence.paragraph <= 1,
        }
        return found | {f"l:{name}" for name, holds in flags.items() if holds}


def _draft(
    parts: Parts, change: str, role: Role, title: str, org: Entity | None, published: datetime.date | None
) -> Draft:
    row, item = parts.row, parts.item
    ends = (item, parts.person, parts.post.items[0], parts.post.items[-1])
    draft = Draft("role", change, row.sentence.index, min(i.start for i in ends), max(i.end for i in ends))
    draft.grammar = GRAMMAR
    draft.person, draft.org, draft.role, draft.title = parts.person.entity, org, role, title
    draft.when = attribution.when(row, item, published, None, change)
    draft.modality = attribution.modality(row, item, draft.when, published)
    if parts.trigger.modality is not None:
        draft.modality = parts.trigger.modality
    if change == "end":
        draft.reason = attribution.reason(row, item)
    draft.interim = parts.post.interim or any("interim" in i.cues for i in attribution.clause(row, item))
    return draft


def _covers(row: Row, draft: Draft, item: Item) -> bool:
    return draft.start <= item.start and item.end <= draft.end


def _distance(one: int, other: int) -> str:
    return str(next((n for n, most in enumerate(_NEAR) if abs(one - other) <= most), len(_NEAR)))


def _apart(one: Item, other: Item) -> str:
    distance = apart(one, other)
    return "same" if distance == 0 else "aside" if distance < 1 else "apart"
