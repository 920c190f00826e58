"""Linked data, graphs, calendars, Wikidata: each read by a library that others use for it."""

import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import networkx
import pyshacl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from rdflib import RDF, Graph, Namespace
from rdflib.compare import to_isomorphic

from tenure.export.linked import shapes
from tenure.model.outside import Match
from tenure.register import Register

from .world import DOCUMENTS, STORIES, exported, filled, run

DAY = "2023-06-01"
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")


def triples(url: str, *arguments: str) -> Graph:
    return Graph().parse(data=exported(url, "--format", "ntriples", *arguments), format="nt")


@settings(max_examples=10, deadline=None)
@given(documents=st.lists(DOCUMENTS, min_size=1, max_size=5))
def test_every_format_is_read_and_has_every_tenure(documents: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "r.db")
        filled(url, documents)
        with Register.open(url) as register:
            folded = list(register.folded(on=DAY))
        tenures = sum(len(each.tenures) for each in folded)
        links = tenures + sum(len(each.stakes) + len(each.parents) for each in folded)
        graph = triples(url, "--on", DAY)
        assert len(list(graph.subjects(RDF.type, ORG.Membership))) == tenures
        conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes(), shacl_graph_format="turtle")
        assert conforms, text
        read = Graph().parse(data=exported(url, "--format", "jsonld", "--on", DAY), format="json-ld")
        assert to_isomorphic(read) == to_isomorphic(graph)
        network = networkx.read_graphml(io.BytesIO(exported(url, "--format", "graphml", "--on", DAY)))
        assert network.number_of_edges() == links
        assert all(kind in ("person", "organization") for _, kind in network.nodes(data="kind"))
        Calendar.from_ical(exported(url, "--format", "ics", "--on", "2021-01-01"))


@pytest.mark.parametrize("story", sorted(STORIES.glob("*.json"))[:3], ids=lambda path: path.stem)
def test_json_ld_and_n_triples_say_the_same(story: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "r.db")
    filled(url, json.loads(story.read_text(encoding="utf-8"))["documents"])
    there = ["--on", "2040-01-01"]
    linked = Graph().parse(data=exported(url, "--format", "jsonld", *there), format="json-ld")
    assert len(linked) > 20
    assert to_isomorphic(linked) == to_isomorphic(triples(url, *there))  # as rdflib reads JSON-LD


def test_a_missing_library_is_named_with_its_extra(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tenure.export.ics", raising=False)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    failed = run("export", "--format", "ics", "--register", told)
    assert failed.exit_code == 1
    assert "install tenure[calendar]" in failed.stderr


def test_shapes_refuse_what_has_no_claim() -> None:
    bad = '<urn:t> a <http://www.w3.org/ns/org#Membership> ; <urn:tenure:ns:state> "sometimes" .'
    conforms, _, text = pyshacl.validate(Graph().parse(data=bad, format="turtle"), shacl_graph=shapes())
    assert not conforms
    assert "wasDerivedFrom" in text


def test_who_said_what_can_be_followed_to_the_document(told: str) -> None:
    graph = triples(told, "--known", "2022-03-05", "--org", "Ore Mining", "--base", "https://ore.example/id/")
    (membership,) = graph.subjects(RDF.type, ORG.Membership)
    assert str(membership).startswith("https://ore.example/id/T")
    (claim,) = graph.objects(membership, PROV.wasDerivedFrom)
    assert [str(words) for words in graph.objects(claim, PROV.value)] == ["Ada Ore became CEO of Ore Mining."]
    (document,) = graph.objects(claim, PROV.wasQuotedFrom)
    assert [str(address) for address in graph.objects(document, SCHEMA.url)] == ["https://mill.example/1"]
    (start,) = graph.objects(membership, SCHEMA.startDate)
    assert start.n3() == '"2022-03-02"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert run("export", "--format", "jsonld", "--base", "no iri", "--register", told).exit_code == 2


def test_control_characters_do_not_break_the_graph(tmp_path: Path) -> None:
    url = str(tmp_path / "r.db")
    title = '"\\ \n\x7f\u2028\U0001f600\x02'
    claim = {"kind": "role", "change": "hold", "person": "Ada\x01 Ore", "org": "<Ore> & Sons", "role": "ceo"}
    claims = [claim | {"title": title}]
    filled(url, [{"id": "a", "title": "t", "text": "x", "published": "2022-01-01", "claims": claims}])
    read = Graph().parse(data=exported(url, "--format", "jsonld"), format="json-ld")
    assert title in {str(o) for o in read.objects()}
    assert to_isomorphic(read) == to_isomorphic(triples(url))
    network = networkx.read_graphml(io.BytesIO(exported(url, "--format", "graphml")))
    assert {label for _, label in network.nodes(data="label")} == {"Ada\ufffd Ore", "<Ore> & Sons"}


def planned(when: str | None, modality: str = "planned") -> list[dict[str, Any]]:
    text = "Ada Ore will leave, the company said."
    claim = {
        "kind": "role", "change": "end", "person": "Ada Ore", "org": "Ore Mining", "role": "ceo", "when": when,
        "modality": modality, "sourcing": "official", "evidence": text,
    }  # fmt: skip
    return [{"id": "a", "title": "News", "text": text, "published": "2022-01-02", "publisher": "The Mill",
             "url": "https://mill.example/a", "claims": [claim]}]  # fmt: skip


@pytest.mark.parametrize(
    ("when", "first", "end"),
    [
        ("2022-05-04", "2022-05-04", "2022-05-05"),
        ("2022-05", "2022-05-01", "2022-06-01"),
        ("2022", "2022-01-01", "2023-01-01"),
    ],
)
def test_a_plan_is_an_event_of_all_the_days_it_may_be(
    when: str, first: str, end: str, tmp_path: Path
) -> None:
    url = str(tmp_path / "r.db")
    filled(url, planned(when))
    calendar = Calendar.from_ical(exported(url, "--format", "ics", "--on", "2022-02-01"))
    (event,) = calendar.walk("VEVENT")
    assert (event.decoded("dtstart").isoformat(), event.decoded("dtend").isoformat()) == (first, end)
    assert str(event["summary"]) == "Ada Ore leaves as ceo of Ore Mining"
    assert "“Ada Ore will leave, the company said.” — The Mill, 2022-01-02" in str(event["description"])
    assert (event["status"], event["url"]) == ("CONFIRMED", "https://mill.example/a")
    later = Calendar.from_ical(exported(url, "--format", "ics", "--on", "2024-01-01"))
    assert list(later.walk("VEVENT")) == []


@pytest.mark.parametrize(
    ("when", "modality"), [(None, "planned"), ("2022-05", "possible"), ("2022-05", "denied")]
)
def test_what_is_not_expected_is_no_event(when: str | None, modality: str, tmp_path: Path) -> None:
    url = str(tmp_path / "r.db")
    filled(url, planned(when, modality))
    assert b"VEVENT" not in exported(url, "--format", "ics", "--on", "2022-02-01")


def succession(number: int, text: str) -> dict[str, Any]:
    def claim(change: str, person: str, evidence: str) -> dict[str, Any]:
        return {"kind": "role", "change": change, "person": person, "org": "Ore Mining", "role": "ceo",
                "when": "2022-03", "sourcing": "named", "evidence": evidence}  # fmt: skip

    left, _, came = text.partition(". ")
    return {"id": f"d{number}", "title": "News", "text": text, "published": "2022-03-20", "publisher": f"P{number}",
            "lang": "en", "url": f"https://p{number}.example/a", "recorded": "2022-03-21T08:00:00Z",
            "claims": [claim("end", "Ben Tinn", left), claim("start", "Ada Ore", came)]}  # fmt: skip


TEXTS = (
    "Ben Tinn has gone as chief executive of Ore Mining. Ada Ore has the post now, the firm's owner said",
    "Nobody was astonished that Ben Tinn left. Ada Ore was chosen in his place by the whole board last week",
)


def linked(url: str) -> None:
    """QIDs for everyone."""
    qids = {"Ada Ore": "Q101", "Ben Tinn": "Q102", "Ore Mining": "Q103"}
    with Register.open(url) as register:
        for told in list(register.told()):
            for entity in (told.person, told.org):
                if entity:
                    match = Match(f"wikidata:{qids[entity.name]}", "test", entity.name, {}, 0.99, "same name")
                    register.relink(entity.id, [match], ["test"])


def commands(url: str) -> list[list[str]]:
    return [
        line.split("\t")
        for line in exported(url, "--format", "quickstatements", "--on", DAY).decode().splitlines()
    ]


def test_quickstatements_have_qualifiers_and_references(tmp_path: Path) -> None:
    url = str(tmp_path / "r.db")
    filled(url, [succession(number, text) for number, text in enumerate(TEXTS)])
    assert commands(url) == []  # nobody has a QID
    linked(url)
    ada, ben = sorted(commands(url), key=lambda parts: parts[2])
    assert ada[:5] == ["Q103", "P169", "Q101", "P580", "+2022-03-00T00:00:00Z/10"]
    assert ada[5:7] == ["P1365", "Q102"]
    assert ada[7:15] == [
        "S854", '"https://p0.example/a"', "S577", "+2022-03-20T00:00:00Z/11", "S813", "+2022-03-21T00:00:00Z/11",
        "S1683", 'en:"Ada Ore has the post now, the firm\'s owner said"',
    ]  # fmt: skip
    assert ada[15:17] == ["!S854", '"https://p1.example/a"']
    assert ben[:7] == ["Q103", "P169", "Q102", "P582", "+2022-03-00T00:00:00Z/10", "P1366", "Q101"]


def test_one_origin_is_not_enough_unless_a_human_says_so(tmp_path: Path) -> None:
    url = str(tmp_path / "r.db")
    filled(url, [succession(0, TEXTS[0])])
    linked(url)
    assert commands(url) == []
    assert run("judge", "right", "d0#2", "--by", "ann", "--register", url).exit_code == 0
    assert [parts[2] for parts in commands(url)] == ["Q101"]
    early = exported(url, "--format", "quickstatements", "--on", DAY, "--known", "2022-03-22")
    assert early == b""
