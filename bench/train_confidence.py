"""Learn how probable it is that a draft is right.

Names, what words tell, and organizations count as learned from other texts. Texts that nobody studied count most; on
whole articles of them, left out in turn, the odds are scaled to probabilities.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
import numpy as np
from lightgbm import LGBMClassifier
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from agreement import Claim, agree, pair
from corpus import ordinary_keys
from scoring import Key, is_change
from tenure.model import Document
from tenure.reader import BuiltinReader, employers, telling, ties
from tenure.reader.confidence import features
from tenure.reader.employers import Model
from tenure.reader.engine import BY_WORDS, to_claim
from tenure.reader.telling import Telling
from tenure.reader.ties import Weights
from train_telling import save
from turns import side_by_side

FOLDS = 5
THRESHOLDS = {"change": 0.3, "surest change": 0.5, "role": 0.3, "stake": 0.3, "affiliation": 0.3, "fact": 0.3}
"""Confidence, as scaled, from which a draft becomes a claim. F1 is best from half of the F1 that is reached (Lipton,
Elkan and Narayanaswamy, 2014), about .3 here. A text none of whose changes is as likely as not tells none: on articles
left out that more than halves false alarms (.25 to .10), and costs .006 of F1."""
UNSTUDIED = 3.0
"""How much an article counts that nobody studied: what frames make of it is what they make of news."""
TREES, LEAVES, RATE = 150, 31, 0.1
PIECE = 1000
"""Documents that one process reads at a time."""
FRESH = {key["id"] for key in ordinary_keys("learn")}
MINIMUM = 4
"""A feature seen on fewer drafts is left out: it could only remember documents."""


VIEWS: dict[str, Callable[[Claim], bool]] = {
    "change": is_change,
    "role": lambda c: c["kind"] == "role" and not is_change(c),
    "stake": lambda c: c["kind"] == "stake",
    "affiliation": lambda c: c["kind"] == "affiliation",
    "fact": lambda c: c["kind"] == "fact",
}


class LeftOut(NamedTuple):
    """For each document, by its id, weights that did not learn from it."""

    tellings: Mapping[str, Telling]
    ties: Mapping[str, Weights]
    employers: Mapping[str, Model]

    def reader(self, document: str) -> BuiltinReader:
        """A reader for one document. Nothing is asked of it that no document taught."""
        return BuiltinReader(
            lambda code: self.tellings.get(document) or telling.shipped(code),
            lambda code: self.ties.get(document) or ties.shipped(code),
            lambda code: self.employers.get(document) or employers.shipped(code),
        )


class Example:
    """One settled draft: its features, whether the key has it, and its document."""

    def __init__(self, found: set[str], right: bool, view: str, document: int, grammar: str) -> None:
        self.features = found
        self.right = right
        self.view = view
        self.document = document
        self.grammar = grammar if grammar in BY_WORDS else ""
        self.told = bool(self.grammar)


def examples(documents: list[Key], weights: LeftOut) -> list[Example]:
    """Every settled draft of the documents."""
    numbers = range(len(documents))
    cut = [numbers[k : k + PIECE] for k in range(0, len(documents), PIECE)]
    found = side_by_side(lambda some: list(_examples(documents, some, weights)), cut)
    return [example for some in found for example in some]


def _examples(documents: list[Key], numbers: range, weights: LeftOut) -> Iterator[Example]:
    shown = ("id", "published", "publisher", "title", "text")
    for number in numbers:
        key = documents[number]
        document = Document(**{name: key[name] for name in shown})
        lang = key["lang"] if key.get("marked") else None
        drafts, text = weights.reader(key["id"]).candidates(document, lang)
        made = [(d, msgspec.to_builtins(c)) for d in drafts if (c := to_claim(d, text)) is not None]
        pairs = [(d, c) for d, c in made if d.grammar not in BY_WORDS]
        for view, belongs in VIEWS.items():
            if view not in asked(key):
                continue
            answer = [c for c in key["claims"] if belongs(c)]
            guesses = [(draft, claim) for draft, claim in pairs if belongs(claim)]
            hits = {place for _, place in pair(answer, [claim for _, claim in guesses])}
            for place, (draft, _) in enumerate(guesses):
                yield Example(features(draft), place in hits, view, number, draft.grammar)
        if not unstudied(key):
            continue
        for d, c in made:
            view = next(view for view, belongs in VIEWS.items() if belongs(c))
            if d.grammar in BY_WORDS and view in asked(key):
                right = any(agree(k, c) for k in key["claims"])
                yield Example(features(d), right, view, number, d.grammar)


def unstudied(key: Key) -> bool:
    """Whether nobody looked at the document while frames were written."""
    return key["id"] in FRESH or bool(key.get("marked"))


def asked(key: Key) -> Collection[str]:
    """The views of which the key says everything."""
    if key.get("marked"):
        return ("change", "role", "stake", "affiliation") if key["whole"] else ("change", "role")
    return VIEWS


def fitted(data: csr_matrix, right: np.ndarray, weight: np.ndarray) -> LGBMClassifier:
    """Boosted trees. Few features and documents for each, so that no tree remembers documents."""
    model = LGBMClassifier(
        n_estimators=TREES, num_leaves=LEAVES, learning_rate=RATE, min_child_samples=30, subsample=0.8,
        subsample_freq=1, colsample_bytree=0.3, reg_lambda=5.0, random_state=0, n_jobs=1, deterministic=True,
        verbose=-1,
    )  # fmt: skip
    return model.fit(data, right, sample_weight=weight)


def trees_of(model: LGBMClassifier, names: list[str]) -> tuple[list[str], list[Any]]:
    """The features that trees ask for, and the trees over their numbers, as the reader takes them."""
    numbers: dict[str, int] = {}

    def plain(node: dict[str, Any]) -> Any:
        if "leaf_value" in node:
            return round(node["leaf_value"], 4)
        number = numbers.setdefault(names[node["split_feature"]], len(numbers))
        return [number, plain(node["right_child"]), plain(node["left_child"])]

    trees = [plain(tree["tree_structure"]) for tree in model.booster_.dump_model()["tree_info"]]
    return list(numbers), trees


def rescaled(found: list[Example], odds: np.ndarray, fresh: np.ndarray) -> dict[str, tuple[float, float]]:
    """Factor and shift of the log odds by which probabilities hold on articles that nobody studied (Platt).

    `odds`: of each example, by weights that did not learn from its document.
    """
    grammars = np.array([e.grammar for e in found])
    scales = {}
    for grammar in ("", *sorted(BY_WORDS)):
        mask = (grammars == grammar) & fresh
        fitted = LogisticRegression(C=1.0).fit(
            odds[mask].reshape(-1, 1), [e.right for e in np.array(found)[mask]]
        )
        scales[grammar] = (round(float(fitted.coef_[0][0]), 3), round(float(fitted.intercept_[0]), 3))
    return scales


def matrix(found: list[Example], names: list[str]) -> csr_matrix:
    index = {name: i for i, name in enumerate(names)}
    columns: list[int] = []
    ends = [0]
    for example in found:
        columns += [index[f] for f in example.features if f in index]
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(found), len(names)))


def learn(documents: list[Key], weights: LeftOut) -> None:
    """Learns and writes the confidence; prints how right it is on documents left out."""
    found = examples(documents, weights)
    counts: dict[str, int] = {}
    for example in found:
        for feature in example.features:
            counts[feature] = counts.get(feature, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= MINIMUM)
    data, right = matrix(found, names), np.array([e.right for e in found])
    groups = np.array([e.document for e in found])
    new = np.array([unstudied(documents[e.document]) for e in found])
    weight = np.where(new, UNSTUDIED, 1.0)
    odds = np.zeros(len(found))
    for learn, test in GroupKFold(FOLDS).split(data, right, groups):
        odds[test] = fitted(data[learn], right[learn], weight[learn]).predict(data[test], raw_score=True)
    fresh = new & np.array([bool(documents[e.document].get("whole", True)) for e in found])
    scales = rescaled(found, odds, fresh)
    print("scales of the log odds:", scales)
    told = np.array([e.told for e in found])
    factors, shifts = (np.array([scales[e.grammar][n] for e in found]) for n in (0, 1))
    held_out = 1 / (1 + np.exp(-(factors * odds + shifts)))
    print("\ncalibration on articles left out that nobody studied\n  given   right  claims")
    for low in np.arange(0.0, 1.0, 0.1):
        mask = (held_out >= low) & (held_out < low + 0.1) & fresh
        if mask.any():
            print(f"  {held_out[mask].mean():.2f}    {right[mask].mean():.2f}   {int(mask.sum()):5}")
    for view, belongs in VIEWS.items():
        if view == "fact":
            continue
        mine = fresh & np.array([e.view == view for e in found])
        whole = [d for d in documents if unstudied(d) and d.get("whole", True)]
        wanted = sum(belongs(c) for d in whole for c in d["claims"])
        print(
            f"\n{view}s of the same by threshold: precision, recall, F1; frames alone; what words tell alone"
        )
        for low in np.arange(0.2, 0.65, 0.05):
            line = f"  {low:.2f}"
            for mask in (mine, mine & ~told, mine & told):
                made = mask & (held_out >= low)
                hit = int(right[made].sum())
                precision, recall = hit / max(1, int(made.sum())), hit / wanted
                f1 = 2 * precision * recall / max(1e-9, precision + recall)
                line += f"   {precision:.3f} {recall:.3f} {f1:.3f}"
            print(line)
    asked_for, trees = trees_of(fitted(data, right, weight), names)
    content = {"features": asked_for, "scales": scales, "thresholds": THRESHOLDS, "trees": trees}
    save("confidence", None, content)
    print(f"\n{len(trees)} trees of confidence over {len(asked_for)} features")
