"""Names as registers write them, put into the order in which people say them."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_PARTICLES: Final = frozenset(
    {"de", "del", "la", "las", "los", "y", "e", "i", "da", "das", "do", "dos", "van", "von", "der"}
)
_TITLES: Final = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "prof",
        "professor",
        "rev",
        "baroness",
        "baron",
    }
)


def written_first(written: str) -> str:
    """`SURNAME, Forename Middle[, Title]` as `Forename Middle Surname`; any other name as it is."""
    surname, comma, rest = (part.strip() for part in written.partition(","))
    forenames, _, title = (part.strip() for part in rest.partition(","))
    if not comma or not forenames:
        return capitalized(written) if written.isupper() else written
    if title and title.rstrip(".").lower() not in _TITLES:
        return written  # no name of this form
    return f"{forenames} {capitalized(surname) if surname.isupper() else surname}"


def surnames_last(written: str) -> str:
    """`PEREZ GARCIA JUAN` as `Juan Perez Garcia`.

    Spanish registers write two surnames and then the given names; of two words the first is the surname. Particles
    go with the word after them. Whoever has one surname and two given names comes out wrong: keep the name as
    written beside it.
    """
    words = written.split()
    units: list[list[str]] = [[]]
    for word in words:
        units[-1].append(word)
        if word.lower() not in _PARTICLES:
            units.append([])
    units = [unit for unit in units if unit]
    surnames = 2 if len(units) > 2 else 1
    ordered = units[surnames:] + units[:surnames]
    return capitalized(" ".join(word for unit in ordered for word in unit))


def capitalized(upper: str) -> str:
    """A name in capitals with its first letters alone large: `O'BRIEN-SMITH` as `O'Brien-Smith`."""
    words: list[str] = []
    for word in upper.split():
        low = word.lower()
        words.append(
            low if words and low in _PARTICLES else _WORD.sub(lambda part: part[0].capitalize(), low)
        )
    joined = " ".join(words)
    return re.sub(r"\bMc([a-z])", lambda match: f"Mc{match[1].upper()}", joined)
