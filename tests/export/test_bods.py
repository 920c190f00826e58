"""BODS 0.4: what lib-cove-bods says of what is exported: no error."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenure.model.outside import Match
from tenure.register import Register

from .validators import need
from .world import DOCUMENTS, STORIES, exported, filled

DAY = "2023-06-01"


@pytest.fixture(scope="module", autouse=True)
def schemes() -> Any:
    """The list of identifier schemes, which lib-cove-bods gets from org-id.guide on the network."""
    need("libcovebods")
    with pytest.MonkeyPatch.context() as patch:
        for module in ("legacy_checks", "record_based_checks"):
            patch.setattr(
                f"libcovebods.tasks.checks.{module}.get_orgids_prefixes", lambda: ["XI-LEI"], raising=False
            )
        yield


def problems(path: Path) -> list[Any]:
    from libcovebods.additionalfields import AdditionalFields
    from libcovebods.config import LibCoveBODSConfig
    from libcovebods.data_reader import DataReader
    from libcovebods.jsonschemavalidate import JSONSchemaValidator
    from libcovebods.run_tasks import process_additional_checks
    from libcovebods.schema import SchemaBODS

    reader, config = DataReader(str(path)), LibCoveBODSConfig()
    schema = SchemaBODS(reader, config)
    return [
        *(error.json() for error in JSONSchemaValidator(schema).validate(reader)),
        *process_additional_checks(reader, config, schema)["additional_checks"],
        *AdditionalFields(schema).process(reader),
    ]


def statements(url: str, folder: Path, *arguments: str) -> list[dict[str, Any]]:
    path = folder / "bods.json"
    exported(url, "--format", "bods", "-o", str(path), *arguments)
    assert problems(path) == []
    found: list[dict[str, Any]] = json.loads(path.read_bytes())
    return found


@settings(max_examples=25, deadline=None)
@given(documents=st.lists(DOCUMENTS, min_size=1, max_size=6))
def test_the_validator_finds_no_error(documents: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "r.db")
        filled(url, documents)
        statements(url, Path(folder), "--on", DAY)


@pytest.mark.parametrize("story", sorted(STORIES.glob("*.json")), ids=lambda path: path.stem)
def test_the_validator_finds_no_error_in_stories(story: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "r.db")
    filled(url, json.loads(story.read_text(encoding="utf-8"))["documents"])
    assert statements(url, tmp_path, "--on", "2040-01-01")


def test_the_validator_would_find_one(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(
        '[{"statementId": "short", "recordType": "entity", "recordId": "e", "declarationSubject": "x"}]'
    )
    assert problems(path)


def post(number: int, change: str, when: str | None, published: str) -> dict[str, Any]:
    return {
        "id": f"d{number}",
        "title": "News",
        "text": f"News of Ada Ore, number {number}.",
        "published": published,
        "claims": [
            {"kind": "role", "change": change, "person": "Ada Ore", "org": "Ore Mining", "role": "cfo",
             "title": "Finance Director", "when": when}
        ],
    }  # fmt: skip


def series(url: str, folder: Path) -> list[dict[str, Any]]:
    return [s for s in statements(url, folder, "--on", DAY) if s["recordType"] == "relationship"]


def test_a_record_lives_from_new_to_closed(tmp_path: Path) -> None:
    url = str(tmp_path / "r.db")
    filled(url, [post(1, "start", "2021-05-04", "2021-05-05")])
    (new,) = series(url, tmp_path)
    assert (new["recordStatus"], new["statementDate"]) == ("new", "2021-05-05")
    (interest,) = new["recordDetails"]["interests"]
    assert (interest["type"], interest["details"]) == ("seniorManagingOfficial", "cfo: Finance Director")
    assert interest["startDate"] == "2021-05-04"
    filled(url, [post(2, "hold", None, "2022-01-02")])
    assert [s["recordStatus"] for s in series(url, tmp_path)] == ["new", "updated"]
    filled(url, [post(3, "end", "2022-06", "2022-06-20")])
    new, closed = series(url, tmp_path)
    assert (closed["recordStatus"], closed["statementDate"]) == ("closed", "2022-06-20")
    assert closed["recordId"] == new["recordId"]
    assert closed["recordDetails"]["interests"][0]["endDate"] == "2022-06-01"


def test_nothing_is_an_empty_array(told: str) -> None:
    assert json.loads(exported(told, "--format", "bods", "--known", "2000-01-01")) == []


def test_outside_ids_are_identifiers(told: str, tmp_path: Path) -> None:
    with Register.open(told) as register:
        for claim in list(register.told()):
            for entity in (claim.person, claim.org):
                if entity:
                    ids = {"lei": "5493001KJTIIGC8Y1R12", "cik": "320193"}
                    register.relink(
                        entity.id, [Match("wikidata:Q101", "test", "x", ids, 0.99, "same name")], ["test"]
                    )
    (found,) = [s for s in statements(told, tmp_path) if s["recordType"] == "entity"]
    schemes = [each["schemeName"] for each in found["recordDetails"]["identifiers"]]
    assert schemes == ["Legal Entity Identifier", "Wikidata", "Central Index Key of the SEC"]
