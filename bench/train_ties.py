#!/usr/bin/env python3
"""Learn what the words of a sentence tell of two parties, from marked articles and answer keys: make train

Where the key says that a document tells a tie, the sentence that names both parties tells it; where several do, the
one that most looks like it, in a second round. Features of mechanisms get weights for all languages and smaller ones
for each; words those of their language. Writes ties.json.xz in src/tenure/reader and in the folder of each language.
Needs scikit-learn (`--group train`).
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

import marked
from agreement import named, same_organization
from corpus import learning_keys
from scoring import Key
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.engine import language_of, published_on
from tenure.reader.ties import TIES, Weights, Wording, pairs, tied
from train_telling import OWN_MODULES, fitted, frozen, matrix, numbered, save

STRENGTH = 0.3
SMALLEST = 0.05


class Case(NamedTuple):
    """Two parties and a sentence: which pair of the document it is, its features, and what the key says of the pair."""

    pair: int
    absent: bool
    found: frozenset[str]
    told: frozenset[str]


class Lesson(NamedTuple):
    """A document to learn from."""

    id: str
    lang: str
    cases: list[Case]


def lessons() -> Iterator[Lesson]:
    """The marked articles, and the documents with keys, but for languages that read by modules of their own."""
    reader = BuiltinReader()
    for key in [text.key for text in marked.articles()] + learning_keys():
        shown = ("id", "published", "publisher", "title", "text")
        document = Document(**{name: key[name] for name in shown})
        code = key["lang"] if key.get("marked") else language_of(document)
        if code is None or code in OWN_MODULES:
            continue
        parsed = reader.parsed(document, code, published_on(document))
        told = list(_told(key))
        numbers: dict[tuple[int, int], int] = {}
        meant: dict[tuple[int, int], frozenset[str]] = {}
        wording: Wording | None = None
        cases = []
        for pair in pairs(parsed.rows, parsed.context):
            if wording is None or wording.row is not pair.row:
                wording = Wording(pair.row, parsed.context)
            both = id(pair.one), id(pair.other)
            if both not in meant:
                meant[both] = frozenset(
                    tie
                    for tie, ones, others in told
                    if same_organization(pair.one.name, ones) and same_organization(pair.other.name, others)
                )
            number = numbers.setdefault(both, len(numbers))
            cases.append(Case(number, bool(pair.absent), frozen(code, *wording.features(pair)), meant[both]))
        yield Lesson(key["id"], code, cases)


def _told(key: Key) -> Iterator[tuple[str, list[str], list[str]]]:
    """The ties that a key tells, each with the names of its parties."""
    for claim in key["claims"]:
        tie = tied(claim["kind"], claim.get("change"))
        if tie is not None:
            one = "holder" if claim["kind"] == "stake" else "parent"
            names = [
                [n for n in (named(claim, field), *(claim.get(f"{field}_aliases") or ())) if n]
                for field in (one, "org")
            ]
            if all(names):
                yield tie, names[0], names[1]


class Learned(NamedTuple):
    """Weights by name, for all languages and each together."""

    weights: dict[str, list[float]]

    def of(self, code: str) -> Weights:
        """What counts in a language."""
        mechanisms: dict[str, list[float]] = {}
        words: dict[str, tuple[float, ...]] = {}
        for name, some in self.weights.items():
            if name.startswith(f"{code}!"):
                words[name[3:]] = tuple(some)
            elif name[2:3] not in ("!", "|") or name.startswith(f"{code}|"):
                own = name[3:] if name[2:3] == "|" else name
                mechanisms[own] = [
                    a + b for a, b in zip(mechanisms.get(own, [0.0] * len(TIES)), some, strict=True)
                ]
        return Weights({n: tuple(some) for n, some in mechanisms.items()}, words)


def learn(documents: list[Lesson]) -> Learned:
    """Learns in two rounds: where several sentences name both parties, first from what is plain."""
    names = numbered(case.found for lesson in documents for case in lesson.cases)
    whole = matrix((case.found for lesson in documents for case in lesson.cases), names)
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TIES))
    for n, tie in enumerate(TIES):
        scores = None
        for _ in range(2):
            rows, right = _examples(documents, tie, scores)
            model = fitted(whole[rows], right, STRENGTH)
            scores = model.decision_function(whole)
        weights[""][n] = float(model.intercept_[0])
        for name, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= SMALLEST:
                weights[name][n] = round(float(weight), 2)
    return Learned(dict(weights))


def _examples(documents: list[Lesson], tie: str, scores: np.ndarray | None) -> tuple[list[int], list[int]]:
    rows: list[int] = []
    right: list[int] = []
    start = 0
    for lesson in documents:
        groups: dict[int, list[int]] = defaultdict(list)
        for k, case in enumerate(lesson.cases):
            groups[case.pair].append(k)
        for own in groups.values():
            chosen, value = own, 0
            if tie in lesson.cases[own[0]].told:
                value = 1
                chosen = [k for k in own if not lesson.cases[k].absent] or own
                if len(chosen) > 1:
                    chosen = [] if scores is None else [max(chosen, key=lambda k: scores[start + k])]
            rows += [start + k for k in chosen]
            right += [value] * len(chosen)
        start += len(lesson.cases)
    return rows, right


def left_out(documents: list[Lesson], parts: int) -> dict[str, Weights]:
    """For each document, weights that did not learn from it."""
    order = np.random.RandomState(0).permutation(len(documents))
    result: dict[str, Weights] = {}
    for part in range(parts):
        learned = learn([documents[i] for n, i in enumerate(order) if n % parts != part])
        own = {code: learned.of(code) for code in sorted({d.lang for d in documents})}
        result |= {documents[i].id: own[documents[i].lang] for n, i in enumerate(order) if n % parts == part}
    return result


def write(learned: Learned) -> None:
    """Writes the weights where the reader looks for them."""
    weights = learned.weights
    save("ties", None, {n: w for n, w in weights.items() if n[2:3] not in ("!", "|")})
    for code in sorted({n[:2] for n in weights if n[2:3] == "!"}):
        save(
            "ties",
            code,
            {
                "mechanisms": {n[3:]: w for n, w in weights.items() if n.startswith(f"{code}|")},
                "words": {n[3:]: w for n, w in weights.items() if n.startswith(f"{code}!")},
            },
        )


def main() -> None:
    documents = list(lessons())
    cases = sum(len(d.cases) for d in documents)
    told = sum(bool(c.told) for d in documents for c in d.cases)
    print(len(documents), "documents,", cases, "pairs in sentences,", told, "of them tied by the key")
    learned = learn(documents)
    write(learned)
    print(len(learned.weights), "weights")


if __name__ == "__main__":
    main()
