"""PDF files, such as press releases: their text in paragraphs, by PDFium (extra `tenure[pdf]`).

A PDF has letters at places, not lines and paragraphs. A new paragraph begins where the lines stand further apart, where
the letters change their size, and where a line ends early after the end of a sentence.
"""

import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any, BinaryIO, Final, NamedTuple

from tenure.model import BadDocument, Document

from .decode import whole
from .protocol import Given

name: Final = "pdf"
suffixes: Final = (".pdf",)
media_types: Final = ("application/pdf",)

_MOST_PAGES: Final = 300
_LARGER: Final = 1.15
"""How much larger than the body's the letters of a headline are."""
_APART: Final = 1.3
"""How much further than its letters' height a line stands from the one above when a paragraph begins."""
_EARLY: Final = 0.85
"""Up to which part of its column a line reaches that ends early."""
_DIVIDED: Final = re.compile("\ufffe(?=(.?))")
_HYPHENS: Final = "-\u2010\u00ad\ufffe"
_ENDS: Final = re.compile(r"[.!?:…。！？：][\"'”’»)）]*$")
_NUMBER: Final = re.compile(r"\W*(?:\w+\W+)?\d{1,3}(?:\W+(?:\w+\W+)?\d{1,3})?\W*$")
"""The number of a page: "3", "- 3 -", "Page 3 of 7"."""
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
_ONE_AT_A_TIME: Final = threading.Lock()
"""PDFium is not safe for threads."""


class _Line(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    height: float


def recognizes(head: bytes) -> bool:
    """By its magic."""
    return head.startswith(b"%PDF-")


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Document]:
    """The one document. Its day is not known: a PDF tells when the file was made, not when it was published."""
    from .extras import needed

    pdfium = needed("pypdfium2", "pdf")
    raw = whole(stream, label)
    with _ONE_AT_A_TIME:
        try:
            pages = _pages(pdfium, raw, label)
        except pdfium.PdfiumError as error:
            reason = (
                "needs a password; save it without" if "assword" in str(error) else f"can't be read ({error})"
            )
            raise BadDocument(label, reason) from None
    lines = _without_furniture(pages)
    if not lines:
        raise BadDocument(
            label, "holds no text, as scans do: recognize it first (ocrmypdf), or give its text"
        )
    title, rest = _headline(lines)
    text = "\n\n".join(_paragraphs(rest)) if rest else title
    yield Document(id="", title=title if rest else "", text=text)


def _pages(pdfium: Any, raw: bytes, label: str) -> list[list[_Line]]:
    """The lines of each page in the order of reading."""
    document = pdfium.PdfDocument(raw)
    try:
        if len(document) > _MOST_PAGES:
            raise BadDocument(label, f"has more than {_MOST_PAGES} pages: cut out those that tell of people")
        return [_lines(page.get_textpage()) for page in document]
    finally:
        document.close()


def _lines(page: Any) -> list[_Line]:
    lines = []
    at = 0
    for text in page.get_text_range().split("\r\n"):
        kept = text.strip()
        if kept:
            first = at + text.index(kept[0])
            left, bottom, _, top = page.get_charbox(first, loose=True)
            _, _, right, _ = page.get_charbox(first + len(kept) - 1, loose=True)
            lines.append(
                _Line(
                    _DIVIDED.sub(_undivided, " ".join(kept.split())),
                    left,
                    right,
                    bottom,
                    max(top - bottom, 1.0),
                )
            )
        at += len(text) + 2
    return lines


def _undivided(divided: re.Match[str]) -> str:
    """Of a hyphen at which PDFium put two lines together: nothing before a small letter, else the word's own hyphen."""
    return "" if divided[1].islower() else "-"


def _without_furniture(pages: Sequence[Sequence[_Line]]) -> list[_Line]:
    """All lines but the numbers of pages, and what stands first or last on most pages."""
    edges = Counter(line.text for page in pages for line in {*page[:2], *page[-2:]})
    often = {text for text, count in edges.items() if len(pages) >= 3 and count * 2 > len(pages)}
    kept = []
    for page in pages:
        for number, line in enumerate(page):
            edge = number < 2 or number >= len(page) - 2
            if not (edge and (line.text in often or (len(pages) > 1 and _NUMBER.fullmatch(line.text)))):
                kept.append(line)
    return kept


def _headline(lines: list[_Line]) -> tuple[str, list[_Line]]:
    """The first lines in letters larger than most, within the first third of a page's lines; and the others."""
    body = median(line.height for line in lines for _ in range(len(line.text)))
    for start, line in enumerate(lines[:15]):
        if line.height >= body * _LARGER:
            end = start
            while end < len(lines) and abs(lines[end].height - line.height) < 0.5:
                end += 1
            return _joined(lines[start:end]), lines[:start] + lines[end:]
    return "", lines


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    block: list[_Line] = []
    for line in lines:
        if block and _begins(block, line):
            yield _joined(block)
            block = []
        block.append(line)
    if block:
        yield _joined(block)


def _begins(block: Sequence[_Line], line: _Line) -> bool:
    """Whether a line begins a new paragraph after those of the block."""
    last = block[-1]
    height = min(last.height, line.height)
    if abs(last.height - line.height) > height * (_LARGER - 1):
        return True
    down = last.bottom - line.bottom
    ended = bool(_ENDS.search(last.text))
    if down < -height or down > 4 * height:
        return ended  # the next column or page
    if down > height * _APART:
        return True
    width = max(each.right for each in block) - min(each.left for each in block)
    early = last.right < min(each.left for each in block) + width * _EARLY if len(block) > 1 else False
    return ended and early


def _joined(lines: Sequence[_Line]) -> str:
    """Lines as one, words that were divided at their ends put together."""
    text = lines[0].text
    for line in lines[1:]:
        if text[-1] in _HYPHENS and text[-2:-1].isalnum() and line.text[0].isalnum():
            # Before a capital and after a digit the hyphen is the word's own ("Aufsichtsrats-" "Chef", "71-" "jährig").
            divided = text[-2].isalpha() and line.text[0].islower()
            text = (text[:-1] if divided else text) + line.text
        elif _CJK.match(text[-1]) and _CJK.match(line.text[0]):
            text += line.text
        else:
            text += " " + line.text
    return text
