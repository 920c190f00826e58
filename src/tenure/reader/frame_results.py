"""What a told change brings with it: more people in a row, who is replaced, what a promotion gives up."""

from typing import Final

from tenure.model.vocabulary import Modality, Role

from . import attribution, series
from .draft import Draft
from .entity import Entity
from .frame_posts import FramePosts
from .frame_words import in_place, roles_of, span
from .items import Item, Post, Row
from .pack_schema import Trigger
from .post_holders import holder_of

RANK: Final[dict[str, int]] = {
    "chair": 9, "ceo": 8, "president": 8, "general_manager": 7, "managing_director": 7, "deputy_ceo": 6,
    "vice_chair": 6, "coo": 5, "cfo": 5, "vice_president": 4, "cto": 4, "cio": 4, "cmo": 4, "chro": 4, "cpo": 4,
    "chief_other": 4, "general_counsel": 4, "head": 3, "treasurer": 3, "secretary": 3,
}  # fmt: skip
"""The usual order of posts in a firm: taking a higher one in the same firm gives up the lower one."""
_FINER_REASONS: Final = frozenset({"misconduct", "disagreement"})
"""What outweighs the verb's own reason: "fired over the bribes" is misconduct."""


class FrameResults(FramePosts):
    """What follows from a draft."""

    def _series(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        change: str,
        people: list[Entity],
        post: Post,
        org: Entity | None,
        mode: Modality,
        date: str | None,
        features: set[str],
    ) -> None:
        """What the same trigger says of further posts and people."""
        for further, day in series.joined(row, post):
            own = day.date.resolve(self.published, None) if day is not None and day.date is not None else date
            for role, title in roles_of(row, further, further.org or org):
                for person in people:
                    self._add(
                        row, item, trigger, change, person, role, title, further.org or org, mode, own, further,
                        features | {"series"},
                    )  # fmt: skip
        gapped = trigger.person == "object" or (self.settings.articles and trigger.change == "start")
        if gapped and change == "start" and post.start > item.index:
            for named, further in series.pairs(row, post):
                if named.entity is None or named.entity in people:
                    continue
                for role, title in roles_of(row, further, further.org or org):
                    self._add(
                        row, item, trigger, change, named.entity, role, title, further.org or org, mode, date, further,
                        features | {"series"},
                    )  # fmt: skip

        is_now = "passive_aux" in item.cues and change == "start" and post.end == item.index
        if (trigger.person == "object" or is_now) and change in ("start", "end") and self.settings.articles:
            last = max((i.index for i in row.items if i.kind == "person" and i.entity in people), default=0)
            for further in series.titled(row, max(last, item.index) + 1):
                one = holder_of(further)
                if one is None or one in people:
                    continue
                for role, title in roles_of(row, further, further.org or org):
                    self._add(
                        row, item, trigger, change, one, role, title, further.org or org, mode, date, further,
                        features | {"series"},
                    )  # fmt: skip

    def _unpast(self, row: Row, item: Item) -> bool:
        """Whether a verb's form may be the present's."""
        past = self.settings.past_forms
        verb = item.kind == "trigger" and not any(t.noun for t in item.triggers)
        told = row.text.norms[item.start : item.end]  # "llena el hueco que dejó en junio"
        return bool(past) and verb and not any(norm.endswith(tuple(past)) for norm in (told[0], *told[2:]))

    def _add(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        change: str,
        person: Entity,
        role: Role,
        title: str,
        org: Entity | None,
        mode: Modality,
        date: str | None,
        post: Post | None,
        features: set[str],
    ) -> None:
        if change == "end" and role == "founder":
            return  # founders are so for ever
        draft = Draft("role", change, row.sentence.index, *span(row, item, person, post))
        draft.present = change == "end" and self._unpast(row, item)
        draft.person, draft.role, draft.title, draft.org = person, role, title, org
        draft.modality, draft.when = mode, date
        own = post.interim if post is not None and post in row.posts else False
        elsewhere = any(p.interim and p is not post for p in row.posts)
        draft.interim = (
            trigger.interim
            or own
            or (
                change in ("start", "hold")
                and not elsewhere
                and any("interim" in i.cues for i in attribution.clause(row, item))
            )
        )
        if change == "end":
            said = attribution.reason(row, item)
            draft.reason = said if trigger.reason is None or said in _FINER_REASONS else trigger.reason
        draft.headline = row.sentence.headline
        draft.features = set(features)
        self.drafts.append(draft)

    def _replaced(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        people: list[Entity],
        second: list[Entity],
        roles: list[tuple[Role, str]],
        org: Entity | None,
        mode: Modality,
        date: str | None,
        post: Post | None,
        features: set[str],
    ) -> None:
        """ "in place of Roe": Roe leaves the post that the other takes."""
        for other in row.items:
            instead = (in_place(row, other) if self.settings.articles else other.rel == "instead") or (
                other.rel == "for" and self.settings.order == "v2" and trigger.person == "subject"
            )
            if other.kind != "person" or not instead or other.entity is None:
                continue
            if other.entity in people or other.entity in second:
                continue
            for role, title in roles:
                self._add(
                    row,
                    item,
                    trigger,
                    "end",
                    other.entity,
                    role,
                    title,
                    org,
                    mode,
                    date,
                    post,
                    features | {"instead"},
                )

    def _promoted(
        self,
        row: Row,
        item: Item,
        trigger: Trigger,
        person: Entity,
        roles: list[tuple[Role, str]],
        org: Entity | None,
        mode: Modality,
        date: str | None,
        features: set[str],
    ) -> None:
        """Taking a higher post of the same organization gives up the lower one named beside the person.

        "Moving up from deputy chairman" says so in words.
        """
        clause = attribution.clause(row, item) if self.settings.auxiliaries else []
        if any("besides" in i.cues for i in clause) and not any(p.rel == "from" for p in row.posts):
            return  # "the chief executive will also become chairman"
        mine = [d for d in self.drafts if d.person is person and d.sentence == row.sentence.index]
        interim = bool(roles) and any(d.interim and d.change == "start" for d in mine)
        if mode in ("possible", "denied") or (interim and not any(p.hitherto for p in row.posts)):
            return
        for post in row.posts:
            if (
                post.rel == "from"
                and post.holder is None
                and not post.out
                and abs(post.start - item.index) <= 8
            ):
                for role, title in roles_of(row, post, post.org or org):
                    self._add(
                        row, item, trigger, "end", person, role, title, post.org or org, mode, date, post,
                        features | {"promoted", "from"},
                    )  # fmt: skip
                    self.drafts[-1].reason = None
                    self.drafts[-1].interim = False
        taken = max((RANK.get(role, 0) for role, _ in roles), default=0)
        held = [  # "Roe, che dal 2015 è tesoriera, ne diventa presidente"
            d for d in self.drafts
            if d.sentence == row.sentence.index and d.change == "hold" and d.person is person and d.org is org
            and d.role is not None and 0 < RANK.get(d.role, 0) < taken and d.end <= item.start
        ]  # fmt: skip
        for was in held if self.settings.articles and not interim else []:
            if was.role is not None and not (was.features & {"t:stays"}):
                self._add(
                    row, item, trigger, "end", person, was.role, was.title or "", org, mode, date, None,
                    features | {"promoted"},
                )  # fmt: skip
                self.drafts[-1].reason = None
                self.drafts[-1].interim = False
        for post in row.posts:
            once = post.former and not (post.hitherto and self.settings.auxiliaries)
            own = holder_of(post) is person or _of_pronoun(row, post)
            if not own or once or post.new or post.out:
                continue
            if post.org is not None and post.org is not org and not post.hitherto:
                continue
            where = post.org or org
            for role, title in roles_of(row, post, where):
                lower = post.hitherto or (not interim and 0 < RANK.get(role, 0) < taken)
                if lower and (role not in {r for r, _ in roles} or where is not org):
                    self._add(
                        row,
                        item,
                        trigger,
                        "end",
                        person,
                        role,
                        title,
                        where,
                        mode,
                        date,
                        post,
                        features | {"promoted"},
                    )
                    self.drafts[-1].reason = None
                    self.drafts[-1].interim = False


def _of_pronoun(row: Row, post: Post) -> bool:
    """Whether a title explains an age that stands for somebody: "Der 45-Jährige, bislang Vizechef, ..."."""
    before = row.items[max(0, post.start - 3) : post.start]
    comma = next((i for i in reversed(before) if i.kind == "comma"), None)
    if not post.hitherto or post.holder is not None or comma is None or not comma.index:
        return False
    who = row.items[comma.index - 1]
    return "pronoun" in who.cues and bool(who.cues & {"he", "she"})
