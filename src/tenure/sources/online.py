"""What was fetched, as items; and links followed to the documents that lie there."""

import codecs
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from tenure.model import BadDocument
from tenure.model.dates import parse_moment

from .ahead import Note, undated_if_ahead
from .decode import decode_page
from .open import items_of
from .protocol import Given, Item, Link
from .urls import shown

if TYPE_CHECKING:
    from .fetch import Fetched, Fetcher

_GENERAL: Final = frozenset(
    {"text/html", "text/plain", "text/xml", "application/xml", "application/octet-stream"}
)
"""Media types that servers give to anything: the first bytes tell more."""
_DEEP: Final = 3
"""Links in a row that are followed: an index of sitemaps, a sitemap, a page."""


def items_at(
    fetched: "Fetched", form: str | None = None, given: Given | None = None, note: Note | None = None
) -> Iterator[Item]:
    """The items of what was fetched; links are given, not followed.

    The server's word on encoding and form counts as far as it holds. A day of publication after the moment of
    fetching is left out, and noted.
    """
    media_type = fetched.media_type if fetched.media_type not in _GENERAL else None
    found = items_of(
        io.BytesIO(_in_utf8(fetched)), fetched.url, form=form, media_type=media_type, given=given
    )
    for item in found:
        yield undated_if_ahead(item, parse_moment(fetched.moment), note)


def followed(
    items: Iterable[Item],
    fetcher: "Fetcher",
    *,
    given: Given | None = None,
    since: str | None = None,
    note: Note | None = None,
) -> Iterator[Item]:
    """The items, and in place of each link those of what lies there; up to three links in a row, no address twice.

    Links known to be older than the day `since` are left out. What can't be fetched is a BadDocument.
    """
    yield from _followed(items, fetcher, given or Given(), since, note, set(), _DEEP)


def _followed(
    items: Iterable[Item],
    fetcher: "Fetcher",
    given: Given,
    since: str | None,
    note: Note | None,
    seen: set[str],
    deep: int,
) -> Iterator[Item]:
    for item in items:
        if not isinstance(item, Link):
            yield item
            continue
        last = max(filter(None, (item.published, item.updated and item.updated[:10])), default=None)
        if item.url in seen or (since and last and last < since):
            continue
        seen.add(item.url)
        if not deep:
            yield BadDocument(shown(item.url), "lies more than three links away; give its address itself")
            continue
        try:
            fetched = fetcher.get(item.url)
        except BadDocument as error:
            yield error
            continue
        known = msgspec.structs.replace(
            given, published=item.published or given.published, title=item.title or None
        )
        yield from _followed(
            items_at(fetched, None, known, note), fetcher, given, since, note, seen, deep - 1
        )


def _in_utf8(fetched: "Fetched") -> bytes:
    """The bytes, in UTF-8 with its mark where the server's word on their encoding decides."""
    kind = fetched.media_type or ""
    if fetched.charset is None or not (kind.startswith("text/") or kind.endswith(("xml", "json"))):
        return fetched.body
    try:
        return codecs.BOM_UTF8 + decode_page(fetched.body, fetched.url, fetched.charset).encode()
    except (BadDocument, UnicodeEncodeError):
        return fetched.body  # the source says what is wrong with them
