"""OPML 2.0 (http://opml.org/spec2.opml): a list of feeds, as readers of feeds export it."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from tenure.model import BadDocument

from .decode import whole
from .markup import root_tag
from .protocol import Given, Link
from .xml import elements

name: Final = "opml"
suffixes: Final = (".opml", ".xml")
media_types: Final = ("text/x-opml", "text/x-opml+xml")


def recognizes(head: bytes) -> bool:
    """By the root element."""
    return root_tag(head) == "opml"


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Link | BadDocument]:
    """A link to each feed, in order, each once."""
    seen = set()
    for outline in elements(whole(stream, label), label, "outline"):
        attributes = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
        url = attributes.get("xmlurl", "")
        if url and url not in seen:
            seen.add(url)
            yield Link(url=url, title=attributes.get("title") or attributes.get("text") or "")
    if not seen:
        raise BadDocument(label, "names no feed: no outline has an xmlUrl")
