"""Two threads of one process: work in Python, and a database's work that another thread waits for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

TURN: Final = 20e-6
"""Seconds. Shorter than it takes to make a document ready."""


@contextmanager
def quick_turns() -> Iterator[None]:
    """A thread that has something short to do in Python gets to it at once meanwhile.

    A thread that wants its turn asks for it after having waited for 5 ms, and begins to wait anew whenever the one
    that runs has let go of Python for a moment. Hashing and looking for words do that once a document, so that it
    would wait until all documents are ready (measured: 20 to 500 ms for each of some 300 turns).
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
