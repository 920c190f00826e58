"""Tense and voice of verbs that the words before them tell (English): "is leaving", "to step down".

A verb in the present with a date tells what is to come; one in the progressive ("is stepping down") is a plan without
a date as well. A past form right behind a name and before its complement is a participle, and passive.
"""

from typing import Final

import msgspec

from .items import Item, Row
from .lexicon import Lexicon
from .name_words import NameWords

_BE: Final = frozenset({"is", "are", "am", "'s", "'re", "'m"})
_BEEN: Final = frozenset({"was", "were", "been", "be", "had", "has", "have", "will", "would", "not"})
_COMPLEMENTS: Final = frozenset(
    {"as", "to", "from", "by", "at", "effective", "since", "until", "after", "board", "interim", "of"}
)
_LEADING: Final = 4
"""How many adverbs may stand between a verb and the word that tells its tense."""
_IRREGULAR: Final = frozenset(
    "left went gave took stood chose fell drove threw came became made brought kept led ran lost won got rose sold "
    "bought bade lay laid sent told quit put cut let hit shed rid had held bid chosen driven thrown given taken fallen "
    "shown brought hung swore sworn drew drawn withdrew saw said met".split()
)


class Auxiliaries:
    """See `items.Shaper`."""

    def __init__(self, names: NameWords) -> None:
        self._offices = names.offices

    def shape(self, row: Row, lexicon: Lexicon) -> None:
        """Settles what forms of verbs are."""
        for item in row.items:
            if item.title is not None and "post" in item.cues:
                _helm(row, item)
            if "leaving" in item.cues and item.triggers:
                _outgoing(row, item)
            if item.title is not None and _verb_not_title(row, item):
                item.title, item.kind = None, "trigger"
            if item.triggers and row.text.norms[item.start] in ("until", "till") and _title_next(row, item):
                item.triggers, item.kind, item.cues = [], "cue", {"former"}
            if _subordinates(row, item):
                item.cues = {"breaks"}
                for other in row.items[item.index :]:
                    other.breaks += 1
        for item in row.items:
            if any(t.kind in ("role", "stake", "affiliation") and not t.noun for t in item.triggers):
                item.cues = item.cues | _form(row, item)
            if "participle" in item.cues:
                _insert(row, item)
        for item in row.items:
            if item.kind == "title":
                self._office(row, item)
        row.cues = set().union(*(i.cues for i in row.items)) if row.items else set()

    def _office(self, row: Row, item: Item) -> None:
        """Makes "chief executive's job", "finance director role" the post and not its holder."""
        k = item.index + 1
        if k < len(row.items) and row.text.words[row.items[k].start] in ("'s", "’s", "'", "’"):
            k += 1
        noun = row.items[k] if k < len(row.items) else None
        if noun is not None and item.title is not None and row.text.norms[noun.start] in self._offices:
            item.title = msgspec.structs.replace(item.title, office=True)

    def relate(self, row: Row) -> None:
        """Nothing to add."""


def _outgoing(row: Row, item: Item) -> None:
    """Makes "outgoing" before a title a word of it: "Roe, the outgoing chairman"."""
    behind = row.items[item.index + 1 : item.index + 3]
    small = bool(behind) and (behind[0].kind == "org" or bool(behind[0].cues & {"skip", "interim"}))
    if behind and (behind[0].kind == "title" or (small and behind[-1].kind == "title")):
        item.triggers, item.kind, item.cues = [], "cue", {"leaving", "skip"}


def _helm(row: Row, item: Item) -> None:
    """Settles whether "the helm" is that of a house named behind it, or the post that the text spoke of before."""
    behind = row.items[item.index + 1 : item.index + 5]
    if behind and behind[0].cues & {"of", "at"}:
        for other in behind[1:]:
            if other.kind == "org" or other.cues & {"company", "its"}:
                item.cues = item.cues - {"post"}
                return
            if not other.cues & {"determiner", "skip"}:
                break
    item.title, item.kind = None, "cue"
    if row.text.norms[item.end - 1] == "top":
        item.kind, item.cues = "word", set()


def _form(row: Row, item: Item) -> set[str]:
    word = row.text.norms[item.start]
    lead = _lead(row, item)
    before = row.text.norms[lead.end - 1] if lead is not None else ""
    if word.endswith("ing"):
        if before in _BE or before.endswith("'m"):
            lasting = any(t.interim or t.change in ("hold", "held") for t in item.triggers)
            now = any("immediate" in i.cues for i in row.items if i.breaks == item.breaks)
            return {"present"} if lasting or now else {"present", "planned"}
        return set() if before in _BEEN or (lead is not None and lead.index < item.index - 1) else {"gerund"}
    if before == "to":
        return {"infinitive"}
    if word in ("not", "n't"):
        word = row.text.norms[item.end - 1]
    if word in _BE or word in _BEEN:
        return {"present"} if word in _BE else set()
    if word.endswith("s") and not word.endswith("ss"):
        return {"present"}
    if (word.endswith("ed") and not word.endswith("eed")) or word in _IRREGULAR:
        return {"participle"} if _reduced(row, item, lead) else {"past"}
    return set()


def _verb_not_title(row: Row, item: Item) -> bool:
    """Whether a form that is a title as well is a verb here: "who chairs the company"."""
    if not item.index or not any(t.kind == "role" and not t.noun for t in item.triggers):
        return False
    before = row.items[item.index - 1]
    return before.kind == "person" or bool(before.cues & {"relative", "pronoun"})


_SUBORDINATE: Final = frozenset(("as", "after", "before", "since", "until", "once", "till"))


def _subordinates(row: Row, item: Item) -> bool:
    """Whether a small word begins a clause with its subject: "as Roe left", "after the chairman, Doe, quit"."""
    if row.text.norms[item.start] not in _SUBORDINATE or item.end - item.start > 1:
        return False
    named = False
    for other in row.items[item.index + 1 : item.index + 8]:
        if other.kind == "person" or ("pronoun" in other.cues and "relative" not in other.cues):
            named = True
        elif named and (other.triggers or other.cues & {"passive_aux", "active_aux"}):
            return not any(t.noun for t in other.triggers)
        elif other.kind != "comma" and (named or (other.kind != "title" and not other.cues & _LEADS)):
            return False
    return False


_LEADS: Final = frozenset(
    {"determiner", "its", "possessive", "honorific", "skip", "kin", "current", "former"}
)


def _title_next(row: Row, item: Item) -> bool:
    """Whether a title follows: "until last year the head of Acme" tells of a former post."""
    rest = row.items[item.index + 1 : item.index + 3]
    return bool(rest) and (
        rest[0].kind == "title" or ("determiner" in rest[0].cues and rest[-1].kind == "title")
    )


def _insert(row: Row, item: Item) -> None:
    """Numbers what stands between two commas behind a participle as a clause of its own: "Roe, hired in May to
    replace Doe, walked out"."""
    if not item.index or row.items[item.index - 1].kind != "comma":
        return
    end = next((i.index for i in row.items[item.index :] if i.kind in ("comma", "stop")), None)
    if end is None or end + 1 >= len(row.items):
        return
    behind = row.items[end + 1]
    if behind.kind != "trigger" and not behind.cues & {"passive_aux", "active_aux", "planned", "possible"}:
        return
    for other in row.items[item.index : end]:
        other.breaks += 1


def _lead(row: Row, item: Item) -> Item | None:
    """The last item before a verb that is no adverb."""
    for other in reversed(row.items[max(0, item.index - 1 - _LEADING) : item.index]):
        adverb = other.kind == "word" and row.text.norms[other.start].endswith("ly")
        if not adverb and not (
            other.kind == "cue" and other.cues & {"skip", "current", "immediate", "negation"}
        ):
            return other
    return None


def _reduced(row: Row, item: Item, lead: Item | None) -> bool:
    """Whether a past form is a participle that a name before it suffers: "Roe, named chairman in May"."""
    if lead is None or not any(t.person == "object" and t.change in ("start", "end") for t in item.triggers):
        return False
    apart = lead.kind == "comma" or lead.kind == "person" or row.text.words[lead.start] in "(–—"
    behind = row.items[item.index + 1 : item.index + 5]
    if not apart or not any(i.kind == "person" for i in row.items[: item.index]) or not behind:
        return False
    first = behind[0]
    complement = first.kind in ("title", "date", "stop", "comma") or bool(first.cues & _COMPLEMENTS)
    if "determiner" in first.cues and len(behind) > 1 and behind[1].kind == "title":
        complement = True
    for other in behind:
        if other.kind == "person":
            return complement and "by" in row.items[other.index - 1].cues
        if other.kind in ("comma", "stop", "date", "trigger") or "by" in other.cues:
            break
    return complement
