"""FollowTheMoney entities: people, organizations and what links them, as JSON Lines or an array.

https://followthemoney.tech/explorer/ (schemata); https://followthemoney.tech/docs/entities/

Directorship, Employment, Membership with a role and Occupancy become claims of posts, Ownership claims of stakes.
`role` may hold the title and, beside it, a word of formats/data/ftm.yaml; `summary` may spell out how firm the claim
is (formats/firmness.py). Entities may be nested or stand anywhere in the file. Other links (Family, Succession,
Representation, ...) are left.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any, BinaryIO, Final

import msgspec

from tenure.formats import firmness_in, role_table
from tenure.model import BadDocument, Claim, Document
from tenure.sources.decode import beginning
from tenure.sources.protocol import Given, Item
from tenure.sources.record import Record

from .posts import Parties, date, day, guarded, role_claims, stake_claims
from .records import records
from .waiting import Party, Waiting

name: Final = "ftm"
suffixes: Final = (".json", ".jsonl", ".ndjson", ".ftm")
media_types: Final = ("application/json", "application/json+ftm")

_MARK: Final = re.compile(rb'"schema"\s*:\s*"[A-Z][A-Za-z]+"')
_ORGANIZATIONS: Final = frozenset({"Organization", "Company", "PublicBody"})
_POSTS: Final = {
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
    "Membership": ("member", "organization"),
    "Occupancy": ("holder", "post"),
}
_UNTITLED: Final = {
    "Directorship": "director",
    "Employment": "employee",
    "Membership": "member",
    "Occupancy": "holder",
    "Ownership": "owner",
}
_GONE: Final = frozenset(
    {"ended", "former", "past", "historic", "historical", "inactive", "resigned", "closed"}
)
_MAX_ALIASES: Final = 20
_MAX_NAME: Final = 400


class _Entity(msgspec.Struct):
    id: str
    schema: str
    properties: dict[str, Any]
    caption: str | None = None
    datasets: list[str] = []
    last_change: str | None = None


def recognizes(head: bytes) -> bool:
    """Objects with a schema and properties."""
    return beginning(head)[:1] in (b"{", b"[") and b'"properties"' in head and _MARK.search(head) is not None


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
    """A document for each link between a person or holder and an organization, with its claims."""
    file = _File()
    for record in records(stream, label):
        if isinstance(record, BadDocument):
            yield record
        else:
            yield from guarded(record[0], file.read(record[1], record[0]))
    yield from file.waiting.rest()


class _File:
    """One file: its entities as far as they have passed."""

    def __init__(self) -> None:
        self.waiting = Waiting(self._linked)
        self._positions: dict[str, str | None] = {}

    def read(self, value: dict[str, Any], place: str) -> Iterator[Item]:
        """The items that an entity gives by itself."""
        entity = msgspec.convert(value, _Entity)
        place = f"{place} ({entity.schema} {entity.id})"
        properties = {key: self._values(values) for key, values in entity.properties.items()}
        entity.properties = properties
        if entity.schema in _POSTS or entity.schema == "Ownership":
            ends = _POSTS.get(entity.schema, ("owner", "asset"))
            keys = [key for end in ends for key in properties.get(end, [])]
            keys += [org for key in keys if (org := self._positions.get(key))]
            missing = [end for end in ends if not properties.get(end)]
            if missing:
                raise BadDocument(place, f"has no {' and no '.join(missing)}; it is left out")
            yield from self.waiting.take(place, keys, entity)
        else:
            self._know(entity)

    def _values(self, values: Any) -> list[str]:
        """The values of a property as text; of a nested entity, its id."""
        found = []
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                nested = msgspec.convert(value, _Entity)
                nested.properties = {key: self._values(inner) for key, inner in nested.properties.items()}
                self._know(nested)
                found.append(nested.id)
            elif isinstance(value, str) and value.strip():
                found.append(" ".join(value.split()))
        return found

    def _know(self, entity: _Entity) -> None:
        names = [each for each in entity.properties.get("name", []) if len(each) <= _MAX_NAME]
        if entity.caption in names:
            names.remove(entity.caption)
            names.insert(0, entity.caption)
        if not names:
            return
        others = [*names[1:], *entity.properties.get("alias", []), *entity.properties.get("previousName", [])]
        aliases = [each for each in dict.fromkeys(others) if each != names[0] and len(each) <= _MAX_NAME]
        kind = "organization" if entity.schema in _ORGANIZATIONS else ""
        kind = "person" if entity.schema == "Person" else kind
        self.waiting.know(entity.id, Party(names[0], aliases[:_MAX_ALIASES], kind))
        if entity.schema == "Position":
            self._positions[entity.id] = next(iter(entity.properties.get("organization", [])), None)

    def _linked(self, entity: _Entity, place: str) -> Iterator[Item]:
        values = entity.properties
        left, right = _POSTS.get(entity.schema, ("owner", "asset"))
        record = Record()
        claims: list[Claim] = []
        for who, where in product(values[left], values[right]):
            claims += self._claims(entity, self.waiting.party(who), where, record)
        for field in ("description", "sourceUrl", "publisher", "recordId"):
            for value in values.get(field, []):
                record.say(f"{field}:", value)
        document = Document(
            id=f"ftm/{entity.id}",
            title=f"{self.waiting.party(values[right][0]).name}: {self.waiting.party(values[left][0]).name}",
            text=record.text,
            published=_published(entity),
            publisher=next(iter([*values.get("publisher", []), *entity.datasets]), None),
        )
        yield document, claims

    def _claims(self, entity: _Entity, who: Party, where: str, record: Record) -> list[Claim]:
        values = entity.properties
        place = self.waiting.party(where)
        table = role_table(name)
        roles = values.get("role", [])
        if where in self._positions:
            roles = [place.name, *roles]
            key = self._positions[where]
            org = self.waiting.get(key) if key else None
        else:
            org = place
        words = table.write.values()
        title = next((each for each in roles if each not in words), None)
        post = title or next(iter(roles), None) or _UNTITLED[entity.schema]
        start = date(_finest(values.get("startDate", [])), "startDate")
        end = date(_finest(values.get("endDate", [])), "endDate")
        status = next(iter(values.get("status", [])), None)
        share = _percentage(values.get("percentage", []))
        owns = entity.schema == "Ownership"
        what = f"{share * 100:g} % of" if share is not None else f"{post} of"
        quote = record.say(
            f"{who.name}: {what} {org.name}" if org else f"{who.name}: {post}",
            f"· from {start}" if start else None,
            f"· until {end}" if end else None,
            f"· {status}" if status else None,
        )
        firmness = firmness_in(*values.get("summary", []))
        gone = bool(status) and str(status).casefold() in _GONE
        published = _published(entity)
        if owns:
            assert org is not None
            return stake_claims(
                Parties(who.name, org.name, who.aliases, org.aliases), share, [quote],
                start=start, end=end, gone=gone, published=published, firmness=firmness,
            )  # fmt: skip
        from tenure.names import looks_like_org

        if who.kind == "organization" or (not who.kind and looks_like_org(who.name)):
            return []  # an organization in a post is no person
        if entity.schema == "Membership" and not roles:
            return []  # a member has no post
        role = table.role(*roles) if roles else "board_member" if entity.schema == "Directorship" else "other"
        parties = Parties(who.name, org.name if org else None, who.aliases, org.aliases if org else [])
        return role_claims(
            parties, role, title, [quote],
            start=start, end=end, gone=gone, published=published, firmness=firmness,
        )  # fmt: skip


def _published(entity: _Entity) -> str | None:
    for field in ("modifiedAt", "retrievedAt"):
        for value in entity.properties.get(field, []):
            return day(value, field)
    return day(entity.last_change, "last_change")


def _finest(dates: list[str]) -> str | None:
    """Of several dates the most exact one, the earliest of those."""
    return min(dates, key=lambda written: (-len(written.partition("T")[0]), written), default=None)


def _percentage(values: list[str]) -> float | None:
    """A share of 0 to 100 as a fraction; None for a range, a rank and whatever else is no number."""
    for value in values:
        try:
            share = float(value.strip().removesuffix("%").strip().replace(",", ".")) / 100
        except ValueError:
            continue
        if 0 <= share <= 1:
            return round(share, 6)
    return None
