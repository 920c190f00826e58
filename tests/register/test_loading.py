"""Loading many documents in batches that overlap: nothing of it may show in what stands, nor when something fails."""

import gc
import itertools
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, select

from tenure.model import AffiliationClaim, Claim, Document, RoleClaim, TenureError
from tenure.names import compare_orgs, may_sound_alike, parse_org
from tenure.register import Register, loading
from tenure.register.record import record
from tenure.register.schema import claims, documents, edges, entities, names, words

PEOPLE = ("Ada Quill", "Quill", "Bo Ash", "B. Ash", "Cy Dunn", "Dee Fox", "Eli Gray", "ADA QUILL")
ORGS = ("Fernbank Tools", "Fernbank", "Mossgate Labs", "Mossgate Labs GmbH", "Birch & Low", "Tarn Steel")


def made(count: int, seed: int = 3) -> list[tuple[Document, list[Claim]]]:
    """Documents that tell of few people and organizations over and over, under several names; some come twice."""
    chance = random.Random(seed)
    found: list[tuple[Document, list[Claim]]] = []
    for number in range(count):
        org, other = chance.sample(ORGS, 2)
        moment = f"2031-01-{number % 28 + 1:02}T12:00:00Z"
        said: list[Claim] = [
            RoleClaim(change="start", person=person, org=org, role=role, when=moment[:10])  # type: ignore[arg-type]
            for person, role in zip(chance.sample(PEOPLE, 3), ("ceo", "cfo", "chair"), strict=True)
        ]
        if number % 7 == 0:
            said.append(AffiliationClaim(change="hold", org=org, parent=other))
        text = f"News of {org}, number {number}."
        found.append((Document(id=f"d{number}", title="News", text=text, recorded=moment), said))
        if number % 5 == 0:
            newer = Document(id=f"d{number}", title="News", text=text + " Corrected.", recorded=moment)
            found += [found[-1], (newer, said[:1])]
    return found


def stands(register: Register) -> dict[str, list[Any]]:
    with register.store.read() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in (documents, claims, entities, names, words, edges)
        }


@pytest.fixture
def batches_of_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "FIRST", 10)
    monkeypatch.setattr(loading, "BATCH", 10)


def test_batches_that_overlap_leave_what_batches_one_after_the_other_leave(
    url: str, tmp_path: Path, batches_of_ten: None
) -> None:
    told = made(60)
    with Register.open(url) as register, Register.open(str(tmp_path / "apart.db")) as apart:
        result = register.add_many(told)
        for start in range(0, len(told), 10):
            apart.add_many(told[start : start + 10])
        assert (result.new, result.replaced, result.known) == (60, 12, 12)
        assert result.claims == len(stands(register)["claims"])
        assert stands(register) == stands(apart)
        assert register.check() == []
        again = register.add_many(told)
        assert (again.new, again.replaced, again.known) == (0, 0, 84)


def test_what_fails_while_a_batch_is_worked_out_leaves_the_batches_before(
    url: str, batches_of_ten: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = made(40)[:40]
    calls = itertools.count(1)

    def failing(*arguments: Any) -> Any:
        outcomes = record(*arguments)
        if next(calls) == 3:
            raise ValueError("no more")
        return outcomes

    with Register.open(url) as register:
        monkeypatch.setattr("tenure.register.loading.record", failing)
        with pytest.raises(ValueError, match="no more"):
            register.add_many(told)
        monkeypatch.undo()
        assert len(stands(register)["documents"]) == len({d.content_hash for d, _ in told[:20]})
        assert register.check() == []
        assert register.add_many(told).new > 0  # nobody holds the register any more


def test_documents_that_end_in_an_error_leave_the_whole_batches(url: str, batches_of_ten: None) -> None:
    told = made(40)

    def ending() -> Iterator[Any]:
        yield from told[:25]
        raise OSError("the tape is torn")

    with Register.open(url) as register:
        with pytest.raises(OSError, match="torn"):
            register.add_many(ending())
        assert len(stands(register)["documents"]) == len({d.content_hash for d, _ in told[:20]})
        assert register.check() == []


def test_a_disk_that_is_full_leaves_the_batches_before(tmp_path: Path, batches_of_ten: None) -> None:
    register = Register.open(str(tmp_path / "register.db"))
    large: list[tuple[Document, list[Claim]]] = [
        (Document(id=f"l{n}", title="Large", text=f"{n} Much. " * 40_000), []) for n in range(30)
    ]
    register.add_many(made(8))
    before = stands(register)
    engine = register.store.engine

    def fill(connection: Any, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 1_200}")

    event.listen(engine, "connect", fill)
    engine.dispose()
    with pytest.raises(TenureError, match="disk is full"):
        register.add_many(large)
    event.remove(engine, "connect", fill)
    engine.dispose()
    assert len(stands(register)["documents"]) == len(before["documents"]) + 10
    assert register.check() == []
    assert register.add_many(large).new == 20


def test_killed_while_loading(url: str) -> None:
    """Batches stand wholly or not at all: every document has all its claims, and those before it are there."""
    chance = random.Random(4)
    program = Path(__file__).with_name("loader.py")
    told = 0
    for attempt in range(4):
        process = subprocess.Popen(
            [sys.executable, str(program), url, f"k{attempt}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        for _ in range(chance.randrange(2, 90)):
            process.stdout.readline()
        process.kill()
        _, problems = process.communicate(timeout=60)  # which ends when nobody has the pipes any more
        assert problems == ""
        with Register.open(url) as register:
            stored = [s for s in register.stored() if s.document.id.startswith(f"k{attempt}-")]
            assert [s.document.id for s in stored] == [f"k{attempt}-{n}" for n in range(len(stored))]
            assert len(stored) % 10 == 0
            assert all(len(s.claims) == 3 for s in stored)
            assert register.check() == []
            told += len(stored)
    assert told


def test_what_is_set_for_loading_is_set_back(tmp_path: Path) -> None:
    before = sys.getswitchinterval()
    with Register.open(str(tmp_path / "r.db")) as register:
        register.add_many(made(5))
    assert (sys.getswitchinterval(), gc.isenabled()) == (before, True)
    assert gc.get_freeze_count() == 0


def test_who_writes_after_a_large_batch_takes_no_more_room_than_before(tmp_path: Path) -> None:
    with Register.open(str(tmp_path / "r.db")) as register:

        def room() -> list[int]:
            with register.store.write() as connection:
                asked = ("PRAGMA cache_size", "PRAGMA wal_autocheckpoint")
                return [connection.exec_driver_sql(pragma).scalar_one() for pragma in asked]

        before = room()
        register.add_many(made(200))
        assert [room() for _ in range(4)] == [before] * 4


NAMES = st.lists(st.text("abnrst", min_size=3, max_size=8).map(str.title), min_size=1, max_size=3).map(
    " ".join
)


@given(NAMES, NAMES)
def test_names_passed_over_by_their_letters_are_never_one(name: str, other: str) -> None:
    one, two = parse_org(name), parse_org(other)
    if one.distinctive and two.distinctive and not may_sound_alike(name, one.core, other, two.core):
        assert compare_orgs(one, two).score <= 0.3
