"""Which post a clause speaks of, where clauses end in their verb: the one named, or the one a word stands for."""

from itertools import pairwise
from typing import Final

from tenure.model.vocabulary import Role

from .entity import Entity
from .final_anaphor import Anaphors
from .final_clause import Clause, is_fact
from .final_organizations import acts, refer, whole
from .final_timing import Found
from .frame_words import roles_of
from .items import Item, Post
from .post_holders import holder_of

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
_ORDINAL: Final = ("inci", "uncu", "ncu")
_INDEFINITE: Final = frozenset(("bazi", "birkac", "baska", "cesitli", "kimi"))
_HIGHEST: Final = frozenset(("ceo", "general_manager", "managing_director", "president", "head", "chair"))


class Seeker(Anaphors):
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
            if org is None and post.org is None and change == "end":  # Acme'den ayrılan yönetici Roe
                org = next((i.entity for i in clause.window if i.kind == "org" and i.rel == "from"), None)
            where = None if unnamed else post.org or org or self._main(post)
            place = "o:unnamed" if unnamed else "o:post" if post.org else "o:clause" if org else "o:main"
            features |= {"r:clause", place}
            if post.holder is not None:
                features.add("r:apposition")
            roles = roles_of(row, post, where)
            return (roles, post, where) if roles else None
        former = any(row.text.norms[i.start] == "basindaki" for i in clause.window)
        if clause.heads_site() and clause.headed() is None and change in ("start", "end", "succeed", "yield"):
            features.add("r:head")
            where = org or self.context.main
            return [(clause.site_role(), "")], None, where  # Türkiye operasyonunun başına
        if clause.heads_firm() and clause.of_another():
            return None  # aile şirketinin başına geçti
        if clause.heads_firm() and (former or change in ("start", "hold", "held", "succeed", "yield")):
            features.add("r:head")
            firm = clause.headed()
            there = firm.entity if firm is not None and firm.kind == "org" else None
            where = (whole(there, self.context) if there is not None else None) or org or self.context.main
            if clause.heads_site():
                return [(clause.site_role(), "")], None, where
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
            ends = change in ("end", "yield")
            if ends and clause.trigger.needs == "post" and not (clause.names_post() or left):
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
                and (clause.nearest("to") is not None or clause.to_him())
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
