"""Features of many cases, kept as numbers: their names would take gigabytes."""

from collections.abc import Collection, Sequence, Set

import numpy as np
from scipy.sparse import csr_matrix

MINIMUM = 3
"""A feature seen less often is left out: it could only remember documents."""

Numbers = np.ndarray


class Features:
    """The numbers of features, given in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def names(self) -> list[str]:
        """The names, by number."""
        return list(self._numbers)

    def numbered(self, names: Collection[str]) -> Numbers:
        """The numbers of some features."""
        numbers = self._numbers
        return np.array([numbers.setdefault(name, len(numbers)) for name in sorted(names)], dtype=np.int32)

    def frozen(self, code: str, structure: Set[str], lexical: Set[str]) -> Numbers:
        """Features of mechanisms for all languages and for one, and words of one."""
        return self.numbered(
            structure | {f"{code}|{f}" for f in structure} | {f"{code}!{f}" for f in lexical}
        )


def trimmed(found: Sequence[Numbers], names: Sequence[str]) -> tuple[csr_matrix, list[str]]:
    """A row for each set of features, and the names of those that are seen often enough."""
    ends = np.cumsum([0] + [len(some) for some in found])
    ones = np.ones(int(ends[-1]), dtype=np.float32)
    whole = csr_matrix((ones, np.concatenate(found), ends), shape=(len(found), len(names)))
    often = np.flatnonzero(np.asarray(whole.sum(0)).ravel() >= MINIMUM)
    return whole[:, often], [names[n] for n in often.tolist()]
