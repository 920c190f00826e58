"""FollowTheMoney entities, one a line: OpenSanctions' entities.ftm.json and any other dataset of that model.

Format: https://www.opensanctions.org/docs/bulk/json and https://followthemoney.tech/explorer/. `referents` are the
ids that were merged into an entity's own.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from tenure.model.errors import TenureError
from tenure.model.outside import parse_outside

from .entry import Entry, Item, Tie, clean_names
from .text import Broken, Raw, Row, object_lines

_PERSON: Final = "Person"
_ORGANIZATIONS: Final = frozenset({"Company", "Organization", "PublicBody", "LegalEntity", "Asset"})
_NAMES: Final = ("name", "alias", "previousName", "abbreviation")
_COUNTRIES: Final = ("jurisdiction", "mainCountry", "country")
_IDS: Final = {"leiCode": "lei", "wikidataId": "wikidata", "cikCode": "cik", "ticker": "ticker"}
# Schema of a relation → (property of the one, property of the other, role of the one at the other).
_TIES: Final = {
    "Directorship": ("director", "organization", "director"),
    "Employment": ("employee", "employer", "employee"),
    "Membership": ("member", "organization", "member"),
    "Ownership": ("owner", "asset", "owner"),
}


class _Line(msgspec.Struct):
    id: str
    schema: str
    properties: dict[str, Any] = {}
    referents: list[str] = []
    target: bool | None = None
    last_change: str | None = None


_LINE: Final = msgspec.json.Decoder(_Line)


def records(stream: io.BufferedReader) -> Iterator[Raw | Row | Broken]:
    """One entity a line."""
    return object_lines(stream)


def parse(record: Raw | Row) -> Iterable[Item]:
    """A person or an organization, or the tie between two; nothing for what is none of them."""
    assert isinstance(record, Raw)
    line = _LINE.decode(record.data)
    if line.schema in _TIES:
        yield from _ties(line)
        return
    if line.schema != _PERSON and line.schema not in _ORGANIZATIONS:
        return
    names = clean_names([name for key in _NAMES for name in _texts(line, key)])
    if not names:
        raise ValueError(f"{line.id}: has no name")
    # OpenSanctions' own exports say whether an entity is a target and when it changed; other datasets do not.
    scheme = "opensanctions" if line.target is not None or line.last_change is not None else "ftm"
    countries = [country for key in _COUNTRIES for country in _texts(line, key)]
    yield Entry(
        id=_id(scheme, line.id),
        kind="person" if line.schema == _PERSON else "organization",
        names=names,
        country=countries[0][:2].upper() if countries else "",
        ids=_ids(line),
        former=[_id(scheme, former) for former in line.referents if former != line.id],
        born=next(iter(_texts(line, "birthDate")), "")[:4],
        died=next(iter(_texts(line, "deathDate")), "")[:4],
        closed=bool(_texts(line, "dissolutionDate")),
    )


def _ties(line: _Line) -> Iterator[Tie]:
    first, second, role = _TIES[line.schema]
    # The ids of a tie say nothing of the scheme: both are noted, and only the one that entries have is ever found.
    for one in _texts(line, first):
        for other in _texts(line, second):
            for scheme in ("opensanctions", "ftm"):
                yield Tie(f"{scheme}:{one}", f"{scheme}:{other}", role)


def _texts(line: _Line, key: str) -> list[str]:
    values = line.properties.get(key) or ()
    return [value for value in (values if isinstance(values, list) else [values]) if isinstance(value, str)]


def _id(scheme: str, text: str) -> str:
    try:
        return str(parse_outside(f"{scheme}:{text}"))
    except TenureError:
        raise ValueError(f"{text!r} is no id") from None


def _ids(line: _Line) -> dict[str, str]:
    found = {}
    for key, scheme in _IDS.items():
        values = set(_texts(line, key))
        if len(values) == 1:
            try:
                found[scheme] = parse_outside(f"{scheme}:{values.pop().strip()}").value
            except TenureError:
                continue  # a mistake in the dataset
    return found
