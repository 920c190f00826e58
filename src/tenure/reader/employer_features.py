"""What speaks for an organization of a document to be the one at which somebody takes or leaves a post.

Names of features, each present or absent; how much each is worth is learned (see `employers.py`). They are of
mechanisms (where names, posts and words of change stand), never of names or words.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Set
from typing import Final

from tenure.model.vocabulary import Role, same_family

from .context import Context
from .entity import Entity
from .items import Item, Post, Row, apart
from .pack_schema import Trigger

_FAR: Final = 9
_STEM: Final = 5
_BETWEEN: Final = 14
"""Words between a person and an organization that are looked at."""
_POSTS: Final = 300
"""Posts of the rest of a document that are looked at for each place: no article has as many."""
_NEAR: Final = (1, 2, 3, 5, 8, 13)
_CHANGES: Final = frozenset({"start", "end", "succeed", "yield", "hold", "held"})


class Organizations:
    """The organizations of a document and where its sentences name them."""

    def __init__(self, rows: list[Row], context: Context) -> None:
        self.context = context
        self.named: dict[int, list[tuple[Row, Item]]] = {}
        self.all: list[Entity] = []
        self._leading: dict[int, Entity] = {}
        self._first: dict[tuple[int, int], int] = {}
        """the sentence that names an organization first in a paragraph"""
        counts: dict[int, Counter[Entity]] = {}
        self._rows: dict[int, set[int]] = {}
        for row in rows:
            paragraph = row.sentence.paragraph
            for item in row.items:
                if item.entity is not None:
                    self._rows.setdefault(id(item.entity), set()).add(row.sentence.index)
                if item.kind != "org" or item.entity is None:
                    continue
                if id(item.entity) not in self.named:
                    self.all.append(item.entity)
                self.named.setdefault(id(item.entity), []).append((row, item))
                self._first.setdefault((id(item.entity), paragraph), row.sentence.index)
                self._leading.setdefault(paragraph, item.entity)
                counts.setdefault(paragraph, Counter())[item.entity] += 1
        self.all += [org for org in context.orgs if id(org) not in self.named]
        self._often = {paragraph: count.most_common(1)[0][0] for paragraph, count in counts.items()}
        self._rank = {id(org): place for place, org in enumerate(context.orgs)}
        self._parts = {
            key: (
                f"headline {any(r.sentence.headline for r, _ in found)}",
                f"body {any(not r.sentence.headline for r, _ in found)}",
            )
            for key, found in self.named.items()
        }

    def rows_of(self, entity: Entity) -> Set[int]:
        """The numbers of the sentences that name somebody."""
        return self._rows.get(id(entity), frozenset())

    def parts(self, org: Entity) -> tuple[str, str]:
        """Whether headline and body name the organization."""
        return self._parts.get(id(org), ("headline False", "body False"))

    def rank(self, org: Entity) -> int:
        """The place of an organization among those that the document is about, 0 for the first, 4 at most."""
        return min(self._rank.get(id(org), _FAR), 4)

    def before(self, row: Row) -> dict[int, int]:
        """How many other organizations were named since each was named last, before a sentence."""
        last = {
            key: max((r.sentence.index, i.index) for r, i in found if r.sentence.index < row.sentence.index)
            for key, found in self.named.items()
            if found[0][0].sentence.index < row.sentence.index
        }
        return {key: place for place, key in enumerate(sorted(last, key=lambda k: last[k], reverse=True))}

    def of_paragraph(self, org: Entity, row: Row, here: bool, count: int) -> set[str]:
        """How the paragraph of a sentence names the organization."""
        paragraph, index = row.sentence.paragraph, row.sentence.index
        first = self._first.get((id(org), paragraph))
        earlier = first is not None and first < index
        found = {f"paragraph {earlier} {here} {count}"}
        if self._leading.get(paragraph) is org:
            found.add(f"paragraph begins {here}")
        if self._often.get(paragraph) is org:
            found.add(f"paragraph often {here} {count}")
        return found


class Place:
    """A sentence that tells a change of a person's post, and where it names the two."""

    def __init__(self, row: Row, person: Entity, role: Role, change: str, near: int) -> None:
        self.row, self.person, self.role, self.change = row, person, role, change
        self.key = row.sentence.index, id(person), role, change
        items = [i for i in row.items if i.entity is person]
        self.item = min(items, key=lambda i: abs(i.start - near), default=None)
        posts = [p for p in row.posts if any(role in title.roles for title in p.titles)]
        self.post = min(posts, key=lambda p: (self._past(p), abs(p.items[0].start - near)), default=None)
        self.here = [i for i in row.items if i.kind == "org" and i.entity is not None]
        self.count = min(len({id(i.entity) for i in self.here}), 3)
        self.verbs: list[tuple[Item, Trigger]] = [
            (i, t) for i in row.items for t in i.triggers if t.kind == "role" and t.change in _CHANGES
        ]
        self.cues = row.cues & {"company", "its", "child", "board", "possessive", "latter"}
        self._elsewhere: Elsewhere | None = None

    def headed_by(self, org: Entity | None) -> bool:
        """Whether the line is an entry about the organization: "Acme: Jane Roe joins the board"."""
        lead = self.row.items[:2]
        return len(lead) == 2 and org is not None and lead[0].entity is org and lead[1].kind == "stop"

    def features(self, orgs: Organizations, since: dict[int, int], org: Entity) -> set[str]:
        """What is known of one organization at this place. `since`: see `Organizations.before`."""
        rank = orgs.rank(org)
        named = orgs.named.get(id(org), [])
        mine = [i for i in self.here if i.entity is org]
        here = bool(mine)
        found = {
            f"rank {rank}",
            f"rank {rank} {here} {self.count}",
            f"named {min(len(named), 5)}",
            f"weak {org.weak}",
            f"class {org.class_} {self.role}",
            f"here {here} {self.count} {self.change}",
            *orgs.parts(org),
        }
        found |= orgs.of_paragraph(org, self.row, here, min(self.count, 2))
        found |= self._by_post(org, here, min(rank, 3))
        if mine:
            found |= self._in_sentence(org, mine)
        else:
            recent = since.get(id(org))
            ago = "never" if recent is None else str(min(recent, 4))
            found |= {f"since {ago}", f"since {ago} {min(self.count, 2)} {min(rank, 2)}"}
            found |= {f"{cue} since {ago}" for cue in self.cues} | {f"{cue} rank {rank}" for cue in self.cues}
            if not orgs.rows_of(org).isdisjoint(orgs.rows_of(self.person)):
                found.add("with the person elsewhere")
        if self._elsewhere is None:
            self._elsewhere = Elsewhere(self, orgs.context)
        return found | self._elsewhere.of(org)

    def words(self, org: Entity) -> set[str]:
        """The words around where the sentence names the organization: of its language."""
        text, found = self.row.text, set()
        begin, stop = self.row.sentence.start, self.row.sentence.end
        for item in [i for i in self.here if i.entity is org][:2]:
            left = ["^", "^", *(n[:_STEM] for n in text.norms[begin : item.start])][-2:]
            right = [*(n[:_STEM] for n in text.norms[item.end : stop][:2]), "$", "$"][:2]
            found |= {
                f"!{left[1]}< {self.change}", f"!{left[0]}_{left[1]}< {self.change}",
                f"!>{right[0]} {self.change}", f"!>{right[0]}_{right[1]} {self.change}",
                f"!{left[1]}<>{right[0]} {self.change}",
            }  # fmt: skip
            if self.item is not None:
                low, high = sorted((item.start, self.item.start))
                side = "<" if item.start < self.item.start else ">"
                found |= {f"!{side}{n[:_STEM]} {self.change}" for n in text.norms[low:high][:_BETWEEN]}
        return found

    def _by_post(self, org: Entity, here: bool, rank: int) -> set[str]:
        """What the words for the post say of the organization, and those for other posts of the sentence."""
        post = self.post
        if post is None or post.org is None:
            found = {f"post {'unnamed' if post is None else 'without'} {here} {rank}"}
        elif post.org is org:
            found = {"post's", f"post's {post.org_how}", f"post's {self.change} {post.former}"}
        else:
            found = {"post is elsewhere"}
        for other in self.row.posts:
            if other is post or other.org is not org:
                continue
            holder = None if other.holder is None else other.holder.entity
            whose = "none" if holder is None else "own" if holder is self.person else "other"
            found |= {
                f"beside {whose} {self.akin(other)} {self.change}",
                f"beside {whose} {self.akin(other)} {self.change} {other.former}",
            }
        return found

    def _in_sentence(self, org: Entity, mine: list[Item]) -> set[str]:
        """Where the sentence names the organization: beside the person, the post, the words of change."""
        ends = [(n, i) for n, i in (("P", self.item), ("T", self._title())) if i is not None]
        item = min(mine, key=lambda i: min((abs(i.index - end.index) for _, end in ends), default=_FAR))
        found = {f"rel {item.rel}", f"rel {item.rel} {self.change}"}
        if self.headed_by(org):
            found.add("heads the line")
        for name, end in ends:
            side = "<" if item.index < end.index else ">"
            distance = apart(item, end)
            low, high = sorted((item.index, end.index))
            between = self.row.items[low + 1 : high]
            stand = {i.kind for i in between if i.entity not in (org, self.person)}
            found |= {
                f"{name}{side}{_bucket(abs(item.index - end.index))}",
                f"{name}{side}{item.rel} {_bucket(abs(item.index - end.index))}",
                f"{name} apart {0 if distance == 0 else 1 if distance < 1 else 2}{side}",
                f"{name}{side} between {sorted(stand & {'person', 'org', 'title', 'trigger'})}",
            }
        people = [i for i in self.row.items if i.kind == "person"]
        nearest = min(people, key=lambda i: abs(i.index - item.index), default=None)
        found.add(f"nearest {nearest is not None and nearest.entity is self.person}")
        if self.verbs:
            verb, trigger = min(self.verbs, key=lambda v: abs(v[0].index - item.index))
            side = "<" if item.index < verb.index else ">"
            found |= {
                f"verb {trigger.change} {self.change} {side}{item.rel}",
                f"verb {trigger.change} {self.change} {side}{_bucket(abs(verb.index - item.index))}",
            }
        return found

    def akin(self, post: Post) -> bool:
        """Whether a post is one such as changes hands here."""
        return any(role == self.role or same_family(role, self.role) for t in post.titles for role in t.roles)

    def _past(self, post: Post) -> bool:
        """Whether a post of the sentence is not the one that is taken: "Acme's former chairman is to chair Bolt"."""
        mine = post.holder is None or post.holder.entity is self.person
        return (post.former and self.change == "start") or not mine

    def _title(self) -> Item | None:
        return None if self.post is None else self.post.items[0]


class Elsewhere:
    """At which posts the rest of the document sees organizations: the person's of a place, and others' of the kind."""

    def __init__(self, place: Place, context: Context) -> None:
        self._at: dict[int, set[str]] = {}
        self._own: list[tuple[Entity, str]] = []
        """the organizations of the person's own posts, and what each tells of any other one"""
        for who, post, said, at in context.known_posts[:_POSTS]:
            if post is place.post:
                continue
            if who is place.person:
                how = f"{place.akin(post)} {post.former} {post.new}"
                if post.org is not None:
                    self._note(post.org, f"own {how}", f"own {how} {place.change}")
                    self._own.append((post.org, f"own elsewhere {how}"))
                elif said is not None:
                    self._note(said, f"own implied {how}")
            elif post.org is not None and place.akin(post):
                away = min(abs(at - place.row.sentence.index), 2)
                self._note(post.org, "other's", f"other's {place.change} {away} {post.former} {post.new}")

    def _note(self, org: Entity, *names: str) -> None:
        self._at.setdefault(id(org), set()).update(names)

    def of(self, org: Entity) -> set[str]:
        """What speaks for an organization."""
        return self._at.get(id(org), set()) | {name for other, name in self._own if other is not org}


def _bucket(distance: int) -> int:
    return bisect_left(_NEAR, distance)
