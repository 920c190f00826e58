"""Norway's Central Coordinating Register for Legal Entities (Brønnøysundregistrene): roles, and what changed.

https://data.brreg.no/enhetsregisteret/api/dokumentasjon/no/index.html (Roller; Oppdateringer på roller)

An entity's roles come without its name: the entity's own record (`/enheter/NUMBER`) before them gives it, or the link
that led to them. The feed of changes says only whose roles changed: it gives links to the entities' records, and a
record without roles behind it gives a link to those. The register publishes how things stand, not who left: a person
who is gone from a group is told only while it says so (`fratraadt`).
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import msgspec

from tenure.formats import role_table
from tenure.model import BadDate, BadDocument, Claim, Document
from tenure.model.dates import format_moment, parse_moment
from tenure.sources.decode import beginning
from tenure.sources.protocol import Given, Item, Link
from tenure.sources.record import Record

from .posts import Parties, day, guarded, role_claims
from .records import records

name: Final = "brreg"
suffixes: Final = (".json", ".jsonl", ".ndjson")
media_types: Final = ("application/json", "application/vnd.brreg.enhetsregisteret.rolle.v1+json")

_API: Final = "https://data.brreg.no/enhetsregisteret/api/enheter"
_MARK: Final = re.compile(
    rb'"rollegrupper"|"no\.brreg\.enhetsregisteret\.|"organisasjonsnummer"\s*:\s*"\d{9}"'
)
_NUMBER: Final = re.compile(r"/enheter/(\d{9})\b")


class _Type(msgspec.Struct):
    kode: str
    beskrivelse: str = ""


class _Name(msgspec.Struct):
    etternavn: str
    fornavn: str = ""
    mellomnavn: str | None = None


class _Person(msgspec.Struct):
    navn: _Name
    erDoed: bool = False  # noqa: N815


class _Holder(msgspec.Struct):
    organisasjonsnummer: str
    navn: list[str] | str = ""


class _Role(msgspec.Struct):
    type: _Type
    person: _Person | None = None
    enhet: _Holder | None = None
    fratraadt: bool = False
    avregistrert: bool = False


class _Group(msgspec.Struct):
    type: _Type
    roller: list[_Role]
    sistEndret: str | None = None  # noqa: N815


class _Changed(msgspec.Struct):
    organisasjonsnummer: str


class _Event(msgspec.Struct):
    id: str | int
    data: _Changed
    time: str | None = None


def recognizes(head: bytes) -> bool:
    """Groups of roles, entities, or the register's own events."""
    return beginning(head)[:1] in (b"{", b"[") and _MARK.search(head) is not None


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
    """A document for each group of roles of each entity, as of its last change; links where there are no roles."""
    reader = _Reader(label, given)
    for record in records(stream, label):
        if isinstance(record, BadDocument):
            yield record
        else:
            yield from guarded(record[0], reader.read(record[1], record[0]))
    yield from reader.rest()


class _Reader:
    """Reads records in order; knows the entities that have passed."""

    def __init__(self, label: str, given: Given) -> None:
        self._names: dict[str, str] = {}
        self._given = given
        self._roles = False
        led = _NUMBER.search(label)
        if led and label.endswith("/roller") and given.title:
            self._names[led[1]] = given.title

    def rest(self) -> Iterator[Link]:
        """Of entities that came alone, where their roles are."""
        if self._roles:
            return
        for number, org in self._names.items():
            # The day is that of the event which led here: a link to roles that changed again is another link.
            yield Link(url=f"{_API}/{number}/roller", title=org, published=self._given.published)

    def read(self, value: dict[str, Any], place: str) -> Iterator[Item]:
        if "feilmelding" in value or ("status" in value and "error" in value):
            problem = value.get("feilmelding") or value["error"]
            raise BadDocument(place, f"is an error of the API: {problem}; ask again")
        if str(value.get("type", "")).startswith("no.brreg."):
            yield _link(msgspec.convert(value, _Event))
        elif "rollegrupper" in value:
            yield from self._groups(value, place)
        elif isinstance(value.get("organisasjonsnummer"), str) and isinstance(value.get("navn"), str):
            self._names[value["organisasjonsnummer"]] = value["navn"]
        else:
            raise BadDocument(
                place, "has neither roles (rollegrupper) nor the name of an entity; it is left out"
            )

    def _groups(self, value: dict[str, Any], place: str) -> Iterator[Item]:
        self._roles = True
        found = _NUMBER.search(str(value.get("_links", "")))
        number = str(value.get("organisasjonsnummer") or (found[1] if found else ""))
        if not number:
            raise BadDocument(
                place, "does not say whose roles they are (organisasjonsnummer); it is left out"
            )
        if isinstance(value.get("navn"), str):
            self._names[number] = value["navn"]
        if number not in self._names:
            raise BadDocument(place, f"names no entity: put its record ({_API}/{number}) before its roles")
        for count, group in enumerate(msgspec.convert(value["rollegrupper"], list[Any]), start=1):
            where = f"{place}, group {count}"
            yield from guarded(where, _group(group, number, self._names[number]))


def _group(value: Any, number: str, org: str) -> Iterator[Item]:
    group = msgspec.convert(value, _Group)
    changed = day(group.sistEndret, "sistEndret")
    record = Record()
    record.say(
        f"{org} ({number}): {group.type.beskrivelse or group.type.kode}", f"· {changed}" if changed else None
    )
    claims: list[Claim] = []
    for role in group.roller:
        if role.avregistrert:
            continue
        title = role.type.beskrivelse or role.type.kode
        if role.person is None:
            firm = role.enhet.navn if role.enhet else ""
            record.say(f"{title}:", firm if isinstance(firm, str) else " ".join(firm))
            continue
        parts = role.person.navn
        person = " ".join(part for part in (parts.fornavn, parts.mellomnavn, parts.etternavn) if part)
        left = role.fratraadt or role.person.erDoed
        quote = record.say(f"{title}: {person}, {org}", "· fratrådt" if role.fratraadt else None)
        claims += role_claims(
            Parties(person, org),
            role_table(name).role(role.type.kode),
            title,
            [quote],
            gone=left,
            published=changed,
        )
    kind = group.type.kode
    document = Document(
        id=f"brreg/{number}/{kind}/{changed or 'undated'}",
        title=f"{org}: {group.type.beskrivelse or kind}",
        text=record.text,
        published=changed,
        publisher="Brønnøysundregistrene",
        url=f"{_API}/{number}/roller#{kind}-{changed or 'undated'}",
        lang="nb",
    )
    yield document, claims


def _link(event: _Event) -> Link:
    number = event.data.organisasjonsnummer
    try:
        moment = format_moment(parse_moment(event.time)) if event.time else None
    except BadDate as error:
        raise BadDate(f"event {event.id}: time: {error}") from None
    return Link(
        url=f"{_API}/{number}",
        title=f"Roles of {number} changed",
        published=moment[:10] if moment else None,
        updated=moment,
        id=str(event.id),
    )
