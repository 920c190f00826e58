"""Catalogues in: every form, packed or not; what is broken is named by its line, and the rest is read."""

import bz2
import gzip
import io
import json
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.catalogues import Shelf
from tenure.catalogues.entry import Entry
from tenure.catalogues.load import ALONE, BLOCK, Added, load
from tenure.catalogues.text import Raw, objects
from tenure.model import BadDocument, TenureError
from tests.catalogues.made import bods, ftm, gleif_csv, gleif_json, item, jsonl, lei

AT = "2031-05-01T08:00:00.000000Z"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "catalogues")


def read(shelf: Shelf, path: Path, form: str, **more: Any) -> Added:
    return load(shelf, str(path), form, form, AT, **more)


def entry(shelf: Shelf, form: str, id_: str) -> Entry:
    with shelf.open(form) as catalogue:
        (found,) = catalogue.by_id(id_)
        return found


GLEIF = (
    {"LEI": lei(1), "name": "Altmark Werkzeug GmbH", "country": "DE", "form": "2HBR", "other": "Altmark Tools",
     "authority": "RA000242", "number": "HRB 1234"},
    {"LEI": lei(2), "name": "Sundby Shipping ASA", "country": "NO", "status": "INACTIVE", "successor": lei(3)},
    {"LEI": lei(3), "name": "Nordkai Rederi ASA", "country": "NO"},
)  # fmt: skip


@pytest.mark.parametrize("layout", ["csv", "one line", "pretty", "a record a line"])
def test_gleif_in_every_layout(shelf: Shelf, tmp_path: Path, layout: str) -> None:
    path = tmp_path / "golden"
    if layout == "csv":
        gleif_csv(path, *GLEIF)
    elif layout == "a record a line":
        path.write_text(
            '{"records":[\n' + ",\n".join(json.dumps(r) for r in gleif_json(*GLEIF)["records"]) + "\n]}\n"
        )
    else:
        path.write_text(json.dumps(gleif_json(*GLEIF), indent=2 if layout == "pretty" else None))
    added = read(shelf, path, "gleif")
    assert added.problems == []
    assert (added.about.entries, added.about.organizations, added.about.moved) == (3, 3, 1)
    found = entry(shelf, "gleif", f"lei:{lei(1)}")
    assert found.names == ["Altmark Werkzeug GmbH", "Altmark Tools"]
    assert (found.country, found.form) == ("DE", "2HBR")
    if layout == "csv":
        assert found.ids == {"registry": "RA000242/HRB 1234"}
    with shelf.open("gleif") as catalogue:
        assert catalogue.now(f"lei:{lei(2)}") == f"lei:{lei(3)}"
        assert [e.id for e in catalogue.by_names("organization", ["ALTMARK WERKZEUG"])] == [f"lei:{lei(1)}"]
        assert catalogue.by_names("person", ["Altmark Werkzeug"]) == []


def as_zip(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("golden-copy.csv", data)
    return out.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, as_zip])
def test_packed_files_are_unpacked_while_they_are_read(
    shelf: Shelf, tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "packed"
    path.write_bytes(pack(b"\xef\xbb\xbf" + gleif_csv(tmp_path / "plain", *GLEIF).read_bytes()))
    assert read(shelf, path, "gleif").about.entries == 3


WIKIDATA = (
    item("Q900001", {"en": "Xiaoke", "zh": "小科集团"}, aliases={"en": ["Xiaoke Corporation"]}, P31="Q4830453",
         P17="Q148", P169="Q900002", P1278=lei(7), P5531="0001234567"),
    item("Q900002", {"en": "Lei Wen", "zh": "雷文"}, P31="Q5", P569=1970),
    item("Q900003", {"en": "a river"}, P31="Q4022"),
    {"entity": "Q900009", "redirect": "Q900002"},
)  # fmt: skip


@pytest.mark.parametrize("array", [False, True])
def test_wikidata_with_and_without_array(shelf: Shelf, tmp_path: Path, array: bool) -> None:
    path = tmp_path / "slice.json"
    lines = [json.dumps(record, ensure_ascii=False) for record in WIKIDATA]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n" if array else "\n".join(lines), encoding="utf-8")
    added = read(shelf, path, "wikidata")
    assert added.problems == []
    about = added.about
    assert (about.organizations, about.people, about.ties, about.moved) == (1, 1, 1, 1)
    org = entry(shelf, "wikidata", "wikidata:Q900001")
    assert org.names == ["Xiaoke", "小科集团", "Xiaoke Corporation"]
    assert (org.country, org.ids) == ("CN", {"lei": lei(7), "cik": "1234567"})
    assert entry(shelf, "wikidata", "cik:1234567") == org
    with shelf.open("wikidata") as catalogue:
        (boss,) = catalogue.tied(org)
        assert (boss.role, boss.entry.id, boss.entry.born) == ("ceo", "wikidata:Q900002", "1970")
        assert [e.id for e in catalogue.by_names("person", ["Wen LEI"])] == ["wikidata:Q900002"]
        assert catalogue.now("wikidata:Q900009") == "wikidata:Q900002"


def test_the_sec_s_list(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "company_tickers.json"
    companies = [
        {"cik_str": 11, "ticker": "ORE", "title": "ORE MINING CORP /DE/"},
        {"cik_str": 11, "ticker": "OREB", "title": "ORE MINING CORP /DE/"},
        {"cik_str": "none", "ticker": "X", "title": "Nobody"},
        {"cik_str": 12, "ticker": "", "title": " "},
    ]
    path.write_text(json.dumps(dict(enumerate(companies))))
    added = read(shelf, path, "sec-tickers")
    assert added.about.entries == 1
    assert [p.partition("json:")[2] for p in added.problems] == [
        "3: 'none' is no CIK; it is left out",
        "4: CIK 12: has no name; it is left out",
    ]
    assert entry(shelf, "sec-tickers", "cik:11") == Entry(
        "cik:11", "organization", ["ORE MINING CORP"], ids={"ticker": "ORE"}
    )


def test_opensanctions_with_referents_and_ties(shelf: Shelf, tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "entities.ftm.json",
        ftm(
            "NK-a", "Person", name=["Mira Vogel", "Мира Фогель"], birthDate="1971-02-03", referents=["old-1"]
        ),
        ftm(
            "NK-b",
            "Company",
            name="Altmark Werkzeug",
            jurisdiction="de",
            leiCode=lei(1),
            wikidataId="not one",
        ),
        ftm("NK-c", "Directorship", director="NK-a", organization="NK-b", role="Geschäftsführerin"),
        ftm("NK-d", "Address", full="somewhere"),
    )
    added = read(shelf, path, "ftm")
    assert added.problems == []
    assert (added.about.people, added.about.organizations) == (1, 1)
    person = entry(shelf, "ftm", "opensanctions:NK-a")
    assert (person.born, person.former) == ("1971", ["opensanctions:old-1"])
    assert entry(shelf, "ftm", f"lei:{lei(1)}").country == "DE"
    with shelf.open("ftm") as catalogue:
        assert catalogue.now("opensanctions:old-1") == "opensanctions:NK-a"
        assert [(t.role, t.entry.names[0]) for t in catalogue.tied(person)] == [
            ("director", "Altmark Werkzeug")
        ]


def test_bods_counts_the_last_statement_of_a_record(shelf: Shelf, tmp_path: Path) -> None:
    statements = [
        bods("c1", "entity", name="Altmark Tools", entityType={"type": "registeredEntity"}),
        bods("c1", "entity", "updated", name="Altmark Werkzeug GmbH", entityType={"type": "registeredEntity"},
             jurisdiction={"code": "DE"}, identifiers=[{"scheme": "XI-LEI", "id": lei(1)},
                                                       {"scheme": "DE-CR", "id": "HRB 1234"}]),
        bods("p1", "person", names=[{"type": "legal", "fullName": "Mira Vogel"}], birthDate="1971-02"),
        bods("p2", "person", names=[{"fullName": "Gone Again"}]),
        bods("p2", "person", "closed"),
        bods("r1", "relationship", subject="c1", interestedParty="p1", interests=[{"type": "boardMember"}]),
        bods("r2", "relationship", subject="c1", interestedParty={"reason": "interestedPartyUnknown"}),
    ]  # fmt: skip
    path = tmp_path / "statements.json"
    path.write_text(json.dumps(statements, indent=1), encoding="utf-8")
    added = read(shelf, path, "bods")
    assert added.problems == []
    assert (added.about.organizations, added.about.people) == (1, 1)
    org = entry(shelf, "bods", "bods:c1")
    assert (org.names, org.ids) == (["Altmark Werkzeug GmbH"], {"lei": lei(1), "registry": "DE-CR/HRB 1234"})
    with shelf.open("bods") as catalogue:
        assert [(t.role, t.entry.names) for t in catalogue.tied(org)] == [("boardMember", ["Mira Vogel"])]


TEXTS = st.text('{}[]",:\\\n aé雷', max_size=8)
VALUES = TEXTS | st.lists(TEXTS, max_size=2) | st.dictionaries(TEXTS, TEXTS, max_size=2)
RECORDS = st.lists(st.dictionaries(TEXTS, VALUES, min_size=1, max_size=3), max_size=5)


@given(RECORDS, st.sampled_from(["lines", "array", "pretty", "records"]))
def test_objects_are_found_however_they_are_laid_out(records: list[dict[str, Any]], layout: str) -> None:
    if layout == "lines":
        text = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    else:
        whole: Any = {"records": records} if layout == "records" else records
        text = json.dumps(whole, indent=2 if layout == "pretty" else None, ensure_ascii=layout == "array")
    found = list(objects(io.BufferedReader(io.BytesIO(text.encode("utf-8", "surrogatepass")))))
    assert all(isinstance(one, Raw) for one in found)
    assert [
        json.loads(one.data.decode("utf-8", "surrogatepass")) for one in found if isinstance(one, Raw)
    ] == records


# --- bad input ----------------------------------------------------------------------------------------------


def told(added: Added) -> list[str]:
    return [problem.rpartition("/")[2].partition(":")[2] for problem in added.problems]


def test_broken_rows_of_csv_are_named_and_left_out(shelf: Shelf, tmp_path: Path) -> None:
    path = gleif_csv(tmp_path / "golden.csv", *GLEIF)
    good = path.read_bytes()
    bad_id = b"," + lei(9).encode()[:-2] + b"00" + good.splitlines()[1][21:] + b"\r\n"
    latin = (
        good.splitlines()[1]
        .replace(b"Werkzeug", "Würzburg".encode("cp1252"))
        .replace(lei(1).encode(), lei(4).encode())
    )
    path.write_bytes(good + b"a,b,c\r\n" + bad_id + latin + b"\r\n" + good.splitlines()[1] + b"\r\n")
    added = read(shelf, path, "gleif")
    assert added.about.entries == 3
    first, second, third, fourth = told(added)
    assert first.startswith("5: has 3 columns where the head has ")
    assert second.startswith("6: '9999TEST") and "is no LEI" in second
    assert third.startswith(f"7: {lei(4)}: its name is not written in UTF-8")
    assert fourth == "8: has the id of line 2; the first is kept"
    assert added.about.problems == 4


def test_broken_lines_of_json_are_named_and_left_out(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "slice.json"
    lines = [json.dumps(record).encode() for record in WIKIDATA[:2]]
    path.write_bytes(
        b"\n".join([b"[", lines[0] + b",", lines[1][:-30], b'{"id": "X1", "labels": {}},', b'{"labels": 3',
                    b'{"id":"Q5","claims":{"P31":[7]}}', b'{"id":"Q900004","labels":{"en":{"value":" "}},"claims":'
                    + json.dumps(WIKIDATA[0]["claims"]).encode() + b"}", b"\xff\xfe", lines[1], b"]"])
    )  # fmt: skip
    added = read(shelf, path, "wikidata")
    assert (added.about.organizations, added.about.people) == (1, 1)
    assert [line.partition(":")[0] for line in told(added)] == ["3", "4", "5", "7", "8"]
    assert all(line.endswith("it is left out") for line in told(added))


def test_what_is_nested_too_deeply_is_left_out(shelf: Shelf, tmp_path: Path) -> None:
    deep = '{"a":' * 100_000 + "1" + "}" * 100_000
    good = json.dumps(bods("c1", "entity", name="Altmark Werkzeug"))
    path = tmp_path / "statements.jsonl"
    path.write_text(f"{deep}\n{good}\n", encoding="utf-8")
    added = read(shelf, path, "bods")
    assert (added.about.entries, told(added)) == (1, ["1: is nested too deeply; it is left out"])
    path.write_text(f'{{"1": {deep}}}', encoding="utf-8")
    with pytest.raises(TenureError, match="nothing in it can be used"):
        read(shelf, path, "sec-tickers")


def test_an_object_without_end_does_not_take_the_others_with_it(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "statements.jsonl"
    one = json.dumps(bods("c1", "entity", name="Altmark Werkzeug"))
    two = json.dumps(bods("c2", "entity", name="Sundby Shipping"))
    path.write_text(f"{one}\n{two[:-2]}\n{two}\n", encoding="utf-8")
    added = read(shelf, path, "bods")
    assert added.about.entries == 2
    assert told(added) == ["2: the object does not end; it is left out"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(
    shelf: Shelf, tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    rows = [{"LEI": lei(n), "name": f"Altmark Nr{n}x GmbH"} for n in range(40_000)]
    whole = pack(gleif_csv(tmp_path / "golden.csv", *rows).read_bytes())
    path = tmp_path / "golden.packed"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    added = read(shelf, path, "gleif", workers=1)
    assert 1000 < added.about.entries < 40_000
    assert added.problems[-1].endswith("fetch it again (what stands before is read)")

    path.write_bytes(whole)
    assert read(shelf, path, "gleif", workers=1).about.entries == 40_000
    path.write_bytes(whole[: len(whole) // 3])
    again = read(shelf, path, "gleif", workers=1)
    assert again.kept_older
    assert shelf.about()[0].entries == 40_000


def test_what_can_not_be_used_at_all_leaves_nothing_behind(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(TenureError, match=r"nothing in it can be used as gleif .*LEI and Entity.LegalName"):
        read(shelf, path, "gleif")
    path.write_text("[1, 2]")
    with pytest.raises(TenureError, match=r"no object of companies"):
        read(shelf, path, "sec-tickers")
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(BadDocument, match="cut off or damaged"):
        read(shelf, path, "gleif")
    with pytest.raises(BadDocument, match="no such file"):
        read(shelf, tmp_path / "nowhere", "gleif")
    with pytest.raises(BadDocument, match="is a folder"):
        read(shelf, tmp_path, "gleif")
    with pytest.raises(TenureError, match="no name for a catalogue"):
        load(shelf, str(path), "gleif", "../x", AT)
    assert shelf.names() == []
    assert list(shelf.folder.iterdir()) == []


def test_ids_that_move_in_a_circle_stay_where_they_are(shelf: Shelf, tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "slice.json",
        WIKIDATA[0],
        {"entity": "Q1", "redirect": "Q2"},
        {"entity": "Q2", "redirect": "Q1"},
        {"entity": "Q3", "redirect": "Q3"},
    )
    read(shelf, path, "wikidata")
    with shelf.open("wikidata") as catalogue:
        assert [catalogue.now(f"wikidata:Q{n}") for n in (1, 3)] == ["wikidata:Q1", "wikidata:Q3"]


def test_many_records_are_read_by_several_processes_in_their_order(shelf: Shelf, tmp_path: Path) -> None:
    rows = [{"LEI": lei(n), "name": f"Altmark Nr{n}x GmbH"} for n in range(ALONE * BLOCK + 3_000)]
    rows[-1_000] = rows[4_000]
    added = read(shelf, gleif_csv(tmp_path / "golden.csv", *rows), "gleif", workers=2)
    assert added.about.entries == len(rows) - 1
    assert told(added) == [f"{len(rows) - 998}: has the id of line 4002; the first is kept"]


def test_a_damaged_catalogue_says_what_to_do(shelf: Shelf, tmp_path: Path) -> None:
    read(shelf, gleif_csv(tmp_path / "golden.csv", *GLEIF), "gleif")
    shelf.path("gleif").write_bytes(b"not a database")
    with pytest.raises(TenureError, match="remove it and add the catalogue again"):
        shelf.about()
    with pytest.raises(TenureError, match="there are gleif"):
        shelf.open("wikidata")
