"""Which post a clause speaks of without naming it: "görevinden", "yerine", "koltuğa", "bu göreve" stand for it."""

from typing import Final

from .entity import Entity
from .final_clause import Clause, is_fact
from .final_ledger import Ledger
from .final_organizations import whole
from .final_timing import Found
from .frame_words import roles_of

_SEVERAL: Final = 2
"""How many sentences later those may be named who share a post."""


class Anaphors(Ledger):
    """Posts told before, or known of the people of a clause."""

    def _anaphor(
        self,
        clause: Clause,
        change: str,
        person: Entity,
        others: list[Entity],
        org: Entity | None,
        features: set[str],
    ) -> Found | None:
        """The post that "görevinden", "yerine", "koltuğa" stand for, or that the person is known to have."""
        named = clause.names_post()
        if change in ("start", "succeed") and self.taken and _this(clause):
            features.add("r:last")  # bu görevi Roe'dan devralacak
            return self._left_by_taking(clause) or self.taken[-1][1]
        if (clause.becomes and change != "succeed") or (clause.trigger.needs == "post" and not named):
            return None
        if change == "succeed" and clause.shape == "nominal" and clause.following():
            own = self._post_of(person, "hold", False)
            if own is not None:
                features.add("r:known")
                return own  # Roe'nun 2018'de yerini aldığı Poe
        whose = self._owner(clause)
        own = self._post_of(whose, "end", False) if whose is not None and whose is not person else None
        if own is not None:  # Roe'nun koltuğuna, Roe'nun görevini
            features.add("r:other")
            return own
        of_these = self.several is not None and 0 <= clause.row.sentence.index - self.several[1] <= _SEVERAL
        if (
            of_these
            and self.several is not None
            and change in ("start", "end")
            and self._together(clause, person)
        ):
            features.add("r:last")
            return self.several[0]
        if change in ("end", "yield", "hold", "held"):
            if change in ("end", "yield") and (former := self._not_just_taken(clause, person)) is not None:
                features.add("r:known")
                return former
            if org is not None and change == "end" and self._there_only(clause, person, org):
                return None  # Acme'deki görevinden ayrılacak
            there = self._post_at(person, org) if org is not None else None
            own = there or self._post_of(person, change, named and clause.stem != "bo")
            plain = change in ("hold", "held") and clause.row.text.norms[clause.item.start].startswith(
                "gorev"
            )
            if plain and clause.shape == "head" and org is not None:
                return None  # 2005'ten beri Acme'de görev yapan Roe
            if (
                own is not None
                and org is not None
                and any(clause.row.text.norms[i.start] == "ayni" for i in clause.window)
            ):
                features.add("r:same")
                return own[0], None, org  # Acme'de aynı görevi yürütüyordu
            if own is not None:
                features.add("r:known")
                elsewhere = org is not None and own[2] is not None and org is not own[2]
                if elsewhere and clause.trigger.needs == "any":
                    return own[0], own[1], org
                return own
        elif named and any(clause.row.text.norms[i.start] == "ayni" for i in clause.window):
            own = self._post_of(person, "hold", False)  # Beta'nın aynı koltuğuna kaydırıldı
            if own is not None and org is not None and own[2] is not org:
                features.add("r:same")
                self._write(clause, "end", [person], own, "actual", None, features | {"away"})
                self.drafts[-1].reason = "new_post"
                return own[0], None, org
        elif named or change == "succeed":
            whom = self._instead_of_whom(clause) if change == "start" and not others else None
            if whom is not None and whom is not person and (own := self._post_of(whom, "end", False)):
                features.add("r:other")
                mode = self.clause_mode(clause, "start", None)
                self._write(clause, "end", [whom], own, mode, None, features | {"instead"})
                return own  # Onun yerine Poe geçecek
            for other in others:
                own = self._post_of(other, "end", False)
                if own is not None:
                    features.add("r:other")
                    return own
            own = self._post_of(person, "hold", False) if others or "background" in clause.says else None
            if own is not None:
                features.add("r:known")
                return own
        if change == "end" and clause.trigger.needs == "any" and not named:
            seated = [
                d
                for d in self.drafts
                if d.sentence == clause.row.sentence.index and d.change == "start" and "r:board" in d.features
            ]
            if seated:
                features.add("r:board")
                return [("board_member", "")], None, seated[-1].org  # A kurula girdi, B ayrıldı
        if org is not None and change in ("end", "yield"):
            there = next(
                (f for who, f in reversed(self.taken) if f[2] is org and who in (None, person)), None
            )
            if there is not None:
                features.add("r:last")
                return there[0][:1], there[1], org
        vacant = self.vacated or (self.taken[-1][1] if self.taken else None)
        if clause.trigger.modality == "possible" and change == "start" and vacant is not None:
            features.add("r:vacant")
            return vacant
        if clause.trigger.interim and change == "start" and self.vacated is not None and not others:
            features.add("r:vacant")
            return self.vacated  # bu sürede Roe vekâlet edecek
        mine = next((f for who, f in reversed(self.taken) if who is person), None)
        begins = clause.row.text.norms[clause.item.start] in ("isbasi", "is", "goreve", "gorevine")
        if begins and mine is not None and change == "start" and not others:
            features.add("r:last")
            return mine  # göreve 2 Ocak'ta başlayacak
        if len(others) > 1 and change == "start" and self._of_members(clause):
            features.add("r:board")
            return [("board_member", "")], None, org or self.context.main
        if named and self.taken and change not in ("hold", "held"):
            features.add("r:last")
            emptied = self.vacated if change == "start" and _emptied(clause) else None
            roles, post, at = emptied or self.taken[-1][1]
            return (
                (roles[:1], post, at)
                if change == "start" and len(clause.replaced([])) < 2
                else (roles, post, at)
            )
        if change == "start" and (told := self._before_colon(clause)) is not None:
            features.add("r:far")
            return told
        fresh = self.vacated is not None and self.told >= clause.row.sentence.index - 1
        if fresh and change == "start" and clause.trigger.person == "object" and clause.stem in ("tr", "at"):
            features.add("r:vacant")
            return self.vacated  # Roe ayrıldı. Şirket, Poe'yu transfer etti
        alone = bool(self.taken) and self.taken[-1][0] in (None, person)
        if change == "end" and clause.trigger.needs == "none" and alone:
            features.add("r:guess")
            return self.taken[-1][1]
        return None

    def _instead_of_whom(self, clause: Clause) -> Entity | None:
        """Whom "onun yerine" stands for: the one the text speaks of."""
        norms = clause.row.text.norms
        his = any("instead" in i.cues and norms[i.start - 1] == "onun" for i in clause.window if i.start)
        return self.person if his else None

    def _not_just_taken(self, clause: Clause, person: Entity) -> Found | None:
        """The post that somebody had before the one taken in the same sentence: "CFO olacak, görevini devredecek"."""
        now = clause.row.sentence.index
        taken = {
            d.role for d in self.drafts if d.sentence == now and d.change == "start" and d.person is person
        }
        for post, org in self.context.posts_of(person) if taken else ():
            roles = [r for r in roles_of(None, post, org) if r[0] != "founder"]
            if roles and roles[0][0] not in taken and not post.former:
                return roles, post, org
        return None

    def _before_colon(self, clause: Clause) -> Found | None:
        """The post that a colon leaves to be filled: "Boş olan müdürlük koltuğu doldu: Roe atandı"."""
        row, left = clause.row, clause.left
        if not left or row.text.words[row.items[left - 1].start] != ":":
            return None
        free = [
            p for p in row.posts if p.end < left and p.holder is None and (p.office or p.new) and not p.out
        ]
        if len(free) != 1:
            return None
        where = free[0].org or self.context.main
        roles = roles_of(row, free[0], where)
        return (roles, free[0], where) if roles else None

    def _together(self, clause: Clause, person: Entity) -> bool:
        """Whether several people, none of whom is known to have a post, do something at once."""
        people = clause.subject()
        return len(people) > 1 and person in people and not any(self.context.posts_of(p) for p in people)

    def _there_only(self, clause: Clause, person: Entity, org: Entity) -> bool:
        """Whether the clause tells of a post at another firm than those where the person is known to have one."""
        items = clause.row.items
        place = next((i for i in clause.window if i.entity is org and i.rel == "at"), None)
        if place is None or place.index + 1 >= len(items):
            return False
        told = clause.row.text.norms[place.end : items[place.index + 1].start]
        return (
            told[-1:] in (["'deki"], ["'daki"], ["'teki"], ["'taki"]) and self._post_at(person, org) is None
        )

    def _left_by_taking(self, clause: Clause) -> Found | None:
        """The post of whom the clause before gives another one: "Roe genel müdür olunca bu göreve Poe getirildi"."""
        row = clause.row
        here = [d for d in self.drafts if d.sentence == row.sentence.index and d.change == "start"]
        verbs = [i for i in row.items[: clause.item.index] if i.kind == "trigger" and not is_fact(i)]
        if (
            not here
            or not verbs
            or "converb" not in self.hooks.verb(row.text.norms[verbs[-1].end - 1], verbs[-1].rest)
        ):
            return None
        mover = here[-1]
        before = [f for who, f in self.taken if who is mover.person and f[0][0][0] != mover.role]
        before += [
            (roles, post, at)
            for post, at in (self.context.posts_of(mover.person) if mover.person is not None else ())
            if (roles := roles_of(None, post, at)) and roles[0][0] != mover.role and not post.former
        ]
        if not before or mover.person is None:
            return None
        signs = {"t:end", "r:known", "promoted"}
        self._write(clause, "end", [mover.person], before[-1], mover.modality, mover.when, signs)
        self.drafts[-1].reason = None
        return before[-1]

    @staticmethod
    def _of_members(clause: Clause) -> bool:
        """Whether the sentence speaks of members: "üç üyenin değişmesini istedi: A'nın yerine B"."""
        return any(p.rel == "of" and "board_member" in t.roles for p in clause.row.posts for t in p.titles)

    @staticmethod
    def _owner(clause: Clause) -> Entity | None:
        """Whose post a word for a post is: "Roe'nun koltuğu"."""
        items = clause.row.items
        for item in items[clause.left : clause.end + 1]:
            word = "post" in item.cues or (item is clause.item and clause.names_post())
            before = items[item.index - 1] if item.index else None
            if not word or before is None:
                continue
            if before.kind == "person" and before.rel == "of":
                return before.entity
            if any(t.person == "either" and t.change == "end" for t in before.triggers) and before.index:
                before = items[before.index - 1]
            elif not clause.row.text.norms[item.start].startswith("bosal"):
                continue
            if before.kind == "person" and before.rel == "from":
                return before.entity  # Roe'dan boşalan göreve
        return None

    def _left_open(self, clause: Clause) -> Found | None:
        """The post that somebody left open, named behind the verb: "Roe'dan boşalan Acme genel müdürlüğüne"."""
        row = clause.row
        if not row.text.norms[clause.item.start].startswith("bosalan") or clause.nearest("from") is None:
            return None
        behind = [p for p in row.posts if clause.end < p.start <= clause.end + 2 and p.rel == "to"]
        if not behind or behind[0].holder is not None:
            return None
        post = behind[0]
        firm = next((i.entity for i in row.items[clause.end + 1 : post.start] if i.kind == "org"), None)
        where = post.org or (whole(firm, self.context) if firm is not None else None) or self.context.main
        roles = roles_of(row, post, where)
        return (roles, post, where) if roles else None

    def _left_for(self, clause: Clause, org: Entity | None) -> Entity | None:
        """The firm of a post that somebody left for another: "Acme Başkanı Roe'nun Beta'ya atanmasıyla boşalan"."""
        norms, items = clause.row.text.norms, [*clause.window, clause.item]
        empty = next((i.index for i in items if norms[i.start].startswith("bosal")), 0)
        new = [i.entity for i in clause.row.items[:empty] if i.kind == "org" and i.rel == "to"]
        if not new or (org or self.context.main) not in new:
            return None
        posts = [p for p in clause.row.posts if p.end < empty and p.holder is not None]
        return next((p.org for p in posts if p.org is not None and p.org not in new), None)

    def _post_at(self, person: Entity, org: Entity) -> Found | None:
        """The post that the text gives somebody at an organization."""
        for post, at in self.context.posts_of(person):
            if at is org and not post.former and (roles := roles_of(None, post, at)):
                return roles, post, at
        return next((f for who, f in reversed(self.taken) if who is person and f[2] is org), None)

    def _post_of(self, person: Entity, change: str, named: bool) -> Found | None:
        if named:  # "bu görevden": the one just told
            for who, found in self.taken[-3:][::-1]:
                if who is person:
                    return found
        for post, org in self.context.posts_of(person):
            if post.former and change != "held":
                continue
            roles = roles_of(None, post, org)
            if roles and roles[0][0] != "founder":
                return roles, post, org
        told = next((found for who, found in reversed(self.taken) if who is person), None)
        if told is None and change == "end":  # "eski CEO Roe geçen yıl istifa etmişti"
            past = [(p, at) for p, at in self.context.posts_of(person) if p.former and roles_of(None, p, at)]
            return (roles_of(None, *past[0]), *past[0]) if past else None
        return told


def _this(clause: Clause) -> bool:
    """Whether the clause speaks of "this post"."""
    norms = clause.row.text.norms
    return any("post" in i.cues and norms[i.start] == "bu" for i in clause.window)


def _emptied(clause: Clause) -> bool:
    """Whether the post is one that was left: "boşalan göreve"."""
    words = (
        clause.row.text.norms[clause.row.items[clause.left].start : clause.item.start]
        if clause.window
        else []
    )
    return any(word.startswith("bosal") for word in words)
