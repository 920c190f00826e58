"""Verbs of taking and leaving posts."""

from typing import Final

from tenure.reader.entity import Entity
from tenure.reader.pack_schema import Trigger

from . import moods
from .clauses import Item, Post, roles_of
from .grammar import words
from .ledger import Held
from .successions import FULL, Successions

_LINKS: Final = words("roles_links")
_PARTIAL: Final = words("roles_partial")
_AFTER: Final = words("roles_after")

_EARLIER: Final = words("verbs_earlier")
_LASTING: Final = words("verbs_lasting")
_ARRIVE: Final = words("verbs_arrive")
_BY_HAND: Final = words("verbs_by_hand")
_POACHED: Final = frozenset(["挖来", "挖走", "挖角", "挖到", "招来", "招揽", "请来"])
_REPLACE: Final = frozenset(["接替", "取代", "替代", "代替", "顶替", "接任"])
_OFFICE: Final = words("verbs_office")
_AWAY: Final = frozenset(["调任", "调往", "调离", "转岗", "调至", "调去", "调赴", "调到", "改赴", "过档"])

_OUTGOING: Final = frozenset(["卸任", "离任", "去职", "退休", "辞职", "离职", "下台", "被免职", "落选"])
_FOUNDED: Final = Trigger(forms=[], change="hold")
_AS: Final = frozenset(["当", "任", "担任", "做", "出任", "改任", "转任"])
_GONE_TO: Final = frozenset(["去", "去了", "赴", "前往", "到", "调往", "派往"])
_FIRST_OF: Final = frozenset(
    ["首位", "首个", "首任", "第一位", "第二位", "第三位", "史上", "历史上", "最年轻", "有史以来"]
)
_STOPPING: Final = frozenset(["由", "和", "与", "为", "对", "在", "的"])
_BARELY: Final = frozenset(
    ["仅", "才", "刚", "不到", "不足", "还不到", "未满", "未到", "约", "近", "只有", "尚不足", "已有", "至今"]
)
_STANDINGS: Final = words("verbs_standings")
_WHOM: Final = frozenset(["他", "她", "其", "此人", "前者", "后者"])
_STILL: Final = frozenset(["仍", "仍然", "继续", "依旧", "依然", "仍旧", "还是"])
_AFFAIRS_OF: Final = frozenset(["接管", "接手", "负责", "承担", "兼管"])
_WANTING: Final = words("verbs_wanting")
_EMBLEMS: Final = words("verbs_emblems")
_CAUSES: Final = frozenset(["导致", "致使", "造成", "使得"])
_CHANGES: Final = words("verbs_changes")


class Verbs(Successions):
    """A clause that names neither person nor post has those of the clause before: Chinese leaves out what is known."""

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

    def _since_then(self, item: Item) -> bool:
        """上任才一年的首席执行官甲: how long, no news."""
        after = [i.text for i in self.row.items[item.index + 1 : item.index + 5]]
        if item.text not in ("上任", "就任", "到任", "履新", "就职"):
            return False
        return (after[:1] != ["的"] and "的" in after[1:]) or bool(after and after[0] in _BARELY)

    def _oneself(self, item: Item) -> list[Item]:
        """甲把职务交给乙，自己出任主席: whom the sentence began with."""
        first = next(
            (i for i in self.row.items[: item.index - 1] if i.kind == "P" or i.text in ("他", "她")), None
        )
        if first is not None and first.kind != "P":
            first.entity = self.scene.pronoun(self.row, first)
        return [first] if first is not None and first.entity is not None else []

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

    def _listed(self, item: Item) -> list[Item]:
        """四名律师升为合伙人：甲、乙和丙."""
        items = self.row.items
        post = next((p for p in self.row.posts if item.index < p.start <= item.index + 3), None)
        if post is None or post.end + 1 >= len(items) or items[post.end].text not in ("：", ":"):
            return []
        found: list[Item] = []
        for k in range(post.end + 1, len(items)):
            if items[k].kind == "P":
                found.append(items[k])
            elif items[k].text not in ("、", "和", "与", "及"):
                break
        return found

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

    def _subject(self, item: Item, trigger: Trigger, strict: bool = False) -> None:
        """王某辞去董事长职务; 董事长王某辞职; 由王某接任; 王某升任董事长."""
        change = str(trigger.change)
        following = [i.text for i in self.row.items[item.index + 1 : item.index + 2]]
        if self._limit(item) or (item.text.startswith("退居") and following and following[0] in _AS):
            return  # 退居二线当董事长
        people = self._agent(item)
        absent = False
        if people is None:
            return
        after = [i.text for i in self.row.items[item.index + 1 : item.index + 3]]
        replaced = self.row.items[max(0, item.index - 2) : item.index]
        if change == "end" and after[:1] == ["的"] and any(i.text in _REPLACE for i in replaced):
            return  # 取代了任期届满的某人
        if after == ["的", "是"] or (item.text in _AFTER and after[:1] == ["的"]):
            people = self._people_after(item)
        people = people or (self._outgoing(item) if change == "end" else [])
        if item.index and self.row.items[item.index - 1].text == "自己":
            people = self._oneself(item)
            if not people:
                return
        people = people or self._head(item) or self._people_before(item)
        unread = any(
            i.kind == "T"
            and i.clause == item.clause
            and not any(
                p.holders or self.row.items[p.lead - 1].text == "以"
                for p in self.row.posts
                if p.start <= i.index < p.end
            )
            for i in self.row.items[: item.index]
        )
        if not people and change == "start":
            people = self._listed(item)
            unread = unread and not people
        if not people and not strict and not self._aside(item) and not unread and len(item.text) > 1:
            zero = None if self._something(item) else self.scene.zero_subject(self.row, item)
            if zero is not None:
                ghost = Item(item.start, item.end, item.text, "P")
                ghost.entity, ghost.index, ghost.clause = zero, item.index, item.clause
                people, absent = [ghost], True
        if not people or (unread and all(p.clause != item.clause for p in people) and not self._agent(item)):
            return
        aside = self._aside(item)
        if aside and change == "start":
            return
        posts = [] if aside else self._posts_after(item, people)
        if posts and self._causes(item, posts[0]):
            posts = []  # 甲辞职导致监事会成员低于法定人数
        if not posts and people[0].clause < item.clause and self._firm(item):
            return
        own = [p for p in self._own(people) if not p.new]
        if change in ("hold", "held"):
            clause = {i.text for i in self.row.items[: item.index] if i.clause == item.clause}
            if not posts and self._agent(item) and clause & _STILL:
                for post in self._posts_before_object(item, people) or self._office_before(item, people):
                    post.used = True
                    self._emit("hold", people, self._held([post], None), item, trigger, post)
                return  # 秘书长一职仍由甲担任
            if not posts and self._agent(item) and item.text in ("担任", "兼任", "出任"):
                self._take(item, Trigger(forms=[], change="start"), people, posts, [])
                return
            self._state(item, trigger, people, posts)
            return
        if change == "end" and item.text.startswith("另有"):
            lead = self.row.items[item.index - 1].text if item.index else ""
            mine = {id(p.entity) for p in people}
            told = any(
                d.sentence == self.row.index and d.change == "end" and id(d.person) in mine
                for d in self.drafts
            )
            if lead in ("因", "由于", "因为") or told:
                return
        if change == "end":
            words_after = self.row.items[item.index + 1 : item.index + 4]
            vague = any(
                i.clause == item.clause and (i.text in _PARTIAL or i.text in ("子公司", "公司"))
                for i in words_after
            )
            if not posts and vague and trigger.needs != "any":
                return
            self._leave(item, trigger, people, posts, own, absent)
            return
        self._take(item, trigger, people, posts, own)

    def _causes(self, item: Item, post: Post) -> bool:
        """How many members are left, no post of who leaves."""
        between = self.row.items[item.index + 1 : post.start]
        members = all(title.endswith("成员") for _, title in post.titles)
        return members and any(i.text in _CAUSES for i in between)

    def _something(self, item: Item) -> bool:
        """机器人要接班, 股价跌到谷底后退下来: a thing opens the clause as its subject, nobody is left out."""
        clause = [i for i in self.row.items[: item.index] if i.clause == item.clause and i.part not in "ft"]
        return bool(clause) and clause[0].part == "n" and clause[0].kind == "W" and not clause[0].cues

    def _firm(self, item: Item) -> bool:
        """甲说，公司将告别粗放增长: the firm is the subject of its clause, and something is its object."""
        clause = [i for i in self.row.items if i.clause == item.clause]
        first, after = clause[0], self.row.items[item.index + 1 : item.index + 2]
        opens = first is not item and (first.kind == "O" or bool(first.cues & {"company"}))
        something = bool(after) and after[0].kind == "W" and after[0].part in "nav" and not after[0].cues
        return opens and something and not any(i.kind == "T" for i in clause)

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
