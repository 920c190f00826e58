"""Verbs that stand second: whether the words behind one make it another verb than the one that tells a change."""

from typing import Final

from .context import Context
from .items import PHRASE, Item, Row
from .pack_schema import Trigger

_PARTICLES: Final = frozenset(
    (
        "ab an auf aus ein vor voran voraus zu um nach mit hin her weiter entgegen fort los nieder zurück bei durch "
        "heraus hervor dar fest statt teil wieder vorbei davon dagegen dafür "
        "op af in uit toe voor aan terug door mee over"
    ).split()
)
"""What separable verbs leave at the end of their clause: "räumt ... ein" is not "räumt" (German, Dutch)."""
_ARTICLES: Final = frozenset(
    "der die das den dem ein eine einen einem keine keinen diese diesen dieses de het een".split()
)
_WHITHER: Final = frozenset(
    "in auf an ins ans aufs zum zur vor unter über mit gegen von davon naar op aan met voor over".split()
)
"""Prepositions of idioms of going: "geht in die Offensive"."""
_PREPOSITIONS: Final = _WHITHER | frozenset(
    (
        "nach seit wegen trotz während ohne für bei beim im am durch um aus vom statt laut dank "
        "na sinds wegens zonder"
    ).split()
)
_GOES: Final = frozenset("geht ging gehen gingen gaat ging gaan gingen".split())
_LOOK: Final = 7


def other_verb(row: Row, item: Item, trigger: Trigger, context: Context) -> bool:
    """Whether a verb of change means something else with its particle, its object or its place."""
    if trigger.noun or row.text.words[item.start][0].isupper() or trigger.role is not None:
        return False
    if _parted(row, item) if item.tail < 0 else _joined(row, item):
        return True
    alone = item.end - item.start == 1 and trigger.person == "subject"
    if trigger.change == "end" and alone:
        return _object(row, item, context) or _idiom(row, item, context)
    return trigger.change == "succeed" and trigger.both and alone and _object(row, item, context)


def _parted(row: Row, item: Item) -> bool:
    """Whether the clause of a finite verb ends in a particle."""
    if item.cues & {"infinitive"}:
        return False
    last = item
    for other in row.items[item.index + 1 :]:
        if other.kind in ("comma", "stop") or other.breaks != item.breaks or "conjunction" in other.cues:
            break
        if row.text.words[other.start][0].isalnum():
            last = other
    ends = last.end - last.start == 1 and last.kind in ("word", "cue")
    return last is not item and ends and row.text.norms[last.start] in _PARTICLES


def _joined(row: Row, item: Item) -> bool:
    """Whether the rest of a form belongs to the verb behind "and": "gibt sich gelassen und gibt nicht auf"."""
    rest = next((i for i in row.items[item.index :] if i.start <= item.tail < i.end), item)
    return PHRASE <= rest.breaks - item.breaks < 1 and bool(rest.breaks % 1)


def _object(row: Row, item: Item, context: Context) -> bool:
    """Whether an article and a noun for a thing follow a verb: "verlässt das Podium", "folgt dem Rat"."""
    behind = row.items[item.index + 1 : item.index + 1 + _LOOK]
    aux = next(
        (i for i in row.items[: item.index] if i.breaks == item.breaks and "active_aux" in i.cues), None
    )
    if aux is not None:
        behind = row.items[aux.index + 1 : item.index]  # "hat das Podium verlassen"
    for position, other in enumerate(behind):
        norm = row.text.norms[other.start]
        if other.kind in ("comma", "stop", "person", "org", "title") or other.breaks != item.breaks:
            return False
        before = row.text.norms[max(row.sentence.start, other.start - 2) : other.start]
        if not _PREPOSITIONS.isdisjoint(before):
            continue  # "räumt nach der Kritik seinen Sessel"
        if other.kind == "number" or (norm in _ARTICLES and other.end - other.start == 1):
            return _thing(row, behind[position + 1 :], context)
        if other.cues & {
            "to",
            "from",
            "of",
            "at",
            "by",
            "with",
            "for",
            "as",
            "post",
            "board",
            "company",
            "effective",
        }:
            return False
    return False


def _thing(row: Row, behind: list[Item], context: Context) -> bool:
    """Whether a noun phrase is headed by a noun that is no post, board, firm, time or person."""
    for position, other in enumerate(behind):
        word, norm = row.text.words[other.start], row.text.norms[other.start]
        following = behind[position + 1] if position + 1 < len(behind) else None
        named = following is not None and following.kind in ("person", "org", "title")
        if other.kind == "word" and word[0].isupper():
            firm = context.names.org_class(norm) or context.lexicon.hooks.firm(norm)
            return not named and not firm and not other.reasons
        if other.title is not None and other.title.out:
            return not named  # "wechselt den Anwalt"
        if other.kind != "word" and not other.cues & {"skip", "new", "current", "former"}:
            return False
    return False


def _idiom(row: Row, item: Item, context: Context) -> bool:
    """Whether "geht" goes on with a preposition and a noun for a thing."""
    if row.text.norms[item.start] not in _GOES or item.index + 1 >= len(row.items):
        return False
    lead = row.items[item.index + 1]
    if row.text.norms[lead.start] not in _WHITHER or lead.end - lead.start > 1 or lead.reasons:
        return False
    behind = row.items[item.index + 2 : item.index + 2 + _LOOK]
    if behind and behind[0].cues & {"determiner"} and behind[0].end - behind[0].start == 1:
        behind = behind[1:]
    return _thing(row, behind, context)
