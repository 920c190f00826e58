"""Learn what the words of a sentence tell of a person.

Learns from marked texts and from the answer keys; what frames make of a sentence is no feature. Features of
mechanisms get weights for all languages and smaller ones for each; words those of their language.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from agreement import named, same_name
from features import Features, Numbers, trimmed
from marked import Marked
from scoring import Key
from stored import save
from tenure.reader.entity import Entity
from tenure.reader.items import Row
from tenure.reader.parsed import Parsed
from tenure.reader.telling import CHANGES, Odds, Story, Telling, Wording, subjects

STRENGTH = 0.1
SMALLEST = 0.05
"""Weights nearer to zero are left out."""


class Case(NamedTuple):
    """A person and a sentence: its features, and what the key says is told of the person, and what right here."""

    person: int
    absent: bool
    found: Numbers
    told: frozenset[str]
    here: frozenset[str] | None
    """None: not known in which of the document's sentences"""


class Lesson(NamedTuple):
    """A document to learn from."""

    id: str
    lang: str
    cases: list[Case]


def lesson(key: Key, told: "Told", code: str, parsed: Parsed, features: Features) -> Lesson:
    """What a document teaches."""
    return Lesson(key["id"], code, list(_cases(parsed, code, told, features)))


Told = dict[int, list[tuple[str, str, set[int] | None]]]
"""For each person: change, role, and the sentences that tell it, where the key says so."""


def told_in(key: Key, text: Marked | None, parsed: Parsed) -> Told:
    """What is told of whom. `text`: the document with its marks, where it has some."""
    return _told_of_marks(parsed, text) if text is not None else _told_of_names(parsed, key)


def _told_of_marks(parsed: Parsed, text: Marked) -> Told:
    told: Told = defaultdict(list)
    spans = [
        (item.entity, parsed.text.starts[item.start], parsed.text.ends[item.end - 1])
        for row in parsed.rows
        for item in row.items
        if item.kind == "person" and item.entity is not None
    ]
    people: dict[str, Entity] = {}
    for name in {change.person for change in text.told}:
        overlap: Counter[Entity] = Counter()
        for mark in text.marks:
            if mark.name == name:
                for entity, start, end in spans:
                    overlap[entity] += max(0, min(end, mark.end) - max(start, mark.start))
        if overlap and overlap.most_common(1)[0][1] > 0:
            people[name] = overlap.most_common(1)[0][0]
    for change in text.told:
        if change.person in people:
            told[id(people[change.person])].append((change.change, change.role, None))
    return told


def _told_of_names(parsed: Parsed, key: Key) -> Told:
    told: Told = defaultdict(list)
    people = {
        i.entity: None
        for row in parsed.rows
        for i in row.items
        if i.kind == "person" and i.entity is not None
    }
    quotes = {row.sentence.index: _quote(parsed, row) for row in parsed.rows}
    for claim in key["claims"]:
        if claim["kind"] != "role":
            continue
        names = [n for n in [named(claim, "person"), *(claim.get("person_aliases") or ())] if n]
        person = next((p for p in people if same_name(p.name, names)), None)
        if person is not None:
            evidence = claim["evidence"]
            rows = {n for n, quote in quotes.items() if evidence in quote or quote in evidence}
            told[id(person)].append((claim["change"], claim["role"], rows))
    return told


def _quote(parsed: Parsed, row: Row) -> str:
    text, sentence = parsed.text, row.sentence
    return text.locate(text.starts[sentence.start], text.ends[sentence.end - 1]).quote


def _cases(parsed: Parsed, code: str, told: Told, features: Features) -> Iterator[Case]:
    story = Story(parsed.rows, parsed.context.published)
    sentence: Wording | None = None
    for subject in subjects(parsed.rows):
        if sentence is None or sentence.row is not subject.row:
            sentence = Wording(subject.row, story)
        own = told.get(id(subject.person), [])
        index = subject.row.sentence.index
        known = all(rows is not None for _, _, rows in own)
        here = (
            frozenset(change for change, _, rows in own if rows and index in rows) if own and known else None
        )
        yield Case(
            id(subject.person), bool(subject.absent),
            features.frozen(code, *sentence.features(subject.person, subject.absent)),
            frozenset(change for change, _, _ in own), here,
        )  # fmt: skip


def fitted(x: csr_matrix, right: list[int], strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, solver="liblinear", tol=0.01, max_iter=300).fit(x, right)


class Learned(NamedTuple):
    """Weights by name, for all languages and each together, one for each of `CHANGES`."""

    tellings: dict[str, list[float]]
    where: dict[tuple[str, int, str], int]
    """for each document, person and change told: the place of the case that tells it"""

    def of(self, code: str) -> Telling:
        """What counts in a language."""
        mechanisms: dict[str, list[float]] = {}
        words: dict[str, list[float]] = {}
        for name, some in self.tellings.items():
            if name.startswith(f"{code}!"):
                words[name[3:]] = some
            elif name.startswith(f"{code}|"):
                mechanisms[name[3:]] = [
                    a + b for a, b in zip(mechanisms.get(name[3:], [0.0] * 4), some, strict=True)
                ]
            elif name[2:3] not in ("!", "|"):
                mechanisms[name] = [a + b for a, b in zip(mechanisms.get(name, [0.0] * 4), some, strict=True)]
        return Telling(mechanisms, words)


def learn(documents: list[Lesson], features: list[str]) -> Learned:
    """Learns in two rounds: where only the document is known to tell a change, first from what is plain."""
    whole, names = trimmed([case.found for lesson in documents for case in lesson.cases], features)
    tellings: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(CHANGES))
    where: dict[tuple[str, int, str], int] = {}
    starts = np.cumsum([0] + [len(lesson.cases) for lesson in documents])
    for n, change in enumerate(CHANGES):
        scores = None
        for _ in range(2):
            rows, right, places = _examples(documents, starts, change, scores)
            model = fitted(whole[rows], right, STRENGTH)
            scores = model.decision_function(whole)
        where |= places
        tellings[""][n] = float(model.intercept_[0])
        for name, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= SMALLEST:
                tellings[name][n] = round(float(weight), 2)
    return Learned(dict(tellings), where)


def _examples(
    documents: list[Lesson], starts: np.ndarray, change: str, scores: np.ndarray | None
) -> tuple[list[int], list[int], dict[tuple[str, int, str], int]]:
    rows: list[int] = []
    right: list[int] = []
    places: dict[tuple[str, int, str], int] = {}
    for lesson, start in zip(documents, starts, strict=False):
        groups: dict[int, list[int]] = defaultdict(list)
        for k, case in enumerate(lesson.cases):
            groups[case.person].append(k)
        for person, own in groups.items():
            if change not in lesson.cases[own[0]].told:
                rows += [start + k for k in own]
                right += [0] * len(own)
                continue
            telling = [k for k in own if change in (lesson.cases[k].here or ())]
            if lesson.cases[own[0]].here is not None:
                chosen = [k for k in telling if not lesson.cases[k].absent] or telling
            elif len(own) == 1:
                chosen = own
            elif scores is None:
                named = [k for k in own if not lesson.cases[k].absent]
                chosen = named if len(named) == 1 else []
            else:
                chosen = [max(own, key=lambda k: scores[start + k])]
            rows += [start + k for k in chosen]
            right += [1] * len(chosen)
            if chosen:
                places[lesson.id, person, change] = chosen[0]
    return rows, right, places


def write(learned: Learned) -> None:
    """Writes the weights where the reader looks for them."""
    shared = {
        "mechanisms": {n: w for n, w in learned.tellings.items() if n[2:3] not in ("!", "|")},
    }
    save("telling", None, shared)
    for code in sorted({n[:2] for n in learned.tellings if n[2:3] == "!"}):
        own = {
            "mechanisms": {n[3:]: w for n, w in learned.tellings.items() if n.startswith(f"{code}|")},
            "words": {n[3:]: w for n, w in learned.tellings.items() if n.startswith(f"{code}!")},
        }
        save("telling", code, own)


def by_words(telling: Telling, lang: str, case: Case, features: Sequence[str]) -> Odds:
    """The log odds of each change by the words alone."""
    names = [features[n] for n in case.found]
    words = {name[3:] for name in names if name.startswith(f"{lang}!")}
    return telling.odds({name for name in names if name[2:3] not in ("!", "|")}, words)


def of_language(weights: dict[str, Any], code: str) -> dict[str, Any]:
    """What a language adds: words, which keep their "!", and what mechanisms count in it more or less."""
    own = {n: w for n, w in weights.items() if n[:2] == code and n[2:3] in ("!", "|")}
    return {n[2:] if n[2] == "!" else n[3:]: w for n, w in own.items()}
