"""Verbs of appointing and removing people: those whom they concern are their objects."""

from typing import Final

from tenure.reader.pack_schema import Trigger

from .clauses import Item, Post
from .grammar import words
from .verbs import Verbs

_LINKS: Final = words("roles_links")
_BY_HAND: Final = words("verbs_by_hand")
_POACHED: Final = frozenset(["挖来", "挖走", "挖角", "挖到", "招来", "招揽", "请来"])
_STOPPING: Final = frozenset(["由", "和", "与", "为", "对", "在", "的"])
_WHOM: Final = frozenset(["他", "她", "其", "此人", "前者", "后者"])


class Appointments(Verbs):
    """Reads 任命, 免去 and their like."""

    def _object(self, item: Item, trigger: Trigger) -> None:
        """任命王某为董事长、李某为总经理; 免去王某的董事长职务; 解聘副总经理王某."""
        people = self._people_after(item)
        if not people and trigger.change == "start":
            self._introduced(item, trigger)
        if not people and trigger.change == "end" and self._in_hand(item, trigger):
            return
        if not people and trigger.change == "end":
            self._waived(item, trigger)
            return
        if not people:
            after = self.row.items[item.index + 1 : item.index + 2]
            if after and after[0].text in _LINKS:
                self._subject(item, trigger, strict=True)
            return
        change = str(trigger.change)
        while people:
            last = people[-1]
            link = self._posts_of_object(last)
            own = self._own(people)
            if change == "start" and own and item.text in _POACHED and self._poached(item, own):
                link = []
            elif change == "start":
                if link:
                    self._assign(item, trigger, people, link)
                elif own and not any(p.former for p in own) and not self._goes_on(last):
                    # 选举总经理王某 without a post after: 聘任总经理王某
                    for post in own:
                        between = self.row.items[item.index + 1 : post.lead]
                        if post.lead > item.index and all(
                            i.kind == "W" and i.part in "fmMnaSv" and i.text not in _STOPPING for i in between
                        ):
                            post.used = True
                            self._emit(
                                "start",
                                [h for h in people if h in post.holders],
                                self._held([post], None),
                                item,
                                trigger,
                                post,
                            )
            else:
                posts = link or [p for p in own if not p.former]
                for person in people:
                    held = self._held(posts, person.entity) if posts else self._known_of(person.entity)
                    for post in posts:
                        post.used = True
                    self._emit("end", [person], held, item, trigger, posts[-1] if posts else None)
                    self.left_posts = held or self.left_posts
                    put = self._put_instead(item)
                    if put and held:
                        self._emit("start", put, held, item, Trigger(forms=[], change="start"), None)
            people = self._chain(last, link)

    def _in_hand(self, item: Item, trigger: Trigger) -> bool:
        """将首席执行官甲撤换: the person between 将 or 把 and the verb."""
        items = self.row.items
        k = next(
            (
                k
                for k in range(item.index - 1, max(-1, item.index - 8), -1)
                if items[k].text in _BY_HAND and items[k].clause == item.clause
            ),
            None,
        )
        people = [i for i in items[k + 1 : item.index] if i.kind == "P"] if k is not None else []
        if k is not None and not people and items[k + 1].text in _WHOM:
            items[k + 1].entity = self.scene.pronoun(self.row, items[k + 1])
            people = [items[k + 1]]
        for person in people:
            own = [p for p in self._own([person]) if not p.former]
            for post in own:
                post.used = True
            held = self._held(own, person.entity) if own else self._known_of(person.entity)
            self._emit("end", [person], held, item, trigger, own[-1] if own else None)
        return bool(people)

    def _poached(self, item: Item, own: list[Post]) -> bool:
        """从乙公司挖来财务总监甲: the post held there ends."""
        items = self.row.items
        source = next(
            (
                i
                for i in reversed(items[: item.index])
                if i.kind == "O" and any(j.text in ("从", "自") for j in items[max(0, i.index - 3) : i.index])
            ),
            None,
        )
        home = source.entity if source is not None else None
        if home is None and item.text == "挖走":
            home = next((p.org for p in own if p.stated), None)  # 挖走了乙公司的财务总监甲
        if home is None:
            return False
        for post in own:
            post.used = True
            post.org, post.stated = home, True
            held = self._held([post], None)
            self._emit("end", post.holders, held, item, Trigger(forms=[], change="end"), post)
        return True

    def _put_instead(self, item: Item) -> list[Item]:
        """用甲换下首席执行官乙."""
        items = self.row.items
        for k in range(item.index - 1, max(-1, item.index - 6), -1):
            if items[k].text in ("用", "让") and items[k].clause == item.clause:
                return [i for i in items[k + 1 : item.index] if i.kind == "P"][:1]
        return []

    def _introduced(self, item: Item, trigger: Trigger) -> None:
        """任命首位女性首席执行官：在公司工作了二十年的甲将于5月…: the person behind the colon."""
        items = self.row.items
        post = next((p for p in self.row.posts if item.index < p.start <= item.index + 5), None)
        if post is None or post.holders or post.used or post.end + 1 >= len(items):
            return
        if items[post.end].text not in ("：", ":"):
            return
        behind = [i for i in items[post.end + 1 :] if i.clause - items[post.end].clause <= 1]
        who = next((i for i in behind if i.kind == "P"), None)
        if who is not None:
            post.used = True
            self._emit("start", [who], self._held([post], None), item, trigger, post)

    def _waived(self, item: Item, trigger: Trigger) -> None:
        """监事甲、监事乙的职务自然免除: everybody named before 的职务."""
        before = [i for i in self.row.items[: item.index] if item.clause - i.clause <= 1]
        if self._passive(item) or not any("post" in i.cues or i.text == "职务" for i in before):
            if self._passive(item) or self._posts_after(item, []):
                self._subject(item, trigger, strict=True)
            return
        for person in [i for i in before if i.kind == "P"]:
            own = self._own([person])
            for post in own:
                post.used = True
            held = self._held(own, person.entity) if own else self._known_of(person.entity)
            self._emit("end", [person], held, item, trigger, own[-1] if own else None)

    def _goes_on(self, person: Item) -> bool:
        """推举副董事长甲代行职责: the verb that follows the person says what for."""
        after = self.row.items[person.index + 1 :]
        return any(i.kind == "V" for i in after if i.clause == person.clause)

    def _assign(self, item: Item, trigger: Trigger, people: list[Item], posts: list[Post]) -> None:
        for post in posts:
            post.used = True
            self._emit("start", people, self._held([post], None), item, trigger, post)
        self._promotion(item, trigger, people, posts)
