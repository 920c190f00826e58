"""People and posts in Chinese sentences: who is appointed, leaves, succeeds whom, holds what."""

from typing import Final

from tenure.model.vocabulary import Role
from tenure.reader.draft import Draft
from tenure.reader.pack_schema import Trigger

from .clauses import Item, Post, Row, roles_of
from .grammar import words
from .idioms import Idioms

_FICTION: Final = frozenset(
    [
        "虚构",
        "主人公",
        "主角",
        "男主角",
        "女主角",
        "大结局",
        "片中",
        "书中",
        "剧情",
        "饰演",
        "扮演",
        "饰",
        "出演",
        "主演",
        "剧中",
    ]
)
_CHANGED: Final = frozenset(
    ["变更为", "改为", "更换为", "调整为", "变为", "换成", "换成了", "变成了", "更替为"]
)
_CANDIDATES: Final = words("roles_candidates")
_BOARDS: Final = frozenset(["董事会", "董事局", "监事会"])
_BOARDS_END: Final = ("董事会", "董事局", "监事会")
_ENTER: Final = words("roles_enter")
_QUIT: Final = words("roles_quit")
_IDENTITY: Final = words("roles_identity")
_OPENING: Final = words("roles_opening")
_HEIRS: Final = words("roles_heirs")
_HEIR_LINKS: Final = words("roles_heir_links")
_SHORT_OF: Final = frozenset(
    ["离", "距", "距离", "止于", "临近", "接近", "谈", "谈及", "谈到", "所谓", "关于"]
)
_SETTLED: Final = frozenset(
    ["选定", "敲定", "确定", "已", "已经", "内定", "锁定", "定", "被", "则", "也", "将", "已选定"]
)
_THAT_YEAR: Final = frozenset(["那一年", "那年", "当年", "同年", "这一年", "该年"])
_OPEN: Final = frozenset("“‘「『")
_CLOSE: Final = frozenset("”’」』")
_NOUNS: Final = words("roles_nouns")


class RoleReader(Idioms):
    """Reads the sentences of one document in order."""

    def read(self, row: Row) -> list[Draft]:
        """The drafts of a sentence."""
        self.row = row
        count = len(self.drafts)
        self.consumed = set()
        self.waiting = []
        self.prior_posts = self.last_posts
        self.takers: dict[int, Post] = {}
        if any(i.text in _FICTION for i in row.items):
            return []
        self._speakers()
        self._appositions()
        self._predecessors()
        self._before_verbs()
        for item in row.items:
            if item.kind != "V" or item.entry is None or item.index in self.consumed:
                continue
            if not self._noun(item):
                self._verb(item, [t for t in item.entry.triggers if t.kind == "role"])
        self._bare()
        self._candidates()
        self._heirs()
        self._boards()
        self._turns()
        self._swap()
        self._holds()
        self._that_year(self.drafts[count:])
        return self.drafts[count:]

    def _that_year(self, drafts: list[Draft]) -> None:
        """那一年，甲遭罢免: the year told before."""
        if self.day is None or not any(i.text in _THAT_YEAR for i in self.row.items):
            return
        for draft in drafts:
            if draft.change in ("start", "end") and draft.when is None and draft.modality == "actual":
                draft.when = self.day[:4]

    def _noun(self, item: Item) -> bool:
        """Words that only look like the verb: 辞任者, 离任原因, a single word in quotation marks."""
        items = self.row.items
        after = items[item.index + 1] if item.index + 1 < len(items) else None
        before = items[item.index - 1] if item.index else None
        if after is None:
            return False
        if before is not None and before.text in _OPEN and after.text in _CLOSE:
            named = item.index > 1 and items[item.index - 2].kind == "P"
            return not (named and len(item.text) > 3)  # 董事长甲“另有任用”
        if before is not None and before.text in _SHORT_OF:
            return True  # 离退休还有三年
        return after.text in _NOUNS

    def _swap(self) -> None:
        """甲部总裁王某与乙部总裁李某互换岗位."""
        items = self.row.items
        verb = next(
            (i for i in items if i.text in ("互换", "对调", "对换", "互换岗位", "岗位互换", "互换职务")), None
        )
        posts = [p for p in self.row.posts if p.holders and verb is not None and p.end <= verb.index][-2:]
        if verb is None or len(posts) < 2:
            return
        trigger = Trigger(forms=[], change="start")
        for mine, other in (posts, posts[::-1]):
            self._emit("end", mine.holders[:1], self._held([mine], None), verb, trigger, mine)
            self._emit("start", mine.holders[:1], self._held([other], None), verb, trigger, other)
            mine.used = True

    def _bare(self) -> None:
        """甲新任监事: a person, "newly", and a post without a verb."""
        items = self.row.items
        for post in self.row.posts:
            colon = post.end < len(items) and items[post.end].text in ("：", ":", "——")
            if post.new and not post.holders and not post.used and colon:
                clause = [i for i in items[post.end + 1 :] if i.clause - items[post.end].clause <= 1]
                who = next((i for i in clause if i.kind == "P"), None)
                if who is not None and not any(i.kind == "V" for i in items[post.end : who.index]):
                    post.used = True
                    start = Trigger(forms=[], change="start")
                    self._emit("start", [who], self._held([post], None), items[post.end], start, post)
                    continue
            if post.new and post.holders and not post.used:
                roles = {r for r, _ in roles_of(post, post.org)}
                gone = [d for d in self.drafts if d.change == "end" and d.role in roles and d.org is post.org]
                if gone and gone[-1].modality == "actual" and gone[-1].person is not post.holders[0].entity:
                    post.used = True
                    start = Trigger(forms=[], change="start")
                    self._emit(
                        "start", post.holders, self._held([post], None), items[post.start], start, post
                    )
                    continue
            if (
                post.new
                and not post.holders
                and not post.used
                and post.lead
                and items[post.lead].text == "新任"
            ):
                who = items[post.lead - 1]
                if who.kind == "P":
                    post.used = True
                    verb = items[post.lead]
                    self._emit(
                        "start",
                        [who],
                        self._held([post], None),
                        verb,
                        Trigger(forms=[], change="start"),
                        post,
                    )

    def _candidates(self) -> None:
        """王某是行长的热门人选: may start in the post that is named, or that the sentence speaks of."""
        items = self.row.items
        for item in items:
            if item.text not in _CANDIDATES:
                continue
            link = next(
                (
                    k
                    for k in range(item.index - 1, -1, -1)
                    if items[k].text in ("是", "为", "成为", "被视为", "被看好", "列为")
                ),
                None,
            )
            if link is None or items[link].clause != item.clause:
                continue
            people = [i for i in items[:link] if i.kind == "P"][-1:]
            posts = [
                p
                for p in self.row.posts
                if not p.holders
                and not p.used
                and p.start < item.index
                and (p.start > link or not people or p.end <= people[0].index)
            ]
            left = [d for d in self.last_left if d.sentence == self.row.index and d.role is not None]
            if people and not posts and left and left[-1].person is not people[0].entity:
                held = [(d.role, d.title or "", d.org) for d in left[-1:] if d.role is not None]
                hope = Trigger(forms=[], change="start", modality="possible")
                self._emit("start", people, held, item, hope, None)
            if people and posts:
                posts[-1].used = True
                self._emit(
                    "start",
                    people,
                    self._held(posts[-1:], None),
                    item,
                    Trigger(forms=[], change="start", modality="possible"),
                    posts[-1],
                )

    def _heirs(self) -> None:
        """接替者为王某; 选定王某为接班人: takes what somebody has just left, or is to leave."""
        items = self.row.items
        for item in items:
            following = items[item.index + 1 : item.index + 2]
            if item.text not in _HEIRS or not following:
                continue
            k = item.index + 1
            while k + 1 < len(items) and items[k].text in _SETTLED:
                k += 1
            following = items[k : k + 1]
            who: Item | None = None
            if following[0].text in _HEIR_LINKS:
                clause = [i for i in items[k + 1 :] if i.clause - following[0].clause <= 0]
                who = next((i for i in reversed(clause) if i.kind == "P"), None)
            elif following[0].kind == "P":
                who = following[0]
            elif item.index > 1 and items[item.index - 1].text in ("为", "作为", "当"):
                who = items[item.index - 2] if items[item.index - 2].kind == "P" else None
            if who is None or any(
                d.sentence == self.row.index and d.change == "start" and d.person is who.entity
                for d in self.drafts
            ):
                continue
            left = [
                d for d in self.last_left if d.person is not who.entity and self.row.index - d.sentence <= 1
            ]
            if not left:
                continue
            held = [
                (d.role, d.title or "", d.org)
                for d in left
                if d.role is not None and d.person is left[-1].person
            ]
            modality = left[-1].modality if left[-1].modality in ("planned", "possible") else None
            self._emit("start", [who], held, item, Trigger(forms=[], change="start", modality=modality), None)

    def _boards(self) -> None:
        """甲退出乙董事会; 甲加入董事会: a seat on a board, told by the board."""
        items = self.row.items
        for item in items:
            verb, org = item, None
            if item.text in _BOARDS and item.index:
                k = item.index - 1
                while k > 0 and (
                    items[k].kind == "O" or items[k].text in ("的", "公司", "该公司", "集团", "了")
                ):
                    org = items[k].entity if items[k].kind == "O" else org
                    k -= 1
                verb = items[k]
                if verb.text not in _ENTER and verb.text not in _QUIT:
                    continue
            elif not (item.text.endswith(_BOARDS_END) and item.text[:-3] in _ENTER | _QUIT):
                continue
            following = items[item.index + 1 : item.index + 2]
            if following and (
                following[0].text in ("的", "主席", "秘书", "成员") or following[0].kind == "T"
            ):
                continue
            stem = verb.text[:-3] if verb is item else verb.text
            people = self._people_before(verb)
            done = any(
                d.sentence == self.row.index
                and d.role in ("board_member", "chair", "vice_chair", "executive_director", "supervisor")
                and any(d.person is p.entity for p in people)
                and d.change in ("start", "end")
                for d in self.drafts
            )
            if not people or done:
                continue
            supervisory = item.text.endswith("监事会")
            role: Role = "supervisor" if supervisory else "board_member"
            place = org or self.scene.topic or self.scene.main
            title = "监事" if supervisory else "董事"
            held = [(role, title, place)]
            if stem in _ENTER:
                self._emit("start", people, held, verb, Trigger(forms=[], change="start"), None)
            else:
                self._emit("end", people, held, verb, Trigger(forms=[], change="end"), None)

    def _speakers(self) -> None:
        """“我将离任。”总裁甲说: the posts of who speaks are told by the next sentence."""
        row, rows = self.row, self.scene.rows
        if row.index + 1 < len(rows) and any(i.text == "我" for i in row.items):
            self.row = rows[row.index + 1]
            self._appositions()
            self.row = row

    def _appositions(self) -> None:
        for post in self.row.posts:
            self._place(post)
            for holder in post.holders:
                if holder.entity is not None and not post.new:
                    held = self.known.setdefault(id(holder.entity), [])
                    for role, title in roles_of(post, post.org):
                        entry = (role, title, post.org)
                        if entry in held:
                            held.remove(entry)
                        held.append(entry)

    def _place(self, post: Post) -> None:
        if post.org is None:
            who = next((h.entity for h in post.holders), None)
            told = [] if who is None else self.past.get(id(who), []) + self.known.get(id(who), [])
            post.org = self.scene.org_for(self.row, post, told)

    def _holds(self) -> None:
        for post in self.row.posts:
            if post.used or post.new:
                continue
            for holder in post.holders:
                change = "held" if post.former else "hold"
                for role, title in roles_of(post, post.org):
                    what = "hold" if role == "founder" else change
                    leaves = any(
                        d.change == "end"
                        and d.person is holder.entity
                        and d.role == role
                        and d.sentence == self.row.index
                        for d in self.drafts
                    )
                    if what == "held" and leaves:
                        continue
                    draft = self._draft(what, holder.entity, role, title, post.org, holder, post)
                    draft.interim = post.interim and what == "hold"
                    draft.features |= {"t:apposition", "o:stated" if post.stated else "o:topic"}
            if post.holders:
                self.last_posts = [(r, t, post.org) for r, t in roles_of(post, post.org)] or self.last_posts
        if self.row.posts and not any(p.used or p.holders for p in self.row.posts):
            post = self.row.posts[-1]
            self.last_posts = [(r, t, post.org) for r, t in roles_of(post, post.org)] or self.last_posts

    def _verb(self, item: Item, triggers: list[Trigger]) -> None:
        trigger = self._choose(item, triggers)
        if trigger is None:
            return
        change = str(trigger.change)
        if item.text in _IDENTITY and self._identified(item):
            return
        if item.text in _CHANGED:
            self._changed(item, trigger)
        elif change == "succeed" and self._cleft(item):
            return  # 接棒的是甲: a turn of phrase
        elif change == "succeed" and self._people_after(item):
            self._succeed(item, trigger)
        elif change == "succeed":
            self._subject(item, _starting(trigger))
        elif change == "yield":
            self._yield(item, trigger)
        elif change == "start" and trigger.interim and self._before_holder(item):
            return
        elif trigger.person == "object" and not self._passive(item):
            self._object(item, trigger)
        else:
            self._subject(item, trigger)

    def _cleft(self, item: Item) -> bool:
        """接棒的是甲, 接任者为甲."""
        after = [i.text for i in self.row.items[item.index + 1 : item.index + 4]]
        return after[:1] in (["的"], ["者"], ["人"]) and any(
            t in ("是", "为", "则是", "则为", "正是") for t in after
        )

    def _identified(self, item: Item) -> bool:
        """现任总裁是甲; 总经理仍是甲: the post, then who holds it."""
        items = self.row.items
        post = next((p for p in self.row.posts if p.end in (item.index, item.index - 1)), None)
        people = [i for i in items[item.index + 1 :] if i.kind == "P" and i.clause == item.clause][-1:]
        if post is None or post.holders or post.used or not people:
            return False
        between = items[item.index + 1 : people[0].index]
        if items[post.end].clause != item.clause or any(i.kind in "VO" for i in between):
            return False
        if post.lead and items[post.lead - 1].kind not in "Z" and items[post.lead - 1].text not in _OPENING:
            return False
        post.used = True
        change = "held" if post.former else "start" if post.new else "hold"
        self._emit(change, people, self._held([post], None), item, Trigger(forms=[], change="hold"), post)
        return True

    def _choose(self, item: Item, triggers: list[Trigger]) -> Trigger | None:
        """Which sense of a verb: 接任 before a name succeeds, before a post starts."""
        if len(triggers) == 1:
            return triggers[0]
        for trigger in triggers:
            if trigger.change == "succeed":
                after = self._people_after(item)
                if after and not self._link_between(item, after[0]):
                    return trigger
        return next((t for t in triggers if t.change != "succeed"), triggers[0] if triggers else None)

    def _became(self, item: Item, trigger: Trigger) -> None:
        """首席执行官换成了甲: the post before, the person after."""
        new = self._people_after(item)
        posts = [
            p
            for p in self.row.posts
            if p.end <= item.index and not p.holders and self.row.items[p.start].clause == item.clause
        ]
        if new and posts and not posts[-1].used:
            posts[-1].used = True
            self._emit("start", new, self._held(posts[-1:], None), item, trigger, posts[-1])

    def _changed(self, item: Item, trigger: Trigger) -> None:
        """总经理由甲变更为乙; 甲由监事变更为董事; 新增甲为监事 is a verb of its own."""
        items = self.row.items
        start = next((k for k in range(item.index - 1, -1, -1) if items[k].text in ("由", "从")), None)
        if start is None:
            self._became(item, trigger)
            return
        old = [i for i in items[start + 1 : item.index] if i.kind == "P"]
        new = self._people_after(item)
        posts = [
            p
            for p in self.row.posts
            if p.end <= start and not p.holders and items[start].clause - items[p.start].clause <= 1
        ]
        if old and new and posts:
            held = self._held(posts[-1:], None)
            for post in posts[-1:]:
                post.used = True
            self._emit("end", old, held, item, Trigger(forms=[], change="end"), posts[-1])
            self._emit("start", new, held, item, trigger, posts[-1])
            return
        before = [p for p in self.row.posts if start < p.start < item.index and not p.holders]
        after = self._posts_after(item, [])
        people = self._people_before(items[start])
        if before and after and people:
            for post in before + after:
                post.used = True
            self._emit(
                "end", people, self._held(before, None), item, Trigger(forms=[], change="end"), before[-1]
            )
            self._emit("start", people, self._held(after, None), item, trigger, after[-1])


def _starting(trigger: Trigger) -> Trigger:
    """The trigger as one of taking a post."""
    return Trigger(forms=[], change="start", interim=trigger.interim, modality=trigger.modality)
