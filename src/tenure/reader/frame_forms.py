"""What the form of a trigger and the words of its clause make of it."""

from typing import Final

from . import attribution
from .context import Context
from .items import Item, Row
from .pack_schema import Trigger

_PASSIVE_REACH: Final = 4
_COORDINATED_REACH: Final = 14
"""How far back the auxiliary of a participle stands that is joined to another one by "and"."""
_OWN_WORD: Final = 7
"""How many items before a verb "I" may stand."""
_AFTER: Final = frozenset("nach seit wegen infolge na sinds wegens after following since upon by".split())
"""What stands before a noun of leaving where somebody else then takes the post (German, Dutch, English)."""
_STATES: Final = ("hold", "held")
_MODALS: Final = frozenset("wird werden soll sollen werde solle will zal zullen moet gaat".split())
"""Verbs that make an infinitive at the end of their clause a plan (German, Dutch)."""


def is_passive(context: Context, row: Row, item: Item) -> bool:
    """Whether a verb stands in the passive."""
    if context.settings.order == "v2":
        clause = [i for i in row.items if i.breaks == item.breaks and i is not item]
        active = any("active_aux" in i.cues for i in clause)
        return not active and any("passive_aux" in i.cues for i in clause)
    if context.settings.auxiliaries and not item.cues & {"past", "participle"}:
        return False
    told = bool(context.lexicon.pack.cues.active_aux) or context.settings.auxiliaries
    bare = "participle" in item.cues and told
    joined = item.index > 0 and "conjunction" in row.items[item.index - 1].cues
    reach = _COORDINATED_REACH if bare and joined else _PASSIVE_REACH
    for k in range(item.index - 1, max(-1, item.index - 1 - reach), -1):
        other = row.items[k]
        if "passive_aux" in other.cues and "active_aux" not in other.cues:
            return True
        if "active_aux" in other.cues:
            return False
        if other.kind in ("person", "org", "comma", "stop", "title") and not (bare and joined):
            return bare
    return bare


def torn(row: Row, item: Item) -> bool:
    """Whether another clause begins between a verb and the rest of its form."""
    inner = [i for i in row.items if item.end <= i.start < item.tail]
    return any(
        i.cues & {"breaks", "relative"}
        or any(t.kind == "role" and not t.noun and t.change not in _STATES for t in i.triggers)
        for i in inner
    )


def behind_after(row: Row, item: Item) -> bool:
    """Whether a noun stands behind a word such as "after"."""
    lead = row.text.norms[row.items[max(0, item.index - 3)].start : item.start]
    return not _AFTER.isdisjoint(lead)


def own_word(row: Row, item: Item) -> bool:
    """Whether a speaker tells of himself: "I have decided to resign", "ist für mich Schluss"."""
    inner = [i for i in row.items[item.index :] if item.end <= i.start < item.tail]
    if any("speaker" in i.cues for i in inner):
        return True
    before = [i for i in row.items[max(0, item.index - _OWN_WORD) : item.index] if i.breaks == item.breaks]
    if "infinitive" in item.cues and any(t.change == "end" for t in item.triggers):
        before = row.items[: item.index]  # "I think that it is the right time to step down"
    return any("speaker" in i.cues for i in before) and not any(i.kind == "person" for i in before)


def is_noun(row: Row, item: Item) -> bool:
    """Whether a form that is a noun as well as a verb is the noun: an article stands before it (la nomina)."""
    before = row.items[item.index - 1] if item.index else None
    return (
        before is not None
        and bool(before.cues & {"determiner", "its", "possessive"})
        and any(t.noun and t.kind == "role" for t in item.triggers)
    )


def suffers(context: Context, row: Row, item: Item, trigger: Trigger, place: str) -> bool:
    """Whether a verb that somebody does stands in the passive: "the seat vacated by Roe"."""
    own = place == "subject" and trigger.change in ("start", "end") and not trigger.noun
    own = own and trigger.role is None  # "was elected to the board" is the passive of its subject
    return context.settings.auxiliaries and own and is_passive(context, row, item)


def led_by(context: Context, row: Row, item: Item, trigger: Trigger) -> bool:
    """Whether a verb of leading stands in the passive where verbs stand last: "wird von Roe geführt"."""
    leads = trigger.role is not None and trigger.change in ("hold", "held") and not trigger.noun
    participle = row.text.norms[item.start].startswith("ge")
    return context.settings.order == "v2" and leads and participle and is_passive(context, row, item)


def will_lead(context: Context, row: Row, item: Item, trigger: Trigger) -> bool:
    """Whether somebody is to lead, where verbs stand last: "soll Acme führen", not "weiterhin"."""
    leads = trigger.role is not None and trigger.change == "hold" and not trigger.noun
    if context.settings.order != "v2" or not leads or not row.text.norms[item.start].endswith("en"):
        return False
    lead = [i for i in attribution.clause(row, item) if i.index < item.index]
    modal = any("planned" in i.cues and row.text.norms[i.start] in _MODALS for i in lead)
    return modal and not any("current" in i.cues for i in lead)


def replaced_by(context: Context, row: Row, item: Item, trigger: Trigger) -> bool:
    """Whether "succeeds" stands in the passive: "was succeeded as chairman by Roe"."""
    plain = trigger.change == "succeed" and trigger.person == "subject" and not trigger.noun
    return plain and is_passive(context, row, item)


def survived(row: Row, item: Item) -> bool:
    """Whether the dead leave kin: "deja un nieto, Roe", "laisse deux fils"."""
    for other in row.items[item.index + 1 : item.index + 5]:
        if "kin" in other.cues:
            return True
        if other.cues & {"to", "at", "from"} or not (
            other.cues & {"determiner", "skip"} or other.kind in ("word", "number", "date")
        ):
            return False
    return False


def bequeathed(context: Context, row: Row, item: Item) -> bool:
    """Whether some thing or other is left: "dejó ayer una corona de flores"."""
    if not context.settings.pro_drop or not context.settings.articles:
        return False
    after = iter(row.items[item.index + 1 : item.index + 5])
    lead = next((i for i in after if i.kind != "date" and "inserted" not in i.cues), None)
    if lead is None or row.text.norms[lead.start] not in context.names.one:
        return False
    what = next(after, None)
    return what is not None and what.kind == "word" and what.entity is None


def stated(context: Context, row: Row, item: Item) -> bool:
    """Whether "in his place" right before a verb says all that it does: "al suo posto torna Roe"."""
    before = row.items[item.index - 1] if item.index and context.settings.articles else None
    return before is not None and any(
        t.change == "succeed" and t.person == "object" and t.clitic for t in before.triggers
    )
