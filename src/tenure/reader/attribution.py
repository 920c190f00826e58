"""How firmly a clause tells something, and when and why: modality, date, reason and interim."""

import datetime
from typing import Final

from tenure.model.dates import earliest, latest
from tenure.model.vocabulary import Modality, Reason

from .draft import Draft
from .items import Item, Row, apart

_EVENT_ROWS: Final = 4
"""Body sentences in which the day of the event may be told."""
_EVENT_DAYS: Final = 10
"""Days before publication on which it may lie."""
_MODALS: Final = frozenset(("will", "would", "shall"))
_DEPENDENT: Final = 0.2
_NEAR: Final = 4
"""How many items behind its trigger a date of "since" tells when it began."""
_FRONT: Final = 2
"""A date among the first items of a sentence is that of all its clauses that have no other."""
_REACH: Final = 9
"""How many items before a trigger an auxiliary or cue of its clause may stand."""


def clause(row: Row, item: Item) -> list[Item]:
    """The items of the clause in which an item stands: between the breaks on both sides."""
    items = row.items
    start = end = item.index
    while start > 0 and items[start - 1].breaks == item.breaks:
        start -= 1
    while end + 1 < len(items) and items[end + 1].breaks == item.breaks:
        end += 1
    return items[start : end + 1]


def modality(row: Row, item: Item, when: str | None, published: datetime.date | None) -> Modality:
    """The modality of what a trigger reports."""
    cues: set[str] = set()
    denied = "negated" in item.cues
    lead = row.items[max(0, item.index - 2) : item.index]
    if any("after" in i.cues for i in lead) and any(t.noun for t in item.triggers):
        return "actual"  # "dopo le dimissioni di Roe, in corsa restano ..."
    for other in row.items:
        if not other.cues:
            continue
        distance = item.index - other.index
        same = other.breaks == item.breaks
        if "possible" in other.cues and (
            same or (abs(distance) <= _REACH and abs(other.breaks - item.breaks) <= 1)
        ):
            cues.add("possible")
        later = (
            distance < 0 and row.text.norms[other.start] in _MODALS
        )  # "was elected chairman and will double as"
        if (
            "planned" in other.cues
            and not later
            and ((same and -4 <= distance <= _REACH) or 0 <= distance <= 3)
        ):
            cues.add("planned")
            if "reported" in other.cues and "unnamed" in row.cues:
                cues.add("possible")
        if "denial" in other.cues:
            denied = True
        if "negation" in other.cues and 0 <= distance <= 4 and same:
            joined = any("conjunction" in i.cues for i in row.items[other.index : item.index])
            denied = denied or not joined
    if denied:
        return "denied"
    if "possible" in cues:
        return "possible"
    future = when is not None and published is not None and earliest(when) > published
    if when is not None and published is not None and "present" in item.cues and latest(when) > published:
        future = True  # "geht Ende Juni", said in June
    if "infinitive" in item.cues and any("planned" in i.cues for i in row.items[: item.index]):
        cues.add("planned")
    if "planned" in cues or future:
        past = when is not None and published is not None and latest(when) < published
        return "actual" if past else "planned"
    return "actual"


def conditional(row: Row, item: Item) -> Modality:
    """What a form that tells hearsay means: a plan after "announced that", else something possible."""
    told = any("announced" in other.cues for other in row.items[: item.index])
    return "planned" if told else "possible"


def when(
    row: Row, item: Item, published: datetime.date | None, future: bool | None, change: str | None = None
) -> str | None:
    """The date of what a trigger reports: the nearest of its clause, then of its sentence."""
    best = date_item(row, item, change)
    if best is None or best.date is None:
        return None
    span = best.cues | (row.items[best.index - 1].cues if best.index else set())
    if "since" in span and "effective" not in span:
        future = False  # "leitet seit Montag": a day gone by
    return best.date.resolve(published, future)


def lead(row: Row, item: Item) -> set[str]:
    """The cues before the date of a state: since, until, from."""
    best = date_item(row, item, "hold")
    if best is None:
        return set()
    return best.cues | row.items[best.index - 1].cues if best.index else set(best.cues)


def date_item(row: Row, item: Item, change: str | None) -> Item | None:
    """The date that belongs to a trigger. Of an end, it may be an "until"; of a `hold`, a "since"."""
    best: tuple[float, Item] | None = None
    for other in row.items:
        reported = other.date is not None and (other.date.of_report or of_report(row, other, item))
        if other.date is None or reported or _of_post(row, other):
            continue
        distance = abs(other.index - item.index)
        score = 3.0 - 0.15 * distance - 0.8 * apart(other, item)
        if other.index <= _FRONT:  # "En octobre, le président avait démissionné ; Roe lui a succédé"
            score = max(score, 1.5 - 0.2 * apart(other, item))
        between = row.items[min(other.index, item.index) + 1 : max(other.index, item.index)]
        if other.breaks != item.breaks and any("relative" in i.cues for i in between):
            score -= 0.8  # "replacing Dale, who retired last year"
        score -= 0.8 * sum(
            1 for i in between if any(t.kind == "role" for t in i.triggers) and "passive_aux" not in i.cues
        )
        if _close(row, other, item):
            score -= 2.5
        if other.index > item.index and (_elsewhere(between) or _of_other_event(row, between, change)):
            score -= 2.0
        before = row.items[other.index - 1] if other.index else None
        if before is not None and "effective" in before.cues:
            score += 0.5
            lead = row.items[max(0, other.index - 3) : other.index]
            if any(row.text.norms[i.start] in ("effective", "with") and "effective" in i.cues for i in lead):
                score += 1.5  # "On May 14 the board accepted the resignation of Roe, effective May 31"
        till = change not in ("end", "yield") and _till_event(row, other)
        if till or _in_range(row, other) or _until_then(row, other, item):
            continue
        if 0 < other.breaks % 1 < _DEPENDENT and other.breaks > item.breaks:
            score -= 1.2
        if before is not None and {"since", "effective"} <= before.cues and other.date.fine:
            pass  # "dal 1° settembre": the day on which it takes effect, where "dal 2012" is a state's beginning
        elif (span := other.cues | (before.cues if before is not None else set())) & {"since", "until"}:
            own = ("until" in span and change in ("end", "yield")) or (
                "since" in span
                and (change == "hold" or (change == "start" and 0 < other.index - item.index <= _NEAR))
            )
            score -= 0.0 if own else 1.0 if "until" in span else 3.0
        elif change == "hold" and other.date.fine:
            score -= 1.5  # "the board, chaired by Roe, dismissed on Monday"
        if score > 0.6 and (best is None or score > best[0]):
            best = (score, other)
    return best[1] if best is not None else None


_AFTER: Final = frozenset(("after", "following"))


def _of_other_event(row: Row, between: list[Item], change: str | None) -> bool:
    """Whether a date tells when another left before: "becomes chairman after the death of Roe in March" (English)."""
    for item in between if change == "start" else []:
        if any(t.kind == "role" and t.noun and t.change == "end" for t in item.triggers):
            lead = row.text.norms[row.items[max(0, item.index - 3)].start : item.start]
            return not _AFTER.isdisjoint(lead)
    return False


def _close(row: Row, date: Item, item: Item) -> bool:
    """Whether a date stands right behind another trigger: "named ten months ago, she is being replaced"."""
    before = row.items[date.index - 1] if 0 < date.index <= item.index else None
    return before is not None and any(t.kind == "role" for t in before.triggers)


def _until_then(row: Row, date: Item, item: Item) -> bool:
    """Whether a date is of a clause that only says how long: "..., bis die Mitglieder am 2. Mai wählen"."""
    return date.breaks != item.breaks and any(
        i.breaks == date.breaks and i.cues >= {"until", "breaks"} for i in row.items
    )


def _till_event(row: Row, date: Item) -> bool:
    """Whether a date is that of what a post is held until: "hasta las elecciones del 20 de junio"."""
    before = row.items[max(0, date.index - 4) : date.index]
    if len(before) > 1 and "determiner" in before[-1].cues and "until" in before[-2].cues and not date.cues:
        return True  # "until the 2020 annual meeting"
    if len(before) > 2 and "decision" in before[-2].cues and any("until" in i.cues for i in before):
        return True  # "until the annual meeting in June"
    if not before or "of" not in before[-1].cues:
        return False
    return any("until" in i.cues for i in before[:-1])


def _in_range(row: Row, date: Item) -> bool:
    """Whether a year is one end of a range: "for the term 2024-2026"."""
    for step in (-1, 1):
        k = date.index + 2 * step
        joint = row.items[date.index + step] if 0 <= date.index + step < len(row.items) else None
        if joint is None or row.text.words[joint.start] not in "-–/" or not 0 <= k < len(row.items):
            continue
        if row.items[k].date is not None or row.items[k].kind == "number":
            return True
    return False


def _elsewhere(between: list[Item]) -> bool:
    """Whether a date belongs to a relative clause of its own: "is head of Acme, which is to launch it in 2024"."""
    relative = next((n for n, i in enumerate(between) if "relative" in i.cues), None)
    return relative is not None and any(i.kind == "trigger" for i in between[relative:])


def _of_post(row: Row, date: Item) -> bool:
    """Whether a date only says that a post is held now: "aujourd'hui responsable qualité"."""
    following = row.items[date.index + 1] if date.index + 1 < len(row.items) else None
    since = date.index > 0 and "since" in row.items[date.index - 1].cues
    counted = following is not None and following.kind == "number"  # "mit heute 88 Beschäftigten"
    if "current" in date.cues and counted:
        return True
    return "current" in date.cues and following is not None and following.kind == "title" and not since


def carry(rows: list[Row], drafts: list[Draft], published: datetime.date | None) -> None:
    """Gives changes told without a date the day of the meeting or decree that the text told before them.

    The day stands in one of the first sentences, near publication, beside a word of decision or beside one of the
    changes; it holds for the undated changes at the same organization in the sentences that follow. Who fills in
    for a time begins on a day of his own.
    """
    if published is None:
        return
    day, since = None, 0
    for row in [r for r in rows if not r.sentence.headline][:_EVENT_ROWS]:
        for item in row.items:
            if item.date is None or item.date.of_report:
                continue
            when_ = item.date.resolve(published, False)
            if when_ is None or len(when_) < len("2024-01-01"):
                continue
            if not 0 <= (published - earliest(when_)).days <= _EVENT_DAYS:
                continue
            near = row.items[max(0, item.index - 6) : item.index + 7]
            own = any(
                d.when == when_ and d.sentence == row.sentence.index for d in drafts if d.kind == "role"
            )
            if own or any("decision" in i.cues for i in near):
                day, since = when_, row.sentence.index
                break
        if day is not None:
            break
    if day is None:
        return
    here = [d.org for d in drafts if d.kind == "role" and d.sentence == since]
    dated = {
        row.sentence.index
        for row in rows
        if any(i.date is not None and i.date.resolve(published, False) not in (None, day) for i in row.items)
    }
    for draft in drafts:
        news = draft.kind == "role" and draft.change in ("start", "end") and draft.modality == "actual"
        told = draft.when is None and draft.sentence >= since and "background" not in draft.features
        told = told and draft.sentence not in dated
        if news and told and not draft.interim and (not here or draft.org in here):
            draft.when = day
            draft.features.add("carried")


def of_report(row: Row, date: Item, item: Item) -> bool:
    """Whether a date is that of the announcement ("the company said on Friday"), not of what it announces."""
    if date.breaks != item.breaks:
        own = [i for i in row.items if i.breaks == date.breaks]
        told = any(i.cues & {"say", "official"} for i in own)
        if told and not any(t.kind == "role" for i in own for t in i.triggers):
            return True
    for other in reversed(row.items[max(0, date.index - 3) : date.index]):
        if other.kind == "trigger" and any(t.kind == "role" for t in other.triggers):
            return False
        if "decision" in other.cues or (other.kind == "comma" and "infinitive" in item.cues):
            return False  # "hat angekündigt, im Herbst abzutreten"
        if other.cues & {"say", "official"}:
            return True
    return False


_OWN_REASON: Final = 8
"""How many items farther a reason counts that a word for leaving tells by itself."""
_DENIED: Final = 6
"""How many items before a reason a negation may stand that rules it out."""


def reason(row: Row, item: Item) -> Reason | None:
    """Why someone leaves, when the sentence says so."""
    best: tuple[float, str] | None = None
    for other in row.items:
        if other.reasons and _denied(row, other):
            continue
        for name in other.reasons:
            distance = abs(other.index - item.index) + 3 * apart(other, item)
            distance += (
                _OWN_REASON if name == "dismissal" else 0
            )  # what it was for says more: "fired over the bribes"
            if best is None or distance < best[0]:
                best = (distance, name)
    return best[1] if best is not None else None  # type: ignore[return-value]


def _denied(row: Row, item: Item) -> bool:
    """Whether a reason is named to rule it out: "was not the result of any disagreement"."""
    return any(
        "negation" in i.cues and not i.reasons for i in row.items[max(0, item.index - _DENIED) : item.index]
    )


_BARE_DENIAL: Final = 3
"""A sentence of so few items that denies ("Non è così.") takes back what the one before told."""


def attribute(row: Row, item: Item, draft: Draft, published: datetime.date | None) -> None:
    """Sets when a claim beside a trigger takes effect, and how firmly; what is held has no date and is actual."""
    draft.when = when(row, item, published, False)
    draft.modality = modality(row, item, draft.when, published)
    if draft.change == "hold":
        draft.when = None
        draft.modality = "actual"


def deny(row: Row, drafts: list[Draft]) -> None:
    """A sentence that denies and tells no change of its own denies the rumours of the sentence before it, and what
    was told of the same post just before them."""
    posts: set[tuple[object, ...]] = set()
    alone = sum(i.kind not in ("comma", "stop") for i in row.items) <= _BARE_DENIAL
    alone = alone and not row.text.words[row.sentence.start].isupper()
    opens = any("denial" in i.cues for i in row.items[:2])
    last = row.sentence.index - drafts[-1].sentence if drafts else 0
    for draft in reversed(drafts):
        near = row.sentence.index - draft.sentence
        post = (draft.role, id(draft.org))
        told = draft.modality == "possible" or (alone and near == 1 and not draft.headline)
        if told and (near == 1 or (near == 2 and (post in posts or (last == 2 and opens)))):
            draft.modality, draft.sourcing = "denied", "official"
            posts.add(post)
