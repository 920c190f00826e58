"""WARC files (ISO 28500, https://iipc.github.io/warc-specifications/), plain or packed with gzip or Zstandard: the
pages of their successful responses, one at a time.
"""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

import msgspec

from tenure.model import BadDate, BadDocument, Document
from tenure.model.dates import format_moment, parse_moment

from .decode import LARGEST
from .protocol import Given

name: Final = "warc"
suffixes: Final = (".warc", ".zst")
media_types: Final = ("application/warc", "application/warc-fields")

_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_ZSTD_DICTIONARY: Final = b"\x5d\x2a\x4d\x18"
"""A skippable frame, in which a .warc.zst may carry its dictionary
(https://iipc.github.io/warc-specifications/specifications/warc-zstd/)."""


class RawPage(msgspec.Struct, frozen=True):
    """A page as it came: bytes, what the server said of their encoding, and when they were taken (a UTC moment)."""

    url: str | None
    body: bytes
    charset: str | None = None
    moment: str | None = None


class Poisoned(msgspec.Struct, frozen=True):
    """A record that can't be used, and why."""

    url: str | None
    reason: str


class Other(msgspec.Struct, frozen=True):
    """A record that is no page: a picture, a redirect, a request."""


def recognizes(head: bytes) -> bool:
    """By the version of the format, or the magic of Zstandard, which nothing else here reads."""
    return head.startswith((b"WARC/1.", b"WARC/0.", _ZSTD, _ZSTD_DICTIONARY))


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Document | BadDocument]:
    """The articles of the pages that may hold a claim: the others are let go after a look at their text."""
    from .extras import needed

    needed("fastwarc", "archive")
    needed("resiliparse", "archive")
    from .crawled import document_of_page

    fed = _Fed(stream)
    for number, record in enumerate(responses(fed), start=1):
        if isinstance(record, Poisoned):
            yield BadDocument(record.url or f"{label}, record {number}", record.reason)
        elif isinstance(record, RawPage):
            try:
                document = document_of_page(record)
            except BadDocument as error:
                yield error
                continue
            if document is not None:
                yield document
    if fed.problem is not None:
        yield fed.problem


class _Fed(io.RawIOBase):
    """A stream as FastWARC takes one: it asks where that stands, and panics on errors, so they are kept for later."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = cast(io.BufferedReader, stream)
        self._at = 0
        self.problem: BadDocument | None = None

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read1(len(buffer))  # what can be had before damage, not all or nothing
        except BadDocument as error:
            self.problem = error
            return 0
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def responses(stream: Any) -> Iterator[RawPage | Poisoned | Other]:
    """The records of a WARC in order. A damaged end is told as a poisoned record, and what came before it stands."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    for record in _guarded(ArchiveIterator(stream, parse_http=False, auto_decode="all")):
        if isinstance(record, Poisoned):
            yield record
        elif record.record_type != WarcRecordType.response:
            yield Other()
        else:
            yield _response(record)


def _guarded(archive: Iterator[Any]) -> Iterator[Any]:
    """The records until the archive's end or its first damage: FastWARC may panic there, which no `except Exception`
    catches."""
    while True:
        try:
            record = next(archive, None)
        except BaseException as error:
            if not _of_the_record(error):
                raise
            yield Poisoned(
                None, f"the archive is damaged from here on ({type(error).__name__}: {error})"[:300]
            )
            return
        if record is None:
            return
        yield record


def _of_the_record(error: BaseException) -> bool:
    broken = isinstance(error, OSError | ValueError | EOFError | RuntimeError | OverflowError)
    return broken or type(error).__name__ == "PanicException"


def _response(record: Any) -> RawPage | Poisoned | Other:
    url = record.headers.get("WARC-Target-URI")
    try:
        record.parse_http()
        headers = record.http_headers
        status = headers.status_code if headers is not None else None
        if status is not None and not 200 <= status < 300:
            return Other()
        if "html" not in (record.http_content_type or "text/html").lower():
            return Other()
        if record.content_length > LARGEST:
            return Poisoned(url, f"larger than {LARGEST >> 20} MB")
        return RawPage(
            url, record.reader.read(), record.http_charset, _moment(record.headers.get("WARC-Date"))
        )
    except BaseException as error:
        if not _of_the_record(error):
            raise
        return Poisoned(url, f"broken record ({type(error).__name__}: {error})"[:300])


def _moment(date: str | None) -> str | None:
    try:
        return format_moment(parse_moment(date)) if date else None
    except BadDate:
        return None
