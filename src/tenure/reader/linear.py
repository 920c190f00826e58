"""Linear models over features that are present or absent."""

import json
import lzma
import math
from pathlib import Path
from typing import Any, Final

_READER: Final = Path(__file__).parent

Weights = dict[str, float]


def score(weights: Weights, features: set[str]) -> float:
    """How much the features speak for something; only the order and the distances of scores mean anything."""
    return math.fsum(weights.get(feature, 0.0) for feature in features)  # a sum that no order changes


class Layered:
    """Weights that count in all languages (`NAME.json.xz`), and what a language adds to them (in its own folder)."""

    def __init__(self, name: str) -> None:
        self.name = name

    def shared(self) -> Any:
        """What counts in all languages."""
        return _read(_READER / f"{self.name}.json.xz")

    def own(self, code: str) -> Any:
        """What a language adds; nothing where it was not learned from."""
        path = _READER / "languages" / code / f"{self.name}.json.xz"
        return _read(path) if path.exists() else {}

    def of(self, code: str) -> Weights:
        """The weights of a language, both added."""
        return added(self.shared(), self.own(code))


def _read(path: Path) -> Any:
    return json.loads(lzma.decompress(path.read_bytes()))


def added(one: Weights, other: Weights) -> Weights:
    """Two sets of weights as one."""
    total = dict(one)
    for feature, weight in other.items():
        total[feature] = total.get(feature, 0.0) + weight
    return total
