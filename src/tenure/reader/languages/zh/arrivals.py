"""Verbs of taking posts."""

from typing import Final

from tenure.reader.pack_schema import Trigger

from .clauses import Item, Post
from .grammar import words
from .ledger import Held
from .promotions import FULL
from .successions import Successions

_AFTER: Final = words("roles_after")
_EARLIER: Final = words("verbs_earlier")
_LASTING: Final = words("verbs_lasting")
_ARRIVE: Final = words("verbs_arrive")
_AWAY: Final = frozenset(["调任", "调往", "调离", "转岗", "调至", "调去", "调赴", "调到", "改赴", "过档"])
_GONE_TO: Final = frozenset(["去", "去了", "赴", "前往", "到", "调往", "派往"])
_FIRST_OF: Final = frozenset(
    ["首位", "首个", "首任", "第一位", "第二位", "第三位", "史上", "历史上", "最年轻", "有史以来"]
)
_BARELY: Final = frozenset(
    ["仅", "才", "刚", "不到", "不足", "还不到", "未满", "未到", "约", "近", "只有", "尚不足", "已有", "至今"]
)
_AFFAIRS_OF: Final = frozenset(["接管", "接手", "负责", "承担", "兼管"])
_WANTING: Final = words("verbs_wanting")
_EMBLEMS: Final = words("verbs_emblems")


class Arrivals(Successions):
    """A clause that names no post has the one just left, or spoken of last."""

    def _since_then(self, item: Item) -> bool:
        """上任才一年的首席执行官甲: how long, no news."""
        after = [i.text for i in self.row.items[item.index + 1 : item.index + 5]]
        if item.text not in ("上任", "就任", "到任", "履新", "就职"):
            return False
        return (after[:1] != ["的"] and "的" in after[1:]) or bool(after and after[0] in _BARELY)

    def _distributed(self, item: Item, people: list[Item], posts: list[Post]) -> list[tuple[Item, Held]]:
        """董事长及总经理分别由甲及乙接任: to each his own."""
        if not any(i.text in ("分别", "分别由", "各由") and i.clause == item.clause for i in self.row.items):
            return []
        held = self._held(posts, None)
        return list(zip(people, held, strict=True)) if len(people) == len(held) > 1 else []

    def _hailed(self, item: Item, people: list[Item], post: Post) -> bool:
        """接任董事长，成为公司首位女掌门: the post just told, in other words."""
        mine = {id(p.entity) for p in people}
        told = any(
            d.sentence == self.row.index and d.change == "start" and id(d.person) in mine for d in self.drafts
        )
        first = any(i.text in _FIRST_OF for i in self.row.items[item.index + 1 : post.end])
        if told and first and item.text == "成为":
            post.used = True
            return True
        return False

    def _already(self, item: Item, trigger: Trigger) -> bool:
        """目前由范某代行, 仍由项某负责: a state, not news."""
        before = {i.text for i in self.row.items[: item.index] if i.clause == item.clause}
        return trigger.interim and bool(before & {"目前", "仍", "一直", "现", "至今", "仍然"})

    def _earlier(self, item: Item, post: Post) -> bool:
        """此前在甲任合伙人: what somebody was before."""
        before = {i.text for i in self.row.items[: item.index] if i.clause == item.clause}
        return (
            item.text in ("任", "出任", "担任", "就任")
            and bool(before & _EARLIER)
            and not before & {"已", "已经", "宣布", "公告"}
            and post.start > item.index
        )

    def _lasting(self, item: Item, post: Post) -> bool:
        """任首席执行官长达十一年."""
        after = self.row.items[post.end : post.end + 4]
        return item.text in ("任", "出任", "担任") and bool(after) and after[0].text in _LASTING

    def _take(
        self, item: Item, trigger: Trigger, people: list[Item], posts: list[Post], own: list[Post]
    ) -> None:
        if item.text in _AFFAIRS_OF and not posts and self._affairs_only(item):
            return  # 其工作由副总裁甲接管
        away = {i.text for i in self.row.items[: item.index] if i.clause == item.clause} & _GONE_TO
        if item.text.endswith("工作") and away and not posts:
            return  # 去了香港分所主持工作
        before = self._posts_before_object(item, people) if not posts else []
        if not posts and not before:
            before = self._office_before(item, people)
        target = posts or before
        if target and self._hailed(item, people, target[-1]):
            return
        if target and self._already(item, trigger):
            for post in target:
                post.used = True
                self._emit("hold", people, self._held([post], None), item, trigger, post)
            return
        if target and self._earlier(item, target[-1]):
            for post in target:
                post.used = True
                self._emit("held", people, self._held([post], None), item, trigger, post)
            return
        if target and self._lasting(item, target[-1]):
            for post in target:
                post.used = True
                self._emit("hold", people, self._held([post], None), item, trigger, post)
            return
        if target:
            each = self._distributed(item, people, target)
            for post in target:
                post.used = True
                if not each:
                    self._emit("start", people, self._held([post], None), item, trigger, post)
            for person, one in each:
                self._emit("start", [person], [one], item, trigger, target[-1])
            self._promotion(item, trigger, people, target)
            if item.text in _AWAY:
                self._moved_on(item, people, own, target)
            return
        if self._arrived(item, people) or self._since_then(item) or self._out_of_scope(people):
            return
        if item.text in FULL and self._made_full(item, trigger, people):
            return
        newly = [p for p in self._own(people) if not p.former]
        if item.text in _ARRIVE and not self._others(item) and newly:
            for post in newly:
                post.used = True
                self._emit("start", people, self._held([post], None), item, trigger, post)
            return
        emblem = any(
            "post" in i.cues or i.text in _EMBLEMS for i in self.row.items[item.index : item.index + 4]
        )
        if (trigger.needs == "post" or item.text in _WANTING) and not emblem:
            return
        following = self.row.items[item.index + 1 : item.index + 2]
        if item.text in ("接手", "接管", "接掌") and following and following[0].kind != "Z" and not emblem:
            return
        moved = [p for p in self._own(people) if not p.new]
        if moved and item.text in _AWAY:
            for post in moved:
                post.used = True
            self._emit(
                "end",
                people,
                self._held(moved, None),
                item,
                Trigger(forms=[], change="end", reason="new_post"),
                moved[-1],
            )
            return
        after = self.row.items[item.index + 1 : item.index + 2]
        if item.text in ("担任", "兼任", "出任", "任") and after and after[0].kind != "Z":
            return
        held = self._whose(item, people) or self._inherited(item, people, trigger.interim)
        giver = self._giver(item)
        if giver is not None:
            held = self._known_of(giver.entity) or held
            self._emit("end", [giver], held, item, Trigger(forms=[], change="end"), None)
        goal = next(
            (i.entity for i in self.row.items[item.index + 1 : item.index + 3] if i.kind == "O"), None
        )
        if goal is not None and all(org is not goal for _, _, org in held):
            return  # 受聘到甲公司: no post that is told elsewhere
        if held:
            self._emit("start", people, held, item, trigger, None)
        elif item.text in _AFTER or emblem or trigger.interim:
            self.waiting.append((item, people, trigger))

    def _moved_on(self, item: Item, people: list[Item], own: list[Post], target: list[Post]) -> None:
        """乙董事长甲调任丙副总经理: the post that he had elsewhere ends."""
        there = {id(org) for _, _, org in self._held(target, None)}
        left = [p for p in own if p.stated and not p.former and not p.used and id(p.org) not in there]
        if not left:
            return
        for post in left:
            post.used = True
        trigger = Trigger(forms=[], change="end", reason="new_post")
        self._emit("end", people, self._held(left, None), item, trigger, left[-1])

    def _affairs_only(self, item: Item) -> bool:
        """Whether work and no post is taken over: 其工作由甲接管."""
        clause = [i.text for i in self.row.items[: item.index] if i.clause == item.clause]
        by = next((k for k, text in enumerate(clause) if text in ("由", "暂由", "交由", "改由")), 0)
        return by > 0 and clause[by - 1] in ("工作", "业务", "事务", "分管工作", "相关工作")

    def _out_of_scope(self, people: list[Item]) -> bool:
        """上任的少帅甲: what is told of a coach or a mayor is no news of posts."""
        own = self._own(people)
        return bool(own) and all(title.out for post in own for title, _ in post.titles)

    def _others(self, item: Item) -> bool:
        """Whether more than a day stands between the verb and the end of its clause."""
        return any(
            i.clause == item.clause and i.kind not in "ZD" and i.text != "了"
            for i in self.row.items[item.index + 1 :]
        )

    def _arrived(self, item: Item, people: list[Item]) -> bool:
        """12月1日到任: the day on which an appointment just told takes effect."""
        if item.text not in ("到任", "上任", "履新", "就任", "赴任", "履职", "就职", "走马上任"):
            return False
        mine = {id(p.entity) for p in people}
        told = [
            d
            for d in self.drafts
            if d.sentence == self.row.index and d.change == "start" and id(d.person) in mine
        ]
        for draft in told:
            day = next(
                (i.date.edtf for i in self.row.items if i.date is not None and i.clause == item.clause), None
            )
            if day is not None and draft.when is None:
                draft.when = day
                if self._ahead(day):
                    draft.modality = "planned"
        return bool(told)

    def _this_post(self, item: Item) -> bool:
        """这一职务由…暂代: the post that the sentence before spoke of."""
        return any(
            "post" in i.cues and i.text.startswith(("这", "该", "此")) for i in self.row.items[: item.index]
        )

    def _inherited(self, item: Item, people: list[Item], interim: bool) -> list[Held]:
        """The posts that somebody just left, or that the sentence spoke of last."""
        mine = {id(p.entity) for p in people}
        here = any(d.sentence == self.row.index for d in self.last_left)
        if self._this_post(item) and not here:
            said = [p for p in self.row.posts if self.row.items[p.start].clause < item.clause and p.used]
            return self._held(said[-1:], None) or self.prior_posts
        left = [d for d in self.last_left if id(d.person) not in mine and self.row.index - d.sentence <= 1]
        if left:
            minor = ("board_member", "other") if interim and len({d.role for d in left}) > 1 else ()
            who = left[-1].person
            return [
                (d.role, d.title or "", d.org)
                for d in left
                if d.role is not None and d.person is who and d.role not in minor
            ]
        for post in reversed(self.row.posts):
            if (
                post.end <= item.index
                and post.holders
                and not any(id(h.entity) in mine for h in post.holders)
                and item.text in _AFTER
            ):
                held = self._held([post], None)
                post.used = True
                self._emit("end", post.holders[:1], held, item, Trigger(forms=[], change="end"), post)
                return held
        by = item.text in ("出任", "担任") and bool(self._agent(item))
        if any(i.cues & {"post"} for i in self.row.items) or item.text in _AFTER or by:
            return self.last_posts
        return []
