"""Beneficial Ownership Data Standard 0.4: statements about people, entities and relationships.

https://standard.openownership.org/en/0.4.0/standard/reference.html

Interests that are posts (seniorManagingOfficial, boardMember, boardChair, and those whose `details` name a post) become
claims of posts, shareholdings claims of stakes; other interests are told in the document's text alone. `details` may
begin with a role of ours and a colon (`cfo: Finance Director`); an annotation may spell out how firm the claim is
(formats/firmness.py). A later statement of a record takes the place of the earlier one; a `closed` one ends what has
no end of its own.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import msgspec

from tenure.formats import firmness_in, role_table
from tenure.model import BadDocument, Claim, Document
from tenure.model.vocabulary import ROLES, Role
from tenure.sources.decode import beginning
from tenure.sources.protocol import Given, Item
from tenure.sources.record import Record

from .posts import Parties, date, day, guarded, role_claims, stake_claims
from .records import records
from .waiting import Party, Waiting

name: Final = "bods"
suffixes: Final = (".json", ".jsonl", ".ndjson")
media_types: Final = ("application/json",)

_MARK: Final = re.compile(rb'"recordDetails"|"statementId"')


class _Publisher(msgspec.Struct):
    name: str | None = None


class _Publication(msgspec.Struct):
    publicationDate: str | None = None  # noqa: N815
    publisher: _Publisher | None = None


class _Annotation(msgspec.Struct):
    description: str | None = None


class _Statement(msgspec.Struct):
    statementId: str  # noqa: N815
    recordId: str  # noqa: N815
    recordType: str  # noqa: N815
    recordDetails: dict[str, Any]  # noqa: N815
    recordStatus: str = "new"  # noqa: N815
    statementDate: str | None = None  # noqa: N815
    publicationDetails: _Publication | None = None  # noqa: N815
    annotations: list[_Annotation] = []


class _FullName(msgspec.Struct):
    fullName: str  # noqa: N815
    type: str | None = None


class _Person(msgspec.Struct):
    names: list[_FullName] = []


class _Entity(msgspec.Struct):
    name: str | None = None
    alternateNames: list[str] = []  # noqa: N815


class _Share(msgspec.Struct):
    exact: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    exclusiveMinimum: float | None = None  # noqa: N815
    exclusiveMaximum: float | None = None  # noqa: N815


class _Interest(msgspec.Struct):
    type: str
    details: str | None = None
    share: _Share | None = None
    startDate: str | None = None  # noqa: N815
    endDate: str | None = None  # noqa: N815


class _Relationship(msgspec.Struct):
    subject: str | dict[str, Any]
    interestedParty: str | dict[str, Any]  # noqa: N815
    interests: list[Any] = []


def recognizes(head: bytes) -> bool:
    """Statements, by the fields that only they have."""
    return beginning(head)[:1] in (b"{", b"[") and _MARK.search(head) is not None


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
    """A document for each relationship whose parties are named, with its claims."""
    file = _File()
    for record in records(stream, label):
        if isinstance(record, BadDocument):
            yield record
        else:
            yield from guarded(record[0], file.read(record[1], record[0]))
    yield from file.waiting.rest()


class _File:
    """One file: the people and entities that have passed."""

    def __init__(self) -> None:
        self.waiting = Waiting(self._related)

    def read(self, value: dict[str, Any], place: str) -> Iterator[Item]:
        """The items that a statement gives by itself."""
        if "statementType" in value and "recordType" not in value:
            raise BadDocument(place, "is of BODS before 0.4: convert it first (bods-data-converter)")
        statement = msgspec.convert(value, _Statement)
        place = f"{place} ({statement.recordType} {statement.recordId})"
        if statement.recordType == "person":
            person = msgspec.convert(statement.recordDetails, _Person)
            names = [each.fullName for each in sorted(person.names, key=lambda each: each.type != "legal")]
            self._know(statement.recordId, names, "person")
        elif statement.recordType == "entity":
            entity = msgspec.convert(statement.recordDetails, _Entity)
            self._know(statement.recordId, [entity.name or "", *entity.alternateNames], "organization")
        elif statement.recordType == "relationship":
            related = msgspec.convert(statement.recordDetails, _Relationship)
            if isinstance(related.subject, str) and isinstance(related.interestedParty, str):
                ends = (related.interestedParty, related.subject)
                yield from self.waiting.take(place, ends, (statement, related))
        else:
            raise BadDocument(place, "is of no record type of BODS; it is left out")

    def _know(self, key: str, names: list[str], kind: str) -> None:
        named = [each for each in dict.fromkeys(" ".join(each.split()) for each in names) if each]
        if named:
            self.waiting.know(key, Party(named[0], named[1:], kind))

    def _related(self, both: tuple[_Statement, _Relationship], place: str) -> Iterator[Item]:
        statement, related = both
        who = self.waiting.party(str(related.interestedParty))
        org = self.waiting.party(str(related.subject))
        details = statement.publicationDetails or _Publication()
        published = day(statement.statementDate or details.publicationDate, "statementDate")
        firmness = firmness_in(*(each.description for each in statement.annotations))
        closed = statement.recordStatus == "closed"
        parties = Parties(who.name, org.name, who.aliases, org.aliases)
        record = Record()
        claims: list[Claim] = []
        for number, raw in enumerate(related.interests, start=1):
            interest = msgspec.convert(raw, _Interest)
            start = date(interest.startDate, f"interest {number}: startDate")
            end = date(interest.endDate, f"interest {number}: endDate")
            share, words = _share(interest.share)
            role, title = _post(interest)
            quote = record.say(
                f"{who.name}: {title or interest.details or interest.type} of {org.name}",
                f"· {words}" if words else None,
                f"· from {start}" if start else None,
                f"· until {end}" if end else "· closed" if closed else None,
            )
            if role and who.kind == "person":
                claims += role_claims(
                    parties, role, title, [quote],
                    start=start, end=end, gone=closed, published=published, firmness=firmness,
                )  # fmt: skip
            elif interest.type == "shareholding":
                claims += stake_claims(
                    parties, share, [quote],
                    start=start, end=end, gone=closed, published=published, firmness=firmness,
                )  # fmt: skip
        if not related.interests:
            record.say(f"{who.name}: relationship with {org.name}, its interests not told")
        document = Document(
            id=f"bods/{statement.recordId}",
            title=f"{org.name}: {who.name}",
            text=record.text,
            published=published,
            publisher=details.publisher.name if details.publisher else None,
        )
        yield document, claims


def _post(interest: _Interest) -> tuple[Role | None, str | None]:
    """The role and the title of an interest that is a post."""
    details = (interest.details or "").strip() or None
    code, _, title = (details or "").partition(":")
    if code in ROLES:
        return code, title.strip() or None
    said = role_table("ftm").role(details)
    known = role_table(name).read.get(interest.type.casefold())
    if said != "other":
        return (said, details) if known or interest.type == "otherInfluenceOrControl" else (None, None)
    return known, details or (_SPOKEN.get(interest.type) if known else None)


_SPOKEN: Final = {
    "seniorManagingOfficial": "senior managing official",
    "boardMember": "board member",
    "boardChair": "board chair",
}


def _share(share: _Share | None) -> tuple[float | None, str | None]:
    """A share as a fraction if it is exact, and in words; a range has no one figure."""
    if share is None:
        return None, None
    if share.exact is not None:
        return (round(share.exact / 100, 6) if 0 <= share.exact <= 100 else None), f"{share.exact:g} %"
    low = share.minimum if share.minimum is not None else share.exclusiveMinimum
    high = share.maximum if share.maximum is not None else share.exclusiveMaximum
    if low is None and high is None:
        return None, None
    return None, f"{low or 0:g} to {100 if high is None else high:g} %"
