"""One person after another: verbs of two people."""

from typing import Final

from tenure.reader.entity import Entity
from tenure.reader.pack_schema import Trigger

from .clauses import Item
from .grammar import words
from .ledger import Held
from .phrases import ghost
from .promotions import Promotions

_LINKS: Final = words("roles_links")
_AFFAIRS: Final = words("successions_affairs")
_CANDIDATES: Final = words("roles_candidates")


class Successions(Promotions):
    """Verbs of two people, and of states."""

    def _succeed(self, item: Item, trigger: Trigger) -> None:
        """甲接替乙出任总裁; 由甲接替乙."""
        after = self._people_after(item)
        beyond = self.row.items[after[-1].index + 1 : after[-1].index + 3]
        if len(beyond) == 2 and beyond[0].text == "的" and beyond[1].text in _CANDIDATES | {"人", "新人"}:
            later = [
                i
                for i in self.row.items[beyond[1].index :]
                if i.kind == "P" and i.entity is not after[-1].entity
            ]
            self._heir_of(item, after, later[:1])
            return
        first = self._agent(item) or self._named_after(after[-1]) or self._people_before(item)
        first = [p for p in first if p not in after]
        if not first:
            zero = self.scene.zero_subject(self.row, item)
            if zero is not None:
                first = [ghost(item, zero)]
        posts = [
            p
            for p in self.row.posts
            if p.start > after[-1].index
            and not p.holders
            and self.row.items[p.start].clause - item.clause <= 1
            and not p.used
        ]
        link = None
        for post in posts:
            between = self.row.items[after[-1].index + 1 : post.lead]
            if all(i.text in _LINKS or i.kind != "V" for i in between) and not any(
                i.kind == "P" and i.entity is not after[-1].entity for i in between
            ):
                link = post
                for i in between:
                    if i.text in _LINKS:
                        self.consumed.add(i.index)
                break
        own = [p for p in self.row.posts if any(h in after for h in p.holders)]
        if link is None and self.row.items[after[-1].index].clause == item.clause:
            before = [
                p
                for p in self._posts_before_object(item, first)
                if not any(i.text in ("任命", "选举") for i in self.row.items[p.end : item.index])
            ]
            appointed = [p for p in self.row.posts if p.used and p.end <= item.index and not p.holders]
            chosen = before or appointed[-1:]
            link = chosen[-1] if chosen else None
        if link is not None:
            held = self._held([link], None)
            if not link.stated:
                old = self._known_of(after[0].entity)
                roles = {r for r, _, _ in held}
                match = next((h for h in old if h[0] in roles and h[2] is not None), None)
                if match is not None:
                    held = [(r, t, match[2]) for r, t, _ in held]
            link.used = True
        elif own:
            held = self._held(own, after[0].entity)
        else:
            left = [d for d in self.last_left if d.person is after[0].entity and d.role is not None]
            gone = [
                (d.role, d.title or "", d.org) for d in left if self.row.index - d.sentence <= 1 and d.role
            ]
            sought = [p for p in self.row.posts if p.end <= item.index and not p.holders and not p.used]
            held = gone or self._known_of(after[0].entity) or self._inherited_title()
            held = held or self._held(sought[-1:], None) or self.last_posts
        for post in own:
            post.used = True
        if first:
            self._emit("start", first, held, item, trigger, link)
            if link is not None:
                self._promotion(item, trigger, first, [link])
        self._emit("end", after, held, item, trigger, link or (own[-1] if own else None))

    def _heir_of(self, item: Item, after: list[Item], heirs: list[Item]) -> None:
        """接替她的人选已经定了：副总裁甲."""
        known = self._known_of(after[0].entity) or self._past_posts(after[0].entity)
        held = [h for h in known if h not in self._given(after[0].entity)][-1:]
        if heirs and held:
            self._emit("start", heirs, held, item, Trigger(forms=[], change="start"), None)

    def _past_posts(self, person: Entity | None) -> list[Held]:
        return self.past.get(id(person), [])[-1:]

    def _inherited_title(self) -> list[Held]:
        recent = [
            d
            for d in self.drafts[-6:]
            if d.change in ("start", "end") and d.role is not None and self.row.index - d.sentence <= 1
        ]
        if not recent:
            return []
        return [(recent[-1].role, recent[-1].title or "", recent[-1].org)] if recent[-1].role else []

    def _named_after(self, replaced: Item) -> list[Item]:
        """接替他的是李某, 接替王某职务的将是李某: the successor is named last."""
        items = self.row.items
        k = replaced.index + 1
        while k < len(items) and (
            items[k].text in ("的", "职务", "将", "将会", "正", "就")
            or "post" in items[k].cues
            or items[k].kind in "TO"
            or items[k].text in _LINKS
            or (items[k].text == "，" and items[k - 1].text == "的")  # 接替他的，是甲
        ):
            k += 1
        if (
            k < len(items)
            and items[k].text in ("是", "为", "将是", "是从", "正是")
            and items[k - 1].text in ("的", "将", "将会", "正", "就", "，")
        ):
            for other in items[k + 1 :]:
                if other.kind == "P":
                    return [other]
                if other.kind == "Z" and other.text != "、":
                    break
        return []

    def _yield(self, item: Item, trigger: Trigger) -> None:
        """甲交棒乙; 甲将帅印交给乙."""
        after = self._people_after(item)
        first = [p for p in self._people_before(item) if p not in after]
        if (
            after
            and not first
            and any(i.text in ("接力棒", "帅印", "权杖", "大权", "担子") for i in self.row.items)
        ):
            self._emit(
                "start",
                after,
                self.left_posts or self.last_posts,
                item,
                Trigger(forms=[], change="start"),
                None,
            )
            return
        near = self.row.items[max(0, item.index - 3) : item.index]
        if not after or not first or any(i.text in _AFFAIRS for i in near):
            return
        posts = [
            p
            for p in self.row.posts
            if not p.holders and self.row.items[p.start].clause == item.clause and p.start < item.index
        ] or [p for p in self.row.posts if not p.holders and self.row.items[p.start].clause == item.clause]
        own = self._own(first)
        if trigger.needs == "post" and not posts:
            return
        held = (
            self._held(posts, None)
            if posts
            else self._held(own, first[0].entity)
            if own
            else [h for h in self._known_of(first[0].entity) if h[0] != "founder"][-1:] or self.last_posts[:1]
        )
        for post in posts + own:
            post.used = True
        self._emit("end", first, held, item, trigger, None)
        self._emit("start", after, held, item, trigger, None)
