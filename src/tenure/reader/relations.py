"""Affiliations: what belongs to what, by nouns and by deals. Triggers of facts are read on the way."""

import datetime
from typing import Final

from . import attribution
from .bracket_deals import bracket_deal
from .context import Context
from .draft import Draft
from .entity import Entity
from .facts import Facts
from .items import Item, Row
from .pack_schema import Trigger
from .stakes import nearest_share, percentages

_NEAR: Final = 4
_BACK: Final = 9
_MODIFIERS: Final = frozenset(
    {"determiner", "skip", "new", "current", "its", "possessive", "of", "at", "honorific", "former"}
)


class Relations:
    """Reads the triggers of affiliations and facts of a document's sentences."""

    def __init__(self, context: Context, published: datetime.date | None) -> None:
        self.context = context
        self.published = published
        self.facts = Facts(context, published)

    def read(self, row: Row) -> list[Draft]:
        """The drafts of a sentence."""
        shares = percentages(row)
        drafts: list[Draft] = []
        for item in row.items:
            for trigger in item.triggers:
                found: list[Draft] = []
                if trigger.kind == "affiliation":
                    found = (
                        self._noun(row, item, trigger)
                        if trigger.noun
                        else self._deal(row, item, trigger, shares)
                    )
                elif trigger.kind == "fact":
                    found = self.facts.of_trigger(row, item, trigger)
                drafts += found
                if found:
                    break
        if self.context.settings.nouns_capitalized and not row.sentence.headline:
            drafts += self.facts.by_trade(row)
        for draft in drafts:
            draft.headline = row.sentence.headline
            if draft.org is not None and draft.parent is not None and draft.change == "hold":
                self.context.last_child = draft.org
        return drafts

    def _entity(self, row: Row, item: Item) -> Entity | None:
        if item.kind in ("person", "org"):
            return item.entity
        if "pronoun" in item.cues:
            for other in reversed(row.items[: item.index]):
                if other.kind == "person":
                    return other.entity
            return self.context.last_person
        if item.cues & {"company", "child"}:
            return self.context.refer(row, item)
        return None

    def _noun(self, row: Row, item: Item, trigger: Trigger) -> list[Draft]:
        """ "Acme, a subsidiary of Beta", "Beta's subsidiary Acme", "its subsidiary, Acme"."""
        if trigger.person == "head":
            return self._reversed(row, item, trigger)
        child = self._child(row, item)
        inner = self._entity(row, child) if child is not None else None
        if child is None or inner is None or inner.kind != "org":
            return []
        parent = self._parent(row, item, child)
        if parent is inner and self.context.names.auxiliaries:
            named = (
                child.kind == "org"
            )  # "APL, the group's shipping subsidiary", "The company is a subsidiary of Beta"
            other = next((o for o in self._others(inner)), None)
            inner, parent = (inner, other) if named else (other, parent)
        if parent is None or inner is None or parent is inner:
            return []
        was = self._was(row, item, child)
        if was is not None and not was:
            return []
        draft = Draft(
            "affiliation", trigger.change or "hold", row.sentence.index, *_span(row, [item, child], parent)
        )
        draft.org, draft.parent, draft.relation = inner, parent, trigger.relation or "subsidiary"
        draft.features = {
            "t:noun",
            f"rel:{draft.relation}",
            "after" if child.index > item.index else "before",
        }
        attribution.attribute(row, item, draft, self.published)
        if was:
            draft.change, draft.when, draft.modality = "end", was, "actual"
            draft.features = draft.features - {"t:noun"} | {"t:verb", "t:end"}
        return [draft]

    def _others(self, one: Entity) -> list[Entity]:
        """The organizations that the document is about, without one of them, the last subject first."""
        told = [self.context.subject, self.context.topic, *self.context.orgs[:2]]
        return [o for o in dict.fromkeys(told) if o is not None and o is not one]

    def _was(self, row: Row, item: Item, child: Item) -> str | None:
        """Of "was a unit of Acme until 2014" the date; empty where it was one and no date is told; None where it is."""
        if not self.context.names.auxiliaries or child.index > item.index:
            return None
        between = row.items[child.index + 1 : item.index]
        if not any(row.text.norms[i.start] in ("was", "were", "formerly", "once") for i in between):
            return None
        for other in row.items[item.index + 1 :]:
            if other.date is not None and "until" in row.items[other.index - 1].cues:
                return other.date.resolve(self.published, False) or ""
        return ""

    def _reversed(self, row: Row, item: Item, trigger: Trigger) -> list[Draft]:
        """ "Its parent, Acme Group", "Beta's owner Acme": the parent follows, and whose it is stands before."""
        parent = None
        for other in row.items[item.index + 1 : item.index + 4]:
            if other.kind == "org":
                parent = other
                break
            if other.kind not in ("comma", "word") and not other.cues & {"determiner"}:
                return []
        if parent is None or parent.entity is None:
            return []
        for other in reversed(row.items[max(0, item.index - 5) : item.index]):
            child = None
            if other.kind == "org" or other.cues & {"company", "child"}:
                child = self._entity(row, other)
            elif other.cues & {"its", "possessive"}:
                child = self._owner_before(row, other, parent)
            elif other.kind in ("comma", "stop", "person", "trigger"):
                return []
            if child is not None:
                if child is parent.entity or child.kind != "org":
                    return []
                draft = Draft(
                    "affiliation",
                    trigger.change or "hold",
                    row.sentence.index,
                    *_span(row, [item, parent], child),
                )
                draft.org, draft.parent, draft.relation = (
                    child,
                    parent.entity,
                    trigger.relation or "subsidiary",
                )
                draft.features = {"t:noun", f"rel:{draft.relation}", "after"}
                attribution.attribute(row, item, draft, self.published)
                return [draft]
        return []

    def _child(self, row: Row, item: Item) -> Item | None:
        """The organization that belongs: right after the noun, or before the phrase in which it stands."""
        items = row.items
        for k in range(item.index + 1, min(item.index + 1 + _NEAR, len(items))):
            other = items[k]
            if other.kind == "org" and other.rel not in ("to", "from", "by", "with"):
                if other.rel == "of" and any("of" in i.cues for i in items[item.index + 1 : k]):
                    break  # "a subsidiary of Acme": the parent
                return other
            if other.kind not in ("comma", "word", "cue") or other.cues & {"of", "by", "to", "from"}:
                break
            if other.kind == "comma" and k > item.index + 1:
                break
        apposed = False
        for k in range(item.index - 1, max(-1, item.index - _BACK), -1):
            other = items[k]
            if other.kind in ("comma", "stop") or other.cues & {"passive_aux"}:
                apposed = True
            elif (apposed and other.kind == "org") or (apposed and other.cues & {"company"}):
                return other
            elif other.kind in ("person", "date", "title") or (apposed and other.kind != "cue"):
                break
        return None

    def _parent(self, row: Row, item: Item, child: Item) -> Entity | None:
        """What it belongs to: the noun's genitive or possessor, else what the document is about."""
        items = row.items
        for k in range(item.index + 1, min(item.index + _BACK, len(items))):
            other = items[k]
            if other is child or other.kind in ("comma", "stop", "trigger", "title", "date"):
                break
            if other.kind == "org" or (other.kind == "person" and other.entity is not None):
                return other.entity
            if other.cues & {"company"}:
                return self.context.refer(row, other)
        for k in range(item.index - 1, max(-1, item.index - _BACK), -1):
            other = items[k]
            if other is child:
                break
            if "its" in other.cues or "possessive" in other.cues:
                return self._owner_before(row, other, child)
            if other.kind == "org" or other.cues & {"company"}:
                return self._entity(row, other)
            if other.kind in ("person", "date", "stop", "comma", "trigger", "title"):
                break
        main = self.context.main
        return main if main is not child.entity else None

    def _owner_before(self, row: Row, item: Item, child: Item) -> Entity | None:
        for other in reversed(row.items[: item.index]):
            if other.kind == "org" and other.entity is not child.entity:
                return other.entity
            comma = other.index > 1 and row.items[other.index - 1].kind == "comma"
            apposed = comma and row.items[other.index - 2].kind == "org" and self.context.names.auxiliaries
            if "company" in other.cues and not apposed:
                return self.context.refer(row, other)
        main = self.context.main
        return main if main is not child.entity else None

    def _deal(self, row: Row, item: Item, trigger: Trigger, shares: list[tuple[Item, float]]) -> list[Draft]:
        """ "Acme bought Beta": whole companies only; a percentage makes it a stake."""
        if nearest_share(item, shares) is not None or any(
            "share" in i.cues and abs(i.index - item.index) <= _NEAR for i in row.items
        ):
            return []
        if self.context.names.auxiliaries and (passive := self._passive_deal(row, item, trigger)) is not None:
            return passive
        if self.context.settings.order == "v2":
            behind = bracket_deal(row, item, trigger)
            if behind is not None:
                return [self._behind(row, item, trigger, *deal) for deal in behind]
        after = trigger.person == "object"
        subject = self._side_org(row, item, right=after)
        thing = self._side_org(row, item, right=not after)
        if (
            self.context.names.auxiliaries
            and thing is not None
            and thing.rel == "to"
            and trigger.change == "end"
        ):
            return self._sold(row, item, trigger, thing)
        if thing is None or thing.kind != "org" or thing.entity is None or abs(thing.index - item.index) > 5:
            return []
        verb = row.text.norms[item.start].startswith(("sell", "sold", "divest"))
        if self.context.names.auxiliaries and subject is None and trigger.change == "end" and verb:
            taker = next((i for i in row.items[thing.index + 1 :] if i.kind == "org" and i.rel == "to"), None)
            return self._to_buyer(row, item, trigger, thing.entity, taker) if taker is not None else []
        parent = self._entity(row, subject) if subject is not None else self.context.main
        if parent is None or parent is thing.entity or parent.kind != "org":
            return []
        drafts = []
        draft = Draft("affiliation", trigger.change, row.sentence.index, *_span(row, [item, thing], parent))
        draft.org, draft.parent, draft.relation = thing.entity, parent, trigger.relation or "subsidiary"
        draft.features = {"t:verb", f"t:{trigger.change}"}
        attribution.attribute(row, item, draft, self.published)
        drafts.append(draft)
        if trigger.change == "end":
            for other in row.items[thing.index + 1 :]:
                if other.kind == "org" and other.rel == "to" and other.entity not in (parent, thing.entity):
                    buyer = Draft(
                        "affiliation", "start", row.sentence.index, *_span(row, [item, other], thing.entity)
                    )
                    buyer.org, buyer.parent, buyer.relation = thing.entity, other.entity, draft.relation
                    buyer.features = {"t:verb", "t:start", "buyer"}
                    attribution.attribute(row, item, buyer, self.published)
                    drafts.append(buyer)
                    break
        return drafts

    def _behind(
        self, row: Row, item: Item, trigger: Trigger, change: str, org: Entity, parent: Entity
    ) -> Draft:
        draft = Draft("affiliation", change, row.sentence.index, *_span(row, [item], parent))
        draft.org, draft.parent, draft.relation = org, parent, trigger.relation or "subsidiary"
        draft.features = {"t:verb", f"t:{change}"}
        attribution.attribute(row, item, draft, self.published)
        return draft

    def _sold(self, row: Row, item: Item, trigger: Trigger, buyer: Item) -> list[Draft]:
        """ "The directors sold the business to Beta": what the document is about goes to whom the sentence names."""
        main = self.context.main
        between = row.items[item.index + 1 : buyer.index]
        worded = any("company" in i.cues or row.text.norms[i.start] in ("business", "it") for i in between)
        if main is None or buyer.entity is None or buyer.entity is main or not worded:
            return []
        return self._to_buyer(row, item, trigger, main, buyer)

    def _to_buyer(self, row: Row, item: Item, trigger: Trigger, thing: Entity, buyer: Item) -> list[Draft]:
        draft = Draft("affiliation", "start", row.sentence.index, *_span(row, [item, buyer], thing))
        draft.org, draft.parent, draft.relation = thing, buyer.entity, trigger.relation or "subsidiary"
        draft.features = {"t:verb", "t:start", "buyer"}
        attribution.attribute(row, item, draft, self.published)
        return [draft]

    def _passive_deal(self, row: Row, item: Item, trigger: Trigger) -> list[Draft] | None:
        """ "Acme was bought by Beta", "Acme, sold to Beta in May": the thing stands before; None if not passive."""
        if not item.cues & {"past", "participle"}:
            return None
        before = row.items[max(0, item.index - 3) : item.index]
        passive = any("passive_aux" in i.cues for i in before)
        marks = {"acquire": ("by",), "start": ("by",), "end": ("by", "to")}.get(str(trigger.change), ())
        parties: dict[str, Entity] = {}
        for other in row.items[item.index + 1 : item.index + 9]:
            if other.kind == "trigger" and not other.cues & {"passive_aux"}:
                break
            entity = self._entity(row, other) if other.rel in marks else None
            if entity is not None and entity.kind == "org" and str(other.rel) not in parties:
                parties[str(other.rel)] = entity
        near = row.items[item.index + 1].cues if item.index + 1 < len(row.items) else set()
        if not parties or not (passive or near & {"by", "to"}):
            return [] if passive else None
        thing = self._thing_traded(row, item)
        if thing is None:
            return []
        drafts = []
        for mark, party in parties.items():
            if party is thing:
                continue
            change = "start" if trigger.change == "start" or mark == "to" else "end"
            draft = Draft("affiliation", change, row.sentence.index, *_span(row, [item], party))
            draft.org, draft.parent, draft.relation = thing, party, trigger.relation or "subsidiary"
            draft.features = {"t:verb", f"t:{change}"}
            attribution.attribute(row, item, draft, self.published)
            drafts.append(draft)
        return drafts

    def _thing_traded(self, row: Row, item: Item) -> Entity | None:
        """What a passive verb of trade says is bought or sold."""
        for other in reversed(row.items[: item.index]):
            if (
                other.kind == "org"
                or other.cues & {"company", "child"}
                or row.text.norms[other.start] == "it"
            ):
                if other.rel in ("by", "with"):
                    continue
                return (
                    self._it(row, other) if row.text.norms[other.start] == "it" else self._entity(row, other)
                )
            if other.kind == "person":
                return None
        return None

    def _it(self, row: Row, item: Item) -> Entity | None:
        """The organization that "it" stands for: the last one before it in the sentence, else the last subject."""
        before = [i.entity for i in row.items[: item.index] if i.kind == "org"]
        return before[-1] if before else self.context.subject or self.context.main

    def _side_org(self, row: Row, item: Item, *, right: bool) -> Item | None:
        steps = range(item.index + 1, len(row.items)) if right else range(item.index - 1, -1, -1)
        for k in steps:
            other = row.items[k]
            if other.kind == "org" or other.cues & {"company"}:
                if other.rel in ("by", "with", "at") and not right:
                    continue
                return other
            if other.kind == "person" or (other.kind == "stop" and right):
                return None
        return None


def _span(row: Row, items: list[Item], entity: Entity | None) -> tuple[int, int]:
    starts, ends = [i.start for i in items], [i.end for i in items]
    near = [i for i in row.items if i.entity is entity and entity is not None]
    if near:
        closest = min(near, key=lambda i: abs(i.start - starts[0]))
        starts.append(closest.start)
        ends.append(closest.end)
    return min(starts), max(ends)
