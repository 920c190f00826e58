"""Learn how probable it is that a draft is right.

Names, what words tell, and organizations count as learned from other texts. Texts that nobody studied count most; on
whole articles of them, left out in turn, the odds are scaled to probabilities. Changes are judged twice: by themselves,
and by what the first judgement, left out as well, says of the document's other drafts.
"""

from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from scoring import Key
from stored import save
from tenure.reader.confidence import features
from tenure.reader.engine import BY_WORDS
from tenure.reader.rivals import compared
from train_drafts import VIEWS, Example, unstudied
from trees import Shape, Stand

THRESHOLDS = {"change": 0.3, "surest change": 0.5, "role": 0.3, "stake": 0.3, "affiliation": 0.3, "fact": 0.3}
"""Confidence, as scaled, from which a draft becomes a claim. F1 is best from half of the F1 that is reached (Lipton,
Elkan and Narayanaswamy, 2014), about .3 here. A text none of whose changes is as likely as not tells none: on articles
left out that more than halves false alarms (.25 to .10), and costs .006 of F1."""
UNSTUDIED = 3.0
"""How much an article counts that nobody studied: what frames make of it is what they make of news."""
ALONE, BESIDE = Shape(250, 31, 0.07), Shape(150, 15, 0.05)


def rescaled(odds: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Factor and shift of the log odds by which probabilities hold (Platt). `odds`: by weights that were left out."""
    model = LogisticRegression(C=1.0).fit(odds.reshape(-1, 1), right)
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def beside(found: list[Example], odds: np.ndarray) -> tuple[list[int], list[set[str]]]:
    """The places of the changes among the drafts, and what is known of each beside its document's other drafts."""
    places: list[int] = []
    features: list[set[str]] = []
    for _, group in groupby(range(len(found)), key=lambda n: found[n].document):
        own = list(group)
        for n, known in compared([found[n].draft for n in own], [float(odds[n]) for n in own]):
            places.append(own[n])
            features.append(known)
    return places, features


def one_to_one(found: list[Example], places: list[int], odds: np.ndarray) -> np.ndarray:
    """Which changes are right where each claim of a key makes one right: the likeliest that agrees with it."""
    right = np.zeros(len(places), dtype=bool)
    taken: set[tuple[int, int]] = set()
    for n in sorted(range(len(places)), key=lambda n: -odds[places[n]]):
        example = found[places[n]]
        free = [(example.document, k) for k in example.agreeing if (example.document, k) not in taken]
        right[n] = bool(free)
        taken |= set(free[:1])
    return right


class Learned(NamedTuple):
    """The confidence as the reader takes it; and of each draft, by trees that did not learn from its document."""

    confidence: dict[str, Any]
    given: np.ndarray


def learn(documents: list[Key], found: list[Example]) -> Learned:
    """Learns the confidence of the drafts of documents; prints how right it is on documents left out."""
    right, learned = np.array([e.right for e in found]), np.array([e.learned for e in found])
    groups = np.array([e.document for e in found])
    new = np.array([unstudied(documents[e.document]) for e in found])
    fresh = learned & new & np.array([bool(documents[e.document].get("whole", True)) for e in found])
    weight = np.where(learned, np.where(new, UNSTUDIED, 1.0), 0.0)
    alone = Stand([features(e.draft) for e in found], right, weight, groups, ALONE)
    odds, grammars = alone.left_out(), np.array([e.grammar for e in found])
    scales = {}
    for grammar in ("", *sorted(BY_WORDS)):
        mine = grammars == grammar
        scales[grammar] = factor, shift = rescaled(odds[mine & fresh], right[mine & fresh])
        odds[mine] = factor * odds[mine] + shift
    places, known = beside(found, odds)
    right[places] = one_to_one(found, places, odds)
    second = Stand(known, right[places], weight[places], groups[places], BESIDE)
    again = second.left_out()
    scales["beside"] = factor, shift = rescaled(again[fresh[places]], right[places][fresh[places]])
    odds[places] = factor * again + shift
    print("scales of the log odds:", scales)
    given = 1 / (1 + np.exp(-odds))
    tell(documents, found, right, given, fresh)
    content = alone.trees() | {"scales": scales, "thresholds": THRESHOLDS, "beside": second.trees()}
    return Learned(content, given)


def write(learned: Learned) -> None:
    """Writes the confidence where the reader looks for it."""
    save("confidence", None, learned.confidence)


def tell(
    documents: list[Key], found: list[Example], right: np.ndarray, given: np.ndarray, fresh: np.ndarray
) -> None:
    """Prints how often what was given a confidence is right, and the scores by threshold.

    `given`: by weights that did not learn from the document; `fresh`: which drafts count.
    """
    print("\ncalibration on articles left out that nobody studied\n  given   right  claims")
    for low in np.arange(0.0, 1.0, 0.1):
        mask = (given >= low) & (given < low + 0.1) & fresh
        if mask.any():
            print(f"  {given[mask].mean():.2f}    {right[mask].mean():.2f}   {int(mask.sum()):5}")
    told = np.array([bool(e.grammar) for e in found])
    whole = [d for d in documents if unstudied(d) and d.get("whole", True)]
    for view, belongs in VIEWS.items():
        if view == "fact":
            continue
        mine = fresh & np.array([e.view == view for e in found])
        wanted = sum(belongs(c) for d in whole for c in d["claims"])
        print(
            f"\n{view}s of the same by threshold: precision, recall, F1; frames alone; what words tell alone"
        )
        for low in np.arange(0.2, 0.65, 0.05):
            line = f"  {low:.2f}"
            for mask in (mine, mine & ~told, mine & told):
                made = mask & (given >= low)
                hit = int(right[made].sum())
                precision, recall = hit / max(1, int(made.sum())), hit / wanted
                f1 = 2 * precision * recall / max(1e-9, precision + recall)
                line += f"   {precision:.3f} {recall:.3f} {f1:.3f}"
            print(line)
