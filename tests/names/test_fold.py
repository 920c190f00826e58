"""Folding takes a short way for plain letters; it gives what the long way does."""

import unicodedata

from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from tenure.names import latin_words, squeezed
from tenure.names.fold import latin
from tenure.names.people import parse_person

PLAIN = st.text(st.characters(max_codepoint=127))


@given(PLAIN)
def test_a_plain_word_is_folded_as_any_other(text: str) -> None:
    spelt = anyascii(unicodedata.normalize("NFC", text)).lower()
    assert latin(text) == "".join(c for c in spelt if c.isalnum())


@given(PLAIN)
def test_a_plain_text_without_spaces_is_its_words_joined(text: str) -> None:
    assert squeezed(text) == "".join(latin_words(text))
    assert squeezed(f"{text} é") == squeezed(text) + "e"


@given(
    st.lists(
        st.sampled_from(("Dr.", "Lei", "Jun", "jun.", "III", "von", "O'Neil", "Yue", ",", "Bey")), min_size=1
    )
)
def test_a_plain_name_is_taken_apart_as_one_with_an_accent(parts: list[str]) -> None:
    plain, accented = parse_person(" ".join((*parts, "Rene"))), parse_person(" ".join((*parts, "René")))
    assert plain.key == accented.key
