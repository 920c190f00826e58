"""What the finder of names finds: names in a text, and what a document calls its people and organizations."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent


@dataclass(slots=True)
class Found:
    """A name in the text, in characters of the raw text; `entity` is the name of what it stands for."""

    start: int
    end: int
    kind: str
    entity: str
    org_class: str = "company"
    sure: bool = True


@dataclass(slots=True)
class Names:
    """What the document calls its people and organizations: every form to the fullest one."""

    people: dict[str, str] = field(default_factory=dict)
    orgs: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _table() -> dict[int, int]:
    lines = (_HERE / "traditional.txt").read_text(encoding="utf-8").splitlines()
    old, new = (line for line in lines if not line.startswith("#"))
    return {ord(a): ord(b) for a, b in zip(old, new, strict=True)}


def simplify(text: str) -> str:
    """The text in simplified characters, one for one."""
    return text.translate(_table())
