"""The built-in reader against answer keys, in this process, by the corpus's own scorer."""

import importlib.util
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from tenure.model import Document
from tenure.reader import BuiltinReader

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
GOLDEN = ROOT / "tests" / "golden"

Key = dict[str, Any]
Figures = dict[str, dict[str, Any]]


def scorer() -> ModuleType:
    """The corpus's `score.py`, which defines what a right claim is; ends the program where there is none."""
    path = CORPUS / "score.py"
    if not path.exists():
        print("No corpus beside the project (../shared/corpus): nothing to score.")
        sys.exit(0)
    spec = importlib.util.spec_from_file_location("corpus_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def figures(module: ModuleType, documents: list[Key], *, errors: bool = False) -> Figures:
    """Scores for each language and "all"."""
    tallies = module.score(documents, answers(documents), errors)
    order = sorted(tallies, key=lambda group: (group == "all", group))
    return {group: module.figures(tallies[group]) for group in order}
