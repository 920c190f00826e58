"""Sentences of languages whose verb stands second or last (German, Dutch).

Their commas part clauses, their articles are relative pronouns as well, and a subordinate clause ends in its
verb. `shape` settles what the small words of a row mean (`bracket_words`) and gives each clause a number of its own
(`bracket_clauses`): a main clause that goes on after a relative clause has its old number again.
"""

from typing import Final

from .bracket_clauses import ends_in_verb, number_clauses, stretches
from .bracket_words import (
    drop_auxiliary,
    mark_ended,
    mark_infinitive,
    mark_negated,
    mark_tense,
    settle,
    settle_aged,
    settle_body,
    takes_genitive,
)
from .hooks import Hooks
from .item_relations import RELATIONS
from .items import Item, Row
from .lexicon import Lexicon

_PREPOSITIONS: Final = frozenset(RELATIONS) | {"effective", "since", "until"}
_PLACED: Final = frozenset({"in", "aus", "bei", "nach", "te", "uit", "bij"})
"""Prepositions that stand before a place without an article."""
_LOOK: Final = 5
"""How many items before a noun its article may stand."""
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
        segments = stretches(row)
        for first, last in segments:
            closed = ends_in_verb(row, first, last, nouns)
            for k in range(first, last):
                item = row.items[k]
                if item.kind == "cue":
                    settle(
                        row,
                        item,
                        k == first or (k == first + 1 and _lead(row.items[first])),
                        closed,
                        nouns,
                    )
        number_clauses(row, segments, nouns)
        for item in row.items:
            settle_aged(row, item)
            drop_auxiliary(row, item, nouns)
            mark_ended(row, item)
            settle_body(row, item)
        preterites = frozenset(lexicon.pack.cues.preterite)
        past = tuple(form[1:] for form in preterites if form.startswith("-"))
        for item in row.items:
            mark_tense(row, item, preterites, past)
            mark_negated(row, item)
            mark_infinitive(row, item)
        row.cues = set().union(*(i.cues for i in row.items)) if row.items else set()

    def relate(self, row: Row) -> None:
        """Marks objects by their articles: "den Geschäftsführer Ansbacher", "auf ihn", "ihm"."""
        taken = any(t.other == "from" for i in row.items for t in i.triggers)
        for item in row.items:
            if item.kind == "cue" and item.rel == "of" and item.end - item.start > 1:
                before = row.items[item.index - 1] if item.index else None
                if row.text.norms[item.start] != "des" and (
                    before is None or not takes_genitive(row, before)
                ):
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


def _lead(item: Item) -> bool:
    """Whether a relative pronoun or a conjunction may follow: "mit dem", "und weil"."""
    return bool(item.cues & (_PREPOSITIONS | {"conjunction", "skip"})) and not item.cues & {
        "relative",
        "breaks",
    }
