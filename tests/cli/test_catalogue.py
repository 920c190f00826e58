"""`tenure catalogue`: from a file to ids in answers."""

import gzip
import json
from pathlib import Path

import pytest

from tests.catalogues.made import item, jsonl, lei

from .conftest import Run

ITEMS = (
    item("Q1", {"en": "Ore Mining"}, P31="Q4830453", P169="Q2", P1278=lei(1)),
    item("Q2", {"en": "Ada Ore"}, P31="Q5"),
    item("Q3", {"en": "Bo Ash"}, P31="Q5"),
)


@pytest.fixture
def slice_(tmp_path: Path) -> str:
    return str(jsonl(tmp_path / "slice.json", *ITEMS))


@pytest.fixture
def told(run: Run, tmp_path: Path) -> Run:
    for n, text in enumerate(("Ada Ore is CEO of Ore Mining.", "Bo Ash is CEO of Fern Tools.")):
        path = tmp_path / f"{n}.txt"
        path.write_text(text, encoding="utf-8")
        assert run("add", str(path), "--published", "2022-09-16").exit_code == 0
    return run


def test_from_a_file_to_ids_in_answers(told: Run, slice_: str) -> None:
    added = told("catalogue", "add", slice_, "--as", "wikidata")
    assert (added.exit_code, added.stdout) == (
        0, "Catalogue wikidata read: 1 organization, 2 people, 1 tie.\n"
    )  # fmt: skip
    assert "Q1" not in told("org", "Ore Mining").stdout
    dry = told("catalogue", "link", "--dry-run")
    assert "wikidata:Q1 · 0.98 · same name" in dry.stdout
    assert dry.stdout.endswith("Sure: 2. To review: 1. (nothing was written)\n")
    assert told("catalogue", "link").stdout == "Sure: 2. To review: 1. (3 links new, 0 ended)\n"
    assert "Q1" in told("org", "Ore Mining").stdout
    (person,) = json.loads(told("person", "Ada Ore", "--json").stdout)
    assert (person["ids"][0]["scheme"], person["ids"][0]["id"]) == ("wikidata", "Q2")

    (doubt,) = [d for d in json.loads(told("review", "--json").stdout) if d["right"] == "wikidata:Q3"]
    assert told("judge", "same", doubt["left"], doubt["right"]).exit_code == 0
    (person,) = json.loads(told("person", "Bo Ash", "--json").stdout)
    assert person["ids"][0]["id"] == "Q3"


def test_listing_showing_and_removing(told: Run, slice_: str) -> None:
    assert "There is no catalogue" in told("catalogue", "list").stderr
    linking = told("catalogue", "link")
    assert (linking.exit_code, "catalogue add" in linking.stderr) == (1, True)
    told("catalogue", "add", slice_, "--as", "wikidata", "--name", "wd")
    again = told("catalogue", "add", slice_, "--as", "wikidata", "--name", "wd")
    assert again.stdout.startswith("Catalogue wd read again: ")
    (about,) = json.loads(told("catalogue", "list", "--json").stdout)
    assert (about["name"], about["form"], about["source"], about["entries"]) == (
        "wd",
        "wikidata",
        "slice.json",
        3,
    )
    shown = told("catalogue", "show", f"lei:{lei(1)}").stdout
    assert "Ore Mining" in shown and "Ada Ore" in shown
    (entry,) = json.loads(told("catalogue", "show", "wikidata:Q1", "--json").stdout)
    assert entry["tied"] == [{"role": "ceo", "id": "wikidata:Q2", "name": "Ada Ore"}]
    assert "wikidata:Q1" in told("catalogue", "show", "Ore Mining").stdout
    assert "No catalogue has wikidata:Q77" in told("catalogue", "show", "wikidata:Q77").stderr
    assert "knows nobody" in told("catalogue", "show", "Nobody").stderr
    assert told("catalogue", "remove", "wd").stdout == "Catalogue wd removed.\n"
    assert told("catalogue", "remove", "wd").exit_code == 1


def test_what_is_broken_is_named_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "slice.json.gz"
    text = "".join(json.dumps(one) + "\n" for one in ITEMS).encode()
    path.write_bytes(gzip.compress(text + b'{"id": "Q4"\n' + text[:-5] + b"\n"))
    added = run("catalogue", "add", str(path), "--as", "wikidata")
    assert added.exit_code == 1
    assert "read: 1 organization, 2 people" in added.stdout
    told = [line.partition(".gz:")[2].partition(":")[0] for line in added.stderr.splitlines()]
    assert told == ["4", "5", "6", "7"]
    path.write_bytes(path.read_bytes()[:-20])
    added = run("catalogue", "add", str(path), "--as", "wikidata")
    assert "stays as it was before" in added.stderr


def test_catalogues_lie_where_they_are_said_to(
    told: Run, slice_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TENURE_CATALOGUES", str(tmp_path / "elsewhere"))
    told("catalogue", "add", slice_, "--as", "wikidata")
    assert (tmp_path / "elsewhere" / "wikidata.catalogue").exists()
