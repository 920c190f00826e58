"""UK Companies House: officers of companies, from the REST API and from the stream of changes.

https://developer-specs.company-information.service.gov.uk/companies-house-public-data-api/reference/officers/list
https://developer-specs.company-information.service.gov.uk/streaming-api/reference/officers/stream

Officers come without the name of their company. A company's profile that stands before them gives it
(`cat profile.json officers.json`, or an event of the companies' stream), and so does `appointed_to` in an officer's
list of appointments.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import msgspec

from tenure.formats import role_table
from tenure.model import BadDocument, Document
from tenure.sources.decode import beginning
from tenure.sources.protocol import Given, Item
from tenure.sources.record import Record

from .names import written_first
from .posts import Parties, date, day, guarded, role_claims
from .records import records

name: Final = "companies-house"
suffixes: Final = (".json", ".jsonl", ".ndjson")
media_types: Final = ("application/json", "application/json-lines")

_API: Final = "https://api.company-information.service.gov.uk"
_MARK: Final = re.compile(
    rb'"officer_role"|"resource_kind"\s*:\s*"company-officers"|"kind"\s*:\s*"officer-list"'
)
_COMPANY: Final = re.compile(r"/company/([A-Z0-9]{6,10})\b")


class _AppointedTo(msgspec.Struct):
    company_number: str
    company_name: str


class _Links(msgspec.Struct):
    self: str | None = None
    company: str | None = None


class _Officer(msgspec.Struct):
    name: str
    officer_role: str
    appointed_on: str | None = None
    appointed_before: str | None = None
    resigned_on: str | None = None
    occupation: str | None = None
    nationality: str | None = None
    appointed_to: _AppointedTo | None = None
    links: _Links | None = None
    person_number: str | None = None


class _Event(msgspec.Struct):
    timepoint: int
    type: str
    published_at: str | None = None


class _Streamed(msgspec.Struct):
    resource_uri: str
    event: _Event
    data: dict[str, Any] = {}


def recognizes(head: bytes) -> bool:
    """Officers, by the fields that only they have."""
    return beginning(head)[:1] in (b"{", b"[") and _MARK.search(head) is not None


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
    """A document for each appointment, with its claims."""
    reader = _Reader()
    for record in records(stream, label):
        if isinstance(record, BadDocument):
            yield record
        else:
            place, value = record
            yield from guarded(place, reader.read(value, place))


class _Reader:
    """Reads records in order; knows the companies whose profile has passed."""

    def __init__(self) -> None:
        self._companies: dict[str, str] = {}

    def read(self, value: dict[str, Any], place: str) -> Iterator[Item]:
        if "errors" in value or "error" in value:
            raise BadDocument(place, f"is an error of the API: {_error(value)}; ask again")
        data: dict[str, Any] = value["data"] if isinstance(value.get("data"), dict) else value
        if isinstance(data.get("company_name"), str) and isinstance(data.get("company_number"), str):
            self._companies[data["company_number"]] = data["company_name"]
        elif "resource_uri" in value:
            yield from self._streamed(msgspec.convert(value, _Streamed), place)
        elif isinstance(value.get("items"), list):
            own = msgspec.convert(value.get("links") or {}, _Links).self or ""
            for number, entry in enumerate(value["items"], start=1):
                where = f"{place}, officer {number}"
                yield from guarded(where, self._officer(entry, own, where))
        else:
            yield from self._officer(value, "", place)

    def _streamed(self, streamed: _Streamed, place: str) -> Iterator[Item]:
        place = f"{place} (timepoint {streamed.event.timepoint})"
        published = day((streamed.event.published_at or "").replace(" ", "T"), "event.published_at")
        if streamed.event.type == "deleted":
            yield _withdrawn(streamed.resource_uri, published)
        else:
            yield from self._officer(streamed.data, streamed.resource_uri, place, published)

    def _officer(self, value: Any, uri: str, place: str, published: str | None = None) -> Iterator[Item]:
        officer = msgspec.convert(value, _Officer)
        place = f"{place} ({officer.name})"
        links = officer.links or _Links()
        own = uri if "/appointments/" in uri else links.self or ""
        number, company = self._company(officer, own or uri or links.company or "", place)
        start = date(officer.appointed_on, f"{officer.name}: appointed_on")
        end = date(officer.resigned_on, f"{officer.name}: resigned_on")
        table = role_table(name)
        title = table.title(officer.officer_role)
        record = Record()
        quote = record.say(
            f"{officer.name}: {title} of {company} ({number})",
            f"· appointed {start}"
            if start
            else f"· appointed before {officer.appointed_before or 'an unknown day'}",
            f"· resigned {end}" if end else None,
        )
        for what, words in (("Occupation", officer.occupation), ("Nationality", officer.nationality)):
            if words:
                record.say(f"{what}: {words}")
        person = written_first(officer.name)
        key = (
            own.rpartition("/")[2]
            or f"{officer.person_number or person}/{officer.officer_role}/{start or 'undated'}"
        )
        document = Document(
            id=f"companies-house/{number}/{key}",
            title=f"{company}: {person}, {title}",
            text=record.text,
            published=published,
            publisher="Companies House",
            url=_API + own if own else None,
            lang="en",
        )
        if officer.officer_role.startswith("corporate-"):
            yield document, []
            return
        parties = Parties(person, company, [officer.name] if officer.name != person else [])
        role = table.role(officer.officer_role)
        yield document, role_claims(parties, role, title, [quote], start=start, end=end, published=published)

    def _company(self, officer: _Officer, uri: str, place: str) -> tuple[str, str]:
        if officer.appointed_to:
            return officer.appointed_to.company_number, officer.appointed_to.company_name
        found = _COMPANY.search(uri)
        if not found:
            raise BadDocument(place, "does not say of which company it is (links.self); it is left out")
        number = found[1]
        if number not in self._companies:
            raise BadDocument(
                place,
                f"names no company: put its profile ({_API}/company/{number}) before its officers",
            )
        return number, self._companies[number]


def _withdrawn(uri: str, published: str | None) -> Item:
    number = _COMPANY.search(uri)
    key = uri.rpartition("/")[2]
    document = Document(
        id=f"companies-house/{number[1] if number else ''}/{key}",
        title="Appointment withdrawn",
        text="Companies House has removed this appointment from the register.",
        published=published,
        publisher="Companies House",
        url=_API + uri,
        lang="en",
    )
    return document, []


def _error(value: dict[str, Any]) -> str:
    errors = value.get("errors") or [value]
    first = errors[0] if isinstance(errors, list) and errors else value
    return str(first.get("error") if isinstance(first, dict) else first)
