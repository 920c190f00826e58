"""FollowTheMoney statements as CSV: a row for each value of each property, as nomenklatura keeps them."""

import csv
import hashlib
import io
from typing import IO, Final

from .ftm import DATASET, FtmEntity, entities
from .task import Task

COLUMNS: Final = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
_TYPES: Final = {
    **dict.fromkeys(("name", "alias"), "name"),
    **dict.fromkeys(("startDate", "endDate", "modifiedAt", "retrievedAt"), "date"),
    **dict.fromkeys(("summary", "description"), "text"),
    **dict.fromkeys(
        ("director", "organization", "employee", "employer", "member", "owner", "asset"), "entity"
    ),
    **dict.fromkeys(("subject", "object"), "entity"),
    **dict.fromkeys(("wikidataId", "leiCode", "cikCode", "ticker", "registrationNumber"), "identifier"),
    "recordId": "string",
    "sourceUrl": "url",
}


def write(task: Task, out: IO[bytes]) -> None:
    """A heading, then the statements. `first_seen` and `last_seen` are moments of the register.

    Raises TenureError for an unknown organization.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        writer = csv.writer(text, dialect=csv.unix_dialect)
        writer.writerow(COLUMNS)
        for entity in entities(task):
            writer.writerows(_rows(entity))
        text.flush()
    finally:
        text.detach()


def _rows(entity: FtmEntity) -> list[tuple[str, ...]]:
    values = [(name, value) for name, found in entity.properties.items() for value in found]
    checksum = hashlib.sha1(
        "\n".join(f"{name}={value}" for name, value in sorted(values)).encode()
    ).hexdigest()
    seen = (entity.first_seen or "", entity.last_seen or "")
    return [
        (
            entity.id,
            entity.id,
            name,
            "id" if name == "id" else _TYPES.get(name, "string"),
            entity.schema,
            value,
            DATASET,
            *("",) * 3,
            "f",
            *seen,
            _key(entity.id, name, value),
        )
        for name, value in [("id", checksum), *values]
    ]


def _key(id_: str, name: str, value: str) -> str:
    """The id of a statement as followthemoney makes it."""
    return hashlib.sha1(f"{DATASET}.{id_}.{name}.{value}".encode()).hexdigest()
