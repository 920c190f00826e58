"""Verbs of having a post: 现任, 曾任, 兼任, 留任."""

import itertools
from typing import Final

from tenure.reader.entity import Entity
from tenure.reader.pack_schema import Trigger

from . import moods
from .arguments import Arguments
from .clauses import Item, Post
from .grammar import words

_CANDIDATES: Final = words("roles_candidates")
_JOINING: Final = frozenset(
    ["加入", "加盟", "跳槽到", "跳槽至", "改投", "转投", "入职", "加入了", "重返", "返回", "回到"]
)
_ANNOUNCING: Final = words("successions_announcing")
_STILL: Final = frozenset(["目前", "仍", "仍然", "现", "一直", "还", "继续", "曾", "此前"])


class States(Arguments):
    """Tells what is held, what was, and what an announcement makes a start."""

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
