"""A document's sentences as sequences of words and slots, as the network reads them (`network.py`).

Names, posts, dates and numbers are slots: what is learned of a sentence holds for whoever stands in it.
"""

from bisect import bisect_left
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from .entity import Entity
from .glossary import Glossary
from .items import Item, Row
from .telling import Subject
from .told_posts import Option

SLOTS: Final = {"person": "PER", "org": "ORG", "title": "POST", "date": "DATE", "number": "NUM"}
_SLOTS: Final = frozenset(SLOTS.values())
STEM: Final = 5
SUFFIX: Final = 3
WINDOW: Final = 80
"""Words of a sentence around a person that are looked at together: few sentences are longer."""

_NEAR: Final = 5
"""Words up to which every one counts as a step, behind it every fourth, up to the last step."""
_STEPS: Final = 9

Position = tuple[int, int]
"""The number of a sentence and the place in it."""


class Token(NamedTuple):
    """A word in its normal form or a slot, and what is known of it: the change that it tells, the role, the class.

    `concept`, `phrase`: what the glossary calls the word, and the phrase that it is part of.
    """

    form: str
    known: str
    concept: str = ""
    phrase: str = ""


_token: Final = lru_cache(maxsize=1 << 14)(Token)


class Asked(NamedTuple):
    """A person and a sentence of which it is asked what it tells of her.

    `own`: where it names her; `last`: else where the document does, last before it or first behind it; `absent`: how
    she is meant where it does not; `features`: what mechanisms say (`telling.py`); `person`: her number among the
    document's people.
    """

    sentence: int
    own: Sequence[int]
    last: Position | None
    absent: str
    features: Set[str]
    person: int


class Candidate(NamedTuple):
    """An organization or a post that a change may be of, where the document names it, and what mechanisms say.

    `shared`: what they say of many alike.
    """

    position: Position | None
    role: str
    features: Set[str]
    shared: tuple[frozenset[str], ...] = ()


class Question(NamedTuple):
    """Which of some candidates a change is of; `place`: of the person and the sentence among all of whom was asked."""

    place: int
    change: str
    candidates: Sequence[Candidate]


class Sequences:
    """The sequences of a document, and where its people, organizations and posts stand in them."""

    def __init__(self, rows: list[Row], glossary: Glossary) -> None:
        self.tokens: list[list[Token]] = []
        self.headlines = [row.sentence.headline for row in rows]
        self._number = {row.sentence.index: n for n, row in enumerate(rows)}
        self._named: dict[int, list[Position]] = {}
        self._at: dict[int, Position] = {}
        self._people: dict[int, int] = {}
        for n, row in enumerate(rows):
            found: list[Token] = []
            for item in row.items:
                self._at[id(item)] = n, len(found)
                if item.entity is not None:
                    self._named.setdefault(id(item.entity), []).append((n, len(found)))
                slot, known = SLOTS.get(item.kind), _known(item)
                if slot is not None:
                    found.append(_token(slot, known))
                else:
                    found += [_token(norm, known) for norm in row.text.norms[item.start : item.end]]
            self.tokens.append(_meant(found, glossary) or [Token("", "")])

    def number(self, row: Row) -> int:
        """The place of a sentence among those of the document."""
        return self._number[row.sentence.index]

    def asked(self, subject: Subject, features: Set[str]) -> Asked:
        """What is asked of a person and a sentence."""
        sentence = self.number(subject.row)
        here, last = self._mentions(subject.person, sentence)
        person = self._people.setdefault(id(subject.person), len(self._people))
        return Asked(sentence, here, last, subject.absent, features, person)

    def organization(self, org: Entity, asked: Asked, features: Set[str]) -> Candidate:
        """An organization as a candidate: where the sentence names it nearest to the person, else where another."""
        here, last = self._mentions(org, asked.sentence)
        if not here:
            return Candidate(last, "", features)
        place = min(here, key=lambda p: min((abs(p - q) for q in asked.own), default=0))
        return Candidate((asked.sentence, place), "", features)

    def post(self, option: Option) -> Candidate:
        """A post as a candidate; one that nothing names stands nowhere."""
        at = None if option.post is None else self._at.get(id(option.post.items[0]))
        return Candidate(at, option.role, option.own, option.shared)

    def _mentions(self, entity: Entity, sentence: int) -> tuple[list[int], Position | None]:
        named = self._named.get(id(entity), [])
        first = bisect_left(named, (sentence, 0))
        here = [place for _, place in named[first : bisect_left(named, (sentence + 1, 0))]]
        if here or not named:
            return here, None
        return here, named[max(0, first - 1)]


def _meant(tokens: list[Token], glossary: Glossary) -> list[Token]:
    phrases = glossary.phrases([token.form for token in tokens])
    return [
        token
        if token.form in _SLOTS
        else _token(token.form, token.known, glossary.meaning(token.form).concept, phrase)
        for token, phrase in zip(tokens, phrases, strict=True)
    ]


def _known(item: Item) -> str:
    told = next((t for t in item.triggers if t.kind == "role"), None)
    if told is not None:
        return f"{told.change}{' noun' if told.noun else ''}"
    if item.kind == "title" and item.title is not None and item.title.roles:
        return item.title.roles[0]
    if item.kind == "org" and item.entity is not None:
        return item.entity.class_ or ""
    return ""


def distance(place: int, own: Sequence[int]) -> int:
    """How far before (from 1) or behind (from 11) a person a word stands, in steps; 10 for herself, 0 for nobody."""
    if not own:
        return 0
    nearest = min((place - other for other in own), key=abs)
    apart = abs(nearest)
    step = apart if apart < _NEAR else min(_STEPS, _NEAR + (apart - _NEAR) // 4)
    return 10 + (step if nearest >= 0 else -step)


def beginning(asked: Asked, length: int) -> int:
    """Where the window begins in which a sentence is looked at for a person."""
    if length <= WINDOW or not asked.own:
        return 0
    return max(0, min(asked.own[0] - WINDOW // 2, length - WINDOW))
