"""From the fields of a register to claims: dates that are dates, posts with a beginning and an end."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from tenure.formats import FILED, Firmness
from tenure.model import BadDate, BadDocument, Claim, Evidence, RoleClaim, StakeClaim
from tenure.model.dates import check, earliest
from tenure.model.vocabulary import Modality, Role, RoleChange, StakeChange
from tenure.sources.protocol import Item

_FIRST_YEAR: Final = 1000


def guarded(place: str, items: Iterable[Item]) -> Iterator[Item]:
    """The items of one record; a BadDocument that names it where it is not what it should be."""
    try:
        yield from items
    except BadDocument as error:
        yield error
    except msgspec.ValidationError as error:
        yield BadDocument(place, f"is not as published ({error}); it is left out")
    except BadDate as error:
        yield BadDocument(place, f"{error}; it is left out")
    except RecursionError:
        yield BadDocument(place, "is nested too deeply; it is left out")


def date(value: str | None, field: str) -> str | None:
    """A day, month or year of the world; of a moment its day. None where there is none.

    Raises BadDate for what is no date, and for the year 1 and the like that stand for "not known" in some exports.
    """
    if not value:
        return None
    written, _, _ = value.strip().partition("T")
    try:
        if earliest(check(written)).year < _FIRST_YEAR:
            raise BadDate(f"{written!r} stands for no date")
    except BadDate as error:
        raise BadDate(f"{field}: {error}") from None
    return written


def day(value: str | None, field: str) -> str | None:
    """The same where only a whole day will do (the publication day); None for a month or a year."""
    found = date(value, field)
    return found if found and len(found) == len("YYYY-MM-DD") else None


class Parties(msgspec.Struct, frozen=True):
    """Who holds what where, each with other forms of the name."""

    person: str
    org: str | None
    person_aliases: list[str] = []
    org_aliases: list[str] = []


def role_claim(
    change: RoleChange,
    parties: Parties,
    role: Role,
    title: str | None,
    evidence: Sequence[Evidence],
    *,
    when: str | None = None,
    published: str | None = None,
    firmness: Firmness = FILED,
) -> RoleClaim:
    """One thing that a register says of a person and a post. A date after the day of publication is a plan."""
    return RoleClaim(
        change=change,
        person=parties.person,
        org=parties.org,
        role=role,
        title=title or None,
        when=when,
        modality=_modality(firmness, when, published),
        sourcing=firmness.sourcing,
        evidence=list(evidence),
        person_aliases=parties.person_aliases,
        org_aliases=parties.org_aliases,
    )


def role_claims(
    parties: Parties,
    role: Role,
    title: str | None,
    evidence: Sequence[Evidence],
    *,
    start: str | None = None,
    end: str | None = None,
    gone: bool = False,
    published: str | None = None,
    firmness: Firmness = FILED,
) -> list[Claim]:
    """What a register says of one person's time in a post.

    A dated beginning and a dated end are claims of their own; without an end the post is held, unless the person is
    `gone`: then it was left, on an unknown day.
    """

    def claim(change: RoleChange, when: str | None) -> RoleClaim:
        return role_claim(
            change, parties, role, title, evidence, when=when, published=published, firmness=firmness
        )

    claims: list[Claim] = [claim("start", start)] if start else []
    if end or gone:
        claims.append(claim("end", end))
    elif not claims or claims[0].modality == "actual":
        claims.append(claim("hold", None))
    return claims


def stake_claims(
    parties: Parties,
    share: float | None,
    evidence: Sequence[Evidence],
    *,
    start: str | None = None,
    end: str | None = None,
    gone: bool = False,
    published: str | None = None,
    firmness: Firmness = FILED,
) -> list[Claim]:
    """The same for a holder (`parties.person`) and a share, a fraction between 0 and 1."""
    org = parties.org
    if org is None:
        return []  # a stake in nothing that is named

    def claim(change: StakeChange, when: str | None) -> Claim:
        return StakeClaim(
            change=change,
            holder=parties.person,
            org=org,
            share=share,
            when=when,
            modality=_modality(firmness, when, published),
            sourcing=firmness.sourcing,
            evidence=list(evidence),
            holder_aliases=parties.person_aliases,
            org_aliases=parties.org_aliases,
        )

    claims = [claim("acquire", start)] if start else []
    claims.append(claim("sell", end) if end or gone else claim("hold", None))
    return claims


def _modality(firmness: Firmness, when: str | None, published: str | None) -> Modality:
    if firmness.modality == "actual" and when and published and earliest(when) > earliest(published):
        return "planned"
    return firmness.modality
