"""Clauses of languages whose verb stands second or last (German, Dutch).

Their commas part clauses, their articles are relative pronouns as well, and a subordinate clause ends in its
verb. `shape` settles what the small words of a row mean and gives each clause a number of its own: a main clause
that goes on after a relative clause has its old number again.
"""

import re
from typing import Final

from .hooks import Hooks
from .items import APPOSITION, PHRASE, RELATIONS, Item, Row
from .lexicon import Lexicon

_MAIN: Final = 2.0
"""How far apart two main clauses are; a subordinate clause lies half-way."""
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
_AUX: Final = frozenset({"passive_aux", "active_aux", "planned", "say"})
_PREPOSITIONS: Final = frozenset(RELATIONS) | {"effective", "since", "until"}
_PLACED: Final = frozenset({"in", "aus", "bei", "nach", "te", "uit", "bij"})
"""Prepositions that stand before a place without an article."""
_LOOK: Final = 5
_COMMAS: Final = frozenset(",、")
_OPEN: Final = frozenset("(（")
_CLOSE: Final = frozenset(")）")
_DASHES: Final = frozenset("–—")
_NOT_ONLY: Final = frozenset({"nur", "mehr", "zuletzt", "erst", "weniger", "alleen", "meer", "länger"})
"""After "not", these words make no denial: not only, no longer."""
_STILL: Final = frozenset({"noch", "nog"})
_ZU: Final = re.compile(r"(?:zu|te)$|(?:ab|an|auf|aus|ein|nieder|zurück|über|vor|weiter|hin|nach)zu\w+n$")
_ON: Final = frozenset({"auf", "op"})
"""In verb-second languages successors follow "on" those before them."""


class VerbBracket:
    """See `items.Shaper`."""

    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks

    def _place(self, row: Row, item: Item) -> bool:
        """Whether a preposition before a name belongs to a place: "haben in Thun Beat Wyss gewählt"."""
        before = row.items[item.index - 1] if item.index else None
        if before is None or before.kind != "word":
            return False
        word = row.text.words[before.start]
        lead = row.text.norms[before.start - 1]
        return word[0].isupper() and lead in _PLACED and not self._hooks.noun(row.text.norms[before.start])

    def shape(self, row: Row, lexicon: Lexicon) -> None:
        """Settles the cues of the row's small words, and numbers its clauses."""
        nouns = lexicon.pack.settings.nouns_capitalized
        segments = _segments(row)
        for first, last in segments:
            closed = _ends_in_verb(row, first, last, nouns)
            for k in range(first, last):
                item = row.items[k]
                if item.kind == "cue":
                    _settle(
                        row,
                        item,
                        k == first or (k == first + 1 and _lead(row.items[first])),
                        closed,
                        nouns,
                    )
        _number(row, segments, nouns)
        for item in row.items:
            _aged(row, item)
            _auxiliary(row, item, nouns)
            _until(row, item)
            _body(row, item)
        preterites = frozenset(lexicon.pack.cues.preterite)
        past = tuple(form[1:] for form in preterites if form.startswith("-"))
        for item in row.items:
            _tense(row, item, preterites, past)
            _negated(row, item)
            _infinitive(row, item)
        row.cues = set().union(*(i.cues for i in row.items)) if row.items else set()

    def relate(self, row: Row) -> None:
        """Marks objects by their articles: "den Geschäftsführer Ansbacher", "auf ihn", "ihm"."""
        taken = any(t.other == "from" for i in row.items for t in i.triggers)
        for item in row.items:
            if item.kind == "cue" and item.rel == "of" and item.end - item.start > 1:
                before = row.items[item.index - 1] if item.index else None
                if row.text.norms[item.start] != "des" and (before is None or not _noun(row, before)):
                    item.rel = None
            if item.kind == "person" and item.rel in ("to", "at", "from") and self._place(row, item):
                item.rel = None
            if item.kind not in ("person", "title", "org") and "pronoun" not in item.cues:
                continue
            if item.kind == "title" and item.index and _hyphened(row, item):
                before = row.items[item.index - 1]
                item.rel = before.rel if item.rel in (None, "object") else item.rel
            titled = row.items[item.index - 1] if item.kind == "person" and item.index else None
            if (
                titled is not None
                and titled.kind == "title"
                and (titled.rel in _WITH_TITLE or (taken and titled.rel == "of"))
            ):
                item.rel = item.rel or titled.rel  # "übernimmt von Gründer Roe"
            if "pronoun" in item.cues and "object" in item.cues:
                item.rel = item.rel or "object"
                continue
            wide = "pronoun" in item.cues and item.end - item.start > 1 and item.index + 1 < len(row.items)
            if wide and row.items[item.index + 1].kind in ("person", "org"):
                item.cues = item.cues - {"pronoun", "he", "she"}
                continue
            if item.rel == "with" and item.kind == "person" and _first(row, item):
                item.rel = None  # "Mit Roe bekommt Acme einen Chef"
                continue
            if item.rel is not None:
                continue
            if item.index and row.text.norms[row.items[item.index - 1].end - 1] in _ON:
                item.rel = "object"
                continue
            kin = item.kind == "person" and item.index > 2 and "kin" in row.items[item.index - 1].cues
            if kin and "to" in row.items[item.index - 3].cues:
                item.rel = "to"  # "an seine Tochter Roe"
                continue
            for k in range(item.index - 1, max(-1, item.index - 1 - _LOOK), -1):
                before = row.items[k]
                if "object" in before.cues and before.cues & {"determiner", "possessive"}:
                    item.rel = "object"
                    break
                if before.cues & _PREPOSITIONS and not before.cues & {"determiner", "object"}:
                    break
                if (
                    before.kind in ("comma", "stop", "trigger", "person", "date")
                    or before.cues & _BEFORE_ARTICLE
                ):
                    break


def _hyphened(row: Row, title: Item) -> bool:
    """Whether a title is the end of a word that an organization begins: the preposition is that of the whole word."""
    before = row.items[title.index - 1]
    text = row.text
    return before.kind == "org" and text.raw[text.ends[before.end - 1] : text.starts[title.start]] == "-"


_WITH_TITLE: Final = frozenset({"from", "by", "instead", "for"})
"""Relations of a title that are those of the name behind it as well."""
_BEFORE_ARTICLE: Final = frozenset(
    {"determiner", "possessive", "active_aux", "passive_aux", "become", "planned"}
)
"""What ends a noun phrase that an article opened, looked at from its end."""


def _first(row: Row, item: Item) -> bool:
    """Whether "Mit Roe" begins a sentence that goes on with a verb of beginning."""
    if item.index > 2 and row.text.norms[row.items[item.index - 1].start] in ("mit", "met"):
        gains = row.items[
            item.index - 2
        ].triggers  # "bekommt mit Roe eine Chefin", "verlässt mit Roe die Chefin"
        if any(
            not t.noun
            and (
                (t.change == "start" and (t.person == "object" or (item.index > 3 and t.needs == "post")))
                or (t.change, t.needs) == ("end", "org")
                or (t.change == "succeed" and _one(row, item.index + 1))
                or t.change == "hold"
            )
            for t in gains
        ):
            return True
    if item.index != 1 or row.text.norms[row.items[0].start] not in ("mit", "met") or len(row.items) < 4:
        return False
    following = row.items[2].triggers
    return any(
        t.change in ("start", "succeed", "end") and not t.noun and t.person != "object" for t in following
    ) or (
        any(t.change in ("start", "end") and t.person == "object" for t in following)
        and row.items[2].cues >= {"present"}
    )


def _one(row: Row, k: int) -> bool:
    """Whether an indefinite article stands here: "an seine Stelle tritt mit Roe eine Juristin"."""
    return k < len(row.items) and row.text.norms[row.items[k].start] in ("ein", "eine", "een")


_FINITE: Final = frozenset({"active_aux", "passive_aux", "become", "planned"})


def _segments(row: Row) -> list[tuple[int, int]]:
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
    if any(not t.noun for t in item.triggers) or item.cues & _AUX:
        return True
    word = row.text.words[item.end - 1]
    return (
        nouns
        and item.kind in ("word", "cue")
        and word.islower()
        and len(word) > 2
        and word.endswith(_VERB_ENDINGS)
    )


def _ends_in_verb(row: Row, first: int, last: int, nouns: bool) -> bool:
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


def _lead(item: Item) -> bool:
    """Whether a relative pronoun or a conjunction may follow: "mit dem", "und weil"."""
    return bool(item.cues & (_PREPOSITIONS | {"conjunction", "skip"})) and not item.cues & {
        "relative",
        "breaks",
    }


def _settle(row: Row, item: Item, opening: bool, closed: bool, nouns: bool) -> None:
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
            following.cues & _AUX or any(not t.noun for t in following.triggers)
        )
        if not alone:
            cues = cues - {"pronoun", "he", "she"}
        if "of" in cues and (before is None or opening or not _noun(row, before)):
            cues = cues - {"of"}
    elif "possessive" in cues and "pronoun" in cues:
        following = row.items[item.index + 1] if item.index + 1 < len(row.items) else None
        noun = following is not None and (
            row.text.words[following.start][0].isupper() and following.kind not in ("person", "org")
        )
        cues = cues - {"pronoun", "object"} if noun else cues - {"possessive", "its"}
    if cues >= {"of", "for"} and (before is None or opening or not _noun(row, before)):
        cues = cues - {"of"}  # "Für Roe kommt Doe"
    if "of" in cues and cues & {"from", "by"}:
        if before is not None and _noun(row, before) and not opening:
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
    return noun and bool(following[1].cues & _AUX or any(not t.noun for t in following[1].triggers))


def _noun(row: Row, item: Item) -> bool:
    """Whether a genitive or "von" may belong to the item before it."""
    if item.kind in ("title", "org"):
        return True
    if item.kind == "date" or item.kind == "person":
        return False
    word = row.text.words[item.end - 1]
    return word[0].isupper() and len(word) > 1


def _number(row: Row, segments: list[tuple[int, int]], nouns: bool) -> None:
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
            main, told = main + _MAIN, False
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
                    main += _MAIN
                    _mark(row, start, last, main)
            joint = _clause_start(row, start, k)
            if own and told and _subject(row, joint, last):
                _mark(row, start, k, main)
                main, told, start = main + _MAIN, True, joint
            elif own:
                told = True
            if "conjunction" in item.cues and told and _new_clause(row, k, last):
                _mark(row, start, k, main)
                main, told, start = main + _MAIN, False, k
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


def _auxiliary(row: Row, item: Item, nouns: bool) -> None:
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


def _until(row: Row, item: Item) -> None:
    """ "bis 2019 Chef des Herstellers": a title after the end of its time is a former one."""
    if item.kind != "title":
        return
    before = row.items[max(0, item.index - 3) : item.index]
    bound = next((i for i in before if "until" in i.cues), None)
    if bound is not None and any(i.kind == "date" and i.index > bound.index for i in before):
        words = row.text.norms[max(row.sentence.start, bound.start - 1) : bound.start + 1]
        item.cues = item.cues | {"leaving" if _STILL & set(words) else "former"}


def _negated(row: Row, item: Item) -> None:
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


def _body(row: Row, item: Item) -> None:
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


def _aged(row: Row, item: Item) -> None:
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


_ARTICLES: Final = {
    "der": frozenset({"he"}), "die": frozenset({"she"}), "den": frozenset({"he", "object"}),
}  # fmt: skip
_LEADS: Final = frozenset({"an", "in", "zur", "zum"})


def _tense(row: Row, item: Item, preterites: frozenset[str], past: tuple[str, ...]) -> None:
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
    if item is clause[-1] and item.breaks % _MAIN == 0:
        return
    item.cues = item.cues | {"present"}


def _infinitive(row: Row, item: Item) -> None:
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


def _finite(row: Row, k: int, start: int, nouns: bool) -> bool:
    """Whether a clause of its own begins before its verb `k`: a person or pronoun opens it, the verb follows."""
    item = row.items[k]
    if (
        k == start
        or k - start > _LOOK
        or not nouns
        or item.kind not in ("word", "cue")
        or not verb(row, item, nouns)
    ):
        return False
    before = row.items[k - 1]
    person = before.kind == "person" or ("pronoun" in before.cues and before.index == start)
    lead = row.text.words[row.items[start - 1].start] if start else ""
    return person and lead in _COMMAS
