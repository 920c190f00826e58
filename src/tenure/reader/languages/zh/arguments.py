"""The people and posts that a Chinese verb takes.

A verb takes its people by its class: 任命 has them after it, 辞去 before it, 由 and 被 turn the order. Posts stand
after the verb (辞去董事长职务) or in apposition to the person (董事长王某辞职).
"""

from typing import Final

from .clauses import Item, Post, past_gloss
from .grammar import words
from .ledger import Held, Ledger
from .phrases import AND, conjoined, ghost, in_relative, kin_meant, modifies, oblique

_LINKS: Final = words("roles_links")
_PRONOUNS: Final = words("roles_pronouns")
_OPEN: Final = frozenset("“‘「『")
_CLOSE: Final = frozenset("”’」』")
_IDENTITY: Final = words("roles_identity")
_MOVED: Final = words("roles_moved")
_DUTIES: Final = words("arguments_duties")
_BY: Final = words("roles_by")
_THAT: Final = ("上述", "前述", "该", "此", "这一", "这个", "原职", "相同", "后一", "前一")
_LEFT_OPEN: Final = frozenset(["空出", "来", "腾出", "留下", "让出", "空", "出来", "空出来"])


class Arguments(Ledger):
    """Finds people and posts around a verb of the sentence `row`."""

    def _people_after(self, item: Item, clause_only: bool = True) -> list[Item]:
        items, found = self.row.items, []
        k = item.index + 1
        while k < len(items):
            other = items[k]
            if other.clause != item.clause and clause_only:
                break
            if other.kind == "P":
                k = kin_meant(self.row, k)
                found.append(items[k])
                k = past_gloss(self.row, k + 1)
                nxt = k + 1
                if k < len(items) and items[k].text in AND:
                    post = self.row.post_at(nxt)
                    if nxt < len(items) and items[nxt].kind == "P":
                        k = nxt
                        continue
                    if (
                        post is not None
                        and post.holders
                        and post.end < len(items)
                        and items[post.end].kind == "P"
                    ):
                        k = post.end
                        continue
                break
            if (
                other.kind == "V"
                and other.text not in _LINKS
                and other.text not in _IDENTITY
                and found == []
                and not in_relative(self.row, k)
            ):
                break
            if "kin" in other.cues and found == []:
                who = self.scene.kin(self.row, other)
                if who is not None:
                    return [ghost(other, who)]
            if other.text in _PRONOUNS and other.text != "自己" and found == [] and not modifies(self.row, k):
                who = self.scene.pronoun(self.row, other)
                if who is not None:
                    other.entity = who
                    return [other]
            if other.text in ("。", "；"):
                break
            k += 1
        return found

    def _people_before(self, item: Item) -> list[Item]:
        """The subject: the nearest people before the verb, in its clause first; a pronoun; else nobody."""
        items = self.row.items
        k = item.index - 1
        depth = quoted = 0
        while k >= 0:
            other = items[k]
            if other.text in ("）", ")"):
                depth += 1
            elif other.text in ("（", "("):
                depth = max(0, depth - 1)
            if depth == 0:
                quoted += (other.text in _CLOSE) - (other.text in _OPEN)
                if other.text in ("；", "。") or quoted < 0:
                    break
                if other.kind == "P" and not oblique(self.row, other, item):
                    return conjoined(self.row, k)
                if (other.text in _PRONOUNS and other.text != "其") or (
                    other.text == "其" and other.clause == item.clause
                ):
                    who = self.scene.pronoun(self.row, other)
                    if who is not None:
                        other.entity = who
                        return [other]
                if other.text in ("二人", "两人", "三人", "双方") and not any(
                    i.kind == "P" and i.clause == other.clause for i in items[:k]
                ):
                    return self._several(other)
            k -= 1
        return []

    def _several(self, item: Item) -> list[Item]:
        return [ghost(item, who) for who in self.scene.recent_people(2 if item.text != "三人" else 3)]

    def _passive(self, item: Item) -> bool:
        """被免去, 获聘任: the person stands before; also 经…选举, X获任命."""
        for other in self.row.items[max(0, item.index - 6) : item.index]:
            if other.clause == item.clause and other.text in ("被", "获", "遭", "遭到", "受"):
                return any(
                    i.kind == "P" or i.text in _PRONOUNS for i in self.row.items[: other.index]
                ) or not self._people_after(item)
        return False

    def _agent(self, item: Item) -> list[Item] | None:
        """由王某接任: the person between 由 and the verb; None where somebody unnamed stands there."""
        items = self.row.items
        for k in range(item.index - 1, max(-1, item.index - 12), -1):
            if items[k].text in _BY and items[k - 1].text == "为":
                continue  # 以…为由
            if items[k].text in _BY and items[k].clause == item.clause:
                people = [i for i in items[k + 1 : item.index] if i.kind == "P"]
                named = [p for p in self.row.posts if k < p.start < item.index]
                return (
                    people
                    if people
                    else []
                    if (named and item.text in _MOVED) or (not named and item.index - k > 4)
                    else None
                )
            if items[k].clause != item.clause:
                break
        return []

    def _limit(self, item: Item) -> bool:
        """至第三届董事会任期届满之日止: when a term ends, not that it has."""
        following = "".join(i.text for i in self.row.items[item.index + 1 : item.index + 4])
        return following.startswith(("之日", "之时", "为止", "日止"))

    def _aside(self, item: Item) -> bool:
        """辞职后, 上任前: a time, not news, where no person is named."""
        after = self.row.items[item.index + 1 : item.index + 2]
        return bool(after) and after[0].text in (
            "后",
            "之后",
            "前",
            "之前",
            "时",
            "以来",
            "期间",
            "以后",
            "当天",
            "当日",
        )

    def _own(self, persons: list[Item]) -> list[Post]:
        items = self.row.items
        indexes = {p.index for p in persons}
        return [
            p
            for p in self.row.posts
            if any(h in persons for h in p.holders)
            or (p.end + 1 < len(items) and items[p.end].text == "的" and p.end + 1 in indexes)
        ]

    def _posts_after(self, item: Item, persons: list[Item]) -> list[Post]:
        """The posts that a verb names after it, up to the end of its clause or the next verb."""
        found: list[Post] = []
        own = {id(p.entity) for p in persons}
        for post in self.row.posts:
            if post.start <= item.index:
                continue
            if self.row.items[post.start].clause != item.clause:
                break
            between = self.row.items[item.index + 1 : post.lead]
            if found and any(i.text in ("后", "之后", "将") for i in between):
                break  # 卸任CEO后将转任首席科学家
            if any(i.kind == "V" and i.text not in _LINKS and len(i.text) > 1 for i in between):
                break
            others = post.holders and not any(id(h.entity) in own for h in post.holders)
            if others and (post.used or self.row.items[post.start - 1].text not in _BY):
                break
            if post.holders and found:
                break
            if post.holders:
                continue
            if any(i.kind == "P" and id(i.entity) not in own for i in between):
                break
            found.append(post)
        return found

    def _posts_of_object(self, person: Item) -> list[Post]:
        """The posts that an appointed or removed person is given or loses: after 为, 的, 担任, or at once."""
        items = self.row.items
        k = past_gloss(self.row, person.index + 1)
        while (
            k < len(items)
            and items[k].kind in "WV"
            and (
                items[k].text in _LINKS | {"的", "所任", "所担任", "兼", "新", "新任", "一并", "同时"}
                or items[k].cues & {"planned"}
            )
        ) or (k < len(items) and items[k].kind == "D"):
            k += 1
        linked = {i.index for i in items[person.index + 1 : k] if i.kind == "V"}
        clause = items[person.index].clause
        following = items[k] if k < len(items) else None
        entry = following.entry if following is not None and following.clause == clause else None
        if entry is not None and any(t.change == "succeed" for t in entry.triggers):
            return []  # 任命甲接替乙担任总裁: the post is the successor's
        found: list[Post] = []
        for post in self.row.posts:
            if post.start < k or post.holders:
                continue
            if items[post.start].clause != clause:
                break
            between = items[k : post.lead]
            if any(i.kind in "PV" for i in between) and not found:
                break
            if found and any(i.kind in "PV" for i in items[found[-1].end : post.lead]):
                break
            found.append(post)
        if found:
            self.consumed |= linked
        return found

    def _chain(self, person: Item, posts: list[Post]) -> list[Item]:
        """选举甲为会长，乙为副会长: the next people of the same verb."""
        items = self.row.items
        if not posts:
            return []
        k = posts[-1].end
        while k < len(items) and (
            items[k].text in ("职务", "一职", "，", ",", "、", "；", "和", "及", "以及", "并", "的", "职位")
            or (items[k].flags and items[k].text in ("职务",))
        ):
            k += 1
        post = next((p for p in self.row.posts if p.lead == k or p.start == k), None)
        if post is not None and post.holders:
            k = post.holders[0].index
        if k < len(items) and items[k].kind == "P":
            found = [items[k]]
            j = past_gloss(self.row, k + 1)
            while j + 1 < len(items) and items[j].text in AND and items[j + 1].kind == "P":
                found.append(items[j + 1])
                j = past_gloss(self.row, j + 2)
            if j < len(items) and items[j].text in ("为", "任", "担任", "出任", "兼任"):
                return found
        return []

    def _posts_before_object(self, item: Item, people: list[Item]) -> list[Post]:
        """总裁职务由…; 董事会秘书一职…: a post without a holder before the verb in its clause."""
        return [
            p
            for p in self.row.posts
            if not p.holders
            and not p.used
            and p.end <= item.index
            and self.row.items[p.start].clause == item.clause
            and not any(i.text in _BY for i in self.row.items[max(0, p.lead - 2) : p.start])
            and not any(
                i.kind == "V" and i.index not in self.consumed and len(i.text) > 1
                for i in self.row.items[p.end : item.index]
            )
        ][-1:]

    def _office_before(self, item: Item, people: list[Item]) -> list[Post]:
        """CTO一职由蓝某暂代; 总会计师职责目前由范某代行: the post opens the clause, the person follows 由."""
        first = min(p.index for p in people)
        return (
            [
                p
                for p in self.row.posts
                if not p.holders
                and not p.used
                and not (p.end < len(self.row.items) and self.row.items[p.end].text in ("）", ")"))
                and p.end <= first
                and self.row.items[p.start].clause in (item.clause, item.clause - 1)
            ][-1:]
            if any(i.text in _BY for i in self.row.items[max(0, first - 8) : first])
            else []
        )

    def _giver(self, item: Item) -> Item | None:
        """从丁某手中接过帅印: the one from whose hands it is taken."""
        items = self.row.items
        for k in range(1, item.index):
            if (
                items[k].kind == "P"
                and items[k - 1].text in ("从", "自")
                and any(i.text in ("手中", "手里", "手上") for i in items[k : k + 3])
            ):
                return items[k]
        return None

    def _that(self, item: Item) -> str:
        """上述职务, 这一职务 after the verb."""
        for other in self.row.items[item.index + 1 : item.index + 4]:
            if "post" in other.cues and other.text.startswith(_THAT):
                return other.text
        return ""

    def _link_between(self, item: Item, other: Item) -> bool:
        return any(i.text in _LINKS for i in self.row.items[item.index + 1 : other.index])

    def _before_holder(self, item: Item) -> bool:
        """代理董事长王某: an acting holder, no verb."""
        return any(p.lead <= item.index < p.start and p.holders for p in self.row.posts)

    def _whose(self, item: Item, people: list[Item]) -> list[Held]:
        """区某的职务由黎某兼任: the posts of the one named before 的职务."""
        items = self.row.items
        for k in range(min(p.index for p in people) - 1, 0, -1):
            whose = items[k - 2] if items[k - 1].text == "的" and k > 1 else items[k - 1]
            if items[k].text in _DUTIES:
                lead = next((i for i in reversed(items[max(0, k - 4) : k]) if i.text in _PRONOUNS), None)
                between = items[lead.index + 1 : k] if lead is not None else []
                whose = lead if lead is not None and all(i.part in "nav" for i in between) else whose
            if items[k].text in _DUTIES and whose.text in _PRONOUNS:
                who = self.scene.pronoun(self.row, whose)
                if who is not None and not any(p.entity is who for p in people):
                    return [h for h in self._known_of(who) if h not in self._given(who)][-1:]
            back = k - 2
            while back > 0 and items[back].text in _LEFT_OPEN:
                back -= 1  # 甲空出来的位置
            if "post" in items[k].cues and items[k - 1].text == "的" and k > 1 and items[back].kind == "P":
                owner = items[back].entity
                told = self.past.get(id(owner), []) + [
                    h for h in self._known_of(owner) if h not in self._given(owner)
                ]
                here = {id(i.entity) for i in items[:k] if i.kind == "O"}
                return ([h for h in told if id(h[2]) in here] or told)[-1:]
            if items[k].clause != item.clause:
                return []
        return []
