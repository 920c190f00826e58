"""Learning from all documents, and from all but a part of them in turn; side by side, a process each."""

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

import numpy as np

FOLDS = 3
"""How often a kind of weights is learned with a part of the documents left out."""

Document = TypeVar("Document")

Work = TypeVar("Work")
Result = TypeVar("Result")

_SHARED: list[Any] = []
"""What the processes find there without a copy: what to do, and with what."""


def side_by_side(do: Callable[[Work], Result], works: Sequence[Work]) -> list[Result]:
    """What is done with each work. By forks: what is learned from takes gigabytes, and the libraries use one core.

    The collector of cycles leaves alone what is there before: going through it, each process would copy it.
    """
    _SHARED[:] = [do, *works]
    gc.freeze()
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork")) as pool:
        found = list(pool.map(_done, range(1, len(_SHARED))))
    gc.unfreeze()
    _SHARED.clear()
    return found


def _done(place: int) -> Any:
    return _SHARED[0](_SHARED[place])


def turns(documents: list[Document]) -> list[tuple[list[Document], list[Document]]]:
    """What to learn from and what to leave out: first all and nothing, then each part in turn; the same each time."""
    order = np.random.RandomState(0).permutation(len(documents))
    result: list[tuple[list[Document], list[Document]]] = [(documents, [])]
    for k in range(FOLDS):
        others = [documents[i] for n, i in enumerate(order) if n % FOLDS != k]
        result.append((others, [documents[i] for i in order[k::FOLDS]]))
    return result
