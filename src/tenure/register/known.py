"""What a batch of documents knows of atoms, and how it compares their names."""

from functools import lru_cache
from typing import Final, NamedTuple

from tenure.model import RoleClaim, dates
from tenure.model.vocabulary import Role
from tenure.names import PersonName, are_far, compare_orgs, is_acronym, parse_org, parse_person, shares_core

from .mentions import Atom

FULL_TIME: Final[frozenset[str]] = frozenset({"ceo", "cfo", "coo", "managing_director"})
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
    recorded: str


class Shape(NamedTuple):
    """The words of a person's name, its letters, and whether only its characters or sound tell it."""

    words: frozenset[str]
    weight: int
    letters: str
    apart: bool

    def divided(self, other: "Shape") -> bool:
        """Whether both have the same letters: one name, perhaps, divided otherwise ("wei bing lu", "weibing lu")."""
        # The weights tell nearly all apart, and sorting letters costs more than all else here.
        return self.weight == other.weight and _in_order(self.letters) == _in_order(other.letters)


def _in_order(letters: str) -> str:
    return "".join(sorted(letters)).lstrip(" ")


@lru_cache(maxsize=65_536)
def kinship(name: str, other: str) -> str:
    """Whether two organizations' names could be one's: `kin`, `part` (a short form), or not at all."""
    parsed, theirs = parse_org(name), parse_org(other)
    if are_far(parsed, theirs) and not (name.isupper() or other.isupper()):  # nor is one the other's initials
        return ""
    score, _ = compare_orgs(parsed, theirs)
    if 0 < score < DOUBT:
        return "part" if 0.2 < score <= 0.35 and parsed.branch == theirs.branch else ""
    if parsed.script != theirs.script or shares_core(parsed, theirs):
        return "kin"
    return "kin" if is_acronym(name, other) or is_acronym(other, name) else ""


def encode_roles(roles: dict[str, str]) -> str:
    """Roles with their moments, as stored."""
    return " ".join([f"{role}@{moment}" for role, moment in sorted(roles.items())])


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


def other_characters(a: Atom, b: Atom) -> bool:
    """Whether both names are known in Chinese characters, and those differ."""
    if a.key.endswith("/") or b.key.endswith("/"):
        return False
    left, right = a.key.partition("/")[2], b.key.partition("/")[2]
    return bool(left and right) and left != right


def runs(deed: Deed, claim: RoleClaim) -> bool:
    """Whether both say that the person is, or becomes, what few are in two companies at once."""
    in_post = ("hold", "start")
    return (
        deed.role == claim.role
        and deed.role in FULL_TIME
        and deed.change in in_post
        and claim.change in in_post
    )


def near_in_time(deed: Deed, when: str | None, day: str) -> bool:
    """Whether a deed may be one that a document of that day tells, dated or not."""
    if deed.when and when:
        return dates.compatible(deed.when, when)
    return days_apart(deed.day, day) <= 14


def days_apart(a: str, b: str) -> int:
    """Days between the first days that two dates may stand for."""
    return abs((dates.earliest(a) - dates.earliest(b)).days)
