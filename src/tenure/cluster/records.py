"""The records of an archive's file: pages of a WARC, rows of a Parquet file, lines of JSON Lines; one at a time."""

import io
from collections.abc import Iterator
from typing import Any, Final

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from tenure.model import BadDocument, Document, TenureError
from tenure.sources.jsonl import document_lines
from tenure.sources.warc import Other, Poisoned, RawPage, responses

_KINDS: Final = {
    ".warc": "warc",
    ".warc.gz": "warc",
    ".warc.zst": "warc",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
}
_ROWS: Final = 256
_SCHEMES: Final = {"s3a": "s3", "s3n": "s3", "gcs": "gs"}


Record = RawPage | Document | Poisoned | Other


def kind_of(path: str) -> str | None:
    """Which kind of file a path is by its ending; None for others."""
    low = path.lower()
    return next((kind for suffix, kind in _KINDS.items() if low.endswith(suffix)), None)


def opened(path: str) -> tuple[fs.FileSystem, str]:
    """The file system of a path (local, `s3a://`, `gs://`, `hdfs://`) and the path within it. Raises TenureError."""
    scheme, colon, rest = path.partition("://")
    if not colon:
        return fs.LocalFileSystem(), path
    try:
        found: tuple[fs.FileSystem, str] = fs.FileSystem.from_uri(f"{_SCHEMES.get(scheme, scheme)}://{rest}")
    except (pa.ArrowInvalid, OSError) as error:
        raise TenureError(f"{path}: can't be reached ({error})") from None
    return found


def records(path: str) -> Iterator[Record]:
    """The records of a file in order. Raises TenureError when the file can't be opened; a damaged end is told as
    a poisoned record, and what came before it stands."""
    kind = kind_of(path)
    system, inner = opened(path)
    try:
        if kind == "jsonl":
            with system.open_input_stream(inner, compression="detect") as stream:
                yield from _lines(stream, path)
            return
        with system.open_input_file(inner) as file:
            yield from _parquet(file) if kind == "parquet" else responses(_Readable(file))
    except FileNotFoundError:
        raise TenureError(f"{path}: there is no such file") from None


class _Readable(io.RawIOBase):
    """A pyarrow file as the raw stream that other libraries read from."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._stream.seekable())

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._stream.seek(offset, whence))

    def tell(self) -> int:
        return int(self._stream.tell())

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _lines(stream: Any, path: str) -> Iterator[Record]:
    for item in document_lines(io.BufferedReader(_Readable(stream), 1 << 20), path):
        yield Poisoned(None, str(item)) if isinstance(item, BadDocument) else _named(item)


def _parquet(file: Any) -> Iterator[Record]:
    try:
        table = pq.ParquetFile(file)
        names = set(table.schema_arrow.names)
        wanted = [n for n in ("html", "url", *_FIELDS) if n in names]
        if not {"html", "text"} & names:
            yield Poisoned(None, "the Parquet file has neither a column `text` nor `html`")
            return
        for batch in table.iter_batches(batch_size=_ROWS, columns=wanted):
            for row in batch.to_pylist():
                yield _row(row)
    except (pa.ArrowException, OSError) as error:
        yield Poisoned(None, f"the Parquet file is damaged ({error})")


_FIELDS: Final = ("id", "title", "text", "published", "publisher", "lang", "recorded", "origin")


def _row(row: dict[str, Any]) -> Record:
    html = row.get("html")
    if html is not None:
        body = html if isinstance(html, bytes) else str(html).encode()
        return RawPage(row.get("url"), body, None if isinstance(html, bytes) else "utf-8")
    if not isinstance(row.get("text"), str):
        return Poisoned(row.get("url"), "has no text")
    fields = {n: str(row[n]) for n in ("url", *_FIELDS) if row.get(n) is not None}
    return _named(Document(**({"id": "", "title": ""} | fields)))


def _named(document: Document) -> Document:
    if document.id:
        return document
    return msgspec.structs.replace(document, id=f"doc-{document.content_hash[:12]}")
