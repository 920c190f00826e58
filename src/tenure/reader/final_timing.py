"""When and how firmly, where clauses end in their verb: dates left of it, what is said of it right of it."""

import datetime
from typing import Final

from tenure.model.dates import earliest, latest
from tenure.model.vocabulary import Modality, Role

from .context import Context
from .dates import compiled as calendar_of
from .draft import Draft
from .entity import Entity
from .final_clause import Clause, is_fact
from .items import Item, Post, Row

_BEFORE: Final = 6
"""How many sentences back a denial may reach."""
_ALLEGED: Final = ("iddia", "one", "ileri", "fisil", "soylen", "dedikodu")
_IF: Final = ("irsa", "ursa", "erse", "arsa")
"""How verbs of a condition end: "anlaşma sağlanırsa"."""
_MEETINGS: Final = ("kongre", "kurul", "toplant", "secim")
_AGENDA: Final = 4
_BULLETS: Final = frozenset("-–—•*·▪●")
_LATELY: Final = 60
"""How many days ago something may have happened that is told in the present."""
_DAY: Final = len("2000-01-01")
_DESCRIBES: Final = ("digi", "dugu", "tigi", "tugu", "diklari", "tiklari")
"""How the forms of a verb end that describe the noun behind them: kurduğu, satın aldığı."""
Found = tuple[list[tuple[Role, str]], Post | None, Entity | None]


class Timing:
    """What the sentences so far have told, and the dates and firmness of a clause."""

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
        self.meeting: tuple[str, int] | None = None
        """the day of the meeting told last, and the last sentence that tells of it"""
        self.ahead: str | None = None
        """the date named last that is still to come"""
        self.paragraph = -1
        self.heading: str | None = None
        """the day that heads the list that is being read"""
        self.spoken_of: int | None = None
        """the sentence that said that names go round for the post left"""
        self.several: tuple[Found, int] | None = None
        """the post that several unnamed people were last said to have, and the sentence"""
        self.refocused: set[int] = set()

    def clause_date(self, clause: Clause) -> str | None:
        """The date of a clause: the nearest to the left of its verb, else that of the event told before."""
        row = clause.row
        open_ = clause.shape == "finite" and not clause.says & {"past", "background", "planned"}
        future = None if open_ else "planned" in clause.says
        present = (
            open_
            and clause.trigger.modality is None
            and row.text.norms[max(clause.item.end - 1, clause.item.tail)].endswith("yor")
        )
        for other in reversed(clause.window):
            found = self._dated(row, other, future)
            if (
                present
                and found is not None
                and self._long_past(found)
                and not self._of_participle(clause, other)
            ):
                found = self._dated(row, other, True)  # 31 Aralık itibarıyla ayrılıyor
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
        met = self.meeting is not None and row.sentence.index <= self.meeting[1]
        if met and self.meeting is not None and not future and "background" not in clause.says:
            return self.meeting[0]
        bare = bare or (self._goes_on(clause) and len(self.event or "") == _DAY)
        if (same or (bare and self.told >= row.sentence.index - 1)) and self.event is not None:
            return self.event
        return self.heading

    @staticmethod
    def _goes_on(clause: Clause) -> bool:
        """Whether a sentence tells the other half of what was told before: "Müdürlüğe ise Roe getirildi"."""
        norms = clause.row.text.norms
        lead = norms[clause.row.sentence.start : clause.item.start]
        halves = "ise" in lead[1:6] or (lead[:1] and lead[0].startswith("bosalan"))
        return bool(halves) and clause.shape == "finite" and "background" not in clause.says

    def _long_past(self, date: str) -> bool:
        """Whether a date is too long ago for a verb in the present."""
        return self.published is not None and (self.published - latest(date)).days > _LATELY

    def _head(self, row: Row) -> None:
        """Takes down the day that heads a list of moves: "1 Ocak 2025 itibarıyla;"."""
        words, sentence = row.text.words, row.sentence
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.heading = self.heading if words[sentence.start] in _BULLETS else None
        effective = any("effective" in i.cues for i in row.items[-2:])
        dates = [i.date for i in row.items if i.date is not None]
        if words[sentence.end - 1] in ";:" and dates and effective:
            self.heading = dates[-1].resolve(self.published, None)

    def _meet(self, row: Row) -> None:
        """Takes down the day of a meeting that decides: of the next sentence, or of all that follow a colon."""
        norms = row.text.norms
        for item in row.items:
            words = norms[item.end : item.end + _AGENDA]
            if item.date is None or not any(w.startswith(_MEETINGS) for w in words):
                continue
            day = item.date.resolve(self.published, False)
            if day is not None and len(day) == _DAY:
                colon = row.text.words[row.sentence.end - 1] == ":"
                self.meeting = day, 10**6 if colon else row.sentence.index + 1

    def _of_participle(self, clause: Clause, date: Item) -> bool:
        """Whether a date belongs to a participle before the verb: "2020'de emekli olan Roe seçildi"."""
        items, norms = clause.row.items, clause.row.text.norms
        for other in items[date.index + 1 : clause.item.index]:
            if other.kind in ("comma", "stop"):
                return False
            if other.kind != "trigger" or other.index + 1 >= len(items):
                continue
            said = self.hooks.verb(norms[other.end - 1], other.rest)
            following = items[other.index + 1]
            if "head" in said:
                return following.kind in ("person", "title", "cue")
            if "nominal" in said and norms[other.end - 1].endswith(_DESCRIBES):  # 2021'de satın aldığı Acme
                return following.kind in ("person", "title", "org") or "company" in following.cues
        return False

    def since(self, clause: Clause) -> str | None:
        """Since when a post is held: "2011'den beri"."""
        return self.since_in(clause.row, clause.left, clause.end)

    def since_in(self, row: Row, left: int, end: int) -> str | None:
        """Since when, told within some items: "2011'den beri", "iki yıldır"."""
        for other in row.items[left:end]:
            after = row.items[other.index + 1 : other.index + 2]
            if other.date is not None and after and "since" in after[0].cues:
                day = other.date.resolve(self.published, False)
                ahead = row.text.norms[after[0].start] == "itibaren" and day is not None and len(day) == _DAY
                return None if ahead else day  # 1 Mayıs'tan itibaren
            if row.text.norms[other.end - 1] in ("yildir", "senedir") and self.published is not None:
                count = self._number(row.text.norms[max(row.sentence.start, other.start - 2) : other.end - 1])
                return str(self.published.year - count) if count else None
        return None

    def _number(self, norms: list[str]) -> int:
        """The number that ends a run of words, written or in figures: "on iki", "19"."""
        numbers = calendar_of(self.context.lexicon.pack.code).numbers
        told = [int(n) if n.isdigit() else numbers.get(n, 0) for n in norms]
        if not told or not told[-1]:
            return 0
        return told[-1] + (told[-2] if len(told) > 1 and told[-2] % 10 == 0 and told[-1] < 10 else 0)

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
        if future is False and after and "effective" in after[0].cues:
            future = None  # 15 Mart'tan geçerli olmak üzere
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
            alleged = [row.text.norms[i.start] for i in row.items[clause.end + 1 :] if "unnamed" in i.cues]
            if clause.shape == "nominal" and any(word.startswith(_ALLEGED) for word in alleged):
                cues.add("possible")
        else:
            for other in row.items[max(clause.left, clause.end - 6) : clause.end]:
                cues |= other.cues & {"possible"}
        if "denial" in cues:
            return "denied"
        future = "planned" in says and "past" not in says
        if clause.shape == "converb" and not future:
            future = self._goes_on_planned(clause)  # CEO'luğu bırakıp başkan olacak
        if future and any(n.endswith(_IF) for n in row.text.norms[row.sentence.start : clause.item.start]):
            return "possible"
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

    def _goes_on_planned(self, clause: Clause) -> bool:
        """Whether the verb in which a converb goes on tells what is still to come."""
        for other in clause.row.items[clause.end + 1 :]:
            if other.kind == "stop":
                return False
            if other.kind == "trigger" and not is_fact(other):
                says = self.hooks.verb(clause.row.text.norms[other.end - 1], other.rest)
                if not says & {"converb", "head"}:
                    return "planned" in says and "past" not in says
        return False

    def _deny_rumours(self, row: Row, new: list[Draft]) -> None:
        """A rumour that the sentence, or the next one, denies is denied."""
        if "denial" not in row.cues or any(d.modality == "denied" for d in new):
            return
        doubted = [d for d in new if d.modality == "possible" and d.change in ("start", "end")]
        people = {id(i.entity) for i in row.items if i.kind == "person"}
        own = any(id(d.person) in people for d in self.drafts if d.modality == "possible")
        for draft in doubted or self.drafts:
            near = row.sentence.index - draft.sentence <= _BEFORE
            rumour = "possible" in row.cues and row.sentence.index - draft.sentence <= 1
            heard = draft.modality == "possible" or (
                draft.modality == "planned" and draft.sourcing == "unnamed"
            )
            close = row.sentence.index - draft.sentence <= 2
            rumour = rumour and not any(_rumoured(row, i) and i.entity is not draft.person for i in row.items)
            meant = (not people and close) or (rumour and not own) or id(draft.person) in people
            if near and heard and meant and draft.change in ("start", "end"):
                draft.modality = "denied"
                draft.sourcing = "official"


def _rumoured(row: Row, item: Item) -> bool:
    """Whether a rumour is told of a person in a participle: "adı geçen Roe"."""
    before = row.items[item.index - 1] if item.index else None
    said = before is not None and "possible" in before.cues
    return (
        item.kind == "person"
        and said
        and before is not None
        and row.text.norms[before.end - 1].endswith(("an", "en"))
    )


def _new_board(clause: Clause) -> bool:
    """Whether the clause fills boards at once: "Yeni yönetim kuruluna ... atandı", "Denetim kuruluna ... seçildi"."""
    boards = any("board" in i.cues and i.rel == "to" for i in clause.window)
    audit = any(p.rel == "to" and "supervisor" in t.roles for p in clause.row.posts for t in p.titles)
    return boards or audit
