"""English clauses: voice, tense, whose post it is, who speaks."""

import pytest

from tenure.model import AffiliationClaim, Document, RoleClaim, StakeClaim
from tenure.reader import BuiltinReader


def roles(text: str) -> list[RoleClaim]:
    document = Document(
        id="d",
        title="Changes at the top",
        text=text,
        published="2019-05-20",
        publisher="Norland Post",
        lang="en",
    )
    return [claim for claim in BuiltinReader().read(document).claims if isinstance(claim, RoleClaim)]


def changes(text: str) -> set[tuple[str, str, str, str | None, str]]:
    return {
        (c.change, c.person, c.role, c.org, c.modality) for c in roles(text) if c.change in ("start", "end")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Tom Rudd will be succeeded as chairman of Corran Foods by Jane Roe, a former partner at Crane & Lowe.",
        "Tom Rudd is to be replaced as chairman of Corran Foods by Jane Roe.",
        "Jane Roe will take over from Tom Rudd as chairman of Corran Foods.",
        "Corran Foods said that Jane Roe would succeed Tom Rudd as chairman.",
    ],
)
def test_a_succession_in_either_voice(text: str) -> None:
    assert changes(text) == {
        ("end", "Tom Rudd", "chair", "Corran Foods", "planned"),
        ("start", "Jane Roe", "chair", "Corran Foods", "planned"),
    }


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Tom Rudd is stepping down as chairman of Corran Foods.", "planned"),
        ("Tom Rudd is leaving as chairman of Corran Foods with immediate effect.", "actual"),
        ("Tom Rudd steps down as chairman of Corran Foods in July.", "planned"),
        ("Tom Rudd told staff that he would step down as chairman of Corran Foods.", "planned"),
        ("Tom Rudd stepped down as chairman of Corran Foods in April.", "actual"),
    ],
)
def test_tense_tells_what_is_still_to_come(text: str, modality: str) -> None:
    assert {c[4] for c in changes(text)} == {modality}


def test_a_post_told_after_the_change() -> None:
    text = (
        "Tom Rudd was shown the door at Corran Foods, where he had been chief executive for less than a year."
    )
    assert changes(text) == {("end", "Tom Rudd", "ceo", "Corran Foods", "actual")}


def test_common_verbs_count_where_the_post_is_known() -> None:
    text = "Corran Foods chief executive Tom Rudd is unhappy. He finishes at Christmas, he says."
    assert {(c[0], c[1], c[2]) for c in changes(text)} == {("end", "Tom Rudd", "ceo")}
    assert changes("Tom Rudd finished the crossword. Corran Foods has a chief executive.") == set()


def test_staying_until_a_day_is_leaving_on_it() -> None:
    text = "The finance director of Corran Foods, Tom Rudd, has agreed to stay until the end of June."
    assert changes(text) == {("end", "Tom Rudd", "cfo", "Corran Foods", "planned")}


def test_who_fills_in_for_one_who_left() -> None:
    text = (
        "Corran Foods parted ways with its chief executive, Tom Rudd, on Friday. "
        "Jane Roe is minding the shop until a replacement arrives."
    )
    assert ("start", "Jane Roe", "ceo", "Corran Foods", "actual") in changes(text)
    assert next(c for c in roles(text) if c.person == "Jane Roe").interim


def test_the_predecessor_had_the_same_post() -> None:
    text = "Jane Roe is chief executive of Corran Foods. Her predecessor, Tom Rudd, packed up in 2014."
    assert changes(text) == {("end", "Tom Rudd", "ceo", "Corran Foods", "actual")}


def test_a_successor_who_has_just_been_named() -> None:
    text = (
        "Corran Foods elected Jane Roe president and chief executive. "
        "At Corran she succeeds Tom Rudd, who stays on as chairman."
    )
    assert {(c[0], c[1], c[2]) for c in changes(text)} == {
        ("start", "Jane Roe", "president"),
        ("start", "Jane Roe", "ceo"),
        ("end", "Tom Rudd", "president"),
        ("end", "Tom Rudd", "ceo"),
    }


def test_a_post_is_not_its_holder() -> None:
    text = "The chief executive's job at Corran Foods has gone to Jane Roe."
    assert changes(text) == {("start", "Jane Roe", "ceo", "Corran Foods", "actual")}


def test_what_a_speaker_says_of_himself() -> None:
    text = (
        '"I have decided to resign as chairman of Corran Foods," Tom Rudd said in a letter to shareholders.'
    )
    assert {(c[0], c[1], c[2]) for c in changes(text)} == {("end", "Tom Rudd", "chair")}
    assert (
        changes('"You don\'t sack a man like that. He resigns," said Tom Rudd, chairman of Corran Foods.')
        == set()
    )


@pytest.mark.parametrize(
    "text",
    [
        "No successor to Tom Rudd as chairman of Corran Foods has been named.",
        "Ana Silva, a cousin of the chairman of Corran Foods, left in October.",
        "Corran Foods, whose chairman is Tom Rudd, named a bar after a horse.",
        "Shares in Corran Foods, chaired by Tom Rudd, stepped down two per cent.",
    ],
)
def test_no_change(text: str) -> None:
    assert changes(text) == set()


def test_a_promotion_out_of_an_apposition() -> None:
    text = "Tom Rudd, a partner in Stone Frere LLP, exercises the powers of chief executive of Corran Foods."
    assert changes(text) == {("start", "Tom Rudd", "ceo", "Corran Foods", "actual")}


def _others(text: str) -> list[tuple[str, ...]]:
    document = Document(id="d", title="Deals", text=text, published="2019-05-20", lang="en")
    found: list[tuple[str, ...]] = []
    for claim in BuiltinReader().read(document).claims:
        if isinstance(claim, StakeClaim):
            found.append((str(claim.change), claim.holder, claim.org))
        elif isinstance(claim, AffiliationClaim):
            found.append((str(claim.change), claim.org, claim.parent))
    return sorted(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pennant Mining is 60 per cent owned by Corvell.", [("hold", "Corvell", "Pennant Mining")]),
        ("The Silva family owns 30 percent of Pennant Mining.", [("hold", "Silva family", "Pennant Mining")]),
        (
            "Tom Reed, the largest shareholder in Pennant Mining, objects.",
            [("hold", "Tom Reed", "Pennant Mining")],
        ),
        (
            "Corvell cut its holding in Pennant Mining from 12% to 7.5%.",
            [("sell", "Corvell", "Pennant Mining")],
        ),
    ],
)
def test_stakes(text: str, expected: list[tuple[str, ...]]) -> None:
    assert _others(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pennant Mining, bought by Corvell in 2016, is based in Hull.", [("start", "Pennant Mining", "Corvell")]),
        ("In 2016 Pennant Mining was taken over by Corvell.", [("start", "Pennant Mining", "Corvell")]),
        ("Corvell sold Pennant Polska to Danforth Retail.",
         [("end", "Pennant Polska", "Corvell"), ("start", "Pennant Polska", "Danforth Retail")]),
    ],
)  # fmt: skip
def test_deals(text: str, expected: list[tuple[str, ...]]) -> None:
    assert _others(text) == expected


def test_where_somebody_once_was_is_not_where_they_go() -> None:
    assert changes(
        "Island Ferries has hired Lars Holm, until last year the head of Sundline Cruises, as its managing director."
    ) == {("start", "Lars Holm", "managing_director", "Island Ferries", "actual")}
    text = "Fenwick Ales has looked outside. Jack Prior, formerly with Dunmore & Co, arrives as chairman."
    assert {c[3] for c in changes(text)} == {"Fenwick Ales"}


def test_a_question_tells_no_change() -> None:
    assert changes("Norfisk has a problem. Will Anders Lie leave Norfisk as chief executive?") == set()


def test_whose_boss_it_is() -> None:
    text = "Norfisk was approached by Havbruk Group, whose own boss, Tone Rud, leaves at Christmas."
    assert {(c.org, str(c.when)) for c in roles(text) if c.change == "end"} == {("Havbruk Group", "2019-12")}


def test_several_firms_before_colons_in_one_paragraph() -> None:
    assert {
        (c[1], c[3])
        for c in changes(
            "Bramley Foods: Hugh Carr is named chairman. Lister Engineering: Paula Grant joins the board. "
            "Orwell Bank: Nina Patel has been promoted to treasurer."
        )
    } == {
        ("Hugh Carr", "Bramley Foods"),
        ("Paula Grant", "Lister Engineering"),
        ("Nina Patel", "Orwell Bank"),
    }


def test_kin_who_are_dismissed() -> None:
    text = "Philip Gorse has removed his brother Martin Gorse as managing director of Gorse Hotels."
    assert changes(text) == {("end", "Martin Gorse", "managing_director", "Gorse Hotels", "actual")}


@pytest.mark.parametrize("leaves", ["left for Havbruk Group", "is leaving for rival Havbruk Group"])
def test_where_somebody_leaves_for_is_not_what_he_leaves(leaves: str) -> None:
    text = (
        f"Norfisk said that Tone Rud will become chief executive on 1 July. Finance chief Lars Moen {leaves}."
    )
    assert {c.org for c in roles(text) if c.change == "end" and c.person == "Lars Moen"} == {"Norfisk"}
