"""Learn what the words of a sentence tell of two parties.

Where the key says that a document tells a tie, the sentence that names both parties tells it; where several do, the
one that most looks like it, in a second round. Features of mechanisms get weights for all languages and smaller ones
for each; words those of their language.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from agreement import named, same_organization
from features import Features, Numbers, trimmed
from scoring import Key
from stored import save
from tenure.reader.parsed import Parsed
from tenure.reader.ties import TIES, Weights, Wording, pairs, tied
from train_telling import fitted

STRENGTH = 0.3
SMALLEST = 0.05


class Case(NamedTuple):
    """Two parties and a sentence: which pair of the document it is, its features, and what the key says of the pair."""

    pair: int
    absent: bool
    found: Numbers
    told: frozenset[str]


class Lesson(NamedTuple):
    """A document to learn from."""

    id: str
    lang: str
    cases: list[Case]


def lesson(key: Key, code: str, parsed: Parsed, features: Features) -> Lesson:
    """What a document teaches."""
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
        cases.append(
            Case(number, bool(pair.absent), features.frozen(code, *wording.features(pair)), meant[both])
        )
    return Lesson(key["id"], code, cases)


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


def learn(documents: list[Lesson], features: list[str]) -> Learned:
    """Learns in two rounds: where several sentences name both parties, first from what is plain."""
    whole, names = trimmed([case.found for lesson in documents for case in lesson.cases], features)
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
