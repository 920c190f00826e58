"""Stakes and affiliations where clauses end in their verb: who has what is told by cases.

"Acme'nin yüzde 40'ı Beta'ya ait", "Beta, Acme'nin yüzde 40'ına sahip", "Beta'daki yüzde 30'luk payını Gama'ya sattı".
"""

from typing import Final

from .draft import Draft
from .entity import Entity
from .final_clause import Clause
from .final_nouns import NounRelations, Share
from .final_posts import refer
from .items import Item, Row
from .stakes import percentages

_REACH: Final = 12
_NEAR: Final = 5
_WHOLE: Final = ("tamami", "tumu", "tamamini", "tumunu")


class FinalRelations(NounRelations):
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
        if not any(d.kind == "stake" for d in drafts):
            drafts += self._possessed(row, shares)
        drafts += self._owners(row) + self._firms(row) + self._children(row) + self._parents(row)
        for draft in drafts:
            draft.headline = row.sentence.headline
            if draft.kind == "affiliation" and draft.change == "hold":
                self.context.last_child = draft.org
        return drafts

    def _owned(self, clause: Clause, shares: list[Share]) -> list[Draft]:
        """Shares that lie with somebody: one draft for each percentage of the clause."""
        row, word = clause.row, clause.row.text.norms[clause.item.start]
        own = [s for s in shares if clause.left <= s[0].index < clause.item.index]
        drafts: list[Draft] = []
        org: Entity | None = None
        if word.startswith("ait") or (word.startswith("elin") and self._possessor(clause) is not None) or word in (
            "kontrolunde", "mulkiyetinde", "portfoyunde",
        ):  # fmt: skip
            case = "to" if word.startswith("ait") else "of"
            for k, (number, share) in enumerate(own):
                stop = own[k + 1][0].index if k + 1 < len(own) else clause.item.index
                org = org or self._genitive(row, clause.left, number.index) or self.context.main
                holder = next(
                    (
                        e
                        for i in row.items[number.index : stop]
                        if i.rel == case and (e := self._thing(row, i))
                    ),
                    None,
                )
                drafts += self._stake_draft(clause, "hold", holder, org, share)
            if not own and self._worded(clause):
                org = self._genitive(row, clause.left, clause.item.index)
                drafts += self._stake_draft(clause, "hold", self._possessor(clause), org, None)
            return drafts
        holder = self._holder(clause)
        if word.startswith("elin") or word == "sahip" or word == "payla" or word == "ortak":
            for number, share in own:
                org = self._genitive(row, clause.left, number.index) or org or self.context.main
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
        first = self._holder(clause)
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
        drafts = self._stake_draft(clause, str(trigger.change), first, org, share)
        if drafts:
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
        draft.when = self.frames.clause_date(clause)
        draft.modality = self.frames.clause_mode(clause, str(draft.change), draft.when)
        if any("planned" in i.cues for i in clause.row.items[clause.item.index + 1 : clause.item.index + 4]):
            draft.modality = "planned"
        if draft.change == "hold":
            draft.when = None
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
        return self._genitive(row, clause.left, clause.item.index) or self.context.main

    def _possessor(self, clause: Clause) -> Entity | None:
        """Whose hand: "Roe'nun elinde"."""
        for other in reversed(clause.window[-2:]):
            if other.rel == "of" and (entity := self._thing(clause.row, other)) is not None:
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
        for other in clause.window:
            if other.rel is None and (entity := self._thing(row, other)) is not None:
                return entity
        return self.frames.person

    def _holders(self, clause: Clause, number: Item) -> list[Entity]:
        """Several holders of equal shares: "A, B ve C yüzde 19'ar hisseye sahip"."""
        row = clause.row
        if row.text.norms[number.end : number.end + 1] not in (["'ar"], ["'er"], ["'sar"], ["'ser"]):
            return []
        return [
            i.entity
            for i in row.items[clause.left : number.index]
            if i.kind == "org" and i.rel is None and i.entity
        ]

    def _belonging(self, clause: Clause) -> list[Draft]:
        """ "Beta'nın bağlı ortaklığı Acme", "bağlı ortaklıkları A ve B", "Acme, Beta'nın iştiraki"."""
        row, item = clause.row, clause.item
        plain = self.frames.hooks.case(row.text, item.start, item.end, item.rest) is None
        before = row.items[item.index - 1] if item.index else None
        children = self._children_after(row, item) if plain else []
        parent = self._parent_before(row, item)
        if (
            clause.trigger.relation == "unit"
            and before is not None
            and before.kind == "org"
            and before.rel is None
        ):
            children, parent = [before], None  # Acme Foods birimi
        if not children:
            head = next((i for i in row.items[: item.index] if i.kind == "org" and i.rel is None), None)
            predicate = item.index + 1 >= len(row.items) - 1 or row.items[item.index + 1].kind == "trigger"
            if head is None or not predicate or parent is None:
                return []
            children = [head]
        if parent is None:
            whole = next(
                (
                    i
                    for i in row.items[item.index :]
                    if "company" in i.cues and i.kind == "cue" and i.rel is None
                ),
                None,
            )
            parent = refer(row, whole, self.context) if whole is not None else self.context.main
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
        """ "Beta Acme'yi satın aldı", "Beta tarafından satın alınan Acme": whole firms only."""
        row, trigger = clause.row, clause.trigger
        if self._worded(clause) or any(clause.left <= s[0].index < clause.item.index for s in shares):
            return []
        passive = trigger.person == "object"
        if passive:
            parent = next((i.entity for i in clause.window if i.kind == "org" and i.rel == "by"), None)
            after = row.items[clause.item.index + 1 : clause.item.index + 4]
            heads = after if clause.shape == "head" else [i for i in clause.window if i.rel is None]
            child = next((i.entity for i in heads if i.kind == "org"), None)
        else:
            thing = next(
                (i for i in reversed(clause.window) if i.rel == "object" and self._thing(row, i)), None
            )
            child = self._thing(row, thing) if thing is not None else None
            parent = self._holder(clause)
            if parent is None or parent.kind != "org":
                parent = self.context.main
        if child is None or parent is None or child is parent or parent.kind != "org" or child.kind != "org":
            return []
        drafts = [self._deal_draft(clause, str(trigger.change), child, parent)]
        buyer = next((i.entity for i in clause.window if i.kind == "org" and i.rel == "to"), None)
        if trigger.change == "end" and buyer is not None and buyer not in (child, parent):
            drafts.append(self._deal_draft(clause, "start", child, buyer))
        return drafts

    def _deal_draft(self, clause: Clause, change: str, child: Entity, parent: Entity) -> Draft:
        draft = Draft("affiliation", change, clause.row.sentence.index, clause.item.start, clause.item.end)
        draft.org, draft.parent, draft.relation = child, parent, "subsidiary"
        draft.features = {"t:verb", f"t:{change}"}
        self._firmness(clause, draft)
        return draft
