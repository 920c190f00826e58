"""Verbs of leaving posts."""

from typing import Final

from tenure.reader.entity import Entity
from tenure.reader.pack_schema import Trigger

from . import moods
from .arrivals import Arrivals
from .clauses import Item, Post, roles_of
from .grammar import words
from .ledger import Held

_OFFICE: Final = words("verbs_office")
_OUTGOING: Final = frozenset(["卸任", "离任", "去职", "退休", "辞职", "离职", "下台", "被免职", "落选"])
_FOUNDED: Final = Trigger(forms=[], change="hold")
_STANDINGS: Final = words("verbs_standings")
_CHANGES: Final = words("verbs_changes")


class Departures(Arrivals):
    """A clause that names no post has those that the text gives to who leaves."""

    def _outgoing(self, item: Item) -> list[Item]:
        """卸任主席甲, at the head of its clause: the verb says which holder is meant."""
        if item.text not in _OUTGOING or any(
            i.clause == item.clause and i.kind == "P" for i in self.row.items[: item.index]
        ):
            return []
        post = next((p for p in self.row.posts if item.index + 1 in (p.lead, p.start)), None)
        return post.holders[:1] if post is not None else []

    def _leave(
        self,
        item: Item,
        trigger: Trigger,
        people: list[Item],
        posts: list[Post],
        own: list[Post],
        absent: bool,
    ) -> None:
        if not posts and any(
            i.text in _STANDINGS for i in self.row.items[item.index + 1 :] if i.clause == item.clause
        ):
            return None  # 让出市值第一的位置
        before = [
            p
            for p in self._posts_before_object(item, people)
            if self._named_post(p) or self._titled(p, people)
        ]
        if trigger.needs == "any" and not posts:
            return self._quit(item, trigger, people, own)
        dated = any(i.date is not None and i.clause == item.clause for i in self.row.items)
        for person in people:
            once = [p for p in own if person in p.holders]
            if person.index > item.index and once and not dated and all(p.former for p in once):
                continue  # 已退居二线的前总裁甲
            if posts:
                held = self._held(posts, person.entity)
            elif before:
                held = self._held(before, person.entity)
            else:
                mine = [
                    p
                    for p in own
                    if (person in p.holders and not p.former)
                    or (person in p.holders and self.row.items[p.lead].text in ("时任", "原", "前任"))
                ]
                if not mine and any(person in p.holders and p.former for p in own):
                    mine = [p for p in own if person in p.holders] if trigger.needs != "post" else []
                if len({id(p.org) for p in mine}) > 1:
                    home = self.scene.topic or self.scene.main
                    mine = [p for p in mine if p.org is home] or mine[:1]
                held = self._held(mine, person.entity) if mine else self._known_of(person.entity)
                if not held and not absent and not self._that(item):
                    held = self._once_held(person.entity) or self._taken_over(person.entity)
                    held = held or self._changed_hands(item)
                that = self._that(item)
                if that:
                    held = (
                        (held or self.last_posts)
                        if "上述" in that or "前述" in that
                        else held[-1:] or self.last_posts
                    )
                if not mine and absent and not held:
                    continue
                for post in mine:
                    if self._will_be(item) or all(t.roles == ["founder"] for t, _ in post.titles):
                        continue
                    post.used = True
            for post in posts + before:
                post.used = True
            near = posts or before or own
            self._emit("end", [person], held, item, trigger, near[-1] if near else None)
            self._still_founder(item, person, own if held else [])
            if held:
                self.left_posts = held
        return None

    def _still_founder(self, item: Item, person: Item, own: list[Post]) -> None:
        """联合创始人兼总裁甲辞职: who founded a firm has founded it still."""
        for post in own:
            titles = [title for t, title in post.titles if t.roles == ["founder"]]
            if not titles or not post.used or len(post.titles) < 2:
                continue
            count = len(self.drafts)
            self._emit("hold", [person], [("founder", titles[0], post.org)], item, _FOUNDED, None)
            for draft in self.drafts[count:]:
                draft.when, draft.modality, draft.interim = None, "actual", False

    def _taken_over(self, person: Entity | None) -> list[Held]:
        """董事长一职由甲接手，乙退居幕后: the post that another takes in the same sentence."""
        taken = [
            d
            for d in self.drafts
            if d.sentence == self.row.index and d.change == "start" and d.person is not person
        ]
        one = taken[-1] if taken else None
        return [(one.role, one.title or "", one.org)] if one is not None and one.role is not None else []

    def _titled(self, post: Post, people: list[Item]) -> bool:
        """A title with words between it and its holder: 总裁兼亚洲区负责人王某."""
        between = self.row.items[post.end : people[0].index]
        return people[0].index > post.end and not any(
            (i.kind in "VZ" and i.text not in ("、", "兼")) or i.part == "v" for i in between
        )

    def _named_post(self, post: Post) -> bool:
        """董事长一职, 总裁职务: the post itself is meant, not somebody who holds one."""
        after = self.row.items[post.end : post.end + 1]
        return bool(after) and (
            "post" in after[0].cues or after[0].text in ("由", "一职", "职务", "职位", "之职")
        )

    def _will_be(self, item: Item) -> bool:
        return (
            moods.modality(
                self.row, item, moods.when(self.row, item, False, self.published), self.published, None
            )
            != "actual"
        )

    def _quit(self, item: Item, trigger: Trigger, people: list[Item], own: list[Post]) -> None:
        """离开中江大学附属医院: leaves whatever post the text gives the person there."""
        after = next(
            (i for i in self.row.items[item.index + 1 :] if i.clause == item.clause and i.kind == "O"), None
        )
        for person in people:
            held = [h for h in self._known_of(person.entity) if after is None or h[2] is after.entity]
            if not held and after is not None:
                held = [
                    (role, title, after.entity)
                    for post in self.row.posts
                    if post.start > after.index
                    and not post.holders
                    and not post.stated
                    and not any(i.kind == "P" for i in self.row.items[after.index : post.start])
                    for role, title in roles_of(post, after.entity)
                ]
            given = self._given(person.entity)
            if after is None and any(h not in given for h in held):
                held = [h for h in held if h not in given]
            office = self._office(item, person) if after is None else []
            held = held or office
            bare = item.index + 1 >= len(self.row.items) or self.row.items[item.index + 1].kind == "Z"
            if bare and item.clause != person.clause and not office:
                continue
            if after is None and not bare and not self._seat(item):
                company = any(i.cues & {"company"} for i in self.row.items[item.index + 1 : item.index + 3])
                if not company:
                    continue
            self._emit("end", [person], held, item, trigger, None)

    def _changed_hands(self, item: Item) -> list[Held]:
        """法定代表人变更，甲卸任，由乙接任: the post that the clause before says has a new holder."""
        items = self.row.items
        for post in reversed([] if self.row.headline else self.row.posts):
            behind = items[post.end : post.end + 2]
            if post.end <= item.index and not post.holders and any(i.text in _CHANGES for i in behind):
                post.used = True
                return self._held([post], None)
        return []

    def _seat(self, item: Item) -> bool:
        return any(i.text in _OFFICE for i in self.row.items[max(0, item.index - 3) : item.index])

    def _office(self, item: Item, person: Item) -> list[Held]:
        """甲从财务总监的位置上离开; 财务总监甲离开公司; 在总裁任上干了三年，去年离开."""
        items = self.row.items
        for post in reversed(self.row.posts):
            if post.used or post.new or post.end > item.index:
                continue
            if person in post.holders:
                post.used = True
                return self._held([post], person.entity)
            if not post.holders and any(i.text in _OFFICE for i in items[post.end : post.end + 3]):
                post.used = True
                return self._held([post], None)
        return []
