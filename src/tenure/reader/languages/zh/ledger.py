"""What a document has been found to say of people and posts so far, and how it is written down."""

import datetime

from tenure.model.vocabulary import Modality, Role
from tenure.reader.draft import Draft
from tenure.reader.entity import Entity
from tenure.reader.pack_schema import Trigger

from . import moods
from .clauses import Item, Post, Row, roles_of
from .document import Scene

Held = tuple[Role, str, Entity | None]
"""A role, its title as written, and the organization."""


class Ledger:
    """The drafts of one document, and who is known to hold what."""

    def __init__(self, scene: Scene, published: datetime.date | None) -> None:
        self.scene = scene
        self.published = published
        self.drafts: list[Draft] = []
        self.known: dict[int, list[Held]] = {}
        self.last_posts: list[Held] = []
        self.left_posts: list[Held] = []
        self.last_left: list[Draft] = []
        self.prior_posts: list[Held] = []
        self.day: str | None = None
        self.past: dict[int, list[Held]] = {}
        self.row: Row
        self.consumed: set[int] = set()
        self.waiting: list[tuple[Item, list[Item], Trigger]] = []
        """verbs of the sentence that take a post which nothing before them tells, with their people"""

    def _held(self, posts: list[Post], person: Entity | None) -> list[Held]:
        out: list[Held] = []
        for post in posts:
            org = post.org
            if not post.stated and person is not None:
                roles = {r for r, _ in roles_of(post, org)}
                told = self.past.get(id(person), []) + self.known.get(id(person), [])
                match = next((h for h in reversed(told) if h[0] in roles), None)
                org = match[2] if match is not None and match[2] is not None else org
            for where in (org, *post.more):
                out += [(role, title, where) for role, title in roles_of(post, where)]
        return out

    def _known_of(self, person: Entity | None) -> list[Held]:
        held = list(self.known.get(id(person), []))
        gone = {
            (d.role, id(d.org))
            for d in self.drafts
            if d.person is person and d.change == "end" and d.modality == "actual"
        }
        return [h for h in held if (h[0], id(h[2])) not in gone]

    def _once_held(self, person: Entity | None) -> list[Held]:
        """What somebody is told to have held, where nothing is known to be held now."""
        gone = {(d.role, id(d.org)) for d in self.drafts if d.person is person and d.change == "end"}
        return [h for h in self.past.get(id(person), []) if (h[0], id(h[2])) not in gone][-1:]

    def _given(self, person: Entity | None) -> list[Held]:
        return [
            (d.role, d.title or "", d.org)
            for d in self.drafts
            if d.person is person and d.change == "start" and d.role is not None
        ]

    def _emit(
        self,
        change: str,
        people: list[Item],
        held: list[Held],
        item: Item,
        trigger: Trigger,
        post: Post | None,
    ) -> None:
        made = [
            self._emit_one(change, person, role, title, org, item, trigger, post)
            for person in people
            for role, title, org in held
        ]
        drafts = [draft for draft in made if draft is not None]
        if drafts:
            self.last_posts = held
        if drafts and change == "end":
            self.last_left = drafts

    def _emit_one(
        self,
        change: str,
        person: Item,
        role: Role,
        title: str,
        org: Entity | None,
        item: Item,
        trigger: Trigger,
        post: Post | None,
    ) -> Draft | None:
        if person.entity is None or (role == "founder" and change in ("start", "end")):
            return None
        planned = trigger.modality in ("planned", "possible")
        date = moods.when(self.row, item, planned, self.published, person)
        mode: Modality = moods.modality(self.row, item, date, self.published, person)
        if mode == "planned" and date is None and trigger.interim and self._vacant():
            mode = "actual"
        if planned and mode == "actual" and trigger.modality is not None:
            mode, date = trigger.modality, date if date and self._ahead(date) else None
        if mode in ("planned", "possible") and date is not None and not self._ahead(date):
            date = None
        draft = self._draft(change, person.entity, role, title, org, person, post, item)
        draft.features |= self._ways(person, role, org, item, trigger, post)
        if change == "end" and not planned:
            ends = self._term_ends(item)
            if ends is not None:
                mode, date = ("planned" if self._ahead(ends) else mode), ends
        draft.modality, draft.when = mode, date
        draft.interim = change in ("start", "hold") and (
            trigger.interim or moods.interim(self.row, item) or bool(post and post.interim)
        )
        if change == "end":
            if any(
                w in item.text
                for w in (
                    "递交",
                    "提交",
                    "申请",
                    "提出",
                    "请辞",
                    "递上",
                    "报告",
                    "辞呈",
                    "书面",
                    "辞职信",
                    "函",
                )
            ):
                draft.features.add("submitted")
            succeeded = trigger.change == "succeed" and person.index > item.index
            draft.reason = moods.reason(self.row, item, person if succeeded else None) or trigger.reason
        if (change == "start" and mode != "possible") or change == "hold":
            self.known.setdefault(id(person.entity), []).append((role, title, org))
        elif change in ("held", "end"):
            self.past.setdefault(id(person.entity), []).append((role, title, org))
        return draft

    def _term_ends(self, item: Item) -> str | None:
        """不再连任，他的任期将于8月31日结束: the day told behind the verb."""
        later = [i for i in self.row.items[item.index + 1 :] if i.clause - item.clause == 1]
        if not any(i.text in ("任期", "合同", "合约", "聘期") for i in later):
            return None
        day = next((i.date.edtf for i in later if i.date is not None), None)
        over = any(
            i.text in ("结束", "届满", "到期", "期满", "终止") or i.text.endswith("届满") for i in later
        )
        return day if over else None

    def _vacant(self) -> bool:
        """在聘任新的董事会秘书之前，将由甲代行: the acting begins with the leaving just told."""
        gap = any(i.text in ("之前", "前", "期间", "空缺", "暂", "以前") for i in self.row.items)
        return gap and any(
            d.change == "end" and d.modality == "actual" and self.row.index - d.sentence <= 2
            for d in self.drafts[-6:]
        )

    def _ways(
        self, person: Item, role: Role, org: Entity | None, item: Item, trigger: Trigger, post: Post | None
    ) -> set[str]:
        """How the person, the post and the organization of a draft were found."""
        how = "absent" if person.text == item.text else "before" if person.index < item.index else "after"
        far = abs(person.clause - item.clause)
        ways = {f"p:{how}", f"t:{trigger.change}:{trigger.person}", "p:near" if far == 0 else "p:far"}
        if person.text in ("他", "她", "其", "后者", "前者"):
            ways.add("p:pronoun")
        if post is None:
            ways.add("r:known")
        elif person in post.holders:
            ways.add("r:own")
        else:
            ways.add("r:clause" if self.row.items[post.start].clause == item.clause else "r:far")
        stated = post is not None and post.stated
        said = any(i.kind == "O" and i.entity is org for i in self.row.items)
        ways.add(
            "o:stated"
            if stated
            else "o:sentence"
            if said
            else "o:topic"
            if org is self.scene.topic
            else "o:other"
        )
        if len(item.text) == 1:
            ways.add("t:short")
        if any(i.text in "“‘「『" for i in self.row.items[: item.index]):
            ways.add("t:quoted")
        if org is self.scene.main:
            ways.add("main")
        if trigger.interim:
            ways.add("t:interim")
        return ways

    def _ahead(self, date: str) -> bool:
        return (
            self.published is None
            or date > self.published.isoformat()[: len(date)]
            or (len(date) < 10 and date == self.published.isoformat()[: len(date)])
        )

    def _draft(
        self,
        change: str,
        person: Entity | None,
        role: Role,
        title: str,
        org: Entity | None,
        who: Item,
        post: Post | None,
        verb: Item | None = None,
    ) -> Draft:
        spots = [i for i in (who, verb) if i is not None]
        starts, ends = [i.start for i in spots], [i.end for i in spots]
        if post is not None:
            starts.append(self.row.items[post.start].start)
            ends.append(self.row.items[post.end - 1].end)
        draft = Draft("role", change, self.row.index, min(starts), max(ends))
        draft.person, draft.role, draft.title, draft.org = person, role, title, org
        draft.headline = self.row.headline
        draft.grammar = "zh"
        draft.features.add("t:verb" if verb is not None else "strong")
        self.drafts.append(draft)
        return draft

    def carry(self, row: Row, before: Row | None, drafts: list[Draft]) -> None:
        """What the sentence before says of date and reason, and this one of the sentence before."""
        if before is None:
            told = [i.date.edtf for i in row.items if i.date is not None and not moods.set_aside(row, i)]
            self.day = told[-1] if told else None
            return
        same = before.paragraph == row.paragraph or ("official" in row.cues and not row.headline)
        earlier = [d for d in self.drafts if d.sentence == before.index and not d.headline]
        moves = [d for d in drafts if d.change in ("start", "end")]
        if same and not any(i.date is not None for i in row.items) and not row.cues & {"unnamed", "possible"}:
            date = self.day
            for draft in moves:
                if (
                    (
                        draft.modality == "actual"
                        and draft.when is None
                        and date is not None
                        and not moods.old(date, self.published)
                    )
                    and not self._ahead(date)
                    and not any(i.text in ("此前", "曾", "早前", "之前") for i in row.items)
                ):
                    draft.when = date
        decided = any(i.text in ("任命", "变动", "决定", "调整", "人事", "上述") for i in row.items)
        if decided and not moves and any("生效" in i.text for i in row.items):
            ahead = next(
                (i.date.edtf for i in row.items if i.date is not None and self._ahead(i.date.edtf)), None
            )
            for draft in earlier:
                if (
                    draft.change in ("start", "end")
                    and draft.when is None
                    and ahead is not None
                    and draft.modality != "denied"
                ):
                    draft.when, draft.modality = ahead, "planned"
        if any(i.text == "届时" for i in row.items):
            date = next((d.when for d in reversed(earlier) if d.modality == "planned" and d.when), None)
            for draft in moves:
                if draft.modality == "planned" and draft.when is None:
                    draft.when = date
        told = [i.date.edtf for i in row.items if i.date is not None and not moods.set_aside(row, i)]
        if told:
            self.day = told[-1]
        self._reasons(row, before, drafts, earlier)

    def _reasons(self, row: Row, before: Row, drafts: list[Draft], earlier: list[Draft]) -> None:
        people = {id(i.entity) for i in before.items if i.kind == "P"}
        for draft in drafts:
            if (
                draft.change == "end"
                and draft.reason is None
                and id(draft.person) in people
                and "promoted" not in draft.features
                and not moods.old(draft.when, self.published)
            ):
                draft.reason = moods.any_reason(before, ("misconduct", "health", "death", "retirement"))
        mine = {id(i.entity) for i in row.items if i.kind == "P"}
        said = any(i.text in ("他", "她", "其", "双方", "辞职", "离任") for i in row.items)
        if any(d.change in ("start", "end") for d in drafts):
            return
        for draft in earlier:
            if (
                draft.change == "end"
                and draft.reason is None
                and (id(draft.person) in mine or said)
                and "promoted" not in draft.features
            ):
                draft.reason = moods.any_reason(
                    row, ("refocus", "personal", "health", "disagreement", "misconduct", "retirement")
                )
        if any(i.text in ("生效", "后生效") for i in row.items) and any(
            i.text in ("将", "方可", "方能", "后生效") for i in row.items
        ):
            for draft in earlier:
                if (
                    draft.change == "end"
                    and draft.modality == "actual"
                    and any("辞" in i.text for i in row.items)
                ):
                    draft.modality, draft.when = "planned", None

    def settle(self) -> None:
        """What only the whole document decides: "since 2014" is a start where the post has since been left."""
        self._submitted()
        self._narrowed()
        self._still_held()
        self._one_event()
        ended = {
            (id(d.person), d.role)
            for d in self.drafts
            if d.change == "end" and d.modality in ("actual", "planned")
        }
        started = {
            (id(d.person), d.role, id(d.org))
            for d in self.drafts
            if d.change == "start" and d.modality == "actual" and not d.interim
        }
        for draft in self.drafts:
            if "since" in draft.features and (id(draft.person), draft.role) in ended:
                draft.change = "start"
        self.drafts = [
            d
            for d in self.drafts
            if not (
                d.change == "hold"
                and "t:apposition" in d.features
                and (id(d.person), d.role, id(d.org)) in started
            )
        ]

    def _one_event(self) -> None:
        """甲将于年底卸任，由乙接任: who follows takes the post when it is left, and no sooner."""
        ahead = {
            (d.sentence, d.role, id(d.org), d.when)
            for d in self.drafts
            if d.change == "end" and d.modality == "planned" and d.when is not None
        }
        heirs = {
            (d.sentence, id(d.person), d.when)
            for d in self.drafts
            if d.change == "start" and (d.sentence, d.role, id(d.org), d.when) in ahead
        }
        for draft in self.drafts:
            event = (draft.sentence, id(draft.person), draft.when)
            if draft.modality == "actual" and draft.change in ("start", "end") and event in heirs:
                draft.modality = "planned"

    def _still_held(self) -> None:
        """Whose leaving is denied, or only talked of, has the post beside the name still."""
        told = {(id(d.person), d.role, id(d.org)) for d in self.drafts if d.change == "hold"}
        for draft in list(self.drafts):
            unsure = draft.change == "end" and draft.modality in ("denied", "possible") and not draft.headline
            if (
                unsure
                and "r:own" in draft.features
                and (id(draft.person), draft.role, id(draft.org)) not in told
            ):
                same = Draft("role", "hold", draft.sentence, draft.start, draft.end)
                same.person, same.role, same.title, same.org = (
                    draft.person,
                    draft.role,
                    draft.title,
                    draft.org,
                )
                same.grammar, same.sourcing, same.features = (
                    "zh",
                    "plain",
                    {"strong", "t:apposition", "o:stated"},
                )
                self.drafts.append(same)

    def _narrowed(self) -> None:
        """Who handed in a resignation, and by the next sentences resigned one of several posts, left only that."""
        exact = [d for d in self.drafts if d.change == "end" and d.features & {"r:clause", "r:far"}]

        def loose(draft: Draft) -> bool:
            if (
                draft.change != "end"
                or "submitted" not in draft.features
                or not draft.features & {"r:own", "r:known"}
            ):
                return False
            near = [d for d in exact if d.person is draft.person and 0 <= d.sentence - draft.sentence <= 2]
            return (
                bool(near)
                and all(d.role != draft.role for d in near)
                and any(d.org is draft.org for d in near)
            )

        self.drafts = [d for d in self.drafts if not loose(d)]

    def _submitted(self) -> None:
        """递交辞呈，将于年底离任: the handing in is not yet the leaving."""
        later = {
            (id(d.person), d.role, d.sentence)
            for d in self.drafts
            if d.change == "end" and d.modality == "planned"
        }
        self.drafts = [
            d
            for d in self.drafts
            if not (
                d.change == "end"
                and d.modality == "actual"
                and "submitted" in d.features
                and (id(d.person), d.role, d.sentence) in later
            )
        ]
