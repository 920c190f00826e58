"""What words mean across languages."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.reader.glossary import ANY, Glossary, Meaning, kinds, shipped
from tenure.reader.pack import load

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

import pack_glossary as source  # noqa: E402

KINDS = {"resign": "leave-post", "hat": "clothes"}
WORDS = {"rücktritt-": "resign", "rück-": "back", "hut": "hat", "hut-": "guard"}
LANGUAGES = source.languages()


def meaning(form: str) -> Meaning:
    return Glossary(WORDS, {}, KINDS).meaning(form)


def test_the_longest_beginning_wins() -> None:
    assert meaning("rücktrittsgesuch") == Meaning("resign", "leave-post", "short")
    assert meaning("rücktritts") == Meaning("resign", "leave-post", "long")
    assert meaning("rücktritt") == Meaning("resign", "leave-post", "whole")
    assert meaning("rückgabe").concept == "back"


def test_a_form_wins_over_beginnings() -> None:
    assert meaning("hut") == Meaning("hat", "clothes", "exact")
    assert meaning("hüte") == Meaning("", "", "none")


def phrases(told: str, *some: str) -> list[str]:
    return Glossary({}, dict.fromkeys(some, "retire"), {}).phrases(told.split())


def test_a_phrase_marks_its_words_and_those_within() -> None:
    assert phrases("she hangs up her old hat today", "hang- up * hat") == ["", *["retire"] * 5, ""]


def test_a_gap_takes_one_to_three_words() -> None:
    assert not any(phrases("she hangs up hat", "hang- up * hat"))
    assert any(phrases("she hangs up her big old hat", "hang- up * hat"))
    assert not any(phrases("she hangs up her very big old hat", "hang- up * hat"))


def test_of_two_phrases_that_with_more_words_counts() -> None:
    own = Glossary({}, {"pasa a ser": "become", "pas- a ser president-": "appoint"}, {})
    assert own.phrases("ella pasa a ser presidenta".split()) == ["", *["appoint"] * 4]
    assert own.phrases("ella pasa a ser madre".split()) == ["", *["become"] * 3, ""]


def test_of_two_phrases_that_with_more_of_the_first_word_counts() -> None:
    own = Glossary({}, {"p- a": "to", "pas- a": "become", "pasa a": "pass"}, {})
    assert own.phrases(["pasa", "a"]) == ["pass", "pass"]
    assert own.phrases(["pasan", "a"]) == ["become", "become"]


def test_a_phrase_ends_with_the_sentence() -> None:
    assert phrases("they throw in the", "throw in the towel") == [""] * 4


@given(st.lists(st.sampled_from(["hang", "hangs", "up", "his", "hat"]), max_size=12))
def test_a_phrase_is_found_wherever_it_stands(forms: list[str]) -> None:
    own = Glossary({}, {"hang- up * hat": "retire"}, {})
    text = " ".join(forms)
    expected = re.search(r"\bhang\w* up (\w+ ){1,3}hat\b", text) is not None
    assert any(own.phrases(forms)) == expected


@pytest.mark.parametrize("code", LANGUAGES)
def test_shipped_phrases_find_themselves(code: str) -> None:
    own = shipped(code)
    for phrase in source.language(code)["phrases"]:
        told = [word.removesuffix("-") or word if word != ANY else "…" for word in phrase.split()]
        assert all(own.phrases(told)), phrase


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_shipped_is_what_is_written(code: str) -> None:
    words = source.language(code)["words"]
    assert all(shipped(code).meaning(entry.removesuffix("-")).concept for entry in words)
    assert all(shipped(code).meaning(e).concept == c for e, c in words.items() if not e.endswith("-"))


def test_every_concept_has_a_class() -> None:
    for code in LANGUAGES:
        own = source.language(code)
        assert {*own["words"].values(), *own["phrases"].values()} <= kinds().keys()


def test_languages_that_are_segmented_have_none() -> None:
    assert not [code for code in LANGUAGES if load(code).settings.tokens != "words"]
    assert shipped("zh").meaning("辞任").how == "none"


@pytest.mark.parametrize("line", ["rücktritt", "rücktritt- ", "a b\na c"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "xx.txt"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(source.BadGlossary, match=r"xx\.txt:[12]: "):
        dict(source.lines(path, " "))
