#!/usr/bin/env python3
"""Learn the weights of the reader's confidence from answer keys: make train

Learns from tests/golden, tests/hard/open, tests/ordinary/learn and the open part of the dev corpus (never its blind
third), and writes src/tenure/reader/confidence.json. Weights learned from articles that the reader was made by
promise too much. How much too much (a factor and a shift of the log odds) is learned from articles that nobody
studied: tests/hard/blind and half of the dev corpus's blind third.
Needs scikit-learn (`--group train`). The same keys and reader give the same file.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from agreement import Claim, agree, pair
from corpus import ROOT, dev_keys, hard_keys, learning_keys, ordinary_keys, scaling
from scoring import Key, is_change
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.confidence import Model, features
from tenure.reader.draft import Draft
from tenure.reader.engine import language_of, published_on, to_claim
from tenure.reader.loose import GRAMMAR, learning

OUT = ROOT / "src" / "tenure" / "reader" / "confidence.json"
FOLDS = 5
THRESHOLDS = {"change": 0.35, "role": 0.3, "stake": 0.3, "affiliation": 0.3, "fact": 0.3, GRAMMAR: 0.5}
"""Confidence, as scaled, from which a draft becomes a claim. F1 is best from half of the F1 that is reached (Lipton,
Elkan and Narayanaswamy, 2014), about .3 here; of changes, and of loose candidates, more is asked for precision."""
UNSTUDIED = 3.0
"""How much an article counts that nobody studied: what frames make of it is what they make of news."""
MINIMUM = 4
"""A feature seen on fewer drafts is left out: it could only remember documents."""


class Example:
    """One settled draft: its features, whether the key has it, and its document."""

    def __init__(self, found: set[str], right: bool, view: str, document: int) -> None:
        self.features = found
        self.right = right
        self.view = view
        self.document = document


def examples(documents: list[Key], *, learn: bool) -> tuple[list[Example], dict[str, int]]:
    """Every settled draft of the documents, and how many claims of each view the keys hold.

    To `learn`, loose candidates that frames have made as well come along: what right ones look like.
    """
    reader = BuiltinReader()
    found: list[Example] = []
    wanted = {"change": 0, "role": 0, "stake": 0, "affiliation": 0, "fact": 0}
    views: dict[str, Callable[[Claim], bool]] = {
        "change": is_change,
        "role": lambda c: c["kind"] == "role" and not is_change(c),
        "stake": lambda c: c["kind"] == "stake",
        "affiliation": lambda c: c["kind"] == "affiliation",
        "fact": lambda c: c["kind"] == "fact",
    }
    shown = ("id", "published", "publisher", "title", "text")
    for number, key in enumerate(documents):
        document = Document(**{name: key[name] for name in shown})
        drafts, text = reader.candidates(document)
        made = [(d, msgspec.to_builtins(c)) for d in drafts if (c := to_claim(d, text)) is not None]
        pairs = [(d, c) for d, c in made if d.grammar != GRAMMAR]
        for view, belongs in views.items():
            answer = [c for c in key["claims"] if belongs(c)]
            wanted[view] += len(answer)
            guesses = [(draft, claim) for draft, claim in pairs if belongs(claim)]
            hits = {place for _, place in pair(answer, [claim for _, claim in guesses])}
            found += [
                Example(features(draft), place in hits, view, number)
                for place, (draft, _) in enumerate(guesses)
            ]
        loosely = [(d, c) for d, c in made if d.grammar == GRAMMAR]
        if learn:
            loosely = told_loosely(reader, document)
        found += [
            Example(features(d), any(agree(k, c) for k in key["claims"]), GRAMMAR, number) for d, c in loosely
        ]
    return found, wanted


def told_loosely(reader: BuiltinReader, document: Document) -> list[tuple[Draft, Claim]]:
    """All loose candidates of a document, those that frames made as well among them."""
    code = language_of(document)
    if code is None:
        return []
    with learning():
        drafts, text = reader.drafts(document, code, published_on(document))
    found = []
    for draft in drafts:
        claim = to_claim(draft, text) if draft.grammar == GRAMMAR else None
        if claim is not None:
            found.append((draft, msgspec.to_builtins(claim)))
    return found


def rescaled(model: Model, unseen: list[Key]) -> dict[str, tuple[float, float]]:
    """Factor and shift of the log odds by which the model's probabilities hold on articles nobody studied (Platt)."""
    reader = BuiltinReader()
    scored: dict[str, list[tuple[float, bool]]] = {"": [], GRAMMAR: []}
    shown = ("id", "published", "publisher", "title", "text")
    for key in unseen:
        drafts, text = reader.candidates(Document(**{name: key[name] for name in shown}))
        for draft in drafts:
            claim = to_claim(draft, text)
            if claim is not None:
                right = any(agree(k, msgspec.to_builtins(claim)) for k in key["claims"])
                scored[GRAMMAR if draft.grammar == GRAMMAR else ""].append((model.odds(draft), right))
    scales = {}
    for grammar, some in scored.items():
        odds = np.array([[o] for o, _ in some])
        fitted = LogisticRegression(C=1.0).fit(odds, [right for _, right in some])
        scales[grammar] = (round(float(fitted.coef_[0][0]), 3), round(float(fitted.intercept_[0]), 3))
    return scales


def matrix(found: list[Example], names: list[str]) -> np.ndarray:
    index = {name: i for i, name in enumerate(names)}
    rows = np.zeros((len(found), len(names)))
    for i, example in enumerate(found):
        for feature in example.features:
            if feature in index:
                rows[i, index[feature]] = 1
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dry-run", action="store_true", help="print figures, write nothing")
    options = parser.parse_args()
    documents = learning_keys()
    found, wanted = examples(documents, learn=True)
    counts: dict[str, int] = {}
    for example in found:
        for feature in example.features:
            counts[feature] = counts.get(feature, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= MINIMUM)
    data, right = matrix(found, names), np.array([e.right for e in found])
    groups = np.array([e.document for e in found])
    fresh = {key["id"] for key in ordinary_keys("learn")}
    weight = np.array([UNSTUDIED if documents[e.document]["id"] in fresh else 1.0 for e in found])
    held_out = np.zeros(len(found))
    for learn, test in GroupKFold(FOLDS).split(data, right, groups):
        model = LogisticRegression(C=0.3, max_iter=2000).fit(data[learn], right[learn], weight[learn])
        held_out[test] = model.predict_proba(data[test])[:, 1]
    for view, total in wanted.items():
        mask = np.array([e.view == view for e in found])
        print(f"{view:12} drafts {int(mask.sum()):5} right {int(right[mask].sum()):5} of {total:5}")
    print("\ncalibration on documents left out\n  given   right  claims")
    for low in np.arange(0.0, 1.0, 0.1):
        mask = (held_out >= low) & (held_out < low + 0.1)
        if mask.any():
            print(f"  {held_out[mask].mean():.2f}    {right[mask].mean():.2f}   {int(mask.sum()):5}")
    model = LogisticRegression(C=0.3, max_iter=2000).fit(data, right, weight)
    weights = {
        name: round(float(w), 4) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.0005
    }
    unseen = hard_keys("blind") + [d for d in dev_keys() if scaling(d)]
    bias = round(float(model.intercept_[0]), 4)
    scales = rescaled(Model(weights, bias, {}, {}), unseen)
    print("scales of the log odds:", scales)
    content = {"bias": bias, "scales": scales, "thresholds": THRESHOLDS, "weights": weights}
    if not options.dry_run:
        Path(OUT).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"\n{len(weights)} weights written")


if __name__ == "__main__":
    main()
