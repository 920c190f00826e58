"""Answers as lists, as frames, and as tables in a notebook."""

import json
import os
import sys
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import msgspec
import pytest

import tenure
from tenure.frames import SHOWN, Table
from tenure.model import Document, RoleClaim, TenureError
from tenure.register import Entity, Holding, Quote, Register

HOSTILE = '<script>alert(1)</script>"&\u202e'
ROOT = Path(__file__).parent.parent


@pytest.fixture
def register(tmp_path: Path) -> Register:
    register = Register.open(str(tmp_path / "register.db"))
    document = Document(id="d1", title="t", text="x", published="2021-04-20", recorded="2021-04-20T12:00:00Z")
    register.add(
        document,
        [
            RoleClaim(change="start", person="Ada Ore", org="Ore Mining", role="ceo", when="2021-04"),
            RoleClaim(change="hold", person="Bo Ash", org="Ore Mining", role="cfo"),
        ],
    )
    return register


def test_answers_stay_lists(register: Register) -> None:
    found = register.who("Ore Mining", on="2021-05-01")
    assert isinstance(found, list)
    assert register.who("Nowhere") == []
    assert msgspec.json.encode(found) == msgspec.json.encode(list(found))


def test_frames(register: Register) -> None:
    found = register.who("Ore Mining", on="2021-05-01")
    frame = found.to_pandas()
    assert sorted(frame["person"]) == ["Ada Ore", "Bo Ash"]
    assert frame.loc[frame["role"] == "ceo", "start"].tolist() == ["2021-04"]
    assert frame["person_id"].str.startswith("P").all()
    assert found.to_polars()["org"].to_list() == ["Ore Mining", "Ore Mining"]
    changes = register.changes()
    assert changes.to_pandas()["when"].tolist() == changes.to_polars()["when"].to_list() == ["2021-04"]
    assert register.person("Ada Ore").to_pandas()["posts"].tolist() == ["ceo"]
    assert register.org("Ore Mining").to_polars().height == 1
    assert Table[Holding]().to_pandas().empty
    assert Table[Holding]().to_polars().is_empty()


def test_a_reading_is_a_table_of_its_claims() -> None:
    reading = tenure.read("Ada Ore resigned as chief executive of Ore Mining.", published="2024-05-01")
    frame = reading.to_pandas()
    assert frame["kind"].tolist() == ["role"]
    assert frame["person"].tolist() == ["Ada Ore"]
    assert "“Ada Ore resigned as chief executive" in frame["evidence"][0]
    assert "<bdi>Ada Ore</bdi>" in reading._repr_html_()
    assert reading.to_polars().height == 1


class Texts(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def holding(name: str) -> Holding:
    quote = Quote("d#1", "d", HOSTILE, None, None, "hold", "actual", "plain", None, "text", 0, 1, HOSTILE)
    return Holding(person=Entity("P1", name, [name]), role="ceo", org=None, state="current", evidence=[quote])


def test_a_notebook_shows_what_strangers_wrote_as_text() -> None:
    page = Texts(Table([holding(HOSTILE)])._repr_html_())
    assert page.tags == {"table", "thead", "tbody", "tr", "th", "td", "bdi"}
    assert page.text.count(HOSTILE) == 3
    assert "interim" not in page.text
    long = Texts(Table([holding("Ada Ore")] * (SHOWN + 5))._repr_html_())
    assert long.text.endswith("and 5 more")
    assert Table[Holding]()._repr_html_() == "<p>nothing</p>"


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_named_with_what_to_install(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(TenureError, match=rf"pip install 'tenure\[{library}\]'"):
        getattr(Table([holding("Ada Ore")]), f"to_{library}")()


def test_the_notebook_runs_and_shows_what_it_says() -> None:
    if os.environ.get("CI") != "true":
        pytest.importorskip("ipykernel")
        pytest.importorskip("nbclient")
    spec = spec_from_file_location("notebook", ROOT / "docs" / "notebook.py")
    assert spec is not None and spec.loader is not None
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    ran = script.executed()
    written = json.loads(script.NOTEBOOK.read_text(encoding="utf-8"))
    shown = [[sorted(out.get("data", "text")) for out in cell.get("outputs", [])] for cell in ran.cells]
    assert shown == [
        [sorted(o.get("data", "text")) for o in cell.get("outputs", [])] for cell in written["cells"]
    ]
    tables = [
        o["data"]["text/html"]
        for c in ran.cells
        for o in c.get("outputs", [])
        if "text/html" in o.get("data", {})
    ]
    assert len(tables) == 3
    assert "Ada Ore" in tables[0] and "Lei Jun" in tables[1]
