"""English lists and roundups, and what the words around a change say of its reason and date."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader


def roles(text: str) -> list[RoleClaim]:
    document = Document(
        id="d",
        title="People on the move",
        text=text,
        published="2019-05-20",
        publisher="Norland Post",
        lang="en",
    )
    return [claim for claim in BuiltinReader().read(document).claims if isinstance(claim, RoleClaim)]


def changes(text: str) -> set[tuple[str, str, str]]:
    return {(c.change, c.person, c.role) for c in roles(text) if c.change in ("start", "end")}


def test_headings_with_colons() -> None:
    text = (
        "Corran Foods plc announces the following changes to the Board:\n\n"
        "Appointments: Jane Roe as Chief Executive; Tom Rudd as Finance Director.\n\n"
        "Resignations: Kurt Weil (Chief Executive); Ann Poe (Finance Director)."
    )
    assert changes(text) == {
        ("start", "Jane Roe", "ceo"),
        ("start", "Tom Rudd", "cfo"),
        ("end", "Kurt Weil", "ceo"),
        ("end", "Ann Poe", "cfo"),
    }


def test_from_and_to_without_a_verb() -> None:
    text = "Corran Foods: Jane Roe to chief financial officer from treasurer."
    assert changes(text) == {("start", "Jane Roe", "cfo"), ("end", "Jane Roe", "treasurer")}


def test_a_list_behind_a_colon() -> None:
    text = (
        "Three new directors have joined the board of Corran Foods: Jane Roe, a former banker; Tom Rudd, managing "
        "partner of Crane & Lowe; and Ann Poe, who teaches law."
    )
    assert changes(text) == {("start", name, "board_member") for name in ("Jane Roe", "Tom Rudd", "Ann Poe")}


def test_several_behind_a_plural_title() -> None:
    text = "Members of Corran Foods voted to remove chairman Jane Roe and two other directors, Tom Rudd and Ann Poe."
    assert changes(text) == {
        ("end", "Jane Roe", "chair"),
        ("end", "Tom Rudd", "board_member"),
        ("end", "Ann Poe", "board_member"),
    }


def test_an_election_without_a_post_is_to_the_board() -> None:
    assert changes("Shareholders of Corran Foods elected Jane Roe. The board has seven members.") == {
        ("start", "Jane Roe", "board_member")
    }
    assert changes("Jane Roe was elected Regatta Queen of Corran Sailing Club.") == set()


def test_a_clause_behind_when_shares_the_post() -> None:
    text = (
        "Corran College has named Jane Roe principal. "
        "She takes up the post in September, when Professor Tom Rudd retires."
    )
    found = {(c.change, c.person): c for c in roles(text) if c.change in ("start", "end")}
    assert found["end", "Tom Rudd"].role == "head"
    assert found["end", "Tom Rudd"].when == "2019-09"
    assert found["end", "Tom Rudd"].reason == "retirement"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Tom Rudd resigned as treasurer of Corran Foods after falling out with the board.", "disagreement"),
        ("Tom Rudd has resigned as treasurer of Corran Foods to look after his parents.", "personal"),
        ("Tom Rudd has resigned as treasurer of Corran Foods, having reached the age of 65.", "retirement"),
        ("Tom Rudd was dismissed for cause as treasurer of Corran Foods.", "misconduct"),
        (
            "Tom Rudd has left his post as treasurer of Corran Foods and joins Beta Mills as chairman.",
            "new_post",
        ),
    ],
)
def test_reasons(text: str, reason: str) -> None:
    assert [c.reason for c in roles(text) if c.change == "end"] == [reason]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("On May 14 Corran Foods accepted the resignation of Tom Rudd as treasurer, effective May 31, 2019.",
         "2019-05-31"),
        ("Tom Rudd will step down as treasurer of Corran Foods at the end of June.", "2019-06"),
        ("Tom Rudd left as treasurer of Corran Foods in March.", "2019-03"),
    ],
)  # fmt: skip
def test_dates(text: str, when: str) -> None:
    assert [c.when for c in roles(text) if c.change == "end"] == [when]


def test_could_and_may_leave_it_open() -> None:
    (claim,) = [c for c in roles("Jane Roe could be made treasurer of Corran Foods.") if c.change == "start"]
    assert claim.modality == "possible"
