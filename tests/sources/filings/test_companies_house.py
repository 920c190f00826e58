"""UK Companies House: lists of officers, and the stream of changes."""

import json
from pathlib import Path

from tenure.model import RoleClaim
from tenure.register import Register

from .conftest import Read, claims, documents, problems, told

FORGES = "FERNBROOK FORGES LIMITED"
PROFILE = json.dumps({"company_name": FORGES, "company_number": "09990001"})


def test_officers_become_claims_under_the_name_of_the_profile_before_them(sample: Read) -> None:
    found = sample("companies-house.jsonl")
    assert told(found) == [
        ("start", "Ada Maeve O'Harrow", "board_member", FORGES, "2019-03-04"),
        ("hold", "Ada Maeve O'Harrow", "board_member", FORGES, None),
        ("start", "Colin McTarn", "board_member", FORGES, "2012-01-09"),
        ("end", "Colin McTarn", "board_member", FORGES, "2023-05-31"),
        ("start", "Ines Skell", "secretary", FORGES, "2012-01-09"),
        ("end", "Ines Skell", "secretary", FORGES, "2015-02-28"),
    ], "an officer that is a company holds no post as a person"
    first = documents(found)[0]
    assert first.id == "companies-house/09990001/aHarrow01"
    assert (
        first.url == "https://api.company-information.service.gov.uk/company/09990001/appointments/aHarrow01"
    )
    assert "Occupation: Chief Executive" in first.text and first.published is None
    claim = claims(found)[0]
    assert isinstance(claim, RoleClaim)
    assert (claim.title, claim.person_aliases) == ("director", ["O'HARROW, Ada Maeve"])
    assert len(documents(found)) == 4 and not problems(found)


def test_a_change_in_the_stream_takes_the_place_of_the_appointment_before_it(
    sample: Read, tmp_path: Path
) -> None:
    found = sample("companies-house-stream.jsonl")
    assert [document.published for document in documents(found)] == ["2024-02-06", "2024-11-20", "2024-11-20"]
    planned = claims(found)[-1]
    assert (planned.when, planned.modality) == ("2024-12-31", "planned"), "told in November for December"
    with Register.open(str(tmp_path / "r.db")) as register:
        added = register.add_many([item for item in found if isinstance(item, tuple)])
        assert (added.new, added.replaced) == (2, 1)
        (post,) = register.who(FORGES, on="2024-12-01")
        assert post.person.name == "Tamsin Brooke"
        assert register.who(FORGES, on="2025-03-01") == []


def test_a_deleted_appointment_is_withdrawn(parse: Read, tmp_path: Path) -> None:
    event = {
        "resource_uri": "/company/09990001/appointments/a1",
        "data": {"name": "ELM, Una", "officer_role": "director", "appointed_on": "2024-02-01"},
        "event": {"timepoint": 1, "published_at": "2024-02-06T10:14:02", "type": "changed"},
    }
    gone = event | {
        "data": {},
        "event": {"timepoint": 2, "published_at": "2024-02-07T10:00:00", "type": "deleted"},
    }
    found = parse("companies-house", "\n".join([PROFILE, json.dumps(event), json.dumps(gone)]))
    with Register.open(str(tmp_path / "r.db")) as register:
        register.add_many([item for item in found if isinstance(item, tuple)])
        assert register.who(FORGES, on="2024-03-01") == []


def test_the_stream_of_companies_names_them_as_well(parse: Read) -> None:
    company = {
        "resource_kind": "company-profile",
        "resource_uri": "/company/09990001",
        "data": {"company_name": FORGES, "company_number": "09990001"},
        "event": {"timepoint": 1, "published_at": "2024-02-06T10:14:02", "type": "changed"},
    }
    officers = {
        "links": {"self": "/company/09990001/officers"},
        "items": [
            {
                "name": "ELM, Una",
                "officer_role": "director",
                "links": {"officer": {"appointments": "/officers/u"}},
            }
        ],
    }
    assert told(parse("companies-house", "\n".join(map(json.dumps, [company, officers])))) == [
        ("hold", "Una Elm", "board_member", FORGES, None)
    ]


def test_an_officers_own_list_names_the_companies(parse: Read) -> None:
    entry = {
        "name": "Una Mary ELM",
        "officer_role": "llp-designated-member",
        "appointed_on": "2020-02-01",
        "appointed_to": {
            "company_number": "OC999001",
            "company_name": "ELM & ASH LLP",
            "company_status": "active",
        },
        "links": {"company": "/company/OC999001"},
    }
    found = parse(
        "companies-house", json.dumps({"kind": "personal-appointment", "name": "Una ELM", "items": [entry]})
    )
    assert told(found)[0] == ("start", "Una Mary ELM", "partner", "ELM & ASH LLP", "2020-02-01")


def test_each_bad_officer_is_named_and_the_rest_goes_on(parse: Read) -> None:
    officers = [
        {"name": "A, B", "officer_role": "director", "appointed_on": "1/13/2026"},
        {"name": "C, D", "officer_role": "director", "appointed_on": "0001-01-01"},
        {"officer_role": "director"},
        {"name": "E, F", "officer_role": 7},
        "G",
        {"name": "HOLT, Ian", "officer_role": "grand-vizier", "appointed_on": "2020-05"},
    ]
    listed = json.dumps({"items": officers, "links": {"self": "/company/09990001/officers"}})
    lines = [
        PROFILE,
        listed,
        '{"errors": [{"error": "company-officers-not-found"}]}',
        '{"items": [',
        "[1]",
        listed[:-1],
    ]
    found = parse("companies-house", "\n".join(lines))
    assert told(found) == [
        ("start", "Ian Holt", "other", FORGES, "2020-05"),
        ("hold", "Ian Holt", "other", FORGES, None),
    ]
    said = problems(found)
    words = [
        "1/13/2026",
        "0001-01-01",
        "`name`",
        "officer_role",
        "officer 5",
        "officers-not-found",
        "JSON",
        "JSON",
    ]
    assert [word for word, line in zip(words, said, strict=True) if word not in line] == []
    assert "A, B: appointed_on" in said[0] and "record 2, officer 1" in said[0]


def test_officers_of_a_company_that_nobody_named_say_what_to_do(parse: Read) -> None:
    officer = {
        "name": "A, B",
        "officer_role": "director",
        "links": {"self": "/company/09990009/appointments/x"},
    }
    (problem,) = problems(parse("companies-house", json.dumps(officer)))
    assert (
        "put its profile (https://api.company-information.service.gov.uk/company/09990009) before" in problem
    )
