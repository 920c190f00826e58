"""One look at a feed: which of its entries are new, and the documents that they are or lead to.

A feed is an address, or a file, of anything that a source reads: RSS, Atom, JSON Feed, a sitemap, a list of
filings. An entry counts as read when its documents are stored; one whose page could not be had comes again.
"""

import datetime
import hashlib
import io
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from tenure.model import BadDocument, Claim, Document, TenureError
from tenure.reader.protocol import Reader
from tenure.sources import Given, Item, Link

if TYPE_CHECKING:
    from tenure.sources.fetch import Fetcher

log = logging.getLogger("tenure.watch")
DEEP: Final = 2
"""So many lists within lists are walked: an index of sitemaps, a sitemap."""
_PAGES: Final = ("text/html", "application/xhtml+xml")
_PATIENCE: Final = datetime.timedelta(hours=6)
"""The longest wait before an entry's page is asked for again."""


class Entry(msgspec.Struct, frozen=True):
    """An entry of a feed that has been dealt with: `version` differs when it has changed since."""

    item: str
    version: str


class Found(msgspec.Struct, frozen=True):
    """A document with its claims, and the entry that it came by."""

    document: Document
    claims: list[Claim]


class Look(msgspec.Struct, kw_only=True):
    """How a look at a feed ended. `hash` is that of its bytes, when every entry has been dealt with."""

    url: str
    hash: str | None = None
    items: int = 0
    problem: str | None = None
    wait: float = 0.0


class Follower:
    """Looks at feeds; threads may share it."""

    def __init__(
        self, fetcher: "Fetcher | None", reader: Reader, now: Callable[[], datetime.datetime]
    ) -> None:
        self._fetcher = fetcher
        self._reader = reader
        self._now = now
        self._again: dict[tuple[str, str], tuple[int, datetime.datetime]] = {}

    def look(
        self, url: str, last: str | None, known: Callable[[], Mapping[str, str]], stop: Callable[[], bool]
    ) -> Iterator[Found | Entry | Look]:
        """Documents as they are read, after those of an entry the entry itself, at the end how it went.

        `last` is the hash of the feed when it was last dealt with, `known` gives the entries by their versions.
        """
        end = Look(url=url)
        try:
            digest, items = self._opened(url)
            end.hash = digest
            if digest != last:
                walk = _Walk(url, known(), stop)
                yield from self._walk(walk, items, DEEP)
                end.items = walk.items
                end.hash = digest if walk.whole else None
                end.problem = walk.problem if not walk.items else None
        except BadDocument as error:
            end.problem = error.problem
            end.wait = getattr(error, "retry_after", None) or 0.0
        yield end

    def _opened(self, url: str) -> tuple[str, Iterator[Item]]:
        if "://" not in url:
            from tenure.sources import items_of

            try:
                raw = Path(url).read_bytes()
            except OSError as error:
                raise BadDocument(url, f"can't be read ({error.strerror})") from None
            return hashlib.sha256(raw).hexdigest(), items_of(io.BytesIO(raw), url)
        return self._fetched(url, Given(), lasting=False)

    def _fetched(self, url: str, given: Given, *, lasting: bool) -> tuple[str, Iterator[Item]]:
        from tenure.sources.online import items_at

        if self._fetcher is None:
            raise TenureError("Following addresses needs more: pip install 'tenure[fetch]'")
        fetched = self._fetcher.get(url, lasting=lasting)
        if not lasting and fetched.media_type in _PAGES and not fetched.unchanged:
            log.warning("a web page, not a feed: it is followed as one article", extra={"feed": url})
        return fetched.digest, items_at(fetched, given=given, note=_note)

    def _walk(self, walk: "_Walk", items: Iterable[Item], deep: int) -> Iterator[Found | Entry]:
        """The new entries of a list; those that are lists themselves (of sitemaps, of feeds) are walked as well."""
        for item in items:
            if walk.stop():
                walk.whole = False
                return
            if isinstance(item, BadDocument):
                walk.problem = item.problem
                log.warning("not read", extra={"feed": walk.url, "problem": str(item)})
                continue
            walk.items += 1
            entry = _entry(item)
            if walk.known.get(entry.item) == entry.version:
                continue
            if not isinstance(item, Link):
                yield self._read(item)
                yield entry
                continue
            if item.url in walk.seen:
                continue
            walk.seen.add(item.url)
            there = self._there(walk.url, item, entry)
            if there is None:
                walk.whole = False
            elif any(isinstance(each, Link) for each in there):
                walk.whole = False  # what it lists may change while it does not
                if deep:
                    yield from self._walk(walk, there, deep - 1)
            else:
                for each in there:
                    if isinstance(each, BadDocument):
                        log.warning("not read", extra={"feed": walk.url, "problem": str(each)})
                    elif not isinstance(each, Link):
                        yield self._read(each)
                yield entry

    def _there(self, feed: str, link: Link, entry: Entry) -> list[Item] | None:
        """What lies where a link leads; None when it is to be asked for again later."""
        place = (feed, entry.item)
        tries, when = self._again.get(place, (0, self._now()))
        if when > self._now():
            return None
        try:
            given = Given(published=link.published, title=link.title or None)
            found = list(self._fetched(link.url, given, lasting=True)[1])
        except BadDocument as error:
            if getattr(error, "passing", False):
                log.warning("page not had", extra={"feed": feed, "problem": str(error), "tries": tries + 1})
                wait = min(_PATIENCE, datetime.timedelta(minutes=2 ** min(tries, 10)))
                self._again[place] = (tries + 1, self._now() + wait)
                return None
            found = [error]
        self._again.pop(place, None)
        return found

    def _read(self, item: Document | tuple[Document, list[Claim]]) -> Found:
        if isinstance(item, tuple):
            return Found(*item)
        reading = self._reader.read(item)
        document = msgspec.structs.replace(item, lang=reading.lang or item.lang)
        return Found(document, list(reading.claims))


class _Walk:
    """One look at a feed as it goes on. `whole` turns false when something is left for the next look."""

    def __init__(self, url: str, known: Mapping[str, str], stop: Callable[[], bool]) -> None:
        self.url = url
        self.known = known
        self.stop = stop
        self.seen: set[str] = set()
        self.items = 0
        self.whole = True
        self.problem: str | None = None


def _note(document: str, said: str) -> None:
    log.warning("noted", extra={"document": document, "problem": said})


def _entry(item: Document | Link | tuple[Document, list[Claim]]) -> Entry:
    if isinstance(item, Link):
        version = hashlib.sha256(msgspec.json.encode(item)).hexdigest()[:16]
        return Entry(item.id or item.url, version)
    document = item[0] if isinstance(item, tuple) else item
    return Entry(document.url or document.id, document.content_hash[:16])
