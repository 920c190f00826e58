"""English names: people of many origins, and organizations that capitals alone do not show."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader


def leaver(text: str) -> list[tuple[str, str | None]]:
    document = Document(id="d", title="Changes at the top", text=text, published="2019-05-20", lang="en")
    return [
        (claim.person, claim.org)
        for claim in BuiltinReader().read(document).claims
        if isinstance(claim, RoleClaim) and claim.change == "end"
    ]


@pytest.mark.parametrize(
    "name",
    ["Jan de Wit", "Kim Min-jun", "Siobhán O'Malley", "Yusuf ibn Daud", "Joy King", "May Abbott", "Will Young",
     "Rajeev Chandra Gupta", "A.P. Nair", "Rose Field", "Lei Jun"],
)  # fmt: skip
def test_people(name: str) -> None:
    assert leaver(f"{name} has resigned as chief executive of Corran Foods.") == [(name, "Corran Foods")]


@pytest.mark.parametrize("name", ["Datuk Lim Ah Kow", "Engr. Musa Bello", "Smt. Rekha Iyer", "Lady Carew"])
def test_titles_of_rank(name: str) -> None:
    bare = name if name == "Lady Carew" else name.split(maxsplit=1)[1]
    assert leaver(f"{name} has resigned as treasurer of Corran Foods.") == [(bare, "Corran Foods")]


@pytest.mark.parametrize(
    "name",
    ["Fen24", "Channel 9", "Norland Securities and Exchange Commission", "Teachers' Union of Norland",
     "Haldon Co-operative", "Crane, Lowe & Partners", "Queen's College", "Fishmongers' Company", "Kadir & Sons",
     "Department of Energy", "Saint Ninian's University", "Save the Fens", "Bank of Haldon", "Grant Thorn"],
)  # fmt: skip
def test_organizations(name: str) -> None:
    assert leaver(f"Jane Roe has resigned as chief executive of {name}.") == [("Jane Roe", name)]


def test_a_company_secretary_bears_no_legal_form() -> None:
    document = Document(
        id="d", title="Corran Foods plc: Directorate Change", published="2019-05-20", lang="en",
        text="Corran Foods plc announces that Jane Roe has resigned as a director.\n\n"
        "Enquiries: Tom Rudd, Company Secretary",
    )  # fmt: skip
    people = {c.person for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)}
    assert people == {"Jane Roe", "Tom Rudd"}


def test_captions_in_capitals_name_nothing() -> None:
    text = (
        "MUSICAL CHAIRS. Corran Inns has lost its chairman, Jane Roe.\n\nSOLD. The Penrose pub has been sold."
    )
    assert leaver(text) == [("Jane Roe", "Corran Inns")]


def test_a_noun_that_opens_a_sentence_is_no_name() -> None:
    text = (
        "Corran Foods is looking for a chief executive. Headhunters have been hired. "
        "Jane Roe resigned as chief executive in May."
    )
    assert leaver(text) == [("Jane Roe", "Corran Foods")]
