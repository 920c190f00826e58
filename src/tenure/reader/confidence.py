"""How probable it is that a draft is right: a logistic model over the features noted while it was read.

The weights are data (`confidence.json`), learned from answer keys by `make train` (bench/train.py). They are of
mechanisms (how a person, a post, an organization was found), never of names or words.
"""

import json
import math
from functools import lru_cache
from pathlib import Path
from typing import Final

from .draft import Draft

_WEIGHTS: Final = Path(__file__).parent / "confidence.json"
_PAIRED: Final = ("p:", "r:", "o:", "t:")


def features(draft: Draft) -> set[str]:
    """What is known of a draft, as names of features; each is present or absent."""
    kind = f"{draft.grammar} {draft.kind}" if draft.grammar else draft.kind
    found = {f"{kind}|{feature}" for feature in draft.features}
    found.add(f"{kind}|change={draft.change}")
    found.add(f"{kind}|{draft.change}|modality={draft.modality}")
    ways = sorted(f for f in draft.features if f.startswith(_PAIRED))
    for i, one in enumerate(ways):
        found.add(f"{kind}|{draft.change}|{one}")
        for other in ways[i + 1 :]:
            found.add(f"{kind}|{one}&{other}")
    if draft.when:
        found.add(f"{kind}|dated")
    if draft.reason:
        found.add(f"{kind}|reasoned")
    if draft.interim:
        found.add(f"{kind}|interim")
    if draft.role:
        found.add(f"{kind}|role={draft.role}")
    if draft.org is None:
        if "o:unnamed" not in draft.features:  # else the text says so
            found.add(f"{kind}|no org")
    elif draft.org.weak:
        found.add(f"{kind}|weak org")
    if draft.person is not None:
        if draft.person.weak:
            found.add(f"{kind}|weak person")
        if len(draft.person.key) == 1:
            found.add(f"{kind}|one-word person")
    return found


class Model:
    """The learned weights, and how far to trust them on articles that nobody studied.

    `scales` has for each grammar ("" for all that have none of their own) a factor and a shift of the log odds.
    """

    def __init__(
        self,
        weights: dict[str, float],
        bias: float,
        thresholds: dict[str, float],
        scales: dict[str, tuple[float, float]],
    ) -> None:
        self.weights = weights
        self.bias = bias
        self.thresholds = thresholds
        self.scales = scales

    def odds(self, draft: Draft) -> float:
        """The log odds that the draft is right, as learned from articles that were studied."""
        return math.fsum((self.bias, *(self.weights.get(f, 0.0) for f in features(draft))))

    def confidence(self, draft: Draft) -> float:
        """The probability (0 to 1) that the draft is right."""
        factor, shift = self.scales.get(draft.grammar) or self.scales[""]
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, factor * self.odds(draft) + shift))))

    def threshold(self, draft: Draft) -> float:
        """The confidence from which a draft of its kind becomes a claim."""
        view = "change" if draft.kind == "role" and draft.change in ("start", "end") else draft.kind
        return self.thresholds.get(draft.grammar) or self.thresholds.get(view, 0.5)

    def accepts(self, draft: Draft) -> bool:
        """Whether the draft becomes a claim; sets its confidence."""
        draft.confidence = round(self.confidence(draft), 3)
        return draft.confidence >= self.threshold(draft)


_WORDS: Final = {
    "p:near": "the person stands beside the word of change",
    "p:clause": "the person stands in its clause",
    "p:far": "the person stands in another clause of the sentence",
    "p:pronoun": "a pronoun stands for the person",
    "p:absent": "the clause leaves its subject to the sentence before",
    "r:clause": "the post is named in the clause",
    "r:far": "the post is named in another clause",
    "r:apposition": "the post is named beside the person",
    "r:known": "the post is the one that the text gives the person elsewhere",
    "r:last": "the post is the one spoken of before",
    "r:verb": "the verb itself names the post",
    "r:board": "a seat on the board",
    "o:post": "the organization belongs to the title's phrase",
    "o:before": "the organization stands before the title",
    "o:after": "the organization stands after the title",
    "o:its": "a possessive stands for the organization",
    "o:company": "a word such as 'the company' stands for the organization",
    "o:clause": "the organization stands in the clause",
    "o:sentence": "the organization stands in the sentence",
    "o:person": "the organization is that of the person's other posts",
    "o:topic": "the organization is that of the change told before",
    "o:main": "the organization is what the document is about",
    "o:unnamed": "the organization is one that the text does not name",
    "o:weighed": "the organization outweighs the others of the document",
    "o:confirmed": "no other organization of the document outweighs it",
    "t:noun": "a noun tells the change",
    "t:passive": "the verb is in the passive",
    "t:apposition": "a title beside a name",
    "second": "the other person of a succession",
    "instead": "named as the one replaced",
    "promoted": "given up by taking a higher post",
    "repeated": "told more than once",
    "weak": "the title is a common word",
}


def in_words(draft: Draft) -> list[str]:
    """How the parts of a draft were found, one sentence each."""
    words = [_WORDS[feature] for feature in sorted(draft.features) if feature in _WORDS]
    return words or ["a person, a post and a word of change stand in one sentence"]


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The weights that come with the reader."""
    raw = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return Model(raw["weights"], raw["bias"], raw["thresholds"], raw["scales"])
