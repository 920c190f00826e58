"""What a batch of documents knows of atoms, and how it compares their names."""

from functools import lru_cache
from typing import Final, NamedTuple

from tenure.model.vocabulary import Role
from tenure.names import PersonName, compare_orgs, is_acronym, parse_org, parse_person, shares_core

from .mentions import Atom

DOUBT: Final = 0.5
"""Likeness below this is not worth a question."""


class Known:
    """An atom that is stored or about to be."""

    __slots__ = ("_roles", "_said", "atom", "recorded")

    def __init__(self, atom: Atom, recorded: str, said: str = "") -> None:
        """`said` are its roles as stored."""
        self.atom = atom
        self.recorded = recorded
        self._said = said
        self._roles: dict[str, str] | None = None

    @property
    def roles(self) -> dict[str, str]:
        """Its roles with the first moment that each was said of it."""
        if self._roles is None:  # most namesakes are never asked
            self._roles = decode_roles(self._said)
        return self._roles


class Deed(NamedTuple):
    """What a claim says of a person's post, as far as it tells people and organizations apart."""

    role: Role
    change: str
    when: str | None
    reason: str | None
    doc: int
    day: str


@lru_cache(maxsize=65_536)
def kinship(name: str, other: str) -> str:
    """Whether two organizations' names could be one's: `kin`, `part` (a short form), or not at all."""
    parsed, theirs = parse_org(name), parse_org(other)
    score, _ = compare_orgs(parsed, theirs)
    if 0 < score < DOUBT:
        return "part" if 0.2 < score <= 0.35 and parsed.branch == theirs.branch else ""
    if parsed.script != theirs.script or shares_core(parsed, theirs):
        return "kin"
    return "kin" if is_acronym(name, other) or is_acronym(other, name) else ""


def encode_roles(roles: dict[str, str]) -> str:
    """Roles with their moments, as stored."""
    return " ".join(f"{role}@{moment}" for role, moment in sorted(roles.items()))


def decode_roles(text: str) -> dict[str, str]:
    """Roles with their moments, as stored."""
    if " " not in text:  # most have one, or none
        role, at, moment = text.partition("@")
        return {role: moment} if at else {}
    return dict(part.split("@", 1) for part in text.split())


def keep_first(moments: dict[int, str], number: int, moment: str) -> None:
    """Notes a moment unless an earlier one is noted."""
    moments[number] = min(moment, moments.get(number, "~"))


def person_name(atom: Atom) -> PersonName:
    """A person's name taken apart, as its atom reads it."""
    return parse_person(atom.name, "ja" if unreadable(atom) else None)


def unreadable(atom: Atom) -> bool:
    """Whether the name is in characters whose sound is unknown: its key is the characters themselves."""
    return atom.base == atom.key.partition("/")[2] != ""
