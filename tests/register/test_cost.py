"""What adding asks the database, which decides what a document costs in a large register."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import event

from tenure.model import AffiliationClaim, Document, RoleClaim
from tenure.register import Register

PLACES = "Velkor Dumbra Sintas Horlep Quandu Zermat Polvik Brenth Castow Yurmag Ilkest Womber".split()
LARGE = "claims|documents|entities|names|words|edges"


def told(number: int, person: str = "Ada Quill") -> tuple[Document, list[Any]]:
    moment = f"2031-01-{number + 1:02}T12:00:00Z"
    document = Document(id=f"d{number}", title="News", text=f"Words {number}.", recorded=moment)
    return document, [
        RoleClaim(change="hold", person=person, org="Fernbank Tools", role="ceo"),
        AffiliationClaim(change="hold", org="Fernbank Tools", parent="Mossgate Labs"),
    ]


def asked(register: Register, documents: list[tuple[Document, list[Any]]]) -> list[tuple[str, Any]]:
    """The statements that adding the documents runs, with their parameters."""
    found: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        found.append((statement, parameters))

    event.listen(register.store.engine, "before_cursor_execute", note)
    try:
        assert register.add_many(documents).new == len(documents)
    finally:
        event.remove(register.store.engine, "before_cursor_execute", note)
    return found


def test_nothing_large_is_gone_through_as_a_whole(tmp_path: Path) -> None:
    with Register.open(str(tmp_path / "r.db")) as register:
        register.add_many([told(0), told(1)])
        statements = asked(register, [told(2), told(3, "Bo Ash")])
        with register.store.read() as connection:
            plans = [
                row[3]
                for statement, parameters in statements
                if statement.lstrip().startswith("SELECT")
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            ]
    scans = [plan for plan in plans if re.match(rf"SCAN ({LARGE})\b", plan) and "INDEX" not in plan]
    assert scans == []
    ties = [plan for plan in plans if "claims_child" in plan or "claims_parent" in plan]
    assert len(ties) == 2
    assert all("COVERING INDEX" in plan for plan in ties)


def test_who_left_for_another_post_is_found_by_an_index_of_just_those(tmp_path: Path) -> None:
    def moved(number: int, org: str, change: str, reason: str | None) -> tuple[Document, list[Any]]:
        document, _ = told(number)
        when = f"2031-0{number + 1}"
        claim = RoleClaim(change=change, person="Ada Quill", org=org, role="ceo", when=when, reason=reason)  # type: ignore[arg-type]
        return document, [claim]

    left, joined = moved(0, "Fernbank Tools", "end", "new_post"), moved(1, "Mossgate Labs", "start", None)
    for name, order in (("forth", (left, joined)), ("back", (joined, left))):
        with Register.open(str(tmp_path / f"{name}.db")) as register, register.store.read() as connection:
            statements = [each for document in order for each in asked(register, [document])]
            ((statement, parameters),) = [(s, p) for s, p in statements if "'new_post'" in s]
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            assert any("claims_left" in row[3] for row in plan)
            assert len(register.person("Ada Quill")) == 1
    with Register.open(str(tmp_path / "once.db")) as register:
        register.add_many([left, joined])
        assert len(register.person("Ada Quill")) == 1


def test_names_long_known_are_not_looked_up_by_a_document_that_comes_last(register: Register) -> None:
    register.add_many([told(0)])
    again = [statement for statement, _ in asked(register, [told(1)]) if "FROM names" in statement]
    assert again == []
    other_name = [
        statement for statement, _ in asked(register, [told(2, "ADA QUILL")]) if "FROM names" in statement
    ]
    assert len(other_name) == 1


def test_a_name_said_earlier_than_was_known_is_known_from_then_on(register: Register) -> None:
    register.add_many([told(5)])
    register.add_many([told(3, "ADA QUILL")])
    register.add_many([told(1)])
    assert [p.person.names for p in register.person("Ada Quill", known="2031-01-03")] == [["Ada Quill"]]
    assert [p.person.names for p in register.person("Ada Quill")] == [["Ada Quill", "ADA QUILL"]]


def test_a_name_that_many_bear_takes_as_many_questions_as_one_that_few_bear(register: Register) -> None:
    def ask(name: str, bearers: int) -> int:
        for number, place in enumerate(PLACES[:bearers]):
            register.add(
                Document(id=f"{name}{number}", title=name, text=f"{name} {number}", published="2031-04-20"),
                [RoleClaim(change="start", person=name, org=place, role="ceo", when="2031-04")],
            )
        statements: list[str] = []

        def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
            statements.append(statement)

        event.listen(register.store.engine, "before_cursor_execute", note)
        try:
            assert len(register.person(name)) == bearers
        finally:
            event.remove(register.store.engine, "before_cursor_execute", note)
        return len(statements)

    assert ask("Bo Ash", 12) == ask("Ada Quill", 2)
