"""The text of a filing by its paragraphs."""

import pytest

from tenure.model import BadDocument
from tenure.sources.filings.markup import paragraphs, parse_html, parse_xml


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>bold</b> word.</p><p>Two<br>Three</p>tail", ["One bold word.", "Two", "Three", "tail"]),
        (
            "<table><tr><td><p>Item 1</p></td><td>Name</td></tr><tr><td>a</td></tr></table>",
            ["Item 1 Name", "a"],
        ),
        ("<table><tr><td>Label</td><td><p>One.</p><p>Two.</p></td></tr></table>", ["Label", "One.", "Two."]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<p>seen<span style='display: none'>not <i>this</i></span> too</p><script>x</script>", ["seen too"]),
        ("<p>a<!-- comment -->b</p>", ["ab"]),
        ("<p> \n&nbsp; </p><p>Şirket&#160;A</p>", ["Şirket A"]),
        ("<ix:header><p>hidden</p></ix:header><ix:nonNumeric>kept</ix:nonNumeric>", ["kept"]),
    ],
)
def test_blocks(html: str, expected: list[str]) -> None:
    assert paragraphs(parse_html(f"<html><body>{html}</body></html>", "x")) == expected


def test_a_page_keeps_its_letters_whatever_it_says_of_its_encoding() -> None:
    head = "<?xml version='1.0' encoding='ISO-8859-1'?><html><head><meta charset='latin-1'></head>"
    page = f"{head}<p>Çelik İş</p></html>"
    assert paragraphs(parse_html(page, "x")) == ["Çelik İş"]


def test_entities_of_an_xml_text_are_not_followed() -> None:
    root = parse_xml(b'<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]><d>a&f;b</d>', "x")
    assert "".join(root.itertext()).startswith("a") and len("".join(root.itertext())) < 10
    with pytest.raises(BadDocument, match="is no XML"):
        parse_xml(b"<d>", "x")


def test_what_is_longer_than_any_filing_is_refused() -> None:
    with pytest.raises(BadDocument, match="longer than"):
        parse_html(b"x" * (32 * 2**20 + 1), "x")
