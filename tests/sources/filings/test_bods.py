"""BODS 0.4 statements in, and their lifecycle."""

import json
from pathlib import Path

import pytest

from tenure.model import RoleClaim, StakeClaim
from tenure.register import Register

from .conftest import Read, claims, documents, problems, told

KILN = "Kilnmouth Bricks Ltd"


def statement(
    record: str, kind: str, status: str = "new", date: str = "2023-02-01", **details: object
) -> dict[str, object]:
    return {
        "statementId": f"{record}-{date}".ljust(32, "0"),
        "statementDate": date,
        "recordId": record,
        "recordType": kind,
        "recordStatus": status,
        "recordDetails": {"isComponent": False} | details,
    }


RHEA = statement("p", "person", names=[{"type": "legal", "fullName": "Rhea Clay"}])
BRICKS = statement("e", "entity", name=KILN)


def related(
    *interests: object, record: str = "r", status: str = "new", date: str = "2023-02-01"
) -> dict[str, object]:
    return statement(
        record, "relationship", status, date, subject="e", interestedParty="p", interests=list(interests)
    )


def test_interests_become_claims_and_ranges_keep_their_words(sample: Read) -> None:
    found = sample("bods.json")
    first, second, third = (item for item in found if isinstance(item, tuple))
    assert told([first]) == [
        ("acquire", "Rhea Clay", 0.4, KILN, "2016-04-06"),
        ("hold", "Rhea Clay", 0.4, KILN, None),
        ("start", "Rhea Clay", "managing_director", KILN, "2018-01-01"),
        ("hold", "Rhea Clay", "managing_director", KILN, None),
    ]
    assert "25 to 50 %" in first[0].text, "voting rights are no claim, and are told"
    assert [claim.share for claim in second[1] if isinstance(claim, StakeClaim)] == [None, None]
    (advice,) = third[1]
    assert isinstance(advice, RoleClaim)
    assert (advice.change, advice.modality, advice.sourcing) == ("end", "possible", "unnamed")
    assert (advice.role, advice.title) == ("advisor", "Adviser on glazes")
    assert advice.person_aliases == ["Rhea C."]
    (problem,) = problems(found)
    assert "relationship r-4" in problem and "p-gone" in problem


def test_an_update_takes_the_place_of_the_statement_before_it(sample: Read, tmp_path: Path) -> None:
    with Register.open(str(tmp_path / "r.db")) as register:
        added = register.add_many([item for item in sample("bods.json") if isinstance(item, tuple)])
        assert (added.new, added.replaced) == (2, 1)
        (post,) = register.who(KILN, on="2020-01-01", role="managing_director")
        assert (post.person.name, post.start) == ("Rhea Clay", "2018-01-01")
        assert register.who(KILN, on="2025-01-01", role="managing_director") == []


def test_a_closed_record_ends_what_has_no_end(parse: Read) -> None:
    rows = [RHEA, BRICKS, related({"type": "boardChair"}, {"type": "shareholding"}, status="closed")]
    assert told(parse("bods", json.dumps(rows))) == [
        ("end", "Rhea Clay", "chair", KILN, None),
        ("sell", "Rhea Clay", None, KILN, None),
    ]


@pytest.mark.parametrize(
    ("type_", "details", "expected"),
    [
        ("seniorManagingOfficial", None, ("ceo", "senior managing official")),
        ("seniorManagingOfficial", "cfo: Finance Director", ("cfo", "Finance Director")),
        ("seniorManagingOfficial", "chief financial officer", ("cfo", "chief financial officer")),
        ("seniorManagingOfficial", "coo", ("coo", None)),
        ("boardMember", None, ("board_member", "board member")),
        ("otherInfluenceOrControl", "Company Secretary", ("secretary", "Company Secretary")),
        ("otherInfluenceOrControl", "golden share", None),
        ("votingRights", "director", None),
        ("trustee", None, None),
    ],
)
def test_which_interests_are_posts(
    parse: Read, type_: str, details: str | None, expected: tuple[str, str | None] | None
) -> None:
    interest = {"type": type_} | ({"details": details} if details else {})
    found = claims(parse("bods", json.dumps([RHEA, BRICKS, related(interest)])))
    assert [(claim.role, claim.title) for claim in found if isinstance(claim, RoleClaim)] == (
        [expected] if expected else []
    )


def test_bad_statements_are_named_and_the_rest_goes_on(parse: Read) -> None:
    rows = [
        RHEA,
        BRICKS,
        related({"type": "boardMember", "startDate": "1/13/2026"}, record="r1"),
        related({"type": "boardMember", "endDate": "0001-01-01"}, record="r2"),
        related({"details": "x"}, record="r3"),
        {"statementID": "old", "statementType": "personStatement"},
        {"statementId": "x"},
        statement("z", "planet"),
        "text",
        related({"type": "boardMember"}, record="r4"),
    ]
    found = parse("bods", json.dumps(rows))
    assert told(found) == [("hold", "Rhea Clay", "board_member", KILN, None)]
    words = [
        "1/13/2026",
        "0001-01-01",
        "`type`",
        "before 0.4",
        "recordId",
        "no record type",
        "no JSON object",
    ]
    assert [w for w, line in zip(words, problems(found), strict=True) if w not in line] == []
    assert "relationship r1" in problems(found)[0]


def test_json_lines_say_the_same_as_an_array(parse: Read, sample: Read) -> None:
    rows = json.loads((Path(__file__).parent / "samples" / "bods.json").read_text(encoding="utf-8"))
    found = parse("bods", "\n".join(map(json.dumps, rows)))
    assert documents(found) == documents(sample("bods.json"))
