"""The watches of a register: saving, listing and removing them, and the log of their alerts."""

from typing import Any, Final

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from tenure.model import TenureError
from tenure.register import Register
from tenure.register.intake import now
from tenure.register.schema import (
    watch_alerts,
    watch_feeds,
    watch_items,
    watch_seen,
    watch_sends,
    watches,
)

from .evaluate import evaluate, last_document, mark, set_mark
from .model import Alert, Terms, Watch, Watched

LIMIT: Final = 100
"""Alerts shown at once, and kept in a feed."""
_ALERT: Final = msgspec.json.Decoder(Alert)


class Watches:
    """The watches of a register. All methods raise TenureError where the database can't be used."""

    def __init__(self, register: Register) -> None:
        self._store = register.store

    def add(self, watch: Watch) -> Watch:
        """Saves a watch from now on. Raises TenureError for a bad name, or one that is taken."""
        watch.check()
        with self._store.write() as connection:
            if _named(connection, watch.name):
                raise TenureError(
                    f"There is a watch {watch.name!r} already: remove it first (tenure watch remove "
                    f"{watch.name}), or choose another name"
                )
            last = last_document(connection)
            watch = msgspec.structs.replace(watch, created=now(), since=last)
            if mark(connection) is None:
                set_mark(connection, last)
            connection.execute(
                insert(watches).values(
                    name=watch.name,
                    terms=msgspec.json.encode(watch.terms).decode(),
                    feeds=msgspec.json.encode(watch.feeds).decode(),
                    destinations=msgspec.json.encode(watch.destinations).decode(),
                    created=watch.created,
                    since=watch.since,
                )
            )
        return watch

    def all(self) -> list[Watch]:
        """All watches, by name."""
        with self._store.read() as connection:
            return _all(connection)

    def get(self, name: str) -> Watch:
        """One watch; raises TenureError when there is none of that name."""
        with self._store.read() as connection:
            return _one(connection, name)

    def remove(self, name: str) -> Watch:
        """Deletes a watch with what it has seen and told; alerts not sent yet are not sent any more."""
        with self._store.write() as connection:
            watch = _one(connection, name)
            told = select(watch_alerts.c.seq).where(watch_alerts.c.watch == name)
            connection.execute(delete(watch_sends).where(watch_sends.c.alert.in_(told)))
            connection.execute(delete(watch_alerts).where(watch_alerts.c.watch == name))
            connection.execute(delete(watch_seen).where(watch_seen.c.watch == name))
            connection.execute(delete(watches).where(watches.c.name == name))
            followed = {feed for other in _all(connection) for feed in other.feeds}
            gone = [feed for feed in watch.feeds if feed not in followed]
            connection.execute(delete(watch_feeds).where(watch_feeds.c.url.in_(gone)))
            connection.execute(delete(watch_items).where(watch_items.c.feed.in_(gone)))
        return watch

    def alerts(self, name: str | None = None, limit: int = LIMIT, known: str | None = None) -> list[Alert]:
        """What one watch, or all, told last, newest first; as of a moment of the register, where one is given."""
        statement = select(watch_alerts.c.payload).order_by(watch_alerts.c.seq.desc()).limit(limit)
        if name is not None:
            statement = statement.where(watch_alerts.c.watch == name)
        if known is not None:
            statement = statement.where(watch_alerts.c.at <= known)
        with self._store.read() as connection:
            return [_ALERT.decode(payload) for payload in connection.execute(statement).scalars()]

    def overview(self, known: str | None = None) -> list[Watched]:
        """All watches, by name, with how much they have told; as of a moment of the register, where one is given."""
        told = select(watch_alerts.c.watch, func.count(), func.max(watch_alerts.c.at)).group_by(
            watch_alerts.c.watch
        )
        if known is not None:
            told = told.where(watch_alerts.c.at <= known)
        with self._store.read() as connection:
            counts = {row[0]: (row[1], row[2]) for row in connection.execute(told)}
            saved = [w for w in _all(connection) if known is None or w.created <= known]
        return [
            Watched(name=w.name, terms=w.terms, created=w.created, alerts=number, last=last)
            for w in saved
            for number, last in (counts.get(w.name, (0, None)),)
        ]

    def evaluate(self) -> list[Alert]:
        """Holds the documents that came since the last time against all watches; the alerts now due, stored.

        They are on their way to their destinations when this returns, also if the program ends now.
        """
        alerts: list[Alert] = []
        more = True
        while more:
            if not self.behind():
                break
            with self._store.write() as connection:
                found, more = evaluate(connection, _all(connection), now())
            alerts += found
        return alerts

    def behind(self) -> int:
        """How many documents have not been looked at yet."""
        with self._store.read() as connection:
            looked = mark(connection)
            return 0 if looked is None else last_document(connection) - looked


def _named(connection: Connection, name: str) -> bool:
    return connection.execute(select(watches.c.name).where(watches.c.name == name)).first() is not None


def _all(connection: Connection) -> list[Watch]:
    return [_watch(row) for row in connection.execute(select(watches).order_by(watches.c.name))]


def _one(connection: Connection, name: str) -> Watch:
    row = connection.execute(select(watches).where(watches.c.name == name)).first()
    if row is None:
        names = ", ".join(watch.name for watch in _all(connection))
        raise TenureError(
            f"There is no watch {name!r}: "
            + (f"there are {names}" if names else "make one with `tenure watch add`")
        )
    return _watch(row)


def _watch(row: Any) -> Watch:
    return Watch(
        name=row.name,
        terms=msgspec.json.decode(row.terms, type=Terms),
        feeds=msgspec.json.decode(row.feeds, type=tuple[str, ...]),
        destinations=msgspec.json.decode(row.destinations, type=tuple[str, ...]),
        created=row.created,
        since=row.since,
    )
