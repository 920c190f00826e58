"""Stakes, affiliations and facts: who owns what share, what belongs to what, what an organization is and does."""

import datetime
import re
from typing import Final

from . import attribution
from .context import Context
from .draft import Draft
from .items import Item, Row, apart
from .mentions import Entity
from .pack import Trigger

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_REACH: Final = 14
_NEAR: Final = 4
_MODIFIERS: Final = frozenset(
    {"determiner", "skip", "new", "current", "its", "possessive", "of", "at", "honorific", "former"}
)


class Relations:
    """Reads the triggers of stakes, affiliations and facts of a document's sentences."""

    def __init__(self, context: Context, published: datetime.date | None) -> None:
        self.context = context
        self.published = published

    def read(self, row: Row) -> list[Draft]:
        """The drafts of a sentence."""
        shares = percentages(row)
        drafts: list[Draft] = []
        for item in row.items:
            for trigger in item.triggers:
                found: list[Draft] = []
                if trigger.kind == "stake":
                    found = self._stake(row, item, trigger, shares)
                elif trigger.kind == "affiliation":
                    found = (
                        self._noun(row, item, trigger)
                        if trigger.noun
                        else self._deal(row, item, trigger, shares)
                    )
                elif trigger.kind == "fact":
                    found = self._fact(row, item, trigger)
                drafts += found
                if found:
                    break
        for draft in drafts:
            draft.headline = row.sentence.headline
            if draft.org is not None and draft.parent is not None and draft.change == "hold":
                self.context.last_child = draft.org
        return drafts

    # stakes

    def _stake(self, row: Row, item: Item, trigger: Trigger, shares: list[tuple[Item, float]]) -> list[Draft]:
        share = _nearest_share(item, shares)
        worded = any(
            "share" in i.cues and abs(i.index - item.index) <= _REACH and i is not item for i in row.items
        )
        if share is None and not worded and not trigger.noun:
            return []
        owner, thing = self._sides(row, item, trigger, share[0] if share else None)
        if owner is None or thing is None or owner is thing or thing.kind != "org":
            return []
        draft = Draft(
            "stake",
            trigger.change,
            row.sentence.index,
            *_span(row, [item, share[0] if share else item], owner),
        )
        draft.person, draft.org = owner, thing
        draft.share = share[1] if share else None
        draft.features = {
            f"t:{trigger.change}",
            "share" if share else "worded",
            "t:noun" if trigger.noun else "t:verb",
        }
        self._attribute(row, item, draft)
        return [draft]

    def _sides(
        self, row: Row, item: Item, trigger: Trigger, share: Item | None
    ) -> tuple[Entity | None, Entity | None]:
        """The holder and the company: by side of the trigger, by relation, else from what went before."""
        holders: list[tuple[float, Item]] = []
        things: list[tuple[float, Item]] = []
        after = trigger.person == "object"
        for other in row.items:
            entity = self._entity(row, other)
            if entity is None:
                continue
            right = other.index > item.index
            distance = abs(other.index - item.index)
            base = 2.0 - 0.06 * distance - 0.4 * apart(other, item)
            holder = base + (0.5 if right == after else -0.6)
            thing = base + (0.5 if right != after else -0.4)
            if other.rel in ("of", "at", "to", "from"):
                holder -= 0.8
                thing += 0.5
            if other.rel in ("by",):
                holder += 1.0
                thing -= 1.0
            holders.append((holder, other))
            if entity.kind == "org":
                things.append((thing, other))
        owner = max(holders, key=lambda h: h[0], default=None)
        if owner is None or owner[0] < 1.0:
            return None, None
        holder_entity = self._entity(row, owner[1])
        rest = [t for t in things if self._entity(row, t[1]) is not holder_entity]
        best = max(rest, key=lambda t: t[0], default=None)
        if best is not None and best[0] >= 1.2:
            return holder_entity, self._entity(row, best[1])
        for fallback in (self.context.topic, self.context.main):
            if fallback is not None and fallback is not holder_entity:
                return holder_entity, fallback
        return holder_entity, None

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

    # affiliations

    def _noun(self, row: Row, item: Item, trigger: Trigger) -> list[Draft]:
        """ "Acme, a subsidiary of Beta", "Beta's subsidiary Acme", "its subsidiary, Acme"."""
        child = self._child(row, item)
        if child is None or child.entity is None:
            return []
        parent = self._parent(row, item, child)
        if parent is None or parent is child.entity or parent.kind != "org":
            return []
        draft = Draft(
            "affiliation", trigger.change or "hold", row.sentence.index, *_span(row, [item, child], parent)
        )
        draft.org, draft.parent, draft.relation = child.entity, parent, trigger.relation or "subsidiary"
        draft.features = {
            "t:noun",
            f"rel:{draft.relation}",
            "after" if child.index > item.index else "before",
        }
        self._attribute(row, item, draft)
        return [draft]

    def _child(self, row: Row, item: Item) -> Item | None:
        items = row.items
        for k in range(item.index + 1, min(item.index + 1 + _NEAR, len(items))):
            other = items[k]
            if other.kind == "org" and other.rel != "of":
                return other
            if not (
                other.kind in ("comma", "word")
                or (other.kind == "cue" and not other.cues & {"of", "by", "to"})
            ):
                break
            if other.kind == "comma" and k > item.index + 1:
                break
        comma = False
        for k in range(item.index - 1, max(-1, item.index - 9), -1):
            other = items[k]
            if other.kind in ("comma", "stop") or any(t.change == "hold" for t in other.triggers):
                comma = True
            elif other.kind == "org" and comma and other.rel not in ("by",):
                return other
            elif other.kind in ("person", "date"):
                break
        return None

    def _parent(self, row: Row, item: Item, child: Item) -> Entity | None:
        items = row.items
        for k in range(item.index + 1, min(item.index + 6, len(items))):
            other = items[k]
            entity = self._entity(row, other) if other.cues & {"company"} or other.kind == "org" else None
            if entity is not None and other is not child and other.rel == "of":
                return entity
        for k in range(item.index - 1, max(-1, item.index - 8), -1):
            other = items[k]
            if other is child:
                break
            if "its" in other.cues or "possessive" in other.cues:
                return self._owner_before(row, other, child)
            if other.kind == "org" or other.cues & {"company"}:
                return self._entity(row, other)
            if other.kind in ("person", "date", "stop") or (other.kind == "trigger" and k < item.index - 1):
                break
        return None

    def _owner_before(self, row: Row, item: Item, child: Item) -> Entity | None:
        for other in reversed(row.items[: item.index]):
            if other.kind == "org" and other.entity is not child.entity:
                return other.entity
            if "company" in other.cues:
                return self.context.refer(row, other)
        main = self.context.main
        return main if main is not child.entity else None

    def _deal(self, row: Row, item: Item, trigger: Trigger, shares: list[tuple[Item, float]]) -> list[Draft]:
        """ "Acme bought Beta": whole companies only; a percentage makes it a stake."""
        if _nearest_share(item, shares) is not None or any(
            "share" in i.cues and abs(i.index - item.index) <= _NEAR for i in row.items
        ):
            return []
        after = trigger.person == "object"
        subject = self._side_org(row, item, right=after)
        thing = self._side_org(row, item, right=not after)
        if thing is None or thing.kind != "org" or thing.entity is None or abs(thing.index - item.index) > 5:
            return []
        parent = self._entity(row, subject) if subject is not None else self.context.main
        if parent is None or parent is thing.entity or parent.kind != "org":
            return []
        drafts = []
        draft = Draft("affiliation", trigger.change, row.sentence.index, *_span(row, [item, thing], parent))
        draft.org, draft.parent, draft.relation = thing.entity, parent, trigger.relation or "subsidiary"
        draft.features = {"t:verb", f"t:{trigger.change}"}
        self._attribute(row, item, draft)
        drafts.append(draft)
        if trigger.change == "end":
            for other in row.items[thing.index + 1 :]:
                if other.kind == "org" and other.rel == "to" and other.entity not in (parent, thing.entity):
                    buyer = Draft(
                        "affiliation", "start", row.sentence.index, *_span(row, [item, other], thing.entity)
                    )
                    buyer.org, buyer.parent, buyer.relation = thing.entity, other.entity, draft.relation
                    buyer.features = {"t:verb", "t:start", "buyer"}
                    self._attribute(row, item, buyer)
                    drafts.append(buyer)
                    break
        return drafts

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

    # facts

    def _fact(self, row: Row, item: Item, trigger: Trigger) -> list[Draft]:
        org = self._fact_subject(row, item)
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
        self._attribute(row, item, draft)
        if trigger.attribute != "launch":
            draft.when = None
        return [draft]

    def _fact_subject(self, row: Row, item: Item) -> Entity | None:
        for k in range(item.index - 1, max(-1, item.index - 9), -1):
            other = row.items[k]
            if other.kind == "org":
                return other.entity
            if other.cues & {"company", "child"}:
                return self.context.refer(row, other)
            if other.kind in ("person", "trigger"):
                return None
        return None

    def _headcount(self, row: Row, item: Item) -> tuple[int, int] | None:
        for other in row.items[item.index : item.index + 6]:
            if other.kind == "number" or (other.date is not None and row.text.words[other.start].isdigit()):
                end = other.end
                for nxt in row.items[other.index + 1 : other.index + 4]:
                    if "people" in nxt.cues:
                        end = nxt.end
                        break
                return other.start, end
        return None

    def _attribute(self, row: Row, item: Item, draft: Draft) -> None:
        draft.when = attribution.when(row, item, self.published, False)
        draft.modality = attribution.modality(row, item, draft.when, self.published)
        if draft.change == "hold":
            draft.when = None
            draft.modality = "actual"


def percentages(row: Row) -> list[tuple[Item, float]]:
    """The percentages of a sentence as fractions, each with the item at which it stands."""
    found = []
    for item in row.items:
        if item.kind not in ("number", "date"):
            continue
        match = _NUMBER.fullmatch(row.text.words[item.start])
        if match is None:
            continue
        around = row.items[max(0, item.index - 1) : item.index + 2]
        if any("percent" in i.cues for i in around if i is not item):
            value = float(match.group().replace(",", ".")) / 100
            if 0 < value <= 1:
                found.append((item, round(value, 6)))
    return found


def _nearest_share(item: Item, shares: list[tuple[Item, float]]) -> tuple[Item, float] | None:
    near = [s for s in shares if abs(s[0].index - item.index) <= _REACH]
    return min(near, key=lambda s: abs(s[0].index - item.index), default=None)


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


def _span(row: Row, items: list[Item], entity: Entity | None) -> tuple[int, int]:
    starts, ends = [i.start for i in items], [i.end for i in items]
    near = [i for i in row.items if i.entity is entity and entity is not None]
    if near:
        closest = min(near, key=lambda i: abs(i.start - starts[0]))
        starts.append(closest.start)
        ends.append(closest.end)
    return min(starts), max(ends)
