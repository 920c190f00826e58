#!/usr/bin/env python3
"""Learn the weights of the reader's confidence from answer keys: make train

Learns from what the reader drafts of tests/golden, tests/hard/open, tests/ordinary/learn, tests/marked and the open
part of the dev corpus (never its blind third), and writes src/tenure/reader/confidence.json. Names, and what words
tell, count as learned from other texts. Articles that nobody studied count most; on them, left out in
turn, the odds are scaled to probabilities.
Needs scikit-learn (`--group train`). The same keys and reader give the same file.
"""

import argparse
import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import marked
import train_names
import train_telling
import train_ties
from agreement import Claim, agree, pair
from corpus import ROOT, learning_keys, ordinary_keys
from scoring import Key, is_change
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.confidence import features
from tenure.reader.engine import BY_WORDS, to_claim
from tenure.reader.telling import Telling
from tenure.reader.ties import Weights

OUT = ROOT / "src" / "tenure" / "reader" / "confidence.json"
FOLDS = 5
THRESHOLDS = {"change": 0.35, "role": 0.3, "stake": 0.3, "affiliation": 0.3, "fact": 0.3}
"""Confidence, as scaled, from which a draft becomes a claim. F1 is best from half of the F1 that is reached (Lipton,
Elkan and Narayanaswamy, 2014), about .3 here; of changes more is asked for precision."""
UNSTUDIED = 3.0
"""How much an article counts that nobody studied: what frames make of it is what they make of news."""
STRENGTH = 0.1
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


class Example:
    """One settled draft: its features, whether the key has it, and its document."""

    def __init__(self, found: set[str], right: bool, view: str, document: int, grammar: str) -> None:
        self.features = found
        self.right = right
        self.view = view
        self.document = document
        self.grammar = grammar if grammar in BY_WORDS else ""
        self.told = bool(self.grammar)


def examples(
    documents: list[Key], tellings: Mapping[str, Telling], ties: Mapping[str, Weights]
) -> tuple[list[Example], dict[str, int]]:
    """Every settled draft of the documents, and how many claims of each view the keys hold.

    `tellings`, `ties`: for each document, what words are worth as learned from the others.
    """
    reader = BuiltinReader()
    found: list[Example] = []
    wanted = dict.fromkeys(VIEWS, 0)
    shown = ("id", "published", "publisher", "title", "text")
    for number, key in enumerate(documents):
        document = Document(**{name: key[name] for name in shown})
        if key["id"] in tellings:
            reader = BuiltinReader(partial(_of, tellings[key["id"]]), partial(_of, ties[key["id"]]))
        drafts, text = reader.candidates(document, key["lang"] if key.get("marked") else None)
        made = [(d, msgspec.to_builtins(c)) for d in drafts if (c := to_claim(d, text)) is not None]
        pairs = [(d, c) for d, c in made if d.grammar not in BY_WORDS]
        for view, belongs in VIEWS.items():
            if key.get("marked") and view == "fact":
                continue
            answer = [c for c in key["claims"] if belongs(c)]
            wanted[view] += len(answer)
            guesses = [(draft, claim) for draft, claim in pairs if belongs(claim)]
            hits = {place for _, place in pair(answer, [claim for _, claim in guesses])}
            found += [
                Example(features(draft), place in hits, view, number, draft.grammar)
                for place, (draft, _) in enumerate(guesses)
            ]
        if key["id"] in FRESH or key.get("marked"):
            found += [
                Example(
                    features(d),
                    any(agree(k, c) for k in key["claims"]),
                    next(view for view, belongs in VIEWS.items() if belongs(c)),
                    number,
                    d.grammar,
                )
                for d, c in made
                if d.grammar in BY_WORDS
            ]
    return found, wanted


def fitted(data: csr_matrix, right: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=500).fit(data, right, weight)


def _of(weights: Any, _: str) -> Any:
    return weights


def weight_of(key: Key) -> float:
    """How much the drafts of a document count."""
    if key["id"] in FRESH or key.get("marked"):
        return UNSTUDIED
    return 1.0


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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dry-run", action="store_true", help="print figures, write nothing")
    options = parser.parse_args()
    documents = learning_keys() + [text.key for text in marked.articles()]
    with train_names.read_with(train_names.left_out(train_names.every())):
        tellings = train_telling.left_out(list(train_telling.lessons()))
        ties = train_ties.left_out(list(train_ties.lessons()), train_telling.FOLDS)
        found, wanted = examples(documents, tellings, ties)
    counts: dict[str, int] = {}
    for example in found:
        for feature in example.features:
            counts[feature] = counts.get(feature, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= MINIMUM)
    data, right = matrix(found, names), np.array([e.right for e in found])
    groups = np.array([e.document for e in found])
    weight = np.array([weight_of(documents[e.document]) for e in found])
    odds = np.zeros(len(found))
    for learn, test in GroupKFold(FOLDS).split(data, right, groups):
        odds[test] = fitted(data[learn], right[learn], weight[learn]).decision_function(data[test])
    for view, total in wanted.items():
        mask = np.array([e.view == view and not e.told for e in found])
        print(f"{view:12} drafts {int(mask.sum()):5} right {int(right[mask].sum()):5} of {total:5}")
    fresh = weight == UNSTUDIED
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
        asked = sum(belongs(c) for d in documents if weight_of(d) == UNSTUDIED for c in d["claims"])
        print(
            f"\n{view}s of the same by threshold: precision, recall, F1; frames alone; what words tell alone"
        )
        for low in np.arange(0.2, 0.65, 0.05):
            line = f"  {low:.2f}"
            for mask in (mine, mine & ~told, mine & told):
                made = mask & (held_out >= low)
                hit = int(right[made].sum())
                precision, recall = hit / max(1, int(made.sum())), hit / asked
                f1 = 2 * precision * recall / max(1e-9, precision + recall)
                line += f"   {precision:.3f} {recall:.3f} {f1:.3f}"
            print(line)
    model = fitted(data, right, weight)
    weights = {
        name: round(float(w), 4) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.0005
    }
    bias = round(float(model.intercept_[0]), 4)
    content = {"bias": bias, "scales": scales, "thresholds": THRESHOLDS, "weights": weights}
    if not options.dry_run:
        Path(OUT).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"\n{len(weights)} weights written")


if __name__ == "__main__":
    main()
