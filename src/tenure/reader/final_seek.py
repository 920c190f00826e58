"""Which post a clause speaks of, where clauses end in their verb: the one named, or the one a word stands for."""

from itertools import pairwise
from typing import Final

from tenure.model.vocabulary import Role

from .entity import Entity
from .final_clause import Clause, is_fact
from .final_ledger import Ledger
from .final_posts import acts, refer, whole
from .final_timing import Found
from .frame_words import roles_of
from .items import Item, Post
from .posts import holder_of

TAKING: Final = frozenset(("us", "de", "al", "ka", "te"))
"""How verbs begin that take a post as their object: üstlen, devral, al, kap, teslim al."""
_START_CASES: Final = {"to": 1.0, "as": 0.9, "at": 0.3, "for": 0.3}
_END_CASES: Final = {"from": 1.0, "object": 0.8, "of": 0.2, "to": -0.2, "at": -0.2, "as": 0.1}
_HOLD_CASES: Final = {"object": 0.9, "as": 0.9, "at": 0.6, "to": 0.5, "from": -0.6, "of": -0.2}
_TOP: Final[dict[str | None, Role]] = {
    "club": "president", "union": "president", "foundation": "president", "party": "president", "university": "head",
    "hospital": "head", "agency": "head", "central_bank": "head", "museum": "head", "media": "head",
}  # fmt: skip
"""What the one at the top is, by the class of the organization; of a firm the `ceo`."""
_COUNCILS: Final = frozenset(
    (
        "danisma",
        "disiplin",
        "yayin",
        "bilim",
        "onur",
        "secici",
        "genel",
        "haysiyet",
        "divan",
        "ticaret",
        "etik",
        "jüri",
    )
)
"""What makes another body of a board."""
_PUBLIC: Final = frozenset(("municipality", "party", "country"))
_OF_FIRMS: Final = frozenset(("ceo", "general_manager", "chair", "cfo", "managing_director"))
_GIVEN: Final = ("emanet", "ver", "birak", "tahsis", "teslim", "tevdi", "devre")
"""How verbs begin by which a post is given to somebody."""
_SEVERAL: Final = 2
"""How many sentences later those may be named who share a post."""
_ORDINAL: Final = ("inci", "uncu", "ncu")
_INDEFINITE: Final = frozenset(("bazi", "birkac", "baska", "cesitli", "kimi"))
_HIGHEST: Final = frozenset(("ceo", "general_manager", "managing_director", "president", "head", "chair"))


class Seeker(Ledger):
    """Finds posts by their cases and places, else by what the text told of the person."""

    def _seek(
        self, clause: Clause, change: str, people: list[Entity], others: list[Entity], features: set[str]
    ) -> Found | None:
        """The roles with their titles as written, the post that they come from, and its organization."""
        row, trigger = clause.row, clause.trigger
        best: tuple[float, Post] | None = None
        for post in row.posts:
            score = self._fitness(clause, change, post, people)
            if score >= 0.5 and (best is None or score > best[0]):
                best = (score, post)
        org = self._clause_org(clause, change)
        if change == "end" and (left := self._left_open(clause)) is not None:
            return left  # Roe'dan boşalan Acme genel müdürlüğüne
        unnamed = _unnamed(clause) if change in ("end", "yield") else False
        if unnamed and (best is None or best[1].holder is not None):
            return None  # bazı şirketlerinden istifa etti
        board = self._board_left(clause)
        if board is not None and trigger.role is None and (best is None or best[1].holder is not None):
            features.add("r:board")
            return [("board_member", row.text.span(board.start, board.end))], None, org or self.context.main
        if change == "start" and _for_good(clause):
            acting = self._acting(clause, people[0])
            if acting is not None:
                features |= {"r:known"}
                return acting
        council = row.text.norms[clause.item.start - 1] in _COUNCILS if clause.item.start else False
        enters = row.text.norms[clause.item.start] in ("kurula", "kuruluna")
        if enters and council:
            return None
        if enters and (best is None or best[1].holder is not None):
            features.add("r:board")
            return [("board_member", "")], None, org or self.context.main  # kurula girdi
        stays = change in ("hold", "held") and board is not None and best is not None
        if stays and board is not None and best is not None and board.index >= best[1].end:
            features.add("r:board")
            return [("board_member", row.text.span(board.start, board.end))], None, org or self.context.main
        if best is not None:
            post = best[1]
            if post.out:
                return None
            weak = all(title.weak for title in post.titles) and bool(others) and post.holder is None
            own = self._post_of(others[0], "end", False) if weak else None
            if own is not None and change == "start":
                features.add("r:other")
                return own  # Genel Müdür Roe'nun yerine müdürlüğe Poe getirildi
            org = self._left_for(clause, org) or org
            where = None if unnamed else post.org or org or self._main(post)
            features |= {"r:clause", "o:post" if post.org else "o:clause" if org else "o:main"}
            if post.holder is not None:
                features.add("r:apposition")
            roles = roles_of(row, post, where)
            return (roles, post, where) if roles else None
        former = any(row.text.norms[i.start] == "basindaki" for i in clause.window)
        if clause.heads_site() and clause.headed() is None and change in ("start", "end", "succeed", "yield"):
            features.add("r:head")
            return [("head", "")], None, org or self.context.main  # Türkiye operasyonunun başına
        if clause.heads_firm() and clause.of_another():
            return None  # aile şirketinin başına geçti
        if clause.heads_firm() and (former or change in ("start", "hold", "held", "succeed", "yield")):
            features.add("r:head")
            firm = clause.headed()
            there = firm.entity if firm is not None and firm.kind == "org" else None
            where = (whole(there, self.context) if there is not None else None) or org or self.context.main
            if clause.heads_site():
                return [("head", "")], None, where
            return self._at_head(people[0], where, change in ("start", "succeed")), None, where
        if row.text.norms[clause.item.start].startswith("donem") and org is not None:
            features.add("r:head")
            for post in row.posts:  # Roe dönemi sona erdi, genel müdürlüğe Poe geldi
                if post.office and post.holder is None and post.org in (None, org):
                    return roles_of(row, post, org), post, org
            return self._at_head(people[0], org), None, org
        if trigger.role == "president" and any("board" in i.cues and i.rel == "to" for i in clause.window):
            return [("chair", "")], None, org or self.context.main
        seat = (
            org is not None
            and org.class_ == "university"
            and change == "start"
            and clause.stem in ("at", "ge")
        )
        to_org = any(
            i.kind == "org" and i.rel == "to" and whole(i.entity, self.context) is org for i in clause.window
        )
        if seat and to_org and not clause.names_post():
            features.add("r:head")
            return [("head", "")], None, org  # Acme Üniversitesi'ne Roe atandı
        if trigger.role is not None:
            if trigger.role == "founder" and clause.shape in ("nominal", "head"):
                org = self._described_org(clause) or org
            if trigger.needs == "org" and org is None:
                return None
            features.add("r:trigger")
            role = trigger.role
            unit = any(
                t.kind == "affiliation" and t.relation == "unit"
                for i in clause.window[-3:]
                for t in i.triggers
            )
            if role == "ceo" and org is not None:  # of a firm, or of a department of it
                role = "head" if unit else self._at_head(people[0], org)[0][0]
            return [(role, row.text.span(clause.item.start, clause.item.end))], None, org or self.context.main
        return self._anaphor(clause, change, people[0], others, org, features)

    def _acting(self, clause: Clause, person: Entity) -> Found | None:
        """The post that somebody stood in for and is given for good: "vekâleten yürüten Roe asaleten atandı"."""
        for post in clause.row.posts:
            if holder_of(post) is person or self._borne(clause, post) is person:
                org = post.org or self.context.main
                roles = roles_of(clause.row, post, org)
                return (roles, None, org) if roles and not post.out else None
        return self._post_of(person, "hold", False)

    @staticmethod
    def _described_org(clause: Clause) -> Entity | None:
        """The firm that a noun clause describes: "Roe'nun 1963'te kurduğu Acme"."""
        for other in clause.row.items[clause.end + 1 : clause.end + 4]:
            if other.kind == "org":
                return other.entity
            if other.kind not in ("word", "cue") or "company" in other.cues:
                return None
        return None

    def _main(self, post: Post) -> Entity | None:
        """The organization that the text is about; of the posts of a firm, a firm and no town or party."""
        main = self.context.main
        offices = {role for title in post.titles for role in title.roles}
        if main is None or main.class_ not in _PUBLIC or not offices & _OF_FIRMS:
            return main
        return next((e for e in self.context.orgs if e.class_ not in _PUBLIC), main)

    @staticmethod
    def _board_left(clause: Clause) -> Item | None:
        """The board that the clause speaks of joining or leaving: "yönetim kurulundan çekildi"."""
        taking = clause.trigger.change in ("start", "succeed")
        rels = (
            ("to", "at")
            if taking
            else ("from", "at")
            if clause.trigger.change in ("end", "yield")
            else ("at",)
        )
        for other in reversed(clause.window):
            rest = clause.row.items[other.index + 1 : clause.end]
            listed = all(i.kind in ("person", "comma") or i.cues & {"conjunction", "skip"} for i in rest)
            near = clause.end - other.index <= 4 or clause.trigger.change == "start" or listed
            lead = clause.row.text.norms[other.start - 1] if other.start else ""
            if lead in _COUNCILS:
                continue  # danışma kuruluna katılacak
            if "board" in other.cues and other.kind == "cue" and other.rel in rels and near:
                return other
        return None

    def _fitness(self, clause: Clause, change: str, post: Post, people: list[Entity]) -> float:
        """How well a post of the sentence fits a clause: by its case, its place, and who holds it."""
        row, holder = clause.row, holder_of(post)
        if all(title.roles == ["founder"] for title in post.titles) and change not in ("hold", "held"):
            return -1.0  # nobody ceases to be a founder
        takes = change in ("start", "succeed")
        if holder is not None:
            if holder not in people:
                return -1.0
            if takes:
                became = (
                    clause.becomes and post.holder is not None and post.holder.index + 1 >= clause.item.index
                )
                return 1.3 if post.new or (became and not post.former) else -1.0  # Acme'nin CEO'su Roe oldu
            strong = clause.names_post() or clause.shape == "head"
            left = any(i.rel == "from" and (i.kind == "org" or "company" in i.cues) for i in clause.window)
            if change == "end" and clause.trigger.needs == "post" and not (clause.names_post() or left):
                return -1.0  # açık artırmada çekildi
            if change in ("hold", "held") and not clause.names_post() and clause.trigger.modality is None:
                return -1.0
            return (1.1 if strong else 0.9) - (0.35 if post.former else 0.0)
        leaves = change in ("end", "yield") and post.relative and post.end <= clause.end
        if leaves and any(i.rel == "from" and i.entity is post.org for i in clause.window):
            return 0.9  # başkanı olduğu Acme'den istifa etti
        if change == "end" and clause.trigger.person == "either" and post.start == clause.end + 1:
            return 1.5 if clause.shape == "head" else -1.0  # boşalan genel müdürlüğe
        if not clause.left <= post.start < clause.end:
            return -1.0
        if takes and clause.becomes and post.rel == "of" and post.new:
            return 1.5  # yeni CEO'sunun Roe olduğu
        who = row.items[clause.item.index - 1] if clause.item.index else None
        if (
            takes
            and clause.becomes
            and post.rel is None
            and post.new
            and who is not None
            and who.kind == "person"
        ):
            return 1.3  # Acme'nin yeni müdürü, daha önce Beta'da çalışan Roe oldu
        last = clause.item.index if clause.item.tail >= 0 and post.end <= clause.item.index else clause.end
        gap = last - post.end
        between = row.items[post.end : last]
        near = gap <= 3 and all(i.kind == "cue" and i.cues & {"skip", "determiner", "post"} for i in between)
        told = [i for i in between if "as" not in i.cues]
        if takes and told[:1] and any(t.change == "start" for t in told[0].triggers):
            return -1.0  # taken by another verb: "başkanlığa getirilen Roe, ..."
        if takes:
            plain = post.rel is None and (near or post.new or any("as" in i.cues for i in between[:1]))
            if clause.becomes and not near and post.rel != "of":
                return -1.0
            carries = clause.stem in TAKING or row.text.norms[clause.item.start].startswith(
                ("yurut", "yonet", "yap")
            )
            given = post.rel == "object" and (carries or clause.trigger.interim)
            given = given or (post.rel is None and post.office and carries)  # başkanlığı Roe üstlenecek
            given = given or (post.rel == "of" and any(row.text.norms[i.start] == "sahibi" for i in between))
            given = given or (
                post.rel in ("object", None)
                and post.office
                and row.text.norms[clause.item.start].startswith(_GIVEN)
                and clause.nearest("to") is not None
            )
            given = given or (
                post.office and post.rel is None and clause.stem == "ge" and bool(clause.nearest("to"))
            )
            given = given or (post.office and clause.trigger.person == "either")  # vekâleten yürütülecek
            if not plain and not given and post.rel not in _START_CASES:
                return -1.0
            if clause.stem == "tr" and post.rel not in ("to", "as"):
                return -1.0  # transfer edilen: from where, not to which post
        cases = _START_CASES if takes else _HOLD_CASES if change in ("hold", "held") else _END_CASES
        score = 1.2 + cases.get(post.rel or "", 0.0) - 0.05 * gap
        if post.rel == "from" and row.text.norms[row.items[min(post.end, len(row.items) - 1)].start] in (
            "sonra",
            "once",
        ):
            return -1.0  # CFO'dan sonra
        verbs = [i for i in between if i.kind == "trigger" and not is_fact(i)]
        score -= 0.6 * sum(1 for i in verbs if row.text.norms[i.start] != "basindaki")
        score -= 0.3 if any(t.weak for t in post.titles) else 0.0
        if post.rel in ("instead", "by", "with"):
            score -= 1.5
        if change in ("hold", "held") and post.rel is None and not near and not post.office:
            return -1.0
        ending = change == "end" and row.text.norms[clause.item.start].startswith(("sona", "son", "bit"))
        if ending and not post.office and not any("post" in i.cues for i in between):
            return -1.0  # CEO arayışı sona erdi
        if row.text.norms[clause.item.start].startswith("alin") and change == "end" and post.rel != "from":
            return -1.0  # başkanlığından alındı
        if post.rel is None and not post.office and not near and not post.new:
            score -= 0.6
        return score

    def _at_head(self, person: Entity, org: Entity | None, takes: bool = False) -> list[tuple[Role, str]]:
        """What "at the head of" a firm means: the post that the text gives the person there, else the highest."""
        for who, (roles, _, at) in reversed(self.taken):
            if at is org and who is person and roles[0][0] in _HIGHEST:
                return roles[:1]
        for post, at in self.context.posts_of(person) if not takes else ():
            roles = roles_of(None, post, at)
            if (
                at is org
                and roles
                and roles[0][0] in ("ceo", "general_manager", "president", "head", "chair")
            ):
                return roles[:1]
        for holder, post, at, _ in self.context.known_posts:
            roles = roles_of(None, post, at)
            if at is org and holder is not person and roles and roles[0][0] in ("ceo", "general_manager"):
                return roles[:1]
        return [(_TOP.get(org.class_ if org is not None else None, "ceo"), "")]

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
            there = next((f for _, f in reversed(self.taken) if f[2] is org), None)
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
        alone = bool(self.taken) and self.taken[-1][0] in (None, person)
        if change == "end" and clause.trigger.needs == "none" and alone:
            features.add("r:guess")
            return self.taken[-1][1]
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

    def _clause_org(self, clause: Clause, change: str) -> Entity | None:
        """The organization that a clause names, unless it belongs to somebody's title."""
        best: tuple[float, Item] | None = None
        row = clause.row
        for other in clause.window:
            if other.kind != "org" and not (other.kind == "cue" and other.cues & {"company", "child"}):
                continue
            if any(p.holder is not None and 0 <= p.start - other.index <= 4 for p in row.posts):
                continue
            if other.kind == "org" and acts(row, other):
                continue
            score = 1.0 - 0.03 * (clause.end - other.index)
            if other.rel in ("of", "at"):
                score += 0.5
            elif other.rel == "from":
                score += 0.6 if change in ("end", "yield") else -1.0
            elif other.rel == "to":
                score += 0.5 if change in ("start", "succeed") else -0.3
            elif other.rel == "object":
                score += 0.4 if clause.trigger.role is not None else -1.0
            elif other.rel in ("by", "with"):
                score -= 0.8
            after = row.items[other.index + 1] if other.index + 1 < len(row.items) else None
            if other.rel is None and other.kind == "org" and after is not None and after.kind == "word":
                score -= 0.9 if after.index < clause.item.index else 0.0  # BDDK onayının ardından
            if "named" in (row.items[other.index + 1].cues if other.index + 1 < len(row.items) else ()):
                score -= 1.0
            if other.kind != "org":
                score -= 0.2
            if score > 0.2 and (best is None or score > best[0]):
                best = (score, other)
        if best is None:
            return None
        if best[1].kind == "org":
            return whole(best[1].entity, self.context)
        return refer(row, best[1], self.context)


def _for_good(clause: Clause) -> bool:
    """Whether somebody is given for good what they stood in for: "asaleten atandı"."""
    norms = clause.row.text.norms
    words = norms[clause.row.items[clause.left].start : clause.item.end + 2]
    return any(
        word.startswith("asalet") and not after.startswith("atama")  # asaleten atama yapılıncaya kadar
        for word, after in pairwise([*words, ""])
    )


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


def _unnamed(clause: Clause) -> bool:
    """Whether the clause speaks of a firm that it does not name: "bazı şirketlerinden", "başka bir markanın"."""
    norms = clause.row.text.norms
    head = clause.row.items[clause.end + 1 : clause.end + 3]
    if len(head) == 2 and norms[head[0].start].endswith(_ORDINAL) and "company" in head[1].cues:
        return True  # "istifa ettiği ikinci şirket"
    for item in clause.window:
        lead = norms[max(0, item.start - 2) : item.start]
        more = "bir" in lead and "daha" in norms[item.end : clause.item.start]
        if more and item.cues & {"post", "company"} and item.rel in ("from", "object"):
            return True  # "bir görevini daha bıraktı"
        if any(i.kind == "org" for i in clause.row.items[item.index + 1 : clause.end]):
            continue
        firm = item.cues & {"company", "child"} or any(t.kind == "affiliation" for t in item.triggers)
        lead = norms[max(clause.row.items[clause.left].start, item.start - 3) : item.start]
        if firm and _INDEFINITE & set(lead):
            return True
    return False
