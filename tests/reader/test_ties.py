"""What the words of a sentence tell of two parties: which pairs are looked at, and what becomes of them."""

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.draft import Draft
from tenure.reader.engine import published_on
from tenure.reader.parsed import Parsed
from tenure.reader.ties import TIES, Ties, Weights, pairs, tie_of, tied


def parsed(text: str, title: str = "") -> Parsed:
    document = Document(id="a", title=title, text=text, lang="en", published="2024-05-16")
    return BuiltinReader().parsed(document, "en", published_on(document))


def looked_at(text: str) -> set[tuple[str, str, str]]:
    found = parsed(text)
    return {(p.one.name, p.other.name, p.absent) for p in pairs(found.rows, found.context)}


def test_firms_of_a_sentence_are_paired_both_ways() -> None:
    assert looked_at("On Monday Garland Foods Inc. and Brixham Dairies Ltd. opened a shop.") >= {
        ("Garland Foods Inc.", "Brixham Dairies Ltd.", ""),
        ("Brixham Dairies Ltd.", "Garland Foods Inc.", ""),
    }


def test_people_are_paired_where_a_share_is_spoken_of_and_only_as_holders() -> None:
    plain = "Nora Beck of Garland Foods Inc. spoke on Monday."
    shares = "Nora Beck holds 12 percent of Garland Foods Inc."
    assert not any("Nora Beck" in pair for pair in looked_at(plain))
    assert {p for p in looked_at(shares) if "Nora Beck" in p} == {("Nora Beck", "Garland Foods Inc.", "")}


def test_the_main_firm_is_paired_where_a_sentence_speaks_of_what_belongs_to_it() -> None:
    text = "Garland Foods Inc. grew. Garland Foods makes jam. Its subsidiary Brixham Dairies Ltd. did not."
    assert {
        p[2] for p in looked_at(text) if {p[0], p[1]} == {"Garland Foods Inc.", "Brixham Dairies Ltd."}
    } == {
        "one",
        "other",
    }


def test_a_long_list_of_firms_is_not_looked_at() -> None:
    names = ", ".join(f"{name} Foods Inc." for name in ("Ash", "Elm", "Oak", "Fir", "Yew", "Bay", "Box"))
    assert not looked_at(f"Prizes went to {names}.")


def test_every_tie_is_a_claim_of_one_kind_and_change() -> None:
    drafts = []
    for kind, changes in (("stake", ("acquire", "sell", "hold")), ("affiliation", ("start", "end", "hold"))):
        for change in changes:
            drafts.append(Draft(kind, change, 0, 0, 1))
            assert tied(kind, change) in TIES
    assert [told[0] for d in drafts if (told := tie_of(d)) is not None] == list(TIES)
    assert tie_of(Draft("role", "start", 0, 0, 1)) is None


def test_what_frames_made_is_judged_and_not_made_again() -> None:
    found = parsed("Garland Foods Inc. owns 12 percent of Brixham Dairies Ltd.")
    stakes = [d for d in found.drafts if d.kind == "stake"]
    assert [(d.person.name, d.org.name) for d in stakes if d.person and d.org] == [
        ("Garland Foods Inc.", "Brixham Dairies Ltd.")
    ]
    sure = Weights({"": tuple(5.0 for _ in TIES)}, {})
    ties = Ties(found.rows, found.context, sure, None)
    ties.note(found.drafts)
    assert "w:tie >3" in stakes[0].features
    made = [d for d in ties.drafts(found.drafts, found.voice) if d.kind == "stake" and d.change == "hold"]
    assert [(d.person.name, d.org.name) for d in made if d.person and d.org] == [
        ("Brixham Dairies Ltd.", "Garland Foods Inc.")
    ]
    assert made[0].share == 0.12


def test_of_two_directions_only_the_likelier_affiliation_is_told() -> None:
    found = parsed("Garland Foods Inc. dwarfs Brixham Dairies Ltd.")
    toward = Weights({"begins False <": (3.0,) * len(TIES), "": (0.0,) * len(TIES)}, {})
    made = list(Ties(found.rows, found.context, toward, None).drafts([], found.voice))
    assert {d.parent.name for d in made if d.parent is not None} == {"Garland Foods Inc."}
