"""Which drafts become claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.confidence import Model
from tenure.reader.draft import Draft
from tenure.reader.entity import Entity
from tenure.reader.trees import Forest, Tree

THRESHOLDS = {"change": 0.3, "surest change": 0.5, "role": 0.3, "stake": 0.3}


LONG = 5


def draft(change: str, *features: str, sentence: int = LONG) -> Draft:
    made = Draft("role", change, sentence, 0, 1)
    made.features = set(features)
    return made


def model(*trees: Tree, beside: tuple[Tree, ...] = (0.0,), also: tuple[str, ...] = ()) -> Model:
    """A model of these trees; those beside ask for what the draft is by itself, and for `also`."""
    alone = Forest({"role|sure": 0, "role|likely": 1, "stake|sure": 2}, list(trees))
    names = ("own >1.0", *also)
    scales = {"": (1.0, 0.0), "beside": (1.0, 0.0)}
    return Model(alone, Forest({name: n for n, name in enumerate(names)}, list(beside)), THRESHOLDS, scales)


SURE: Tree = (0, 2.0, -0.5)
"""Odds of 2 where a draft is "sure": .88; else .38."""


def judge() -> Model:
    """Trees by which a draft is as likely beside the others as by itself."""
    return model(SURE, beside=(SURE,))


def test_a_text_without_a_change_as_likely_as_not_tells_no_change() -> None:
    start, hold = draft("start"), draft("hold")
    assert judge().accepted([start, hold]) == [hold]
    assert start.confidence == pytest.approx(0.378, abs=0.001)


def test_a_text_of_a_sentence_or_two_is_taken_at_its_word() -> None:
    start = draft("start", sentence=0)
    assert judge().accepted([start]) == [start]


def test_a_sure_change_lets_the_less_sure_ones_of_its_text_pass() -> None:
    sure, less, hold = draft("end", "sure"), draft("start", sentence=LONG + 1), draft("hold")
    assert judge().accepted([sure, less, hold]) == [sure, less, hold]


def test_what_another_draft_makes_unlikely_is_no_claim() -> None:
    """As nobody takes and leaves a post in one sentence: here a tree that asks for it, as trees learn to."""
    end, start = draft("end", "sure"), draft("start")
    model_ = model(SURE, beside=((0, 2.0, (1, -2.0, 0.0)),), also=("opposite own same True >1",))
    assert model_.accepted([end, start]) == [end]
    assert model_.accepted([end, draft("start", "sure")])[1].change == "start"


def test_who_is_said_to_stay_has_not_left() -> None:
    stays, left, leaves = draft("hold", "sure", "t:hold"), draft("end"), draft("end", "sure")
    leaves.modality = "planned"
    likelier = model((0, 2.0, 0.8), beside=((0, 2.0, 1.5),))
    assert likelier.accepted([stays, left, leaves]) == [stays, leaves]
    assert likelier.needed([stays, left])[1] == stays.confidence


def test_what_a_draft_lacked_is_named() -> None:
    sure, less = draft("end", "sure"), draft("start")
    assert judge().needed([less]) == [THRESHOLDS["surest change"]]
    assert judge().needed([sure, less]) == [THRESHOLDS["change"]] * 2


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
    assert model((2, 2.0, -0.5)).accepted([right, wrong]) == [right]
