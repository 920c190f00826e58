"""Outside ids: links with a score, two clocks, and a human's word that wins and can be taken back."""

import re

import pytest
from sqlalchemy import text

from tenure.model import Document, RoleClaim, TenureError
from tenure.model.outside import Match, is_lei, parse_outside
from tenure.register import Register
from tenure.register.schema import MIGRATIONS

LEI = "529900T8BM49AURSDO55"
OTHER_LEI = "HWUPKR0MPOU8FGXBT394"


def entry(outside: str = "wikidata:Q900001", score: float = 0.95, **more: object) -> Match:
    fields: dict[str, object] = {
        "outside": outside,
        "catalogue": outside.partition(":")[0],
        "name": "Altmark Werkzeug GmbH",
        "ids": {},
        "score": score,
        "reason": "same name",
    }
    return Match(**(fields | more))  # type: ignore[arg-type]


@pytest.fixture
def org(register: Register) -> str:
    document = Document(
        id="d1",
        title="Report",
        text="Mira Vogel leads Altmark Werkzeug.",
        published="2021-04-20",
        recorded="2021-04-20T12:00:00Z",
    )
    register.add(
        document, [RoleClaim(change="hold", person="Mira Vogel", org="Altmark Werkzeug", role="ceo")]
    )
    return register.org("Altmark Werkzeug")[0].org.id


def ids(register: Register, org: str, known: str | None = None) -> list[str]:
    return [f"{item.scheme}:{item.id}" for item in register.org(org, known=known)[0].ids]


def test_a_sure_link_is_shown_with_the_ids_that_came_along(register: Register, org: str) -> None:
    register.relink(org, [entry(ids={"lei": LEI})], ["wikidata"])
    (own, along) = register.org(org)[0].ids
    assert (own.scheme, own.id, own.url) == ("wikidata", "Q900001", "https://www.wikidata.org/wiki/Q900001")
    assert (own.name, own.reason, own.by) == ("Altmark Werkzeug GmbH", "same name", None)
    assert (along.scheme, along.id) == ("lei", LEI)
    assert register.outside_ids([org, "Oaaaaaaaaaaaaa", "nonsense"]) == {
        org: {"wikidata": "Q900001", "lei": LEI}
    }


def test_an_entry_of_its_own_wins_over_an_id_that_came_along(register: Register, org: str) -> None:
    register.relink(org, [entry(ids={"lei": OTHER_LEI}), entry(f"lei:{LEI}")], ["wikidata", "lei"])
    assert ids(register, org) == ["wikidata:Q900001", f"lei:{LEI}"]


def test_two_ids_of_one_scheme_are_shown_but_not_exported(register: Register, org: str) -> None:
    register.relink(org, [entry(), entry("wikidata:Q900002")], ["wikidata"])
    assert ids(register, org) == ["wikidata:Q900001", "wikidata:Q900002"]
    assert register.outside_ids([org]) == {}


def test_a_doubtful_link_waits_for_a_human(register: Register, org: str) -> None:
    register.relink(org, [entry(score=0.7)], ["wikidata"])
    assert ids(register, org) == []
    (doubt,) = [d for d in register.review() if d.right == "wikidata:Q900001"]
    assert (doubt.kind, doubt.left, doubt.left_name, doubt.score) == ("same", org, "Altmark Werkzeug", 0.7)
    assert [q.document for q in doubt.left_quotes] == ["d1"]

    judgement = register.judge("same", doubt.left, doubt.right, by="ada")
    assert ids(register, org) == ["wikidata:Q900001"]
    assert register.org(org)[0].ids[0].by == "ada"
    assert not [d for d in register.review() if d.right == "wikidata:Q900001"]

    register.undo(judgement.id)
    assert ids(register, org) == []
    assert [d for d in register.review() if d.right == "wikidata:Q900001"]


def test_a_human_refuses_a_sure_link_and_what_came_along_with_it(register: Register, org: str) -> None:
    register.relink(org, [entry(ids={"lei": LEI})], ["wikidata"])
    judgement = register.judge("not-same", "wikidata:Q900001", org, by="ada")
    assert (judgement.left, judgement.right) == (org, "wikidata:Q900001")
    register.relink(org, [entry(score=0.99)], ["wikidata"])
    assert ids(register, org) == []


def test_a_human_can_name_an_id_that_no_catalogue_has(register: Register, org: str) -> None:
    register.relink(org, [entry(f"lei:{LEI}")], ["lei"])
    register.judge("same", org, f"lei:{OTHER_LEI}", by="ada")
    assert ids(register, org) == [f"lei:{OTHER_LEI}"]


def test_both_clocks(register: Register, org: str) -> None:
    register.relink(org, [entry()], ["wikidata"])
    first = register.org(org)[0].ids[0].since
    again = register.relink(org, [entry()], ["wikidata"])
    assert (again.added, again.ended) == ([], [])
    moved = register.relink(org, [entry("wikidata:Q900002", reason="Q900001 is now Q900002")], ["wikidata"])
    assert (len(moved.added), len(moved.ended)) == (1, 1)
    assert ids(register, org) == ["wikidata:Q900002"]
    assert ids(register, org, known=first) == ["wikidata:Q900001"]
    assert ids(register, org, known="2021-04-20T12:00:00Z") == []
    judgement = register.judge("not-same", org, "wikidata:Q900001", by="ada")
    assert ids(register, org, known=first) == ["wikidata:Q900001"]
    register.undo(judgement.id)


def test_catalogues_that_were_not_asked_keep_their_links(register: Register, org: str) -> None:
    register.relink(org, [entry(f"lei:{LEI}")], ["lei"])
    register.relink(org, [], ["wikidata"])
    assert ids(register, org) == [f"lei:{LEI}"]
    register.relink(org, [], ["lei"])
    assert ids(register, org) == []


def test_links_go_with_the_document_that_is_forgotten(register: Register, org: str) -> None:
    register.relink(org, [entry()], ["wikidata"])
    assert register.forget("d1") == 1
    assert register.check() == []


@pytest.mark.parametrize(
    "outside",
    ["wikidata:42", "lei:529900T8BM49AURSDO56", "cik:0001", "isni:1", "wikidata", "wikidata:", "ftm: x"],
)
def test_what_is_no_outside_id_is_refused_by_name(register: Register, org: str, outside: str) -> None:
    with pytest.raises(TenureError, match=r"outside id|nobody"):
        register.judge("same", org, outside, by="ada")


def test_check_digits() -> None:
    assert is_lei(LEI)
    assert is_lei(OTHER_LEI)
    assert not is_lei(LEI.lower())
    assert str(parse_outside("registry:RA000585/00102498")) == "registry:RA000585/00102498"


def test_a_register_of_the_first_version_is_brought_up_to_date(url: str) -> None:
    with Register.open(url) as register, register._store.write() as connection:
        made = [
            made for step in MIGRATIONS.values() for made in re.findall(r"CREATE TABLE (\w+)", " ".join(step))
        ]
        for table in reversed(made):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE tenure_meta SET value = '1' WHERE key = 'version'"))
    with Register.open(url) as register:
        document = Document(id="d1", title="t", text="x")
        register.add(document, [RoleClaim(change="hold", person="Mira Vogel", org="Altmark", role="ceo")])
        org = register.org("Altmark")[0].org.id
        register.relink(org, [entry()], ["wikidata"])
        assert ids(register, org) == ["wikidata:Q900001"]
