"""A name for readers of Latin script, with the one in its own script beside it."""

import re
from collections.abc import Sequence
from typing import Final

_LATIN: Final = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u2010-\u2019]+")


def in_two_scripts(name: str, names: Sequence[str]) -> tuple[str, str | None]:
    """Lei Jun and 雷军, of all names of one; the second is None where all are in one script, `name` stands then."""
    latin = [n for n in names if _LATIN.fullmatch(n)]
    others = [n for n in names if not _LATIN.fullmatch(n)]
    if not latin or not others:
        return name, None
    first, second = (
        name if name in found else max(found, key=lambda n: (len(n.split()), len(n)))
        for found in (latin, others)
    )
    return first, second


def both_scripts(name: str, names: Sequence[str]) -> str:
    """The same in one text: Lei Jun (雷军)."""
    main, other = in_two_scripts(name, names)
    return f"{main} ({other})" if other else main
