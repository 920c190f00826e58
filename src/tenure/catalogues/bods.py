"""Beneficial Ownership Data Standard 0.4: statements about entities, persons and relationships.

Format: https://standard.openownership.org/en/0.4.0/standard/reference.html. A record is stated anew when it changes:
the last statement of a record counts, and one with `recordStatus` `closed` ends it. Statements stand in an array or
one a line.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from tenure.model.errors import TenureError
from tenure.model.outside import parse_outside

from .entry import Entry, Gone, Item, Tie, clean_names
from .text import Broken, Raw, Row, objects

_SCHEMES: Final = {"XI-LEI": "lei", "US-SEC": "cik", "WIKIDATA": "wikidata"}
"""Codes of org-id.guide (and Wikidata's own) for ids that have a scheme here; others are registers' numbers."""


class _Statement(msgspec.Struct):
    recordId: str  # noqa: N815
    recordType: str  # noqa: N815
    recordDetails: dict[str, Any] = {}  # noqa: N815
    recordStatus: str = "new"  # noqa: N815


_STATEMENT: Final = msgspec.json.Decoder(_Statement)


def records(stream: io.BufferedReader) -> Iterator[Raw | Row | Broken]:
    """The statements, in an array or one a line."""
    return objects(stream)


def parse(record: Raw | Row) -> Iterable[Item]:
    """A person or an organization, or the ties of a relationship; raises ValueError saying what is wrong."""
    assert isinstance(record, Raw)
    statement = _STATEMENT.decode(record.data)
    details = statement.recordDetails
    own = _id(statement.recordId)
    if statement.recordType == "relationship":
        one, other = details.get("interestedParty"), details.get("subject")
        if statement.recordStatus != "closed" and isinstance(one, str) and isinstance(other, str):
            roles = [i.get("type") for i in details.get("interests") or () if isinstance(i, dict)]
            for role in dict.fromkeys(role for role in roles if isinstance(role, str)) or ["unknown"]:
                yield Tie(_id(one), _id(other), role)
        return
    if statement.recordStatus == "closed":
        yield Gone(own)
        return
    if statement.recordType not in ("entity", "person"):
        raise ValueError(f"{statement.recordType!r} is no type of record")
    person = statement.recordType == "person"
    names = clean_names(
        _person_names(details) if person else [details.get("name"), *_list(details, "alternateNames")]
    )
    if not names and (person or details.get("entityType", {}).get("type") != "anonymousEntity"):
        raise ValueError(f"{statement.recordId}: has no name")
    if names:
        yield Entry(
            id=own,
            kind="person" if person else "organization",
            names=names,
            country="" if person else str((details.get("jurisdiction") or {}).get("code") or "")[:2],
            ids=_ids(details),
            born=str(details.get("birthDate") or "")[:4],
            died=str(details.get("deathDate") or "")[:4],
            closed=bool(details.get("dissolutionDate")),
        )


def _list(details: dict[str, Any], key: str) -> list[Any]:
    value = details.get(key)
    return value if isinstance(value, list) else []


def _person_names(details: dict[str, Any]) -> list[str | None]:
    names: list[str | None] = []
    for name in _list(details, "names"):
        if isinstance(name, dict):
            parts = (name.get("givenName"), name.get("patronymicName"), name.get("familyName"))
            names.append(name.get("fullName") or " ".join(part for part in parts if part))
    return names


def _id(text: str) -> str:
    try:
        return str(parse_outside(f"bods:{text}"))
    except TenureError:
        raise ValueError(f"{text!r} is no id of a record") from None


def _ids(details: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for identifier in _list(details, "identifiers"):
        if not isinstance(identifier, dict) or not identifier.get("id"):
            continue
        authority, value = str(identifier.get("scheme") or ""), str(identifier["id"]).strip()
        scheme = _SCHEMES.get(authority.upper())
        if scheme is None and authority:
            scheme, value = "registry", f"{authority}/{value}"
        if scheme is None:
            continue
        try:
            found.setdefault(
                scheme, parse_outside(f"{scheme}:{value.lstrip('0') if scheme == 'cik' else value}").value
            )
        except TenureError:
            continue  # a mistake in the dataset
    return found
