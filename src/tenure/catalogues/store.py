"""One catalogue as an SQLite file, made for looking up by name and id in a register of millions.

meta     what the catalogue is, as JSON
entries  one row an entry, in the order of the file
keys     numbers of the keys of names (keys.py) → entries
ids      numbers of ids → entries: their own, those they had before, and those in other schemes
ties     numbers of ids → numbers of ids that have to do with each other, each both ways
moved    older ids → newer ones

Numbers stand for texts: they make the indexes a third as large, and what they find is compared in full anyway.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

import msgspec

from tenure.model import TenureError

from .entry import Entry, Kind, number
from .keys import keys

VERSION: Final = 1
CANDIDATES: Final = 60
"""Entries looked at for one name: of one that more bear, none is sure."""
TIES: Final = 60
MOVES: Final = 8
"""Moves of an id that are followed."""

SCHEMA: Final = """
CREATE TABLE meta (about TEXT NOT NULL);
CREATE TABLE entries (seq INTEGER PRIMARY KEY, line INTEGER NOT NULL, person INTEGER NOT NULL, payload BLOB NOT NULL);
CREATE TABLE keys (key INTEGER, seq INTEGER, PRIMARY KEY (key, seq)) WITHOUT ROWID;
CREATE TABLE ids (number INTEGER, seq INTEGER, PRIMARY KEY (number, seq)) WITHOUT ROWID;
CREATE TABLE ties (one INTEGER, other INTEGER, role TEXT, PRIMARY KEY (one, other, role)) WITHOUT ROWID;
CREATE TABLE moved (old INTEGER PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
"""


class About(msgspec.Struct, kw_only=True):
    """What a catalogue is: its name, the form and file it was read from, when (UTC), and how much is in it."""

    name: str
    form: str
    source: str
    added: str
    entries: int = 0
    people: int = 0
    organizations: int = 0
    names: int = 0
    ties: int = 0
    moved: int = 0
    problems: int = 0
    version: int = VERSION


class TiedEntry(NamedTuple):
    """An entry that another has to do with."""

    entry: Entry
    role: str


_ENTRY: Final = msgspec.msgpack.Decoder(Entry)
_ABOUT: Final = msgspec.json.Decoder(About)


class Catalogue:
    """A catalogue that is looked into. Raises TenureError when its file is damaged or of another version."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            self._db.execute("PRAGMA mmap_size = 4294967296")
            self.about = _ABOUT.decode(self._db.execute("SELECT about FROM meta").fetchone()[0])
        except (sqlite3.Error, msgspec.MsgspecError, TypeError):
            raise TenureError(
                f"{path} is no catalogue, or is damaged: remove it and add the catalogue again"
            ) from None
        if self.about.version != VERSION:
            raise TenureError(f"{path} was made by another version of Tenure: add the catalogue again")

    @property
    def name(self) -> str:
        """What the catalogue is called."""
        return self.about.name

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def by_names(self, kind: Kind, names: Iterable[str]) -> list[Entry]:
        """The entries that have a key in common with some names, of that kind."""
        seqs: dict[int, None] = {}
        for key in keys(kind, names):
            rows = self._db.execute(
                "SELECT seq FROM keys WHERE key = ? LIMIT ?", (key, CANDIDATES)
            ).fetchall()
            seqs.update((row[0], None) for row in rows)
        return [entry for entry in self._entries(sorted(seqs)[: 2 * CANDIDATES]) if entry.kind == kind]

    def by_id(self, outside: str) -> list[Entry]:
        """The entries that have an id: as their own, now or once, or in another scheme."""
        numbers = self._db.execute("SELECT seq FROM ids WHERE number = ?", (number(outside),)).fetchall()
        return [
            entry for entry in self._entries([row[0] for row in numbers]) if outside in ids_of_entry(entry)
        ]

    def now(self, outside: str) -> str:
        """The id under which what had an id is now; the same where it did not move, or moves in a circle."""
        seen = [outside]
        while len(seen) <= MOVES:
            row = self._db.execute("SELECT new FROM moved WHERE old = ?", (number(seen[-1]),)).fetchone()
            if row is None:
                break
            if row[0] in seen:
                return outside
            seen.append(row[0])
        return str(seen[-1])

    def tied(self, entry: Entry) -> list[TiedEntry]:
        """The entries that have to do with one."""
        rows = self._db.execute(
            "SELECT other, role FROM ties WHERE one = ? LIMIT ?", (number(entry.id), TIES)
        ).fetchall()
        found = []
        for other, role in rows:
            seqs = self._db.execute("SELECT seq FROM ids WHERE number = ?", (other,)).fetchall()
            found += [
                TiedEntry(one, role)
                for one in self._entries([row[0] for row in seqs[:2]])
                if number(one.id) == other or other in map(number, one.former)
            ]
        return found

    def _entries(self, seqs: Sequence[int]) -> list[Entry]:
        if not seqs:
            return []
        marks = ",".join("?" * len(seqs))
        rows = self._db.execute(f"SELECT payload FROM entries WHERE seq IN ({marks}) ORDER BY seq", seqs)
        return [_ENTRY.decode(row[0]) for row in rows]


def ids_of_entry(entry: Entry) -> list[str]:
    """All ids of an entry, as text: its own, those it had before, those in other schemes."""
    return [entry.id, *entry.former, *(f"{scheme}:{value}" for scheme, value in entry.ids.items())]
