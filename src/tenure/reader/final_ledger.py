"""The changes of post that a text with verbs at the end of clauses tells, as drafts."""

from typing import Final

from tenure.model.vocabulary import Modality, Reason, Role, RoleChange

from . import attribution
from .draft import Draft
from .entity import Entity
from .final_clause import Clause
from .final_posts import closed
from .final_timing import Found, Timing
from .frame_results import RANK
from .frame_words import roles_of, span
from .items import Item, Post, Row
from .post_holders import holder_of

_ACADEMIC: Final = frozenset(("rektor", "dekan", "bashekim", "profesor"))
_DEPUTIES: Final = ("yardimci", "vekil")
_BORNE: Final = 6
"""How many items behind "yürüten" the name may stand of who has the post."""
_FINER: Final = frozenset(("misconduct", "health", "refocus"))
"""Reasons of a sentence that say more than the verb does."""


class Ledger(Timing):
    """Writes drafts, with what else they entail: the lower post given up, the reason for leaving."""

    def _write(
        self, clause: Clause, change: str, people: list[Entity], found: Found, mode: Modality, date: str | None,
        features: set[str],
    ) -> None:  # fmt: skip
        roles, post, org = found
        for person in people:
            own = self._own_post(clause.row, person) if post is not None and post.holder is not None else None
            named, where = (own[0], own[2]) if own is not None and change == "end" else (roles, org)
            outside = any(p.out and holder_of(p) is person for p in clause.row.posts)
            several = change == "end" and len(people) > 1
            if outside and several and own is None and post is not None and post.holder is not None:
                continue  # yayın koordinatörü Roe'nun yanı sıra köşe yazarı Poe
            for role, title in named:
                if role == "board_member" and change == "start" and self._presides(person, where):
                    continue  # who heads the board is named beside its members
                if role != "founder" or change not in ("start", "end"):
                    self._draft(clause, change, person, role, title, where, mode, date, post, features)
            self.taken.append((person, found))
        if change == "end" and people:
            self.vacated = found

    def _presides(self, person: Entity, org: Entity | None) -> bool:
        """Whether somebody was just said to come to the head of a board."""
        return any(
            d.change == "start" and d.role == "chair" and d.person is person and d.org is org
            for d in self.drafts
        )

    def _draft(
        self, clause: Clause, change: str, person: Entity, role: Role, title: str, org: Entity | None,
        mode: Modality, date: str | None, post: Post | None, features: set[str],
    ) -> None:  # fmt: skip
        row, item, trigger = clause.row, clause.item, clause.trigger
        draft = Draft("role", change, row.sentence.index, *span(row, item, person, post))
        draft.person, draft.role, draft.title, draft.org = person, role, title, org
        draft.modality, draft.when, draft.headline = mode, date, row.sentence.headline
        draft.features = set(features)
        if change in ("start", "hold"):
            acting = any("interim" in i.cues for i in clause.window)
            draft.interim = trigger.interim or acting or (post is not None and post.interim)
            draft.interim = draft.interim and not any(
                row.text.norms[k].startswith("asalet") for k in range(row.sentence.start, row.sentence.end)
            )
        if change == "end":
            said = attribution.reason(row, item)
            draft.reason = said if said in _FINER or trigger.reason is None else trigger.reason
            if "instead" in features and draft.reason is None:
                draft.reason = _described(row, person)
        self.drafts.append(draft)

    def _given_up(
        self,
        clause: Clause,
        person: Entity,
        found: Found,
        mode: Modality,
        date: str | None,
        features: set[str],
    ) -> None:
        """Taking a higher post of the same firm gives up the lower one beside the name, or the one come from."""
        if mode in ("possible", "denied"):
            return
        row, roles = clause.row, {role for role, _ in found[0]}
        firm = found[2] is not None and found[2].class_ in ("company", "bank")
        after = row.items[found[1].end] if found[1] is not None and found[1].end < len(row.items) else None
        if after is not None and row.text.norms[after.start] in ("da", "de"):
            return  # yönetim kurulu başkanlığını da üstlenecek
        taken = max((RANK.get(role, 0) for role in roles), default=0)
        for post in row.posts:
            borne = post.org is found[2] and self._borne(clause, post) is person
            own = holder_of(post) is person or borne
            own = own and not (post.former or post.new)
            if firm and row.text.norms[row.items[post.start].start] in _ACADEMIC:
                continue  # the rector's deputy chairs a firm of the university
            climbs = row.text.norms[clause.item.start][:2] in ("yu", "te")  # yüksel, terfi et
            come = post.rel == "from" and post.holder is None and climbs
            elsewhere = post.org is not None and post.org is not found[2] and post.org_how != "clause"
            moves = row.text.norms[clause.item.start].startswith(("gec", "transfer")) and not post.office
            if own and elsewhere and moves and not post.out and post.org_how == "before":
                for role, title in roles_of(row, post, post.org):
                    self._draft(
                        clause, "end", person, role, title, post.org, mode, date, post, features | {"away"}
                    )
                    self.drafts[-1].reason = "new_post"
            if post.out or elsewhere or not (own or (come and clause.left <= post.start < clause.end)):
                continue
            sent = found[1] is not None and found[1].org is found[2] and found[1].org_how == "before"
            away = own and sent and post.org is not None and post.org is not found[2]
            where = post.org if away else found[2]  # Acme'nin CFO'su Acme Tekstil'e genel müdür oldu
            deputy = "head" in roles and self._deputy_of(row, post, found[1])
            for role, title in roles_of(row, post, where):
                if (come or deputy or 0 < RANK.get(role, 0) < taken) and role not in roles:
                    self._draft(
                        clause,
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

    @staticmethod
    def _deputy_of(row: Row, post: Post, taken: Post | None) -> bool:
        """Whether one title is the deputy's of the other: "başkan yardımcılarından Roe başkanlığa getirildi"."""
        if taken is None or taken not in row.posts or taken.org not in (None, post.org):
            return False
        deputy, head = (
            row.text.norms[row.items[post.start].start],
            row.text.norms[row.items[taken.start].start],
        )
        last = row.text.norms[row.items[post.end - 1].end - 1]
        return last.startswith(_DEPUTIES) and head.startswith(deputy)

    def _borne(self, clause: Clause, post: Post) -> Entity | None:
        """Who is said in a participle to have a post: "genel müdür yardımcılığı görevini yürüten Roe"."""
        verb = clause.row.items[post.end] if post.end < len(clause.row.items) else None
        if verb is not None and "post" in verb.cues and verb.kind == "cue":
            verb = clause.row.items[verb.index + 1] if verb.index + 1 < len(clause.row.items) else None
        if not post.office or verb is None or closed(clause.row, post.start):
            return None
        if not any(t.change == "hold" for t in verb.triggers):
            return None
        if "head" not in self.hooks.verb(clause.row.text.norms[verb.end - 1], verb.rest):
            return None
        after = clause.row.items[verb.index + 1 : verb.index + 1 + _BORNE]
        named = next((i.entity for i in after if i.kind == "person"), None)
        # "görevini yürüten 47 yaşındaki bankacı, ...": whom the text speaks of
        epithet = named is None and any(i.kind == "comma" for i in after)
        return self.person if epithet else named

    def _own_post(self, row: Row, person: Entity) -> Found | None:
        """The post beside the person's name in the sentence: each of several people leaves their own."""
        for post in row.posts:
            if holder_of(post) is person and not post.out:
                org = post.org or self.context.main
                return roles_of(row, post, org), post, org
        return None

    def _goes_until(self, clause: Clause, people: list[Entity], found: Found, features: set[str]) -> None:
        """Who goes on until a day leaves on it: "ağustos sonuna kadar sürdürecek"."""
        for other in clause.window:
            after = clause.row.items[other.index + 1 : other.index + 3]
            if other.date is not None and any("until" in i.cues for i in after):
                day = other.date.resolve(self.published, True)
                self._write(clause, "end", people, found, "planned", day, features | {"until"})

    def _note(
        self,
        row: Row,
        post: Post | None,
        subject: Item,
        change: RoleChange,
        role: Role,
        title: str,
        org: Entity | None,
    ) -> None:
        start, end = (
            (row.items[post.start], row.items[post.end - 1]) if post is not None else (subject, subject)
        )
        draft = Draft(
            "role", change, row.sentence.index, min(subject.start, start.start), max(subject.end, end.end)
        )
        draft.person, draft.role, draft.title, draft.org = subject.entity, role, title, org
        draft.headline = row.sentence.headline
        draft.features = {"t:predicate" if change != "start" else "t:list"}
        draft.when = self.event if change == "start" else None
        self.drafts.append(draft)

    def _reasons(self, row: Row, new: list[Draft]) -> None:
        """Who takes a post elsewhere in the same sentence left for it; who turns to another task left for that."""
        for draft in new:
            if draft.change == "end" and draft.reason is None and "promoted" not in draft.features:
                moved = any(
                    d.change == "start" and d.person is draft.person and d.org is not draft.org for d in new
                )
                draft.reason = "new_post" if moved else None
        if "refocus" in row.reasons:
            people = [i.entity for i in row.items if i.kind == "person" and i.entity is not None]
            if not people and self.person is not None:
                people = [self.person]
            self.refocused |= {id(p) for p in people}
        for draft in self.drafts:
            if draft.change == "end" and draft.reason is None and id(draft.person) in self.refocused:
                draft.reason = "refocus"


def _described(row: Row, person: Entity) -> Reason | None:
    """The reason in a participle before a name: "emekli olan Roe'nun yerine"."""
    for item in row.items:
        after = row.items[item.index + 1 : item.index + 4]
        if item.kind == "trigger" and any(i.entity is person for i in after):
            return next((t.reason for t in item.triggers if t.reason), None)
    return None
