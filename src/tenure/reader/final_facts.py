"""Facts of firms where clauses end in their verb: what they do, how many work for them, what they launch."""

from typing import Final

from .draft import Draft
from .entity import Entity
from .final_frames import FinalFrames
from .final_organizations import refer
from .items import Item, Row
from .pack_schema import Trigger

_REACH: Final = 6
"""How many items a participle and the firm that it describes may be apart."""
_SCALES: Final = frozenset(("bin", "milyon", "yuz"))
_ABOUT: Final = frozenset(("fazla", "askin", "yakin", "kadar", "civarinda"))
"""over, nearly: between a number and those whom it counts."""
_WORKING: Final = ("calis", "istihdam", "is sag", "var", "bulun", "ekmek", "cat", "gorev")
_PRESENT: Final = ("yor", "makta", "mekte", "maktadir", "mektedir", "sorumlu", "sorumludur")


class FinalFacts:
    """Reads the facts of each sentence."""

    def __init__(self, frames: FinalFrames) -> None:
        self.frames = frames
        self.context = frames.context
        self.hooks = frames.hooks

    def read(self, row: Row) -> list[Draft]:
        """The drafts of a sentence: at most one of each attribute."""
        drafts: list[Draft] = []
        for item in row.items:
            for trigger in item.triggers:
                if trigger.kind != "fact" or any(d.attribute == trigger.attribute for d in drafts):
                    continue
                if trigger.attribute == "activity":
                    drafts += self._activity(row, item)
                elif trigger.attribute == "launch":
                    drafts += self._launch(row, item, trigger)
        return drafts + self._headcount(row) + self._kind(row)

    def _activity(self, row: Row, item: Item) -> list[Draft]:
        """ "Ayçiçek yağı üreten Acme", "Acme ayçiçek yağı üretiyor"."""
        norm = row.text.norms[item.end - 1]
        left = self._left(row, item)
        if "head" in self.hooks.verb(norm, item.rest):
            org = self._described(row, item)
        elif norm.endswith(_PRESENT):
            org, left = self._subject(row, item, left)
        else:
            return []
        words = row.text.span(row.items[left].start, item.end) if left < item.index else ""
        if org is None or not words:
            return []
        return [self._draft(row, org, "activity", row.items[left].start, item.end)]

    def _left(self, row: Row, item: Item) -> int:
        """Where what a verb governs begins: after a comma that a verb or a subject stands before."""
        for k in range(item.index - 1, -1, -1):
            other = row.items[k]
            if other.kind == "stop" or other.kind in ("person", "org"):
                return k + 1
            before = row.items[k - 1] if k else None
            if other.kind == "comma" and (before is None or before.kind != "word"):
                return k + 1
        return 0

    def _described(self, row: Row, item: Item) -> Entity | None:
        """The firm that a participle describes: the next noun, past what else is said of it."""
        for other in row.items[item.index + 1 : item.index + 1 + _REACH]:
            if other.kind == "org":
                return other.entity
            if other.kind == "cue" and other.cues & {"company", "child"}:
                after = row.items[other.index + 1] if other.index + 1 < len(row.items) else None
                if after is not None and after.kind == "org":
                    return after.entity
                return refer(row, other, self.context)
            if other.kind in ("comma", "stop", "person", "date"):
                return None
        return None

    def _subject(self, row: Row, item: Item, left: int) -> tuple[Entity | None, int]:
        """The firm that does what a verb says, and where its predicate begins."""
        for k in range(item.index - 1, -1, -1):
            other = row.items[k]
            if other.kind == "person" and other.rel is None:
                return None, left
            if other.kind == "org" and other.rel is None:
                return other.entity, max(left, k + 1)
            if other.kind == "cue" and other.cues & {"company", "child"} and other.rel is None:
                return refer(row, other, self.context), max(left, k + 1)
        return None, left

    def _launch(self, row: Row, item: Item, trigger: Trigger) -> list[Draft]:
        """ "Acme'nin ilk otomobili 2024'te banttan inecek"."""
        if trigger.noun or item.tail >= 0:
            return []
        dates = [i for i in row.items[: item.index] if i.date is not None]
        says = self.hooks.verb(row.text.norms[item.end - 1], item.rest)
        org = self._firm(row, item) or self.context.main
        if not dates or org is None or not says & {"planned", "past"}:
            return []
        date = dates[-1].date
        found = date.resolve(self.frames.published, "planned" in says) if date is not None else None
        first = next((i for i in row.items if i.kind == "word"), dates[0])
        named = [
            i for i in row.items[first.index : item.index] if i.kind == "word" and i.start < dates[0].start
        ]
        draft = self._draft(row, org, "launch", first.start, named[-1].end if named else item.end)
        draft.modality, draft.when = "planned" if "planned" in says else "actual", found
        return [draft]

    def _headcount(self, row: Row) -> list[Draft]:
        """ "690 kişi çalışıyor", "1.900 çalışanı var", "2 bin 100 kişiye iş sağlıyor"."""
        text = row.text
        for i in range(row.sentence.start + 1, row.sentence.end):
            norm = text.norms[i]
            people = norm.startswith(("calisan", "kisi", "personel", "isci", "muhendis", "kurye"))
            begin = self._number(row, i) if people and not norm.startswith("kisisel") else None
            if begin is None:
                continue
            after = " ".join(text.norms[i : min(i + 5, row.sentence.end)])
            if not any(word in after for word in _WORKING):
                continue
            item = next((k for k in row.items if k.start <= i < k.end), None)
            org = self._firm(row, item) if item is not None else None
            org = org or (self._described(row, item) if item is not None else None) or self.context.main
            if org is None:
                return []
            draft = self._draft(row, org, "headcount", begin, i + 1)
            if "acak" in after or "ecek" in after:
                draft.modality = "planned"
            return [draft]
        return []

    def _number(self, row: Row, end: int) -> int | None:
        """Where the number before a token begins: "2 bin 100", "1000'den fazla"."""
        words, k, digits = row.text.words, end, False
        while k > row.sentence.start:
            word = words[k - 1]
            plain = word.replace(".", "").isdigit()
            if plain or row.text.norms[k - 1] in _SCALES | _ABOUT or (word[:1] in "'’" and len(word) < 6):
                digits = digits or plain
                k -= 1
                continue
            break
        return k if digits else None

    def _kind(self, row: Row) -> list[Draft]:
        """ "Acme'nin bağış platformu Acme Kart": a noun beside the name says what a firm is."""
        for item in row.items:
            k = item.index - 1
            if item.kind != "org" or item.entity is None or k < 1:
                continue
            head = row.items[k]
            if head.kind not in ("word", "trigger") or not row.text.norms[head.start].startswith("platform"):
                continue
            while k > 0 and row.items[k - 1].kind in ("word", "cue") and row.items[k - 1].rel is None:
                k -= 1
            return [self._draft(row, item.entity, "activity", row.items[k].start, head.end)]
        return []

    def _firm(self, row: Row, item: Item) -> Entity | None:
        """The firm spoken of before an item: its subject, its owner or its place."""
        for other in reversed(row.items[: item.index]):
            if other.kind == "org":
                return other.entity
            if other.kind == "cue" and other.cues & {"company", "child"}:
                return refer(row, other, self.context)
        return None

    def _draft(self, row: Row, org: Entity, attribute: str, start: int, end: int) -> Draft:
        draft = Draft("fact", None, row.sentence.index, start, end)
        draft.org, draft.attribute = org, attribute
        draft.value = row.text.span(start, end)
        draft.headline = row.sentence.headline
        draft.features = {f"a:{attribute}"}
        draft.modality = "actual"
        return draft
