"""What a catalogue says of one person or organization, whatever its format."""

import hashlib
from typing import Final, Literal, NamedTuple

import msgspec

MAX_NAMES: Final = 60
"""Names of one entry that are kept: a head of state has hundreds in Wikidata, nearly all of them alike."""

Kind = Literal["person", "organization"]


class Entry(msgspec.Struct, array_like=True, omit_defaults=True):
    """A person or an organization of a catalogue.

    `id` is an outside id as text (`lei:...`), `names` has the main one first. `form` is a legal form: a code of
    ISO 20275 or a class of `names/data/legal_forms.yaml`; `country` is ISO 3166-1. `ids` are ids in other schemes,
    `former` its own older ids. `born` and `died` are dates as far as known. `closed` is true of what is no more.
    """

    id: str
    kind: Kind
    names: list[str]
    form: str = ""
    country: str = ""
    ids: dict[str, str] = {}
    former: list[str] = []
    born: str = ""
    died: str = ""
    closed: bool = False


class Tie(NamedTuple):
    """That two entries have to do with each other: `a` is (or was) `role` of `b`."""

    a: str
    b: str
    role: str


class Moved(NamedTuple):
    """That what had one id is now under another."""

    old: str
    new: str


class Gone(NamedTuple):
    """That what was said of an id before is withdrawn."""

    id: str


Item = Entry | Tie | Moved | Gone


def number(text: str) -> int:
    """A 63-bit number for a text: what indexes hold instead of the text. Two texts with one number are so rare
    that they only cost a look."""
    return (
        int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        >> 1
    )


def clean_names(names: "list[str | None]") -> list[str]:
    """Names without blanks around and within, each once, those without any letter left out."""
    found: dict[str, None] = {}
    for name in names:
        if isinstance(name, str) and 0 < len(name) < 1_000:
            text = " ".join(name.split())
            if any(character.isalnum() for character in text):
                found[text] = None
    return list(found)[:MAX_NAMES]
