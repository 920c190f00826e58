"""How well the built-in reader did in each language when it was last measured."""

from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

PATH: Final = Path(__file__).with_name("scores.json")
"""Written by bench/languages.py."""


class Score(msgspec.Struct, frozen=True):
    """Of the changes told in some documents: which were found, and how many of those found were told."""

    documents: int
    precision: float
    recall: float
    f1: float


class Scores(msgspec.Struct, frozen=True):
    """`golden`: on the articles of tests/golden. `unseen`: on articles that the reader's makers did not look into."""

    golden: Score | None = None
    unseen: Score | None = None


@lru_cache(maxsize=1)
def scores() -> dict[str, Scores]:
    """By BCP 47 code; a script of a language (zh-Hant) on its own where articles are written in it."""
    return msgspec.json.decode(PATH.read_bytes(), type=dict[str, Scores])
