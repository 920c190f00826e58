"""What the small words of a row in a verb-second language mean, and what they make of its verbs and titles."""

import re
from typing import Final

from .bracket_clauses import AUX, MAIN
from .items import Item, Row

_NOT_ONLY: Final = frozenset({"nur", "mehr", "zuletzt", "erst", "weniger", "alleen", "meer", "länger"})
"""After "not", these words make no denial: not only, no longer."""
_STILL: Final = frozenset({"noch", "nog"})
_ZU: Final = re.compile(r"(?:zu|te)$|(?:ab|an|auf|aus|ein|nieder|zurück|über|vor|weiter|hin|nach)zu\w+n$")
_ARTICLES: Final = {
    "der": frozenset({"he"}), "die": frozenset({"she"}), "den": frozenset({"he", "object"}),
}  # fmt: skip
_LEADS: Final = frozenset({"an", "in", "zur", "zum"})


def settle(row: Row, item: Item, opening: bool, closed: bool, nouns: bool) -> None:
    """Leaves of what a small word may be what it is here: article or pronoun, conjunction or preposition."""
    before = row.items[item.index - 1] if item.index else None
    head = item if before is None or before.kind in ("comma", "stop") else before
    lead = row.items[head.index - 1] if opening and head.index else None
    after_comma = lead is not None and lead.kind == "comma"
    cues = item.cues
    if "relative" in cues:
        if after_comma and closed:
            item.cues = cues & {"relative", "its", "possessive", "object", "latter"}
            return
        cues = cues - {"relative"}
    if "breaks" in cues and len(cues) > 1:
        clause = opening and closed and not ("as" in cues and _complement(row, item))
        cues = {"breaks"} | (cues & {"until"}) if clause else cues - {"breaks"}
    elif "breaks" in cues and not opening and before is not None and "conjunction" not in before.cues:
        cues = cues - {"breaks"}
    if "determiner" in cues:
        following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
        alone = following is not None and bool(
            following.cues & AUX or any(not t.noun for t in following.triggers)
        )
        if not alone:
            cues = cues - {"pronoun", "he", "she"}
        if "of" in cues and (before is None or opening or not takes_genitive(row, before)):
            cues = cues - {"of"}
    elif "possessive" in cues and "pronoun" in cues:
        following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
        noun = following is not None and (
            row.text.words[following.start][0].isupper() and following.kind not in ("person", "org")
        )
        cues = cues - {"pronoun", "object"} if noun else cues - {"possessive", "its"}
    if cues >= {"of", "for"} and (before is None or opening or not takes_genitive(row, before)):
        cues = cues - {"of"}  # "Für Roe kommt Doe"
    if "of" in cues and cues & {"from", "by"}:
        if before is not None and takes_genitive(row, before) and not opening:
            cues = cues - {"from", "by"}
        else:
            passive = any("passive_aux" in i.cues for i in row.items)
            cues = cues - {"of", "from" if passive and "by" in cues else "by"}
    item.cues = cues


def _complement(row: Row, item: Item) -> bool:
    """Whether "als" stands before a post, and the verb behind that: "Als Nachfolgerin hat der Rat ..."."""
    following = row.items[item.index + 1 : item.index + 3]
    if len(following) < 2:
        return False
    noun = following[0].kind == "title" or any(t.noun for t in following[0].triggers)
    return noun and bool(following[1].cues & AUX or any(not t.noun for t in following[1].triggers))


def takes_genitive(row: Row, item: Item) -> bool:
    """Whether a genitive or "von" may belong to the item before it."""
    if item.kind in ("title", "org"):
        return True
    if item.kind == "date" or item.kind == "person":
        return False
    word = row.text.words[item.end - 1]
    return word[0].isupper() and len(word) > 1


def drop_auxiliary(row: Row, item: Item, nouns: bool) -> None:
    """ "wird" and "ist" are verbs of their own only where their clause has no other: "wird ... berufen"."""
    if not item.triggers or not item.cues & {"passive_aux"} or item.end - item.start > 1:
        return
    for other in row.items:
        if other is item or other.breaks != item.breaks:
            continue
        full = any(not t.noun for t in other.triggers) and "passive_aux" not in other.cues
        if full or (nouns and other.index > item.index and _participle(row, other)):
            item.triggers = []
            item.kind = "cue"
            return


def mark_ended(row: Row, item: Item) -> None:
    """ "bis 2019 Chef des Herstellers": a title after the end of its time is a former one."""
    if item.kind != "title":
        return
    before = row.items[max(0, item.index - 3) : item.index]
    bound = next((i for i in before if "until" in i.cues), None)
    if bound is not None and any(i.kind == "date" and i.index > bound.index for i in before):
        words = row.text.norms[max(row.sentence.start, bound.start - 1) : bound.start + 1]
        item.cues = item.cues | {"leaving" if _STILL & set(words) else "former"}


def mark_negated(row: Row, item: Item) -> None:
    """Marks verbs that a "not" after them turns into their contrary."""
    if not any(not t.noun for t in item.triggers):
        return
    for other in row.items[item.index + 1 :]:
        if (
            other.breaks != item.breaks
            or other.triggers
            or "conjunction" in other.cues
            or other.kind in ("comma", "stop")
        ):
            return
        if "negation" in other.cues:
            word = row.text.norms[other.end] if other.end < len(row.text.norms) else ""
            if word not in _NOT_ONLY:
                item.cues = item.cues | {"negated"}
            return


def settle_body(row: Row, item: Item) -> None:
    """ "der Aufsichtsrat" without a person after it is the whole board."""
    title = item.title
    if title is None or title.body is None or not item.index:
        return
    k = item.index - 1
    while k > 0 and row.items[k].kind in ("word", "cue") and row.text.words[row.items[k].start].islower():
        if row.items[k].cues & {"determiner", "possessive"}:
            break
        k -= 1
    before = row.items[k]
    following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
    if following is not None and following.kind == "person":
        return
    if before.cues & {"determiner", "possessive"} and not before.cues & {"as"}:
        lead = row.items[item.index - 2] if item.index > 1 else None
        seat = lead is not None and bool(lead.cues & {"to", "from", "for"})
        seat = seat or (row.text.norms[before.start] == "den" and _left(row, item))
        item.kind, item.title = ("cue" if seat else "word"), None
        item.cues = {"board"} if seat else set()
        item.body = title.body


def _left(row: Row, item: Item) -> bool:
    """Whether a verb of leaving has a board as its object: "verlässt den Vorstand"."""
    return any(
        t.change == "end" and t.needs == "org" and not t.noun
        for other in row.items
        if other.breaks == item.breaks
        for t in other.triggers
    )


def settle_aged(row: Row, item: Item) -> None:
    """ "Der 61-jährige Notar löst Roe ab": the person told of before, by age."""
    if item.cues != {"pronoun"} or item.index < 3 or row.items[item.index - 2].kind != "number":
        return
    article = row.items[item.index - 3]
    gender = _ARTICLES.get(row.text.norms[article.end - 1])
    following = row.items[item.index + 1 : item.index + 3]
    adjective = row.text.words[item.start][0].islower()
    if gender is None or any(i.kind == "person" for i in following[: 2 if adjective else 1]):
        item.cues = item.cues - {"pronoun"} if adjective else item.cues
        return
    item.cues = item.cues | gender


def mark_tense(row: Row, item: Item, preterites: frozenset[str], past: tuple[str, ...]) -> None:
    """Marks verbs in the present tense: with a date, they tell what is to come."""
    if not any(t.kind == "role" and not t.noun for t in item.triggers):
        told = row.text.norms[item.tail] if item.tail >= 0 else ""
        if item.triggers and told.endswith("t") and told not in preterites and not told.startswith("ge"):
            item.cues = item.cues | {"present"}  # "die Bestellung endet im Mai"
        return
    word = row.text.norms[item.start]
    if row.text.norms[item.start] in _LEADS and item.end - item.start > 1:
        word = row.text.norms[item.end - 1]  # "an seine Stelle tritt"
    if not word.endswith(("t", "en", "e")) or word.endswith(past) or word in preterites:
        return
    last = row.text.norms[item.end - 1]
    if last.endswith(past) or last in preterites:
        return  # "gehen musste"
    clause = [i for i in row.items if i.breaks == item.breaks]
    if any(i is not item and i.cues & {"passive_aux", "active_aux"} for i in clause):
        return
    if item is clause[-1] and item.breaks % MAIN == 0:
        return
    item.cues = item.cues | {"present"}


def mark_infinitive(row: Row, item: Item) -> None:
    """Marks infinitives with "zu": what is announced is still to come."""
    lone = item.end - item.start == 1
    if item.triggers and _ZU.match(row.text.norms[item.end - 1 if lone else item.start]):
        item.cues = item.cues | {"infinitive"}


def _participle(row: Row, item: Item) -> bool:
    """Whether a small word at the end of its clause is a participle or an infinitive."""
    following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
    ends = following is None or following.kind in ("comma", "stop") or following.breaks != item.breaks
    ends = ends or not row.text.words[following.start][0].isalnum()  # type: ignore[union-attr]
    word = row.text.words[item.end - 1]
    return (
        (ends or (following is not None and "passive_aux" in following.cues))
        and word.islower()
        and len(word) > 4
        and word.endswith(("t", "en", "rn", "ln"))
    )
