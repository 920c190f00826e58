"""Sentences that give several posts at once, each to its own people: lists, swaps, careers."""

from typing import Final

from tenure.model.vocabulary import Modality

from .entity import Entity
from .final_clause import Clause
from .final_lines import Lines
from .final_organizations import whole
from .final_seek import TAKING
from .final_timing import Found
from .frame_words import roles_of
from .items import Item, Post
from .pack_schema import Title

_SEAT: Final = Title(forms=[], roles=["head"], office=True)
"""Who is appointed to a university, without a word for the post, heads it."""


class Pairs(Lines):
    """Pairs posts with people."""

    def _career(
        self, clause: Clause, people: list[Entity], found: Found, mode: Modality, features: set[str]
    ) -> bool:
        """ "2014'te şube müdürlüğüne, üç yıl sonra da bölge müdürlüğüne yükseldi": one step after the other."""
        row = clause.row
        posts = [
            p
            for p in row.posts
            if clause.left <= p.start < clause.end
            and (p.rel == "to" or (clause.becomes and p.rel is None))
            and p.holder is None
        ]
        if len(posts) < 2 or any(i.kind == "person" for i in row.items[posts[0].end : clause.end]):
            return False
        for post, begin in zip(posts, [clause.left, *(p.end for p in posts)], strict=False):
            dates = [
                d for i in row.items[begin : post.start] if (d := self._dated(row, i, False)) is not None
            ]
            where = post.org or found[2]
            self._write(
                clause,
                "start",
                people,
                (roles_of(row, post, where), post, where),
                mode,
                dates[-1] if dates else None,
                features,
            )
        return True

    def _seats(self, clause: Clause) -> list[tuple[Entity, Post]]:
        """ "Hukuk Fakültesi'ne Roe, Tıp Fakültesi'ne Poe atandı": each university with the person named after it."""
        places = [
            i
            for i in clause.window
            if i.kind == "org" and i.rel == "to" and i.entity and i.entity.class_ == "university"
        ]
        if len(places) < 2 or clause.stem not in ("at", "ge") or clause.names_post():
            return []
        pairs = []
        for place, after in zip(places, [*(p.index for p in places[1:]), clause.end], strict=True):
            people = [
                i
                for i in clause.row.items[place.index : after]
                if i.kind == "person" and i.entity is not None
            ]
            seat = Item("title", place.start, place.end)
            seat.index, seat.title = place.index, _SEAT
            post = Post([seat])
            post.org, post.rel = whole(place.entity, self.context), "to"
            pairs += [(i.entity, post) for i in people if i.entity is not None]
        return pairs

    def _swaps(self, clause: Clause) -> list[tuple[Entity, Entity, Found]]:
        """ "A'nın yerine B, C'nin yerine D atandı": who leaves, who comes, and the post of the one who left."""
        people = [i for i in clause.window if i.kind == "person" and i.entity is not None]
        turns = [i.rel == "instead" for i in people]
        if len(people) < 4 or len(people) % 2 or turns != [True, False] * (len(people) // 2):
            return []
        found: list[tuple[Entity, Entity, Found]] = []
        for gone, come in zip(people[::2], people[1::2], strict=True):
            assert gone.entity is not None and come.entity is not None
            own = self._own_post(clause.row, gone.entity)
            if own is None or not own[0]:
                return []
            found.append((gone.entity, come.entity, own))
        return found

    def _post_pairs(self, clause: Clause, change: str) -> list[tuple[Entity, Post]]:
        """ "başkanlığa Roe'yu, başkan vekilliğine Poe'yu getirdi": each post with the person named after it."""
        row = clause.row
        free = [p for p in row.posts if clause.left <= p.start < clause.end and p.holder is None]
        posts = [p for p in free if p.rel == "to"]
        carries = row.text.norms[clause.item.start].startswith("yurut")
        if len(posts) < 2 and (clause.stem in TAKING or carries):  # başkanlığı Roe, CEO'luğu Poe üstlendi
            posts = [p for p in free if p.office and p.rel in ("object", None)]
        if len(posts) < 2:
            return Pairs._named_as(clause, free) or self._seats(clause)
        pairs = []
        for post, after in zip(posts, [*(p.start for p in posts[1:]), clause.end], strict=True):
            people = [
                i.entity
                for i in row.items[post.end : after]
                if i.kind == "person" and i.entity is not None and i.rel != "instead"
            ]
            if not people:
                return []
            pairs += [(person, post) for person in people]
        return pairs

    @staticmethod
    def _named_as(clause: Clause, posts: list[Post]) -> list[tuple[Entity, Post]]:
        """ "Roe genel müdür, Poe da başkan olarak atandı": each person with the post named after them."""
        bare = (
            clause.becomes
            and all(p.rel is None for p in posts)
            and posts[-1:]
            and posts[-1].end == clause.end
        )
        if len(posts) < 2 or not (posts[-1].rel == "as" or bare):
            return []
        pairs = []
        for before, post in zip([clause.left, *(p.end for p in posts[:-1])], posts, strict=True):
            people = [
                i.entity
                for i in clause.row.items[before : post.start]
                if i.kind == "person" and i.rel is None
            ]
            if len(people) != 1 or people[0] is None:
                return []
            pairs.append((people[0], post))
        return pairs


def instead_of(clause: Clause, post: Post, pairs: list[tuple[Entity, Post]]) -> list[Entity]:
    """Those in whose place somebody comes to one of several posts: "müdürlüğe Roe'nun yerine Poe, ..."."""
    after = min((p.start for _, p in pairs if p.start > post.start), default=clause.end)
    items = clause.row.items[post.end : after]
    return [i.entity for i in items if i.kind == "person" and i.rel == "instead" and i.entity is not None]
