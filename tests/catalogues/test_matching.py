"""What makes an entry sure, what makes it doubtful, and what is never proposed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tenure.catalogues import Catalogue, Shelf, Subject, Tied, matches
from tenure.catalogues.load import load
from tenure.model.outside import Match
from tests.catalogues.made import ftm, gleif_csv, item, jsonl, lei

AT = "2031-05-01T08:00:00.000000Z"
Wikidata = Callable[..., list[Catalogue]]


@pytest.fixture
def wikidata(tmp_path: Path) -> Iterator[Wikidata]:
    """Makes a catalogue of items."""
    with ExitStack() as stack:

        def make(*items: Any) -> list[Catalogue]:
            shelf = Shelf(tmp_path / "catalogues")
            load(shelf, str(jsonl(tmp_path / "slice.json", *items)), "wikidata", "wikidata", AT)
            return [stack.enter_context(shelf.open("wikidata"))]

        yield make


def gleif(tmp_path: Path, *rows: dict[str, str]) -> Catalogue:
    shelf = Shelf(tmp_path / "catalogues")
    load(shelf, str(gleif_csv(tmp_path / "golden.csv", *rows)), "gleif", "gleif", AT)
    return shelf.open("gleif")


def org(*names: str, **more: Any) -> Subject:
    return Subject("organization", names, **more)


def person(*names: str, **more: Any) -> Subject:
    return Subject("person", names, **more)


def sure(found: list[Match]) -> list[str]:
    return [match.outside for match in found if match.sure]


COMPANY = "Q4830453"


def test_a_person_needs_more_than_a_name(wikidata: Wikidata) -> None:
    catalogues = wikidata(
        item("Q1", {"en": "Lei Wen", "zh": "雷文"}, P31="Q5"),
        item("Q2", {"zh": "小科集团", "en": "Xiaoke"}, P31=COMPANY, P169="Q1"),
    )
    (alone,) = matches(person("Lei Wen"), catalogues)
    assert (alone.outside, alone.score) == ("wikidata:Q1", 0.65)
    assert alone.reason == "same name, but no post in common"
    (known,) = matches(person("雷文", tied=(Tied(("Xiaoke",)),)), catalogues)
    assert (known.score, known.reason) == (0.97, "same characters; ceo: Xiaoke in both")
    (elsewhere,) = matches(person("雷文", tied=(Tied(("Nordkai",)),)), catalogues)
    assert elsewhere.score < 0.8
    (by_id,) = matches(
        person("Lei Wen", tied=(Tied(("another name",), frozenset({"wikidata:Q2"})),)), catalogues
    )
    assert by_id.score == 0.97


def test_of_namesakes_the_one_with_the_post_is_sure(wikidata: Wikidata) -> None:
    catalogues = wikidata(
        item("Q1", {"en": "Ana Ruiz"}, P31="Q5"),
        item("Q2", {"en": "Ana Ruiz"}, P31="Q5"),
        item("Q3", {"en": "Sundby Shipping"}, P31=COMPANY, P3320=["Q2"]),
    )
    assert sure(matches(person("Ana Ruiz", tied=(Tied(("Sundby Shipping",)),)), catalogues)) == [
        "wikidata:Q2"
    ]
    assert [m.score for m in matches(person("Ana Ruiz"), catalogues)] == [0.65, 0.65]


def test_the_dead_and_the_unborn_hold_no_posts(wikidata: Wikidata) -> None:
    catalogues = wikidata(
        item("Q1", {"en": "Ana Ruiz"}, P31="Q5", P570=1990),
        item("Q2", {"en": "Ana Ruiz"}, P31="Q5", P569=2015),
    )
    assert matches(person("Ana Ruiz", first=2022), catalogues) == []


def test_an_organization_is_sure_by_a_name_of_its_own(wikidata: Wikidata) -> None:
    catalogues = wikidata(
        item("Q1", {"en": "Altmark Werkzeug"}, P31=COMPANY), item("Q2", {"en": "Orin"}, P31=COMPANY)
    )
    assert sure(matches(org("ALTMARK WERKZEUG GMBH"), catalogues)) == ["wikidata:Q1"]
    (short,) = matches(org("Orin"), catalogues)
    assert (short.score, short.reason) == (0.75, "same name, but a short name")
    assert matches(org("Altmark Werkzeug Leasing"), catalogues) == []
    assert matches(org("the company"), catalogues) == []


def test_two_of_one_name_are_left_to_a_human(wikidata: Wikidata) -> None:
    catalogues = wikidata(
        item("Q1", {"en": "Altmark Werkzeug"}, P31=COMPANY),
        item("Q2", {"de": "Altmark Werkzeug"}, P31=COMPANY),
    )
    found = matches(org("Altmark Werkzeug"), catalogues)
    assert [(m.outside, m.score) for m in found] == [("wikidata:Q1", 0.75), ("wikidata:Q2", 0.75)]
    assert found[0].reason.endswith("1 more of that name in the catalogue")
    refused = org("Altmark Werkzeug", not_ids=frozenset({"wikidata:Q1"}))
    assert sure(matches(refused, catalogues)) == ["wikidata:Q2"]


def test_legal_form_and_country_speak_against(tmp_path: Path) -> None:
    with gleif(
        tmp_path,
        {"LEI": lei(1), "name": "Altmark Werkzeug", "country": "DE", "form": "2HBR"},
        {"LEI": lei(2), "name": "Delta Motors", "country": "MA"},
    ) as catalogue:
        assert sure(matches(org("Altmark Werkzeug GmbH"), [catalogue])) == [f"lei:{lei(1)}"]
        (other,) = matches(org("Altmark Werkzeug AG"), [catalogue])
        assert other.reason.startswith("same name, other legal form")
        (abroad,) = matches(org("Delta Motors A.Ş."), [catalogue])
        assert abroad.score < 0.8
        assert "not of MA" in abroad.reason


def test_an_id_leads_to_the_entry_in_the_next_catalogue(wikidata: Wikidata, tmp_path: Path) -> None:
    catalogues = wikidata(
        item("Q1", {"en": "Altmark"}, aliases={"en": ["Altmark Werkzeug"]}, P31=COMPANY, P1278=lei(5))
    )
    with gleif(
        tmp_path,
        {"LEI": lei(5), "name": "Vereinigte Eisenhütten AG"},
        {"LEI": lei(6), "name": "Altmark Werkzeug"},
    ) as catalogue:
        found = matches(org("Altmark Werkzeug"), [*catalogues, catalogue])
        assert sure(found) == ["wikidata:Q1", f"lei:{lei(5)}"]
        assert found[1].reason == f"has the same LEI {lei(5)}"


def test_a_merged_entry_leads_to_its_successor(tmp_path: Path) -> None:
    with gleif(
        tmp_path,
        {"LEI": lei(1), "name": "Altmark Werkzeug GmbH", "status": "INACTIVE", "successor": lei(2)},
        {"LEI": lei(2), "name": "Nordkai Werke GmbH"},
    ) as catalogue:
        (found,) = matches(org("Altmark Werkzeug GmbH"), [catalogue])
        assert found.outside == f"lei:{lei(2)}"
        assert found.reason.endswith(f"lei:{lei(1)} is now lei:{lei(2)}")
        assert matches(org("Altmark Werkzeug GmbH", not_ids=frozenset({f"lei:{lei(1)}"})), [catalogue]) == []
        assert matches(org("Altmark Werkzeug GmbH", not_ids=frozenset({f"lei:{lei(2)}"})), [catalogue]) == []


def test_what_a_human_confirmed_follows_its_id(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "catalogues")
    path = jsonl(tmp_path / "e.json", ftm("NK-new", "Person", name="Mira Vogel-Braun", referents=["NK-old"]))
    load(shelf, str(path), "ftm", "ftm", AT)
    with shelf.open("ftm") as catalogue:
        confirmed = frozenset({"opensanctions:NK-old"})
        subject = person("Mira Vogel", ids=confirmed, same_ids=confirmed)
        (found,) = matches(subject, [catalogue])
        assert (found.outside, found.score) == ("opensanctions:NK-new", 0.99)
        assert found.reason == "opensanctions:NK-old, judged the same, is now opensanctions:NK-new"
