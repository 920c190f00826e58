"""The word classes of `grammar.yaml`, by key."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _classes() -> dict[str, Any]:
    text = (Path(__file__).parent / "grammar.yaml").read_text(encoding="utf-8")
    classes: dict[str, Any] = yaml.safe_load(text)
    return classes


def words(key: str) -> frozenset[str]:
    """The words of a class. Raises KeyError when there is none of that name."""
    return frozenset(_classes()[key])


def alternatives(key: str) -> str:
    """The words of a class as alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(_classes()[key], key=lambda w: (-len(w), w)))


def kinds() -> dict[str, set[str]]:
    """For each word that means an organization of some class (该行, 俱乐部): the classes that it may stand for."""
    table: dict[str, set[str]] = {}
    for kind, forms in _classes()["kinds"].items():
        for form in forms:
            table.setdefault(form, set()).add(kind)
    return table
