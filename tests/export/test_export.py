"""What is exported: the same answers elsewhere, rows that others can read, and what a selection leaves out."""

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenure.export.claim_table import COLUMNS
from tenure.register import Register

from .world import DOCUMENTS, STORIES, TEXT, answers, exported, filled, run


@settings(max_examples=12, deadline=None)
@given(documents=st.lists(DOCUMENTS, min_size=1, max_size=6))
def test_json_lines_make_the_same_register(documents: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = (str(Path(folder) / name) for name in ("first.db", "second.db"))
        filled(first, documents)
        copy = exported(first)
        assert run("add", "--as", "claims", "-", "--register", second, stdin=copy).exit_code == 0
        assert exported(second) == copy
        assert answers(second) == answers(first)


@pytest.mark.parametrize("story", sorted(STORIES.glob("*.json")), ids=lambda path: path.stem)
def test_stories_survive_json_lines_and_name_whom_the_answers_name(story: Path, tmp_path: Path) -> None:
    first, second = str(tmp_path / "first.db"), str(tmp_path / "second.db")
    filled(first, json.loads(story.read_text(encoding="utf-8"))["documents"])
    with Register.open(first, create=False) as register:
        for told in register.told():
            if told.person:
                assert told.person in [person.person for person in register.person(told.person.id)]
    assert run("export", "--register", first, "-o", str(tmp_path / "copy.jsonl")).exit_code == 0
    assert run("add", "--as", "claims", str(tmp_path / "copy.jsonl"), "--register", second).exit_code == 0
    assert answers(second) == answers(first)


def table(url: str, *arguments: str) -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO(exported(url, "--format", "csv", *arguments).decode(), newline=""))
    )


def test_csv_has_the_claims_that_stand_then(told: str) -> None:
    assert [row["claim"] for row in table(told)] == ["mill-2#1"]
    start, end, stake = table(told, "--known", "2022-03-05")
    assert list(start) == list(COLUMNS)
    assert (start["person"], start["org"], start["when"]) == ("Ada Ore", "Ore Mining", "2022-03-02")
    assert start["quote"] == TEXT[int(start["quote_start"]) : int(start["quote_end"])]
    assert (start["interim"], stake["interim"]) == ("false", "")
    assert (stake["holder"], stake["holder_id"], stake["person"], stake["parent"], stake["share"]) == (
        "Tin Bank", end["org_id"], "", "", "0.25",
    )  # fmt: skip


def test_no_cell_is_a_formula(told: str) -> None:
    assert table(told, "--known", "2022-03-05")[0]["document_title"] == "'=2+3"


@pytest.mark.parametrize(
    ("arguments", "claims"),
    [
        (["--org", "Ore Mining"], ["mill-1#1", "mill-1#3"]),
        (["--since", "2022-03-03"], ["mill-1#2"]),  # some day of March
        (["--on", "2022-03-02"], ["mill-1#1", "mill-1#2"]),
        (["--on", "2022-03-02", "--org", "Tin Bank"], ["mill-1#2"]),
        (["--since", "2024-01-01"], []),
    ],
)
def test_a_selection_is_the_same_in_every_format(told: str, arguments: list[str], claims: list[str]) -> None:
    then = ["--known", "2022-03-05", *arguments]
    rows = table(told, *then)
    assert [row["claim"] for row in rows] == claims
    copies = [json.loads(line) for line in exported(told, *then).splitlines()]
    assert [c["kind"] for copy in copies for c in copy["claims"]] == [row["kind"] for row in rows]
    assert len(copies) == bool(claims)


def test_duckdb_reads_the_parquet(told: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    exported(told, "--format", "parquet", "--known", "2022-03-05", "-o", str(path))
    found = (
        duckdb.connect()
        .execute(f"select person, holder, share, interim, recorded from '{path}' order by claim")
        .fetchall()
    )
    moment = "2022-03-04T10:00:00.000000Z"
    assert found == [
        ("Ada Ore", None, None, False, moment),
        ("Ben Tinn", None, None, False, moment),
        (None, "Tin Bank", 0.25, None, moment),
    ]


def test_judged_claims_say_so_and_json_lines_warn(told: str) -> None:
    assert run("judge", "wrong", "mill-2#1", "--by", "ann", "--register", told).exit_code == 0
    assert [row["judged"] for row in table(told)] == ["wrong"]
    assert "Judgements stay behind (1)" in run("export", "--register", told).stderr


def test_a_failed_export_leaves_the_file_as_it_was(told: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("before")
    result = run("export", "--format", "csv", "--org", "Nobody Ltd", "--register", told, "-o", str(path))
    assert result.exit_code == 1
    assert "no organization named “Nobody Ltd”" in result.stderr
    assert path.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


def test_a_day_and_a_span_are_refused(told: str) -> None:
    assert run("export", "--on", "2022-03-02", "--since", "2022-03-02", "--register", told).exit_code == 2
