"""HTML and XML of filings: text by paragraphs, and parsing that reaches for nothing outside."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from tenure.model import BadDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_MARKUP: Final = 32 * 2**20
"""Bytes of one page or XML file: an announcement of a whole province for a day has less than 2 MB."""
_BLOCKS: Final = frozenset(
    "address article blockquote br caption center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody "
    "tr ul".split()
)
_IN_CELLS: Final = ("p", "div")
_HIDDEN: Final = frozenset(("script", "style", "head", "header", "noscript", "template"))


def parse_xml(raw: bytes, label: str) -> "_Element":
    """The root of an XML text, entities left alone. Raises BadDocument for what is none, or is too long."""
    from lxml import etree

    _check_length(raw, label)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise BadDocument(label, f"is no XML ({error.msg}); fetch it again") from None


def parse_html(raw: bytes | str, label: str) -> "_Element":
    """The root of a page, as browsers would mend it. Raises BadDocument for an empty one, or one that is too long."""
    from lxml import etree, html

    _check_length(raw, label)
    try:
        text = raw if isinstance(raw, bytes) else raw.encode("utf-8", "replace")
        encoding = None if isinstance(raw, bytes) else "utf-8"  # whatever the page says of itself
        parser = html.HTMLParser(no_network=True, huge_tree=False, encoding=encoding)
        return html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BadDocument(label, f"is no page ({error}); fetch it again") from None


def _check_length(raw: bytes | str, label: str) -> None:
    if len(raw) > MAX_MARKUP:
        raise BadDocument(label, f"is longer than {MAX_MARKUP >> 20} MB: no filing is; it is left out")


def paragraphs(root: "_Element") -> list[str]:
    """The text of a page by its blocks; the cells of a table's row stand in one, divided by spaces.

    A cell of several paragraphs is no cell but layout: its paragraphs are blocks.
    """
    pieces: list[str] = []
    blocks: list[str] = []

    def close() -> None:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            blocks.append(text)

    for part in _walk(root):
        if isinstance(part, str):
            pieces.append(part)
        else:
            close()
    close()
    return blocks


class _Break:
    """The beginning or the end of a block."""


_BREAK: Final = _Break()


def _walk(root: "_Element") -> Iterator[str | _Break]:
    """Visible texts in order, and where blocks begin and end."""
    from lxml import etree

    hidden = 0
    small: list[bool] = []  # of the cells around: whether one paragraph at most is in it
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()
        if event in ("start", "end"):
            started = event == "start"
            skipped = (
                tag in _HIDDEN or "display:none" in (element.get("style") or "").replace(" ", "").lower()
            )
            cell = tag in ("td", "th")
            if cell and started:
                small.append(len(list(islice(element.iter("p", "div"), 2))) < 2)
            hidden += skipped and started
            if not hidden:
                if cell:
                    yield " "
                    if not small[-1]:
                        yield _BREAK
                elif tag in _BLOCKS and not (tag in _IN_CELLS and small and small[-1]):
                    yield _BREAK
                if started and element.text:
                    yield element.text
            if cell and not started:
                small.pop()
            hidden -= skipped and not started
        if event != "start" and element.tail and not hidden:
            yield element.tail
