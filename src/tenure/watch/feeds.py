"""How following feeds goes: what is kept of each between one look and the next."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, select

from tenure.model.dates import format_moment, parse_moment
from tenure.register import Register
from tenure.register.schema import watch_feeds, watch_items

from .follow import Entry

KEPT: Final = datetime.timedelta(days=365)
"""So long an entry that has been dealt with is remembered; one that is still listed then is looked at once more."""


class Feed(msgspec.Struct, kw_only=True):
    """A feed that is followed. `polled` is the last look, `changed` the last one that found something new.

    `due` is the next look, `failures` counts those in a row that failed, the last of them by `problem`.
    """

    url: str
    polled: str | None = None
    changed: str | None = None
    due: str = ""
    hash: str | None = None
    items: int = 0
    failures: int = 0
    problem: str | None = None

    @property
    def when(self) -> datetime.datetime:
        """The moment of the next look."""
        return parse_moment(self.due) if self.due else datetime.datetime.min.replace(tzinfo=datetime.UTC)

    def put_off(self, until: datetime.datetime) -> None:
        """Sets the next look."""
        self.due = format_moment(until)


class Feeds:
    """The feeds of a register's watches."""

    def __init__(self, register: Register) -> None:
        self._store = register.store

    def of(self, urls: Sequence[str]) -> list[Feed]:
        """The state of each feed, in the order given; one never looked at is due."""
        with self._store.read() as connection:
            rows = {row.url: row for row in connection.execute(select(watch_feeds))}
        return [Feed(**dict(rows[url]._mapping)) if url in rows else Feed(url=url) for url in urls]

    def known(self, url: str) -> dict[str, str]:
        """The entries of a feed that have been dealt with, with their versions."""
        statement = select(watch_items.c.item, watch_items.c.version).where(watch_items.c.feed == url)
        with self._store.read() as connection:
            return {row.item: row.version for row in connection.execute(statement)}

    def keep(self, feeds: Iterable[Feed], entries: Iterable[tuple[str, Entry]], at: str) -> None:
        """Stores how looks went, and the entries dealt with."""
        feeds, entries = list(feeds), list(entries)
        if not feeds and not entries:
            return
        with self._store.write() as connection:
            for feed in feeds:
                connection.execute(delete(watch_feeds).where(watch_feeds.c.url == feed.url))
                connection.execute(watch_feeds.insert().values(msgspec.to_builtins(feed)))
                if feed.changed == feed.polled:
                    _drop_old(connection, feed.url, at)
            for url, entry in entries:
                _keep_entry(connection, url, entry, at)


def _keep_entry(connection: Connection, url: str, entry: Entry, at: str) -> None:
    place = (watch_items.c.feed == url) & (watch_items.c.item == entry.item)
    connection.execute(delete(watch_items).where(place))
    connection.execute(watch_items.insert().values(feed=url, item=entry.item, version=entry.version, at=at))


def _drop_old(connection: Connection, url: str, at: str) -> None:
    oldest = format_moment(parse_moment(at) - KEPT)
    connection.execute(delete(watch_items).where(watch_items.c.feed == url, watch_items.c.at < oldest))
