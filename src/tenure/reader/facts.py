"""Facts: what an organization does, how many people it has, what it launches."""

import datetime

from . import attribution
from .context import Context
from .draft import Draft
from .entity import Entity
from .items import Item, Row
from .pack_schema import Trigger


class Facts:
    """Reads the triggers of facts, and the trades that nouns beside names tell."""

    def __init__(self, context: Context, published: datetime.date | None) -> None:
        self.context = context
        self.published = published
        self.trades: set[int] = set()
        """firms whose trade has been told, by identity"""

    def by_trade(self, row: Row) -> list[Draft]:
        """What a firm is, by the noun before its name or in its stead: "Sportwagenbauer Porsche", "beim Autobauer"."""
        drafts = []
        orgs = {i.start: i.entity for i in row.items if i.kind == "org"}
        people = {i.start for i in row.items if i.kind == "person"}
        for at in range(row.sentence.start, row.sentence.end):
            if not row.text.words[at][0].isupper() or at + 1 in people or at in orgs:
                continue
            size = self.context.lexicon.hooks.kind(row.text.norms[at])
            org = orgs.get(at + 1) or (self.context.main if size else None)
            if not size or org is None or id(org) in self.trades:
                continue
            self.trades.add(id(org))
            draft = Draft("fact", None, row.sentence.index, at, at + 1)
            draft.org, draft.attribute, draft.value = org, "activity", row.text.words[at][:size]
            draft.features = {"a:activity"}
            draft.modality = "actual"
            drafts.append(draft)
        return drafts

    def of_trigger(self, row: Row, item: Item, trigger: Trigger) -> list[Draft]:
        """What a trigger tells of the organization before it."""
        org = self._subject(row, item)
        if org is None:
            return []
        value = self._headcount(row, item) if trigger.attribute == "headcount" else _clause_after(row, item)
        if value is None:
            return []
        start, end = value
        draft = Draft("fact", None, row.sentence.index, min(item.start, start), end)
        draft.org, draft.attribute = org, trigger.attribute
        draft.value = row.text.span(start, end)
        draft.features = {f"a:{trigger.attribute}"}
        attribution.attribute(row, item, draft, self.published)
        if trigger.attribute != "launch":
            draft.when = None
        return [draft]

    def _subject(self, row: Row, item: Item) -> Entity | None:
        for k in range(item.index - 1, max(-1, item.index - 9), -1):
            other = row.items[k]
            if other.kind == "org":
                return other.entity
            if other.cues & {"company", "child"}:
                return self.context.refer(row, other)
            if other.kind == "person" or (
                other.kind == "trigger" and not any(t.kind == "fact" for t in other.triggers)
            ):
                return None
        return None

    def _headcount(self, row: Row, item: Item) -> tuple[int, int] | None:
        for other in row.items[item.index : item.index + 6]:
            if other.kind == "number" or (other.date is not None and row.text.words[other.start].isdigit()):
                for nxt in row.items[other.index + 1 : other.index + 4]:
                    if "people" in nxt.cues:
                        return other.start, nxt.end
        return None


def _clause_after(row: Row, item: Item) -> tuple[int, int] | None:
    end = item.index + 1
    while end < len(row.items):
        other = row.items[end]
        if other.kind in ("comma", "stop") or "relative" in other.cues:
            break
        if other.start == row.sentence.end - 1:
            break
        end += 1
    if end <= item.index + 1:
        return None
    return row.items[item.index].start, row.items[end - 1].end
