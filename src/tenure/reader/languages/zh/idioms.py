"""Chinese idioms of posts: seats that find an owner, seals laid in somebody's hands, last days, acting that ends.

As in `turns`, a sentence is a line with one letter for each person, organization, post and date, and every pattern
has bounded gaps.
"""

import re
from typing import Final

from tenure.reader.entity import Entity
from tenure.reader.pack_schema import Trigger

from .clauses import Item, Post, roles_of
from .grammar import alternatives
from .handovers import Handovers
from .ledger import Held

_GAP: Final = r"[^，。；：“”ＰＯＴＤ]"
_LEAD: Final = rf"(?:Ｏ|Ｔ|{_GAP}){{0,10}}?"
_SEAT: Final = alternatives("idioms_seats")
_START: Final = Trigger(forms=[], change="start")
_END: Final = Trigger(forms=[], change="end")
_STANDS_IN: Final = Trigger(forms=[], change="start", interim=True)
_NEW_POST: Final = Trigger(forms=[], change="end", reason="new_post")

_LAST: Final = r"最后(?:的)?(?:一个)?(?:工作日|一天|一日|一班岗)"
_LAST_DAYS: Final = (
    re.compile(rf"(?:{_LAST}|离职日|离任日|退休日)(?:期)?(?:将|定|就|则)?(?:是|为|在|于|定在)(Ｄ)"),
    re.compile(rf"(Ｄ)(?:将|便|就)?(?:是|为|成为)(?:其|他|她|Ｐ)?{_GAP}{{0,8}}{_LAST}"),
    re.compile(rf"(Ｄ){_GAP}{{0,3}}(?:结束|度过|完成|迎来){_GAP}{{0,8}}{_LAST}"),
)
_WALKED: Final = re.compile(rf"(Ｐ)(?:{_GAP}{{0,6}}Ｄ)?{_GAP}{{0,4}}(?:走了|离开了)(?=[，。；！]|$)")
_ELSEWHERE: Final = re.compile(
    rf"(Ｐ)(?:{_GAP}{{0,6}}Ｄ)?{_GAP}{{0,4}}(?:跳槽|转投|投奔|改投|转战|转去|去了|转往|跳去|跳到)(?:到|至|了|往)?"
    r"(?:一家|另一家|某|同行|同业|对手|竞争对手|老对手|别家|新东家|其他|国外|海外|家族|创业)"
)
_FILLED: Final = re.compile(
    rf"(Ｔ)(?:的|之|这|这个|那个)?(?:{_SEAT})?(?:空缺|出缺)?{_GAP}{{0,6}}Ｄ?{_GAP}{{0,2}}，?{_GAP}{{0,6}}"
    rf"(?:由|聘请|任命|请来|请|招来|挖来|找来|派来){_LEAD}(Ｐ){_GAP}{{0,4}}"
    rf"(?:{alternatives('idioms_fill')})"
)
_GAINED: Final = re.compile(
    rf"(Ｐ)(?:{_GAP}{{0,6}}Ｄ)?{_GAP}{{0,8}}(?:{alternatives('idioms_gain')})(?:了)?(?:Ｏ|{_GAP}){{0,6}}?(Ｔ)"
    rf"(?:(?:的|这|之|一|个|把){{0,3}}(?:{_SEAT}|头衔|任命|聘书)|(?=[，。；]|$))"
)
_OWNED: Final = re.compile(
    rf"(Ｔ){_GAP}{{0,12}}(?:{alternatives('idioms_settled')})"
    rf"(?:(?:：|—{{1,2}})|，?(?:由|正是|就是|是|为|系)|(?<=花落)){_LEAD}(Ｐ)"
)
_SAT: Final = re.compile(
    rf"(?:{alternatives('idioms_sit')})的(?:人)?，?(?:则|正|就|将|仍|也){{0,2}}(?:是|为){_LEAD}(Ｐ)"
)
_RELIEVED: Final = re.compile(
    rf"(?:(?:他|她|其|Ｐ)的?班(?:将|则|便)?由{_LEAD}(Ｐ){_GAP}{{0,2}}接|(Ｐ){_GAP}{{0,4}}(?:接|顶)(?:了|下了?)?(?:他|她|其|Ｐ)的?(?:班|位子|位置|缺))"
)
_HANDS: Final = re.compile(
    rf"(?:交到|交给|落到|落在|移交给|移交到|交由|托付给)(?:了)?(?:Ｏ|Ｔ|{_GAP}){{0,20}}?(Ｐ)"
    rf"{_GAP}{{0,4}}，(?:头衔|职务|职位|职衔|身份)(?:是|为|：)(Ｔ)"
)
_HELM: Final = re.compile(
    rf"(?:{alternatives('idioms_helm')}){_GAP}{{0,4}}由{_LEAD}(Ｐ){_GAP}{{0,3}}(?:接手|接管|接过|接掌|执掌|掌管|接棒|主持|负责)"
)
_PARTED_WITH: Final = re.compile(
    rf"(?:与|和|同){_LEAD}(Ｐ){_GAP}{{0,4}}(?:解约|分手|分道扬镳|终止合作|终止合同|解除合同|解除合约|结束合作|好聚好散|说再见|不再续约)"
)
_RUN_BY: Final = re.compile(
    rf"(?:公司|集团|该行|球队|学校|医院|俱乐部|基金会|Ｏ)(?:则|将|暂时|暂|临时|现|目前|先){{0,2}}由{_LEAD}(Ｐ){_GAP}{{0,4}}(?:负责|打理|掌舵|代管|主持|领导|看管|牵头|接管|运营)"
)
_ACTING: Final = alternatives("idioms_acting")
_ACTING_OVER: Final = re.compile(
    rf"(Ｐ)的?(?:{_ACTING}){_GAP}{{0,3}}Ｔ?{_GAP}{{0,8}}(?:终止|结束|解除|告终|届满|告一段落|卸下)"
)
_ACTING_ENDED: Final = re.compile(
    rf"(?:结束|终结|告别|打破)(?:了)?(?:由)?{_LEAD}(Ｐ){_GAP}{{0,8}}(?:{_ACTING}|兼任|兼)(Ｔ)"
)
_LISTED: Final = frozenset(["分别为", "分别是", "分别", "即", "他们是", "包括", "依次为"])
_OUT_OF: Final = re.compile(
    rf"(?:从|自|由)(Ｏ)?{_GAP}{{0,6}}(Ｔ)(?:的)?(?:这一|这个)?(?:{alternatives('idioms_office')})(?:上)?{_GAP}{{0,3}}"
    rf"({alternatives('idioms_away')})"
)
_RANKS: Final = {
    "vice_president": 2, "deputy_ceo": 3, "vice_chair": 4, "coo": 3, "cfo": 3, "head": 1, "chief_other": 2, "cto": 3,
    "general_manager": 4, "president": 5, "ceo": 5, "chair": 6, "cmo": 2, "cio": 2, "chro": 2, "cpo": 2,
}  # fmt: skip


class Idioms(Handovers):
    """Reads a sentence for idioms: some before its verbs, whose sense they change, most after them."""

    def _before_verbs(self) -> None:
        line, at = self._line()
        self._acting_ended(line, at)
        self._left_behind(line, at)

    def _turns(self) -> None:
        line, at = self._line()
        self._seats(line, at)
        self._handovers(line, at)
        super()._turns()
        self._last_days(line, at)
        self._walked(line, at)
        self._at_the_helm(line, at)
        self._in_between(line, at)
        self._enumerated()
        self._awaited()
        self._risen()

    def _free_post(self, title: Item) -> Post | None:
        post = next((p for p in self.row.posts if p.start <= title.index < p.end), None)
        return post if post is not None and not post.holders and not post.used else None

    def _taken(self, person: Item, verb: Item, held: list[Held], post: Post | None) -> None:
        """Somebody takes a post that an idiom tells."""
        if not held or self._told(person, "start"):
            return
        if post is not None:
            post.used = True
        count = len(self.drafts)
        self._emit("start", [person], held, verb, _START, post)
        for draft in self.drafts[count:]:
            draft.features.add("idiom")

    def _awaited(self) -> None:
        """甲接掌帅印，乙卸任董事长: the post that the sentence tells only behind the verb."""
        for item, people, trigger in self.waiting:
            left = [d for d in self.last_left if d.sentence == self.row.index]
            left = [d for d in left if all(d.person is not p.entity for p in people)]
            held: list[Held] = [(d.role, d.title or "", d.org) for d in left if d.role is not None]
            after = self.row.items[item.index + 1 : item.index + 2]
            if not held and people and trigger.interim and (not after or after[0].kind == "Z"):
                held = self._highest(people[0])  # 院长被查，副院长甲主持工作
            if held and people and not self._told(people[0], "start"):
                self._emit("start", people, held, item, trigger, None)

    def _risen(self) -> None:
        """其职务由副总裁甲接任: the lower post beside the name of who rises in the same organization is given up."""
        here = [d for d in self.drafts if d.sentence == self.row.index]
        for new in here:
            rank = _RANKS.get(new.role or "other", 0)
            if new.change != "start" or new.interim or new.modality not in ("actual", "planned"):
                continue
            if not new.features & {"r:known", "idiom"}:
                continue  # other verbs see to promotions themselves
            for post in self.row.posts:
                mine = [h for h in post.holders if h.entity is new.person]
                if not mine or post.new or post.former or post.used:
                    continue
                for role, title, org in self._held([post], new.person):
                    deputy = role in ("vice_president", "vice_chair", "deputy_ceo")
                    own_chief = deputy and title.replace("副", "", 1) == new.title
                    if not deputy and (role == "head" or not ("idiom" in new.features or new.role == "ceo")):
                        continue
                    if org is not new.org or not (own_chief or 0 < _RANKS.get(role, 0) < rank):
                        continue
                    if any(d.person is new.person and d.role == role and d.change == "end" for d in here):
                        continue
                    old = self._draft("end", new.person, role, title, org, mine[0], post, mine[0])
                    old.modality, old.when = new.modality, new.when
                    old.features |= new.features | {"promoted"}
                    post.used = old.modality == "actual"
                    self.past.setdefault(id(new.person), []).append((role, title, org))

    def _last_days(self, line: str, at: list[Item]) -> None:
        """6月30日为其在职最后一天; 最后工作日是6月15日."""
        for pattern in _LAST_DAYS:
            for match in pattern.finditer(line):
                day, verb = at[match.start(1)], at[match.end() - 1]
                people = self._people_before(at[match.start()]) or self._people_before(verb)
                if not people or day.date is None:
                    continue
                count = len(self.drafts)
                if not self._told(people[0], "end"):
                    self._leaves(people[0], verb, _END)
                ahead = self._ahead(day.date.edtf)
                for draft in self.drafts:
                    told = draft.sentence == self.row.index and draft.change == "end"
                    if told and draft.person is people[0].entity:
                        draft.when = day.date.edtf
                        draft.modality = "planned" if ahead else "actual"
                if len(self.drafts) > count:
                    self.last_left = self.drafts[count:]

    def _leaves(self, person: Item, verb: Item, trigger: Trigger) -> None:
        """The posts beside somebody's name, or else those known, are left."""
        own = [p for p in self._own([person]) if not p.new and not p.used]
        own = [p for p in own if not p.former] or [
            p for p in own if any(i.date is not None for i in self.row.items[p.end : verb.index])
        ]  # 前任总经理甲已在9月转投: told as an event
        held = self._held(own, person.entity) if own else self._known_of(person.entity)
        held = [h for h in held if h[0] != "founder"]
        for post in own:
            post.used = True
        self._emit("end", [person], held, verb, trigger, own[-1] if own else None)

    def _walked(self, line: str, at: list[Item]) -> None:
        """首席技术官甲早在去年秋天就走了; 总经理甲已跳槽到一家对冲基金."""
        for pattern, trigger in ((_WALKED, _END), (_ELSEWHERE, _NEW_POST), (_PARTED_WITH, _END)):
            for match in pattern.finditer(line):
                person = at[match.start(1)]
                if not self._told(person, "start", "end"):
                    self._leaves(person, at[match.end() - 1], trigger)

    def _seats(self, line: str, at: list[Item]) -> None:
        """总裁的空缺由甲填补; 甲拿到了财务总监的职位; 董事长的席位终于有了主人：甲."""
        for pattern, who, what in ((_FILLED, 2, 1), (_GAINED, 1, 2), (_OWNED, 2, 1), (_HANDS, 1, 2)):
            for match in pattern.finditer(line):
                person, title = at[match.start(who)], at[match.start(what)]
                post = self._free_post(title)
                if post is not None and not (pattern is _OWNED and self._told(person, "end")):
                    verb = (
                        at[match.end() - 1] if pattern is _FILLED else at[(match.start() + match.end()) // 2]
                    )
                    self._taken(person, verb, self._held([post], None), post)
        for match in _SAT.finditer(line):
            person, verb = at[match.start(1)], at[match.start()]
            free = [p for p in self.row.posts if p.end <= verb.index and not p.holders]
            held = self._held(free[-1:], None) or self._vacated(person)
            self._taken(person, verb, held, free[-1] if free else None)
        for match in _RELIEVED.finditer(line):
            person = at[match.start(1) if match.group(1) else match.start(2)]
            self._taken(person, at[match.start()], self._vacated(person), None)

    def _at_the_helm(self, line: str, at: list[Item]) -> None:
        """公司的日常经营由首席运营官甲接手，乙则退到幕后: in the place of whom the sentence lets go."""
        for match in _HELM.finditer(line):
            person, verb = at[match.start(1)], at[match.end() - 1]
            left = [
                d for d in self.last_left if d.sentence == self.row.index and d.person is not person.entity
            ]
            held: list[Held] = [
                (d.role, d.title or "", d.org)
                for d in left
                if d.role is not None and d.role != "board_member"
            ]
            self._taken(person, verb, held, None)

    def _in_between(self, line: str, at: list[Item]) -> None:
        """在此期间，公司由首席财务官甲负责: in the place of whom has just left."""
        if not any(word in line for word in ("期间", "暂", "临时", "过渡", "之前")):
            return
        for match in _RUN_BY.finditer(line):
            person, verb = at[match.start(1)], at[match.end() - 1]
            left = [
                d
                for d in self.last_left
                if self.row.index - d.sentence <= 1 and d.person is not person.entity
            ]
            held: list[Held] = [(d.role, d.title or "", d.org) for d in left[-1:] if d.role is not None]
            if held and not self._told(person, "start"):
                self._emit("start", [person], held, verb, _STANDS_IN, None)

    def _enumerated(self) -> None:
        """三名董事将退任，分别为执行董事甲，以及独立非执行董事乙、丙: each of those listed behind the verb."""
        items = self.row.items
        lead = next((i for i in items if i.text in _LISTED and i.clause), None)
        if lead is None:
            return
        counted = [
            p
            for p in self.row.posts
            if p.end <= lead.index
            and not p.holders
            and any(
                i.part in "mM" and i.text.endswith(("名", "位", "人"))
                for i in items[max(0, p.lead - 2) : p.start]
            )
        ]
        if not counted:
            return
        verb = next(
            (
                i
                for i in items[counted[-1].end : lead.index]
                if i.kind == "V"
                and i.entry is not None
                and any(t.change in ("start", "end") and t.person != "object" for t in i.entry.triggers)
            ),
            None,
        )
        if verb is None or verb.entry is None:
            return
        trigger = next(t for t in verb.entry.triggers if t.change in ("start", "end"))
        for person in items[lead.index + 1 :]:
            if person.text in ("。", "；"):
                break
            if person.kind != "P" or self._told(person, "start", "end"):
                continue
            own = [p for p in self._own([person]) if not p.former]
            for post in own:
                post.used = True
            held = self._held(own or counted[-1:], None)
            self._emit(str(trigger.change), [person], held, verb, trigger, own[-1] if own else counted[-1])

    def _acting_ended(self, line: str, at: list[Item]) -> None:
        """甲的代行职责随即终止; 结束了总经理甲代任董事长的局面."""
        for match in _ACTING_ENDED.finditer(line):
            person, title = at[match.start(1)], at[match.start(2)]
            post = self._free_post(title)
            if post is None:
                continue
            post.used = True
            self._silence(at[match.start() : match.end()])
            self._emit("end", [person], self._held([post], None), title, _END, post)
        for match in _ACTING_OVER.finditer(line):
            person, verb = at[match.start(1)], at[match.end() - 1]
            acting = [
                d
                for d in self.drafts
                if d.person is person.entity and d.interim and d.change in ("start", "hold")
            ]
            held: list[Held] = [(d.role, d.title or "", d.org) for d in acting[-1:] if d.role is not None]
            if not held:
                free = [p for p in self.row.posts if p.end <= person.index and not p.holders]
                held = self._held(free[-1:], None)
            self._silence(at[match.start() : match.end()])
            self._emit("end", [person], held, verb, _END, None)

    def _silence(self, items: list[Item]) -> None:
        """Verbs that an idiom has read."""
        self.consumed |= {i.index for i in items if i.kind == "V"}

    def _left_behind(self, line: str, at: list[Item]) -> None:
        """甲从乙银行行长的岗位上辞职; 甲自乙银行分行行长任上被请来: the post there ends."""
        for match in _OUT_OF.finditer(line):
            title, verb = at[match.start(2)], at[match.start(3)]
            post = self._free_post(title)
            people = self._people_before(at[match.start()])
            if not people or post is None:
                continue
            org: Entity | None = at[match.start(1)].entity if match.group(1) else post.org
            post.used, post.org = True, org
            self._silence(at[match.start(3) : match.end()])
            self._emit("end", people[:1], [(r, t, org) for r, t in roles_of(post, org)], verb, _END, post)
