"""FollowTheMoney entities in."""

import json
from pathlib import Path

from tenure.model import RoleClaim, StakeClaim
from tenure.register import Register

from .conftest import Read, claims, documents, problems, told

WERKE, HOLDING, ACADEMY = "Hallbach Glaswerke AG", "Hallbach Holding GmbH", "Hallbach Academy of Glass"


def entity(id_: str, schema: str, **properties: object) -> dict[str, object]:
    return {"id": id_, "schema": schema, "properties": properties}


ADA = entity("ada", "Person", name=["Ada Ore"])
ORE = entity("ore", "Company", name=["Ore Ltd"])


def lines(*rows: object) -> str:
    return "\n".join(map(json.dumps, rows))


def test_links_become_claims_wherever_their_ends_stand_in_the_file(sample: Read) -> None:
    found = sample("ftm.jsonl")
    assert sorted(told(found), key=repr) == [
        ("acquire", HOLDING, 0.625, WERKE, "2019-07"),
        ("end", "Mara Lindt", "head", ACADEMY, "2018-09-30"),
        ("end", "Mara Lindt", "other", HOLDING, None),
        ("hold", HOLDING, 0.625, WERKE, None),
        ("hold", "Mara Lindt", "cfo", WERKE, None),
        ("start", "Mara Lindt", "cfo", WERKE, "2021-04-01"),
        ("start", "Mara Lindt", "managing_director", HOLDING, "2026-03-01"),
    ]
    assert [claim.sourcing for claim in claims(found)].count("official") == 6
    assert not problems(found)


def test_the_title_the_names_and_where_it_is_from_are_kept(sample: Read) -> None:
    found = sample("ftm.jsonl")
    (document, made) = next(
        item for item in found if isinstance(item, tuple) and item[0].id == "ftm/hl-dir-1"
    )
    assert (document.published, document.publisher) == ("2024-01-10", "Register Beispielstadt")
    assert "https://register.example/1" in document.text and "wurde Mara Lindt bestellt" in document.text
    assert document.url is None, "many records share a source's address: none may take another's place"
    first = made[0]
    assert isinstance(first, RoleClaim)
    assert (first.title, first.person_aliases) == ("Finanzvorständin", ["M. Lindt", "Мара Линдт"])


def test_how_firm_a_claim_is_comes_back_from_its_summary(sample: Read) -> None:
    (planned,) = [claim for claim in claims(sample("ftm.jsonl")) if claim.modality == "planned"]
    assert (planned.when, planned.sourcing) == ("2026-03-01", "unnamed")


def test_an_organization_holds_no_post_and_a_member_without_a_role_has_none(parse: Read) -> None:
    found = parse(
        "ftm",
        lines(
            ADA,
            ORE,
            entity("tin", "LegalEntity", name=["Tin Holding GmbH"]),
            entity("1", "Directorship", director=["tin"], organization=["ore"], role=["director"]),
            entity("2", "Membership", member=["ada"], organization=["ore"]),
            entity("3", "Directorship", director=["ada"], organization=["ore"]),
        ),
    )
    assert told(found) == [("hold", "Ada Ore", "board_member", "Ore Ltd", None)]
    assert len(documents(found)) == 3


def test_a_word_of_the_table_alone_is_a_role_without_a_title(parse: Read) -> None:
    post = {"director": ["ada"], "organization": ["ore"]}
    for words, title in (
        (["chief executive officer"], None),
        (["Head Honcho", "chief executive officer"], "Head Honcho"),
    ):
        (claim,) = claims(parse("ftm", lines(ADA, ORE, entity("d", "Directorship", **post, role=words))))
        assert isinstance(claim, RoleClaim)
        assert (claim.role, claim.title) == ("ceo", title)
        assert words[0] in claim.evidence[0].quote


def test_shares_are_fractions_and_what_is_no_figure_is_none(parse: Read) -> None:
    owners = [("51", 0.51), ("51 %", 0.51), ("33,3", 0.333), ("25-50", None), ("120", None), ("most", None)]
    rows = [ADA, ORE] + [
        entity(str(n), "Ownership", owner=["ada"], asset=["ore"], percentage=[text])
        for n, (text, _) in enumerate(owners)
    ]
    shares = [claim.share for claim in claims(parse("ftm", lines(*rows))) if isinstance(claim, StakeClaim)]
    assert shares == [share for _, share in owners]


def test_a_newer_version_of_an_entity_takes_the_place_of_the_older_one(parse: Read, tmp_path: Path) -> None:
    def version(**more: object) -> str:
        post = entity("d", "Directorship", director=["ada"], organization=["ore"], role=["CEO"], **more)
        return lines(ADA, ORE, post)

    with Register.open(str(tmp_path / "r.db")) as register:
        for text in (
            version(startDate=["2020-01-01"]),
            version(startDate=["2020-01-01"], endDate=["2022-05-01"]),
        ):
            added = register.add_many([item for item in parse("ftm", text) if isinstance(item, tuple)])
        assert added.replaced == 1
        assert [post.state for post in register.who("Ore Ltd", on="2021-01-01")] == ["current"]
        assert register.who("Ore Ltd", on="2023-01-01") == []


def test_bad_entities_are_named_and_the_rest_goes_on(parse: Read) -> None:
    post = {"director": ["ada"], "organization": ["ore"]}
    found = parse(
        "ftm",
        lines(
            ADA,
            ORE,
            entity("1", "Directorship", **post, startDate=["1/13/2026"]),
            entity("2", "Directorship", **post, startDate=["0001-01-01"]),
            entity("3", "Directorship", director=["ada"]),
            entity("4", "Directorship", director=["nobody"], organization=["ore"]),
            {"id": "5", "schema": "Person"},
            entity("6", "Ownership", owner=["ada"], asset=[{"id": "x"}]),
            entity("7", "Directorship", **post, role=["Gran Visir"]),
        )
        + '\n{"id": "8"',
    )
    assert told(found) == [("hold", "Ada Ore", "other", "Ore Ltd", None)]
    said = " | ".join(problems(found))
    words = ["1/13/2026", "0001-01-01", "has no organization", "`properties`", "nobody", "`schema`", "JSON"]
    assert len(problems(found)) == len(words) and [word for word in words if word not in said] == []
