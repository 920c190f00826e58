"""The built-in reader against answer keys, in this process."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from scoring import Figures, Key, score
from tenure.model import Document
from tenure.reader import BuiltinReader

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
GOLDEN = ROOT / "tests" / "golden"
DEV = CORPUS / "dev"
OWN_MODULES = ("zh",)
"""Languages that read by modules of their own: of all weights, they have only those of the confidence."""


def dev_keys() -> list[Key]:
    """The dev corpus, where it lies beside the project; without it, nothing."""
    return keys(sorted(DEV.glob("*.jsonl")))


def golden_keys() -> list[Key]:
    """The project's own articles, which every clone has."""
    return keys(sorted(GOLDEN.glob("*.jsonl")))


def hard_keys(part: str) -> list[Key]:
    """The harder articles of tests/hard: those `open` to study, or the `blind` ones, which are only ever scored."""
    return keys(sorted((ROOT / "tests" / "hard" / part).glob("*.jsonl")))


def ordinary_keys(part: str) -> list[Key]:
    """The plain articles of tests/ordinary, which nobody studies: to `learn` from, or only to score, `blind`."""
    return keys(sorted((ROOT / "tests" / "ordinary" / part).glob("*.jsonl")))


def moves() -> list[Key]:
    """Single sentences of tests/ordinary about people between two firms. Their keys hold one change each, no more."""
    return keys([ROOT / "tests" / "ordinary" / "moves.jsonl"])


def learning_keys() -> list[Key]:
    """All that weights may be learned from: everything but what is kept blind."""
    return (
        [d for d in dev_keys() if not blind(d)] + golden_keys() + hard_keys("open") + ordinary_keys("learn")
    )


def keys(paths: Iterable[Path]) -> list[Key]:
    """The documents of key files, answers included."""
    return [
        json.loads(line)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def blind(key: Key) -> bool:
    """Whether nobody may look at this document's errors: its number is divisible by 3.

    Engineers study the others. How far the two parts' scores differ tells how far the reader was fitted to
    what its makers saw.
    """
    number = re.search(r"\d+", key["id"])
    return number is not None and int(number[0]) % 3 == 0


def answers(documents: list[Key]) -> dict[str, list[Any]]:
    """What the built-in reader claims of each document, seen without its answers and its language."""
    reader = BuiltinReader()
    shown = ("id", "published", "publisher", "title", "text")
    return {
        key["id"]: msgspec.to_builtins(reader.read(Document(**{name: key[name] for name in shown})).claims)
        for key in documents
    }


def figures(documents: list[Key], errors: list[str] | None = None) -> Figures:
    """The built-in reader's scores for each language and "all"."""
    return score(documents, answers(documents), errors)
