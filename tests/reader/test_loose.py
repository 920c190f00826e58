"""Candidates for what no frame puts together: they are learned from, judged apart, and harm nothing."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.confidence import features
from tenure.reader.draft import Draft
from tenure.reader.engine import published_on
from tenure.reader.loose import GRAMMAR, learning

TEXTS = {
    "en": "Sara Quist was appointed chief executive of Orrin Mining. Peter Lund resigned as chairman.",
    "tr": "Orrin Madencilik'in genel müdürlüğüne Selma Yurdakul atandı. Başkan Kemal Aras istifa etti.",
    "de": "Ute Brandis wird Vorstandschefin der Kellmann AG. Finanzchef Jörg Aschoff verlässt die Kellmann AG.",
}


def drafts(text: str, code: str) -> list[Draft]:
    document = Document(id="d", title="", text=text, published="2031-04-20", lang=code)
    found, _ = BuiltinReader().drafts(document, code, published_on(document))
    return found


@pytest.mark.parametrize("code", TEXTS)
def test_what_frames_tell_is_a_candidate_as_well_to_learn_from(code: str) -> None:
    with learning():
        loose = [d for d in drafts(TEXTS[code], code) if d.grammar == GRAMMAR]
    made = {(d.change, d.person, d.role) for d in drafts(TEXTS[code], code) if d.grammar != GRAMMAR}
    assert made
    assert loose
    assert all(f.startswith("l:") for d in loose for f in d.features)
    assert all(f.startswith("loose role|") for d in loose for f in features(d))


@pytest.mark.parametrize("code", TEXTS)
def test_what_frames_tell_comes_once_into_the_settled_drafts(code: str) -> None:
    document = Document(id="d", title="", text=TEXTS[code], published="2031-04-20", lang=code)
    settled, _ = BuiltinReader().candidates(document)
    facts = [(d.change, d.person, d.role) for d in settled if d.change in ("start", "end")]
    assert len(facts) == len(set(facts))


def test_a_list_of_many_people_gives_no_candidates() -> None:
    people = ", ".join(f"{given} Quist" for given in ("Sara", "Peter", "Dana", "Jane", "Hugh", "Laura"))
    text = f"The board resigned: {people}. The chairman of Orrin Mining stays."
    assert [d for d in drafts(text, "en") if d.grammar == GRAMMAR] == []
