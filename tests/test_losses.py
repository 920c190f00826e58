"""What errors consist of: each false claim and each miss is of one class."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

from losses import PARTS, Read, false_claims, if_right, lost

Claim = dict[str, Any]


def change(**given: Any) -> Claim:
    claim = {"kind": "role", "change": "start", "person": "Ada Ore", "org": "Ore Mining", "role": "ceo"}
    return claim | {"modality": "actual"} | given


def document(key: list[Claim], claims: list[Claim], drafts: list[Claim] | None = None) -> Read:
    return Read({"id": "en-1", "lang": "en", "claims": key}, claims, claims if drafts is None else drafts)


WRONG_ORG = change(org="Tin Traders")
WRONG_POST = change(role="cfo")


@pytest.mark.parametrize(
    ("claims", "nature"),
    [
        ([change(), change()], "told twice"),
        ([WRONG_ORG], "another organization"),
        ([WRONG_POST], "another post"),
        ([change(org="Tin Traders", role="cfo")], "another organization and post"),
        ([change(change="end")], "start for end or end for start"),
        ([change(change="end", role="cfo")], "only the person is right"),
        ([change(person="Bo Tin", change="end")], "denied"),
        ([change(person="Cy Zinc")], "another person"),
    ],
)
def test_a_false_claim_is_near_to_something(claims: list[Claim], nature: str) -> None:
    denied = change(person="Bo Tin", change="end", modality="denied")
    assert false_claims(document([change(), denied], claims)) == {nature: 1}


def test_where_nobody_changes_every_claim_is_of_that_class() -> None:
    assert false_claims(document([], [change()])) == {"nobody changes": 1}
    assert not false_claims(document([change()], [change()]))


@pytest.mark.parametrize(
    ("drafts", "place"),
    [
        ([change()], "not believed"),
        ([WRONG_ORG, change(change="end")], "organization chosen"),
        ([WRONG_POST], "role"),
        ([change(change="end")], "no candidate"),
        ([change(person="Bo Tin")], "person"),
    ],
)
def test_a_miss_was_lost_somewhere(drafts: list[Claim], place: str) -> None:
    assert lost(document([change()], [], drafts)) == {place: 1}


def test_how_good_it_were_if_parts_were_right() -> None:
    key = [change(), change(person="Bo Tin"), change(person="Cy Zinc")]
    claims = [WRONG_ORG, change(person="Bo Tin", role="cfo")]
    read = [document(key, claims, [*claims, key[2]])]
    reached = {part: if_right(read, fields) for part, fields in PARTS.items()}
    assert [round(figures[2], 2) for figures in reached.values()] == [0.0, 0.4, 0.4, 0.8]
    assert reached["both right"] == (1.0, 2 / 3, 0.8, 1.0)
    assert reached["as they are"][3] == 1 / 3
