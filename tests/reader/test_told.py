"""Changes that no frame knows, told by the words around a person; learned from marked texts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.draft import Draft
from tenure.reader.engine import published_on
from tenure.reader.linear import score
from tenure.reader.telling import CHANGES, Story, Telling, Wording, subjects
from tenure.reader.told import GRAMMAR

READER = BuiltinReader()
KNOWN = {
    "en": "Sara Quist was appointed chief executive of Orrin Mining. Peter Lund resigned as chairman.",
    "tr": "Orrin Madencilik'in genel müdürlüğüne Selma Yurdakul atandı. Başkan Kemal Aras istifa etti.",
    "de": "Ute Brandis wird Vorstandschefin der Kellmann AG. Finanzchef Jörg Aschoff verlässt die Kellmann AG.",
}


def document(text: str, code: str) -> Document:
    return Document(id="d", title="", text=text, published="2031-04-20", lang=code)


def drafts(text: str, code: str) -> list[Draft]:
    doc = document(text, code)
    return READER.drafts(doc, code, published_on(doc))[0]


@pytest.mark.parametrize("code", KNOWN)
def test_what_frames_tell_comes_once_into_the_settled_drafts(code: str) -> None:
    settled, _ = READER.candidates(document(KNOWN[code], code))
    facts = [(d.change, d.person, d.role) for d in settled if d.change in ("start", "end")]
    assert facts
    assert len(facts) == len(set(facts))


def test_an_idiom_that_no_frame_knows_makes_a_candidate_with_its_post_and_firm() -> None:
    text = "The nameplate on the chairman's door at Orrin Mining now reads Sara Quist."
    told = [d for d in drafts(text, "en") if d.grammar == GRAMMAR and d.change == "start"]
    assert ("Sara Quist", "chair", "Orrin Mining") in {
        (str(d.person.name), d.role, str(d.org.name)) for d in told if d.person and d.org
    }


def test_words_of_change_about_somebody_else_tell_nothing_of_a_person() -> None:
    parsed = READER.parsed(
        document("Sara Quist resigned. Peter Lund, chairman of Orrin Mining, likes tea.", "en"), "en", None
    )
    telling = READER.tellings("en")
    odds = {}
    for subject in subjects(parsed.rows):
        if not subject.absent:
            found = Wording(subject.row, Story(parsed.rows, None)).features(subject.person, subject.absent)
            odds[subject.person.name] = telling.odds(*found)
    assert odds["Sara Quist"]["end"] > 0 > odds["Peter Lund"]["end"]


def test_a_language_without_weights_of_its_own_counts_what_all_share() -> None:
    shared, own = READER.tellings("xx"), READER.tellings("en")
    assert shared.words == {}
    assert shared.mechanisms.keys() & own.mechanisms.keys()


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(*[st.integers(-3, 3)] * 4)))
def test_odds_are_the_sum_of_what_is_known(weights: dict[str, tuple[int, ...]]) -> None:
    telling = Telling({"": [0.5, 0.0, 0.0, 0.0], "m": [1.0, 0.0, 0.0, -1.0]}, weights)
    odds = telling.odds({"m", "unknown"}, set(weights))
    for n, change in enumerate(CHANGES):
        expected = (
            (0.5, 0.0, 0.0, 0.0)[n] + (1.0, 0.0, 0.0, -1.0)[n] + sum(some[n] for some in weights.values())
        )
        assert odds[change] == pytest.approx(expected)


def test_who_was_named_before_may_be_meant_where_a_sentence_names_nobody() -> None:
    text = "Sara Quist chairs Orrin Mining. Her desk was cleared on Friday."
    parsed = READER.parsed(document(text, "en"), "en", None)
    found = [(s.person.name, s.row.sentence.index, s.absent) for s in subjects(parsed.rows)]
    assert found == [("Sara Quist", 0, ""), ("Sara Quist", 1, "0")]


@given(st.lists(st.floats(-3, 3), max_size=12))
def test_no_order_changes_a_sum(numbers: list[float]) -> None:
    # Sets go round in another order in every process; odds at a threshold must not.
    exact = float(sum(map(Fraction, numbers)))
    names = {str(n): weight for n, weight in enumerate(numbers)}
    assert score(names, set(names)) == exact
    telling = Telling({"": [0.0] * 4}, {n: [w] * 4 for n, w in names.items()})
    assert telling.odds(set(), set(names))["end"] == exact
