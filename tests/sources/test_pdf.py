"""PDF: a press release of three pages as a browser prints one, and what can't be read."""

import io
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2", reason="the extra tenure[pdf] is not installed")
from hypothesis import given, settings
from hypothesis import strategies as st

from tenure.model import BadDocument, Document
from tenure.sources import Item, items_of
from tenure.sources.pdf import _joined, _Line, _paragraphs

SAMPLE = (Path(__file__).parent / "samples" / "release.pdf").read_bytes()


def read(raw: bytes, label: str = "release.pdf", form: str | None = None) -> list[Item]:
    return list(items_of(io.BytesIO(raw), label, form=form))


def test_a_press_release_comes_in_paragraphs_without_running_titles_and_divided_words() -> None:
    (document,) = read(SAMPLE, "unnamed")
    assert isinstance(document, Document)
    assert document.title == "Cevher Mining plc: change in the Executive Committee"
    assert document.published is None
    first, second, third, fourth = document.text.split("\n\n")
    assert first.startswith(
        "Cevher Mining plc announces that Ayşe Çığır resigned as chief executive officer on 30 April"
    )
    assert "opened its harbour at Kıyı" in first
    assert second.startswith("Ömer Işık, chief financial officer since 2019, was appointed")
    assert third.startswith("He will keep") and third.endswith("has begun.")
    assert fourth == "Contact: Deniz Yalın, +44 20 5550 0100"


def line(text: str, at: float, right: float = 500, left: float = 50, height: float = 12) -> _Line:
    return _Line(text, left, right, at, height)


def test_where_paragraphs_begin() -> None:
    lines = [
        line("Ada Ore left Ore Mining on Monday, the com-", 700),
        line("pany said.", 686, right=120),
        line("Bo Tin follows her. The 71-", 672),
        line("year-old knows the firm.", 658),
        line("Far below: a new one, as no sentence", 630),
        line("goes on in the next column", 730, left=520, right=900),
        line("SMALL", 716, height=8),
    ]
    assert list(_paragraphs(lines)) == [
        "Ada Ore left Ore Mining on Monday, the company said.",
        "Bo Tin follows her. The 71-year-old knows the firm.",
        "Far below: a new one, as no sentence goes on in the next column",
        "SMALL",
    ]
    assert _joined([line("董事长马丽", 700), line("辞职。", 686)]) == "董事长马丽辞职。"
    assert _joined([line("der Aufsichtsrats-", 700), line("Chef", 686)]) == "der Aufsichtsrats-Chef"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"%PDF-1.4\n%%EOF", "can't be read"),
        (SAMPLE[: len(SAMPLE) // 2], "can't be read"),
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n",
            "recognize it first",
        ),
    ],
)
def test_what_is_no_text_is_told_with_what_to_do(raw: bytes, says: str) -> None:
    (item,) = read(raw)
    assert isinstance(item, BadDocument) and says in str(item)


@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=40))
@settings(max_examples=40, deadline=None)
def test_damage_anywhere_is_no_more_than_a_bad_document(at: int, rubbish: bytes) -> None:
    raw = SAMPLE[:at] + rubbish + SAMPLE[at + len(rubbish) :]
    assert all(isinstance(item, Document | BadDocument) for item in read(raw, form="pdf"))
