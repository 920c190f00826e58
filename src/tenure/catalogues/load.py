"""Reading a catalogue's file into a database of its own: in one pass, on all cores, in bounded memory.

The file appears in its place only when it is whole: a run that is broken off leaves the catalogue as it was.
"""

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from tenure.model import TenureError

from .entry import Entry, Gone, Moved, Tie, number
from .forms import FORMS
from .keys import keys
from .shelf import Shelf
from .store import SCHEMA, About, ids_of_entry
from .text import Broken, Raw, Row, opened

BLOCK: Final = 2_000
"""Records that a process takes at once."""
ALONE: Final = 8
"""Blocks that one process takes before others are started: starting them takes longer."""
PROBLEMS: Final = 100
"""Problems that are told one by one; of the others only the number."""
_CACHE_KIB: Final = 262_144


class Progress(NamedTuple):
    """How far the reading is: bytes of the file, of how many, and entries kept."""

    read: int
    size: int
    entries: int


class Added(msgspec.Struct, kw_only=True):
    """What became of a file: the catalogue, and what could not be used, each by its line."""

    about: About
    problems: list[str] = []
    replaced: bool = False
    kept_older: bool = False


class _Part(msgspec.Struct):
    """What a block of records gave, ready to be written."""

    entries: list[tuple[int, bool, bytes, list[int], list[int]]]  # line, person?, payload, its ids, its keys
    ties: list[tuple[int, int, str]]
    moved: list[tuple[int, str]]
    gone: list[tuple[int, int]]
    problems: list[tuple[int, str]]


Told = Callable[[Progress], None]


def load(
    shelf: Shelf,
    path: str,
    form: str,
    name: str,
    at: str,
    *,
    workers: int | None = None,
    told: Told | None = None,
) -> Added:
    """Reads a file into the catalogue of a name, in place of what had that name.

    A record that can't be used is left out and told by its line. A file that breaks off is read as far as it goes;
    where a catalogue of the name is there already, that one is kept then. Raises TenureError when nothing in the file
    can be used (BadDocument when it can't be read at all), or the disk is full.
    """
    target = shelf.path(name)
    shelf.folder.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    about = About(name=name, form=form, source=Path(path).name, added=at)
    try:
        writer = _Writer(part, path, form, about)
        try:
            cut_off = writer.read(workers or os.cpu_count() or 1, told)
            writer.finish()
        finally:
            writer.db.close()
        if cut_off and target.exists():
            return Added(about=about, problems=writer.problems, kept_older=True)
        if not about.entries:
            first = f" ({writer.problems[0]})" if writer.problems else ""
            raise TenureError(f"{path}: nothing in it can be used as {form}{first}")
        added = Added(about=about, problems=writer.problems, replaced=target.exists())
        part.replace(target)
        return added
    except BrokenProcessPool:
        raise TenureError(
            f"{path}: a process that read it was ended; is there memory enough? (A script that calls this must "
            'do so under `if __name__ == "__main__":`, or with workers=1.)'
        ) from None
    except (sqlite3.Error, OSError) as error:
        text = str(error)
        if "full" in text or "space" in text:
            raise TenureError(
                f"{shelf.folder}: the disk is full; nothing was stored. Free some space first"
            ) from None
        raise TenureError(f"{target} can't be written: {text}") from None
    finally:
        part.unlink(missing_ok=True)


class _Writer:
    """The database being made."""

    def __init__(self, part: Path, path: str, form: str, about: About) -> None:
        self.about = about
        self.path = path
        self.form = form
        self._problems: list[tuple[int, str]] = []
        self._seq = 0
        self.db = sqlite3.connect(part, isolation_level=None)
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            f"cache_size = -{_CACHE_KIB}",
            "temp_store = FILE",
        ):
            self.db.execute(f"PRAGMA {pragma}")
        self.db.executescript(SCHEMA)
        self.db.executescript(
            "CREATE TEMP TABLE new_keys (key INTEGER, seq INTEGER);"
            "CREATE TEMP TABLE new_ids (number INTEGER, seq INTEGER, own INTEGER);"
            "CREATE TEMP TABLE gone (number INTEGER, line INTEGER);"
        )

    def read(self, workers: int, told: Told | None) -> bool:
        """Reads the file; whether it broke off."""
        cut_off = False
        breaks: list[Broken] = []
        with opened(self.path) as (stream, file):
            size = max(file.size, 1)
            good = _good(FORMS[self.form].records(stream), breaks)
            self.db.execute("BEGIN")
            for part in _parts(self.form, good, workers):
                self._write(part)
                for place in breaks:
                    self.note(place.line, place.problem)
                    cut_off = cut_off or place.last
                breaks.clear()
                if told is not None:
                    told(Progress(file.tell(), size, self._seq))
            for place in breaks:
                self.note(place.line, place.problem)
                cut_off = cut_off or place.last
            self.db.execute("COMMIT")
        return cut_off

    def note(self, line: int, problem: str) -> None:
        """Counts a problem, and keeps the first ones in words."""
        self.about.problems += 1
        if len(self._problems) < PROBLEMS:
            self._problems.append((line, problem))

    @property
    def problems(self) -> list[str]:
        """What could not be used, in the order of the file."""
        return [f"{self.path}:{line}: {problem}" for line, problem in sorted(self._problems)]

    def _write(self, part: _Part) -> None:
        first = self._seq + 1
        self._seq += len(part.entries)
        rows = [(seq, entry) for seq, entry in enumerate(part.entries, start=first)]
        self.db.executemany(
            "INSERT INTO entries (seq, line, person, payload) VALUES (?, ?, ?, ?)",
            [(s, e[0], e[1], e[2]) for s, e in rows],
        )
        self.db.executemany("INSERT INTO new_keys VALUES (?, ?)", [(k, s) for s, e in rows for k in e[4]])
        self.db.executemany(
            "INSERT INTO new_ids VALUES (?, ?, ?)",
            [(n, s, not i) for s, e in rows for i, n in enumerate(e[3])],
        )
        if part.ties:
            self.db.executemany("INSERT OR IGNORE INTO ties VALUES (?, ?, ?)", part.ties)
        if part.moved:
            self.db.executemany("INSERT OR REPLACE INTO moved VALUES (?, ?)", part.moved)
        if part.gone:
            self.db.executemany("INSERT INTO gone VALUES (?, ?)", part.gone)
        for line, problem in part.problems:
            self.note(line, problem)

    def finish(self) -> None:
        """Settles entries of one id, and sorts the indexes."""
        self._settle()
        db = self.db
        db.execute("BEGIN")
        db.execute("INSERT OR IGNORE INTO keys SELECT key, seq FROM new_keys ORDER BY key, seq")
        db.execute("INSERT OR IGNORE INTO ids SELECT number, seq FROM new_ids ORDER BY number, seq")
        about = self.about
        about.people, about.entries = db.execute("SELECT total(person), count(*) FROM entries").fetchone()
        about.people = int(about.people)
        about.organizations = about.entries - about.people
        about.names = db.execute("SELECT count(*) FROM keys").fetchone()[0]
        about.ties = db.execute("SELECT count(*) FROM ties").fetchone()[0] // 2
        about.moved = db.execute("SELECT count(*) FROM moved").fetchone()[0]
        db.execute("INSERT INTO meta VALUES (?)", (msgspec.json.encode(about).decode(),))
        db.execute("COMMIT")

    def _settle(self) -> None:
        """Of entries with one id, keeps the first or the last, as the form says; drops what was withdrawn after."""
        twice = FORMS[self.form].twice
        drop: list[int] = []
        rows = self.db.execute(
            "SELECT i.number, i.seq, e.line FROM new_ids i JOIN entries e USING (seq) WHERE i.own AND i.number IN "
            "(SELECT number FROM new_ids WHERE own GROUP BY number HAVING count(*) > 1) ORDER BY i.number, i.seq"
        ).fetchall()
        before: tuple[int, int, int] | None = None
        for row in rows:
            if before is not None and before[0] == row[0]:
                drop.append(before[1] if twice == "last" else row[1])
                if twice == "first, and say so":
                    self.note(row[2], f"has the id of line {before[2]}; the first is kept")
                    continue
                if twice == "first":
                    continue
            before = row
        drop += [
            row[0]
            for row in self.db.execute(
                "SELECT i.seq FROM new_ids i JOIN entries e USING (seq) JOIN gone g ON g.number = i.number "
                "WHERE i.own AND g.line > e.line"
            )
        ]
        self.db.executemany("DELETE FROM entries WHERE seq = ?", [(seq,) for seq in drop])
        if drop:
            self.db.execute("DELETE FROM new_keys WHERE seq NOT IN (SELECT seq FROM entries)")
            self.db.execute("DELETE FROM new_ids WHERE seq NOT IN (SELECT seq FROM entries)")


def _good(found: Iterator[Raw | Row | Broken], breaks: list[Broken]) -> Iterator[Raw | Row]:
    for record in found:
        if isinstance(record, Broken):
            breaks.append(record)
        else:
            yield record


def _parts(form: str, records: Iterator[Raw | Row], workers: int) -> Iterator[_Part]:
    """Blocks of records taken in by several processes, in their order; a small file by this one alone."""
    blocks = _blocks(records)
    for block in blocks if workers < 2 else islice(blocks, ALONE):
        yield take_in(form, block)
    more = list(islice(blocks, 1))
    if not more:
        return
    waiting: deque[Future[_Part]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for block in chain(more, blocks):
            waiting.append(pool.submit(take_in, form, block))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _blocks(records: Iterable[Raw | Row]) -> Iterator[list[Raw | Row]]:
    iterator = iter(records)
    while block := list(islice(iterator, BLOCK)):
        yield block


_PACK: Final = msgspec.msgpack.Encoder()


def take_in(form: str, block: list[Raw | Row]) -> _Part:
    """What a block of records says, with the numbers under which it is found. A pure function of the block."""
    parse = FORMS[form].parse
    part = _Part([], [], [], [], [])
    for record in block:
        try:
            items = list(parse(record))
        except UnicodeDecodeError:
            part.problems.append((record.line, "is not written in UTF-8; it is left out"))
            continue
        except RecursionError:
            part.problems.append((record.line, "is nested too deeply; it is left out"))
            continue
        except (ValueError, msgspec.MsgspecError, TypeError, AttributeError) as error:
            part.problems.append((record.line, f"{error}; it is left out"))
            continue
        for item in items:
            if isinstance(item, Entry):
                ids = [number(text) for text in ids_of_entry(item)]
                person = item.kind == "person"
                found = sorted(keys(item.kind, item.names))
                part.entries.append((record.line, person, _PACK.encode(item), ids, found))
                part.moved += [(n, item.id) for n in map(number, item.former)]
            elif isinstance(item, Tie):
                one, other = number(item.a), number(item.b)
                part.ties += [(one, other, item.role), (other, one, item.role)]
            elif isinstance(item, Moved):
                part.moved.append((number(item.old), item.new))
            elif isinstance(item, Gone):
                part.gone.append((number(item.id), record.line))
    return part
