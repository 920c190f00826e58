"""A human's word wins over the machine, survives new documents, and can be taken back."""

import pytest

from tenure.model import Claim, Document, RoleClaim, TenureError
from tenure.register import Register


def told(
    n: int, *claims: Claim, day: str = "2031-04-20", text: str | None = None, lang: str = "en"
) -> tuple[Document, list[Claim]]:
    document = Document(
        id=f"d{n}",
        title=f"Report {n}",
        text=f"The words of report {n}, unlike any other.",
        published=day,
        publisher=f"Outlet {n}",
        lang="en",
        recorded=f"{day}T12:00:{n:02d}Z",
    )
    return document, list(claims)


def holds(person: str, org: str, role: str = "cfo", **more: object) -> RoleClaim:
    return RoleClaim(change="hold", person=person, org=org, role=role, **more)  # type: ignore[arg-type]


def test_namesakes_at_unrelated_companies_stay_two_until_a_human_says_otherwise(register: Register) -> None:
    register.add(*told(1, holds("Mira Vogel", "Altmark Werkzeug GmbH")))
    register.add(*told(2, holds("Mira Vogel", "Sundby Shipping", "board_member")))
    people = register.person("Mira Vogel", on="2031-05-01")
    assert len(people) == 2

    (doubt,) = [d for d in register.review() if d.kind == "same"]
    assert doubt.right is not None
    assert {doubt.left, doubt.right} == {p.person.id for p in people}
    assert [q.document for q in doubt.left_quotes + doubt.right_quotes] == ["d1", "d2"]

    judgement = register.judge("same", doubt.left, doubt.right, by="ada")
    (person,) = register.person("Mira Vogel", on="2031-05-01")
    assert {p.org.name for p in person.posts if p.org} == {"Altmark Werkzeug GmbH", "Sundby Shipping"}
    assert not [d for d in register.review() if d.kind == "same"]
    assert register.person(doubt.left, on="2031-05-01") == register.person(doubt.right, on="2031-05-01")

    register.add(*told(3, holds("Mira Vogel", "Altmark Werkzeug GmbH", "cfo")))
    assert len(register.person("Mira Vogel", on="2031-05-01")) == 1

    register.undo(judgement.id)
    assert len(register.person("Mira Vogel", on="2031-05-01")) == 2
    with pytest.raises(TenureError, match="already"):
        register.undo(judgement.id)


def test_a_human_parts_what_the_machine_joined(register: Register) -> None:
    register.add(*told(1, holds("Lu Weibing", "Qinghe Motors", "president")))
    register.add(*told(2, holds("Liu Weibing", "Qinghe Motors", "president")))
    (person,) = register.person("Lu Weibing", on="2031-05-01")
    assert person.person.names == ["Lu Weibing", "Liu Weibing"]
    one = person.person.id
    before = register.who("Qinghe Motors", on="2031-05-01")
    other = _atom_of(register, "Liu Weibing", one)
    judgement = register.judge("not-same", one, other, by="ada", note="cousins")
    assert [p.person.names for p in register.person("Lu Weibing", on="2031-05-01")] == [["Lu Weibing"]]
    assert [p.person.names for p in register.person("Liu Weibing", on="2031-05-01")] == [["Liu Weibing"]]
    register.undo(judgement.id)
    assert register.who("Qinghe Motors", on="2031-05-01") == before
    assert [j.undone is None for j in register.judgements()] == [False]


def _atom_of(register: Register, name: str, joined: str) -> str:
    """The id that the name had before it was joined: ids are the same in every register."""
    from tenure.register.mentions import org_atom, person_atom, public_id

    id_ = public_id("person", person_atom(name, "en", org_atom("Qinghe Motors", "en")).atom)
    assert register.person(id_)[0].person.id == joined
    return id_


def test_a_claim_judged_wrong_counts_no_more_and_one_judged_right_counts_as_official(
    register: Register,
) -> None:
    register.add(*told(1, holds("Ada Quill", "Fernbank Tools", "ceo")))
    left = RoleClaim(change="end", person="Ada Quill", org="Fernbank Tools", role="ceo", sourcing="unnamed")
    register.add(*told(2, left, day="2031-04-25"))
    assert [h.state for h in register.who("Fernbank Tools", on="2031-05-01")] == ["uncertain"]
    (doubt,) = [d for d in register.review() if d.kind == "conflict"]
    assert (doubt.left, doubt.right) == ("d2#1", "d1#1")

    wrong = register.judge("wrong", "d2#1", by="ada")
    assert [h.state for h in register.who("Fernbank Tools", on="2031-05-01")] == ["current"]
    assert register.show("d2").claims[0].judged == "wrong"
    register.undo(wrong.id)
    register.judge("right", "d2#1", by="ada")
    assert register.who("Fernbank Tools", on="2031-05-01") == []


def test_a_judgement_never_changes_an_answer_as_known_before_it(register: Register) -> None:
    register.add(*told(1, holds("Mira Vogel", "Altmark Werkzeug GmbH"), day="2021-04-20"))
    register.add(*told(2, holds("Mira Vogel", "Sundby Shipping"), day="2021-04-20"))
    moment = "2021-04-20T13:00:00Z"
    before = register.person("Mira Vogel", on="2021-04-20", known=moment)
    left, right = (p.person.id for p in before)
    judgement = register.judge("same", left, right, by="ada")
    assert register.person("Mira Vogel", on="2021-04-20", known=moment) == before
    register.undo(judgement.id)
    assert register.person("Mira Vogel", on="2021-04-20", known=moment) == before


@pytest.mark.parametrize(
    ("verdict", "left", "right", "problem"),
    [
        ("same", "Paaaaaaaaaaaaa", "Paaaaaaaaaaaab", "nobody"),
        ("same", "x", None, "ids of both"),
        ("wrong", "d9#1", None, "no claim"),
        ("maybe", "d1#1", None, "no judgement"),
    ],
)
def test_judgements_of_unknown_things_are_refused(
    register: Register, verdict: str, left: str, right: str | None, problem: str
) -> None:
    with pytest.raises(TenureError, match=problem):
        register.judge(verdict, left, right, by="ada")


def moves(change: str, when: str | None, sourcing: str = "official", **more: object) -> RoleClaim:
    fields = {"change": change, "person": "Ada Quill", "org": "Fernbank Tools", "role": "ceo"}
    return RoleClaim(**(fields | {"when": when, "sourcing": sourcing} | more))  # type: ignore[arg-type]


def test_two_dates_for_one_deed_are_put_to_a_human(register: Register) -> None:
    register.add(*told(1, moves("end", "2031-04-01")))
    register.add(*told(2, moves("end", "2031-04-19")))
    (doubt,) = register.review()
    assert doubt.question == "When did Ada Quill leave as ceo of Fernbank Tools?"
    assert {doubt.left_name, doubt.right_name} == {"2031-04-01", "2031-04-19"}
    register.judge("wrong", doubt.right or "", by="ada")
    assert register.review() == []


def test_an_end_before_the_start_is_put_to_a_human(register: Register) -> None:
    register.add(*told(1, moves("start", "2031-04-10")))
    register.add(*told(2, moves("end", "2031-03-01")))
    assert [d.question for d in register.review()] == [
        "Did Ada Quill leave as ceo of Fernbank Tools before coming?"
    ]


def test_a_denied_start_is_put_to_a_human(register: Register) -> None:
    register.add(*told(1, moves("start", None, "official", modality="planned")))
    register.add(*told(2, moves("start", None, "plain", modality="denied")))
    assert [d.question for d in register.review()] == ["Has Ada Quill become ceo of Fernbank Tools?"]
