"""GLEIF's golden copy of Level 1 (who is who), as CSV or JSON, fields of LEI-CDF 3.1.

Format: https://www.gleif.org/en/about-lei/common-data-file-format/current-versions/level-1-data-lei-cdf-3-1-format
and https://www.gleif.org/en/lei-data/gleif-golden-copy (CC0). In JSON, the values of LEI-CDF stand under `$`,
attributes under `@...`, repeated elements in lists, and the records under `records`. In CSV, the same paths joined
by dots are the columns, and repeated elements are numbered from 1 to 5.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from tenure.model.outside import is_lei

from .entry import Entry, Item, Moved, clean_names
from .text import BREAKS, CUT, Broken, Raw, Row, objects

_OTHER: Final = "Entity.OtherEntityNames.OtherEntityName"
_TRANSLITERATED: Final = "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName"
_MAX_NUMBERED: Final = 5
COLUMNS: Final = (
    "LEI",
    "Entity.LegalName",
    "Entity.LegalJurisdiction",
    "Entity.LegalAddress.Country",
    "Entity.LegalForm.EntityLegalFormCode",
    "Entity.EntityStatus",
    "Entity.RegistrationAuthority.RegistrationAuthorityID",
    "Entity.RegistrationAuthority.RegistrationAuthorityEntityID",
    "Registration.RegistrationStatus",
    "Entity.SuccessorEntity.1.SuccessorLEI",
    *(f"{_OTHER}.{n}" for n in range(1, _MAX_NUMBERED + 1)),
    *(f"{_TRANSLITERATED}.{n}" for n in range(1, _MAX_NUMBERED + 1)),
)
"""What is read of a record, in CSV as in JSON."""
_NAMES_FROM: Final = COLUMNS.index(f"{_OTHER}.1")
_NO_AUTHORITY: Final = "RA999999"
_NO_FORM: Final = ("8888", "9999")
_NEVER_THERE: Final = ("DUPLICATE", "ANNULLED", "CANCELLED")
"""Registration statuses of what should never have had an LEI."""


def records(stream: io.BufferedReader) -> Iterator[Raw | Row | Broken]:
    """The records of either form, told by the first character."""
    try:
        head = stream.peek(64)
    except BREAKS:
        return iter([Broken(1, CUT, last=True)])
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return objects(stream)
    return _rows(stream)


def _rows(stream: io.BufferedReader) -> Iterator[Row | Broken]:
    """Rows of CSV as the values of COLUMNS, those missing empty. What is not UTF-8 comes with a mark in its place."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    reader = csv.reader(text)
    line = 0
    places: list[int] = []
    width = 0
    while True:
        line = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Broken(line, f"is no row of CSV ({error})")
            continue
        except BREAKS:
            yield Broken(line, CUT, True)
            return
        if not places:
            if "LEI" not in values or "Entity.LegalName" not in values:
                yield Broken(
                    line, "has no columns LEI and Entity.LegalName: this is no golden copy of Level 1", True
                )
                return
            numbers = {name: place for place, name in enumerate(values)}
            places = [numbers.get(name, -1) for name in COLUMNS]
            width = len(values)
        elif len(values) == width:
            yield Row(line, tuple(values[place] if place >= 0 else "" for place in places))
        elif values:
            yield Broken(line, f"has {len(values)} columns where the head has {width}; it is left out")


def parse(record: Raw | Row) -> Iterable[Item]:
    """The entry of a record, and where it went if it was merged; raises ValueError saying what is wrong."""
    values = record.values if isinstance(record, Row) else _values(record.data)
    lei, name, jurisdiction, country, form, status, authority, registered, registration, successor = values[
        :_NAMES_FROM
    ]
    if not is_lei(lei):
        raise ValueError(f"{lei!r} is no LEI: its check digits do not fit")
    if any("\udc80" <= character <= "\udcff" for character in name):
        raise ValueError(f"{lei}: its name is not written in UTF-8")
    if successor and successor != lei and is_lei(successor):
        yield Moved(f"lei:{lei}", f"lei:{successor}")
    if registration in _NEVER_THERE:
        return
    names = clean_names([name, *values[_NAMES_FROM:]])
    if not names:
        raise ValueError(f"{lei}: has no name")
    ids = {}
    if registered and authority and authority != _NO_AUTHORITY:
        ids["registry"] = f"{authority}/{registered.strip()}"
    yield Entry(
        id=f"lei:{lei}",
        kind="organization",
        names=names,
        form="" if form in _NO_FORM else form,
        country=(country or jurisdiction)[:2],
        ids=ids,
        closed=status == "INACTIVE",
    )


_RECORD: Final = msgspec.json.Decoder(dict[str, Any])


def _values(data: bytes) -> tuple[str, ...]:
    record = _RECORD.decode(data)
    entity = _part(record, "Entity")
    others = _list(_part(entity, "OtherEntityNames").get("OtherEntityName"))
    transliterated = _list(
        _part(entity, "TransliteratedOtherEntityNames").get("TransliteratedOtherEntityName")
    )
    successors = [_text(_part(item, "SuccessorLEI")) for item in _list(entity.get("SuccessorEntity"))]
    authority = _part(entity, "RegistrationAuthority")
    return (
        _text(record.get("LEI")),
        _text(entity.get("LegalName")),
        _text(entity.get("LegalJurisdiction")),
        _text(_part(entity, "LegalAddress").get("Country")),
        _text(_part(entity, "LegalForm").get("EntityLegalFormCode")),
        _text(entity.get("EntityStatus")),
        _text(authority.get("RegistrationAuthorityID")),
        _text(authority.get("RegistrationAuthorityEntityID")),
        _text(_part(record, "Registration").get("RegistrationStatus")),
        next(filter(None, successors), ""),
        *map(_text, others),
        *map(_text, transliterated),
    )


def _part(value: Any, name: str) -> dict[str, Any]:
    part = value.get(name) if isinstance(value, dict) else None
    return part if isinstance(part, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    text = value.get("$") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""
