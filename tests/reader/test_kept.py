"""Posts kept beside posts left, and forms whose parts stand in different clauses."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader

READER = BuiltinReader()


def told(text: str, code: str) -> set[tuple[str, str, str | None]]:
    document = Document(id="d", title="", text=text, published="2031-04-20", lang=code)
    return {
        (c.change, str(c.person), c.role) for c in READER.read(document).claims if isinstance(c, RoleClaim)
    }


@pytest.mark.parametrize("keeps", ["conserve la présidence du conseil", "reste président du conseil"])
def test_of_two_posts_under_one_title_the_one_that_is_kept_is_neither_left_nor_taken(keeps: str) -> None:
    text = f"Lucie Garnaud succède à Paul Vireau, PDG de Tréfileries Bellac, qui {keeps}."
    assert told(text, "fr") == {
        ("start", "Lucie Garnaud", "ceo"),
        ("end", "Paul Vireau", "ceo"),
        ("hold", "Paul Vireau", "chair"),
    }


def test_a_form_does_not_go_on_behind_a_semicolon() -> None:
    text = (
        "Zum 1. Mai rückt Finanzvorständin Imke Roloff an die Spitze des Vorstands der Heidekamp AG; Gründer Eike "
        "Tönnies, 67, wechselt in den Aufsichtsrat."
    )
    assert {("start", "Imke Roloff", "ceo"), ("end", "Imke Roloff", "cfo")} <= told(text, "de")


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        (
            "Den Vorsitz im Aufsichtsrat der Heidekamp AG hat weiter Jens Pahlke inne.",
            "de",
            ("hold", "Jens Pahlke", "chair"),
        ),
        (
            "Kemal Ersoy'un Ardıç Gıda yönetim kurulu başkanlığı sürecek.",
            "tr",
            ("hold", "Kemal Ersoy", "chair"),
        ),
    ],
)
def test_a_post_goes_on(text: str, code: str, expected: tuple[str, str, str]) -> None:
    assert told(text, code) == {expected}


def test_what_words_tell_is_for_a_time_where_the_clause_says_so() -> None:
    text = (
        "Orrin Ferries said on Friday that its finance chief, Delia Marsh, had resigned. Ross Adeyemi, the treasurer, "
        "will hold the post until a permanent successor is found."
    )
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="en")
    drafts = READER.candidates(document)[0]
    mine = [d for d in drafts if d.change == "start" and d.person and d.person.name == "Ross Adeyemi"]
    assert mine and all(d.interim for d in mine)
