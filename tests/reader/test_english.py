"""English: what its names and its ways of telling a change need."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader


def changes(text: str) -> list[tuple[str, str, str, str | None]]:
    document = Document(
        id="d", title="Changes at the top", text=text, published="2019-05-20", publisher="Norland Post"
    )
    return [
        (claim.change, claim.person, claim.role, claim.org)
        for claim in BuiltinReader().read(document).claims
        if isinstance(claim, RoleClaim) and claim.change in ("start", "end")
    ]


@pytest.mark.parametrize("name", ["Thomas A. Rudd", "Kate I. Moor", "Laura Bennett", "J. P. Morrow"])
def test_a_middle_initial_is_no_article(name: str) -> None:
    assert changes(f"{name} resigned as treasurer of Acme Foods.") == [
        ("end", name, "treasurer", "Acme Foods")
    ]


def test_a_firm_of_two_initials() -> None:
    assert changes("AD&D Mills named Laura Bennett treasurer.") == [
        ("start", "Laura Bennett", "treasurer", "AD&D Mills")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Laura Bennett takes the helm at Acme Foods on Monday.",
        "The board of Acme Foods has handed Laura Bennett the top job.",
        "Laura Bennett got the nod as chief executive of Acme Foods.",
        "Laura Bennett was voted in as chief executive of Acme Foods.",
        "The job of chief executive at Acme Foods goes to Laura Bennett.",
    ],
)
def test_ways_of_being_given_a_post(text: str) -> None:
    assert changes(text) == [("start", "Laura Bennett", "ceo", "Acme Foods")]


def test_a_contract_that_is_not_renewed() -> None:
    assert changes("Tom Rudd's contract as chief executive of Acme Foods will not be renewed.") == [
        ("end", "Tom Rudd", "ceo", "Acme Foods")
    ]


def test_a_reason_that_is_ruled_out_is_none() -> None:
    document = Document(
        id="d", title="Item 5.02", published="2019-05-20", publisher="Filing",
        text="Tom Rudd resigned as treasurer of Acme Foods. "
        "Mr. Rudd's resignation was not the result of any disagreement with the company.",
    )  # fmt: skip
    assert [
        claim.reason for claim in BuiltinReader().read(document).claims if isinstance(claim, RoleClaim)
    ] == [None]


def test_the_date_above_a_list_is_that_of_its_entries() -> None:
    document = Document(
        id="d", title="Acme Foods reshuffles management", published="2019-05-20", publisher="Norland Post",
        text="Acme Foods announced the following management changes, effective June 1:\n\n"
        "- Laura Bennett is appointed Chief Financial Officer.\n- Ian Poole, Head of Strategy, retires.\n\n"
        "Tom Rudd left as chairman.",
    )  # fmt: skip
    found = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    assert {(c.person, c.when) for c in found if c.change in ("start", "end")} == {
        ("Laura Bennett", "2019-06-01"), ("Ian Poole", "2019-06-01"), ("Tom Rudd", None),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Peter Lund refused to resign as chairman of Orrin Mining.", "denied"),
        ("A motion to remove Peter Lund as chairman of Orrin Mining was defeated.", "denied"),
        ("Peter Lund survived a vote to oust him as chairman of Orrin Mining.", "denied"),
        ("Calls are growing for Peter Lund to resign as chairman of Orrin Mining.", "possible"),
        ("Shareholders demanded the resignation of chairman Peter Lund of Orrin Mining.", "possible"),
        ("The union called on Peter Lund, chairman of Orrin Mining, to step down.", "possible"),
    ],
)
def test_who_is_called_on_to_go_or_refuses_to_has_not_gone(text: str, modality: str) -> None:
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="en")
    ends = [c for c in BuiltinReader().read(document).claims if c.change == "end"]
    assert {c.modality for c in ends} <= {modality}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sara Quist was elected to the board of Orrin Mining.", ("start", "Sara Quist", "board_member")),
        (
            "Sara Quist has been appointed to the board of Orrin Mining.",
            ("start", "Sara Quist", "board_member"),
        ),
        ("Sara Quist was co-opted onto the board of Orrin Mining.", ("start", "Sara Quist", "board_member")),
        ("Sara Quist takes the helm of Orrin Mining in September.", ("start", "Sara Quist", "ceo")),
        ("Peter Lund has relinquished the chairmanship of Orrin Mining.", ("end", "Peter Lund", "chair")),
        ("Peter Lund has been stripped of the chairmanship of Orrin Mining.", ("end", "Peter Lund", "chair")),
    ],
)
def test_plain_sentences_of_boards_and_offices(text: str, expected: tuple[str, str, str]) -> None:
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="en")
    claims = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    assert [(c.change, c.person, c.role) for c in claims if c.org == "Orrin Mining"] == [expected]


def test_its_is_the_firm_that_speaks_not_the_one_in_a_title() -> None:
    text = (
        "Brightwater Logistics said that Maria Kettle, chief operating officer of Dunholm Freight, will become its "
        "chief executive. She replaces Tom Ashby."
    )
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="en")
    claims = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    ceo = {(c.change, c.person, c.org) for c in claims if c.role == "ceo"}
    assert ceo == {
        ("start", "Maria Kettle", "Brightwater Logistics"),
        ("end", "Tom Ashby", "Brightwater Logistics"),
    }
