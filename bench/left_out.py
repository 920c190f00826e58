#!/usr/bin/env python3
"""How good the reader is on documents that none of its weights learned from: make left-out

Scores the whole articles of tests/marked and the open part of the dev corpus as they are read with weights learned
from other documents: names, words, network and how far it is believed, organizations, ties, and the trees that judge.
From the pieces that `train.py` keeps; learns nothing itself. How firmly and for when is told as rules have it.

    left_out.py             the scores, what the errors consist of
    left_out.py --errors    and for the open dev corpus each change missed (-) or made up (+)
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import msgspec
import numpy as np

from agreement import Claim
from corpus import blind, dev_keys
from kept import Kept, NotKept
from losses import PARTS, Read, false_claims, if_right, lost
from score import show
from scoring import Key, score
from tenure.reader.confidence import Model
from tenure.reader.draft import Draft
from tenure.reader.trees import Forest
from train import FOLDER
from train_confidence import THRESHOLDS
from train_drafts import Example
from training import Training

COLUMNS = ("changes P", "R", "F1", "roles", "stakes", "affil.")


class Judged(Model):
    """Makes claims of drafts by the confidence that they have already."""

    def __init__(self) -> None:
        super().__init__(Forest({}, []), Forest({}, []), THRESHOLDS, {})

    def judge(self, drafts: list[Draft]) -> None:
        """Leaves it as it is."""


def read(documents: list[Key], found: list[Example], given: np.ndarray) -> list[Read]:
    """The documents with their claims. `given`: the confidence of each draft."""
    drafts: list[list[Claim]] = [[] for _ in documents]
    claims: list[list[Claim]] = [[] for _ in documents]
    judged = Judged()
    for number, group in groupby(range(len(found)), key=lambda n: found[n].document):
        own = list(group)
        for n in own:
            found[n].draft.confidence = round(float(given[n]), 3)
        accepted = set(map(id, judged.accepted([found[n].draft for n in own])))
        for n in own:
            claim: Claim = msgspec.to_builtins(found[n].claim)
            drafts[number].append(claim)
            if id(found[n].draft) in accepted:
                claims[number].append(claim)
    return [Read(*parts) for parts in zip(documents, claims, drafts, strict=True)]


def tell(name: str, documents: list[Read]) -> None:
    """Prints the scores of documents, and what their errors consist of."""
    answers = {document.key["id"]: document.claims for document in documents}
    show(name, score([document.key for document in documents], answers), COLUMNS)
    print(f"\n{'changes, if of each':24}{'P':>7}{'R':>7}{'F1':>7}{'R of drafts':>13}")
    for part, fields in PARTS.items():
        precision, recall, f1, drafted = if_right(documents, fields)
        print(f"{part:24}{precision:>7.3f}{recall:>7.3f}{f1:>7.3f}{drafted:>13.3f}")
    counted("false claims of changes", map(false_claims, documents))
    counted("changes missed, by where they were lost", map(lost, documents))


def counted(what: str, some: Iterable[Counter[str]]) -> None:
    """Prints how many there are of each class."""
    total: Counter[str] = sum(some, Counter())
    print(f"\n{total.total()} {what}")
    for name, count in total.most_common():
        print(f"  {name:32}{count:>6}{count / total.total():>8.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kept", type=Path, default=FOLDER, help="where the pieces are (build/train)")
    parser.add_argument("--errors", action="store_true", help="list those of the open dev corpus")
    options = parser.parse_args()
    training = Training(Kept(options.kept, learning=False))
    try:
        given = training.confidence.content.given
        found = training.drafts.content
    except NotKept as error:
        sys.exit(f"{error}. Learn it first: python bench/train.py")
    every = read(training.documents, found, given)
    studied = {key["id"] for key in dev_keys() if not blind(key)}
    dev = [document for document in every if document.key["id"] in studied]
    if options.errors:
        errors: list[str] = []
        score(
            [document.key for document in dev],
            {document.key["id"]: document.claims for document in dev},
            errors,
        )
        print(*errors, sep="\n")
    tell("tests/marked, articles", [d for d in every if d.key.get("marked") and d.key["whole"]])
    if dev:
        tell("dev corpus, open", dev)


if __name__ == "__main__":
    main()
