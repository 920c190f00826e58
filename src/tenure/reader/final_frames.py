"""Frames where clauses end in their verb and nouns have cases (Turkish): see `final_clause`.

Who says it, and how firmly, stands to the right of a verb that is a noun clause; a finite verb speaks for itself.
"""

from itertools import pairwise
from typing import Final

from tenure.model.dates import earliest, latest

from .draft import Draft
from .entity import Entity
from .final_clause import Clause, is_fact
from .final_pairs import Pairs, instead_of
from .final_posts import closed
from .frame_words import roles_of
from .items import Item, Row
from .pack_schema import Trigger
from .quotations import quotations

_SOMEBODY: Final = ("isim", "kisi", "aday", "yonetici")
"""Who is not named: "yerine gelecek isim belli değil"."""


_HE: Final = frozenset(("kendisi", "kendisinin"))
_HIM: Final = frozenset(("ona", "kendisine", "onu", "kendisini"))
_WITH_HIM: Final = frozenset(("onunla", "kendisiyle", "ondan", "kendisinden"))
_I: Final = ("yorum", "dim", "dum", "tim", "tum", "acagim", "ecegim")
"""How verbs end in the first person."""
_NEWS: Final = frozenset(("start", "end", "succeed", "yield"))
_OTHERS: Final = frozenset(("atan",))
"""Forms of other verbs that look like a stem: "imza atan"."""
_ONE: Final = frozenset(
    ("ceo", "general_manager", "chair", "president", "cfo", "coo", "secretary", "treasurer")
)
"""Posts that one person has at a time."""
_COUNTS: Final = frozenset(("iki", "uc", "dort", "bes", "alti", "yedi", "sekiz", "2", "3", "4", "5", "6"))


class FinalFrames(Pairs):
    """Reads the triggers of a document's sentences, in order."""

    def read(self, row: Row) -> None:
        """Adds the drafts of a sentence."""
        count = len(self.drafts)
        self._head(row)
        spoken = self._spoken(row)
        words = [w for w in row.text.words[row.sentence.start : row.sentence.end] if w[0].isalpha()]
        loud = len(words) > 1 and all(w.isupper() for w in words)
        if row.text.words[row.sentence.end - 1] != "?" and not loud:
            quoted = quotations(row)
            self._members(row)
            for item in row.items:
                own = any(t.change in _NEWS for t in item.triggers) and _first_person(row, item)
                told = (not quoted[item.index] and not spoken) or own
                if item.triggers and told and not _mentioned(row, item):
                    for trigger in item.triggers:
                        if trigger.kind == "role" and self._frame(row, item, trigger):
                            break
            self._sought(row)
            self._predicates(row)
            self._verbless(row)
            self._listing(row)
        self._displaced(row, self.drafts[count:])
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
        for post in row.posts if not row.sentence.headline else ():
            if post.new and post.holder is not None and not post.out:
                where = post.org or self.context.main
                if roles := roles_of(row, post, where):
                    self.taken.append((post.holder.entity, (roles, post, where)))  # yeni CEO Roe
        self._meet(row)
        self._count(row)
        if "duties" in row.cues:
            self.listing = row.sentence.paragraph
            dates = [found for i in row.items if (found := self._dated(row, i, False)) is not None]
            self.event = dates[-1] if dates else self.event
        people = [i for i in row.items if i.kind == "person" and i.entity]
        if people:
            self.person = next((i.entity for i in people if i.rel is None), people[0].entity)

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

    def _frame(self, row: Row, item: Item, trigger: Trigger) -> bool:
        clause = Clause(row, item, trigger, self.hooks)
        change = self._turned(clause)
        if item.start + 1 == item.end and row.text.norms[item.start] in _OTHERS:
            return False
        before = row.items[item.index - 1] if item.index else None
        helper = clause.stem == "ol" and before is not None and before.kind == "trigger"
        helper = helper or any(p.relative and p.end == item.index for p in row.posts)  # başkanı olduğu şirket
        nobody = after_word(clause).startswith(_SOMEBODY) and not clause.following()
        if (
            change is None
            or (clause.shape in ("head", "finite") and "planned" in clause.says and nobody)
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
        own = trigger.change in _NEWS and _first_person(row, item)
        speaker = self._speaker(row, item) if own else None
        if speaker is not None and any(d.change == "end" and d.person is speaker for d in self.drafts):
            return False  # told before
        people = [speaker] if speaker is not None and trigger.person == "subject" else clause.subject()
        if people:
            features.add("p:clause")
        elif (self._may_drop(clause) or _from_them(clause) or _him(clause)) and self.person is not None:
            people = [self.person]
            features.add("p:absent")
        left = change == "end" and not trigger.noun and trigger.person == "subject"
        stays = change == "start" and any("until" in i.cues for i in clause.window)
        if stays and row.text.norms[clause.item.start].startswith(("yurut", "yap", "yonet")):
            change = "hold"  # o güne kadar görevi Roe yürütecek
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
        untold = trigger.noun or clause.shape == "converb"
        if found is None and untold and change == "end" and "p:clause" in features:
            self.untold = clause, people, features  # "Roe'nun istifasının ardından CEO'luğa ..."
        if found is None:
            return False
        date = self.clause_date(clause)
        mode = self.clause_mode(clause, change, date)
        if trigger.change == "hold" and change == "hold" and trigger.modality is None:
            bygone = any("former" in i.cues for i in clause.window) and not clause.nearest(None)
            over = clause.says & {"past"} or (
                clause.shape == "head"
                and (closed(row, clause.item.index) or bygone)
                and "r:apposition" not in features
            )
            form = row.text.norms[clause.item.start : clause.item.end]
            kept = any(w.startswith(("koru", "kaldi")) for w in form) and "background" not in clause.says
            over = over and not kept  # koltuğunu korudu
            if over and not clause.says & {"planned"} and found[0][0][0] != "founder":
                change = "held"
            elif mode == "planned":
                mode = "actual"
                self._goes_until(clause, people, found, features)
                date = None
        if change in ("hold", "held") and found[0][0][0] != "founder" and (last := self._until(clause)):
            change, date, mode = "end", last, "actual"  # 2001'e kadar sürdürdü
            features.add("until")
        seated = clause.stem == "ot" and change == "start" and clause.sits()
        if seated and speaker is not None:
            return False  # "O koltukta ben oturuyorum"
        if seated and "planned" not in clause.says:
            change = "held" if "past" in clause.says else "hold"
        if change == "held" or (change == "hold" and found[0][0][0] != "founder"):
            date = self.since(clause) if change == "hold" else None
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
            self._write(
                clause, "end", instead_of(clause, post, pairs), one, mode, date, features | {"instead"}
            )
        if pairs:
            return True
        first, other = {"succeed": ("start", "end"), "yield": ("end", "start")}.get(change, (change, ""))
        if self.untold is not None and first == "start" and self.untold[0].row is row:
            earlier, leavers, signs = self.untold
            firm = self._clause_org(earlier, "end")
            if firm is None or firm is found[2]:  # not "Acme'den ayrılan Roe Beta'da CEO oldu"
                date_, mode_ = self.clause_date(earlier), self.clause_mode(earlier, "end", None)
                self._write(earlier, "end", leavers, found, mode_, date_, signs | {"r:far"})
        self.untold = None
        swaps = self._swaps(clause) if first == "start" else []
        for gone, come, own_post in swaps:
            self._write(clause, "start", [come], own_post, mode, date, features)
            self._write(clause, "end", [gone], own_post, mode, date, features | {"instead"})
        if swaps:
            return True
        self._write(clause, first, people, found, mode, date, features)
        if reason == "new_post" and self.drafts:
            self.drafts[-1].reason = "new_post"
        if second:
            self._write(clause, other, second, found, mode, date, features | {"second"})
            for person in second if other == "start" else ():
                self._given_up(clause, person, found, mode, date, features)
        passed = clause.nearest("from") if first == "start" and clause.passes() else None
        if passed is not None and passed.entity is not None:
            self._write(clause, "end", [passed.entity], found, mode, date, features | {"second"})
        if first == "start":
            acting = trigger.interim or any("interim" in i.cues for i in clause.window)
            self._write(clause, "end", clause.replaced(people), found, mode, date, features | {"instead"})
            for person in people if not acting else ():
                self._given_up(clause, person, found, mode, date, features)
        return True

    def _displaced(self, row: Row, new: list[Draft]) -> None:
        """Who has a post that another takes, and takes another one: "CEO'luğa Roe'nun, CEO Poe'nun başkanlığa ..."."""
        starts = [d for d in new if d.change == "start" and d.role is not None]
        for post in row.posts:
            who = post.holder.entity if post.holder is not None else None
            if who is None or post.former or post.new or post.out or not any(d.person is who for d in starts):
                continue
            for role, title in roles_of(row, post, post.org or self.context.main):
                taker = next((d for d in starts if d.role == role and d.person is not who), None)
                known = any(d.change == "end" and d.person is who and d.role == role for d in new)
                if role in _ONE and taker is not None and not known and post.holder is not None:
                    self._note(row, post, post.holder, "end", role, title, taker.org)
                    self.drafts[-1].modality, self.drafts[-1].when = taker.modality, taker.when
                    self.drafts[-1].features = taker.features | {"promoted"}

    def _sought(self, row: Row) -> None:
        """ "Roe'nun istifasının ardından başkan aranıyor": the post that is to be filled is the one left."""
        if self.untold is None or self.untold[0].row is not row:
            return
        clause, people, signs = self.untold
        free = [p for p in row.posts if p.start > clause.end and p.holder is None and not (p.out or p.former)]
        if len(free) == 1 and (free[0].new or free[0].office):
            where = free[0].org or self.context.main
            if roles := roles_of(row, free[0], where):
                date = self.clause_date(clause)
                self._write(clause, "end", people, (roles, None, where), "actual", date, signs | {"r:far"})
        self.untold = None

    def _count(self, row: Row) -> None:
        """Takes down a post that several people have, named without them: "üç genel müdür yardımcısı ayrıldı"."""
        for post in row.posts:
            number = row.items[post.start - 1] if post.start else None
            some = number is not None and row.text.norms[number.end - 1] in _COUNTS
            if some and post.holder is None and not post.office and not post.out and not post.former:
                where = post.org or self.context.main
                if roles := roles_of(row, post, where):
                    self.several = (roles, None, where), row.sentence.index

    def _speaker(self, row: Row, item: Item) -> Entity | None:
        """Who says "I": who is named outside of the quotation, else whom the text speaks of."""
        named = [i for i in row.items if i.kind == "person" and i.entity is not None and i.rel is None]
        before = [i for i in named if i.index < item.index]
        one = before[-1] if before else named[0] if named else None
        return one.entity if one is not None else self.person

    def _turned(self, clause: Clause) -> str | None:
        """What the verb says with its negation: who does not leave stays; who is not appointed is nobody."""
        change = str(clause.trigger.change)
        verbs = [i.end for i in clause.window if i.kind == "trigger" and not is_fact(i)]
        people = [i.end for i in clause.window if i.kind == "person"]
        begin = max([clause.row.items[clause.left].start, *verbs])
        once = clause.row.text.norms[begin : clause.item.start]
        again = once if len(people) < 2 else clause.row.text.norms[people[-1] : clause.item.start]
        if change == "start" and not clause.trigger.noun and _again(again):
            change = "hold"  # yeniden başkanlığa seçildi, üçüncü kez seçildi
        after = clause.row.items[clause.end + 1] if clause.end + 1 < len(clause.row.items) else None
        if after is not None and "negation" in after.cues:
            return None  # vermiş değil
        if change in ("end", "yield") and {"planned", "past"} <= clause.says:
            return None  # 2026'da sona erecekti
        form = clause.row.text.norms[clause.item.start : clause.item.end]
        failed = (not clause.item.rest and form[0] in ("aday", "yola")) or form[-1].startswith("koruyama")
        if "negation" not in clause.says or failed:
            return change  # aday olmadı, yerini koruyamadı: the form itself is an end
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

    def _until(self, clause: Clause) -> str | None:
        """The past day until which somebody stayed: "başkanlığını 2001'e kadar bırakmadı"."""
        if self.published is None:
            return None
        for other in clause.window:
            after = clause.row.items[other.index + 1 : other.index + 2]
            dying = clause.row.text.norms[other.end : other.end + 2] in (
                ["olene", "kadar"],
                ["olumune", "kadar"],
            )
            dying = dying or clause.row.text.norms[other.end + 1 : other.end + 3] == ["olene", "kadar"]
            if other.date is not None and after and ("until" in after[0].cues or dying):
                day = other.date.resolve(self.published, False)
                return day if day is not None and latest(day) < self.published else None
        return None

    @staticmethod
    def _may_drop(clause: Clause) -> bool:
        """Whether a clause without a subject goes on with the person of the sentence before."""
        if clause.trigger.person != "subject" or clause.trigger.noun or clause.shape == "head":
            return False
        if clause.trigger.role == "ceo" and clause.trigger.change == "start":
            return False  # "şirketi yönetim ekibi idare edecek"
        partner = {"yield": "to", "succeed": "from"}.get(str(clause.trigger.change))
        partner = "to" if clause.stem in ("bi", "te") and clause.trigger.change == "end" else partner
        aside = ("instead", partner) if partner and clause.shape in ("finite", "nominal") else ("instead",)
        if any(i.kind == "person" and i.rel not in aside and not _seat_of(clause, i) for i in clause.window):
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
        now = clause.row.text.norms[max(clause.item.end - 1, clause.item.tail)].endswith("yor")
        told = clause.shape == "finite" and (
            clause.says & {"past", "planned"} or (now and clause.names_post())
        )
        return bool(told) if clause.trigger.change == "start" else True


def _first_person(row: Row, item: Item) -> bool:
    """Whether a verb is somebody's own word: "görevimi bırakıyorum"."""
    last = item.tail if item.tail >= 0 else item.end - 1
    return row.text.norms[last].endswith(_I)


def _again(norms: list[str]) -> bool:
    """Whether somebody is chosen once more: "yeniden", "üçüncü kez"."""
    times = any(
        b in ("kez", "defa", "kere", "donem") and a.endswith(("inci", "uncu")) and a != "birinci"
        for a, b in pairwise(norms)
    )
    return times or "yeniden" in norms or "tekrar" in norms


def _seat_of(clause: Clause, person: Item) -> bool:
    """Whether a person is only told to be whose seat it is: "Roe'nun koltuğuna oturdu"."""
    after = clause.row.items[person.index + 1 : person.index + 2]
    return person.rel == "of" and bool(after) and "post" in after[0].cues and after[0].rel in ("to", "object")


def after_word(clause: Clause) -> str:
    """The word behind a verb."""
    items = clause.row.items
    return clause.row.text.norms[items[clause.end + 1].start] if clause.end + 1 < len(items) else ""


def _him(clause: Clause) -> bool:
    """Whether a pronoun stands for whom the text speaks of: "başkanlık ona verildi", "kendisi atandı"."""
    words = (
        _HIM if clause.trigger.person == "object" else _WITH_HIM if clause.trigger.person == "either" else _HE
    )
    norms = clause.row.text.norms
    return not clause.trigger.noun and any(norms[i.start] in words for i in clause.window)


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
