"""The tables of roles: what is written is read back, and nothing unknown is guessed."""

import pytest

from tenure.formats import role_table
from tenure.formats.roles import NAMES, folded
from tenure.model import TenureError
from tenure.model.vocabulary import ROLES, same_family


@pytest.mark.parametrize("name", NAMES)
def test_a_table_says_where_its_words_are_published_and_no_two_of_them_collide(name: str) -> None:
    table = role_table(name)
    assert table.source.startswith("https://")
    assert table.read and set(table.read.values()) <= set(ROLES)
    assert {folded(word) for word in table.titles} <= set(table.read)


def test_every_role_written_to_followthemoney_is_read_back() -> None:
    table = role_table("ftm")
    assert set(table.write) == set(ROLES)
    assert {role: table.role(word) for role, word in table.write.items()} == {role: role for role in ROLES}


def test_every_role_has_an_interest_and_what_bods_has_a_word_for_is_read_back_as_a_kindred_post() -> None:
    table = role_table("bods")
    assert set(table.write) == set(ROLES)
    for interest, role in table.read.items():
        written = table.write[role]
        assert folded(written) == interest and same_family(table.role(written), role)


def test_words_are_known_in_any_case_with_or_without_dots_and_an_unknown_one_is_other() -> None:
    table = role_table("borme")
    assert [table.role(word) for word in ("CON.DELEGADO", "Con. Delegado", "condelegado")] == ["ceo"] * 3
    assert table.role("Gran Visir") == "other"
    assert table.role(None, "", "Gran Visir", "Tesorero") == "treasurer"
    assert table.title("Adm. Unico") == "administrador único"
    assert role_table("companies-house").title("managing-officer") == "managing officer"


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(TenureError, match="lobbyists"):
        role_table("lobbyists")
