"""Roundups of moves: paragraphs that open with a heading of their own, "ACME." or "MEDIA.", each with its topic."""

from typing import Final

from .entity import Entity
from .items import Row
from .tokens import Sentence, Text

_HEADINGS: Final = 2
"""A text has at least so many, or its capitals are no headings."""
_WORDS: Final = 4
_WHERE_FROM: Final = frozenset({"from", "for", "named"})
"""Relations of an organization that a paragraph is not about: "comes from Acme"."""


def is_heading(text: Text, sentence: Sentence) -> bool:
    """Whether a sentence is nothing but a few words in capitals and a full stop."""
    words = text.words[sentence.start : sentence.end]
    return (
        not sentence.headline
        and 2 <= len(words) <= _WORDS + 1
        and words[-1] == "."
        and all(w.isupper() or w in ("&", "-") for w in words[:-1])
        and any(len(w) > 2 for w in words[:-1])
    )


def topics(rows: list[Row]) -> dict[int, Entity]:
    """The organization that each paragraph of a roundup is about, by paragraph; none elsewhere."""
    heads = {r.sentence.paragraph for r in rows if is_heading(r.text, r.sentence)}
    found: dict[int, Entity] = {}
    if len(heads) < _HEADINGS:
        return found
    for row in rows:
        paragraph = row.sentence.paragraph
        if paragraph not in heads or paragraph in found:
            continue
        named = [i for i in row.items if i.kind == "org" and i.entity is not None]
        first = next((i for i in named if i.rel not in _WHERE_FROM), None)
        if first is not None and first.entity is not None:
            found[paragraph] = first.entity
    return found
