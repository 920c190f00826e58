"""Who or what is the subject right before a verb: a person, a noun that is none, an organization."""

from typing import Final

from .items import Item, Row

_ADVERBS: Final = frozenset(
    "soon later also then never once twice already thereafter eventually since still just even today yesterday finally "
    "himself herself themselves first last too both all again now since ever long there here earlier afterwards".split()
)
_AROUND_VERBS: Final = frozenset({"passive_aux", "active_aux", "planned", "possible", "skip", "negation"})


def has_subject(row: Row, item: Item) -> bool:
    """Whether a noun that is no person stands before the verb of a clause, without preposition: its subject."""
    if _office_subject(row, item):
        return True
    for k in range(item.index - 1, -1, -1):
        other = row.items[k]
        if other.breaks != item.breaks:
            return False
        nominal = other.kind == "org" or other.cues & {"company", "board"}
        if other.kind == "cue" and "post" in other.cues and k == 0 and item.index == 1:
            return True  # "la poltrona va a Roe"
        article = k and other.kind == "word" and "determiner" in row.items[k - 1].cues
        if nominal and other.rel is None:
            return True
        if article and not (
            k > 1 and row.items[k - 2].cues & {"of", "at", "to", "from", "by", "with", "for", "as"}
        ):
            return not row.items[k - 1].cues & {"of", "at", "to"}
    return False


def _office_subject(row: Row, item: Item) -> bool:
    """Whether the name of a post stands right before a verb: "la presidenza della Acme va al genero"."""
    for other in reversed(row.items[: item.index]):
        if other.breaks != item.breaks or other.kind in ("comma", "person", "trigger"):
            return False
        if other.title is not None:
            lead = row.items[other.index - 1] if other.index else None
            article = lead is not None and "determiner" in lead.cues
            return other.title.office and other.rel is None and (article or other.end - other.start > 1)
        small = {"of", "active_aux", "passive_aux", "negation", "inserted", "skip", "company"}
        if other.kind != "org" and not other.cues & small:
            return False
    return False


def inverted(row: Row, item: Item) -> bool:
    """Whether no person stands before a verb in its sentence part: its subject may follow."""
    for other in reversed(row.items[: item.index]):
        if other.kind == "stop":
            break
        if other.kind == "person" or (other.cues & {"pronoun"} and "relative" not in other.cues):
            return False
    return not has_subject(row, item)


def noun_subject(row: Row, item: Item) -> Item | None:
    """The plain noun that stands right before a verb and its auxiliaries: "the shares (went)"."""
    if "infinitive" in item.cues or row.text.norms[item.start] in ("to", "not"):
        return None
    for other in reversed(row.items[: item.index]):
        norm = row.text.norms[other.start]
        auxiliary = {"passive_aux", "active_aux", "planned", "possible", "skip", "negation", "current"}
        if norm in _ADVERBS or norm.endswith("ly") or other.cues & auxiliary:
            continue
        if any(t.noun and t.kind == "role" for t in other.triggers) and other.end == other.start + 1:
            return other
        plain = other.kind == "word" and row.text.words[other.start].islower() and norm.isalpha()
        plain = plain and not norm.endswith(("ed", "ing"))
        before = row.items[other.index - 1] if other.index else None
        near = row.items[max(0, other.index - 2) : other.index]
        kin = before is not None and (before.kind == "person" or any("pronoun" in i.cues for i in near))
        return other if plain and not kin else None
    return None


def of_verb(row: Row, item: Item) -> bool:
    """Whether an item before a verb is its auxiliary, its adverb or a small word of its phrase (English)."""
    adverb = item.kind == "word" and row.text.norms[item.start].endswith("ly")
    return adverb or bool(item.cues & _AROUND_VERBS)


def firm_subject(row: Row, item: Item) -> bool:
    """Whether an organization or a word for one is the subject right before a verb and its auxiliaries (English)."""
    closed = False
    for other in reversed(row.items[: item.index]):
        if of_verb(row, other) or "current" in other.cues or row.text.norms[other.start] in _ADVERBS:
            continue
        if other.kind == "trigger" and other.start + 1 == other.end and "present" in other.cues:
            continue  # "has", "is"
        if other.breaks > item.breaks or other.kind == "comma":
            if not closed and (other.kind != "comma" or other.index < 1):
                return False
            if not closed and row.items[other.index - 1].breaks <= item.breaks:
                return False
            closed = True
            continue  # "Acme, whose chairman is Roe, has left the index"
        return (other.kind == "org" or bool(other.cues & {"company", "board"})) and other.rel is None
    return False


def subject_beside(row: Row, item: Item) -> bool:
    """Whether a person, a pronoun or an apposition stands right before a verb and its auxiliaries."""
    for other in reversed(row.items[: item.index]):
        if of_verb(row, other) or "current" in other.cues:
            continue
        if other.kind == "person" or other.cues & {"pronoun", "relative"} or other.entity is not None:
            return other.kind != "org"
        if other.kind == "trigger" and other.start + 1 == other.end and "present" in other.cues:
            continue  # "has", "is"
        if other.kind == "comma":
            before = row.items[max(0, other.index - 9) : other.index]
            return any(i.kind == "person" for i in before) and not any(
                t.kind == "role" and not t.noun for i in before for t in i.triggers
            )
        return False
    return False
