"""Asking for many values in one parameter, whatever they hold, on either database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select

from tenure.model import Document
from tenure.register import Register
from tenure.register.among import among
from tenure.register.schema import documents

ODD = 'it\'s "one" \\ {2,} %s 雷军🎈'


def test_many_values_are_one_parameter(register: Register) -> None:
    register.add(Document(id=ODD, title="News", text="Words.", url="https://news.example/1"), [])
    register.add(Document(id="d2", title="News", text="Other words.", url="https://news.example/2"), [])
    by_id = select(documents.c.seq).where(among(documents.c.id, "ids"))
    by_number = select(documents.c.id).where(among(documents.c.seq, "numbers"))
    by_either = select(documents.c.id).where(
        or_(among(documents.c.id, "ids"), among(documents.c.url, "urls"))
    )
    with register.store.read() as connection:

        def ask(statement: Select[Any], **many: Sequence[Any]) -> set[Any]:
            return set(connection.execute(statement, many).scalars())

        assert ask(by_id, ids=[ODD, "nobody"]) == {1}
        assert ask(by_id, ids=[]) == set()
        assert ask(by_number, numbers=(2, 2**63 - 1)) == {"d2"}
        assert ask(by_number, numbers=range(1, 50_000)) == {ODD, "d2"}
        assert ask(by_either, ids=["d2"], urls=["https://news.example/1"]) == {ODD, "d2"}
        assert ask(by_either, ids=[], urls=[]) == set()
