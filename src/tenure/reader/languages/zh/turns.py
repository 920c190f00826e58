"""Turns of phrase that no single Chinese verb tells: 接棒的是甲, 由甲代为履职, 没有进入董事会, 任期将于…届满.

A sentence is written as a line in which a person, an organization, a post and a date are one letter each, so that a
turn is a short pattern over letters and words. Every pattern has bounded gaps: time is linear in the sentence.
"""

import re
from typing import Final

from tenure.model.vocabulary import Role
from tenure.reader.entity import Entity
from tenure.reader.pack_schema import Trigger

from .appointments import Appointments
from .clauses import Item, Post, roles_of
from .ledger import Held
from .phrases import ghost

_PERSON, _ORG, _TITLE, _DAY = "ＰＯＴＤ"
_GAP: Final = r"[^，。；：“”ＰＯＴＤ]"
_START: Final = Trigger(forms=[], change="start")
_END: Final = Trigger(forms=[], change="end")
_ACTING: Final = Trigger(forms=[], change="start", interim=True)

_HEIR: Final = re.compile(
    rf"(?:接棒|接任|继任|接替|接班|接手|接掌|顶替|取代|接)(?:他|她|其|前者|Ｐ)?(?:班|职务|工作|位置|位子)?"
    rf"(?:的|者|人)，?(?:则|正|就|将|仍|也){{0,3}}(?:是|为){_GAP}{{0,12}}(?:Ｏ?Ｔ[、兼和]?){{0,4}}(Ｐ)"
)
_DEPUTY: Final = re.compile(
    rf"由(?:Ｏ|{_GAP}){{0,8}}(?:Ｔ[、兼]?){{0,4}}(Ｐ){_GAP}{{0,6}}"
    r"(?:代为履职|代为履行|代为主持|临时主持|暂时主持|主持(?:全面|日常|Ｏ|集团|公司|该行){0,4}(?:全面|日常|经营){0,2}工作|兼着|填上|填补|递补|补缺|顶上|补上|接上|暂摄|代其履职)"
)
_STANDIN: Final = re.compile(rf"(Ｐ){_GAP}{{0,4}}(?:临时|暂时)(?:主持|负责|牵头){_GAP}{{0,6}}工作")
_RUN_BY: Final = re.compile(
    rf"工作(?:暂时|暂|临时|现|则|将|也){{0,2}}由(?:Ｏ|{_GAP}){{0,8}}(?:Ｔ[、兼]?){{0,4}}(Ｐ){_GAP}{{0,4}}(?:主持|负责|打理)"
)
_NOT_RENEWED: Final = re.compile(
    rf"(?:不再|不|未再|未)(?:与|和|同)(?:Ｏ|{_GAP}){{0,4}}(?:Ｔ[、兼]?){{0,3}}(Ｐ){_GAP}{{0,3}}(?:续约|续签)"
)
_PARTED: Final = re.compile(
    rf"(Ｐ){_GAP}{{0,6}}(?:与|和|同)(?:Ｏ|俱乐部|公司|球队|球会|老东家|东家|学校|该行|集团|机构){_GAP}{{0,6}}(?:分手|分道扬镳|分别|提前解约|解约|好聚好散|说再见)"
)
_JUMP: Final = re.compile(
    rf"(Ｐ)(?:{_GAP}{{0,4}}Ｄ?{_GAP}{{0,4}})(?:跳槽至|跳槽到|跳槽|转投|投奔|改投|转会到){_GAP}{{0,10}}(Ｏ)"
)
_NOT_SEATED: Final = re.compile(
    rf"(Ｐ){_GAP}{{0,6}}(?:没有|没能|未能|未再|并未|不再|未)(?:进入|出现在|入选|留在|跻身){_GAP}{{0,8}}(?:董事会|监事会|董事名单)"
)
_STRUCK: Final = re.compile(
    rf"(Ｐ){_GAP}{{0,4}}(?:被移出|移出|被移除|被剔除出|退出|被除名|不再列于|消失于|从){_GAP}{{0,4}}(?:主要人员|董事名单|高管名单)"
)
_TERM: Final = re.compile(
    rf"任期(?:将|也将|即将)?(?:于|至|到|在)?(Ｄ){_GAP}{{0,3}}(?:届满|期满|到期|结束|终止|届至)"
)
_CAME: Final = re.compile(
    rf"(?:从|自|由)Ｏ{{0,2}}{_GAP}{{0,4}}(Ｔ)(?:的)?(?:任上|岗位上|位置上|位子上|职位上|一职|职务)(?:上)?(?:被)?"
    r"(?:调来|调任|调至|转任|跳槽而来|转来|空降|履新|过来|调入|调到)"
)
_FORMER: Final = re.compile(r"(?:(Ｐ|他|她|其)的?)?(?:原任者|前任者|前任|原任|上一任|前一任)(Ｐ)")
_HANDED: Final = re.compile(
    rf"接(?:过|下|替)(?:前任|原任|上任)?(Ｐ){_GAP}{{0,3}}的(?:担子|接力棒|位子|位置|帅印|大旗|职务|枪|棒)"
)
_HEAD: Final = re.compile(
    rf"(Ｐ){_GAP}{{0,3}}Ｄ?{_GAP}{{0,4}}(?:接掌|出掌|执掌|掌舵|主政|入主执掌)(?:了)?(Ｏ|集团|公司|该行|全行)"
)
_EMPTIED: Final = re.compile(r"(他|她|其|Ｐ)(?:所)?(?:空出|腾出|留下|让出|空缺)(?:来)?的(?:原)?(Ｔ)")
_ANEW: Final = ("新一届", "新届", "换届", "改选", "下届", "本届")
_STANDING: Final = ("目前", "一直", "至今", "仍由", "以来")
_LOST: Final = re.compile(rf"(?:失去|流失|痛失|走失)(?:了)?{_GAP}{{0,6}}(?:Ｏ?Ｔ[、兼和]?){{1,3}}(Ｐ)")
_FOUNDED: Final = re.compile(
    rf"(Ｐ)(?:Ｄ|{_GAP}){{0,10}}(?:创办|创立|创建|创设|一手创办|联合创办|联合创立)(?:了)?(?:的)?{_GAP}{{0,6}}(Ｏ)"
)
_FOUNDED_BY: Final = re.compile(
    rf"(Ｏ)(?:Ｄ|{_GAP}){{0,4}}由(Ｐ){_GAP}{{0,6}}Ｄ?{_GAP}{{0,4}}(?:创办|创立|创建|创设)"
)
_STAYS: Final = re.compile(r"继续留任|连任|续聘|(?<!连)续任|重新委任|膺选")
_TOP: Final[dict[str | None, Role]] = {
    "club": "president", "association": "president", "foundation": "president", "bank": "president",
    "university": "head", "hospital": "head", "agency": "head", "central_bank": "head", "media": "head",
}  # fmt: skip
_FIRST: Final = ("chair", "president", "ceo", "general_manager", "head")


class Turns(Appointments):
    """Reads a sentence for turns of phrase, after its verbs."""

    def _line(self) -> tuple[str, list[Item]]:
        """The sentence with one letter for each name, post and date; and the item of each of its characters."""
        line: list[str] = []
        at: list[Item] = []
        for item in self.row.items:
            letter = {"P": _PERSON, "O": _ORG, "T": _TITLE, "D": _DAY}.get(item.kind)
            text = letter or item.text
            line.append(text)
            at += [item] * len(text)
        return "".join(line), at

    def _turns(self) -> None:
        line, at = self._line()
        self._emptied(line, at)
        self._heirs_of(line, at)
        self._stand_ins(line, at)
        self._gone(line, at)
        self._founded(line, at)
        self._expiring(line, at)
        self._came_from(line, at)
        self._at_head(line, at)

    def _told(self, person: Item, *changes: str) -> bool:
        """Whether the sentence already tells such a change of somebody."""
        return any(
            d.sentence == self.row.index and d.person is person.entity and d.change in changes
            for d in self.drafts
        )

    def _vacated(self, person: Item) -> list[Held]:
        """The posts that somebody else left last, here or in the sentences before; else the post spoken of last."""
        left = [
            d
            for d in self.last_left
            if d.person is not person.entity and self.row.index - d.sentence <= _NEAR
        ]
        held = [
            (d.role, d.title or "", d.org) for d in left if d.role is not None and d.person is left[-1].person
        ]
        own = {role for role, _, _ in self._known_of(person.entity)}
        return held or [h for h in self.prior_posts if h[0] not in own][:1]

    def _heirs_of(self, line: str, at: list[Item]) -> None:
        """接棒的是总经理甲; 接过前任乙的担子."""
        for match in _HEIR.finditer(line):
            heir, verb = at[match.start(1)], at[match.start()]
            held = self._vacated(heir)
            if not held or self._told(heir, "start"):
                continue
            self._emit("start", [heir], held, verb, _START, None)
        for match in _HANDED.finditer(line):
            giver, verb = at[match.start(1)], at[match.start()]
            people = self._people_before(verb)
            held = self._known_of(giver.entity) or self.prior_posts[:1] or self.last_posts[:1]
            if (
                people
                and held
                and people[0].entity is not giver.entity
                and not self._told(people[0], "start")
            ):
                self._emit("start", people[:1], held, verb, _START, None)
                self._emit("end", [giver], held, verb, _END, None)

    def _stand_ins(self, line: str, at: list[Item]) -> None:
        """在新行长到任之前，由副行长甲代为履职; 副总经理甲临时主持工作."""
        for pattern in (_DEPUTY, _STANDIN, _RUN_BY):
            for match in pattern.finditer(line):
                person, verb = at[match.start(1)], at[match.end() - 1]
                if self._told(person, "start"):
                    continue
                if any(word in line for word in _STANDING):
                    continue  # 目前由副行长甲主持工作: a state, no news
                own = {id(org) for _, _, org in self._known_of(person.entity)}
                held = [h for h in self._vacated(person) if not own or id(h[2]) in own] or self._highest(
                    person
                )
                held = [h for h in held if h[0] not in ("board_member", "other", "legal_representative")][:1]
                fills = any(word in match.group() for word in ("填", "递补", "补缺", "顶上", "补上", "接上"))
                self._emit("start", [person], held, verb, _START if fills else _ACTING, None)
                for post in self.row.posts:  # a deputy who stands in is no acting deputy
                    post.interim = post.interim and person not in post.holders

    def _highest(self, person: Item) -> list[Held]:
        """The post above somebody's own: 副行长 stands in for the 行长."""
        for role, title, org in self._known_of(person.entity):
            if "副" not in title:
                continue
            above = {"vice_president": "general_manager", "vice_chair": "chair", "deputy_ceo": "ceo"}
            name = title.replace("副", "", 1)
            higher: Role = above.get(role, "head")  # type: ignore[assignment]
            if role == "vice_president" and not name.endswith("总经理"):
                higher = "president" if name.endswith(("总裁", "行长", "会长")) else "head"
            return [(higher, name, org)]
        return []

    def _gone(self, line: str, at: list[Item]) -> None:
        """首席风险官甲跳槽至乙银行; 甲没有进入新一届董事会; 董事甲被移出名单."""
        for match in _JUMP.finditer(line):
            person = at[match.start(1)]
            goal = at[match.start(2)].entity
            if not self._told(person, "start", "end"):
                self._leave_own(person, at[match.end() - 1], goal, "new_post")
        for pattern in (_LOST, _PARTED, _NOT_RENEWED):
            for match in pattern.finditer(line):
                if not self._told(at[match.start(1)], "end"):
                    self._leave_own(at[match.start(1)], at[match.end() - 1], None, None)
        for pattern in (_NOT_SEATED, _STRUCK):
            for match in pattern.finditer(line):
                person, verb = at[match.start(1)], at[match.end() - 1]
                seated = {"board_member", "chair", "vice_chair", "executive_director", "supervisor"}
                known = {role for role, _, _ in self._known_of(person.entity)}
                anew = any(word in line for word in _ANEW)
                if self._told(person, "end") or not (pattern is _STRUCK or anew or known & seated):
                    continue  # who never was a member has not entered the board
                own = [p for p in self._own([person]) if not p.former]
                held = self._held(own, person.entity) if own else []
                if not held and pattern is _STRUCK:
                    held = self._known_of(person.entity)
                elif not held:
                    supervisory = "监事会" in match.group()
                    org = self.scene.topic or self.scene.main
                    held = [("supervisor" if supervisory else "board_member", "董事", org)]
                for post in own:
                    post.used = True
                self._emit("end", [person], held, verb, _END, None)

    def _emptied(self, line: str, at: list[Item]) -> None:
        """她空出的首席运营官，公司暂不设人选."""
        for match in _EMPTIED.finditer(line):
            who, title = at[match.start(1)], at[match.start(2)]
            owner = who.entity if who.kind == "P" else self.scene.pronoun(self.row, who)
            post = next((p for p in self.row.posts if p.start <= title.index < p.end), None)
            if owner is None or post is None or post.holders:
                continue
            post.used = True
            one = ghost(who, owner)
            if not self._told(one, "end"):
                self._emit("end", [one], self._held([post], owner), title, _END, post)

    def _leave_own(self, person: Item, verb: Item, goal: Entity | None, reason: str | None) -> None:
        """The post beside somebody's name is left."""
        own = [p for p in self._own([person]) if not p.former and not p.new and not p.used]
        if goal is not None:
            own = [p for p in own if p.org is not goal]
        held = [h for h in self._held(own, person.entity) if h[0] != "founder"]
        if not held:
            return
        for post in own:
            post.used = True
        trigger = Trigger(forms=[], change="end", reason=reason)  # type: ignore[arg-type]
        self._emit("end", [person], held, verb, trigger, own[-1])

    def _founded(self, line: str, at: list[Item]) -> None:
        """甲1978年创办乙; 乙由甲于1978年创立."""
        for pattern, who, what in ((_FOUNDED, 1, 2), (_FOUNDED_BY, 2, 1)):
            for match in pattern.finditer(line):
                person, org = at[match.start(who)], at[match.start(what)].entity
                known = {(role, id(at_org)) for role, _, at_org in self._known_of(person.entity)}
                if org is None or ("founder", id(org)) in known:
                    continue
                day = next((i for i in at[match.start() : match.end()] if i.kind == "D" and i.date), None)
                count = len(self.drafts)
                self._emit("hold", [person], [("founder", "创办", org)], at[match.end() - 2], _START, None)
                for draft in self.drafts[count:]:
                    draft.when = day.date.edtf if day is not None and day.date is not None else None
                    draft.modality, draft.interim = "actual", False

    def _expiring(self, line: str, at: list[Item]) -> None:
        """其任期将于2025年9月10日届满，届时不再担任公司任何职务."""
        if _STAYS.search(line):
            return
        for match in _TERM.finditer(line):
            day, verb = at[match.start(1)], at[match.start()]
            people = self._people_before(verb)
            if not people or day.date is None or self._told(people[0], "end"):
                continue
            own = [p for p in self._own(people) if not p.former and not p.new]
            held = self._held(own, people[0].entity) if own else self._known_of(people[0].entity)
            trigger = Trigger(forms=[], change="end", reason="term_end")
            count = len(self.drafts)
            self._emit("end", people, held, verb, trigger, own[-1] if own else None)
            for draft in self.drafts[count:]:
                draft.when = day.date.edtf
                draft.modality = "planned" if self._ahead(day.date.edtf) else "actual"

    def _came_from(self, line: str, at: list[Item]) -> None:
        """2019年从乙银行分行行长任上调来: the post there ends, the one here begins."""
        for match in _CAME.finditer(line):
            title = at[match.start(1)]
            verb = at[match.end() - 1]
            post = next((p for p in self.row.posts if p.start <= title.index < p.end), None)
            people = self._people_before(at[match.start()])
            if not people:
                who = self.scene.subject
                people = [ghost(verb, who)] if who is not None else []
            if post is None or post.holders or not people or self._told(people[0], "end"):
                continue
            post.used = True
            who_ = people[0].entity
            here = [h for h in self._known_of(who_) + self._past_posts(who_) if h[2] is not post.org]
            self._emit("end", people, roles_at(post), verb, _END, post)
            if not self._told(people[0], "start") and here:
                count = len(self.drafts)
                self._emit("start", people, here[:1], verb, _START, None)
                when = next((d.when for d in self.drafts[:count][::-1] if d.change == "end"), None)
                for draft in self.drafts[count:]:
                    draft.when = when

    def _at_head(self, line: str, at: list[Item]) -> None:
        """甲将接掌集团: the top post of a firm that no title names."""
        for match in _HEAD.finditer(line):
            person, what = at[match.start(1)], at[match.start(2)]
            org = what.entity if what.kind == "O" else self.scene.refer(self.row, what)
            clause = [i for i in self.row.items if i.clause == what.clause]
            if org is None or any(i.kind == "T" and i.index > person.index for i in clause):
                continue
            if self._told(person, "start", "hold", "end"):
                continue
            vacant = [h for h in self._vacated(person) if h[2] is org and h[0] in _FIRST]
            role: Role = _TOP.get(org.class_, "ceo")
            held = vacant[:1] or [(role, "", org)]
            lasting = any(word in match.group() for word in ("执掌", "掌舵"))
            self._emit("hold" if lasting else "start", [person], held, what, _START, None)

    def _predecessors(self) -> None:
        """他的前任甲, 原任者甲: had the post that is spoken of."""
        line, at = self._line()
        for match in _FORMER.finditer(line):
            person = at[match.start(2)]
            whose = at[match.start(1)] if match.group(1) else None
            owner = whose.entity if whose is not None and whose.kind == "P" else None
            if whose is not None and owner is None:
                owner = self.scene.pronoun(self.row, whose)
            home = (self.scene.topic, self.scene.main)
            told = self._known_of(owner) + self.past.get(id(owner), []) if owner is not None else []
            held = [h for h in told if h[0] in _FIRST and h[2] in home] or self.last_posts
            if held and person.entity is not None and not self.known.get(id(person.entity)):
                self.known[id(person.entity)] = held[:1]


_NEAR: Final = 2
"""How many sentences back a post was left that another takes."""


def roles_at(post: Post) -> list[Held]:
    """The roles of a post where it is held."""
    return [(role, title, post.org) for role, title in roles_of(post, post.org)]
