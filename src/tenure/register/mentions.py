"""The people and organizations of one document, and the atoms that stand for them.

An atom is one name at one place: an organization by its normal form, a person by name and organization. Its id
is a hash of just that, so that it is the same whenever and wherever it turns up. What joins atoms is evidence
(see resolve.py).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from tenure.model import AffiliationClaim, Claim, FactClaim, RoleClaim, StakeClaim
from tenure.names import OrgName, PersonName, looks_like_org, parse_org, parse_person

_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [left + right for left in _BASE32 for right in _BASE32]


class Atom(NamedTuple):
    """One name at one place, as stored in `entities`."""

    atom: int
    kind: str
    key: str
    base: str
    org: int | None
    name: str
    sound: str = ""


class Mention(NamedTuple):
    """A person or an organization of one document: the fullest name, its other forms, its atoms.

    An organization has one atom; a person has one for each organization at which the document tells of them.
    """

    kind: str
    name: str
    aliases: tuple[str, ...]
    atoms: tuple[Atom, ...]

    @property
    def atom(self) -> Atom:
        """That of an organization."""
        return self.atoms[0]


class Roll(NamedTuple):
    """All mentions of a document, and for each claim the places of person, organization and parent.

    Places count the atoms of all mentions, people first; NOBODY where a claim has none.
    """

    people: list[Mention]
    orgs: list[Mention]
    places: list[tuple[int, int, int]]


NOBODY: Final = -1


@dataclass(slots=True)
class _Draft:
    """A mention in the making."""

    name: str
    aliases: set[str] = field(default_factory=set)
    atoms: dict[int | None, Atom] = field(default_factory=dict)  # by organization; one, under None, for those

    def done(self, kind: str) -> Mention:
        return Mention(kind, self.name, tuple(sorted(self.aliases)), tuple(self.atoms.values()))


class Bound(NamedTuple):
    """A claim with its atoms."""

    claim: Claim
    person: Atom | None
    org: Atom | None
    parent: Atom | None


class Cast(NamedTuple):
    """All mentions of a document and its claims bound to them."""

    people: list[Mention]
    orgs: list[Mention]
    claims: list[Bound]
    atoms: list[tuple[Mention, Atom]]


def public_id(kind: str, atom: int) -> str:
    """An atom's number as people and JSON write it: `P` or `O` and 13 letters."""
    # Two letters at a time: exports write millions of ids.
    letters = [_PAIRS[atom >> shift & 1023] for shift in (50, 40, 30, 20, 10, 0)]
    return ("P" if kind == "person" else "O") + _BASE32[atom >> 60] + "".join(letters)


def parse_id(text: str) -> int | None:
    """The number behind an id, None when the text is no id."""
    if len(text) != 14 or text[0] not in "PO" or any(c not in _BASE32 for c in text[1:]):
        return None
    number = 0
    for character in text[1:]:
        number = number << 5 | _BASE32.index(character)
    return number


@lru_cache(maxsize=65_536)
def org_atom(name: str, lang: str | None) -> Atom:
    """The atom of an organization's name."""
    parsed = parse_org(name)
    legal = parsed.legal if parsed.legal != "plain" else ""
    key = f"{parsed.key}|{legal}"
    if parsed.generic:  # "the central bank" is another one in every language, and by every wording
        key = f"{lang or ''}:{' '.join(name.lower().split())}"
    return Atom(_number("organization", key, ""), "organization", key, parsed.core, None, name, parsed.sound)


def person_atom(name: str, lang: str | None, org: Atom | None) -> Atom:
    """The atom of a person's name at an organization."""
    return _person_atom(
        name, lang if lang in ("ja", "ko") else None, org.key if org else "", org.atom if org else None
    )


@lru_cache(maxsize=65_536)
def _person_atom(name: str, lang: str | None, org_key: str, org: int | None) -> Atom:
    parsed = parse_person(name, lang)
    base = parsed.key or " ".join(name.lower().split())
    if parsed.han and not parsed.readable:
        base = parsed.han
    key = f"{base}/{parsed.han}"
    return Atom(_number("person", key, org_key), "person", key, base, org, name)


def _number(kind: str, key: str, context: str) -> int:
    digest = hashlib.sha256(f"{kind}\x1f{key}\x1f{context}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def person_name(name: str, lang: str | None) -> PersonName:
    """A person's name taken apart."""
    return parse_person(name, lang if lang in ("ja", "ko") else None)


def org_name(name: str) -> OrgName:
    """An organization's name taken apart."""
    return parse_org(name)


def cast(roll: Roll, claims: Sequence[Claim]) -> Cast:
    """A document's mentions with the claims that they were gathered from."""
    people, orgs, places = roll
    atoms = [(mention, atom) for mention in people for atom in mention.atoms]
    atoms += [(mention, mention.atoms[0]) for mention in orgs]
    at: list[Atom | None] = [atom for _, atom in atoms]
    at.append(None)  # where the place of nobody is
    bound = [Bound(claim, at[a], at[b], at[c]) for claim, (a, b, c) in zip(claims, places, strict=True)]
    return Cast(people, orgs, bound, atoms)


def call(claims: Sequence[Claim], lang: str | None) -> Roll:
    """Gathers the mentions of a document's claims; forms that a claim calls one are one throughout it."""
    people: dict[str, _Draft] = {}
    orgs: dict[str, _Draft] = {}
    for claim in claims:
        if isinstance(claim, RoleClaim):
            _note(people, claim.person, claim.person_aliases)
            if claim.org is not None:
                _note(orgs, claim.org, claim.org_aliases)
        else:
            _note(orgs, claim.org, claim.org_aliases)
            if isinstance(claim, AffiliationClaim):
                _note(orgs, claim.parent, claim.parent_aliases)
    for claim in claims:
        if isinstance(claim, StakeClaim):
            is_org = claim.holder in orgs or (
                claim.holder not in people and _holder_is_org(claim.holder, people)
            )
            _note(orgs if is_org else people, claim.holder, claim.holder_aliases)
    _join_aliases(people)
    _join_aliases(orgs)
    for draft in orgs.values():
        if not draft.atoms:
            draft.atoms[None] = org_atom(draft.name, lang)
    bound = [_bind(claim, people, orgs, lang) for claim in claims]
    all_people, all_orgs = _once(people), _once(orgs)
    # Each mention has atoms of its own, even where two names have one number.
    place = {
        id(atom): number
        for number, atom in enumerate(a for draft in (*all_people, *all_orgs) for a in draft.atoms.values())
    }
    place[id(None)] = NOBODY
    return Roll(
        [draft.done("person") for draft in all_people],
        [draft.done("organization") for draft in all_orgs],
        [(place[id(person)], place[id(org)], place[id(parent)]) for person, org, parent in bound],
    )


def _once(drafts: dict[str, _Draft]) -> list[_Draft]:
    """Each once, however many names it goes by."""
    return list({id(draft): draft for draft in drafts.values()}.values())


def _holder_is_org(name: str, people: dict[str, _Draft]) -> bool:
    if any(name in m.aliases for m in people.values()):
        return False
    parsed = parse_person(name)
    if parsed.han:
        return len(parsed.han) > 4 or looks_like_org(name)
    return looks_like_org(name) or len(parsed.tokens) < 2


def _note(mentions: dict[str, _Draft], name: str, aliases: list[str]) -> None:
    mention = mentions.get(name)
    if mention is None:
        mention = mentions[name] = _Draft(name)
    if aliases:
        mention.aliases.update(
            alias for alias in aliases if alias != name and any(c.isalnum() for c in alias)
        )


def _join_aliases(mentions: dict[str, _Draft]) -> None:
    if not any(m.aliases for m in mentions.values()):
        return
    for name in list(mentions):
        owners = [m for other, m in mentions.items() if other != name and name in m.aliases]
        if len(owners) == 1 and owners[0].name != name and owners[0].name not in mentions[name].aliases:
            owners[0].aliases |= mentions[name].aliases - {owners[0].name}
            mentions[name] = owners[0]


def _bind(
    claim: Claim, people: dict[str, _Draft], orgs: dict[str, _Draft], lang: str | None
) -> tuple[Atom | None, Atom | None, Atom | None]:
    """Person, organization and parent of a claim."""
    if isinstance(claim, RoleClaim):
        org = orgs[claim.org].atoms[None] if claim.org is not None else None
        return _at(people[claim.person], lang, org), org, None
    org = orgs[claim.org].atoms[None]
    if isinstance(claim, StakeClaim):
        if claim.holder in people:
            return _at(people[claim.holder], lang, org), org, None
        return None, org, orgs[claim.holder].atoms[None]
    if isinstance(claim, AffiliationClaim):
        return None, org, orgs[claim.parent].atoms[None]
    assert isinstance(claim, FactClaim)
    return None, org, None


def _at(mention: _Draft, lang: str | None, org: Atom | None) -> Atom:
    where = org.atom if org else None
    if where not in mention.atoms:
        mention.atoms[where] = person_atom(mention.name, lang, org)
    return mention.atoms[where]
