"""What belongs to what where clauses end in their verb: firms of firms, deals in whole firms."""

from typing import Final

from .draft import Draft
from .entity import Entity
from .final_clause import Clause
from .final_nouns import Share
from .final_organizations import refer
from .final_stakes import FinalStakes
from .items import Item, Row
from .stakes import percentages

_NEAR: Final = 5
_WHOLE: Final = ("tamam", "tumu")
_WITHIN: Final = ("bunyesine", "catisi", "semsiyesi")


class FinalRelations(FinalStakes):
    """Reads the triggers of stakes and affiliations of a document's sentences."""

    def read(self, row: Row) -> list[Draft]:
        """The drafts of a sentence."""
        shares = percentages(row)
        drafts: list[Draft] = []
        for item in row.items:
            for trigger in item.triggers:
                clause = Clause(row, item, trigger, self.frames.hooks)
                if "negation" in clause.says:
                    continue
                found: list[Draft] = []
                if trigger.kind == "stake":
                    found = (
                        self._owned(clause, shares)
                        if trigger.change == "hold"
                        else self._traded(clause, shares)
                    )
                elif trigger.kind == "affiliation" and trigger.noun:
                    found = self._belonging(clause)
                elif trigger.kind == "affiliation":
                    found = self._bought(clause, shares)
                if found:
                    drafts += found
                    break
        told = {d.change for d in drafts if d.kind == "stake"}
        if not told & {"acquire", "sell"}:
            drafts += (shifted := self._shifted(row, shares))
            told |= {d.change for d in shifted}
        if not told:
            drafts += self._bracketed(row, shares) or self._possessed(row, shares) or self._located(row)
        drafts += self._owners(row) + self._firms(row) + self._children(row) + self._parents(row)
        for draft in drafts:
            draft.headline = row.sentence.headline
            if draft.kind == "affiliation" and draft.change == "hold":
                self.context.last_child = draft.org
        return drafts

    def _belonging(self, clause: Clause) -> list[Draft]:
        """ "Beta'nın bağlı ortaklığı Acme", "bağlı ortaklıkları A ve B", "Acme, Beta'nın iştiraki"."""
        row, item = clause.row, clause.item
        plain = self.frames.hooks.case(row.text, item.start, item.end, item.rest) is None
        before = row.items[item.index - 1] if item.index else None
        children = self._children_after(row, item) if plain else []
        parent = self._parent_before(row, item)
        if (
            clause.trigger.relation in ("unit", "brand")
            and before is not None
            and before.kind == "org"
            and before.rel is None
        ):
            whole = row.items[before.index - 1] if before.index else None
            owner = self._thing(row, whole) if whole is not None and whole.rel == "of" else None
            if clause.trigger.relation == "brand" and owner is None:
                return []
            children, parent = [before], owner  # Acme Foods birimi, Acme'nin Moka markası
        if not children:
            head = next((i for i in row.items[: item.index] if i.kind == "org" and i.rel is None), None)
            predicate = item.index + 1 >= len(row.items) - 1 or row.items[item.index + 1].kind == "trigger"
            if head is None or not predicate or parent is None:
                return []
            children = [head]
        if parent is None:
            firm = next(
                (
                    i
                    for i in row.items[item.index :]
                    if "company" in i.cues and i.kind == "cue" and i.rel is None
                ),
                None,
            )
            parent = refer(row, firm, self.context) if firm is not None else self.context.main
        drafts = []
        for child in children:
            parent = self._namesake(child) or parent
            if child.entity is None or parent is None or parent is child.entity or parent.kind != "org":
                continue
            relation = clause.trigger.relation or "subsidiary"
            draft = Draft(
                "affiliation",
                "hold",
                row.sentence.index,
                min(item.start, child.start),
                max(item.end, child.end),
            )
            draft.org, draft.parent, draft.relation = child.entity, parent, relation
            draft.features = {"t:noun", f"rel:{relation}", "after" if child.index > item.index else "before"}
            after = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
            if (after is not None and after.rest[:4] in ("acak", "ecek")) or (
                after is not None and row.text.norms[after.start].startswith("olacak")
            ):
                draft.change, draft.modality = "start", "planned"
                draft.when = self.frames.ahead
            drafts.append(draft)
        return drafts

    def _children_after(self, row: Row, item: Item) -> list[Item]:
        found: list[Item] = []
        for other in row.items[item.index + 1 : item.index + 1 + _NEAR + 2 * len(found)]:
            if other.kind == "org":
                found.append(other)
                if other.rel is not None:
                    break
            elif (other.kind == "cue" and other.cues & {"skip", "conjunction", "company", "determiner"}) or (
                other.kind == "trigger" and row.text.norms[other.start] == "olan"
            ):
                continue
            elif (other.kind == "comma" and not found) or other.kind not in ("comma", "word"):
                break
        return found

    def _parent_before(self, row: Row, item: Item) -> Entity | None:
        for other in reversed(row.items[max(0, item.index - 7) : item.index]):
            if other.kind == "org" and other.rel in ("of", "to", None):
                return other.entity
            if other.kind == "cue" and other.cues & {"company"} and other.rel in ("of", "to"):
                return refer(row, other, self.context)
            if other.kind in ("comma", "trigger", "stop"):
                return None
        return None

    def _bought(self, clause: Clause, shares: list[Share]) -> list[Draft]:
        """ "Beta Acme'yi satın aldı", "Beta tarafından satın alınan Acme", "Acme Beta'ya satıldı": whole firms only."""
        row, trigger = clause.row, clause.trigger
        own = [s for s in shares if clause.left <= s[0].index < clause.item.index]
        norms = row.text.norms[row.items[clause.left].start : clause.item.start]
        whole = any(n.startswith(_WHOLE) for n in norms) or any(value == 1 for _, value in own)
        if not whole and (self._worded(clause) or own):
            return []
        if row.text.norms[clause.item.start] in _WITHIN:
            return self._joined_group(clause)
        end = trigger.change == "end"
        passive = trigger.person == "object"
        parent: Entity | None
        if passive:
            parent = next((i.entity for i in clause.window if i.kind == "org" and i.rel == "by"), None)
            if parent is None and clause.shape == "nominal" and not end:
                after = row.items[clause.end + 1 : clause.end + 1 + _NEAR]
                parent = next((i.entity for i in after if i.kind == "org" and i.rel == "with"), None)
            heads = [i for i in clause.window if i.kind == "org" and i.rel is None]
            if clause.shape == "head":
                heads = row.items[clause.item.index + 1 : clause.item.index + 4]
            elif clause.shape == "nominal" or whole:
                heads = [i for i in clause.window if i.kind == "org" and i.rel == "of"] or heads
            child = next((i.entity for i in heads if i.kind == "org"), None)
        else:
            child = self._bought_one(clause, whole)
            parent = self._holder(clause)
            if clause.shape == "nominal" and parent is child:
                parent = None
            elif parent is None or parent.kind != "org":
                parent = self.context.main
        buyer = next((i.entity for i in reversed(clause.window) if i.kind == "org" and i.rel == "to"), None)
        if child is None or child.kind != "org":
            return []
        drafts = []
        if parent is not None and parent is not child and parent.kind == "org":
            drafts.append(self._deal_draft(clause, str(trigger.change), child, parent))
        if end and buyer is not None and buyer not in (child, parent):
            drafts.append(self._deal_draft(clause, "start", child, buyer))
        seller = next((i.entity for i in clause.window if i.kind == "org" and i.rel == "from"), None)
        if not end and drafts and seller is not None and seller not in (child, parent):
            drafts.append(self._deal_draft(clause, "end", child, seller))
        return drafts

    def _bought_one(self, clause: Clause, whole: bool) -> Entity | None:
        """The firm that is bought or sold: the object, the owner of "all of it", what a participle describes."""
        row = clause.row
        for other in reversed(clause.window):
            if other.rel == "object" and (entity := self._thing(row, other)) is not None:
                return entity
        owners = [i for i in clause.window if i.rel == "of" and self._thing(row, i) is not None]
        if owners and (whole or row.text.norms[clause.item.end - 1].startswith("satis")):
            return self._thing(row, owners[-1])
        if clause.shape == "nominal" and not row.text.norms[clause.item.end - 1].startswith("satis"):
            return self._following_org(clause)
        return None

    def _joined_group(self, clause: Clause) -> list[Draft]:
        """ "Acme bünyesine geçen Beta", "Beta, Acme'nin çatısı altına girdi"; with an object who takes it in."""
        row = clause.row
        before = row.items[clause.item.index - 1] if clause.item.index else None
        taken = next(
            (i.entity for i in reversed(clause.window) if i.kind == "org" and i.rel == "object"), None
        )
        if taken is not None:
            holder = self._holder(clause)
            parent = holder if holder is not None and holder.kind == "org" else self.context.main
            child: Entity | None = taken
        else:
            own = before is not None and before.kind == "org" and before.rel in ("of", None)
            parent = before.entity if own and before is not None else None
            child = self._following_org(clause) if clause.shape == "head" else None
            subjects = [i.entity for i in clause.window if i.kind == "org" and i.rel in (None, "of")]
            child = child or next((e for e in subjects if e is not parent), None)
        if child is None or parent is None or child is parent:
            return []
        return [self._deal_draft(clause, str(clause.trigger.change), child, parent)]

    def _deal_draft(self, clause: Clause, change: str, child: Entity, parent: Entity) -> Draft:
        draft = Draft("affiliation", change, clause.row.sentence.index, clause.item.start, clause.item.end)
        draft.org, draft.parent, draft.relation = child, parent, "subsidiary"
        draft.features = {"t:verb", f"t:{change}"}
        self._firmness(clause, draft)
        return draft
