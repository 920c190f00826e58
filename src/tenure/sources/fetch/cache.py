"""What was fetched, kept as it came: bytes by their SHA-256, and which address showed which bytes from when to when.

So every quote can be shown again in the page as it was read, and a page is asked for only if it has changed.
"""

import gzip
import hashlib
import os
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from tenure.model import TenureError

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS reading (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    media_type TEXT,
    charset TEXT,
    etag TEXT,
    last_modified TEXT,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    lasting INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS reading_url ON reading (url, id);
CREATE INDEX IF NOT EXISTS reading_digest ON reading (digest);
CREATE TABLE IF NOT EXISTS led (asked TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (asked, url)) WITHOUT ROWID;
"""
_COLUMNS: Final = "url, first, last, media_type, charset, etag, last_modified, digest, size"
_WAIT: Final = 30.0
"""Seconds to wait for another process that writes."""


class Kept(msgspec.Struct, frozen=True):
    """Bytes that an address showed at the moments from `first` to `last`, at each of which it was asked."""

    url: str
    first: str
    last: str
    media_type: str | None
    charset: str | None
    etag: str | None
    last_modified: str | None
    digest: str
    size: int


def default_folder() -> Path:
    """Where fetched pages lie unless `TENURE_FETCHED` names another folder: `fetched` in the user's data folder."""
    from platformdirs import user_data_path

    named = os.environ.get("TENURE_FETCHED")
    return Path(named) if named else user_data_path("tenure", appauthor=False) / "fetched"


class FetchCache:
    """A folder of fetched bytes. Threads and processes may share it."""

    def __init__(self, folder: Path) -> None:
        """Open or make the folder; raises TenureError where that is not possible."""
        self._folder = folder
        self._lock = threading.Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                folder / "index.db", timeout=_WAIT, check_same_thread=False, isolation_level=None
            )
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise TenureError(
                f"{folder}: fetched pages can't be kept there ({error}); name another folder in TENURE_FETCHED"
            ) from None

    def close(self) -> None:
        """Close the index."""
        with self._lock:
            self._db.close()

    def last(self, url: str) -> Kept | None:
        """What an address showed last; None where nothing of it is kept."""
        with self._lock:
            row = self._db.execute(
                f"SELECT {_COLUMNS} FROM reading WHERE url = ? ORDER BY id DESC LIMIT 1", (url,)
            ).fetchone()
        return Kept(*row) if row else None

    def all(self, url: str) -> list[Kept]:
        """All that is kept of an address, also of those to which it once led, in the order in which it came."""
        with self._lock:
            rows = self._db.execute(
                f"SELECT {_COLUMNS} FROM reading "
                "WHERE url = ? OR url IN (SELECT url FROM led WHERE asked = ?) ORDER BY id",
                (url, url),
            ).fetchall()
        return [Kept(*row) for row in rows]

    def body(self, digest: str) -> bytes:
        """The bytes of this digest. Raises TenureError when they are gone or no longer what they were."""
        body = self._intact(digest)
        if body is None:
            raise TenureError(
                f"{self.place(digest)}: the bytes that were kept are gone or damaged; fetch again"
            )
        return body

    def _intact(self, digest: str) -> bytes | None:
        try:
            body = gzip.decompress(self.place(digest).read_bytes())
        except (OSError, EOFError, zlib.error):
            return None
        return body if hashlib.sha256(body).hexdigest() == digest else None

    def place(self, digest: str) -> Path:
        """The file (gzip) that holds the bytes of this digest."""
        return self._folder / digest[:2] / f"{digest[2:]}.gz"

    def put(self, asked: str, kept: Kept, body: bytes, *, lasting: bool) -> None:
        """Keep what an address showed; the same bytes as at its last time lengthen that time.

        What is not `lasting` gives way to the next that comes from the address.
        """
        with self._writing():
            if asked != kept.url:
                self._db.execute("INSERT OR IGNORE INTO led VALUES (?, ?)", (asked, kept.url))
            row = self._db.execute(
                "SELECT id, digest, lasting FROM reading WHERE url = ? ORDER BY id DESC LIMIT 1", (kept.url,)
            ).fetchone()
            if self._intact(kept.digest) is None:
                self._write(kept.digest, body)
            if row and row[1] == kept.digest:
                self._db.execute(
                    "UPDATE reading SET last = ?, etag = ?, last_modified = ?, lasting = max(lasting, ?) WHERE id = ?",
                    (kept.last, kept.etag, kept.last_modified, lasting, row[0]),
                )
                return
            values = (*msgspec.structs.astuple(kept), lasting)
            marks = ", ".join("?" * len(values))
            self._db.execute(f"INSERT INTO reading ({_COLUMNS}, lasting) VALUES ({marks})", values)
            if row and not row[2]:
                self._drop(row[0], row[1])

    def seen_again(self, url: str, moment: str) -> None:
        """Note that the server still shows what it showed last."""
        with self._writing():
            self._db.execute(
                "UPDATE reading SET last = ? WHERE id = (SELECT max(id) FROM reading WHERE url = ?)",
                (moment, url),
            )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._lock:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    yield
                except BaseException:
                    self._db.execute("ROLLBACK")
                    raise
                self._db.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise TenureError(
                f"{self._folder}: fetched pages can't be kept ({error}); make room there, or name another "
                "folder in TENURE_FETCHED"
            ) from None

    def _write(self, digest: str, body: bytes) -> None:
        place = self.place(digest)
        place.parent.mkdir(exist_ok=True)
        half = place.with_suffix(f".{os.getpid()}.half")
        half.write_bytes(gzip.compress(body, 6, mtime=0))
        half.replace(place)

    def _drop(self, number: int, digest: str) -> None:
        self._db.execute("DELETE FROM reading WHERE id = ?", (number,))
        if not self._db.execute("SELECT 1 FROM reading WHERE digest = ? LIMIT 1", (digest,)).fetchone():
            self.place(digest).unlink(missing_ok=True)
