"""JSON Lines: one document a line, and with it, where an extractor made some, its claims."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

import msgspec

from tenure.model import BadDate, BadDocument, Document
from tenure.model.dates import format_moment, parse_day, parse_moment

from .claims import claims_of
from .decode import beginning, decode
from .protocol import Claimed, Given

name: Final = "jsonl"
suffixes: Final = (".jsonl", ".ndjson")
media_types: Final = ("application/jsonl", "application/x-ndjson", "application/json-lines")


def recognizes(head: bytes) -> bool:
    """Whatever begins with an object."""
    return beginning(head).startswith(b"{")


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Document | BadDocument]:
    """A document a line."""
    return document_lines(stream, label)


class _Line(msgspec.Struct):
    """The fields that a line may have; others are ignored."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    recorded: str | None = None
    origin: str | None = None


class _ClaimedLine(_Line):
    claims: list[Any] | None = None


_LINE = msgspec.json.Decoder(_Line)
_CLAIMED = msgspec.json.Decoder(_ClaimedLine)


def document_lines(stream: Iterable[bytes], name: str) -> Iterator[Document | BadDocument]:
    """Each line's document, or what is wrong with the line; the lines after a broken one go on."""
    for place, line in _numbered(stream, name):
        try:
            yield _document(_LINE.decode(decode(line, place)), place)
        except msgspec.MsgspecError as error:
            yield _broken(place, error)
        except BadDocument as error:
            yield error


def claimed_lines(stream: Iterable[bytes], name: str) -> Iterator[Claimed | BadDocument]:
    """Each line's document with the claims that it carries, or what is wrong with the line or a claim of it."""
    for place, line in _numbered(stream, name):
        try:
            row = _CLAIMED.decode(decode(line, place))
            if row.claims is None:
                raise BadDocument(place, "has no claims: `tenure add --as jsonl` reads its text for them")
            document = _document(row, place)
            yield document, claims_of(row.claims, document, place)
        except msgspec.MsgspecError as error:
            yield _broken(place, error)
        except BadDocument as error:
            yield error


def _numbered(stream: Iterable[bytes], name: str) -> Iterator[tuple[str, bytes]]:
    """The lines that are not blank, each with its place (`file:line`)."""
    for number, line in enumerate(stream, start=1):
        if line.strip():
            yield f"{name}:{number}", line


def _broken(place: str, error: msgspec.MsgspecError) -> BadDocument:
    return BadDocument(place, f"is no document in JSON ({error}); the line is left out")


def _document(row: _Line, place: str) -> Document:
    try:
        published = _day(row.published)
        recorded = format_moment(parse_moment(row.recorded)) if row.recorded else None
    except BadDate as error:
        raise BadDocument(place, f"{error}; the line is left out") from None
    return Document(
        id="" if row.id is None else str(row.id),
        title=row.title or "",
        text=row.text,
        published=published,
        publisher=row.publisher or None,
        url=row.url or None,
        lang=row.lang or None,
        recorded=recorded,
        origin=row.origin or None,
    )


def _day(published: str | None) -> str | None:
    """The publication day; of a moment (`2022-09-16T08:00:00+03:00`), the day on the clock it names."""
    if not published:
        return None
    day, _, _ = published.partition("T")
    return parse_day(day).isoformat()
