"""Posts that nobody is said to leave, and that are left: who is promoted leaves the lower one."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader
from tenure.reader.draft import Draft
from tenure.reader.employers import OTHER

READER = BuiltinReader()


def ends(text: str, code: str = "en") -> list[Draft]:
    document = Document(id="d", title="", text=text, published="2031-04-20", lang=code)
    return [d for d in READER.candidates(document)[0] if d.kind == "role" and d.change == "end"]


@pytest.mark.parametrize(
    "text",
    [
        "Okavango Diamonds promoted Mary Seretse on Monday. Seretse is head of sales. She will be chief executive.",
        "Mary Seretse becomes chief executive of Okavango Diamonds. She runs its sales department.",
    ],
)
def test_a_post_held_beside_one_that_is_taken_may_be_left(text: str) -> None:
    assert ("Mary Seretse", "head") in {(d.person.name, d.role) for d in ends(text) if d.person}


def test_a_post_is_left_once() -> None:
    found = ends("Mary Seretse, head of sales at Okavango Diamonds until now, was named its chief executive.")
    assert len([d for d in found if d.role == "head"]) == 1


def test_who_takes_no_post_leaves_none() -> None:
    text = "Mary Seretse is head of sales and a director of Okavango Diamonds."
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="en")
    assert {c.change for c in READER.read(document).claims if isinstance(c, RoleClaim)} == {"hold"}


def test_the_organization_behind_a_title_is_that_of_the_post_that_is_left() -> None:
    # Everything else happens at Kestrel Lines, which outweighed what stands behind the title.
    text = (
        "ROTTERDAM, 12 May - Kestrel Lines said on Tuesday that Marijke Tollens, until now finance director of rival "
        "Noordzee Shipping, will take over as chief executive on 1 July. She follows Pieter Abbink, who is leaving "
        "Kestrel Lines after eleven years."
    )
    left = [d for d in ends(text) if d.role == "cfo" and OTHER not in d.features]
    assert {str(d.org.name) for d in left if d.org} == {"Noordzee Shipping"}


def test_it_is_explained_by_the_post_that_is_taken() -> None:
    text = "Mary Seretse becomes chief executive of Okavango Diamonds. She runs its sales department."
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="en")
    why = {
        w
        for e in READER.explain(document)
        if isinstance(e.claim, RoleClaim) and e.claim.role == "head"
        for w in e.why
    }
    assert "held by who takes another post at the same organization" in why
