"""Pieces of HTML and XML that are no pages: their text, and what is refused of them."""

import re
from html import unescape
from typing import Final

from tenure.model import BadDocument

from .decode import decode_page
from .filings.markup import paragraphs, parse_html

_ENCODING: Final = re.compile(r"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_ROOT: Final = re.compile(
    r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*<([\w:.-]+)", re.DOTALL | re.IGNORECASE
)
_HEAD: Final = 1024
_TAG: Final = re.compile(r"<[A-Za-z/!]")


def xml_in_utf8(raw: bytes, name: str) -> bytes:
    """XML in UTF-8 without a word on its encoding. Raises BadDocument where its encoding does not hold, and for XML
    that declares entities, the stuff of which XML bombs are made.
    """
    text = decode_page(raw, name)
    if "<!ENTITY" in text:
        raise BadDocument(name, "declares XML entities, as bombs do and news never needs; it is not read")
    return (_ENCODING.sub(r"\1", text[:_HEAD], count=1) + text[_HEAD:]).encode("utf-8", "replace")


def root_tag(head: bytes) -> str:
    """The name of an XML document's root element without its prefix, or "" where the bytes begin otherwise."""
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "ignore")
    found = _ROOT.match(text)
    return found[1].rpartition(":")[2] if found else ""


def plain(fragment: str) -> str:
    """The text of a piece of HTML, its paragraphs divided by a blank line."""
    if _TAG.search(fragment):
        try:
            return "\n\n".join(paragraphs(parse_html(fragment.replace("\0", ""), "fragment")))
        except BadDocument:
            return ""
    return "\n\n".join(filter(None, (line.strip() for line in unescape(fragment).splitlines())))
