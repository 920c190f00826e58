"""FollowTheMoney: what followthemoney itself reads without a change, and what comes back from it."""

import csv
import io
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tenure.model.outside import Match
from tenure.model.vocabulary import ROLES
from tenure.register import Register

from .validators import need
from .world import DOCUMENTS, STORIES, exported, filled, run

DAY = "2023-06-01"


def entities(url: str, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(url, "--format", "ftm", *arguments).splitlines()]


def check(found: list[dict[str, Any]]) -> None:
    """Every entity is one of followthemoney's, none of its values is changed, and every link leads somewhere."""
    need("followthemoney")
    from followthemoney import model
    from followthemoney.types import registry

    merged: dict[str, Any] = {}
    for data in found:
        proxy = model.get_proxy(data, cleaned=False)
        assert {k: sorted(v) for k, v in proxy.properties.items()} == {
            k: sorted(set(v)) for k, v in data["properties"].items()
        }
        proxy.schema.validate({"properties": data["properties"]})
        assert proxy.id
        merged[proxy.id] = merged[proxy.id].merge(proxy) if proxy.id in merged else proxy
    for proxy in merged.values():
        for prop, value in proxy.itervalues():
            if prop.type == registry.entity:
                assert merged[value].schema.is_a(prop.range)
        for prop in proxy.schema.required:
            assert proxy.get(prop)


@settings(max_examples=25, deadline=None)
@given(documents=st.lists(DOCUMENTS, min_size=1, max_size=6))
def test_followthemoney_takes_every_entity_as_it_is(documents: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "r.db")
        filled(url, documents)
        check(entities(url, "--on", DAY))


@pytest.mark.parametrize("story", sorted(STORIES.glob("*.json")), ids=lambda path: path.stem)
def test_stories_are_taken_and_statements_are_as_followthemoney_makes_them(
    story: Path, tmp_path: Path
) -> None:
    url = str(tmp_path / "r.db")
    filled(url, json.loads(story.read_text(encoding="utf-8"))["documents"])
    found = entities(url, "--on", "2040-01-01")
    check(found)
    from followthemoney.statement import Statement
    from followthemoney.statement.serialize import read_csv_statements
    from followthemoney.statement.util import get_prop_type

    text = exported(url, "--format", "ftm-statements", "--on", "2040-01-01")
    for row in csv.DictReader(io.StringIO(text.decode(), newline=""), dialect=csv.unix_dialect):
        assert row["prop_type"] == get_prop_type(row["schema"], row["prop"])
    values: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for s in read_csv_statements(io.BytesIO(text)):
        assert s.id == Statement.make_key(s.dataset, s.entity_id, s.prop, s.value, s.external)
        if s.prop != "id":
            values[s.entity_id].add((s.prop, s.value))
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for data in found:
        told[data["id"]].update((name, value) for name, all_ in data["properties"].items() for value in all_)
    assert values == told


TENURES = [
    {"change": "start", "when": "2021-05-04"},
    {"change": "start", "when": "2021"},
    {"change": "hold", "when": None},
    {"change": "end", "when": "2022-03"},
    {"change": "end", "when": None},
]
POSTS = st.fixed_dictionaries(
    {
        "person": st.sampled_from(["Ada Ore", "Ben Tinn", "伍明", "Müge Şen"]),
        "org": st.sampled_from(["Ore Mining", "Tin Bank plc", "北方矿业有限公司"]),
        "role": st.sampled_from(ROLES),
        "title": st.sampled_from([None, "Chief of all", "总经理"]),
        "sourcing": st.sampled_from(["official", "named", "plain"]),
        "told": st.sampled_from(TENURES),
        "published": st.sampled_from(["2022-04-03", "2022-07-01"]),
    }
)


def simple(number: int, post: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"d{number}",
        "title": f"News {number}",
        "text": f"Something happened, number {number}.",
        "published": post["published"],
        "publisher": f"Outlet {number}",
        "claims": [
            {
                "kind": "role",
                "modality": "actual",
                **{k: post[k] for k in ("person", "org", "role", "title", "sourcing")},
            }
            | post["told"]
        ],
    }


def whole_day(told: dict[str, Any]) -> dict[str, Any]:
    return told | {"when": told["when"] and f"{told['when']}-01-01"[:10]}


def tenures(url: str) -> list[tuple[Any, ...]]:
    with Register.open(url) as register:
        held = [h.holding for each in register.folded(on=DAY) for h in each.tenures]
        return sorted(
            (
                h.person.name,
                h.org.name if h.org else "",
                h.role,
                h.title or "",
                h.state,
                h.start or "",
                h.end or "",
            )
            for h in held
        )


@pytest.mark.parametrize("form", ["ftm", "bods"])
@settings(max_examples=25, deadline=None)
@given(
    posts=st.lists(POSTS, min_size=1, max_size=5, unique_by=lambda p: (p["person"], p["org"])).filter(
        lambda posts: len({p["org"] for p in posts}) == len(posts)
    )
)
def test_tenures_come_back(form: str, posts: list[dict[str, Any]]) -> None:
    """What the format can hold: who had which post where, from when to when, and whether it lasts."""
    if form == "bods":  # it has whole days alone
        posts = [p | {"told": whole_day(p["told"])} for p in posts]
    with tempfile.TemporaryDirectory() as folder:
        first, second = (str(Path(folder) / name) for name in ("first.db", "second.db"))
        filled(first, [simple(number, post) for number, post in enumerate(posts)])
        before = tenures(first)
        assume(before)
        copy = exported(first, "--format", form, "--on", DAY)
        added = run("add", "--as", form, "-", "--register", second, stdin=copy)
        assert added.exit_code == 0, added.output
        assert tenures(second) == before


def test_what_has_no_room_is_in_the_sidecar(told: str, tmp_path: Path) -> None:
    sidecar = tmp_path / "sidecar.jsonl"
    found = entities(told, "--known", "2022-03-05", "--sidecar", str(sidecar))
    notes = [json.loads(line) for line in sidecar.read_text().splitlines()]
    ids = {entity["id"] for entity in found}
    assert {n["id"] for n in notes if n["kind"] in ("tenure", "stake")} <= ids
    (start,) = [n["answer"] for n in notes if n["kind"] == "change" and n["answer"]["change"] == "start"]
    assert start["origins"] == 1
    assert start["evidence"][0]["quote"] == "Ada Ore became CEO of Ore Mining."
    refused = run("export", "--format", "csv", "--sidecar", str(sidecar), "--register", told)
    assert refused.exit_code == 2


def test_quotes_sources_and_firmness_have_their_places(told: str) -> None:
    (link,) = [
        e
        for e in entities(told, "--known", "2022-03-05", "--org", "Ore Mining")
        if e["schema"] == "Directorship"
    ]
    assert link["properties"]["summary"] == ["actual, plain"]
    assert link["properties"]["description"] == ["“Ada Ore became CEO of Ore Mining.”"]
    assert link["properties"]["sourceUrl"] == ["https://mill.example/1"]
    assert link["properties"]["recordId"] == ["mill-1#1"]
    assert link["properties"]["startDate"] == ["2022-03-02"]


def test_outside_ids_are_taken_as_they_are(told: str) -> None:
    ids = {"lei": "5493001KJTIIGC8Y1R12", "cik": "320193", "ticker": "ORE.L", "registry": "RA000585/123"}
    with Register.open(told) as register:
        for claim in list(register.told()):
            for entity, known in ((claim.person, {"opensanctions": "NK-2"}), (claim.org, ids)):
                if entity:
                    match = Match("wikidata:Q101", "test", entity.name, known, 0.99, "same name")
                    register.relink(entity.id, [match], ["test"])
    found = entities(told)
    check(found)
    person = next(e["properties"] for e in found if e["schema"] == "Person")
    org = next(e["properties"] for e in found if e["schema"] in ("Company", "Organization"))
    assert person["wikidataId"] == org["wikidataId"] == ["Q101"]
    assert org["leiCode"] == [ids["lei"]]
    assert org["registrationNumber"] == ["123"]
    assert [e["referents"] for e in found if e["schema"] == "Person"] == [["NK-2"]]
