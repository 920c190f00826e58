"""Names that are also months or small words."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader


@pytest.mark.parametrize("name", ["Lei Jun", "Anna May", "Jan Novak"])
def test_a_month_after_or_as_a_given_name_is_part_of_the_name(name: str) -> None:
    text = f"{name} stepped down as chairman of Ore Mining in May."
    document = Document(id="x", title="", text=text, published="2024-06-10", lang="en")
    (claim,) = BuiltinReader().read(document).claims
    assert isinstance(claim, RoleClaim)
    assert (claim.person, claim.change, claim.when) == (name, "end", "2024-05")


def test_a_small_word_with_a_capital_within_a_sentence_is_a_given_name() -> None:
    text = "Secondo Bruno Neri, Lei Jun ha lasciato la presidenza di Orvane Software."
    document = Document(id="x", title="", text=text, published="2024-06-10", lang="it")
    changes = [c for c in BuiltinReader().read(document).claims if c.change == "end"]
    assert [c.person for c in changes if isinstance(c, RoleClaim)] == ["Lei Jun"]


def test_a_preposition_that_opens_a_sentence_is_no_given_name() -> None:
    text = "Secondo Bruno Neri, presidente della Orvane, i conti vanno bene."
    document = Document(id="x", title="", text=text, published="2024-06-10", lang="it")
    held = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    assert [c.person for c in held] == ["Bruno Neri"]


def test_a_full_name_told_often_is_not_two_names_whatever_its_parts_are_elsewhere() -> None:
    text = (
        "Orvane Bankası'nın CEO'su Lei Jun görevinden istifa etti.\n\n"
        "Lei Jun'un kararı şaşırttı. Lei hâlâ hissedar. Jun'un başkanı olduğu dernek büyüyor."
    )
    document = Document(id="x", title="", text=text, published="2024-06-10", lang="tr")
    changes = [c for c in BuiltinReader().read(document).claims if c.change == "end"]
    assert [c.person for c in changes if isinstance(c, RoleClaim)] == ["Lei Jun"]
