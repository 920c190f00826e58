"""A sentence as a row of items: mentions, titles, triggers, cues, dates, numbers and plain words.

Items carry what frames ask of them: the relation that a preposition or a case suffix marks (`of`, `as`, `to`,
`from`, `at`, `by`, `with`, `for`, `object`, `instead`) and how many clause breaks stand before them.
"""

from collections.abc import Container
from typing import Final, Literal, Protocol

from tenure.model.vocabulary import Role

from .dates import DateMention
from .entity import Entity, Mention
from .lexicon import Lexicon, Match
from .pack_schema import Title, Trigger
from .tokens import Sentence, Text

_PAST: Final = {"preterite"}
ItemKind = Literal["person", "org", "title", "trigger", "cue", "date", "number", "word", "comma", "stop"]
RELATIONS: Final = ("instead", "of", "as", "to", "from", "at", "by", "with", "for")
_LOOK_BACK: Final = 5
_FRACTION: Final = 0.1
_JOINED: Final = 0.6
APPOSITION: Final = 0.2
"""Clauses are numbered by whole numbers; appositions lie this far above their clause (see `bracket.py`)."""
PHRASE: Final = 0.7
"""So far above it lies a verb that goes on with the subject of the clause before it."""
_COMMAS: Final = frozenset(",、，")
_STOPS: Final = frozenset(";:—–；：()（）")


class Item:
    """One item, at `tokens[start:end]`."""

    __slots__ = (
        "body", "breaks", "cues", "date", "end", "entity", "index", "kind", "mention", "reasons", "rel", "rest",
        "start", "tail", "title", "triggers",
    )  # fmt: skip

    def __init__(self, kind: ItemKind, start: int, end: int) -> None:
        self.kind: ItemKind = kind
        self.start = start
        self.end = end
        self.index = 0
        self.mention: Mention | None = None
        self.entity: Entity | None = None
        self.title: Title | None = None
        self.triggers: list[Trigger] = []
        self.cues: set[str] = set()
        self.reasons: set[str] = set()
        self.date: DateMention | None = None
        self.rel: str | None = None
        self.breaks: float = 0
        self.tail = -1
        self.body: Role | None = None
        """of a word for a board: the role of who leads it"""
        self.rest = ""


def apart(one: Item, other: Item) -> float:
    """How far apart two items' clauses are; two subordinate clauses of one sentence are as far as any others."""
    distance = abs(one.breaks - other.breaks)
    return 1.0 if 0 < distance < _FRACTION else distance


def aside(item: Item) -> bool:
    """Whether an item belongs to an apposition, which a coordination may go around."""
    return APPOSITION <= item.breaks % 1 < _JOINED


def once(row: "Row", other: Item) -> bool:
    """Whether an item stands in an inserted phrase about the past: "Roe, formerly with Acme, joins"."""
    items = row.items
    first = next(
        (k for k in range(other.index - 1, max(-1, other.index - 9), -1) if items[k].kind == "comma"), None
    )
    if first is None or not any(i.kind == "comma" for i in items[other.index + 1 : other.index + 4]):
        return False
    lead = items[first + 1]
    return bool(lead.cues & {"former", "until"}) or row.text.norms[lead.start] == "until"


_BREAKING: Final = frozenset({"breaks", "relative"})
_RELATED: Final = frozenset({"person", "org", "title", "date"})
_ANAPHORS: Final = frozenset({"pronoun", "company", "post", "board", "child"})
"""Kinds and cues of the items whose relation to their sentence is looked for."""


class Row:
    """A sentence's items, and what was found of their structure."""

    __slots__ = ("cues", "items", "posts", "reasons", "sentence", "text")

    def __init__(self, text: Text, sentence: Sentence, items: list[Item]) -> None:
        self.text = text
        self.sentence = sentence
        self.items = items
        self.cues: set[str] = set()
        self.reasons: set[str] = set()
        self.posts: list[Post] = []
        for item in items:
            self.cues |= item.cues
            self.reasons |= item.reasons

    def of_kind(self, kind: ItemKind) -> list[Item]:
        """The items of one kind, from left to right."""
        return [i for i in self.items if i.kind == kind]


class Post:
    """Titles that stand together and belong together: "chairman, chief executive and a director of Acme"."""

    __slots__ = (
        "anaphor",
        "end",
        "former",
        "hitherto",
        "holder",
        "interim",
        "items",
        "leaving",
        "new",
        "org",
        "org_how",
        "rel",
        "relative",
        "start",
    )

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.start = items[0].index
        self.end = items[-1].index + 1
        self.org: Entity | None = None
        self.org_how = ""
        self.holder: Item | None = None
        self.former = False
        self.hitherto = False
        self.leaving = False
        self.new = False
        self.interim = any(i.title is not None and i.title.interim for i in items)
        self.rel: str | None = None
        self.relative = False
        self.anaphor = False

    @property
    def titles(self) -> list[Title]:
        """The titles, in order."""
        return [i.title for i in self.items if i.title is not None]

    @property
    def holder_index(self) -> int:
        """Where the holder stands in the sentence; before everything if there is none."""
        return self.holder.index if self.holder is not None else -1

    @property
    def office(self) -> bool:
        """Whether the words name the post rather than its holder."""
        return all(i.title.office for i in self.items if i.title is not None)

    @property
    def out(self) -> bool:
        """Whether the post is out of scope (a minister, a coach)."""
        return any(i.title.out for i in self.items if i.title is not None)


def plural(row: Row, post: Post) -> bool:
    """Whether a title ends as plurals do: "consiglieri", "directors"."""
    first = post.items[0]
    if "-" in row.text.norms[first.start]:
        return row.text.norms[first.end - 1].endswith("s")  # "non-executive directors"
    return row.text.norms[first.start].endswith(("i", "s"))


class Shaper(Protocol):
    """What a family of languages adds to a row: see `bracket.py`."""

    def shape(self, row: Row, lexicon: Lexicon) -> None:
        """Settles what small words mean, and numbers the clauses."""

    def relate(self, row: Row) -> None:
        """Adds relations that are no preposition's."""


def build(
    text: Text,
    sentence: Sentence,
    matches: list[Match],
    mentions: list[Mention],
    dates: list[DateMention],
    lexicon: Lexicon,
    shaper: "Shaper | None" = None,
    called: Container[str] = (),
) -> Row:
    """The row of a sentence. Mentions outweigh dates, dates outweigh the lexicon, all outweigh plain words.

    `called`: small words that organizations of the text bear in their names, and may be called by.
    """
    starts_mention = {m.start: m for m in mentions}
    starts_date = {d.start: d for d in dates}
    starts_match = {m.start: m for m in matches}
    for begun in _begun_within(mentions, matches):  # the title of "Acme Group | chairman"
        rest = None if lexicon.pack.settings.stems else lexicon.longest(text.norms, begun, sentence.end)
        if rest is not None:
            starts_match.setdefault(begun, rest)
    items: list[Item] = []
    breaks, inserted = 0, False
    limits: dict[int, Item] = {}
    """where forms such as "ne ... que" end, by which they only restrict"""
    broken = i = sentence.start
    while i < sentence.end:
        mention = starts_mention.get(i)
        match = starts_match.get(i)
        date = starts_date.get(i)
        if mention is not None:
            item = Item(mention.kind, i, mention.end)
            item.mention, item.entity = mention, mention.entity
        elif date is not None and (match is None or date.end >= match.end or match.end - match.start == 1):
            item = Item("date", i, date.end)
            item.date = date
            if match is not None:
                item.cues = match.cues & {"effective", "since", "until", "current"}
        elif match is not None:
            cut = _stop(match.end, starts_mention, i)
            if not match.triggers and not match.title:
                cut = _stop(cut, starts_date, i)  # "jusqu'à | la fin de l'année"
            if cut < match.end:  # a name begins within the form: "the Bank" of "the Bank of England"
                broken = cut
                match = None if lexicon.pack.settings.stems else lexicon.longest(text.norms, i, cut)
            if match is not None and match.cues == _PAST and i and text.words[i][0].isupper():
                item = Item("word", i, match.end)  # "Konkurrenten" looks like a past tense
            elif match is None:
                item = _alone(text, i, lexicon)
            else:
                kind: ItemKind = (
                    "title"
                    if match.title
                    else "trigger"
                    if match.triggers
                    else "cue"
                    if match.cues
                    else "word"
                )
                item = Item(kind, i, match.end)
                item.title, item.triggers, item.tail = match.title, match.triggers, match.tail
                item.cues, item.reasons, item.rest = match.cues, match.reasons, match.rest
                if match.triggers and lexicon.endings:
                    item.cues = item.cues | _by_ending(text.norms[i : match.end], lexicon)
        elif items and i > sentence.start and _belongs(text, i, items[-1], lexicon.pack.settings.stems):
            i += 1
            continue
        elif i < broken:
            item = _alone(text, i, lexicon)
        else:
            word = text.words[i]
            if word in _COMMAS:
                kind = "comma"
            elif word in _STOPS:
                kind = "stop"
            elif word[0].isdigit():
                kind = "number"
            else:
                kind = "word"
            item = Item(kind, i, i + 1)
            led = bool(items) and "determiner" in items[-1].cues
            if led and kind == "word" and word.islower() and text.norms[i] in called:
                item.kind, item.cues = "cue", {"company"}  # "la vetreria" of Vetreria Marini
        if i in limits and _restricts(limits[i], items):
            limits[i].cues = limits[i].cues - {"negation"}  # "n'a dirigé Acme que neuf mois"
            item.cues = item.cues - {"relative", "breaks"}
        item.index = len(items)
        if "breaks" in item.cues and "skip" in item.cues and items and "determiner" in items[-1].cues:
            item.cues = item.cues - {"breaks"}  # "la prima presidente"
        if "only" in item.cues:
            limits[item.tail] = item
        if item.kind == "stop" or not item.cues.isdisjoint(_BREAKING):
            breaks += 1
            inserted = "relative" in item.cues and bool(items) and items[-1].kind == "comma"
        item.breaks = breaks
        if (
            inserted and item.kind == "comma"
        ):  # "Pell, who joined last year, takes over": the main clause goes on
            breaks -= 1
            inserted = False
        items.append(item)
        i = item.end
    row = Row(text, sentence, items)
    if shaper is not None:
        shaper.shape(row, lexicon)
    _appositive(row, lexicon)
    for item in items:
        if item.kind in _RELATED or not item.cues.isdisjoint(_ANAPHORS):
            item.rel = (
                own_relation(row, item, lexicon) if item.kind in ("cue", "title") else None
            ) or relation(row, item, lexicon)
    if shaper is not None:
        shaper.relate(row)
    return row


def _restricts(only: Item, items: list[Item]) -> bool:
    """Whether "ne" is but the first half of "ne ... que": nothing else denies, and "que" tells no speech."""
    clause = [other for other in items if other.breaks == only.breaks and other is not only]
    denied = any("negation" in other.cues for other in clause + items[only.index + 1 :])
    return not denied and "say" not in items[-1].cues and "official" not in items[-1].cues


def _begun_within(mentions: list[Mention], matches: list[Match]) -> list[int]:
    """Where names end that hold the first word of a form: "group chairman" behind "Acme"."""
    ends = []
    for mention in mentions:
        if mention.end - mention.start > 1 and any(
            mention.start < m.start < mention.end < m.end for m in matches
        ):
            ends.append(mention.end)
    return ends


def _alone(text: Text, i: int, lexicon: Lexicon) -> Item:
    """A word of a form that does not count as a whole here: the cue that it is by itself."""
    cues = lexicon.word_cues.get(text.norms[i])
    item = Item("cue" if cues else "word", i, i + 1)
    item.cues = cues or set()
    return item


def _appositive(row: Row, lexicon: Lexicon) -> None:
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


def _by_ending(norms: list[str], lexicon: Lexicon) -> set[str]:
    """What the endings of a trigger's words tell: the future, the conditional, a participle."""
    return {
        cue
        for cue, ends in lexicon.endings
        for norm in (norms[-1:] if cue == "participle" else norms)
        if norm.endswith(ends)
        and not (
            cue == "participle" and "post" in lexicon.word_cues.get(norm, ())
        )  # "il posto", "il mandato"
    }


def _stop(end: int, starts: Container[int], start: int) -> int:
    for i in range(start + 1, end):
        if i in starts:
            return i
    return end


def _belongs(text: Text, i: int, before: Item, stems: bool) -> bool:
    """Whether a token is the ending of the item before ("Jun'un") or the dot of its abbreviation ("Sn.")."""
    if text.starts[i] != text.ends[i - 1]:
        return False
    if not stems:
        return text.norms[i] == "." and "honorific" in before.cues
    if text.norms[i] == ".":
        dotted = before.kind == "org" and before.end - before.start > 2 and text.norms[i - 2] == "."
        return "honorific" in before.cues or dotted
    return text.norms[i][0] == "'"


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
            continue  # "a su hija, Marta Vidal"
        if before.kind == "trigger" and "child" in before.cues:
            continue  # "de la filial Austral"
        if before.kind == "comma" and k and "kin" in row.items[k - 1].cues:
            continue  # "succeeding his father, Frank Benson"
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
