"""Documents examined by a process of their own: as here, in order, and with no process left behind."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tenure.model import AffiliationClaim, Claim, Document, FactClaim, RoleClaim, StakeClaim, TenureError
from tenure.model.claim import Evidence
from tenure.register import Register, ahead, loading

from .test_loading import made, stands

Pairs = list[tuple[Document, list[Claim]]]


@pytest.fixture(autouse=True)
def batches_of_twenty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "FIRST", 20)
    monkeypatch.setattr(loading, "BATCH", 20)
    monkeypatch.setattr(ahead, "CHUNK", 7)
    monkeypatch.setattr(loading, "is_worth_it", lambda: True)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> "list[subprocess.Popen[bytes]]":
    """The processes that were started."""
    begun: list[subprocess.Popen[bytes]] = []
    start = ahead._start

    def noted() -> "subprocess.Popen[bytes]":
        begun.append(start())
        return begun[-1]

    monkeypatch.setattr(ahead, "_start", noted)
    return begun


def varied(count: int) -> Pairs:
    """Documents with all that the other process must take to it and back; every eleventh can't be used."""
    found: Pairs = []
    for number in range(count):
        org, person = f"Fernbank {'ABC'[number % 3]} GmbH", f"Dr. Ada Quill-{'xyz'[number % 3]}"
        text = f"路透社 reports: {person} of {org} (雷军, 小米科技) — no namesake. Number {number}."
        said: list[Claim] = [
            RoleClaim(
                change="start",
                person=person,
                org=org,
                role="ceo",
                when="2031-01",
                person_aliases=["Quill", "A. Quill", person],
                org_aliases=["Fernbank", "FBA"],
                evidence=[Evidence("text", text.index(person), text.index(person) + len(person), person)],
            ),
            RoleClaim(
                change="end", person="雷军", org="小米科技有限责任公司", role="chair", reason="new_post"
            ),
            RoleClaim(change="hold", person="Quill", org=None, role="cfo", confidence=1),
            StakeClaim(change="hold", holder=person, org=org, share=0.25),
            StakeClaim(change="hold", holder="Tarn Holding", org=org, share=1),
            AffiliationClaim(change="hold", org="FBA", parent="Tarn Holding", parent_aliases=["Tarn"]),
            FactClaim(org=org, attribute="headcount", value="250"),
        ]
        lang, recorded = ("de", "ja", None)[number % 3], f"2031-02-{number % 28 + 1:02}T12:00:00Z"
        if number % 11 == 5:
            bad: dict[int, Claim] = {
                0: RoleClaim(change="start", person="Bo Ash", org=org, role="king"),  # type: ignore[arg-type]
                1: RoleClaim(change="hold", person="Bo Ash", org=org, role="ceo", confidence=float("nan")),
                2: FactClaim(org=" ", attribute="headcount", value="1"),
            }
            said.append(bad[number % 3])
        if number % 11 == 7:
            text += "\udcff"
        found.append(
            (Document(id=f"v{number}", title=text[:9], text=text, lang=lang, recorded=recorded), said)
        )
    return found


def test_what_another_process_examined_stands_as_what_was_examined_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: "list[subprocess.Popen[bytes]]"
) -> None:
    told = [*varied(90), *made(40)]
    with Register.open(str(tmp_path / "there.db")) as there, Register.open(str(tmp_path / "here.db")) as here:
        result = there.add_many(told)
        assert [process.returncode is not None for process in started] == [True]
        monkeypatch.setattr(loading, "is_worth_it", lambda: False)
        assert here.add_many(told) == result
        assert len(started) == 1
        assert stands(there) == stands(here)
        bad = [d.id for d, _ in told if d.id[0] == "v" and int(d.id[1:]) % 11 in (5, 7)]
        assert [refused.document for refused in result.refused] == bad
        problems = "\n".join(refused.problem for refused in result.refused)
        for problem in (
            "unknown role 'king'",
            "confidence nan is not",
            "empty org",
            "characters that are no text",
        ):
            assert problem in problems
        assert there.check() == []


def test_few_documents_start_no_process(
    tmp_path: Path, started: "list[subprocess.Popen[bytes]]", monkeypatch: pytest.MonkeyPatch
) -> None:
    with Register.open(str(tmp_path / "r.db")) as register:
        assert register.add_many(varied(20)).new > 0
    assert started == []


@pytest.mark.parametrize("when", [0, 25, 61, 79])
def test_a_process_that_is_lost_leaves_the_batches_before(
    url: str, started: "list[subprocess.Popen[bytes]]", when: int
) -> None:
    told = made(80)[:100]

    def coming() -> Iterator[Any]:
        for number, pair in enumerate(told):
            if number == when + 20 and started:
                started[0].kill()
                started[0].wait()
            yield pair

    with Register.open(url) as register:
        if when < 20:  # there is none yet
            register.add_many(coming())
        else:
            with pytest.raises(TenureError, match="was lost"):
                register.add_many(coming())
        stored = len(stands(register)["documents"])
        assert stored in [len({d.content_hash for d, _ in told[:whole]}) for whole in (20, 40, 60, 80, 100)]
        assert register.check() == []
        register.add_many(told)
        assert len(stands(register)["documents"]) == len({d.content_hash for d, _ in told})


def test_an_interrupt_ends_the_process_too(tmp_path: Path, started: "list[subprocess.Popen[bytes]]") -> None:
    told = made(80)

    def interrupted() -> Iterator[Any]:
        yield from told[:65]
        raise KeyboardInterrupt

    with Register.open(str(tmp_path / "r.db")) as register:
        with pytest.raises(KeyboardInterrupt):
            register.add_many(interrupted())
        assert [process.returncode is not None for process in started] == [True]
        assert len(stands(register)["documents"]) == len({d.content_hash for d, _ in told[:40]})
        assert register.check() == []


def test_a_script_without_a_guard_runs_once(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        "from tenure.model import Document\n"
        "from tenure.register import Register, ahead, loading\n"
        "loading.FIRST = loading.BATCH = 5\n"
        "loading.is_worth_it = lambda: True\n"
        "print('begins')\n"
        "told = [(Document(id=f'd{n}', title='T', text=f'Words {n}.'), []) for n in range(30)]\n"
        "print(Register.open(sys.argv[1]).add_many(told).new)\n"
    )
    ran = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "r.db")], capture_output=True, text=True, check=False
    )
    assert (ran.stdout, ran.stderr, ran.returncode) == ("begins\n30\n", "", 0)
