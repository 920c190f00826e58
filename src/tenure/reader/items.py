"""A sentence as a row of items: mentions, titles, triggers, cues, dates, numbers and plain words.

Items carry what frames ask of them: the relation that a preposition or a case suffix marks (`of`, `as`, `to`,
`from`, `at`, `by`, `with`, `for`, `object`, `instead`) and how many clause breaks stand before them.
"""

from typing import Final, Literal, Protocol

from tenure.model.vocabulary import Role

from .dates import DateMention
from .entity import Entity, Mention
from .lexicon import Lexicon
from .pack_schema import Title, Trigger
from .tokens import Sentence, Text

ItemKind = Literal["person", "org", "title", "trigger", "cue", "date", "number", "word", "comma", "stop"]
_FRACTION: Final = 0.1
_JOINED: Final = 0.6
APPOSITION: Final = 0.2
"""Clauses are numbered by whole numbers; appositions lie this far above their clause (see `bracket_clauses.py`)."""
PHRASE: Final = 0.7
"""So far above it lies a verb that goes on with the subject of the clause before it."""


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
