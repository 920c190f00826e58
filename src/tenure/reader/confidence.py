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
    """The learned weights."""

    def __init__(self, weights: dict[str, float], bias: float, thresholds: dict[str, float]) -> None:
        self.weights = weights
        self.bias = bias
        self.thresholds = thresholds

    def confidence(self, draft: Draft) -> float:
        """The probability (0 to 1) that the draft is right."""
        total = self.bias + sum(self.weights.get(f, 0.0) for f in features(draft))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def accepts(self, draft: Draft) -> bool:
        """Whether the draft becomes a claim; sets its confidence."""
        draft.confidence = round(self.confidence(draft), 3)
        view = "change" if draft.kind == "role" and draft.change in ("start", "end") else draft.kind
        return draft.confidence >= self.thresholds.get(view, 0.5)


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The weights that come with the reader."""
    raw = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return Model(raw["weights"], raw["bias"], raw["thresholds"])
