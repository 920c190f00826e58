"""Sitemaps (https://www.sitemaps.org/protocol.html), indexes of them, and news sitemaps
(https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
"""

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from tenure.model import BadDocument

from .decode import whole
from .markup import root_tag
from .protocol import Given, Link
from .stamps import day, moment
from .urls import is_web
from .xml import elements, local

name: Final = "sitemap"
suffixes: Final = (".xml",)
media_types: Final = ("application/xml", "text/xml")

_LARGEST: Final = 50 * 2**20
"""Bytes that the protocol allows a sitemap."""


def recognizes(head: bytes) -> bool:
    """By the root element."""
    return root_tag(head) in ("urlset", "sitemapindex")


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Link | BadDocument]:
    """A link to each page, or of an index to each sitemap, in order, each once.

    The day of a news sitemap is that of publication; `lastmod` only says when the page last changed.
    """
    seen = set()
    for element in elements(whole(stream, label, _LARGEST), label, "url", "sitemap"):
        fields = _fields(element)
        url = fields.get("loc", "")
        if url in seen:
            continue
        seen.add(url)
        if not is_web(url):
            yield BadDocument(f"{label}, entry {len(seen)}", "has no web address in its loc; it is left out")
            continue
        yield Link(
            url=url,
            title=fields.get("title", ""),
            published=day(fields.get("publication_date", "")),
            updated=moment(fields.get("lastmod", "")),
        )
    if not seen:
        raise BadDocument(label, "is a sitemap without a page")


def _fields(element: Any) -> dict[str, str]:
    """The texts below an entry by their elements' names; of several, the first."""
    fields: dict[str, str] = {}
    for each in element.iter():
        if each.text and each.text.strip():
            fields.setdefault(local(each), each.text.strip())
    return fields
