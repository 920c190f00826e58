"""Linear models over features that are present or absent."""

import json
import lzma
import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

_READER: Final = Path(__file__).parent

Weights = dict[str, float]


def score(weights: Weights, features: Iterable[str]) -> float:
    """How much the features speak for something; only the order and the distances of scores mean anything."""
    return math.fsum(filter(None, map(weights.get, features)))  # a sum that no order changes


def scores(weights: Mapping[str, tuple[float, ...]], features: Iterable[str]) -> Iterator[tuple[float, ...]]:
    """What each feature is worth for several things; nothing for those without a weight."""
    return filter(None, map(weights.get, features))


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
