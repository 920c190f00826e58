"""Where the clauses of verb-second languages begin and end: each has a number, which it has again where it goes on."""

from typing import Final

from .items import APPOSITION, PHRASE, Item, Row

MAIN: Final = 2.0
"""How far apart two main clauses are; a subordinate clause lies half-way."""
AUX: Final = frozenset({"passive_aux", "active_aux", "planned", "say"})
_FINITE: Final = frozenset({"active_aux", "passive_aux", "become", "planned"})
_VERB_ENDINGS: Final = (
    "t",
    "en",
    "te",
    "rn",
    "ln",
    "ß",
    "at",
    "ist",
    "war",
    "sei",
    "habe",
    "werde",
    "wolle",
    "solle",
)
_OPENS: Final = 5
"""How many items before the verb of a clause its first one may stand."""
_COMMAS: Final = frozenset(",、")
_OPEN: Final = frozenset("(（")
_CLOSE: Final = frozenset(")）")
_DASHES: Final = frozenset("–—")


def stretches(row: Row) -> list[tuple[int, int]]:
    """The stretches between commas and stops."""
    found, start = [], 0
    for item in row.items:
        if item.kind in ("comma", "stop"):
            if item.index > start:
                found.append((start, item.index))
            start = item.index + 1
    if start < len(row.items):
        found.append((start, len(row.items)))
    return found


def verb(row: Row, item: Item, nouns: bool) -> bool:
    """Whether an item may be a verb."""
    if any(not t.noun for t in item.triggers) or item.cues & AUX:
        return True
    word = row.text.words[item.end - 1]
    return (
        nouns
        and item.kind in ("word", "cue")
        and word.islower()
        and len(word) > 2
        and word.endswith(_VERB_ENDINGS)
    )


def ends_in_verb(row: Row, first: int, last: int, nouns: bool) -> bool:
    """Whether a stretch has its verb last, as subordinate clauses do."""
    for k in range(last - 1, first, -1):
        item = row.items[k]
        word = row.text.words[item.start]
        if not word[0].isalnum():
            continue
        if not verb(row, item, nouns):
            return False
        if item.cues & _FINITE or not row.text.norms[item.end - 1].endswith(("en", "t")):
            return True
        helped = [i for i in row.items[first + 1 : k - 1] if i.cues & {"active_aux"} and not i.triggers]
        return not helped  # "Als Konsequenz hat der Rat Roe abberufen" is a main clause
    return False


def number_clauses(row: Row, segments: list[tuple[int, int]], nouns: bool) -> None:
    """Gives every item the number of its clause."""
    main, subs = 0.0, 0
    told = False
    for position, (first, last) in enumerate(segments):
        lead = row.text.words[row.items[first - 1].start] if first else ""
        follow = row.text.words[row.items[last].start] if last < len(row.items) else ""
        opening = row.items[first : first + 2]
        inserted = lead in _OPEN or (lead in _DASHES and follow in _DASHES)
        subordinate = any(i.cues & {"relative", "breaks"} for i in opening) and (
            bool(opening[0].cues & {"relative", "breaks"}) or opening[0].kind in ("cue", "word")
        )
        resumed = lead in _CLOSE or (
            lead in _DASHES and position > 1 and _dashed(row, segments[position - 1])
        )
        if lead and lead not in _COMMAS and position and not inserted and not resumed:
            main, told = main + MAIN, False
        head = row.items[first]
        if lead in _COMMAS and head.cues & {"say", "official"} and not head.triggers:
            subordinate = True  # ", sagte Roe"
        if lead in _COMMAS and not {"dessen", "deren"}.isdisjoint(row.text.norms[head.start : head.end]):
            subordinate = True  # "an dessen Spitze Roe steht": the pronoun is within a form
        if lead in _COMMAS and row.text.norms[head.start] in ("um", "om"):
            subordinate = any(row.text.norms[i.start] in ("zu", "te") for i in row.items[first + 1 : last])
        if (
            inserted
            or subordinate
            or (lead in _COMMAS and follow in _COMMAS and _apposition(row, first, last, nouns))
        ):
            subs += 1
            _mark(row, first, last, main + (1 if subordinate or inserted else APPOSITION) + subs / 100)
            continue
        if lead in _COMMAS and told and _verb_phrase(row, first - 1, last):
            subs += 1
            _mark(row, first, last, main + PHRASE + subs / 100)
            continue
        start = first
        for k in range(first, last):
            item = row.items[k]
            own = any(t.kind == "role" and not t.noun for t in item.triggers)
            if not own and told and _finite(row, k, start, nouns):
                told = False
                if start < k:
                    main += MAIN
                    _mark(row, start, last, main)
            joint = _clause_start(row, start, k)
            if own and told and _subject(row, joint, last):
                _mark(row, start, k, main)
                main, told, start = main + MAIN, True, joint
            elif own:
                told = True
            if "conjunction" in item.cues and told and _new_clause(row, k, last):
                _mark(row, start, k, main)
                main, told, start = main + MAIN, False, k
            elif "conjunction" in item.cues and told and _verb_phrase(row, k, last):
                _mark(row, start, k, main)
                subs += 1
                _mark(row, k, last, main + PHRASE + subs / 100)
                start = last
                break
        _mark(row, start, last, main)
    current = 0.0
    for item in row.items:
        if item.kind in ("comma", "stop"):
            item.breaks = current
        current = item.breaks


def _dashed(row: Row, segment: tuple[int, int]) -> bool:
    """Whether a stretch stands between dashes."""
    return segment[0] > 0 and row.text.words[row.items[segment[0] - 1].start] in _DASHES


def _apposition(row: Row, first: int, last: int, nouns: bool) -> bool:
    """Whether a stretch between commas only says who someone is: "Brehm, Enkel des Gründers, hat ..."."""
    before = row.items[first - 2] if first > 1 else None
    if (
        before is None
        or before.kind not in ("person", "org", "title")
        or row.items[first].kind in ("person", "comma")
    ):
        return False
    if "conjunction" in row.items[first].cues:
        return False
    if row.items[first].kind == "title" and row.items[first].index + 1 < last and last - first > 1:
        following = row.items[first + 1]
        if following.kind == "person":
            return False
    return not any(verb(row, i, nouns) and not i.cues & {"honorific"} for i in row.items[first:last])


def _clause_start(row: Row, first: int, trigger: int) -> int:
    """Where a main clause begins whose verb stands at `trigger`, in a segment that begins at `first`."""
    for k in range(trigger, first, -1):
        if "conjunction" in row.items[k].cues:
            return k
    return first


def _subject(row: Row, start: int, last: int) -> bool:
    return any(i.kind == "person" or "pronoun" in i.cues for i in row.items[start:last])


def _new_clause(row: Row, k: int, last: int) -> bool:
    """Whether "und" begins a clause with a subject of its own: a person, then a verb."""
    person = False
    for item in row.items[k + 1 : last]:
        if item.kind == "person" or "pronoun" in item.cues:
            person = True
        elif item.triggers and any(t.kind == "role" and not t.noun for t in item.triggers):
            return person
        elif "conjunction" in item.cues:
            return False
    return False


def _verb_phrase(row: Row, k: int, last: int) -> bool:
    """Whether "und" goes on with a verb whose subject was said: "gibt ... auf und wechselt in den Aufsichtsrat"."""
    for item in row.items[k + 1 : min(last, k + 3)]:
        if any(t.kind == "role" and not t.noun for t in item.triggers):
            word = row.text.norms[item.start]
            return word.endswith(("t", "te", "ten")) and not word.startswith("ge")
        if not item.cues & {"skip", "new"}:
            return False
    return False


def _mark(row: Row, first: int, last: int, number: float) -> None:
    for item in row.items[first:last]:
        item.breaks = number


def _finite(row: Row, k: int, start: int, nouns: bool) -> bool:
    """Whether a clause of its own begins before its verb `k`: a person or pronoun opens it, the verb follows."""
    item = row.items[k]
    if (
        k == start
        or k - start > _OPENS
        or not nouns
        or item.kind not in ("word", "cue")
        or not verb(row, item, nouns)
    ):
        return False
    before = row.items[k - 1]
    person = before.kind == "person" or ("pronoun" in before.cues and before.index == start)
    lead = row.text.words[row.items[start - 1].start] if start else ""
    return person and lead in _COMMAS
