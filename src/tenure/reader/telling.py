"""What the words of a sentence tell of a person: that she takes a post, leaves one, holds one.

Frames know some hundred words of change and the order that they ask for; newspapers find others ("the keys to the
corner office", "her last day behind the counter"). Here all words around a person are weighed, and how they stand
to her: a linear model, learned from marked sentences and answer keys by `make train` (bench/train_telling.py).
Features of mechanisms count in all languages (`telling.json.xz`), words in their own (that of its folder). What a
sentence tells as a sequence is asked of a network (`network.py`), and both are believed together.
"""

import datetime
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from .dates import DateMention
from .entity import Entity
from .items import Item, Row
from .linear import Layered, Sums

CHANGES: Final = ("start", "end", "hold", "held")
_ABSENT: Final = 2
"""People of earlier sentences who may be meant where a sentence names them not: those named last."""
_CROWD: Final = 20
"""A sentence that names more people is a list: its words tell nothing of one of them, and would take long."""
_RECENT: Final = 4
_SIZES: Final = (1, 3, 8)
"""Sentences of a document: in a short one, more of them tell a change."""
_STEM: Final = 5
_WINDOW: Final = 3
_MENTIONS: Final = 3
_SLOTS: Final = {"person": "PER", "org": "ORG", "title": "POST", "date": "DATE", "number": "NUM"}


class Word(NamedTuple):
    """A word of a sentence or a slot for a mention, in the forms in which it is weighed, and its clause."""

    forms: tuple[str, ...]
    stem: str
    clause: float
    entity: Entity | None


class Subject(NamedTuple):
    """A person of whom a sentence may tell something; `absent` says how she is meant where it does not name her."""

    row: Row
    person: Entity
    absent: str


def subjects(rows: list[Row]) -> Iterator[Subject]:
    """The people whom each sentence names, and those named last before it."""
    recent: list[Entity] = []
    for row in rows:
        here = list(dict.fromkeys(i.entity for i in row.items if i.kind == "person" and i.entity is not None))
        if len(here) > _CROWD:
            continue
        for person in here:
            yield Subject(row, person, "")
        others = [person for person in recent if person not in here]
        for rank, person in enumerate(others[:_ABSENT]):
            yield Subject(row, person, f"{rank}{' beside' if here else ''}")
        recent = (here[::-1] + others)[:_RECENT]


def words(row: Row) -> list[Word]:
    """The words of a sentence, with slots in place of names, posts, dates and numbers."""
    found = []
    for item in row.items:
        slot = _SLOTS.get(item.kind)
        if slot is not None:
            found.append(Word((slot,), slot, item.breaks, item.entity))
            continue
        found += [_word(norm, item.breaks) for norm in row.text.norms[item.start : item.end]]
    return found


@lru_cache(maxsize=1 << 14)
def _word(norm: str, clause: float) -> Word:
    stem = norm[:_STEM]
    return Word((norm,) if len(norm) <= _STEM else (norm, stem), stem, clause, None)


def size_of(sentences: int) -> int:
    """How long a document is, in steps."""
    return next((n for n, most in enumerate(_SIZES) if sentences <= most), len(_SIZES))


class Story:
    """The document around its sentences."""

    def __init__(self, rows: list[Row], published: datetime.date | None) -> None:
        self.size = size_of(len(rows))
        self.published = published
        self._last = len(rows) - 1
        self._place = {row.sentence.index: n for n, row in enumerate(rows)}
        self._told = [
            {str(t.change) for i in row.items for t in i.triggers if t.kind == "role"} for row in rows
        ]
        self._headed = set[str]().union(
            *(t for r, t in zip(rows, self._told, strict=True) if r.sentence.headline)
        )
        self._named: dict[int, list[int]] = {}
        for n, row in enumerate(rows):
            for person in {id(i.entity) for i in row.items if i.kind == "person"}:
                self._named.setdefault(person, []).append(n)
        self._in_headline = {
            id(i.entity) for row in rows if row.sentence.headline for i in row.items if i.kind == "person"
        }

    def around(self, row: Row) -> set[str]:
        """What stands before and behind a sentence, and of which days it speaks."""
        n = self._place[row.sentence.index]
        found = {f"place {min(n, 5)}", f"last {n == self._last} {self.size}"}
        found |= {f"before {change}" for change in self._told[n - 1]} if n else {"before nothing"}
        found |= {f"after {change}" for change in self._told[n + 1]} if n < self._last else {"after nothing"}
        if not row.sentence.headline:
            found |= {f"headline tells {change}" for change in self._headed or {"nothing"}}
        days = {self._day(i.date) for i in row.items if i.date is not None and not i.date.of_report}
        return found | {f"dated {day}" for day in days or {"no"}}

    def of(self, row: Row, person: Entity) -> set[str]:
        """Where else the document names somebody."""
        named = self._named.get(id(person), [])
        n = self._place[row.sentence.index]
        headed = id(person) in self._in_headline
        return {
            f"in headline {headed} {row.sentence.headline}",
            f"named before {min(bisect_left(named, n), 3)}",
            f"named behind {min(len(named) - bisect_right(named, n), 3)}",
        }

    def _day(self, date: DateMention) -> str:
        day = date.resolve(self.published, None)
        if day is None or self.published is None:
            return "unknown"
        now = self.published.isoformat()[: len(day)]
        if day[:4].isdigit() and int(day[:4]) < self.published.year - 1:
            return "long ago"
        return "ago" if day < now else "now" if day == now else "ahead"


class Wording:
    """A sentence's words and what is known of it, whomever it tells of."""

    def __init__(self, row: Row, story: Story) -> None:
        self.row = row
        self.story = story
        self.size = story.size
        self.words = words(row)
        people = {id(i.entity) for i in row.items if i.kind == "person"}
        orgs = {id(i.entity) for i in row.items if i.kind == "org"}
        self.common = {
            f"people {min(len(people), 4)}",
            f"orgs {min(len(orgs), 3)}",
            f"posts {min(len(row.posts), 3)}",
            f"headline {row.sentence.headline}",
            f"size {self.size} {min(len(people), 2)}",
            f"size {self.size} headline {row.sentence.headline} {row.sentence.paragraph <= 1}",
        } | {f"cue {cue}" for cue in row.cues}
        self.common |= story.around(row)
        self.triggers = [(i, t) for i in row.items for t in i.triggers if t.kind == "role"]
        self.told = {str(t.change) for _, t in self.triggers}
        self.stems = [word.stem for word in self.words]
        self._pairs = [f"{one}_{other}" for one, other in itertools.pairwise(self.stems)]
        self._people = [0]
        """for each word, how many people are named before it"""
        self._own: dict[int, list[int]] = {}
        for k, word in enumerate(self.words):
            self._people.append(self._people[-1] + (word.stem == "PER" and word.entity is not None))
            if word.entity is not None:
                self._own.setdefault(id(word.entity), []).append(k)
        self._first = next((i.entity for i in row.items if i.kind == "person"), None)
        self._posts = [
            (
                post.holder is not None,
                post.holder and post.holder.entity,
                (
                    f" {post.former} {post.new} {post.leaving}",
                    f" {post.rel}",
                    f" {post.office} {post.interim}",
                ),
            )
            for post in row.posts
        ]
        self._mentions: dict[int, list[Item]] = {}
        for item in row.items:
            if item.entity is not None:
                self._mentions.setdefault(id(item.entity), []).append(item)
        self.common |= {f"trigger {t.change}" for _, t in self.triggers}

    def features(self, person: Entity, absent: str) -> tuple[set[str], set[str]]:
        """What is known of the sentence and a person: of mechanisms, and of words."""
        return self.structure(person, absent), self._lexical(self._own.get(id(person), []), absent)

    def mentions(self, person: Entity) -> Sequence[Item]:
        """Where the sentence names somebody."""
        return self._mentions.get(id(person), ())

    def _lexical(self, own: list[int], absent: str) -> set[str]:
        words, people = self.words, self._people
        if not own:
            where = f" absent {absent}"
            found = {form + where for word in words for form in word.forms}
            found.update([pair + where for pair in self._pairs])
            return found
        found = set()
        stems, pairs = self.stems.copy(), self._pairs.copy()
        for k in own:
            stems[k] = "ME"
        for k in own:
            for first in range(max(0, k - 1), min(k + 1, len(pairs))):
                pairs[first] = f"{stems[first]}_{stems[first + 1]}"
        at = 0
        """which mention of the person is nearest"""
        for k, word in enumerate(words):
            while at + 1 < len(own) and abs(own[at + 1] - k) < abs(own[at] - k):
                at += 1
            nearest = own[at]
            if k == nearest:
                continue
            low, high, side = (k, nearest, "<") if k < nearest else (nearest, k, ">")
            apart = high - low
            elsewhere = abs(word.clause - words[nearest].clause) >= 0.5
            where = f" {side}{0 if apart <= 3 else 1 if apart <= 8 else 2}{int(elsewhere)}"
            whose = f" {side}{min(people[high] - people[low + 1], 2)}"
            for form in word.forms:
                found.add(form + whose)
                found.add(form + where)
            if k < len(pairs):
                found.add(pairs[k] + whose)
        for m in own[:_MENTIONS]:
            left = (["^"] * _WINDOW + stems[max(0, m - _WINDOW) : m])[-_WINDOW:]
            right = (stems[m + 1 : m + 1 + _WINDOW] + ["$"] * _WINDOW)[:_WINDOW]
            found |= {
                f"<<{left[-1]}", f"<<{left[-2]}_{left[-1]}", f"<<{left[-3]}_{left[-2]}_{left[-1]}",
                f">>{right[0]}", f">>{right[0]}_{right[1]}", f">>{right[0]}_{right[1]}_{right[2]}",
                f"<>{left[-1]}_{right[0]}", f"<>{left[-2]}_{left[-1]}_{right[0]}",
                f"<>{left[-1]}_{right[0]}_{right[1]}",
            }  # fmt: skip
        return found

    def structure(self, person: Entity, absent: str) -> set[str]:
        """What is known of the sentence and a person, but for words."""
        row, own = self.row, self._own.get(id(person), [])
        found = (
            self.common
            | {
                f"absent {absent or 'no'}",
                f"size {self.size} absent {absent}",
                f"first {self._first is person}",
                f"mentions {min(len(own), 3)}",
            }
            | self.story.of(row, person)
        )
        items = [i for i in self.mentions(person) if i.kind == "person"]
        for item, trigger in self.triggers:
            how = "noun" if trigger.noun else "passive" if "passive_aux" in item.cues else "verb"
            told = f"{trigger.change} {how}"
            if not items:
                found.add(f"trigger {told} absent {absent}")
                continue
            nearest = min(items, key=lambda i: abs(i.index - item.index))
            found |= self._by_trigger(item, nearest, person, told, trigger.person)
            found.add(f"trigger {trigger.change} negated {'negated' in item.cues}")
        for held, holder, kinds in self._posts:
            whose = "post none" if not held else "post own" if holder is person else "post other"
            found.update([whose + kind for kind in kinds])
        return found

    def _by_trigger(self, item: Item, nearest: Item, person: Entity, told: str, takes: object) -> set[str]:
        side = "<" if item.index < nearest.index else ">"
        low, high = sorted((item.index, nearest.index))
        others = {id(i.entity) for i in self.row.items[low + 1 : high] if i.kind == "person"} - {id(person)}
        between, apart = min(len(others), 2), int(nearest.breaks != item.breaks)
        return {
            f"trigger {told} {side}{between}{apart}",
            f"trigger {told} {side}{nearest.rel}",
            f"trigger {told} {side}{takes} {nearest.rel} {between}",
        }


Odds = dict[str, float]
"""The log odds of each change of `CHANGES`."""


class Telling:
    """What the words of a language are worth. `mechanisms`, `words`: for each feature, its weights by `CHANGES`."""

    def __init__(
        self, mechanisms: Mapping[str, Iterable[float]], words: Mapping[str, Iterable[float]]
    ) -> None:
        self.mechanisms = {name: tuple(some) for name, some in mechanisms.items()}
        self.words = {name: tuple(some) for name, some in words.items()}
        bias = self.mechanisms.get("", (0.0,) * len(CHANGES))
        self._changes = Sums(bias, self.mechanisms, self.words)

    def odds(self, structure: set[str], lexical: set[str]) -> Odds:
        """How much speaks for each change."""
        return dict(zip(CHANGES, self._changes.of(structure, lexical), strict=True))


def merged(
    shared: Mapping[str, Iterable[float]], own: Mapping[str, Iterable[float]], size: int = len(CHANGES)
) -> dict[str, list[float]]:
    """The weights that count in all languages and those of one, added; `size`: how many each feature has."""
    total = {name: list(some) for name, some in shared.items()}
    for name, some in own.items():
        total[name] = [a + b for a, b in zip(total.get(name, [0.0] * size), some, strict=True)]
    return total


@cache
def shipped(code: str) -> Telling:
    """The weights that come with the reader; those of all languages alone where a language has none of its own."""
    layers = Layered("telling")
    shared, own = layers.shared(), layers.own(code)
    return Telling(
        merged(shared["mechanisms"], own.get("mechanisms", {})),
        own.get("words", {}),
    )
