"""Killed while adding, two at once, a full disk, a damaged file: nothing acknowledged is lost or half there."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from tenure.model import Document, RoleClaim, TenureError
from tenure.register import Register

WRITER = Path(__file__).with_name("writer.py")
CLAIMS = 3
KILLS = 12


def start(url: str, name: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(WRITER), url, name, str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stored(register: Register, name: str, count: int) -> list[int]:
    """Which of the writer's documents are there; each must have all its claims."""
    found = []
    for number in range(count):
        try:
            shown = register.show(f"{name}-{number}")
        except TenureError:
            continue
        assert len(shown.claims) == CLAIMS
        found.append(number)
    return found


def test_killed_while_adding(url: str) -> None:
    chance = random.Random(5)
    Register.open(url).close()
    for attempt in range(KILLS):
        writer = start(url, f"w{attempt}", 1000)
        assert writer.stdout is not None
        acknowledged = -1
        for _ in range(chance.randrange(1, 20)):
            acknowledged = int(writer.stdout.readline())
        writer.kill()
        rest = writer.stdout.read()  # communicate() would pass over the lines that readline has in its buffer
        writer.communicate()
        told = [acknowledged, *(int(line) for line in rest.splitlines() if line.strip())]
        with Register.open(url) as register:
            there = stored(register, f"w{attempt}", max(told) + 3)
            # All that was acknowledged, and at most the one that was being added.
            assert there in (list(range(max(told) + 1)), list(range(max(told) + 2)))
    with Register.open(url) as register:
        assert register.check() == []
        assert register.add(Document(id="after", title="After", text="Life goes on."), []).outcome == "new"


def test_two_add_at_once_while_a_third_asks(url: str) -> None:
    Register.open(url).close()
    count = 40
    writers = [start(url, name, count) for name in ("left", "right")]
    with Register.open(url) as register:
        seen = 0
        while any(writer.poll() is None for writer in writers):
            holders = len(register.who("Fernbanka Tools"))
            assert holders >= seen  # a reader sees whole documents, and never fewer than before
            seen = holders
        for writer in writers:
            _, problems = writer.communicate()
            assert (writer.returncode, problems) == (0, "")
        for name in ("left", "right"):
            assert stored(register, name, count) == list(range(count))
        assert register.check() == []


def test_a_full_disk_stores_nothing_of_the_step_and_harms_nothing_before(tmp_path: Path) -> None:
    register = Register.open(str(tmp_path / "register.db"))
    claim = RoleClaim(change="hold", person="Ada Quill", org="Fernbank Tools", role="ceo")
    register.add(Document(id="small", title="Small", text="A little."), [claim])
    engine = register._store.engine

    def fill(connection: object, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[attr-defined]
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    event.listen(engine, "connect", fill)
    engine.dispose()  # connections made before know of no limit
    with pytest.raises(TenureError, match="disk is full"):
        register.add(Document(id="big", title="Big", text="Much. " * 200_000), [claim])
    event.remove(engine, "connect", fill)
    engine.dispose()
    assert register.check() == []
    assert [h.person.name for h in register.who("Fernbank Tools")] == ["Ada Quill"]
    with pytest.raises(TenureError, match="no document 'big'"):
        register.show("big")
    assert register.add(Document(id="big", title="Big", text="Much. " * 200_000), [claim]).outcome == "new"


def test_a_file_that_is_no_register(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, this is not a database at all.")
    with pytest.raises(TenureError, match=r"notes\.txt is no register"):
        Register.open(str(path))
    with pytest.raises(TenureError, match="is a folder"):
        Register.open(str(tmp_path))
    with pytest.raises(TenureError, match="no register at"):
        Register.open(str(tmp_path / "none.db"), create=False)
    with pytest.raises(TenureError, match="does not exist"):
        Register.open(str(tmp_path / "nowhere" / "register.db"))
    with pytest.raises(TenureError, match="SQLite or PostgreSQL"):
        Register.open("mysql://root@localhost/tenure")


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with Register.open(str(path)) as register:
        for number in range(30):
            document = Document(id=f"d{number}", title="T", text=f"Words of document {number}. " * 200)
            register.add(document, [RoleClaim(change="hold", person="Ada Quill", org="Fernbank", role="ceo")])
        backup = register.backup(tmp_path / "copy.db")
    raw = bytearray(path.read_bytes())
    for start_ in range(8192, len(raw) - 4096, 8192):
        raw[start_ : start_ + 2048] = b"\xff" * 2048
    path.write_bytes(bytes(raw))
    for leftover in (path.with_name("register.db-wal"), path.with_name("register.db-shm")):
        leftover.unlink(missing_ok=True)
    try:
        with Register.open(str(path)) as register:
            faults = register.check()
            assert faults
    except TenureError as error:
        assert "damaged" in str(error)
    with Register.restore(backup, str(tmp_path / "again.db")) as register:
        assert register.check() == []
