"""Boosted trees over features that are present or absent, all asked at once."""

import struct
from collections.abc import Iterable, Iterator, Mapping
from operator import getitem
from typing import Final, TypeAlias

Tree: TypeAlias = float | tuple[int, "Tree", "Tree"]
"""Log odds, or the number of a feature, what follows where a draft has it, and what where not."""
_BYTE: Final = 8


class Forest:
    """Trees as one number that has a bit for each of their leaves (QuickScorer: Lucchese and others, SIGIR 2015).

    The leaves of a tree are numbered so that at each question those behind "no" come first. A feature that is present
    strikes out the leaves behind "no" wherever it is asked for; the first of each tree that is left is the answer.
    `features`: the number of each feature that trees ask for.
    """

    def __init__(self, features: Mapping[str, int], trees: list[Tree]) -> None:
        size = -(-max(map(_leaves, trees), default=1) // _BYTE)
        """bytes for each tree"""
        struck: dict[int, int] = {}
        self._odds: list[dict[bytes, float]] = []
        self._all = self._first = 0
        for place, tree in enumerate(trees):
            row: list[float] = []
            begin = place * size * _BYTE
            _number(tree, begin, row, struck)
            self._odds.append({(1 << n).to_bytes(size, "little"): odds for n, odds in enumerate(row)})
            self._all |= (1 << len(row)) - 1 << begin
            self._first |= 1 << begin
        self._kept = {
            name: self._all & ~struck[number] for name, number in features.items() if number in struck
        }
        self._length = size * len(trees)
        self._by_tree = struct.Struct(f"{size}s" * len(trees)).unpack

    def leaves(self, features: Iterable[str]) -> Iterator[float]:
        """What each tree answers for what has these features."""
        left = self._all
        for kept in filter(None, map(self._kept.get, features)):
            left &= kept
        lowest = left & ~(
            left - self._first
        )  # each tree has one left, so that nothing is borrowed of another
        return map(getitem, self._odds, self._by_tree(lowest.to_bytes(self._length, "little")))


def _leaves(tree: Tree) -> int:
    return 1 if isinstance(tree, float) else _leaves(tree[1]) + _leaves(tree[2])


def _number(tree: Tree, begin: int, row: list[float], struck: dict[int, int]) -> None:
    """Adds the leaves of a tree to its row, and what its features strike out; `begin`: the bit of its first leaf."""
    if isinstance(tree, float):
        row.append(tree)
        return
    feature, present, absent = tree
    before = len(row)
    _number(absent, begin, row, struck)
    behind_no = (1 << len(row)) - (1 << before)
    struck[feature] = struck.get(feature, 0) | behind_no << begin
    _number(present, begin, row, struck)
