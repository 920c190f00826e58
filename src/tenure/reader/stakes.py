"""Stakes: who holds, buys or sells what share of which company."""

import datetime
import re
from typing import Final

from . import attribution
from .context import Context
from .draft import Draft
from .entity import Entity
from .items import Item, Row, apart
from .organizations import named_by
from .pack_schema import Trigger

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_REACH: Final = 14
"""How many items a share, or a word for one, may stand from its verb."""
_NEXT: Final = 4
"""How near a further holder stands to its share: "Beta 30 percent and Gamma the rest"."""
_FLOOR: Final = 1.0
_COUNTER: Final = {"acquire": "sell", "sell": "acquire"}


def _stake_in(row: Row, org: Item) -> bool:
    """Whether a firm is what a share is of: "Anteil an Acme"."""
    before = [i for i in row.items[max(0, org.index - 3) : org.index] if "determiner" not in i.cues]
    return len(before) > 1 and "to" in before[-1].cues and "share" in before[-2].cues


class Stakes:
    """Reads the stake triggers of a document's sentences."""

    def __init__(self, context: Context, published: datetime.date | None) -> None:
        self.context = context
        self.published = published
        self.families: dict[str, Entity] = {}

    def read(self, row: Row) -> list[Draft]:
        """The stake drafts of a sentence."""
        shares = percentages(row)
        taken: list[Item] = []
        drafts: list[Draft] = []
        for item in row.items:
            for trigger in item.triggers:
                if trigger.kind != "stake":
                    continue
                found, share = self._frame(row, item, trigger, [s for s in shares if s[0] not in taken])
                drafts += found
                if found:
                    if share is not None:
                        taken.append(share)
                    break
        if drafts:
            drafts += self._further(row, drafts[-1], [s for s in shares if s[0] not in taken])
        if self.context.names.small_titles:
            told = {d.person for d in drafts}
            drafts += [d for d in self._beside(row, shares) if d.person not in told]
        return drafts

    def _beside(self, row: Row, shares: list[tuple[Item, float]]) -> list[Draft]:
        """Shares that stand beside their holders without a verb: "la famiglia Neri (16,5%)", "Acme, con el 21%"."""
        found: list[Draft] = []
        for share in shares:
            k = share[0].index - 1
            opened = k > 0 and row.text.words[row.items[k].start] == "("
            while not opened and k > 0 and row.items[k].cues & {"determiner", "possessive", "its"}:
                if row.items[k].cues & {"with"}:
                    break
                k -= 1
            if not opened and not (k > 0 and "with" in row.items[k].cues and not row.items[k].triggers):
                continue
            k -= 1
            while k > 0 and (row.items[k].kind == "comma" or "relative" in row.items[k].cues) and not opened:
                k -= 1
            holder = self.entity(row, row.items[k]) if row.items[k].kind in ("person", "org") else None
            thing = self.context.main
            if holder is None or thing is None or thing is holder:
                continue
            draft = self._draft(row, row.items[k], "hold", holder, thing, share)
            draft.features |= {"c:before", "h:near", "t:noun", "share"}
            found.append(draft)
        return found

    def _frame(
        self, row: Row, item: Item, trigger: Trigger, shares: list[tuple[Item, float]]
    ) -> tuple[list[Draft], Item | None]:
        share = nearest_share(item, shares)
        if share is not None and self.context.names.auxiliaries and _of_another(row, item, share[0]):
            share = None
        worded = any(
            "share" in i.cues and abs(i.index - item.index) <= _REACH and i is not item for i in row.items
        )
        told = self.context.names.auxiliaries and trigger.person == "object"  # "owned by", "belongs to"
        if share is None and not worded and not trigger.noun and not told:
            return [], None
        if (
            trigger.noun
            and self.context.names.auxiliaries
            and (behind := self._owned_by(row, item)) is not None
        ):
            return behind, None
        owner = self._holder(row, item, trigger)
        if owner is None:
            return [], None
        thing, how = self._company(row, item, trigger, owner, share[0] if share else None)
        if thing is None or thing is owner[1]:
            return [], None
        draft = self._draft(row, item, str(trigger.change), owner[1], thing, share)
        draft.features |= {
            how,
            owner[2],
            "t:noun" if trigger.noun else "t:verb",
            "share" if share else "worded",
        }
        drafts = [draft]
        other = self._counterpart(row, item, trigger, owner[0], thing)
        if other is not None:
            counter = self._draft(row, item, _COUNTER[str(trigger.change)], other, thing, share)
            counter.features |= draft.features | {"counterpart"}
            drafts.append(counter)
        return drafts, share[0] if share else None

    def _owned_by(self, row: Row, item: Item) -> list[Draft] | None:
        """ "The paper's owner, Argosy", "its largest shareholder is Doe": the holder follows; else None."""
        behind = [
            i
            for i in row.items[item.index + 1 : item.index + 4]
            if not i.cues & {"passive_aux", "determiner"}
        ]
        led = [i for i in behind if i.kind != "comma"]
        holder = (
            self.entity(row, led[0])
            if led and led[0].kind in ("person", "org") and led[0].rel is None
            else None
        )
        thing = None
        for other in reversed(row.items[max(0, item.index - 4) : item.index]):
            if other.kind == "org" or other.cues & {"company", "child"}:
                genitive = row.text.words[other.end : other.end + 1] in (["'s"], ["’s"], ["'"], ["’"])
                thing = self.entity(row, other) if genitive else None
                break
            if other.cues & {"its"}:
                thing = self.context.focus(row, other.index)
                break
            if other.kind in ("comma", "person", "trigger"):
                break
        if holder is None or thing is None or thing is holder or thing.kind != "org":
            return None
        draft = self._draft(row, item, "hold", holder, thing, None)
        draft.features |= {"c:sentence", "h:near", "t:noun", "worded"}
        return [draft]

    def _draft(
        self,
        row: Row,
        item: Item,
        change: str,
        owner: Entity,
        thing: Entity,
        share: tuple[Item, float] | None,
    ) -> Draft:
        starts = [item.start] + ([share[0].start] if share else [])
        ends = [item.end] + ([share[0].end] if share else [])
        near = [i for i in row.items if i.entity is owner]
        if near:
            closest = min(near, key=lambda i: abs(i.index - item.index))
            starts.append(closest.start)
            ends.append(closest.end)
        draft = Draft("stake", change, row.sentence.index, min(starts), max(ends))
        draft.person, draft.org, draft.share = owner, thing, share[1] if share else None
        draft.headline = row.sentence.headline
        draft.features = {f"t:{change}"}
        draft.when = attribution.when(row, item, self.published, False)
        draft.modality = attribution.modality(row, item, draft.when, self.published)
        if change == "hold":
            draft.when = None
            draft.modality = "denied" if draft.modality == "denied" else "actual"
        return draft

    # who

    def _holder(self, row: Row, item: Item, trigger: Trigger) -> tuple[Item, Entity, str] | None:
        best: tuple[float, Item, Entity] | None = None
        after = trigger.person == "object"
        sov = self.context.settings.order == "sov"
        for other in row.items:
            entity = self.entity(row, other)
            if entity is None:
                continue
            right = other.index > item.index
            between = row.items[min(other.index, item.index) + 1 : max(other.index, item.index)]
            score = 2.0 - 0.06 * len(between) - 0.4 * apart(other, item)
            score += 0.5 if right == after else (-0.2 if sov else -0.6)
            antecedent = not right and not any(i.kind in ("person", "org") for i in between)
            if antecedent and any("relative" in i.cues for i in between[-2:]):
                score += 1.4  # "Brantley Corp, which holds 9.4 pct of its stock"
            if other.rel in ("of", "at", "from") or (other.rel == "to" and not after):
                score -= 0.8
            if (other.rel == "by" or (other.rel == "to" and after)) and (right == after or sov):
                score += 1.0
            if other.kind == "cue":
                score -= 0.2
            if best is None or score > best[0]:
                best = (score, other, entity)
        if best is None or best[0] < _FLOOR:
            return None
        return best[1], best[2], "h:near" if abs(best[1].index - item.index) <= _NEXT else "h:far"

    def _company(
        self, row: Row, item: Item, trigger: Trigger, owner: tuple[Item, Entity, str], share: Item | None
    ) -> tuple[Entity | None, str]:
        best: tuple[float, Entity] | None = None
        svo = self.context.settings.order != "sov"
        after = trigger.person == "object"
        for other in row.items:
            entity = self.entity(row, other)
            if other.kind == "cue" and any(
                i.entity is entity and i.kind == "org" and i.rel == "to" for i in row.items[: other.index]
            ):
                entity = self.context.main  # "vendió a Acme un 14% de la aseguradora": not the buyer
            if entity is None or entity.kind != "org" or entity is owner[1] or other.rel == "by":
                continue
            right = other.index > item.index
            from_share = abs(other.index - share.index) if share is not None else _REACH
            score = 1.4 - 0.05 * min(abs(other.index - item.index), from_share) - 0.4 * apart(other, item)
            score += 0.4 if right != after else -0.4
            if self.context.names.auxiliaries and _in_which(row, other, item):
                score += 1.6  # "Corvell, in which Acme holds 49 percent"
            if other.rel in ("of", "at"):
                score += 0.7 if from_share <= _NEXT + 1 else 0.4
            elif share is not None and right and svo:
                score -= 0.6  # "holds 82 percent of the capital, Armor Invest the rest"
            german = svo and not self.context.names.small_titles and not self.context.names.auxiliaries
            held = trigger.change == "hold" or _stake_in(row, other)
            if other.rel == "to" and held and not after and german:
                score += 1.0  # "hält 75 Prozent an der Porsche AG", "ihren Anteil an der Porsche AG"
            elif other.rel in ("to", "from", "with"):
                score -= 0.8
            if entity.weak:
                score -= 0.5
            if best is None or score > best[0]:
                best = (score, entity)
        if best is not None and best[0] >= _FLOOR:
            return best[1], "c:sentence"
        here = [
            i.entity for i in row.items
            if i.kind == "org" and i.rel is None and i.index < item.index and i.entity is not owner[1]
        ]  # fmt: skip
        near = here[-1:] if self.context.names.auxiliaries else []
        for fallback in (*near, self.context.topic, self.context.main):
            if fallback is not None and fallback is not owner[1]:
                return fallback, "c:before"
        return None, ""

    def _counterpart(
        self, row: Row, item: Item, trigger: Trigger, owner: Item, thing: Entity
    ) -> Entity | None:
        """The buyer of "sold to Roe", the seller of "bought from Roe"."""
        wanted = {"sell": "to", "acquire": "from"}.get(str(trigger.change))
        appositive = self.context.names.small_titles
        for other in row.items:
            rel = other.rel
            if appositive and other.kind == "org" and rel is None:
                rel = named_by(row, other)  # "al fondo canadiense Acme"
            elif appositive and other.cues & {"company"} and _names(row, other):
                continue
            if not wanted or rel != wanted or other is owner or apart(other, item):
                continue
            if rel == "to" and other.kind == "org" and _stake_in(row, other) and not appositive:
                continue
            entity = self.entity(row, other)
            if entity is not None and entity is not thing and abs(other.index - item.index) <= _REACH:
                return entity
        return None

    def _further(self, row: Row, draft: Draft, shares: list[tuple[Item, float]]) -> list[Draft]:
        """Further holders of the same company, each beside a share: "and Beta the other 30 percent"."""
        found: list[Draft] = []
        for share, value in shares:
            around = row.items[max(0, share.index - _NEXT) : share.index + _NEXT + 1]
            near = [
                (abs(i.index - share.index), i)
                for i in around
                if i.kind in ("person", "org") and self.entity(row, i) not in (draft.org, draft.person, None)
            ]
            if not near:
                continue
            holder = min(near, key=lambda n: n[0])[1]
            entity = self.entity(row, holder)
            if entity is None or draft.org is None or any(d.person is entity for d in found):
                continue
            more = self._draft(row, holder, str(draft.change), entity, draft.org, (share, value))
            more.features |= {"further", "share"}
            found.append(more)
        return found

    def entity(self, row: Row, item: Item) -> Entity | None:
        """Whom or what an item stands for, a family included."""
        if item.kind == "person":
            return self._family(row, item) or item.entity
        if item.kind == "org":
            return (self._family(row, item) if self.context.names.auxiliaries else None) or item.entity
        if "public" in item.cues:
            return self._named(row, item.start, item.end)
        if self.context.names.auxiliaries and row.text.norms[item.start] == "it" and item.index:
            before = [i.entity for i in row.items[: item.index] if i.kind == "org"]
            return before[-1] if before else self.context.subject
        if "pronoun" in item.cues and not item.cues & {"relative"}:
            for other in reversed(row.items[: item.index]):
                if other.kind == "person":
                    return other.entity
            return self.context.last_person
        if item.cues & {"company", "child"}:
            return self.context.refer(row, item)
        return None

    def _family(self, row: Row, item: Item) -> Entity | None:
        """ "The Pryce family", "la famille Pittet": neither a person nor a firm, but a holder of shares."""
        for other in row.items[max(0, item.index - 1) : item.index + 2]:
            if "family" in other.cues:
                return self._named(row, min(item.start, other.start), max(item.end, other.end))
        return None

    def _named(self, row: Row, start: int, end: int) -> Entity:
        """A holder that is no name of the text's own: a family, the government."""
        name = row.text.span(start, end)
        key = tuple(row.text.norms[start:end])
        if name not in self.families:
            entity = Entity("person", name, key, start)
            entity.aliases[name] = 1
            self.families[name] = entity
        return self.families[name]


def _names(row: Row, word: Item) -> bool:
    """Whether a word for a kind of firm has its name behind it: "el fondo canadiense Acme"."""
    k = word.index + 1
    while k < len(row.items) and row.items[k].cues == {"skip"}:
        k += 1
    return k < len(row.items) and row.items[k].kind == "org" and row.items[k].rel is None


def _in_which(row: Row, org: Item, item: Item) -> bool:
    """Whether "in which", "of which" stands right behind a name and leads the clause of a verb."""
    following = row.items[org.index + 1 : org.index + 4]
    words = [row.text.norms[i.start] for i in following]
    return org.index < item.index and words[:1] == [","] and words[1:] in (["in", "which"], ["of", "which"])


def _of_another(row: Row, item: Item, share: Item) -> bool:
    """Whether another word for a stake stands nearer to a share: "who bought the club, keeps his 64 percent"."""
    lo, hi = sorted((item.index, share.index))
    return any(
        any(t.kind == "stake" for t in i.triggers) and not i.cues & {"active_aux"}
        for i in row.items[lo + 1 : hi]
    )


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


def nearest_share(item: Item, shares: list[tuple[Item, float]]) -> tuple[Item, float] | None:
    """The percentage that stands nearest to a word, if any is near."""
    near = [s for s in shares if abs(s[0].index - item.index) <= _REACH]
    return min(near, key=lambda s: abs(s[0].index - item.index) + 3 * apart(s[0], item), default=None)
