"""One person after another, promotions, and posts that somebody is said to have."""

import itertools
from typing import Final

from tenure.reader.entity import Entity
from tenure.reader.pack_schema import Trigger

from . import moods
from .arguments import Arguments
from .clauses import Item, Post
from .grammar import words
from .ledger import Held

_LINKS: Final = words("roles_links")
_MOVED: Final = words("roles_moved")
_BY: Final = words("roles_by")
_HIGHER: Final = {
    "vice_president": 2, "deputy_ceo": 3, "vice_chair": 4, "coo": 3, "cfo": 3, "head": 1, "chief_other": 2, "cto": 3,
    "general_manager": 4, "president": 5, "ceo": 5, "chair": 6, "cmo": 2, "cio": 2, "chro": 2, "cpo": 2,
}  # fmt: skip  # fmt: skip

_JOINING: Final = frozenset(
    ["加入", "加盟", "跳槽到", "跳槽至", "改投", "转投", "入职", "加入了", "重返", "返回", "回到"]
)
FULL: Final = frozenset(["转正", "扶正", "正式转正", "获转正", "去代转正"])
_ANNOUNCING: Final = words("successions_announcing")
_STILL: Final = frozenset(["目前", "仍", "仍然", "现", "一直", "还", "继续", "曾", "此前"])
_AFFAIRS: Final = words("successions_affairs")
_CANDIDATES: Final = words("roles_candidates")


class Successions(Arguments):
    """Verbs of two people, and of states."""

    def _promotion(self, item: Item, trigger: Trigger, people: list[Item], posts: list[Post]) -> None:
        """由副总经理升任董事长; 副总裁王某获任总裁: the lower post of the same organization is given up."""
        if any(post.interim for post in posts):
            return  # who acts gives nothing up
        taken = self._held(posts, None)
        top = max((_HIGHER.get(r, 0) for r, _, _ in taken), default=0)
        org = taken[0][2] if taken else None
        items = self.row.items
        named = [
            p
            for p in self.row.posts
            if not p.holders
            and p.end <= item.index
            and items[p.lead - 1].text in _BY | {"从"}
            and p.lead
            and items[p.start].clause == item.clause
        ]
        moved = item.text in _MOVED
        for person in people:
            self._deputy(item, trigger, person, taken)
            sideways = item.text in ("改任", "转任", "改任为", "转任为", "调任", "获调任为", "调任为")
            own = [
                p
                for p in self.row.posts
                if person in p.holders and not p.new and (not p.former or self._until_now(p))
            ]
            for post in named + own:
                for role, title, where in self._held([post], person.entity):
                    if (
                        where is not org
                        or role in {r for r, _, _ in taken}
                        or role in ("founder", "board_member", "other", "executive_director")
                    ):
                        continue
                    lower = 0 < _HIGHER.get(role, 0) < top or any(
                        title.replace("副", "", 1) == other and "副" in title for _, other, _ in taken
                    )
                    if (
                        (moved and (lower or sideways))
                        or post in named
                        or (lower and not trigger.interim and not moods.interim(self.row, item))
                    ):
                        draft = self._emit_one("end", person, role, title, where, item, trigger, post)
                        if draft is None:
                            continue
                        if draft.modality == "possible":
                            self.drafts.remove(draft)
                            continue
                        draft.reason = None
                        draft.features.add("promoted")
                        draft.interim = False
                        post.used = post.used or draft.modality == "actual"

    def _until_now(self, post: Post) -> bool:
        """原 before a title whose holder moves on: he has it until the move."""
        return self.row.items[post.lead].text in ("原", "原任", "时任", "前任") or any(
            i.text in ("原", "原任", "时任") for i in self.row.items[post.lead : post.start]
        )

    def _deputy(self, item: Item, trigger: Trigger, person: Item, taken: list[Held]) -> None:
        """A deputy, by an earlier clause, who becomes what he was deputy of."""
        above = {
            "vice_chair": {"chair"},
            "vice_president": {"president", "general_manager", "ceo", "head"},
            "deputy_ceo": {"ceo"},
        }
        if trigger.interim or moods.interim(self.row, item):
            return
        held = [
            d
            for d in self.drafts
            if d.person is person.entity
            and d.change == "hold"
            and d.role in above
            and self.row.index - d.sentence <= 1
        ]
        for old in held:
            if old.role is not None and any(r in above[old.role] and o is old.org for r, _, o in taken):
                draft = self._emit_one("end", person, old.role, old.title or "", old.org, item, trigger, None)
                if draft is not None:
                    draft.reason, draft.interim = None, False
                    draft.features.add("promoted")
                    if draft.modality == "possible":
                        self.drafts.remove(draft)

    def _made_full(self, item: Item, trigger: Trigger, people: list[Item]) -> bool:
        """代理首席执行官甲转正: the post that was held for a time begins anew, for good."""
        acting = [p for p in self.row.posts if p.interim and any(h in people for h in p.holders)]
        held = self._held(acting, people[0].entity)
        told = {id(p.entity) for p in people}
        held = held or [
            (d.role, d.title or "", d.org)
            for d in self.drafts
            if id(d.person) in told and d.interim and d.role is not None
        ]
        if not held:
            return False
        for post in acting:
            post.used = True
        count = len(self.drafts)
        self._emit("start", people[:1], held[:1], item, trigger, acting[-1] if acting else None)
        for draft in self.drafts[count:]:
            draft.interim = False
        return True

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
                ghost = Item(item.start, item.end, item.text, "P")
                ghost.entity, ghost.index, ghost.clause = zero, item.index, item.clause
                first = [ghost]
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

    def _state(self, item: Item, trigger: Trigger, people: list[Item], posts: list[Post]) -> None:
        """王某现任总经理; 曾任副行长; 自2014年起担任董事长; 继续担任董事."""
        change = str(trigger.change)
        if not posts:
            if change == "hold" and item.text in (
                "留任",
                "正常履职",
                "继续履职",
                "履职",
                "连任",
                "续任",
                "续聘",
                "保留",
                "继续留任",
                "复职",
                "官复原职",
            ):
                for person in people:
                    own = [p for p in self._own([person]) if not p.former]
                    held = self._held(own, person.entity) if own else self._known_of(person.entity)
                    self._emit("hold", [person], held, item, trigger, own[-1] if own else None)
            return
        if item.text in (
            "为",
            "是",
            "系",
            "负责",
            "分管",
            "领导",
            "保留",
            "主持",
            "掌管",
            "执掌",
            "掌舵",
        ) and any(
            i.kind not in "WTODP" or i.kind == "V" for i in self.row.items[item.index + 1 : posts[0].lead]
        ):
            return
        end = posts[-1].end
        following = self.row.items[end : end + 4]
        if any(i.text in _CANDIDATES for i in following[:3]):
            return
        if any(i.text in ("最后一天", "最后", "末日") for i in following[1:3]):
            self._emit(
                "end",
                people,
                self._held(posts, people[0].entity),
                item,
                Trigger(forms=[], change="end"),
                posts[-1],
            )
            for post in posts:
                post.used = True
            return
        if following and following[0].text == "的" and not (len(following) > 1 and following[1].kind == "P"):
            return  # 其担任合伙人的另一企业 tells of the enterprise
        while_there = any(i.text in ("期间", "期间内", "任内", "时期", "任上") for i in following)
        date = moods.when(self.row, item, False, self.published)
        before = {
            i.text for i in self.row.items[max(0, item.index - 8) : item.index] if i.clause == item.clause
        }
        if change == "hold" and item.text in ("为", "是", "系") and before & {"不", "并非", "不是", "未"}:
            return
        since = bool(before & {"自", "从", "起", "以来", "开始"})
        ahead = date is not None and self.published is not None and date > self.published.isoformat()
        for post in posts:
            if post.used and item.text in ("为", "是"):
                continue
            post.used = True
            held = self._held([post], people[0].entity if len(people) == 1 else None)
            if item.text in ("留任", "续任", "继续担任") and not post.stated and len(people) == 1:
                own = [p for p in self._own(people) if p.stated and p.org is not None]
                held = [(r, t, own[-1].org) for r, t, _ in held] if own else held
            earlier = bool(before & {"曾", "此前", "之前", "曾经", "早年"})
            what = "start" if change == "hold" and ahead and not earlier else change
            if change == "hold" and self._until(item):
                what = "held"
            if change == "hold" and earlier and item.text in ("为", "是", "系"):
                what = "held"
            if change == "hold" and before & {"原", "原本"} and item.text in ("为", "是", "任", "担任"):
                what = "held"
            if what == "hold" and item.text in ("担任", "任", "兼任", "身兼", "执掌", "掌舵"):
                if while_there or self._spell(item):
                    what = "held"
                elif (
                    date is not None and not since and not before & {"目前", "仍", "现", "一直", "还", "继续"}
                ):
                    what = "start"
                elif earlier or ("前" in before and not self._former_beside(item)):
                    what = "held"
                elif not since and ((date is None and self._announced(item, before)) or self._joined(item)):
                    what = "start"
            for person in people:
                for role, title, org in held:
                    if what == "hold" and self._just_taken(person, role, org):
                        continue
                    draft = self._emit_one(what, person, role, title, org, item, trigger, post)
                    if draft is None:
                        continue
                    if what == "held" or (what == "hold" and not since):
                        draft.when = None
                    if what == "hold" and since:
                        draft.features.add("since")
                    if what == "held":
                        draft.modality = "actual"

    def _just_taken(self, person: Item, role: str, org: Entity | None) -> bool:
        """加盟乙公司担任执行长: the first verb has told it."""
        return any(
            d.sentence == self.row.index
            and d.change == "start"
            and d.person is person.entity
            and d.role == role
            and d.org is org
            for d in self.drafts
        )

    def _former_beside(self, item: Item) -> bool:
        """前财务长甲加盟乙公司担任执行长: 前 is of the post left, not of the one taken."""
        return any(p.former and p.holders and p.end < item.index for p in self.row.posts)

    def _joined(self, item: Item) -> bool:
        """加入甲公司，担任副总裁."""
        return any(i.text in _JOINING for i in self.row.items[: item.index] if item.clause - i.clause == 1)

    def _until(self, item: Item) -> bool:
        """一直担任厂长，直到2005年."""
        later = [i for i in self.row.items[item.index :] if i.clause - item.clause <= 1]
        return any(
            one.text in ("直到", "直至") and two.date is not None and not self._ahead(two.date.edtf)
            for one, two in itertools.pairwise(later)
        )

    def _spell(self, item: Item) -> bool:
        """2015年至2017年担任: a time with both its ends is over."""
        dates = [i for i in self.row.items[: item.index] if i.date is not None and i.clause == item.clause]
        return len(dates) > 1 and any(
            i.text in ("至", "到", "-", "—", "－") for i in self.row.items[dates[-2].index : dates[-1].index]
        )

    def _announced(self, item: Item, before: set[str]) -> bool:
        """兼任 and 担任 in the words of an announcement are appointments: 公司宣布，甲担任总裁."""
        items = self.row.items
        first = next(i.index for i in items if i.clause == item.clause)
        first += items[first].kind == "Z"
        lead = items[first - 2].text if first > 1 and items[first - 1].text in ("，", "：", ",") else ""
        if lead in _ANNOUNCING and not before & _STILL:
            return True
        return bool(
            before
            & {
                "考虑",
                "让",
                "计划",
                "打算",
                "准备",
                "由",
                "将",
                "拟",
                "同意",
                "核准",
                "批准",
                "决定",
                "宣布",
                "即日起",
                "届时",
                "可能",
                "有望",
            }
        )
