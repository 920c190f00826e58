#!/usr/bin/env python3
"""Learn what the words of a sentence tell of a person, and which post they mean: make train

Learns from the marked sentences of tests/moves and from the answer keys; what frames make of a sentence is no feature.
Features of mechanisms get weights for all languages and smaller ones for each; words those of their language.
Writes telling.json.xz in src/tenure/reader and in the folder of each language. Needs scikit-learn (`--group train`).
"""

import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import marked
from agreement import named, same_name, same_role
from corpus import ROOT, learning_keys
from marked import Marked
from scoring import Key
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.engine import language_of, published_on
from tenure.reader.entity import Entity
from tenure.reader.items import Row
from tenure.reader.parsed import Parsed
from tenure.reader.telling import CHANGES, Telling, Wording, subjects
from tenure.reader.told_posts import Posts

READER = ROOT / "src" / "tenure" / "reader"
OWN_MODULES = ("zh",)
MINIMUM = 3
"""A feature seen less often is left out."""
STRENGTH = 0.3
SMALLEST = 0.03
"""Weights nearer to zero are left out."""
FOLDS = 3


class Case(NamedTuple):
    """A person and a sentence: its features, and what the key says is told of the person, and what right here."""

    person: int
    absent: bool
    found: frozenset[str]
    told: frozenset[str]
    here: frozenset[str] | None
    """None: not known in which of the document's sentences"""
    posts: dict[str, list[tuple[frozenset[str], bool]]]
    """for each change told: the posts that it may be of, and whether it is"""


class Lesson(NamedTuple):
    """A document to learn from."""

    id: str
    lang: str
    cases: list[Case]


def lessons() -> Iterator[Lesson]:
    """All that is learned from. Documents of languages that read by modules of their own are left out."""
    reader = BuiltinReader()
    for text in (*marked.sentences(), *marked.articles()):
        lesson = _lesson(reader, text.key, text)
        if lesson is not None:
            yield lesson
    for key in learning_keys():
        lesson = _lesson(reader, key, None)
        if lesson is not None:
            yield lesson


def _lesson(reader: BuiltinReader, key: Key, text: Marked | None) -> Lesson | None:
    shown = ("id", "published", "publisher", "title", "text")
    document = Document(**{name: key[name] for name in shown})
    code = key["lang"] if text is not None else language_of(document)
    if code is None or code in OWN_MODULES:
        return None
    parsed = reader.parsed(document, code, published_on(document))
    told = _told_of_marks(parsed, text) if text is not None else _told_of_names(parsed, key)
    return Lesson(key["id"], code, list(_cases(parsed, code, told)))


Told = dict[int, list[tuple[str, str, set[int] | None]]]
"""For each person: change, role, and the sentences that tell it, where the key says so."""


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


def _cases(parsed: Parsed, code: str, told: Told) -> Iterator[Case]:
    posts = Posts(parsed.rows, parsed.context)
    sentence: Wording | None = None
    for subject in subjects(parsed.rows):
        if sentence is None or sentence.row is not subject.row:
            sentence = Wording(subject.row, len(parsed.rows))
        own = told.get(id(subject.person), [])
        index = subject.row.sentence.index
        known = all(rows is not None for _, _, rows in own)
        here = (
            frozenset(change for change, _, rows in own if rows and index in rows) if own and known else None
        )
        options = {}
        for change in CHANGES:
            roles = [role for c, role, rows in own if c == change and (rows is None or index in rows)]
            if roles:
                options[change] = [
                    (frozen(code, o.structure, o.lexical), any(same_role(role, o.role) for role in roles))
                    for o in posts.options(sentence, subject.person, change)
                ]
        yield Case(
            id(subject.person), bool(subject.absent), frozen(code, *sentence.features(subject.person, subject.absent)),
            frozenset(change for change, _, _ in own), here, options,
        )  # fmt: skip


def frozen(code: str, structure: set[str], lexical: set[str]) -> frozenset[str]:
    """Features of mechanisms for all languages and for one, and words of one."""
    return frozenset(structure | {f"{code}|{f}" for f in structure} | {f"{code}!{f}" for f in lexical})


def matrix(found: Iterable[frozenset[str]], names: dict[str, int]) -> csr_matrix:
    """A row for each set of features."""
    columns: list[int] = []
    ends = [0]
    for features in found:
        columns += [names[f] for f in features if f in names]
        ends.append(len(columns))
    return csr_matrix(
        (np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(ends) - 1, len(names))
    )


def numbered(found: Iterable[frozenset[str]]) -> dict[str, int]:
    counts = Counter(f for features in found for f in features)
    return {name: i for i, name in enumerate(sorted(f for f, n in counts.items() if n >= MINIMUM))}


def fitted(x: csr_matrix, right: list[int], strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, solver="liblinear", tol=0.01, max_iter=300).fit(x, right)


class Learned(NamedTuple):
    """Weights by name, for all languages and each together: `CHANGES` for tellings, one for posts."""

    tellings: dict[str, list[float]]
    posts: dict[str, float]
    where: dict[tuple[str, int, str], int]
    """for each document, person and change told: the place of the case that tells it"""

    def of(self, code: str) -> Telling:
        """What counts in a language."""
        mechanisms: dict[str, list[float]] = {}
        words: dict[str, list[float]] = {}
        posts: dict[str, float] = {}
        for name, some in self.tellings.items():
            if name.startswith(f"{code}!"):
                words[name[3:]] = some
            elif name.startswith(f"{code}|"):
                mechanisms[name[3:]] = [
                    a + b for a, b in zip(mechanisms.get(name[3:], [0.0] * 4), some, strict=True)
                ]
            elif name[2:3] not in ("!", "|"):
                mechanisms[name] = [a + b for a, b in zip(mechanisms.get(name, [0.0] * 4), some, strict=True)]
        for name, weight in self.posts.items():
            if name.startswith(f"{code}!"):
                posts[name[2:]] = weight
            elif name.startswith(f"{code}|"):
                posts[name[3:]] = posts.get(name[3:], 0.0) + weight
            elif name[2:3] not in ("!", "|"):
                posts[name] = posts.get(name, 0.0) + weight
        return Telling(mechanisms, words, posts)


def learn(documents: list[Lesson], strength: float = STRENGTH) -> Learned:
    """Learns in two rounds: where only the document is known to tell a change, first from what is plain."""
    names = numbered(case.found for lesson in documents for case in lesson.cases)
    tellings: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(CHANGES))
    where: dict[tuple[str, int, str], int] = {}
    whole = matrix((case.found for lesson in documents for case in lesson.cases), names)
    starts = np.cumsum([0] + [len(lesson.cases) for lesson in documents])
    for n, change in enumerate(CHANGES):
        scores = None
        for _ in range(2):
            rows, right, places = _examples(documents, starts, change, scores)
            model = fitted(whole[rows], right, strength)
            scores = model.decision_function(whole)
        where |= places
        tellings[""][n] = float(model.intercept_[0])
        for name, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= SMALLEST:
                tellings[name][n] = round(float(weight), 2)
    return Learned(dict(tellings), learn_posts(documents, where, strength), where)


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


def learn_posts(
    documents: list[Lesson], where: dict[tuple[str, int, str], int], strength: float
) -> dict[str, float]:
    """What speaks for a post, from the cases that tell a change."""
    found, right = [], []
    for lesson in documents:
        for k, case in enumerate(lesson.cases):
            for change, options in case.posts.items():
                if where.get((lesson.id, case.person, change)) == k and any(r for _, r in options):
                    found += [f for f, _ in options]
                    right += [int(r) for _, r in options]
    names = numbered(found)
    model = fitted(matrix(found, names), right, strength)
    weights = {"": float(model.intercept_[0])}
    for name, weight in zip(names, model.coef_[0], strict=True):
        if abs(weight) >= SMALLEST:
            weights[name] = round(float(weight), 2)
    return weights


def folds(documents: list[Lesson]) -> list[list[Lesson]]:
    """The documents in parts, the same each time."""
    order = np.random.RandomState(0).permutation(len(documents))
    return [[documents[i] for n, i in enumerate(order) if n % FOLDS == k] for k in range(FOLDS)]


def left_out(documents: list[Lesson]) -> dict[str, Telling]:
    """For each document, weights that did not learn from it."""
    parts = folds(documents)
    result: dict[str, Telling] = {}
    for k, part in enumerate(parts):
        learned = learn([d for n, some in enumerate(parts) if n != k for d in some])
        tellings = {code: learned.of(code) for code in sorted({d.lang for d in documents})}
        result |= {d.id: tellings[d.lang] for d in part}
    return result


def write(learned: Learned) -> None:
    """Writes the weights where the reader looks for them."""
    shared = {
        "mechanisms": {n: w for n, w in learned.tellings.items() if n[2:3] not in ("!", "|")},
        "posts": {n: w for n, w in learned.posts.items() if n[2:3] not in ("!", "|")},
    }
    save("telling", None, shared)
    for code in sorted({n[:2] for n in learned.tellings if n[2:3] == "!"}):
        own = {
            "mechanisms": {n[3:]: w for n, w in learned.tellings.items() if n.startswith(f"{code}|")},
            "words": {n[3:]: w for n, w in learned.tellings.items() if n.startswith(f"{code}!")},
            "posts": of_language(learned.posts, code),
        }
        save("telling", code, own)


def layers(name: str, weights: dict[str, float]) -> None:
    """Writes weights where the reader looks for them: those of all languages, and what each adds."""
    save(name, None, {n: w for n, w in weights.items() if n[2:3] not in ("!", "|")})
    for code in sorted({n[:2] for n in weights if n[2:3] == "!"}):
        save(name, code, of_language(weights, code))


def of_language(weights: dict[str, float], code: str) -> dict[str, float]:
    """What a language adds: words, which keep their "!", and what mechanisms count in it more or less."""
    own = {n: w for n, w in weights.items() if n[:2] == code and n[2:3] in ("!", "|")}
    return {n[2:] if n[2] == "!" else n[3:]: w for n, w in own.items()}


def save(name: str, code: str | None, content: object) -> None:
    """Writes a layer of weights; the same content gives the same file."""
    folder = READER if code is None else READER / "languages" / code
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    (folder / f"{name}.json.xz").write_bytes(lzma.compress(text.encode(), preset=9))


def main() -> None:
    documents = list(lessons())
    print(len(documents), "documents")
    learned = learn(documents)
    write(learned)
    print(len(learned.tellings), "weights of words and mechanisms,", len(learned.posts), "of posts")


if __name__ == "__main__":
    main()
