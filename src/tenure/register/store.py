"""Opening a database, and transactions that SQLite and PostgreSQL both keep."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from tenure.model import TenureError

from . import schema

BUSY_SECONDS: Final = 30.0
"""How long a writer waits for another."""
CACHE_KIB: Final = 65_536
CHECKPOINT_PAGES: Final = 200
"""After so many pages of SQLite's log who wrote brings them into the main file: with SQLite's 1,000 this took every
fortieth document or so longer than anything else."""
BULK_CACHE_KIB: Final = 262_144
BULK_CHECKPOINT_PAGES: Final = 65_536
IDLE_CONNECTIONS: Final = 8
"""Connections kept open for the next question."""
_SQLITE_HEADER: Final = b"SQLite format 3\x00"
_WRITER_LOCK: Final = 0x7E9123
"""Key of PostgreSQL's advisory lock: writers go one after the other, as in SQLite."""


class Store:
    """A database with the register's tables."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.engine = engine
        self.place = place
        self.sqlite = engine.dialect.name == "sqlite"
        self._watcher: sqlite3.Connection | None = None
        self._watching = Lock()

    @classmethod
    def open(cls, url: str, *, create: bool = True) -> "Store":
        """See Register.open."""
        engine, place = _engine(url, create=create)
        store = cls(engine, place)
        try:
            with store.read() as connection:
                ready = schema.is_current(connection)
            if not ready:
                with store.write() as connection:
                    schema.prepare(connection, create=create)
        except BaseException:
            engine.dispose()
            raise
        return store

    def revision(self) -> str:
        """A text that changes whenever something is written, by whatever program."""
        if not self.sqlite:
            with self.engine.connect() as connection:
                return str(
                    connection.execute(text("SELECT pg_snapshot_xmax(pg_current_snapshot())")).scalar()
                )
        with _explained(self.place), self._watching:
            if self._watcher is None:
                self._watcher = sqlite3.connect(_address(Path(self.place)), uri=True, check_same_thread=False)
            return str(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()
        with self._watching:
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One snapshot for all the queries of a question."""
        with _explained(self.place):
            options: dict[str, Any] = {} if self.sqlite else {"isolation_level": "REPEATABLE READ"}
            with self.engine.connect().execution_options(**options) as connection, connection.begin():
                yield connection

    @contextmanager
    def write(self, *, bulk: bool = False) -> Iterator[Connection]:
        """A transaction that no other writer can be in at the same time; committed at the end, or nothing.

        `bulk` takes more memory, so that a large batch does not write the same pages again and again.
        """
        with (
            _explained(self.place),
            self.engine.connect().execution_options(tenure_write=True) as connection,
            connection.begin(),
        ):
            if self.sqlite:
                _make_room(connection, bulk)
            else:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})"))
            yield connection

    def settle(self) -> None:
        """Brings what was written into the main file, so that the next writer need not."""
        if self.sqlite:
            with _explained(self.place), self.engine.connect() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.exec_driver_sql("BEGIN")


def _engine(url: str, *, create: bool) -> tuple[Engine, str]:
    if "://" not in url:
        url = f"sqlite:///{url}"
    if url.startswith("postgres"):
        _, _, rest = url.partition("://")
        url = f"postgresql+psycopg://{rest}"
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite_engine(parsed.database or "", create=create)
        if parsed.get_backend_name() != "postgresql":
            raise TenureError(
                f"{url}: registers live in SQLite or PostgreSQL: use a path or postgresql://..."
            )
        engine = _postgres_engine(parsed)
    except ArgumentError:
        raise TenureError(f"{url!r} is no register: use a path, sqlite:///PATH or postgresql://...") from None
    except (ModuleNotFoundError, NoSuchModuleError):
        raise TenureError("PostgreSQL needs its driver: pip install 'tenure[postgres]'") from None
    return engine, parsed.render_as_string(hide_password=True)


def _postgres_engine(url: URL) -> Engine:
    engine = create_engine(url, pool_size=4, pool_pre_ping=True)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _: object) -> None:
        # Questions read some thousand rows by their indexes: to start helpers for them, or to compile their plans,
        # takes longer than the rest of the answer.
        connection.execute("SET max_parallel_workers_per_gather = 0")
        connection.execute("SET jit = off")
        connection.commit()

    return engine


def _sqlite_engine(database: str, *, create: bool) -> tuple[Engine, str]:
    if database in ("", ":memory:"):
        raise TenureError("A register needs a file: give a path")
    path = Path(database)
    if path.is_dir():
        raise TenureError(f"{path} is a folder: give the path of a file")
    if path.exists():
        try:
            with path.open("rb") as file:
                head = file.read(16)
        except OSError as error:
            raise TenureError(f"{path} can't be read: {error.strerror}") from None
        if head and head != _SQLITE_HEADER:
            raise TenureError(f"{path} is no register (not an SQLite file): choose another path")
    elif not create:
        raise TenureError(f"There is no register at {path}: add documents first, or give --register")
    elif not path.parent.exists():
        raise TenureError(f"The folder {path.parent} does not exist: make it first")
    address = _address(path)
    engine = create_engine(
        f"sqlite:///{address}&uri=true",
        poolclass=QueuePool,  # opening a connection costs more than most questions
        pool_use_lifo=True,  # who writes again and again gets the connection that has the pages at hand
        pool_size=IDLE_CONNECTIONS,
        max_overflow=-1,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        if "mode=rwc" in address and connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA mmap_size = 1073741824")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("tenure_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine, str(path)


def _make_room(connection: Connection, bulk: bool) -> None:
    """What a connection may take for a large batch, and for whoever writes with it after that."""
    if connection.info.get("tenure_bulk", False) != bulk:
        cache, pages = (BULK_CACHE_KIB, BULK_CHECKPOINT_PAGES) if bulk else (CACHE_KIB, CHECKPOINT_PAGES)
        connection.exec_driver_sql(f"PRAGMA cache_size = -{cache}")
        connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {pages}")
        connection.info["tenure_bulk"] = bulk


def _address(path: Path) -> str:
    """SQLite's URI of a file, to write where that is allowed.

    In a folder where nothing can be made, SQLite can't share the file with a writer: it is opened as one that
    does not change, unless a writer's journal lies beside it.
    """
    mode = "rwc"
    if path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        journal = path.with_name(f"{path.name}-wal")
        mode = "ro" if journal.exists() and journal.stat().st_size else "ro&immutable=1"
    return f"file:{quote(str(path))}?mode={mode}"


@contextmanager
def _explained(place: str) -> Iterator[None]:
    """Turns the database's errors into words."""
    try:
        yield
    except DBAPIError as error:
        raise TenureError(_explain(place, str(error.orig))) from error
    except sqlite3.Error as error:
        raise TenureError(_explain(place, str(error))) from error


def _explain(place: str, problem: str) -> str:
    low = problem.lower()
    if "disk is full" in low or "no space left" in low:
        return f"{place}: the disk is full; nothing of this step was stored. Free some space and run it again"
    if "readonly" in low or "read-only" in low or "permission denied" in low:
        return f"{place} can't be written: check its permissions and its folder's"
    if "locked" in low:
        return f"{place} is busy: another program has been writing for {BUSY_SECONDS:.0f} s; try again later"
    if "malformed" in low or "not a database" in low or "corrupt" in low or "disk i/o error" in low:
        return f"{place} is damaged: restore a backup (tenure restore) into a new file"
    if "connection" in low and ("refused" in low or "failed" in low or "could not" in low):
        return f"{place} can't be reached: is the server running, and are name and password right? ({problem.strip()})"
    return f"{place}: {problem.strip()}"
