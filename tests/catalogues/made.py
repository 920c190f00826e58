"""Files of invented catalogues, in each of the published forms."""

import csv
import json
from pathlib import Path
from typing import Any

from tenure.catalogues.gleif import COLUMNS


def lei(number: int) -> str:
    """A LEI with right check digits that no one has."""
    body = f"9999TEST{number:010d}"
    return f"{body}{98 - int(''.join(str(int(c, 36)) for c in f'{body}00')) % 97:02d}"


FIELDS = {
    "name": "Entity.LegalName",
    "country": "Entity.LegalAddress.Country",
    "form": "Entity.LegalForm.EntityLegalFormCode",
    "status": "Entity.EntityStatus",
    "registration": "Registration.RegistrationStatus",
    "successor": "Entity.SuccessorEntity.1.SuccessorLEI",
    "other": "Entity.OtherEntityNames.OtherEntityName.1",
    "authority": "Entity.RegistrationAuthority.RegistrationAuthorityID",
    "number": "Entity.RegistrationAuthority.RegistrationAuthorityEntityID",
}


def gleif_csv(path: Path, *rows: dict[str, str]) -> Path:
    """A golden copy as CSV, with a column more than is read."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["ConformityFlag", *COLUMNS])
        for row in rows:
            values = {FIELDS.get(key, key): value for key, value in row.items()}
            writer.writerow(["", *(values.get("LEI" if c == "LEI" else c, "") for c in COLUMNS)])
    return path


def gleif_json(*rows: dict[str, str]) -> dict[str, Any]:
    """A golden copy as JSON."""
    return {"records": [_gleif_record(row) for row in rows]}


def _gleif_record(row: dict[str, str]) -> dict[str, Any]:
    entity: dict[str, Any] = {
        "LegalName": {"@xml:lang": "de", "$": row["name"]},
        "LegalAddress": {"Country": {"$": row.get("country", "")}},
        "LegalForm": {"EntityLegalFormCode": {"$": row.get("form", "8888")}},
        "EntityStatus": {"$": row.get("status", "ACTIVE")},
    }
    if "other" in row:
        entity["OtherEntityNames"] = {
            "OtherEntityName": [{"@type": "TRADING_OR_OPERATING_NAME", "$": row["other"]}]
        }
    if "successor" in row:
        entity["SuccessorEntity"] = [{"SuccessorLEI": {"$": row["successor"]}}]
    return {
        "LEI": {"$": row["LEI"]},
        "Entity": entity,
        "Registration": {"RegistrationStatus": {"$": "ISSUED"}},
    }


def item(
    id_: str, labels: dict[str, str], *, aliases: dict[str, list[str]] | None = None, **claims: Any
) -> dict[str, Any]:
    """An item of Wikidata; claims are QIDs, texts, or years (as numbers)."""
    return {
        "id": id_,
        "type": "item",
        "labels": {lang: {"language": lang, "value": value} for lang, value in labels.items()},
        "aliases": {
            lang: [{"language": lang, "value": v} for v in values] for lang, values in (aliases or {}).items()
        }
        or [],
        "claims": {
            property_: [_statement(value) for value in (values if isinstance(values, list) else [values])]
            for property_, values in claims.items()
        },
    }


def _statement(value: Any) -> dict[str, Any]:
    if isinstance(value, int):
        value = {"time": f"+{value}-01-01T00:00:00Z", "precision": 9}
    elif value.startswith("Q"):
        value = {"entity-type": "item", "id": value}
    return {"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}


def ftm(id_: str, schema: str, *, opensanctions: bool = True, **properties: Any) -> dict[str, Any]:
    """An entity of FollowTheMoney."""
    referents = properties.pop("referents", [])
    values = {key: value if isinstance(value, list) else [value] for key, value in properties.items()}
    more = {"target": False, "referents": referents, "datasets": ["invented"]} if opensanctions else {}
    return {"id": id_, "schema": schema, "caption": id_, "properties": values, **more}


def bods(id_: str, type_: str, status: str = "new", **details: Any) -> dict[str, Any]:
    """A statement of BODS 0.4."""
    return {
        "statementId": f"s-{id_}-{status}",
        "declarationSubject": "x",
        "recordId": id_,
        "recordType": type_,
        "recordStatus": status,
        "recordDetails": {"isComponent": False, **details},
    }


def jsonl(path: Path, *records: Any) -> Path:
    """Records, one a line."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path
