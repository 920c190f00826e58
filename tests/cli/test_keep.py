"""Judging and keeping through the command."""

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run
from .test_register import STORY, asked, lines

RUMOUR = {
    "id": "rumour",
    "published": "2022-09-20",
    "publisher": "Whispers",
    "text": "Ada Ore resigned as CEO of Ore Mining.",
}


@pytest.fixture
def told(run: Run) -> Run:
    claim = {
        "kind": "role",
        "change": "end",
        "person": "Ada Ore",
        "org": "Ore Mining",
        "role": "ceo",
        "sourcing": "unnamed",
        "confidence": 0.3,
        "evidence": RUMOUR["text"],
    }
    assert run("add", "-", stdin=lines(*STORY)).exit_code == 0
    assert run("add", "--as", "claims", "-", stdin=lines(RUMOUR | {"claims": [claim]})).exit_code == 0
    return run


def state(run: Run) -> Any:
    return [holding["state"] for holding in asked(run, "who", "Ore Mining", "--on", "2022-10-01")]


def test_a_claim_judged_wrong_counts_no_more_until_that_is_taken_back(told: Run) -> None:
    assert state(told) == ["uncertain"]
    judged = asked(told, "judge", "wrong", "rumour#1", "--by", "Cy Zinc", "--note", "hearsay")
    assert (judged[0]["verdict"], judged[0]["by"]) == ("wrong", "Cy Zinc")
    assert state(told) == ["current"]
    assert "hearsay" in told("judgements").stdout
    assert "taken back" in told("undo", str(judged[0]["id"])).stdout
    assert state(told) == ["uncertain"]
    assert told("undo", "99").exit_code == 1


def test_review_asks_one_thing_after_another_with_the_quotes_of_both_sides(told: Run) -> None:
    doubts = asked(told, "review")
    assert {doubt["kind"] for doubt in doubts} >= {"conflict"}
    shown = told("review", "--by", "Cy Zinc", stdin=b"?\nn\nq\n")
    assert shown.exit_code == 0, shown.stderr
    assert "Has Ada Ore left as ceo of Ore Mining?" in shown.stdout
    assert "Whispers" in shown.stdout and "Harbour Post" in shown.stdout
    assert "Decided: 1." in shown.stdout
    assert state(told) == ["current"]


def test_enter_leaves_everything_for_later(told: Run) -> None:
    assert "Decided: 0." in told("review", stdin=b"\n" * 20).stdout
    assert asked(told, "judgements") == []


def test_a_copy_is_whole_and_a_damaged_register_is_told(told: Run, tmp_path: Path) -> None:
    assert told("check").stdout == "No fault found.\n"
    assert told("backup", "copy.db").exit_code == 0
    assert told("backup", "copy.db").exit_code == 1, "nothing is overwritten"
    assert told("restore", "copy.db").exit_code == 1, "there is a register already"
    assert told("restore", "copy.db", "--register", "new.db").exit_code == 0
    assert asked(told, "changes", "--register", "new.db") == asked(told, "changes")
    (tmp_path / "torn.db").write_bytes((tmp_path / "copy.db").read_bytes()[:9000])
    torn = told("check", "--register", "torn.db")
    assert torn.exit_code == 1 and "Traceback" not in torn.output


def test_forgetting_asks_first(told: Run) -> None:
    assert told("forget", "rumour", stdin=b"n\n").exit_code == 1
    assert json.loads(told("show", "rumour", "--json").stdout)["publisher"] == "Whispers"
    done = told("forget", "rumour", stdin=b"y\n")
    assert done.exit_code == 0 and "with 1 claim." in done.stderr
    assert told("show", "rumour").exit_code == 1
    assert state(told) == ["current"]
    assert told("forget", "rumour", "--yes").exit_code == 1
