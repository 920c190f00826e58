"""Frames where clauses end in their verb and nouns have cases (Turkish): see `final_clause`.

Who says it, and how firmly, stands to the right of a verb that is a noun clause; a finite verb speaks for itself.
"""

import datetime
from typing import Final

from tenure.model.dates import earliest, latest
from tenure.model.vocabulary import Modality, Reason, Role, RoleChange

from . import attribution
from .context import Context
from .dates import compiled as calendar_of
from .draft import Draft
from .final_clause import Clause, is_fact
from .final_posts import refer
from .frames import RANK, quotations, roles_of, span
from .items import Item, Post, Row
from .mentions import Entity
from .pack import Trigger
from .posts import holder_of

_BEFORE: Final = 6
"""How many sentences back a denial may reach."""
_TAKING: Final = frozenset(("us", "de", "al", "ka", "te"))
"""How verbs begin that take a post as their object: üstlen, devral, al, kap, teslim al."""
_START_CASES: Final = {"to": 1.0, "as": 0.9, "at": 0.3, "for": 0.3}
_END_CASES: Final = {"from": 1.0, "object": 0.8, "of": 0.2, "to": -0.2, "at": -0.2, "as": 0.1}
_HOLD_CASES: Final = {"object": 0.9, "as": 0.9, "at": 0.6, "to": 0.5, "from": -0.6, "of": -0.2}
_TOP: Final[dict[str | None, Role]] = {
    "club": "president", "union": "president", "foundation": "president", "party": "president", "university": "head",
    "hospital": "head", "agency": "head", "central_bank": "head", "museum": "head", "media": "head",
}  # fmt: skip
"""What the one at the top is, by the class of the organization; of a firm the `ceo`."""

_FINER: Final = frozenset(("misconduct", "health", "refocus"))
"""Reasons of a sentence that say more than the verb does."""
_PUBLIC: Final = frozenset(("municipality", "party", "country"))
_OF_FIRMS: Final = frozenset(("ceo", "general_manager", "chair", "cfo", "managing_director"))
_ORDINAL: Final = ("inci", "uncu", "ncu")
_COPULAS: Final = ("dir", "dur", "tir", "tur")
_INDEFINITE: Final = frozenset(("bazi", "birkac", "baska", "cesitli", "kimi"))
_HIGHEST: Final = frozenset(("ceo", "general_manager", "managing_director", "president", "head", "chair"))

Found = tuple[list[tuple[Role, str]], Post | None, Entity | None]


class FinalFrames:
    """Reads the triggers of a document's sentences, in order."""

    def __init__(self, context: Context, published: datetime.date | None) -> None:
        self.context = context
        self.published = published
        self.drafts: list[Draft] = []
        self.hooks = context.lexicon.hooks
        self.taken: list[tuple[Entity | None, Found]] = []
        """who came to or left which post, and the posts that were only named, in order"""
        self.person: Entity | None = None
        """whom a clause without a subject tells of"""
        self.listing = -9
        """the paragraph in which duties were last said to be given out"""
        self.vacated: Found | None = None
        """the post that was left last"""
        self.untold: tuple[Clause, list[Entity], set[str]] | None = None
        """an end whose post the sentence has not told yet"""
        self.board = -9
        """the sentence that announces the members of a board"""
        self.quote = False
        self.day: str | None = None
        """the date named last"""
        self.event: str | None = None
        """the date of the last change that was told as news, and the sentence that told it"""
        self.told = -9
        self.ahead: str | None = None
        """the date named last that is still to come"""
        self.refocused: set[int] = set()

    def read(self, row: Row) -> None:
        """Adds the drafts of a sentence."""
        count = len(self.drafts)
        spoken = self._spoken(row)
        words = [w for w in row.text.words[row.sentence.start : row.sentence.end] if w[0].isalpha()]
        loud = len(words) > 1 and all(w.isupper() for w in words)
        if row.text.words[row.sentence.end - 1] != "?" and not loud:
            quoted = quotations(row)
            for item in row.items:
                if item.triggers and not quoted[item.index] and not spoken and not _mentioned(row, item):
                    for trigger in item.triggers:
                        if trigger.kind == "role" and self._frame(row, item, trigger):
                            break
            self._predicates(row)
            self._verbless(row)
            self._listing(row)
        self._deny_rumours(row, self.drafts[count:])
        self._reasons(row, self.drafts[count:])
        for draft in self.drafts[count:]:
            if draft.change in ("start", "end") and "background" not in draft.features:
                self.told = row.sentence.index
                self.event = draft.when or self.event
        for item in row.items:
            dated = item.date is not None and row.text.norms[item.end - 1] != "sonra"
            found = item.date.resolve(self.published, None) if dated and item.date is not None else None
            if found is not None:
                self.day = found
                if self.published is not None and earliest(found) > self.published:
                    self.ahead = found
        if "duties" in row.cues:
            self.listing = row.sentence.paragraph
            dates = [found for i in row.items if (found := self._dated(row, i, False)) is not None]
            self.event = dates[-1] if dates else self.event
        people = [i for i in row.items if i.kind == "person" and i.entity]
        if people:
            self.person = next((i.entity for i in people if i.rel is None), people[0].entity)

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

    def _spoken(self, row: Row) -> bool:
        """Whether a sentence goes on with a quotation, and names nobody: "... . Yolumuza devam ediyoruz" dedi."""
        within = self.quote
        for item in row.items:
            word = row.text.words[item.start]
            if word in "“«" or (word == '"' and not self.quote):
                self.quote = True
            elif word in '”»"':
                self.quote = False
        return within and not any(i.kind == "person" for i in row.items)

    # one trigger

    def _frame(self, row: Row, item: Item, trigger: Trigger) -> bool:
        clause = Clause(row, item, trigger, self.hooks)
        change = self._turned(clause)
        before = row.items[item.index - 1] if item.index else None
        helper = clause.stem == "ol" and before is not None and before.kind == "trigger"
        helper = helper or any(p.relative and p.end == item.index for p in row.posts)  # başkanı olduğu şirket
        if (
            change is None
            or helper
            or any("question" in i.cues for i in row.items[clause.left : clause.end + 2])
        ):
            return False  # "istifa etmiş olup", "hangi görevi üstleneceği"
        bearer = (
            change == "hold" and clause.shape == "head"
        )  # "genel müdür olan Roe": described, not said to stay
        features = {
            "t:bearer" if bearer else f"t:{change}",
            f"shape:{clause.shape}",
            f"needs:{trigger.needs}",
        }
        people = clause.subject()
        if people:
            features.add("p:clause")
        elif (self._may_drop(clause) or _from_them(clause)) and self.person is not None:
            people = [self.person]
            features.add("p:absent")
        left = change == "end" and not trigger.noun and trigger.person == "subject"
        if left and clause.stem in ("bi", "te") and clause.nearest("to"):
            change = "yield"  # "koltuğunu Roe'ya bıraktı"
        second = clause.second(change, people)
        others = second + clause.replaced(people)
        if not people:
            return False
        row = clause.row
        found, reason = self._seek(clause, change, people, others, features), trigger.reason
        if found is None and change == "start" and _elsewhere(clause):
            change, reason, found = "end", "new_post", self._post_of(people[0], "end", False)
        if found is None and trigger.noun and change == "end" and "p:clause" in features:
            self.untold = clause, people, features  # "Roe'nun istifasının ardından CEO'luğa ..."
        if found is None:
            return False
        date = self.clause_date(clause)
        mode = self.clause_mode(clause, change, date)
        if trigger.change == "hold" and change == "hold" and trigger.modality is None:
            if clause.says & {"past"} and not clause.says & {"planned"} and found[0][0][0] != "founder":
                change = "held"
            elif mode == "planned":
                mode = "actual"
                self._goes_until(clause, people, found, features)
                date = None
        if clause.stem == "ot" and change == "start" and clause.sits() and "planned" not in clause.says:
            change = "held" if "past" in clause.says else "hold"
        if change == "held" or (change == "hold" and found[0][0][0] != "founder"):
            date = self._since(clause) if change == "hold" else None
        if "background" in clause.says:
            features.add("background")
        if reason and reason != trigger.reason:
            features.add("away")
        pairs = self._post_pairs(clause, change) if change == "start" else []
        if not pairs and change == "start" and self._career(clause, people, found, mode, features):
            return True
        for person, post in pairs:
            where = post.org or found[2]
            one = (roles_of(row, post, where), post, where)
            self._write(clause, "start", [person], one, mode, date, features)
        if pairs:
            return True
        first, other = {"succeed": ("start", "end"), "yield": ("end", "start")}.get(change, (change, ""))
        if self.untold is not None and first == "start" and self.untold[0].row is row:
            earlier, leavers, signs = self.untold
            self._write(
                earlier,
                "end",
                leavers,
                found,
                self.clause_mode(earlier, "end", None),
                None,
                signs | {"r:far"},
            )
        self.untold = None
        self._write(clause, first, people, found, mode, date, features)
        if reason == "new_post" and self.drafts:
            self.drafts[-1].reason = "new_post"
        if second:
            self._write(clause, other, second, found, mode, date, features | {"second"})
        passed = clause.nearest("from") if first == "start" and clause.passes() else None
        if passed is not None and passed.entity is not None:
            self._write(clause, "end", [passed.entity], found, mode, date, features | {"second"})
        if first == "start":
            acting = trigger.interim or any("interim" in i.cues for i in clause.window)
            self._write(clause, "end", clause.replaced(people), found, mode, date, features | {"instead"})
            for person in people if not acting else ():
                self._given_up(clause, person, found, mode, date, features)
        return True

    def _turned(self, clause: Clause) -> str | None:
        """What the verb says with its negation: who does not leave stays; who is not appointed is nobody."""
        change = str(clause.trigger.change)
        verbs = [i.end for i in clause.window if i.kind == "trigger" and not is_fact(i)]
        again = clause.row.text.norms[max([clause.row.items[clause.left].start, *verbs]) : clause.item.start]
        if change == "start" and not clause.trigger.noun and ("yeniden" in again or "tekrar" in again):
            change = "hold"  # yeniden başkanlığa seçildi
        after = clause.row.items[clause.end + 1] if clause.end + 1 < len(clause.row.items) else None
        if after is not None and "negation" in after.cues:
            return None  # vermiş değil
        if change in ("end", "yield") and {"planned", "past"} <= clause.says:
            return None  # 2026'da sona erecekti
        if "negation" not in clause.says:
            return change
        before = clause.row.items[clause.item.index - 1] if clause.item.index else None
        if (
            before is not None
            and before.triggers
            and clause.row.text.norms[before.start][:4] == (clause.row.text.norms[clause.item.start][:4])
        ):
            return None  # sürdürüp sürdürmeyeceği: whether
        if change in ("hold", "held"):
            return "end" if "planned" in clause.says else None
        return "hold" if change in ("end", "yield") else None

    @staticmethod
    def _may_drop(clause: Clause) -> bool:
        """Whether a clause without a subject goes on with the person of the sentence before."""
        if clause.trigger.person != "subject" or clause.trigger.noun or clause.shape == "head":
            return False
        if any(i.kind == "person" and i.rel != "instead" for i in clause.window):
            return False
        untold = any(
            p.holder is None
            and not p.office
            and p.rel in (None, "of")
            and clause.left <= p.start < clause.end
            for p in clause.row.posts
        )
        if untold and clause.trigger.change == "end":
            return False  # "depo müdürü görevden alındı": somebody without a name
        told = clause.shape == "finite" and clause.says & {"past", "planned"}
        return bool(told) if clause.trigger.change == "start" else True

    def _write(
        self, clause: Clause, change: str, people: list[Entity], found: Found, mode: Modality, date: str | None,
        features: set[str],
    ) -> None:  # fmt: skip
        roles, post, org = found
        for person in people:
            own = self._own_post(clause.row, person) if post is not None and post.holder is not None else None
            named, where = (own[0], own[2]) if own is not None and change == "end" else (roles, org)
            for role, title in named:
                if role != "founder" or change not in ("start", "end"):
                    self._draft(clause, change, person, role, title, where, mode, date, post, features)
            self.taken.append((person, found))
        if change == "end" and people:
            self.vacated = found

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
        taken = max((RANK.get(role, 0) for role in roles), default=0)
        for post in row.posts:
            own = holder_of(post) is person and not (post.former or post.new)
            climbs = row.text.norms[clause.item.start][:2] in ("yu", "te")  # yüksel, terfi et
            come = post.rel == "from" and post.holder is None and climbs
            elsewhere = post.org is not None and post.org is not found[2] and post.org_how != "clause"
            if post.out or elsewhere or not (own or (come and clause.left <= post.start < clause.end)):
                continue
            for role, title in roles_of(row, post, found[2]):
                if (come or 0 < RANK.get(role, 0) < taken) and role not in roles:
                    self._draft(
                        clause,
                        "end",
                        person,
                        role,
                        title,
                        found[2],
                        mode,
                        date,
                        post,
                        features | {"promoted"},
                    )
                    self.drafts[-1].reason = None

    def _own_post(self, row: Row, person: Entity) -> Found | None:
        """The post beside the person's name in the sentence: each of several people leaves their own."""
        for post in row.posts:
            if holder_of(post) is person and not post.out:
                org = post.org or self.context.main
                return roles_of(row, post, org), post, org
        return None

    def _career(
        self, clause: Clause, people: list[Entity], found: Found, mode: Modality, features: set[str]
    ) -> bool:
        """ "2014'te şube müdürlüğüne, üç yıl sonra da bölge müdürlüğüne yükseldi": one step after the other."""
        row = clause.row
        posts = [
            p for p in row.posts if clause.left <= p.start < clause.end and p.rel == "to" and p.holder is None
        ]
        if len(posts) < 2 or any(i.kind == "person" for i in row.items[posts[0].end : clause.end]):
            return False
        for post, begin in zip(posts, [clause.left, *(p.end for p in posts)], strict=False):
            dates = [
                d for i in row.items[begin : post.start] if (d := self._dated(row, i, False)) is not None
            ]
            where = post.org or found[2]
            self._write(
                clause,
                "start",
                people,
                (roles_of(row, post, where), post, where),
                mode,
                dates[-1] if dates else None,
                features,
            )
        return True

    @staticmethod
    def _post_pairs(clause: Clause, change: str) -> list[tuple[Entity, Post]]:
        """ "başkanlığa Roe'yu, başkan vekilliğine Poe'yu getirdi": each post with the person named after it."""
        row = clause.row
        free = [p for p in row.posts if clause.left <= p.start < clause.end and p.holder is None]
        posts = [p for p in free if p.rel == "to"]
        if len(posts) < 2 and clause.stem in _TAKING:  # başkanlığı Roe, CEO'luğu Poe üstlendi
            posts = [p for p in free if p.office and p.rel in ("object", None)]
        if len(posts) < 2:
            return FinalFrames._named_as(clause, free)
        pairs = []
        for post, after in zip(posts, [*(p.start for p in posts[1:]), clause.end], strict=True):
            people = [
                i.entity for i in row.items[post.end : after] if i.kind == "person" and i.entity is not None
            ]
            if not people:
                return []
            pairs += [(person, post) for person in people]
        return pairs

    @staticmethod
    def _named_as(clause: Clause, posts: list[Post]) -> list[tuple[Entity, Post]]:
        """ "Roe genel müdür, Poe da başkan olarak atandı": each person with the post named after them."""
        if len(posts) < 2 or posts[-1].rel != "as":
            return []
        pairs = []
        for before, post in zip([clause.left, *(p.end for p in posts[:-1])], posts, strict=True):
            people = [
                i.entity
                for i in clause.row.items[before : post.start]
                if i.kind == "person" and i.rel is None
            ]
            if len(people) != 1 or people[0] is None:
                return []
            pairs.append((people[0], post))
        return pairs

    # posts and organizations

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
        unnamed = _unnamed(clause) if change in ("end", "yield") else False
        if unnamed and (best is None or best[1].holder is not None):
            return None  # bazı şirketlerinden istifa etti
        board = self._board_left(clause)
        if board is not None and trigger.role is None and (best is None or best[1].holder is not None):
            features.add("r:board")
            return [("board_member", row.text.span(board.start, board.end))], None, org or self.context.main
        if best is not None:
            post = best[1]
            if post.out:
                return None
            where = None if unnamed else post.org or org or self._main(post)
            features |= {"r:clause", "o:post" if post.org else "o:clause" if org else "o:main"}
            if post.holder is not None:
                features.add("r:apposition")
            roles = roles_of(row, post, where)
            return (roles, post, where) if roles else None
        former = any(row.text.norms[i.start] == "basindaki" for i in clause.window)
        if clause.heads_firm() and (former or change in ("start", "hold", "held", "succeed", "yield")):
            features.add("r:head")
            where = org or self.context.main
            return self._at_head(people[0], where), None, where
        if row.text.norms[clause.item.start].startswith("donem") and org is not None:
            features.add("r:head")
            return self._at_head(people[0], org), None, org
        if trigger.role == "president" and any("board" in i.cues and i.rel == "to" for i in clause.window):
            return [("chair", "")], None, org or self.context.main
        if trigger.role is not None:
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
        for other in reversed(clause.window):
            near = clause.end - other.index <= 4 or clause.trigger.change == "start"
            if "board" in other.cues and other.kind == "cue" and other.rel in ("from", "to", "at") and near:
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
        last = clause.item.index if clause.item.tail >= 0 and post.end <= clause.item.index else clause.end
        gap = last - post.end
        between = row.items[post.end : last]
        near = gap <= 3 and all(i.kind == "cue" and i.cues & {"skip", "determiner", "post"} for i in between)
        if takes and between[:1] and any(t.change == "start" for t in between[0].triggers):
            return -1.0  # taken by another verb: "başkanlığa getirilen Roe, ..."
        if takes:
            plain = post.rel is None and (near or post.new or any("as" in i.cues for i in between[:1]))
            if clause.becomes and not near and post.rel != "of":
                return -1.0
            carries = clause.stem in _TAKING or row.text.norms[clause.item.start].startswith(
                ("yurut", "yonet", "yap")
            )
            given = post.rel == "object" and (carries or clause.trigger.interim)
            given = given or (post.rel is None and post.office and carries)  # başkanlığı Roe üstlenecek
            given = given or (post.rel == "of" and any(row.text.norms[i.start] == "sahibi" for i in between))
            given = given or (post.rel == "object" and row.text.norms[clause.item.start] == "emanet")
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
        score -= 0.6 * sum(1 for i in between if i.kind == "trigger" and not is_fact(i))
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

    def _at_head(self, person: Entity, org: Entity | None) -> list[tuple[Role, str]]:
        """What "at the head of" a firm means: the post that the text gives the person there, else the highest."""
        for who, (roles, _, at) in reversed(self.taken):
            if at is org and who is person and roles[0][0] in _HIGHEST:
                return roles[:1]
        for post, at in self.context.posts_of(person):
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
            return self.taken[-1][1]
        if (clause.becomes and change != "succeed") or (clause.trigger.needs == "post" and not named):
            return None
        whose = self._owner(clause)
        own = self._post_of(whose, "end", False) if whose is not None and whose is not person else None
        if own is not None:  # Roe'nun koltuğuna, Roe'nun görevini
            features.add("r:other")
            return own
        if change in ("end", "yield", "hold", "held"):
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
        vacant = self.vacated or (self.taken[-1][1] if self.taken else None)
        if clause.trigger.modality == "possible" and change == "start" and vacant is not None:
            features.add("r:vacant")
            return vacant
        if named and self.taken and change not in ("hold", "held"):
            features.add("r:last")
            emptied = self.vacated if change == "start" and _emptied(clause) else None
            roles, post, at = emptied or self.taken[-1][1]
            return (
                (roles[:1], post, at)
                if change == "start" and len(clause.replaced([])) < 2
                else (roles, post, at)
            )
        if change == "end" and clause.trigger.needs == "none" and self.taken:
            features.add("r:guess")
            return self.taken[-1][1]
        return None

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
            score = 1.0 - 0.03 * (clause.end - other.index)
            if other.rel in ("of", "at"):
                score += 0.5
            elif other.rel == "from":
                score += 0.6 if change in ("end", "yield") else -0.6
            elif other.rel == "to":
                score += 0.5 if change in ("start", "succeed") else -0.3
            elif other.rel == "object":
                score += 0.4 if clause.trigger.role is not None else -1.0
            elif other.rel in ("by", "with"):
                score -= 0.8
            if "named" in (row.items[other.index + 1].cues if other.index + 1 < len(row.items) else ()):
                score -= 1.0
            if other.kind != "org":
                score -= 0.2
            if score > 0.2 and (best is None or score > best[0]):
                best = (score, other)
        if best is None:
            return None
        return best[1].entity if best[1].kind == "org" else refer(row, best[1], self.context)

    # date and firmness

    def clause_date(self, clause: Clause) -> str | None:
        """The date of a clause: the nearest to the left of its verb, else that of the event told before."""
        row = clause.row
        open_ = clause.shape == "finite" and not clause.says & {"past", "background", "planned"}
        future = None if open_ else "planned" in clause.says
        for other in reversed(clause.window):
            found = self._dated(row, other, future)
            if found is not None and not self._of_participle(clause, other):
                return found
        norms = (
            set(row.text.norms[clause.row.items[clause.left].start : clause.item.start])
            if clause.window
            else set()
        )
        left = [
            found
            for i in row.items[: clause.end]
            if i.date and (found := i.date.resolve(self.published, future))
        ]
        day = left[-1] if left else self.day
        if day is not None and norms & {"yil", "hafta", "secimde"} and norms & {"o", "ayni"}:
            return day if "secimde" in norms else day[:4]
        if "background" not in clause.says:
            earlier = row.items[: clause.left] if clause.left > 2 else []
            for other in reversed(earlier):
                found = self._dated(row, other, future)
                if found is not None:
                    return found
        same = any("same" in i.cues for i in row.items[: clause.end]) or _new_board(clause)
        if same and future and self.ahead is not None:
            return self.ahead
        bare = any("instead" in i.cues for i in clause.window) and not any(
            i.rel == "instead" for i in clause.window
        )
        if (same or (bare and self.told >= row.sentence.index - 1)) and self.event is not None:
            return self.event
        return None

    def _of_participle(self, clause: Clause, date: Item) -> bool:
        """Whether a date belongs to a participle before the verb: "2020'de emekli olan Roe seçildi"."""
        items, norms = clause.row.items, clause.row.text.norms
        for other in items[date.index + 1 : clause.item.index]:
            if other.kind in ("comma", "stop"):
                return False
            if other.kind == "trigger" and "head" in self.hooks.verb(norms[other.end - 1], other.rest):
                return items[other.index + 1].kind in ("person", "title", "cue")
        return False

    def _since(self, clause: Clause) -> str | None:
        """Since when a post is held: "2011'den beri"."""
        for other in clause.window:
            after = clause.row.items[other.index + 1 : other.index + 2]
            if other.date is not None and after and "since" in after[0].cues:
                return other.date.resolve(self.published, False)
        return None

    def _dated(self, row: Row, item: Item, future: bool | None) -> str | None:
        """The date that an item gives for what happens, unless it says since when or until when."""
        if item.date is None or (item.end < row.sentence.end and row.text.words[item.end] == "/"):
            return None  # 2023/21 sayılı karar
        after = row.items[item.index + 1 : item.index + 3]
        if after and after[0].cues & {"since", "until"} and "effective" not in after[0].cues:
            return None
        if any("until" in i.cues for i in after):
            return None
        if row.text.norms[item.end - 1] == "sonra":
            return self._later(row, item)
        found = item.date.resolve(self.published, future)
        follow = [row.text.norms[i.start] for i in after]
        if found is not None and len(found) == 7 and follow[:2] == ["son", "gunu"]:
            return latest(found).isoformat()
        return found

    def _later(self, row: Row, item: Item) -> str | None:
        """ "on bir yıl sonra": counted from the date told before."""
        norms = row.text.norms[max(0, item.start - 1) : item.end]
        before = [i.date.edtf for i in row.items[: item.index] if i.date is not None and i.date.edtf]
        day = before[-1] if before else self.day
        if day is None or not any(n.startswith(("yil", "sene")) for n in norms):
            return None
        numbers = calendar_of(self.context.lexicon.pack.code).numbers
        count = sum(int(n) if n.isdigit() else numbers.get(n, 0) for n in norms)
        return str(int(day[:4]) + count)

    def _goes_until(self, clause: Clause, people: list[Entity], found: Found, features: set[str]) -> None:
        """Who goes on until a day leaves on it: "ağustos sonuna kadar sürdürecek"."""
        for other in clause.window:
            after = clause.row.items[other.index + 1 : other.index + 3]
            if other.date is not None and any("until" in i.cues for i in after):
                day = other.date.resolve(self.published, True)
                self._write(clause, "end", people, found, "planned", day, features | {"until"})

    def clause_mode(self, clause: Clause, change: str, date: str | None) -> Modality:
        """How firmly a clause is meant: by its verb's endings, its date, and what the sentence says of it."""
        if clause.trigger.modality is not None:
            return clause.trigger.modality
        if change == "hold" and clause.trigger.change in ("end", "yield"):
            return "actual"
        row, says = clause.row, clause.says
        cues: set[str] = set()
        if clause.shape in ("nominal", "converb"):
            for other in row.items[clause.end + 1 :]:
                if other.kind == "stop" and row.text.words[other.start] == ";":
                    break
                cues |= other.cues
        else:
            for other in row.items[max(clause.left, clause.end - 6) : clause.end]:
                cues |= other.cues & {"possible"}
        if "denial" in cues:
            return "denied"
        future = "planned" in says and "past" not in says
        if "possible" in cues and change == "hold" and clause.shape == "finite":
            cues.discard("possible")  # who stays until a candidate is found stays
        if "possible" in cues or "possible" in says or (future and "unnamed" in cues):
            return "possible"
        if "planned" in cues and clause.shape == "nominal":
            return "planned"
        ahead = date is not None and self.published is not None and earliest(date) > self.published
        if (clause.trigger.interim or any(p.interim for p in row.posts)) and not ahead:
            return "actual"
        return "planned" if future or ahead else "actual"

    def _deny_rumours(self, row: Row, new: list[Draft]) -> None:
        """A rumour that the sentence, or the next one, denies is denied."""
        if "denial" not in row.cues or any(d.modality == "denied" for d in new):
            return
        doubted = [d for d in new if d.modality == "possible" and d.change in ("start", "end")]
        people = {id(i.entity) for i in row.items if i.kind == "person"}
        for draft in doubted or self.drafts:
            near = row.sentence.index - draft.sentence <= _BEFORE
            rumour = "possible" in row.cues and row.sentence.index - draft.sentence <= 1
            heard = draft.modality == "possible" or (
                draft.modality == "planned" and draft.sourcing == "unnamed"
            )
            close = row.sentence.index - draft.sentence <= 2
            meant = (not people and close) or rumour or id(draft.person) in people
            if near and heard and meant and draft.change in ("start", "end"):
                draft.modality = "denied"
                draft.sourcing = "official"

    # sentences without a verb

    def _predicates(self, row: Row) -> None:
        """Titles that are the predicate: "Roe bugün Acme'nin CEO'su.", "Roe Acme'nin genel müdürüydü."."""
        for post in row.posts:
            if post.holder is not None or post.out or post.former:
                continue
            if post.office or (post.rel is None and row.sentence.headline):
                where = post.org or self.context.main
                roles = roles_of(row, post, where)
                if roles:
                    self.taken.append((None, (roles, post, where)))
                continue
            following = row.items[post.end] if post.end < len(row.items) else None
            ends = following is None or row.text.words[following.start] in ".;"
            tail_ = row.text.norms[row.items[post.end - 1].end : row.items[post.end - 1].end + 1]
            ends = (
                ends
                or row.items[post.end - 1].rest.endswith(_COPULAS)
                or (bool(tail_) and tail_[0].startswith(("'sidir", "'sudur", "'dir", "'dur")))
            )
            last = row.items[post.end - 1]
            tail = row.text.norms[last.end] if last.end < len(row.text.norms) else ""
            past = last.rest.endswith(("ydi", "ydu", "di", "du")) or tail.endswith(("ydi", "ydu"))
            subject = next(
                (i for i in reversed(row.items[: post.start]) if i.kind == "person" and i.rel is None), None
            )
            org = post.org or self.context.main
            roles = roles_of(row, post, org)
            if following is not None and row.text.norms[following.start].startswith("degil"):
                if subject is not None and "artik" in row.text.norms[row.sentence.start : last.start]:
                    for role, title in roles:  # "artık CEO'su değil"
                        self._note(row, post, subject, "end", role, title, org)
                continue
            if past and subject is None and self.person is not None:
                self.taken.append((self.person, (roles, post, org)))
            if subject is None or not (ends or past) or not roles:
                continue
            self.taken.append((subject.entity, (roles, post, org)))
            for role, title in roles:
                self._note(row, post, subject, "held" if past else "hold", role, title, org)

    def _verbless(self, row: Row) -> None:
        """Lines whose verb is left out: "Koltuk Roe'nun.", "Yeni CEO belli oldu: Roe", "Poe'nun yerine Roe."."""
        people = [i for i in row.items if i.kind == "person" and i.entity is not None]
        last = row.items[-1] if row.items else None
        if not people or last is None:
            return
        end = [i for i in row.items[people[-1].index + 1 :] if row.text.words[i.start] not in (".", "!", "…")]
        told = len(end) == 1 and ("official" in end[0].cues or row.text.norms[end[0].start] == "emanet")
        if (end and not told) or any(
            d.sentence == row.sentence.index and d.person is people[-1].entity for d in self.drafts
        ):
            return
        person, before = people[-1], row.items[people[-1].index - 1] if people[-1].index else None
        free = [p for p in row.posts if p.holder is None and not p.out and p.end <= person.index]
        post = free[-1] if free else None
        if before is None:
            return
        seat = "post" in before.cues or (before.kind == "title" and post is not None and post.office)
        given = seat and person.rel == ("to" if told else "of")
        named = post is not None and post.new and row.text.words[before.start] in (":", "olarak")
        instead = (
            "instead" in before.cues
            and before.index
            and person.rel is None
            and row.items[before.index - 1].rel == "instead"
        )
        if not (given or (named and person.rel is None) or instead):
            return
        if post is not None:
            where = post.org or self.context.main
            found: Found | None = (roles_of(row, post, where), post, where)
        else:
            found = self.vacated or (self.taken[-1][1] if self.taken else None)
        other = row.items[before.index - 1].entity if instead else None
        if post is None and other is not None:
            found = self._post_of(other, "end", False) or found
        for role, title in found[0] if found is not None else ():
            self._note(row, post, person, "start", role, title, found[2] if found is not None else None)
            if other is not None and found is not None:
                self._note(row, post, row.items[before.index - 1], "end", role, title, found[2])

    def _listing(self, row: Row) -> None:
        """Posts and their holders after a colon, or a line each, where a new board or its duties are told."""
        colon = next((i for i in row.items if row.text.words[i.start] == ":"), None)
        members = [i for i in row.items if i.kind == "person"]
        if self.board == row.sentence.index - 1 and len(members) > 2 and not row.posts:
            for member in members:
                self._note(row, None, member, "start", "board_member", "", self.context.main)
        if colon is not None and "duties" in row.cues and "board" in row.cues:
            self.board = row.sentence.index
        if colon is None:
            return
        line = len(row.posts) >= 1 and row.posts[0].end == colon.index
        listed = [p for p in row.posts if p.holder is not None and not p.out and p.holder.index > colon.index]
        if line:
            fresh = self.listing >= row.sentence.paragraph - 2
            self.listing = row.sentence.paragraph if fresh else self.listing
        else:
            lead = row.items[: colon.index]
            fresh = any("duties" in i.cues or any(t.change == "start" for t in i.triggers) for i in lead)
        for post in listed if fresh else ():
            org = post.org or self.context.main
            assert post.holder is not None
            for role, title in roles_of(row, post, org):
                self._note(row, post, post.holder, "start", role, title, org)

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


def _from_them(clause: Clause) -> bool:
    """Whether a pronoun stands for the one who leaves: "kendisinden boşalan koltuk"."""
    norms = clause.row.text.norms
    return clause.trigger.person == "either" and norms[clause.item.start - 1] in (
        "kendisinden",
        "ondan",
        "kendilerinden",
    )


def _elsewhere(clause: Clause) -> bool:
    """Whether someone goes over to another firm, and to no post there: "bir fona geçecek", "Acme'ye transfer oldu"."""
    items = clause.row.items
    own = [p for p in clause.row.posts if p.holder is not None and p.org is not None and not p.former]
    moves = clause.row.text.norms[clause.item.start].startswith(("gec", "transfer"))
    if moves and own and own[0].start < clause.end:
        there = [i for i in items[own[0].end : clause.end] if i.kind == "org" and i.rel == "to"]
        if there and there[0].entity is not own[0].org:
            return True
    for other in items[max(clause.left, clause.end - 4) : clause.end]:
        lead = items[max(clause.left, other.index - 4) : other.index]
        if "company" in other.cues and other.rel == "to" and any("determiner" in i.cues for i in lead):
            return True
    return False


def _mentioned(row: Row, item: Item) -> bool:
    """Whether a word stands in quotation marks alone: it is talked of, and not said."""
    before = row.text.words[item.start - 1] if item.start else ""
    after = row.text.words[item.end] if item.end < len(row.text.words) else ""
    return before in '"“' and after in '"”' and bool(before) and bool(after)


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


def _new_board(clause: Clause) -> bool:
    """Whether the clause fills boards at once: "Yeni yönetim kuruluna ... atandı", "Denetim kuruluna ... seçildi"."""
    boards = any("board" in i.cues and i.rel == "to" for i in clause.window)
    audit = any(p.rel == "to" and "supervisor" in t.roles for p in clause.row.posts for t in p.titles)
    return boards or audit


def _described(row: Row, person: Entity) -> Reason | None:
    """The reason in a participle before a name: "emekli olan Roe'nun yerine"."""
    for item in row.items:
        after = row.items[item.index + 1 : item.index + 4]
        if item.kind == "trigger" and any(i.entity is person for i in after):
            return next((t.reason for t in item.triggers if t.reason), None)
    return None
