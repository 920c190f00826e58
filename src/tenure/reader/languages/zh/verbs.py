"""Verbs of taking and leaving posts, by their subject."""

from typing import Final

from tenure.reader.pack_schema import Trigger

from .clauses import Item, Post
from .departures import Departures
from .grammar import words
from .phrases import behind_relative, ghost

_PARTIAL: Final = words("roles_partial")
_AFTER: Final = words("roles_after")
_REPLACE: Final = frozenset(["接替", "取代", "替代", "代替", "顶替", "接任"])
_AS: Final = frozenset(["当", "任", "担任", "做", "出任", "改任", "转任"])
_STILL: Final = frozenset(["仍", "仍然", "继续", "依旧", "依然", "仍旧", "还是"])
_CAUSES: Final = frozenset(["导致", "致使", "造成", "使得"])


class Verbs(Departures):
    """A clause that names neither person nor post has those of the clause before: Chinese leaves out what is known."""

    def _oneself(self, item: Item) -> list[Item]:
        """甲把职务交给乙，自己出任主席: whom the sentence began with."""
        first = next(
            (i for i in self.row.items[: item.index - 1] if i.kind == "P" or i.text in ("他", "她")), None
        )
        if first is not None and first.kind != "P":
            first.entity = self.scene.pronoun(self.row, first)
        return [first] if first is not None and first.entity is not None else []

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
        people = people or behind_relative(self.row, item) or self._people_before(item)
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
                people, absent = [ghost(item, zero)], True
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
