"""Folding at scale: claims of millions of documents into tenures and changes, one group of organizations at a time.

1. **Copies.** Documents of the same text are one origin: the earliest stands for them, so a wire story copied ten
   thousand times weighs as one.
2. **Groups.** Organizations are blocked by the key of their names (`tenure.names`); names that a document gives to
   one organization, a parent and its child, and people who appear at few organizations join blocks. A person's name
   as common as Wang Wei joins nothing. Connected components of this graph are the groups.
3. **Folding.** Each group is folded by the register's own code, in a register of its own.

The result is exact wherever a group holds all that concerns it; two blocks that only a common name could join stay
apart, which is what the register does with common names as well.
"""

import hashlib
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Final

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from tenure.model import Claim, Document, TenureError
from tenure.names import parse_org, parse_person
from tenure.register import Register

from .tables import CHANGES, TENURES, claim_of, document_of

COMMON: Final = 40
"""Blocks of organizations at which a person's name may appear and still join them: more is a common name."""
_LIMIT: Final = 1_000_000
_SMALL: Final = 400
"""Documents of small groups that are folded together in one register: most groups hold a handful."""


class Folded(msgspec.Struct):
    """What a fold made, and of what."""

    documents: int = 0
    copies: int = 0
    claims: int = 0
    groups: int = 0
    largest: int = 0
    tenures: int = 0
    changes: int = 0


class _Groups:
    """Union-find over the keys of organizations."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, key: str) -> str:
        above = self._above
        root = above.setdefault(key, key)
        while above[root] != root:
            above[root] = above[above[root]]
            root = above[root]
        above[key] = root
        return root

    def join(self, keys: Iterable[str]) -> None:
        roots = sorted({self.find(key) for key in keys})
        for root in roots[1:]:
            self._above[root] = roots[0]


def _org_keys(claim: Claim) -> list[str]:
    names = [
        getattr(claim, "org", None), *getattr(claim, "org_aliases", []),
        getattr(claim, "parent", None), *getattr(claim, "parent_aliases", []),
    ]  # fmt: skip
    return [parse_org(name).core for name in names if name]


def _person_key(claim: Claim) -> str | None:
    name = getattr(claim, "person", None) or getattr(claim, "holder", None)
    return parse_person(name).key if name else None


def groups_of(claims: Iterable[tuple[str, Claim]]) -> dict[str, str]:
    """The group of each document (by hash), from the claims of all. Memory grows with the names, not the claims."""
    groups = _Groups()
    blocks: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for document, claim in claims:
        keys = _org_keys(claim)
        if keys:
            groups.join(keys)
            first.setdefault(document, keys[0])
            groups.join((first[document], keys[0]))
        person = _person_key(claim)
        if person and len(person) > 3:
            anchor = keys[0] if keys else f"person {person}"
            if len(blocks[person]) <= COMMON:
                blocks[person].add(anchor)
            first.setdefault(document, anchor)
    for anchors in blocks.values():
        if len(anchors) <= COMMON:
            groups.join(anchors)
    return {document: groups.find(key) for document, key in first.items()}


def fold_archive(folder: str, *, workers: int | None = None, spark: str | None = None) -> Folded:
    """Folds what `read_archive` wrote into `folder/tenures` and `folder/changes` (Parquet).

    Raises TenureError when the folder holds no documents.
    """
    root = Path(folder)
    if not any(root.glob("documents/**/*.parquet")):
        raise TenureError(f"{folder}: holds no documents; run `tenure archive read` into it first")
    folded = Folded()
    connection = duckdb.connect()
    originals = _originals(connection, root, folded)
    found = groups_of(_claims(connection, root, originals, folded))
    members: dict[str, list[str]] = defaultdict(list)
    for document, group in found.items():
        members[group].append(document)
    folded.groups, folded.largest = len(members), max(map(len, members.values()), default=0)
    bins = list(_bins(members))
    _assign(connection, bins)
    work = [(folder, number) for number in range(len(bins))]
    try:
        _spill(connection, root)
        writers = _Writers(root)
        results = _on_spark(work, spark) if spark else _in_pool(work, workers or os.cpu_count() or 1)
        for tenures, changes in results:
            writers.put("tenures", TENURES, tenures)
            writers.put("changes", CHANGES, changes)
            folded.tenures += len(tenures)
            folded.changes += len(changes)
        writers.close()
    finally:
        shutil.rmtree(root / "_fold", ignore_errors=True)
    return folded


def _originals(connection: duckdb.DuckDBPyConnection, root: Path, folded: Folded) -> set[str]:
    """The documents that stand for their copies: the earliest published of each text."""
    connection.execute(
        "CREATE TABLE originals AS SELECT hash FROM (SELECT hash, row_number() OVER (PARTITION BY md5(text) "
        "ORDER BY published NULLS LAST, hash) AS place FROM read_parquet(?, union_by_name=true)) WHERE place = 1",
        [str(root / "documents/**/*.parquet")],
    )
    every = connection.execute(
        "SELECT count(DISTINCT hash) FROM read_parquet(?)", [str(root / "documents/**/*.parquet")]
    ).fetchone()
    hashes = {row[0] for row in connection.execute("SELECT hash FROM originals").fetchall()}
    folded.documents = len(hashes)
    folded.copies = (every[0] if every else 0) - len(hashes)
    return hashes


def _claims(
    connection: duckdb.DuckDBPyConnection, root: Path, originals: set[str], folded: Folded
) -> Iterator[tuple[str, Claim]]:
    reader = connection.sql(
        "SELECT document, json FROM read_parquet(?) WHERE document IN (SELECT hash FROM originals) "
        "ORDER BY document, number",
        params=[str(root / "claims/**/*.parquet")],
    ).to_arrow_reader(10_000)
    for batch in reader:
        for document, encoded in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            folded.claims += 1
            yield document, claim_of(encoded)


def _bins(members: dict[str, list[str]]) -> Iterator[list[str]]:
    """Groups in bins of work: large ones alone, small ones together; in an order that depends on their keys only."""
    held: list[str] = []
    for group in sorted(members):
        documents = members[group]
        if len(documents) >= _SMALL:
            yield documents
        else:
            held += documents
            if len(held) >= _SMALL:
                yield held
                held = []
    if held:
        yield held


def _assign(connection: duckdb.DuckDBPyConnection, bins: Sequence[Sequence[str]]) -> None:
    table = pa.table(
        {
            "hash": [document for documents in bins for document in documents],
            "bin": [number for number, documents in enumerate(bins) for _ in documents],
        }
    )
    connection.register("assigned_now", table)
    connection.execute("CREATE TABLE assigned AS SELECT * FROM assigned_now")


def _spill(connection: duckdb.DuckDBPyConnection, root: Path) -> None:
    """Documents and claims once more, a file a bin, so that a worker reads only its own."""
    work = root / "_fold"
    work.mkdir(exist_ok=True)
    for table, key in (("documents", "hash"), ("claims", "document")):
        connection.execute(
            f"COPY (SELECT t.*, a.bin "
            f"FROM read_parquet('{_sql(root / table)}/**/*.parquet', hive_partitioning=false) t "
            f"JOIN assigned a ON t.{key} = a.hash ORDER BY a.bin, t.{key}) "
            f"TO '{_sql(work / table)}' (FORMAT parquet, PARTITION_BY (bin), OVERWRITE_OR_IGNORE)"
        )


def _sql(path: Path) -> str:
    return str(path).replace("'", "''")


def fold_bin(folder: str, number: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Folds one bin's documents by the register's own code: the rows of its tenures and changes."""
    documents = _rows(Path(folder) / "_fold" / "documents" / f"bin={number}")
    claims: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for row in _rows(Path(folder) / "_fold" / "claims" / f"bin={number}"):
        claims[row["document"]].append((row["number"], claim_of(row["json"])))
    unique = {row["hash"]: document_of(row) for row in documents}
    pairs = [(unique[h], [c for _, c in sorted(claims[h], key=lambda n: n[0])]) for h in sorted(unique)]
    with tempfile.TemporaryDirectory() as scratch, Register.open(str(Path(scratch) / "bin.db")) as register:
        register.add_many(_recorded(pairs))
        return _folded_rows(register, pairs, str(number))


def _recorded(pairs: list[tuple[Document, list[Claim]]]) -> Iterator[tuple[Document, list[Claim]]]:
    """In the order of publication, each received on its day: the register's second clock starts with the archive."""
    for document, claims in sorted(
        pairs, key=lambda pair: (pair[0].published or "9999", pair[0].content_hash)
    ):
        received = document.recorded or (f"{document.published}T23:59:59Z" if document.published else None)
        yield msgspec.structs.replace(document, recorded=received), claims


def _rows(folder: Path) -> list[dict[str, Any]]:
    return [
        row for file in sorted(folder.glob("*.parquet")) for row in pq.ParquetFile(file).read().to_pylist()
    ]


def _folded_rows(
    register: Register, pairs: list[tuple[Document, list[Claim]]], group: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    tenures: dict[tuple[str, str, str, str | None], dict[str, Any]] = {}
    seen: set[str] = set()
    names = Counter(
        name for _, claims in pairs for claim in claims if (name := getattr(claim, "person", None))
    )
    for name in sorted(names):
        for person in register.person(name):
            if person.person.id in seen:
                continue
            seen.add(person.person.id)
            for post in person.posts:
                org = post.org
                key = (person.person.id, org.id if org else "", post.role, post.start)
                tenures[key] = {
                    "group": group, "person_id": _stable(person.person.names), "person": person.person.name,
                    "org_id": _stable(org.names) if org else None, "org": org.name if org else None,
                    "role": post.role, "state": post.state, "start": post.start, "end": post.end,
                    "seen": post.seen, "interim": post.interim, "origins": post.origins,
                }  # fmt: skip
    changes = [
        {
            "group": group, "change": c.change, "person_id": _stable(c.person.names), "person": c.person.name,
            "org_id": _stable(c.org.names) if c.org else None, "org": c.org.name if c.org else None,
            "role": c.role, "modality": c.modality, "sourcing": c.sourcing, "when": c.when, "reason": c.reason,
            "origins": c.origins, "conflicts": c.conflicts,
        }
        for c in register.changes(limit=_LIMIT)
    ]  # fmt: skip
    order = ("person", "org", "role", "start", "change", "when")
    for rows in (changes, ordered := list(tenures.values())):
        rows.sort(key=lambda row: tuple(str(row.get(name) or "") for name in order))
    return ordered, changes


def _stable(names: list[str]) -> str:
    """An id that two folds of the same archive share: of the names, which no fold numbers."""
    return hashlib.sha256("\0".join(sorted(names)).encode()).hexdigest()[:16]


class _Writers:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._writers: dict[str, pq.ParquetWriter] = {}

    def put(self, table: str, schema: pa.Schema, rows: list[dict[str, Any]]) -> None:
        """Adds rows to a table."""
        if table not in self._writers:
            folder = self._root / table
            folder.mkdir(parents=True, exist_ok=True)
            self._writers[table] = pq.ParquetWriter(folder / "part-0.parquet", schema, compression="zstd")
        self._writers[table].write_table(pa.Table.from_pylist(rows, schema=schema))

    def close(self) -> None:
        """Ends the files."""
        for writer in self._writers.values():
            writer.close()


Rows = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def _one(item: tuple[str, int]) -> Rows:
    return fold_bin(*item)


def _in_pool(work: list[tuple[str, int]], workers: int) -> Iterator[Rows]:
    context = multiprocessing.get_context("forkserver" if sys.platform != "win32" else "spawn")
    with ProcessPoolExecutor(max(1, min(workers, len(work))), mp_context=context) as pool:
        yield from pool.map(_one, work)


def _on_spark(work: list[tuple[str, int]], master: str) -> Iterator[Rows]:
    from .spark import mapped

    for told in mapped(
        master, "tenure archive fold", [str(number) for _, number in work], _fold_told(work[0][0])
    ):
        yield msgspec.json.decode(told, type=tuple[list[dict[str, Any]], list[dict[str, Any]]])


def _fold_told(folder: str) -> Any:
    def told(number: str) -> str:
        return msgspec.json.encode(fold_bin(folder, int(number))).decode()

    return told


def claimed(folder: str) -> Iterator[tuple[Document, list[Claim]]]:
    """The documents of an archive's output with their claims, for a register.

    Raises TenureError when there are none.
    """
    root = Path(folder)
    files = sorted(root.glob("documents/**/*.parquet"))
    if not files:
        raise TenureError(f"{folder}: holds no documents; run `tenure archive read` into it first")
    for file in files:
        claims: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
        beside = root / "claims" / file.relative_to(root / "documents")
        for row in pq.ParquetFile(beside).read(columns=["document", "number", "json"]).to_pylist():
            claims[row["document"]].append((row["number"], claim_of(row["json"])))
        for row in pq.ParquetFile(file).read().to_pylist():
            yield document_of(row), [c for _, c in sorted(claims[row["hash"]], key=lambda n: n[0])]
