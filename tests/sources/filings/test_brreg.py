"""Norway's register: groups of roles, and the feed of changes."""

import io
import json

from tenure.model import BadDocument
from tenure.sources import Given, Item, Link, items_of

from .conftest import SAMPLES, Read, documents, problems, told

FISK = "FJELLVIK FISK AS"


def test_each_group_of_roles_is_a_document_as_of_its_last_change(sample: Read) -> None:
    found = sample("brreg.json")
    assert told(found) == [
        ("hold", "Sigrid Nes", "general_manager", FISK, None),
        ("hold", "Odd Vik Hauge", "chair", FISK, None),
        ("end", "Kari Lund", "board_member", FISK, None),
        ("hold", "Jon Eik", "other", FISK, None),
    ]
    assert [(document.id, document.published) for document in documents(found)] == [
        ("brreg/999000111/DAGL/2023-04-18", "2023-04-18"),
        ("brreg/999000111/STYR/2024-06-30", "2024-06-30"),
        ("brreg/999000111/REVI/2014-09-27", "2014-09-27"),
    ]
    assert len({document.url for document in documents(found)}) == 3, "groups do not stand in for one another"
    assert "TELLEVIK REVISJON AS" in documents(found)[2].text
    assert not problems(found)


def test_the_feed_of_changes_gives_links(sample: Read) -> None:
    link, bad = sample("brreg-updates.json")
    assert isinstance(link, Link)
    assert link.url == "https://data.brreg.no/enhetsregisteret/api/enheter/999000111"
    assert (link.id, link.published, link.updated) == ("70001", "2024-06-30", "2024-06-30T10:30:00.000000Z")
    assert "record 2" in str(bad) and "2024-06-31" in str(bad)


def test_from_a_change_to_the_roles_by_links_that_bring_the_name() -> None:
    api = "https://data.brreg.no/enhetsregisteret/api/enheter/999000111"
    entity, roles = (SAMPLES / "brreg.json").read_text(encoding="utf-8").split("\n}\n", 1)
    pages = {
        "https://data.brreg.no/enhetsregisteret/api/oppdateringer/roller?size=2": (
            SAMPLES / "brreg-updates.json"
        ).read_text(encoding="utf-8"),
        api: entity + "}",
        f"{api}/roller": roles,
    }

    def follow(url: str, given: Given) -> list[Item]:
        found: list[Item] = []
        for item in items_of(io.BytesIO(pages[url].encode()), url, given=given):
            if isinstance(item, Link):
                found += follow(item.url, Given(title=item.title, published=item.published))
            elif not isinstance(item, BadDocument):
                found.append(item)
        return found

    assert ("hold", "Odd Vik Hauge", "chair", FISK, None) in told(follow(next(iter(pages)), Given()))


def test_what_is_wrong_with_a_record_is_said_and_the_rest_goes_on(parse: Read) -> None:
    role = {"type": {"kode": "LEDE"}, "person": {"navn": {"fornavn": "Odd", "etternavn": "Hauge"}}}
    good = {"type": {"kode": "STYR"}, "roller": [role]}
    rows = [
        {"feilmelding": "Enhet finnes ikke", "status": 404},
        {"organisasjonsnummer": "999000111", "rollegrupper": [good]},
        {"organisasjonsnummer": "999000111", "navn": FISK},
        {
            "organisasjonsnummer": "999000111",
            "rollegrupper": [good | {"sistEndret": "30.06.2024"}, good, "x"],
        },
        {"rollegrupper": []},
        {"other": 1},
    ]
    found = parse("brreg", json.dumps(rows))
    assert told(found) == [("hold", "Odd Hauge", "chair", FISK, None)]
    words = ["Enhet finnes ikke", "put its record", "30.06.2024", "group 3", "whose roles", "rollegrupper"]
    assert [w for w, line in zip(words, problems(found), strict=True) if w not in line] == []
