"""The labelled sample of linking keeps what it reached: names in seven languages, people and organizations."""

from pathlib import Path

from tenure.catalogues import Shelf
from tenure.catalogues.load import load
from tests.catalogues.made import jsonl
from tests.catalogues.sample import sample, score


def test_links_are_right_and_most_are_found(tmp_path: Path) -> None:
    cases, items = sample()
    assert len(cases) >= 300
    assert len({case.lang for case in cases}) == 7
    shelf = Shelf(tmp_path / "catalogues")
    added = load(
        shelf,
        str(jsonl(tmp_path / "slice.json", *items)),
        "wikidata",
        "wikidata",
        "2031-01-01T00:00:00.000000Z",
    )
    assert added.problems == []
    missed: list[str] = []
    with shelf.opened() as catalogues:
        scores = score(cases, catalogues, missed)
    assert scores["all"].precision >= 0.98, missed
    assert scores["all"].recall >= 0.85, missed
    assert min(one.precision for one in scores.values()) >= 0.95, missed
