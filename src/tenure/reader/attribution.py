"""How firmly and on whose word: modality, sourcing, date, reason and interim of a clause."""

import datetime
from typing import Final

from tenure.model.dates import earliest, latest
from tenure.model.vocabulary import Modality, Reason, Sourcing

from .items import Item, Row

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
    denied = False
    for other in row.items:
        distance = item.index - other.index
        same = other.breaks == item.breaks
        if "possible" in other.cues and (same or abs(distance) <= _REACH):
            cues.add("possible")
        if "planned" in other.cues and ((same and -4 <= distance <= _REACH) or 0 <= distance <= 3):
            cues.add("planned")
        if "denial" in other.cues:
            denied = True
        if "negation" in other.cues and 0 <= distance <= 4 and same:
            denied = True
    if denied:
        return "denied"
    if "possible" in cues:
        return "possible"
    future = when is not None and published is not None and earliest(when) > published
    if "planned" in cues or future:
        past = when is not None and published is not None and latest(when) < published
        return "actual" if past else "planned"
    return "actual"


def conditional(row: Row, item: Item) -> Modality:
    """What a form that tells hearsay means: a plan after "announced that", else something possible."""
    told = any("announced" in other.cues for other in row.items[: item.index])
    return "planned" if told else "possible"


def sourcing(row: Row, before: Row | None, official_document: bool) -> Sourcing:
    """Who stands behind a sentence."""
    if "unnamed" in row.cues:
        return "unnamed"
    if "official" in row.cues:
        return "official"
    if "named" in row.cues:
        return "named"
    if "hearsay" in row.cues:
        return "unnamed"
    return "official" if official_document else "plain"


def when(row: Row, item: Item, published: datetime.date | None, future: bool | None) -> str | None:
    """The date of what a trigger reports: the nearest of its clause, then of its sentence."""
    best: tuple[float, Item] | None = None
    for other in row.items:
        if other.date is None or _of_report(row, other) or _of_post(row, other):
            continue
        distance = abs(other.index - item.index)
        score = 3.0 - 0.15 * distance - 0.8 * abs(other.breaks - item.breaks)
        between = row.items[min(other.index, item.index) + 1 : max(other.index, item.index)]
        score -= 0.8 * sum(
            1 for i in between if i.kind == "trigger" and any(t.kind == "role" for t in i.triggers)
        )
        lead = row.items[other.index - 1] if other.index else None
        if lead is not None and "effective" in lead.cues:
            score += 0.5
        if lead is not None and lead.cues & {"since", "until"}:
            score -= 1.0 if "until" in lead.cues else 3.0
        if score > 0.6 and (best is None or score > best[0]):
            best = (score, other)
    if best is None or best[1].date is None:
        return None
    return best[1].date.resolve(published, future)


def _of_post(row: Row, date: Item) -> bool:
    """Whether a date only says that a post is held now: "aujourd'hui responsable qualité"."""
    following = row.items[date.index + 1] if date.index + 1 < len(row.items) else None
    return "current" in date.cues and following is not None and following.kind == "title"


def _of_report(row: Row, date: Item) -> bool:
    """Whether a date is that of the announcement ("the company said on Friday"), not of what it announces."""
    for other in reversed(row.items[max(0, date.index - 3) : date.index]):
        if other.kind == "trigger" and any(t.kind == "role" for t in other.triggers):
            return False
        if other.cues & {"say", "official"}:
            return True
    return False


def reason(row: Row, item: Item) -> Reason | None:
    """Why someone leaves, when the sentence says so."""
    best: tuple[float, str] | None = None
    for other in row.items:
        for name in other.reasons:
            distance = abs(other.index - item.index) + 3 * abs(other.breaks - item.breaks)
            if best is None or distance < best[0]:
                best = (distance, name)
    return best[1] if best is not None else None  # type: ignore[return-value]
