"""Linear models over features that are present or absent."""

import json
import lzma
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

_READER: Final = Path(__file__).parent

Weights = dict[str, float]
_ROOM: Final = 26
"""Bits for the sign of a sum, and for how many times the largest weight it may be."""


def score(weights: Weights, features: Iterable[str]) -> float:
    """How much the features speak for something; only the order and the distances of scores mean anything."""
    return math.fsum(present(weights, features))  # a sum that no order changes


def present(weights: Weights, features: Iterable[str]) -> list[float]:
    """The weights of the features that have any."""
    return list(filter(None, map(weights.get, features)))


class Sums:
    """Weights of features for several things, summed at once: exactly, so that no order changes a sum.

    Each weight is a whole number of steps as small as the smallest one needs; those of one feature stand side by side
    in one whole number, and the sum of such numbers holds the sums of all. `bias`: what is added to each.
    """

    def __init__(self, bias: Sequence[float], *tables: Mapping[str, Sequence[float]]) -> None:
        every = [abs(w) for row in (bias, *(r for table in tables for r in table.values())) for w in row if w]
        bits = max(0, sys.float_info.mant_dig - math.frexp(min(every, default=1.0))[1])
        self._step = 1 << bits
        width = bits + max(0, math.frexp(max(every, default=1.0))[1]) + _ROOM
        self._half, self._mask = 1 << width - 1, (1 << width) - 1
        self._places = [n * width for n in range(len(bias))]
        self._tables = [{name: self._packed(row) for name, row in table.items()} for table in tables]
        self._start = self._packed(bias) + sum(self._half << place for place in self._places)

    def _packed(self, row: Sequence[float]) -> int:
        ratios = (weight.as_integer_ratio() for weight in row)
        return sum(n * (self._step // d) << at for (n, d), at in zip(ratios, self._places, strict=True))

    def of(self, *features: Iterable[str]) -> list[float]:
        """The sums for features of each table."""
        total = self._start
        for table, names in zip(self._tables, features, strict=True):
            total = sum(filter(None, map(table.get, names)), total)
        return [((total >> place & self._mask) - self._half) / self._step for place in self._places]


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
