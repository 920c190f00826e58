"""US SEC EDGAR: Item 5.02 of Form 8-K."""

import io
import json
from pathlib import Path

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader
from tenure.sources import Link, items_of
from tenure.sources.filings.sec import recognizes

from .conftest import SAMPLES, Read, documents, problems

URL = "https://www.sec.gov/Archives/edgar/data/9990042/000999004226000031/hrgx-20260303.htm"


def test_the_list_of_a_company_gives_its_filings_with_item_502(sample: Read) -> None:
    link, bad = sample("sec-submissions.json")
    assert link == Link(
        url=URL,
        title="Harrowgate Steel Corp: 8-K, items 5.02,9.01",
        published="2026-03-06",
        updated="2026-03-06T16:31:08.000000Z",
        id="0009990042-26-000031",
    )
    assert "filing 0009990042-26-000021: filingDate: '2026-13-01'" in str(bad)


def test_older_files_of_a_company_are_named_by_their_file(parse: Read) -> None:
    columns = json.loads((SAMPLES / "sec-submissions.json").read_text())["filings"]["recent"]
    named = list(
        items_of(io.BytesIO(json.dumps(columns).encode()), "CIK0009990042-submissions-001.json", form="sec")
    )
    assert isinstance(named[0], Link) and named[0].url == URL
    assert "does not say whose filings" in problems(parse("sec", json.dumps(columns)))[0]


def test_of_a_filing_only_item_502_is_read_as_the_registrants_own_word(sample: Read) -> None:
    (document,) = documents(sample("sec-8k.htm"))
    assert document.text.split("\n\n")[0] == "Harrowgate Steel Corp" == document.publisher
    assert len(document.text.split("\n\n")) == 3
    assert "Wexford Vale" not in document.text and "Thornbury" not in document.text
    assert "Departure of Directors" not in document.text, "the heading of every such item tells nothing"
    claims = [claim for claim in BuiltinReader().read(document).claims if isinstance(claim, RoleClaim)]
    # that she holds the post until she leaves it may be told beside
    assert {(c.change, c.person, c.role) for c in claims if c.change != "hold"} == {
        ("end", "Loretta Finch", "cfo"),
        ("start", "Dashiell Oakes", "cfo"),
    }
    assert {(c.org, c.sourcing) for c in claims} == {("Harrowgate Steel Corp", "official")}


def test_a_filing_is_named_by_its_accession_number(sample: Read) -> None:
    raw = (SAMPLES / "sec-8k.htm").read_bytes()
    (fetched,) = items_of(io.BytesIO(raw), URL)
    assert isinstance(fetched, Document)
    assert (fetched.id, fetched.url) == ("sec/0009990042-26-000031", URL)
    (whole,) = documents(sample("sec-submission.txt"))
    assert (whole.id, whole.published, whole.publisher) == (
        "sec/0009990043-26-000007",
        "2026-02-18",
        "TIDEMARSH BANCORP INC",
    )
    assert "Prudence Wick" in whole.text and "Something else" not in whole.text


@pytest.mark.parametrize(
    "cover",
    [
        "<p>Fernhollow Mills, Inc.</p><p>(Exact name of registrant as specified in its charter)</p>",
        "<p>Fernhollow Mills, Inc.<br>(Exact Name of the Registrant as Specified in Charter)</p>",
        "<table><tr><td>Fernhollow Mills, Inc. (Exact name of registrant)</td></tr></table>",
    ],
)
def test_the_registrant_stands_on_the_cover(parse: Read, cover: str) -> None:
    item = "<p>ITEM 5.02 &#8211; Departure of Directors.</p><p>Ada left.</p>"
    page = f"<html><body><p>FORM 8-K</p>{cover}{item}</body></html>"
    (document,) = documents(parse("sec", page))
    assert (document.publisher, document.text) == (
        "Fernhollow Mills, Inc.",
        "Fernhollow Mills, Inc.\n\nAda left.",
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "<html><body><p>Item 2.02 Results.</p><p>Item 9.01 Exhibits</p></body></html>",
            "it reports 2.02, 9.01",
        ),
        ("<html><body><p>A page.</p></body></html>", "no item of Form 8-K was found"),
        ("<html><body><p>Item 5.02 Ada left.</p></body></html>", "does not name its registrant"),
        ('{"cik": "1", "filings": ', "is no JSON"),
        ('{"cik": "1"}', "filings"),
        ('{"message": "Not Found"}', "cik"),
        ("", "is empty"),
    ],
)
def test_what_is_no_filing_of_that_kind_says_so(parse: Read, text: str, says: str) -> None:
    (problem,) = problems(parse("sec", text))
    assert says in problem


def test_columns_of_different_lengths_are_refused(parse: Read) -> None:
    listed = json.loads((SAMPLES / "sec-submissions.json").read_text())
    listed["filings"]["recent"]["items"].pop()
    assert "different lengths" in problems(parse("sec", json.dumps(listed)))[0]


def test_an_article_about_a_form_is_no_form(tmp_path: Path) -> None:
    assert not recognizes(
        b"<html><head><title>Ore Mining files Form 8-K</title></head><body><p>Reporters say"
    )
    assert recognizes((SAMPLES / "sec-8k.htm").read_bytes()[:4096])
    assert recognizes((SAMPLES / "sec-submission.txt").read_bytes()[:4096])
