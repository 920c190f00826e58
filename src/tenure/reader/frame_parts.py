"""Changes told in parts: who left before another comes, whom a colon or the next sentence names."""

import msgspec

from .entity import Entity
from .frame_coordination import coordinated
from .frame_drafts import FrameDrafts
from .frame_words import roles_of
from .items import Item, Post, Row
from .pack_schema import Trigger


def _posted(row: Row, person: Item) -> bool:
    """Whether a sentence gives somebody a post."""
    return any(p.holder is person for p in row.posts)


class FrameParts(FrameDrafts):
    """Changes whose person or post another clause or sentence tells."""

    def _vacated(self, row: Row, count: int) -> None:
        """Who left before another takes the post: "nach dem Abgang von Roe übernimmt Doe die Leitung"."""
        gone, self.gone = self.gone, []
        taken = [
            d for d in self.drafts[count:] if d.change == "start" and d.role is not None and not d.interim
        ]
        for item, trigger, people, features in gone:
            one = next((d for d in taken if d.person not in people), None)
            if one is None or one.role is None or any(d.person in people for d in self.drafts[count:]):
                continue
            roles = [(one.role, one.title or "")]
            known = features | {"r:known"}
            self._draft_all(row, item, trigger, people, [], (roles, None, one.org), one.org, known)

    def _predecessors(self, row: Row) -> None:
        """Gives "his predecessor, Roe" the post of whom "his" stands for."""
        for item in row.items:
            if "incumbent" not in item.cues or not item.index:
                continue
            named = [
                i
                for i in row.items[item.index + 1 : item.index + 4]
                if not i.cues & {"honorific"} and i.kind != "comma"
            ]
            whose = row.items[item.index - 1]
            before = [i for i in row.items[: item.index] if i.kind == "person" and i.entity is not None]
            owner = before[-1].entity if before else None
            if "possessive" in whose.cues:
                owner = self._pronoun(row, whose)
            if (
                not named
                or named[0].kind != "person"
                or named[0].entity is None
                or owner in (None, named[0].entity)
            ):
                continue
            posts = [p for p in self.context.posts_of(owner) if not p[0].former] if owner is not None else []
            posts.sort(key=lambda p: p[1] not in (self.context.main, self.context.topic))
            if posts:
                self.context.note_post(named[0].entity, *posts[0])

    def _introduced(self, row: Row) -> None:
        """A new post and behind a colon its holder: "Acme hat einen neuen Chef: Jane Roe"."""
        romance = self.settings.articles and not self.settings.auxiliaries
        for post in row.posts:
            lead = row.items[post.start - 1] if post.start else None
            indefinite = romance and lead is not None and row.text.norms[lead.start] in self.context.names.one
            fits = post.new or indefinite
            if not fits or post.holder is not None or post.out or not roles_of(row, post, post.org):
                continue
            if romance and (introduced := self._behind_first_colon(row, post)) is not None:
                self._named(row, row.items[post.start], post, introduced)
                return
            if not post.new:
                continue
            k = post.end
            while k < len(row.items) and (row.items[k].kind == "org" or "of" in row.items[k].cues):
                k += 1
            if k + 1 >= len(row.items) or row.text.words[row.items[k].start] not in (":", "in"):
                continue
            person = next((i for i in row.items[k + 1 : k + 4] if i.kind == "person"), None)
            for one in coordinated(self.context, row, person) if person is not None else []:
                self._named(row, row.items[post.start], post, one)

    @staticmethod
    def _behind_first_colon(row: Row, post: Post) -> Entity | None:
        """Who is named behind the colon of a sentence that names nobody before it."""
        if any(i.kind == "person" for i in row.items[: post.start]):
            return None
        for item in row.items[post.end :]:
            if item.kind == "person" or "relative" in item.cues:
                return None
            if row.text.words[item.start] == ":":
                near = row.items[item.index + 1 : item.index + 2]
                return near[0].entity if near and near[0].kind == "person" else None
        return None

    def _presented(self, row: Row) -> None:
        """The name of whom the sentence before spoke of: "Acme tiene nueva directora. Se trata de Jane Roe"."""
        told, before = self.context.mentioned, self.context.row
        person = next((i for i in row.items[1:4] if i.kind == "person"), None)
        if told is None or before is None or person is None or person.entity is None:
            return
        if self.context.now - told[2] != 1 or told[0] not in before.posts or before.sentence.headline:
            return
        self._named(before, before.items[told[0].start], told[0], person.entity)

    def _named(self, row: Row, item: Item, post: Post, person: Entity) -> None:
        """A start in a post that the row tells of, whose holder is named behind it."""
        trigger = Trigger(forms=[], change="start", needs="post")
        roles = roles_of(row, post, post.org)
        features = {"t:start", "needs:post", "p:near", "r:clause"}
        org = self._org(row, item, trigger, (roles, post, post.org), [person], features)
        self._draft_all(row, item, trigger, [person], [], (roles, post, post.org), org, features)

    def _parted(self, row: Row) -> None:
        """Whom the next sentence names first: "Acme parts with its director. Roe ..."."""
        before, item, trigger, features, post = self.parting or (row, None, None, set[str](), None)
        self.parting = None
        first = next((i for i in row.items if i.kind == "person" and i.entity is not None), None)
        if first is None or first.entity is None or item is None or trigger is None or post is None:
            return
        if first.index > 3 or first.rel is not None or row.sentence.index - before.sentence.index != 1:
            return
        posted = {who for who, _, _, at in self.context.known_posts if at < self.context.now}
        own = trigger.change != "start" and bool(self.context.posts_of(first.entity))
        titled = any(p.holder is first and p.start < first.index for p in row.posts)
        if row.text.words[first.end : first.end + 1] in (["'s"], ["’s"]):
            return
        if self.settings.auxiliaries and any(
            {t.change for t in i.triggers if t.kind == "role"} & {"start", "succeed", "yield"}
            and not any(t.change == "end" for t in i.triggers)
            for i in row.items
        ):
            return  # "The treasurer is leaving. Roe will succeed her"
        if own or first.entity in posted or titled or (trigger.change == "end" and _posted(row, first)):
            return
        if trigger.change == "start" and ("say" in row.cues or len(first.entity.key) < 2):
            return
        if trigger.change == "start" and "present" in item.cues and trigger.modality is None:
            trigger = msgspec.structs.replace(
                trigger, modality="planned"
            )  # "bekommt einen neuen Chef. Roe ..."
        roles = roles_of(before, post, post.org)
        found = roles, post, post.org
        org = self._org(before, item, trigger, found, [first.entity], features)
        if org is None:
            return
        self._draft_all(
            before, item, trigger, [first.entity], [], found, org, features | {"r:open", "p:near"}
        )
        if trigger.change == "end":
            self.context.note_post(first.entity, post, org)

    def _left_for(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        people: list[Entity],
        left: Post | None,
        features: set[str],
    ) -> None:
        """The post for which one is left: "quitte la direction d'Acme pour la présidence de Beta"."""
        for post in row.posts:
            lead = row.items[post.start - 2 : post.start] if post.start > 1 else []
            purpose = any({"as", "for"} <= i.cues for i in lead) and post.rel in ("as", "for")
            if (
                not purpose
                or post is left
                or post.holder is not None
                or post.org is None
                or post.former
                or post.out
            ):
                continue
            between = row.items[item.index + 1 : post.start]
            if post.start < item.index or any(
                i.kind == "person" or i.triggers for i in between if not i.title
            ):
                continue
            start = msgspec.structs.replace(trigger, change="start", reason=None)
            taken = roles_of(row, post, post.org), post, post.org
            self._draft_all(row, item, start, people, [], taken, post.org, features - {"t:end"} | {"t:start"})
            return
