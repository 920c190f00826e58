"""The tables of an archive, and the order and form of their columns."""

from typing import Any, Final

import msgspec
import pyarrow as pa

from tenure.model import Claim, Document

DOCUMENTS: Final = pa.schema(
    [
        ("hash", pa.string()),
        ("id", pa.string()),
        ("url", pa.string()),
        ("publisher", pa.string()),
        ("published", pa.string()),
        ("lang", pa.string()),
        ("title", pa.string()),
        ("text", pa.string()),
        ("recorded", pa.string()),
        ("origin", pa.string()),
        ("file", pa.string()),
        ("record", pa.int64()),
    ]
)
"""One row a document that holds a claim. `file` and `record` say where it was read."""

CLAIMS: Final = pa.schema(
    [
        ("document", pa.string()),
        ("number", pa.int32()),
        ("kind", pa.string()),
        ("change", pa.string()),
        ("person", pa.string()),
        ("holder", pa.string()),
        ("org", pa.string()),
        ("parent", pa.string()),
        ("role", pa.string()),
        ("title", pa.string()),
        ("interim", pa.bool_()),
        ("reason", pa.string()),
        ("share", pa.float64()),
        ("relation", pa.string()),
        ("attribute", pa.string()),
        ("value", pa.string()),
        ("modality", pa.string()),
        ("sourcing", pa.string()),
        ("when", pa.string()),
        ("confidence", pa.float64()),
        ("quote", pa.string()),
        ("json", pa.string()),
    ]
)
"""One row a claim; `document` is the document's hash, `json` the whole claim as `tenure read --json` prints it."""

REJECTED: Final = pa.schema(
    [("file", pa.string()), ("record", pa.int64()), ("url", pa.string()), ("reason", pa.string())]
)
"""One row a record that could not be read, and why."""

TENURES: Final = pa.schema(
    [
        ("group", pa.string()),
        ("person_id", pa.string()),
        ("person", pa.string()),
        ("org_id", pa.string()),
        ("org", pa.string()),
        ("role", pa.string()),
        ("state", pa.string()),
        ("start", pa.string()),
        ("end", pa.string()),
        ("seen", pa.string()),
        ("interim", pa.bool_()),
        ("origins", pa.int32()),
    ]
)
CHANGES: Final = pa.schema(
    [
        ("group", pa.string()),
        ("change", pa.string()),
        ("person_id", pa.string()),
        ("person", pa.string()),
        ("org_id", pa.string()),
        ("org", pa.string()),
        ("role", pa.string()),
        ("modality", pa.string()),
        ("sourcing", pa.string()),
        ("when", pa.string()),
        ("reason", pa.string()),
        ("origins", pa.int32()),
        ("conflicts", pa.list_(pa.string())),
    ]
)

_CLAIM: Final = msgspec.json.Decoder(Claim)


def document_row(document: Document, file: str, record: int) -> dict[str, Any]:
    """The row of a document."""
    row = {name: getattr(document, name, None) for name in DOCUMENTS.names}
    return row | {"hash": document.content_hash, "file": file, "record": record}


def claim_row(document_hash: str, number: int, claim: Claim) -> dict[str, Any]:
    """The row of a claim."""
    row = {name: getattr(claim, name, None) for name in CLAIMS.names}
    quote = claim.evidence[0].quote if claim.evidence else None
    encoded = msgspec.json.encode(claim).decode()
    return row | {"document": document_hash, "number": number, "quote": quote, "json": encoded}


def document_of(row: dict[str, Any]) -> Document:
    """The document of a row."""
    fields = ("id", "title", "text", "published", "publisher", "url", "lang", "recorded", "origin")
    return Document(**{name: row[name] for name in fields})


def claim_of(encoded: str) -> Claim:
    """The claim of a row's `json`."""
    claim: Claim = _CLAIM.decode(encoded)
    return claim
