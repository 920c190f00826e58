"""What a Chinese document has said so far: whom a pronoun, a bare 公司 or an absent subject stands for."""

from typing import Final

from tenure.model.vocabulary import Role
from tenure.reader.entity import Entity

from .clauses import Item, Post, Row
from .grammar import kinds, words

_AUTHORITY: Final = (
    "国资委",
    "监管局",
    "证监会",
    "银保监会",
    "交易所",
    "组织部",
    "纪委",
    "监委",
    "法院",
    "检察院",
    "天眼查",
    "企查查",
    "港交所",
    "上交所",
    "深交所",
    "联交所",
    "政府",
    "总局",
    "证监局",
    "财政部",
    "公安局",
)
_PRESS: Final = ("报", "社", "网", "周刊", "杂志", "新闻", "在线", "台")
_KINDS: Final = kinds()
_DESTINATION: Final = words("document_destination")
_OWNERS: Final = words("holdings_holder")
_HOLDER: Final = words("holdings_holder")
_KIN: Final = words("document_kin")
_OBLIQUE: Final = frozenset(["与", "和", "对", "向", "从", "被", "由", "同", "跟", "把", "将"])
_TOWARDS: Final = ("调往", "调至", "调任", "转任", "加入", "加盟", "前往", "赴", "入职", "跳槽至")
_UNDER: Final = words("document_under")


_OPENING: Final = frozenset("“「『")
_CLOSING: Final = frozenset("”」』")
_KINDRED: Final = dict.fromkeys(
    ["女儿", "长女", "次女", "之女", "爱女", "独女", "小女儿", "大女儿", "幼女"], "daughter"
) | (dict.fromkeys(["儿子", "长子", "次子", "之子", "独子", "幼子", "小儿子", "大儿子"], "son"))


class Scene:
    """Filled sentence by sentence."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.raw = ""
        self.main = self._main(rows)
        self.topic: Entity | None = None
        self.paragraph = -1
        self.people: list[Entity] = []
        self.subject: Entity | None = None
        self.spoken: Entity | None = None
        self.topics: list[tuple[int, Entity]] = []

    def _main(self, rows: list[Row]) -> Entity | None:
        scores: dict[int, float] = {}
        seen: dict[int, Entity] = {}
        opened = False
        for row in rows:
            for item in row.items:
                if item.kind == "O" and item.entity is not None:
                    key = id(item.entity)
                    if key not in seen:
                        seen[key] = item.entity
                        scores[key] = 2.0 if len(seen) == 1 else 1.0 if len(seen) == 2 else 0.0
                        if authority(item.entity):
                            scores[key] -= 4.0
                        if self._cited(row.items, item.index):
                            scores[key] -= 4.0
                    scores[key] += 1.5 if row.headline else 1.0
                    if not row.headline and not opened and not authority(item.entity):
                        scores[key] += 2.0
                    opened = opened or (not row.headline and not authority(item.entity))
        return max(seen.values(), key=lambda e: scores[id(e)]) if seen else None

    def begin(self, row: Row) -> None:
        """Takes in a sentence before its verbs are read: what it is about."""
        if row.paragraph != self.paragraph:
            self.paragraph = row.paragraph
            self.topic = self.main
        self.topics = []
        items = row.items
        prefix = {p.lead for p in row.posts if p.holders or any(i.kind == "P" for i in items[: p.lead])}
        for item in items:
            if item.kind == "O" and item.entity is not None:
                if authority(item.entity) and self.main not in (None, item.entity):
                    continue
                if self._cited(items, item.index) or self._parent(items, item.index):
                    continue
                if item.index in prefix:
                    continue
                after = items[item.index + 1 : item.index + 3]
                if any(i.text in _UNDER for i in after) and any(
                    i.kind == "O" for i in items[item.index + 1 : item.index + 6]
                ):
                    continue
                before = items[item.index - 1] if item.index else None
                if before is not None and (before.text in _OWNERS or before.text in _HOLDER):
                    continue
                if after and after[0].text in (
                    "持有",
                    "拥有",
                    "持股",
                    "持股比例",
                    "提名",
                    "推荐",
                    "派驻",
                    "委派",
                    "派出",
                ):
                    continue
                if before is not None and before.text in (
                    "与",
                    "和",
                    "、",
                    "从",
                    "对",
                    "至",
                    "（",
                    "离开",
                    "接受",
                    "加入",
                    "前",
                ):
                    continue
                self.topics.append((item.index, item.entity))
            elif item.cues & {"company"} and item.part == "G":
                if item.index + 1 < len(items) and items[item.index + 1].kind == "O":
                    continue
                who = self.refer(row, item)
                if who is not None and not any(
                    i.text in _UNDER for i in items[item.index + 1 : item.index + 3]
                ):
                    self.topics.append((item.index, who))

    def _cited(self, items: list[Item], index: int) -> bool:
        """据彭博社报道: a source, not what the sentence is about."""
        before = items[index - 1].text if index else ""
        after = items[index + 1].text if index + 1 < len(items) else ""
        told = after in ("报道", "援引", "报道称", "消息", "记者", "获悉", "独家报道")
        return told or (before in ("据", "援引", "引述") and after in ("称", "消息", "公布", "透露"))

    @staticmethod
    def _parent(items: list[Item], index: int) -> bool:
        """该公司是甲集团的子公司: whose the firm is, not what the sentence goes on about."""
        behind = items[index + 1 : index + 3]
        return (
            index > 0
            and items[index - 1].text in ("是", "为", "系")
            and len(behind) == 2
            and behind[0].text == "的"
            and "child" in behind[1].cues
        )

    def end(self, row: Row) -> None:
        """Takes in a sentence after it has been read."""
        if self.topics and self._subject_at(row, self.topics[0][0]):
            self.topic = self.spoken = self.topics[0][1]
        people = [i.entity for i in row.items if i.kind == "P" and i.entity is not None]
        for who in people:
            if who in self.people:
                self.people.remove(who)
            self.people.append(who)
        voices = {
            id(holder.entity)
            for post in row.posts
            if any("spokesperson" in title.roles for title, _ in post.titles)
            for holder in post.holders
        }
        about = [who for who in people if id(who) not in voices]
        if about or (people and self.subject is None):
            self.subject = (about or people)[0]  # who speaks for another is not who "he" is

    def _subject_at(self, row: Row, index: int) -> bool:
        """Whether an organization stands where a subject does: before any verb or person of its clause."""
        clause = row.items[index].clause
        for item in row.items[:index]:
            if item.kind == "P" or (item.clause == clause and (item.kind == "V" or item.part == "v")):
                return False
        return True

    def refer(self, row: Row, item: Item) -> Entity | None:
        """The organization that 公司, 该行, 集团 stands for."""
        if item.text == "后者":
            return next((i.entity for i in reversed(row.items[: item.index]) if i.kind == "O"), self.main)
        kinds = _KINDS.get(item.text)
        if kinds is not None:
            for entity in self._candidates(row, item.index):
                if entity.class_ in kinds:
                    return entity
            return None if item.text == "校" else self.main
        if item.text == "集团":
            for entity in self._candidates(row, item.index):
                if "集团" in entity.name or any("集团" in a for a in entity.aliases):
                    return entity
        if item.text.startswith("该"):
            if self.spoken is not None and not any(i.kind == "O" for i in row.items[: item.index]):
                return self.spoken
            near = next((i.entity for i in reversed(row.items[: item.index]) if i.kind == "O"), None)
            if near is not None and not authority(near):
                return near
        for index, entity in reversed(self.topics):
            if index < item.index and entity.class_ not in ("agency", "media"):
                return entity
        return self.topic or self.main

    def _candidates(self, row: Row, index: int) -> list[Entity]:
        found = [i.entity for i in reversed(row.items[:index]) if i.kind == "O" and i.entity is not None]
        if self.topic is not None:
            found.append(self.topic)
        if self.main is not None:
            found.append(self.main)
        for earlier in reversed(self.rows[: row.index]):
            found += [i.entity for i in reversed(earlier.items) if i.kind == "O" and i.entity is not None]
        return found

    def org_for(self, row: Row, post: Post, known: list[tuple[Role, str, Entity | None]]) -> Entity | None:
        """Where a post is held that names no organization itself."""
        items = row.items
        if post.stated and post.unit:
            return self.refer(row, items[post.lead])
        roles = {r for t, _ in post.titles for r in t.roles}
        if items[post.lead].text in ("前任", "原任", "上任") and post.titles:
            for other in reversed(row.posts):  # 甲出任体育局局长，前任局长乙
                if other.end <= post.start and other.stated and other.titles[-1:] == post.titles[-1:]:
                    return other.org
        for role, _, org in reversed(known):
            if role in roles and org is not None:
                return org
        for k in range(post.start - 1, -1, -1):
            if items[k].kind == "O" and items[k].entity is not None and not self._parent(items, k):
                j = k - 1
                while j > 0 and items[j].text in _KIN:
                    j -= 1
                lead = items[j] if j >= 0 else None
                if (
                    lead is not None
                    and (lead.text in _DESTINATION or lead.text.endswith(_TOWARDS))
                    and items[post.start].clause - items[k].clause <= 1
                ):
                    return items[k].entity
                break
        best: Entity | None = None
        for index, entity in self.topics:
            if index < post.start:
                best = entity
                break
        return best or self.topic or self.main

    def pronoun(self, row: Row, item: Item) -> Entity | None:
        """The person that 他, 后者 stands for: of the sentence, else the subject of the one before."""
        here = [i.entity for i in row.items[: item.index] if i.kind == "P" and i.entity is not None]
        if item.text == "我":
            return self.speaker(row, item)
        if item.text == "前者":
            pool = here or self.people[-2:]
            return pool[-2] if len(pool) > 1 else None
        if item.text == "后者":
            pool = here or self.people
            return pool[-1] if pool else None
        opened = max((i.index for i in row.items[: item.index] if i.text in "“「『"), default=-1)
        closed = max((i.index for i in row.items[: item.index] if i.text in "”」』"), default=-1)
        if opened > closed:
            inside = row.items[opened : item.index]
            said = [i.entity for i in inside if i.kind == "P" and i.entity is not None]
            return said[-1] if said else None if here else self.subject
        front = next(
            (i.entity for i in row.items[: item.index] if i.kind == "P" and self._leads(row, i)), None
        )
        return front or self.subject or (here[0] if here else None)

    def speaker(self, row: Row, item: Item) -> Entity | None:
        """“我将离任。”总裁甲说: who is named outside the quotation, here or in the next sentence."""
        outside, depth = [], 0
        for other in row.items:
            depth += (other.text in _OPENING) - (other.text in _CLOSING)
            if other.kind == "P" and depth <= 0:
                outside.append(other)
        if outside:
            return min(outside, key=lambda o: abs(o.index - item.index)).entity
        if row.items[-1].text in _CLOSING and row.index + 1 < len(self.rows):
            follows = self.rows[row.index + 1]
            named = next((i for i in follows.items[:8] if i.kind == "P"), None)
            if named is not None and follows.paragraph == row.paragraph:
                return named.entity
        return self.subject

    def _leads(self, row: Row, person: Item) -> bool:
        """Whether a person stands where a subject does: nothing before but a post, a date, an organization."""
        start = next((p.lead for p in row.posts if person in p.holders), person.index)
        clause = [i for i in row.items[:start] if i.clause == person.clause]
        return not any(i.text in _OBLIQUE or i.kind == "V" for i in clause)

    def kin(self, row: Row, item: Item) -> Entity | None:
        """交给女儿: who was named as that kin before, else the only other person of the family's name."""
        if item.index + 1 < len(row.items) and row.items[item.index + 1].kind == "P":
            return None
        kind = _KINDRED.get(item.text, item.text)
        for other in self.rows[: row.index + 1]:
            for i in other.items[:-1]:
                follows = other.items[i.index + 1]
                if "kin" in i.cues and follows.kind == "P" and _KINDRED.get(i.text, i.text) == kind:
                    return follows.entity
        if kind not in ("daughter", "son"):
            return None
        giver = next((i.entity for i in reversed(row.items[: item.index]) if i.kind == "P"), self.subject)
        family = {
            id(i.entity): i.entity
            for other in self.rows
            for i in other.items
            if i.kind == "P"
            and i.entity is not giver
            and i.entity is not None
            and giver is not None
            and i.entity.key[0][:1] == giver.key[0][:1]
        }
        return next(iter(family.values())) if len(family) == 1 else None

    def recent_people(self, count: int) -> list[Entity]:
        """The people named last."""
        return self.people[-count:]

    def zero_subject(self, row: Row, item: Item) -> Entity | None:
        """Who is meant by a clause without a subject: only where the sentence before told of one person."""
        if any(i.kind == "P" for i in row.items[: item.index]):
            return None
        if any(i.kind == "O" for i in row.items[: item.index]) and item.index > 4:
            return None
        clause = [i for i in row.items[: item.index] if i.clause == item.clause]
        if any(i.text.endswith(("名", "位")) and i.part in "Mm" for i in clause):
            return None  # 另有两名高管离开
        return self.subject if row.paragraph == self.paragraph else None


def authority(entity: Entity) -> bool:
    """A body that appoints, watches or reports, and seldom is where the post is."""
    name = entity.key[0]
    return (
        name.endswith(_AUTHORITY)
        or (entity.class_ == "agency" and name.endswith(("厅", "局", "委", "部", "署", "政府")))
        or name in _AUTHORITY
        or (entity.class_ == "media" and name.endswith(_PRESS))
    )
