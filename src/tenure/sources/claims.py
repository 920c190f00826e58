"""Claims that another extractor made: the JSON of `tenure read`, and the laxer forms of answer keys."""

from typing import Any

import msgspec

from tenure.model import BadDocument, Claim, Document

_NAMES = ("person", "org", "holder", "parent")


def claims_of(rows: list[Any], document: Document, place: str) -> list[Claim]:
    """The claims of one document, each quote at its place in the text.

    A name may be a string or an object with `name`; evidence a quote, an object with `quote` (and `field`,
    `start`, `end` where known), or a list of those: a quote without offsets counts at its first occurrence in
    the text, else in the title. Raises BadDocument for a claim of wrong form and a quote that is not there.
    """
    claims = []
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise BadDocument(place, f"claim {number} is no object; the line is left out")
        claim = dict(row)
        for field in _NAMES:
            if isinstance(claim.get(field), dict):
                claim[field] = claim[field].get("name")
        evidence = claim.get("evidence")
        pieces = evidence if isinstance(evidence, list) else [] if evidence is None else [evidence]
        claim["evidence"] = [_located(piece, document, f"{place}, claim {number}") for piece in pieces]
        try:
            claims.append(msgspec.convert(claim, Claim))
        except msgspec.ValidationError as error:
            raise BadDocument(place, f"claim {number} is not one ({error}); the line is left out") from None
    return claims


def _located(piece: Any, document: Document, place: str) -> Any:
    """Evidence with its offsets; as it came where it has them (they are checked when it is stored)."""
    if isinstance(piece, str):
        piece = {"quote": piece}
    if not isinstance(piece, dict) or not isinstance(piece.get("quote"), str) or not piece["quote"]:
        raise BadDocument(place, "has evidence without a quote; the line is left out")
    if "start" in piece and "end" in piece:
        return {"field": "text", **piece}
    quote = piece["quote"]
    fields = [piece["field"]] if piece.get("field") in ("title", "text") else ["text", "title"]
    for field in fields:
        start = document.field(field).find(quote)
        if start >= 0:
            return {"field": field, "start": start, "end": start + len(quote), "quote": quote}
    raise BadDocument(place, f"quotes “{quote}”, which is not in the document; the line is left out")
