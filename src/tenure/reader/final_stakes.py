"""Stakes that verbs tell where clauses end in their verb: who has what is told by cases.

"Acme'nin yüzde 40'ı Beta'ya ait", "Beta, Acme'nin yüzde 40'ına sahip", "Beta'daki yüzde 30'luk payını Gama'ya sattı".
"""

from typing import Final

from .draft import Draft
from .entity import Entity
from .final_clause import Clause
from .final_nouns import NounRelations, Share
from .items import Item, Row

_REACH: Final = 12
_NEAR: Final = 5
_WHOLE: Final = ("tamami", "tumu", "tamamini", "tumunu")
_PARTNERS: Final = ("ortag", "ortakl", "hissedar", "pay sahi")
_LYING: Final = ("kontrolunde", "mulkiyetinde", "portfoyunde")
_HELD: Final = ("elin", "sahip", "payla", "ortak", "hissedar", "kontrol")
_AGREED: Final = ("anlas", "imza", "karar", "mutabakat", "onay", "izin", "protokol", "el sikis", "uzere")
"""What makes a deal that a noun clause tells one that is still to come: "satmak üzere anlaştı"."""
_TALKED: Final = (
    "gorus",
    "teklif",
    "isti",
    "masaya",
    "ilgilen",
    "niyet",
    "talip",
    "dusun",
    "acikti",
    "arayis",
)
_SPOKEN: Final = 8
"""How many items after a noun clause say how firmly it is meant."""


class FinalStakes(NounRelations):
    """Reads the triggers of stakes of a document's sentences."""

    def _owned(self, clause: Clause, shares: list[Share]) -> list[Draft]:
        """Shares that lie with somebody: one draft for each percentage of the clause."""
        row, word = clause.row, clause.row.text.norms[clause.item.start]
        own = [s for s in shares if clause.left <= s[0].index < clause.item.index]
        drafts: list[Draft] = []
        org: Entity | None = None
        lies = word.startswith("ait") or (word.startswith("elin") and self._possessor(clause) is not None)
        if lies or word in _LYING:
            case = "to" if word.startswith("ait") else "of"
            following = self._following_org(clause) if clause.shape == "head" or word == "ait" else None
            for k, (number, share) in enumerate(own):
                stop = own[k + 1][0].index if k + 1 < len(own) else clause.item.index
                org = org or self._genitive(row, clause.left, number.index) or following or self.context.main
                held = [i for i in row.items[number.index : stop] if i.rel == case and self._thing(row, i)]
                holder = self._thing(row, held[0]) if held else None
                drafts += self._stake_draft(clause, "hold", holder, org, share)
                if len(held) > 1:  # yüzde 51'i A'ya, kalanı B'ye ait
                    drafts += self._stake_draft(clause, "hold", self._thing(row, held[-1]), org, None)
            if not own and (self._worded(clause) or following is not None):
                org = following or self._genitive(row, clause.left, clause.item.index)
                owner = self._possessor(clause, case)
                if word == "ait" and following is None and not self._worded(clause):
                    owner = None
                drafts += self._stake_draft(clause, "hold", owner, org, None)
            return drafts
        holder = self._holder(clause)
        described = self._following_org(clause) if clause.shape == "nominal" else None
        if described is not None and word.startswith(_HELD):  # kulübün yüzde 67'sine sahip olduğu Acme
            owners = [e for i in clause.window if i.rel == "of" and (e := self._thing(row, i)) is not None]
            part = own[-1][1] if own else None
            if owners and (own or self._worded(clause) or word == "sahip"):
                return self._stake_draft(clause, "hold", owners[0], described, part)
        if word.startswith(_HELD):
            for number, share in own:
                org = self._genitive(row, clause.left, number.index) or org
                org = org or self._following_org(clause) or self.context.main
                for one in self._holders(clause, number) or ([holder] if holder is not None else []):
                    drafts += self._stake_draft(clause, "hold", one, org, share)
            if not own and self._worded(clause):
                org = self._place(row, clause)
                drafts += self._stake_draft(clause, "hold", holder, org, None)
        return drafts

    def _traded(self, clause: Clause, shares: list[Share]) -> list[Draft]:
        """A share that somebody sells or buys, and the other side of it."""
        row, trigger = clause.row, clause.trigger
        own = [s for s in shares if clause.left <= s[0].index < clause.item.index]
        if not own and not self._worded(clause):
            return []
        share = own[-1][1] if own else None
        norms = row.text.norms[row.items[clause.left].start : clause.item.start]
        if share is None and any(n in _WHOLE for n in norms):
            share = 1.0 if trigger.change == "acquire" else None
        org = self._place(row, clause)
        passive = trigger.person == "object"
        by = next((i.entity for i in clause.window if i.rel == "by" and i.entity is not None), None)
        first = by if passive else self._holder(clause)
        other_case = "to" if trigger.change == "sell" else "from"
        second = next(
            (
                e
                for i in reversed(clause.window)
                if i.rel == other_case and (e := self._thing(row, i)) is not None
            ),
            None,
        )
        if second is None and trigger.change == "acquire":  # Roe'nun payını satın aldı
            owners = [i.entity for i in clause.window if i.kind == "person" and i.rel == "of" and i.entity]
            second = owners[-1] if owners else None
            first = first if first is not second else None
        if passive and first is None and trigger.change == "sell":  # Roe'nun payı Poe'ya satıldı
            owners = [i.entity for i in clause.window if i.kind == "person" and i.rel == "of" and i.entity]
            first = owners[-1] if owners else None
        drafts = self._stake_draft(clause, str(trigger.change), first, org, share)
        if drafts or passive:
            other = "acquire" if trigger.change == "sell" else "sell"
            drafts += self._stake_draft(clause, other, second, org, share)
        return drafts

    def _stake_draft(
        self, clause: Clause, change: str, holder: Entity | None, org: Entity | None, share: float | None
    ) -> list[Draft]:
        if holder is None or org is None or holder is org or org.kind != "org":
            return []
        row = clause.row
        items = [i for i in clause.window if i.entity in (holder, org) and i.entity is not None]
        starts, ends = (
            [clause.item.start, *(i.start for i in items)],
            [clause.item.end, *(i.end for i in items)],
        )
        draft = Draft("stake", change, row.sentence.index, min(starts), max(ends))
        draft.person, draft.org, draft.share = holder, org, share
        draft.features = {f"t:{change}", "share" if share else "worded", "t:verb"}
        self._firmness(clause, draft)
        return [draft]

    def _firmness(self, clause: Clause, draft: Draft) -> None:
        row = clause.row
        draft.when = self.frames.clause_date(clause)
        draft.modality = self.frames.clause_mode(clause, str(draft.change), draft.when)
        if any("planned" in i.cues for i in row.items[clause.item.index + 1 : clause.item.index + 4]):
            draft.modality = "planned"
        if draft.modality == "actual" and clause.shape == "nominal" and draft.change != "hold":
            spoken = [row.text.norms[i.start] for i in row.items[clause.end + 1 : clause.end + 1 + _SPOKEN]]
            if any(n.startswith(_TALKED) for n in spoken):
                draft.modality = "possible"
            elif any(n.startswith(_AGREED) for n in spoken):
                draft.modality = "planned"
        if draft.change == "hold":
            draft.when = self.frames.since(clause)
            draft.modality = "planned" if "planned" in clause.says else "actual"
        if "background" in clause.says:
            draft.features.add("background")

    def _worded(self, clause: Clause) -> bool:
        """Whether the clause speaks of shares without a percentage."""
        return any("share" in i.cues for i in clause.window[-_REACH:])

    def _genitive(self, row: Row, left: int, end: int) -> Entity | None:
        for other in reversed(row.items[left:end]):
            if (
                other.rel in ("of", "at")
                and (entity := self._thing(row, other)) is not None
                and entity.kind == "org"
            ):
                return entity
        return None

    def _place(self, row: Row, clause: Clause) -> Entity | None:
        """The firm whose shares they are: its genitive or locative, else the one that the text is about."""
        found = self._genitive(row, clause.left, clause.item.index)
        for other in clause.window:
            if other.kind == "org" and row.text.norms[other.end].startswith(_PARTNERS):
                return other.entity  # Acme ortaklarından Roe'nun payını Beta'ya sattığı
        if found is None:  # Acme hisselerini: the name right before the word for shares
            for other in clause.window:
                before = row.items[other.index - 1] if other.index else None
                if "share" in other.cues and before is not None and before.kind == "org" and not before.rel:
                    return before.entity
        return found or self.context.main

    def _following_org(self, clause: Clause) -> Entity | None:
        """The firm that a participle describes: "Roe'ya ait olan Acme"."""
        for other in clause.row.items[clause.end + 1 : clause.end + 1 + _NEAR]:
            if other.kind == "org":
                return other.entity
            if other.kind not in ("word", "cue") or "conjunction" in other.cues:
                return None
        return None

    def _possessor(self, clause: Clause, case: str = "of") -> Entity | None:
        """Whose hand: "Roe'nun elinde"."""
        for other in reversed(clause.window[-2:]):
            if other.rel == case and (entity := self._thing(clause.row, other)) is not None:
                return entity
        return None

    def _holder(self, clause: Clause) -> Entity | None:
        """Who has, sells or buys: the subject, which a participle has after it and a noun clause in the genitive."""
        row = clause.row
        if clause.shape == "head":
            for other in row.items[clause.item.index + 1 : clause.item.index + _NEAR + 2]:
                if (entity := self._thing(row, other)) is not None and other.kind != "cue":
                    return entity
                if other.kind in ("comma", "stop", "trigger"):
                    break
        by = next((i for i in clause.window if i.rel == "by" and i.entity is not None), None)
        if by is not None:
            return by.entity
        if clause.shape == "nominal":  # Acme'nin satın aldığı: the first genitive is the subject
            owners = [i for i in clause.window if i.rel == "of" and i.entity is not None]
            taken = self._genitive(row, clause.left, clause.item.index)
            if owners and (owners[0].entity is not taken or len(owners) > 1 or not self._worded(clause)):
                return owners[0].entity
        for other in clause.window:
            after = row.items[other.index + 1]
            if other.kind == "cue" and not other.rest and (after.kind == "word" or "share" in after.cues):
                continue  # girişim sermayesi fonu
            if other.rel is None and (entity := self._thing(row, other)) is not None:
                return entity
        for other in reversed(row.items[: clause.left]):
            if other.rel is None and other.kind in ("person", "org") and other.entity is not None:
                return other.entity
        return self.frames.person

    def _holders(self, clause: Clause, number: Item) -> list[Entity]:
        """The holders of a share: "A, B ve C yüzde 19'ar hisseye sahip", "A yüzde 60, B yüzde 40 paya sahip"."""
        row = clause.row
        if row.text.norms[number.end : number.end + 1] in (["'ar"], ["'er"], ["'sar"], ["'ser"]):
            return [
                i.entity
                for i in row.items[clause.left : number.index]
                if i.kind == "org" and i.rel is None and i.entity
            ]
        before = row.items[number.index - 2] if number.index > 1 else None
        own = before is not None and before.kind in ("person", "org") and before.rel is None
        return [before.entity] if own and before is not None and before.entity is not None else []
