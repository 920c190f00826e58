"""The register's promises on storing: once each, newer versions replace, import keeps its moments."""

import pytest
from sqlalchemy import event

from tenure.model import BadClaim, BadDocument, Document, Evidence, RoleClaim, TenureError
from tenure.register import Register

TEXT = "Ada Quill has been appointed chief executive of Fernbank Tools, the company said. She starts on 1 May 2031."


def document(id_: str = "d1", text: str = TEXT, **fields: str) -> Document:
    return Document(id=id_, title="Fernbank Tools", text=text, **({"published": "2031-04-20"} | fields))


def claim(**changes: object) -> RoleClaim:
    fields: dict[str, object] = {
        "change": "start",
        "person": "Ada Quill",
        "org": "Fernbank Tools",
        "role": "ceo",
        "modality": "planned",
        "sourcing": "official",
        "when": "2031-05-01",
        "evidence": [Evidence("text", 0, 63, TEXT[:63])],
    }
    return RoleClaim(**(fields | changes))  # type: ignore[arg-type]


def test_adding_again_changes_nothing(register: Register) -> None:
    assert register.add(document(), [claim()]).outcome == "new"
    assert register.has(document())
    assert register.add(document(), [claim()]).outcome == "known"
    assert len(register.changes(org="Fernbank Tools")) == 1
    assert register.changes(org="Fernbank Tools")[0].origins == 1


def test_a_planned_start_is_expected_then_current(register: Register) -> None:
    register.add(document(), [claim()])
    (before,) = register.person("Ada Quill", on="2031-04-25")
    assert [(p.role, p.state, p.expected_start) for p in before.posts] == [("ceo", "expected", "2031-05-01")]
    assert register.who("Fernbank Tools", "ceo", on="2031-04-25") == []
    assert [h.person.name for h in register.who("Fernbank Tools", on="2031-05-02")] == ["Ada Quill"]


def test_why_gives_the_quote_with_its_source(register: Register) -> None:
    register.add(document(publisher="Daily Anvil", url="https://anvil.example/1"), [claim()])
    (holding,) = register.who("Fernbank Tools", on="2031-06-01", why=True)
    assert holding.evidence is not None
    (quote,) = holding.evidence
    assert (quote.quote, quote.publisher, quote.document, quote.claim) == (
        TEXT[:63],
        "Daily Anvil",
        "d1",
        "d1#1",
    )


def test_a_newer_version_replaces_the_older_one_from_its_moment_on(register: Register) -> None:
    url = "https://anvil.example/1"
    register.add(document(url=url, recorded="2031-04-20T08:00:00Z"), [claim()])
    corrected = TEXT.replace("1 May", "1 June")
    added = register.add(
        document("d2", corrected, url=url, recorded="2031-04-21T08:00:00Z"),
        [claim(when="2031-06-01", evidence=[])],
    )
    assert (added.outcome, added.replaces) == ("replaces", "d1")
    assert [c.when for c in register.changes(org="Fernbank Tools")] == ["2031-06-01"]
    assert [c.when for c in register.changes(org="Fernbank Tools", known="2031-04-20")] == ["2031-05-01"]
    assert register.show("d1").replaced_by == "d2"
    assert register.show("d2").replaces == "d1"


def test_import_keeps_the_moment_of_the_other_register(register: Register) -> None:
    register.add(document(recorded="2031-04-20T08:00:00Z"), [claim()])
    assert register.show("d1").recorded == "2031-04-20T08:00:00.000000Z"
    assert register.changes(org="Fernbank Tools", known="2031-04-19") == []


def test_another_source_under_a_taken_id_is_another_document(register: Register) -> None:
    register.add(document(publisher="Daily Anvil"), [claim()])
    added = register.add(document(text="Other words.", publisher="Evening Forge"), [])
    assert added.outcome == "new"
    assert added.document != "d1"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"when": "2031-02-30"}, "2031-02-30"),
        ({"when": "tomorrow"}, "tomorrow"),
        ({"person": "  "}, "empty person"),
        ({"org": ""}, "empty org"),
        ({"role": "emperor"}, "unknown role 'emperor'"),
        ({"change": "loses"}, "unknown change 'loses'"),
        ({"modality": "sure"}, "unknown modality"),
        ({"confidence": 1.5}, "confidence 1.5"),
        ({"evidence": [Evidence("text", 1, 64, TEXT[:63])]}, "does not stand at"),
    ],
)
def test_bad_claims_are_refused_by_name(register: Register, changes: dict[str, object], problem: str) -> None:
    with pytest.raises(BadClaim, match="d1: claim 1") as caught:
        register.add(document(), [claim(**changes)])
    assert problem in str(caught.value)
    assert not register.has(document())


def test_bad_documents_are_refused_and_the_rest_of_the_batch_is_stored(register: Register) -> None:
    with pytest.raises(BadDocument, match="2031-13-01"):
        register.add(document(published="2031-13-01"), [])
    result = register.add_many(
        [(document("a", text=""), [claim(role="emperor", evidence=[])]), (document("b"), [claim()])]
    )
    assert (result.new, [r.document for r in result.refused]) == (1, ["a"])
    assert register.show("b").claims[0].id == "b#1"


def test_unknown_things_are_said_to_be_unknown(register: Register) -> None:
    assert register.who("Nowhere Ltd") == []
    assert register.person("Nobody") == []
    with pytest.raises(TenureError, match="no document 'x'"):
        register.show("x")


def test_copies_of_one_text_are_one_origin_of_a_post_held(register: Register) -> None:
    holding = claim(change="hold", modality="actual", sourcing="plain", when=None, evidence=[])
    words = " ".join(f"word{n}" for n in range(80))
    for number, outlet in enumerate(("Anvil", "Bellows", "Crucible")):
        copied = document(f"d{number}", f"{TEXT} {words} {outlet}.", publisher=outlet)
        register.add(copied, [holding])
    other = document("d9", f"{TEXT} A profile in other words.", publisher="Dross")
    register.add(other, [holding])
    (holder,) = register.who("Fernbank Tools", on="2031-04-20")
    assert holder.origins == 2


def test_documents_are_listed_as_known_then(register: Register) -> None:
    url = "https://anvil.example/1"
    register.add(document(url=url, recorded="2031-04-20T08:00:00Z"), [claim()])
    register.add(document("d2", TEXT + " Corrected.", url=url, recorded="2031-04-21T08:00:00Z"), [])
    assert [(d.id, d.claims, d.replaced_by) for d in register.documents()] == [
        ("d2", 0, None),
        ("d1", 1, "d2"),
    ]
    assert [(d.id, d.replaced_by) for d in register.documents("2031-04-20")] == [("d1", None)]
    assert register.documents(publisher="Nobody") == []
    assert register.began() == "2031-04-20T08:00:00.000000Z"


def test_a_misspelt_name_brings_the_nearest(register: Register) -> None:
    register.add(document(), [claim()])
    assert register.suggest("organization", "Fernbnak Tools") == ["Fernbank Tools"]
    assert register.suggest("person", "Ada Kuill") == ["Ada Quill"]
    assert register.suggest("person", "Zeno Xanthos") == []


def test_a_batch_of_earlier_documents_costs_as_many_queries_however_many_it_tells_of(
    register: Register,
) -> None:
    companies = [
        f"{first}{last}"
        for first in ("Nor", "Bel", "Tar", "Vim", "Quo")
        for last in "kar dun lop rig".split()
    ]

    def told(some: list[str], day: str) -> list[tuple[Document, list[RoleClaim]]]:
        return [
            (
                document(f"{org}-{day}", f"Ada Quill leads {org}. {day}", recorded=f"{day}T08:00:00Z"),
                [claim(change="hold", modality="actual", org=f"{org} Tools", when=None, evidence=[])],
            )
            for org in some
        ]

    def queries(documents: list[tuple[Document, list[RoleClaim]]]) -> int:
        asked: list[str] = []

        def note(_: object, __: object, statement: str, *___: object) -> None:
            asked.append(statement)

        event.listen(register.store.engine, "before_cursor_execute", note)
        assert register.add_many(documents).new == len(documents)
        event.remove(register.store.engine, "before_cursor_execute", note)
        return len(asked)

    register.add_many(told(companies, "2031-04-20"))
    assert queries(told(companies[:4], "2031-04-18")) == queries(told(companies[4:], "2031-04-18"))
