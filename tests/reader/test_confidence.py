"""Which drafts become claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.confidence import Model
from tenure.reader.draft import Draft
from tenure.reader.entity import Entity
from tenure.reader.trees import Tree

THRESHOLDS = {"change": 0.3, "surest change": 0.5, "role": 0.3, "stake": 0.3}


LONG = 5


def draft(change: str, *features: str, sentence: int = LONG) -> Draft:
    made = Draft("role", change, sentence, 0, 1)
    made.features = set(features)
    return made


def model(*trees: Tree) -> Model:
    return Model({"role|sure": 0, "role|likely": 1}, list(trees), THRESHOLDS, {"": (1.0, 0.0)})


SURE: Tree = (0, 2.0, -0.5)
"""Odds of 2 where a draft is "sure": .88; else .38."""


def test_a_text_without_a_change_as_likely_as_not_tells_no_change() -> None:
    start, hold = draft("start"), draft("hold")
    assert model(SURE).accepted([start, hold]) == [hold]
    assert start.confidence == pytest.approx(0.378, abs=0.001)


def test_a_text_of_a_sentence_or_two_is_taken_at_its_word() -> None:
    start = draft("start", sentence=0)
    assert model(SURE).accepted([start]) == [start]


def test_a_sure_change_lets_the_less_sure_ones_of_its_text_pass() -> None:
    sure, less, hold = draft("end", "sure"), draft("start", sentence=LONG + 1), draft("hold")
    assert model(SURE).accepted([sure, less, hold]) == [sure, less, hold]


def test_nobody_takes_and_leaves_a_post_in_one_sentence_unless_both_are_sure() -> None:
    end, start = draft("end", "sure"), draft("start")
    assert model(SURE).accepted([end, start]) == [end]
    assert model((0, 2.0, 0.5)).accepted([end, draft("start")])[1].change == "start"


def test_a_title_names_one_post() -> None:
    chair, president = draft("start", "sure"), draft("start")
    chair.role, president.role, chair.title, president.title = (
        "chair",
        "president",
        "presidenta",
        "presidenta",
    )
    assert model(SURE).accepted([chair, president]) == [chair]
    president.title = "president"
    assert model(SURE).accepted([chair, president]) == [chair, president]


def test_what_a_draft_lacked_is_named() -> None:
    sure, less = draft("end", "sure"), draft("start")
    assert model(SURE).needed([less]) == [THRESHOLDS["surest change"]]
    assert model(SURE).needed([sure, less]) == [THRESHOLDS["change"], sure.confidence]


@given(st.booleans(), st.booleans(), *[st.floats(-3, 3)] * 4)
def test_odds_are_the_sum_of_a_leaf_of_each_tree(
    sure: bool, likely: bool, a: float, b: float, c: float, d: float
) -> None:
    has = [name for name, present in (("sure", sure), ("likely", likely)) if present]
    odds = model((0, a, (1, b, c)), d).odds(draft("start", *has))
    assert odds == pytest.approx((a if sure else b if likely else c) + d)


def test_explanations_tell_the_same_claims_as_reading() -> None:
    text = (
        "Castell Group has appointed Nora Beck as chief executive. Jon Hale steps down. "
        "Peter Lund may leave Orrin Mining, people close to it said."
    )
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="en")
    reader = BuiltinReader()
    told = [e.claim for e in reader.explain(document) if e.accepted]
    assert told == reader.read(document).claims


def test_of_two_firms_in_a_sentence_only_one_has_a_share_of_the_other() -> None:
    bank, builder = Entity("org", "Bank", ("bank",), 0), Entity("org", "Builder", ("builder",), 1)
    right, wrong = Draft("stake", "hold", LONG, 0, 1), Draft("stake", "hold", LONG, 0, 1)
    right.person, right.org = bank, builder
    wrong.person, wrong.org = builder, bank
    right.features.add("sure")
    judge = Model({"stake|sure": 0}, [SURE], THRESHOLDS, {"": (1.0, 0.0)})
    assert judge.accepted([right, wrong]) == [right]
