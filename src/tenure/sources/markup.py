"""Pieces of HTML and XML that are no pages: their text, and what is refused of them."""

import re
from typing import Final

from tenure.model import BadDocument

from .decode import decode_page

_ENCODING: Final = re.compile(r"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_ROOT: Final = re.compile(
    r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*<([\w:.-]+)", re.DOTALL | re.IGNORECASE
)
_BLOCKS: Final = frozenset(
    "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_UNREAD: Final = frozenset("head iframe noscript object script style svg template".split())
_TAG: Final = re.compile(r"<[A-Za-z/!]")


def xml_in_utf8(raw: bytes, name: str) -> bytes:
    """XML in UTF-8 without a word on its encoding. Raises BadDocument where its encoding does not hold, and for XML
    that declares entities, the stuff of which XML bombs are made.
    """
    text = decode_page(raw, name)
    if "<!ENTITY" in text:
        raise BadDocument(name, "declares XML entities, as bombs do and news never needs; it is not read")
    return _ENCODING.sub(r"\1", text, count=1).encode("utf-8", "replace")


def root_tag(head: bytes) -> str:
    """The name of an XML document's root element without its prefix, or "" where the bytes begin otherwise."""
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "ignore")
    found = _ROOT.match(text)
    return found[1].rpartition(":")[2] if found else ""


def plain(fragment: str) -> str:
    """The text of a piece of HTML, its paragraphs divided by a blank line."""
    if not _TAG.search(fragment):
        from html import unescape

        return "\n\n".join(filter(None, (line.strip() for line in unescape(fragment).splitlines())))
    from lxml import etree, html

    parser = html.HTMLParser(recover=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(fragment.replace("\0", ""), parser=parser, ensure_head_body=False)
    except (etree.ParserError, ValueError):
        return ""
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            if block:
                parts.append("\n")
            if element.text:
                parts.append(element.text.replace("\n", " "))
        else:
            if block:
                parts.append("\n")
            if element.tail:
                parts.append(element.tail.replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)
