"""Tenures and changes as tables: the same as the asking commands answer, on both clocks, readable by others."""

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenure.register import Change, Holding, Register, Selection

from .world import DOCUMENTS, STORIES, exported, filled, run

DAY = "2023-02-01"


def table(url: str, name: str, *arguments: str) -> list[dict[str, str]]:
    text = exported(url, "--format", "csv", "--table", name, *arguments).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def by_asking(register: Register, known: str | None) -> tuple[list[Holding], list[Change]]:
    people = {t.person.id for t in register.told(Selection(known=known)) if t.person}
    posts = [h for id_ in people for person in register.person(id_, DAY, known) for h in person.posts]
    return posts, register.changes(known=known)


@settings(max_examples=25, deadline=None)
@given(documents=st.lists(DOCUMENTS, min_size=1, max_size=6))
def test_what_is_folded_in_passing_is_what_each_question_answers(documents: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "r.db")
        filled(url, documents)
        with Register.open(url) as register:
            for known in (None, "2022-03-05", "2023-01-16T12:00:00Z"):
                folded = list(register.folded(Selection(known=known), DAY))
                posts, changes = by_asking(register, known)
                assert sorted(map(repr, posts)) == sorted(repr(h.holding) for f in folded for h in f.tenures)
                assert sorted(map(repr, changes)) == sorted(repr(c) for f in folded for c in f.changes)
                for each in folded:
                    if each.org:
                        (asked,) = register.org(each.org.id, DAY, known)
                        assert sorted(map(repr, each.parents)) == sorted(map(repr, asked.parents))
                        mine = [s for s in asked.stakes if s.org == each.org]
                        assert sorted(map(repr, each.stakes)) == sorted(map(repr, mine))


@pytest.mark.parametrize("story", sorted(STORIES.glob("*.json")), ids=lambda path: path.stem)
def test_one_organization_by_itself_is_folded_as_among_all(story: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "r.db")
    filled(url, json.loads(story.read_text(encoding="utf-8"))["documents"])
    with Register.open(url) as register:
        for each in register.folded(on=DAY, why=True):
            if each.org is None:
                continue
            alone = next(
                f for f in register.folded(Selection(org=each.org.id), DAY, why=True) if f.org == each.org
            )
            assert (alone.tenures, alone.changes) == (each.tenures, each.changes)
            assert [t for t in alone.parents if t.org == each.org] == each.parents


def test_tenures_stand_as_on_the_day_and_changes_within_the_span(told: str) -> None:
    then = ["--known", "2022-03-05"]
    ada, ben = sorted(table(told, "tenures", "--on", "2022-04-15", *then), key=lambda row: row["person"])
    assert (ada["person"], ada["org"], ada["role"], ada["state"]) == (
        "Ada Ore",
        "Ore Mining",
        "ceo",
        "current",
    )
    assert (ada["start"], ada["end"], ada["on"], ada["interim"]) == ("2022-03-02", "", "2022-04-15", "false")
    assert (ben["state"], ben["end"]) == ("ended", "2022-03")
    assert ada["quote"] == "Ada Ore became CEO of Ore Mining."
    assert ada["first_recorded"] == ada["last_recorded"] == "2022-03-04T10:00:00.000000Z"
    assert ada["known"].startswith("2022-03-05T23:59:59")
    assert [r["person"] for r in table(told, "tenures", "--since", "2022-04-01", *then)] == ["Ada Ore"]
    (change,) = table(told, "changes", "--on", "2022-03-02", "--org", "Ore Mining", *then)
    assert (change["id"], change["change"], change["when"]) == ("mill-1#1", "start", "2022-03-02")
    assert table(told, "changes", "--since", "2023-01-01", *then) == []


@pytest.mark.parametrize("name", ["claims", "tenures", "changes"])
def test_parquet_is_read_by_duckdb_pandas_and_polars_with_types(told: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.parquet"
    exported(told, "--format", "parquet", "--table", name, "--known", "2022-03-05", "-o", str(path))
    rows = table(told, name, "--known", "2022-03-05")
    heading = list(rows[0])
    frame = pandas.read_parquet(path)
    assert list(frame.columns) == polars.read_parquet(path).columns == heading
    assert len(frame) == len(polars.read_parquet(path)) == len(rows)
    assert frame["person"].tolist() == [row["person"] or None for row in rows]
    first = next(iter(heading))
    found = duckdb.connect().execute(f"select {first}, interim from '{path}'").fetchall()
    assert [row[0] for row in found] == [row[first] for row in rows]
    assert {type(row[1]) for row in found} <= {bool, type(None)}


def test_a_table_without_rows_has_its_columns(told: str, tmp_path: Path) -> None:
    path = tmp_path / "none.parquet"
    arguments = ["--table", "changes", "--since", "2040-01-01"]
    exported(told, "--format", "parquet", *arguments, "-o", str(path))
    assert "person" in pandas.read_parquet(path).columns
    assert exported(told, "--format", "csv", *arguments).decode().startswith("id,change,person_id")


def test_tables_are_refused_where_there_are_none_and_bad_outputs_are_named(told: str, tmp_path: Path) -> None:
    refused = run("export", "--table", "tenures", "--register", told)
    assert refused.exit_code == 2
    assert "--table is for csv and parquet" in refused.stderr
    nowhere = str(tmp_path / "no" / "where.csv")
    failed = run("export", "--format", "csv", "--table", "tenures", "-o", nowhere, "--register", told)
    assert failed.exit_code == 1
    assert "cannot be written" in failed.stderr
    unknown = run(
        "export", "--format", "csv", "--table", "changes", "--org", "Nobody Ltd", "--register", told
    )
    assert unknown.exit_code == 1
    assert "no organization named “Nobody Ltd”" in unknown.stderr
