"""One input file to its part files: the function that the process pool and Spark both call."""

import hashlib
import json
import time
from collections.abc import Iterator
from typing import Any, Final

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from tenure.model import BadDocument, Claim, Document, TenureError
from tenure.reader import BuiltinReader
from tenure.sources.crawled import document_of_page
from tenure.sources.warc import Other, Poisoned, RawPage

from .records import opened, records
from .tables import CLAIMS, DOCUMENTS, REJECTED, claim_row, document_row

_FLUSH: Final = 2_000
"""Rows held before they are written: bounds memory, and gives the row groups their size."""
_LONGEST: Final = 500_000
"""Characters of a document that are read: longer ones are books, not articles."""


class Metrics(msgspec.Struct):
    """What became of the records. `pages` are those of text, whatever they hold."""

    files: int = 0
    records: int = 0
    pages: int = 0
    relevant: int = 0
    documents: int = 0
    claims: int = 0
    rejected: int = 0
    bytes: int = 0
    seconds: float = 0.0

    def add(self, other: "Metrics") -> None:
        """Adds another's counts; seconds add up to work, not to time on the clock."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def part_name(path: str) -> str:
    """The name of a file's parts: the same for one path in every run."""
    return f"part-{hashlib.sha256(path.encode()).hexdigest()[:20]}"


class _Parts:
    """The part files of one input file: written beside their places, moved there when whole."""

    def __init__(self, out: str, name: str) -> None:
        self._system, self._root = opened(out)
        self._name = name
        self._writers: dict[str, tuple[Any, pq.ParquetWriter]] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def put(self, table: str, schema: pa.Schema, row: dict[str, Any]) -> None:
        """A row for a table such as `claims/lang=en`."""
        rows = self._rows.setdefault(table, [])
        rows.append(row)
        if len(rows) >= _FLUSH:
            self._write(table, schema)

    def _write(self, table: str, schema: pa.Schema) -> None:
        if table not in self._writers:
            self._system.create_dir(f"{self._root}/{table}", recursive=True)
            sink = self._system.open_output_stream(self._place(table) + ".tmp")
            self._writers[table] = (sink, pq.ParquetWriter(sink, schema, compression="zstd"))
        self._writers[table][1].write_table(pa.Table.from_pylist(self._rows.pop(table), schema=schema))

    def _place(self, table: str) -> str:
        return f"{self._root}/{table}/{self._name}.parquet"

    def close(self, schemas: dict[str, pa.Schema]) -> None:
        """Writes what is held and moves every part to its place."""
        for table in list(self._rows):
            self._write(table, schemas[table.split("/")[0]])
        for table, (sink, writer) in self._writers.items():
            writer.close()
            sink.close()
            self._system.move(self._place(table) + ".tmp", self._place(table))


_SCHEMAS: Final = {"documents": DOCUMENTS, "claims": CLAIMS, "rejected": REJECTED}


def read_file(path: str, out: str) -> Metrics:
    """Reads one file into `out/documents`, `out/claims`, `out/rejected`; its done-mark is written last.

    Raises TenureError when the file can't be opened or the output not written. A record that can't be read costs
    that record only.
    """
    start = time.perf_counter()
    metrics = Metrics(files=1)
    name = part_name(path)
    try:
        parts = _Parts(out, name)
        for number, record in enumerate(_counted(path, metrics)):
            try:
                _take(record, path, number, parts, metrics)
            except BadDocument as error:
                _reject(parts, metrics, path, number, getattr(record, "url", None), error.problem)
            except (
                ValueError,
                TypeError,
                AttributeError,
                IndexError,
                KeyError,
                RecursionError,
                MemoryError,
            ) as error:
                # An extraction library that stumbles over one page in a million must not end the job.
                _reject(
                    parts,
                    metrics,
                    path,
                    number,
                    getattr(record, "url", None),
                    f"{type(error).__name__}: {error}",
                )
        parts.close(_SCHEMAS)
        metrics.seconds = time.perf_counter() - start
        mark_done(out, path, metrics)
    except (OSError, pa.ArrowException) as error:
        raise TenureError(f"{path}: could not be read into {out} ({error})") from None
    return metrics


def _counted(path: str, metrics: Metrics) -> Iterator[RawPage | Document | Poisoned | Other]:
    for record in records(path):
        metrics.records += 1
        yield record


_READER: Final = BuiltinReader()


def _take(
    record: RawPage | Document | Poisoned | Other, path: str, number: int, parts: _Parts, metrics: Metrics
) -> None:
    if isinstance(record, Other):
        return
    if isinstance(record, Poisoned):
        _reject(parts, metrics, path, number, record.url, record.reason)
        return
    metrics.pages += 1
    if isinstance(record, RawPage):
        metrics.bytes += len(record.body)
        document = document_of_page(record)
        if document is None:
            return
        metrics.relevant += 1
    else:
        metrics.bytes += len(record.text)
        document = record
    if len(document.text) > _LONGEST:
        raise BadDocument(document.id, f"longer than {_LONGEST} characters")
    reading = _READER.read(document)
    if not reading.claims:
        return
    metrics.relevant += not isinstance(record, RawPage)
    lang = reading.lang or "und"
    document = msgspec.structs.replace(document, lang=lang)
    metrics.documents += 1
    parts.put(f"documents/lang={lang}", DOCUMENTS, document_row(document, path, number))
    for count, claim in enumerate(reading.claims):
        _put_claim(parts, lang, document.content_hash, count, claim)
    metrics.claims += len(reading.claims)


def _put_claim(parts: _Parts, lang: str, document_hash: str, number: int, claim: Claim) -> None:
    parts.put(f"claims/lang={lang}", CLAIMS, claim_row(document_hash, number, claim))


def _reject(parts: _Parts, metrics: Metrics, path: str, number: int, url: str | None, reason: str) -> None:
    metrics.rejected += 1
    parts.put("rejected", REJECTED, {"file": path, "record": number, "url": url, "reason": reason})


def _mark(out: str, path: str) -> tuple[Any, str]:
    system, root = opened(out)
    return system, f"{root}/_done/{part_name(path)}.json"


def mark_done(out: str, path: str, metrics: Metrics) -> None:
    """Notes that a file is done, with its metrics; nothing is done again after this."""
    system, place = _mark(out, path)
    system.create_dir(place.rpartition("/")[0], recursive=True)
    with system.open_output_stream(place + ".tmp") as sink:
        sink.write(json.dumps({"path": path} | msgspec.structs.asdict(metrics)).encode())
    system.move(place + ".tmp", place)


def done(out: str, path: str) -> Metrics | None:
    """The metrics of a file that was done before, else None."""
    system, place = _mark(out, path)
    try:
        with system.open_input_stream(place) as source:
            content = json.loads(source.read())
    except (OSError, ValueError):
        return None
    content.pop("path", None)
    return msgspec.convert(content, Metrics)
