"""How names and texts of strangers are shown: safely, and readable for people of Latin script."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from tenure.model import TenureError
from tenure.model.outside import parse_outside
from tenure.model.scripts import in_two_scripts
from tenure.register import Entity

HIDDEN: Final = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
"""Characters that are not seen and change what is: controls, and those that turn the direction of text."""
MAX_NAME: Final = 160


class Name(NamedTuple):
    """A name, and the same in another script."""

    main: str
    other: str | None


def name(entity: Entity) -> Name:
    """The name that readers of Latin script can read, with the one in its own script beside it."""
    main, other = in_two_scripts(entity.name, entity.names)
    return Name(short(main), short(other) if other else None)


def short(text: str) -> str:
    """A name, cut where it is longer than any name."""
    return text if len(text) <= MAX_NAME else text[:MAX_NAME] + "…"


def plain(value: object) -> object:
    """What every template puts out passes here: texts lose the characters that would turn what stands around."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return HIDDEN.sub("�", value)
    return value


def text_with_marks(text: str, hidden: str) -> Markup:
    """A text in which each hidden character stands as a mark that names it (`hidden` has a blank for its code)."""
    pieces: list[str] = []
    at = 0
    for found in HIDDEN.finditer(text):
        code = f"U+{ord(found[0]):04X}"
        pieces += [
            str(escape(text[at : found.start()])),
            f'<abbr class="hidden" title="{escape(hidden.format(code=code))}">{code}</abbr>',
        ]
        at = found.end()
    pieces.append(str(escape(text[at:])))
    return Markup("".join(pieces))


def page_of(outside: str) -> str:
    """The address of a page about an outside id; empty where it is none, or its scheme has no such pages."""
    try:
        return parse_outside(outside).url or ""
    except TenureError:
        return ""


class Piece(NamedTuple):
    """A run of text and the numbers of the claims whose evidence it is part of."""

    text: str
    claims: tuple[int, ...]
    first_of: tuple[int, ...]


def pieces(text: str, spans: list[tuple[int, int, int]], start: int, end: int) -> list[Piece]:
    """A part of a text, cut where evidence begins and ends; spans are (start, end, number of the claim)."""
    inside = [
        (max(a, start), min(b, end), n, a >= start) for a, b, n in spans if a < end and b > start and a < b
    ]
    cuts = sorted({start, end, *(a for a, _, _, _ in inside), *(b for _, b, _, _ in inside)})
    opening: dict[int, list[tuple[int, int, bool]]] = {}
    for a, b, n, whole in inside:
        opening.setdefault(a, []).append((b, n, whole))
    found: list[Piece] = []
    alive: list[tuple[int, int]] = []
    for a, b in pairwise(cuts):
        alive = [(until, n) for until, n in alive if until > a]
        fresh = opening.get(a, ())
        alive += [(until, n) for until, n, _ in fresh]
        numbers = tuple(sorted({n for _, n in alive}))
        found.append(Piece(text[a:b], numbers, tuple(sorted({n for _, n, whole in fresh if whole}))))
    return found
