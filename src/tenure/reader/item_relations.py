"""The relation in which a phrase stands: by its case suffix, or by the preposition before it."""

from typing import Final

from .items import Item, Row
from .lexicon import Lexicon

RELATIONS: Final = ("instead", "of", "as", "to", "from", "at", "by", "with", "for")
_LOOK_BACK: Final = 5


def appositive(row: Row, lexicon: Lexicon) -> None:
    """ "the group Brémond": words for a company before a name are no anaphor."""
    for item, following in zip(row.items, row.items[1:], strict=False):
        if following.kind == "org" and item.kind == "cue" and item.cues & {"company", "child"}:
            item.cues = (item.cues - {"company", "child"}) | {"determiner", "skip"}
            item.rel = own_relation(row, item, lexicon)


def own_relation(row: Row, item: Item, lexicon: Lexicon) -> str | None:
    """The relation that a phrase of several words marks by its first one: "du groupe", "au poste"."""
    if item.end - item.start < 2:
        return None
    cues = lexicon.word_cues.get(row.text.norms[item.start], set())
    return next((name for name in RELATIONS if name in cues), None)


def _after(row: Row, item: Item, case: str | None) -> str | None:
    """The relation where clauses end in their verb: by case, or by the postposition that follows."""
    following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
    if following is None:
        return case
    if "instead" in following.cues and case in ("of", None):
        return "instead" if case == "of" else None
    if case is None:
        return next((name for name in ("as", "by", "with", "for") if name in following.cues), None)
    return case


def _apposed(row: Row, comma: int) -> str | None:
    """The relation of a name in apposition to a kinsman or a post: "à son fils cadet, Erwan Le Guennec"."""
    for back in range(1, _LOOK_BACK + 6):
        before = row.items[comma - back] if comma - back >= 0 else None
        if before is None or before.kind in ("comma", "stop", "person", "org", "trigger", "date"):
            return None
        plain = before.kind == "word" and row.text.words[before.start][0].isalpha()
        if before.cues & {"kin"} or before.kind == "title" or (plain and back == 1):
            if before.rel is not None:
                return before.rel
            lead = row.items[comma - back - 1] if comma - back else None
            while lead is not None and lead.cues & {"determiner", "its", "possessive", "skip"} and lead.index:
                if any(name in lead.cues for name in RELATIONS):
                    break
                lead = row.items[lead.index - 1]
            found = next((name for name in RELATIONS if lead is not None and name in lead.cues), None)
            if found == "to" or not plain:
                return found if found == "to" else None
    return None


def relation(row: Row, item: Item, lexicon: Lexicon) -> str | None:
    """The relation in which a phrase stands: by its case suffix, or by the preposition before it."""
    case = lexicon.hooks.case(row.text, item.start, item.end, item.rest)
    if lexicon.pack.settings.order == "sov":
        return _after(row, item, case)
    if case is not None:
        return case
    worded = False  # "por unanimidad presidenta a Marta": the preposition has its noun
    nouns = lexicon.pack.settings.nouns_capitalized and item.kind == "person"
    for back in range(1, _LOOK_BACK + 1):
        k = item.index - back
        if k < 0:
            return None
        before = row.items[k]
        if before.rel is not None and before.kind == "cue" and "determiner" in before.cues:
            return before.rel
        if back == 1 and k and "conjunction" in before.cues and row.items[k - 1].kind == item.kind:
            return row.items[k - 1].rel if item.kind in ("person", "org") else None
        described = nouns and back == 1 and row.text.words[before.start][0].isupper()
        worded = worded or (before.kind == "word" and not described)  # "durch die Anwältin Roe"
        for name in RELATIONS:
            if name in before.cues:
                if name == "instead" and item.kind == "title" and before.end - before.start > 1:
                    lead = lexicon.word_cues.get(row.text.norms[before.start], ())
                    name = "of" if "determiner" in lead else name  # "el puesto de director": the post itself
                return None if worded and name in ("by", "with", "for") else name
        if before.kind == "comma" and k and "kin" in row.items[k - 1].cues:
            continue  # "a su hija, Marta Vidal", "succeeding his father, Frank Benson"
        if before.kind == "trigger" and "child" in before.cues:
            continue  # "de la filial Austral"
        if before.kind == "comma" and item.kind == "person":
            small = row.items[k + 1 : item.index]
            return _apposed(row, k) if all(i.cues & {"honorific", "determiner"} for i in small) else None
        if before.kind == "trigger" and "hitherto" in before.cues:
            continue  # "al hasta ahora presidente"
        if before.kind in ("comma", "stop", "person", "org", "trigger", "date"):
            return None
        plain = before.kind == "word" and row.text.words[before.start][0].isalpha()
        if plain and item.kind == "person" and lexicon.pack.settings.articles:
            return None  # "eletta all'unanimità Anna Neri"
        if before.kind == "title" and item.kind != "title":
            return None
        if before.kind == "cue" and not before.cues & {
            "determiner", "skip", "new", "former", "interim", "current", "honorific", "its", "possessive", "kin",
        }:  # fmt: skip
            return None
    return None
