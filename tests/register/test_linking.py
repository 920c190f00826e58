"""Linking the register to catalogues: both clocks, judgements, and documents that come later."""

from pathlib import Path

import pytest
from tests.catalogues.made import item, jsonl, lei

from tenure.catalogues import Shelf
from tenure.catalogues.load import load
from tenure.model import AffiliationClaim, Claim, Document, RoleClaim
from tenure.model.outside import Match
from tenure.register import Linked, Register


def told(register: Register, n: int, *claims: Claim) -> None:
    document = Document(
        id=f"d{n}",
        title=f"Report {n}",
        text=f"The words of report {n}, unlike any other.",
        published=f"2021-04-{n:02d}",
        recorded=f"2021-04-{n:02d}T12:00:00Z",
    )
    register.add(document, list(claims))


def holds(person: str, org: str, role: str = "ceo") -> RoleClaim:
    return RoleClaim(change="hold", person=person, org=org, role=role)  # type: ignore[arg-type]


ITEMS = (
    item("Q1", {"en": "Xiaoke Technology", "zh": "小科科技"}, P31="Q4830453", P169="Q2", P1278=lei(1)),
    item("Q2", {"en": "Lei Wen", "zh": "雷文"}, P31="Q5", P569=1970),
    item("Q3", {"en": "Lei Wen", "zh": "雷雯"}, P31="Q5"),
    item("Q4", {"en": "Mira Vogel"}, P31="Q5"),
)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path / "catalogues")
    put(shelf, *ITEMS)
    return shelf


def put(shelf: Shelf, *items: object) -> None:
    path = jsonl(shelf.folder.parent / "slice.json", *items)
    load(shelf, str(path), "wikidata", "wikidata", "2031-01-01T00:00:00.000000Z")


def link(register: Register, shelf: Shelf, *, dry_run: bool = False) -> list[Linked]:
    with shelf.opened() as catalogues:
        return list(register.link(catalogues, dry_run=dry_run))


def ids(register: Register, name: str, known: str | None = None) -> list[str]:
    found = register.person(name, known=known)
    return [
        i.id for one in (found or register.org(name, known=known)) for i in one.ids if i.scheme == "wikidata"
    ]


def test_sure_ones_are_linked_and_doubtful_ones_reviewed(register: Register, shelf: Shelf) -> None:
    told(register, 1, holds("雷文", "小科科技有限公司"), holds("Mira Vogel", "Altmark Werkzeug"))
    told(
        register,
        2,
        AffiliationClaim(change="hold", org="Xiaoke Motors", parent="Xiaoke", relation="subsidiary"),
    )
    assert link(register, shelf, dry_run=True)
    assert ids(register, "雷文") == []
    results = link(register, shelf)
    assert [one.kind for one in results] == sorted(one.kind for one in results)
    assert ids(register, "雷文") == ["Q2"]
    assert ids(register, "小科科技有限公司") == ["Q1"]
    assert ids(register, "Mira Vogel") == []
    assert [d.right for d in register.review() if d.right and ":" in d.right] == ["wikidata:Q4"]
    org = register.org("小科科技有限公司")[0]
    assert register.outside_ids([org.org.id]) == {org.org.id: {"wikidata": "Q1", "lei": lei(1)}}

    again = link(register, shelf)
    assert sum(one.added + one.ended for one in again) == 0


def test_new_documents_make_a_doubtful_link_sure_and_the_past_stays(register: Register, shelf: Shelf) -> None:
    told(register, 1, holds("Lei Wen", "Altmark Werkzeug"))
    link(register, shelf)
    assert ids(register, "Lei Wen") == []
    assert {d.right for d in register.review() if d.right} >= {"wikidata:Q2", "wikidata:Q3"}
    told(register, 2, holds("Lei Wen", "Altmark Werkzeug"), holds("Lei Wen", "Xiaoke Technology"))
    link(register, shelf)
    found = [one for one in register.person("Lei Wen") if one.ids]
    assert [i.id for one in found for i in one.ids] == ["Q2"]
    since = found[0].ids[0].since
    assert ids(register, "Lei Wen", known="2021-05-01") == []
    assert ids(register, "Lei Wen", known=since) == ["Q2"]


def test_judgements_win_over_the_next_linking(register: Register, shelf: Shelf) -> None:
    told(register, 1, holds("雷文", "小科科技有限公司"))
    link(register, shelf)
    person = register.person("雷文")[0].person.id
    refused = register.judge("not-same", person, "wikidata:Q2", by="ada")
    link(register, shelf)
    assert ids(register, "雷文") == []
    register.undo(refused.id)
    link(register, shelf)
    assert ids(register, "雷文") == ["Q2"]


def test_an_entity_that_changed_its_id_is_followed(register: Register, shelf: Shelf) -> None:
    told(register, 1, holds("雷文", "小科科技有限公司"))
    link(register, shelf)
    org = register.org("小科科技有限公司")[0].org.id
    judged = register.judge("same", org, "wikidata:Q1", by="ada")
    moved = ITEMS[0] | {"id": "Q9"}
    put(shelf, moved, *ITEMS[1:], {"entity": "Q1", "redirect": "Q9"})
    link(register, shelf)
    (moved_on,) = [i for i in register.org(org)[0].ids if i.scheme == "wikidata"]
    assert (moved_on.id, moved_on.by) == ("Q9", "ada")
    register.undo(judged.id)
    assert ids(register, "小科科技有限公司") == ["Q9"]


def test_two_that_are_linked_to_one_entry_are_put_to_a_human(register: Register) -> None:
    told(register, 1, holds("Mira Vogel", "Altmark Werkzeug GmbH", "cfo"))
    told(register, 2, holds("Mira Vogel", "Sundby Shipping", "board_member"))
    left, right = (one.person.id for one in register.person("Mira Vogel"))
    register.relink(left, [Match("wikidata:Q4", "wikidata", "Mira Vogel", {}, 0.97, "a post")], ["wikidata"])
    register.relink(right, [Match("wikidata:Q4", "wikidata", "Mira Vogel", {}, 0.7, "a name")], ["wikidata"])
    reason = "both are linked to wikidata:Q4"
    assert not [d for d in register.review() if d.reason == reason]
    register.relink(right, [Match("wikidata:Q4", "wikidata", "Mira Vogel", {}, 0.9, "a post")], ["wikidata"])
    (doubt,) = [d for d in register.review() if d.reason == reason]
    assert {doubt.left, doubt.right} == {left, right}
    register.judge("same", left, right, by="ada")
    assert not [d for d in register.review() if d.reason == reason]
    assert len(register.person("Mira Vogel")) == 1


def test_one_can_be_looked_up_alone(register: Register, shelf: Shelf) -> None:
    told(register, 1, holds("雷文", "小科科技有限公司"))
    org = register.org("小科科技有限公司")[0].org.id
    with shelf.opened() as catalogues:
        (one,) = register.link(catalogues, org)
        assert list(register.link(catalogues, "Oaaaaaaaaaaaaa")) == []
    assert [m.outside for m in one.matches] == ["wikidata:Q1"]
    assert ids(register, "雷文") == []
