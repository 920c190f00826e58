"""Alerts on their way: a queue for each destination, in order, tried again until they have arrived.

A destination that does not answer holds up nobody but itself, and its own alerts keep their order. An alert is
noted as sent after it has arrived: a crash in between sends it again, under the same id.
"""

import datetime
import logging
import random
from collections.abc import Callable
from typing import Final

import msgspec
from sqlalchemy import Connection, and_, case, func, select, update

from tenure.model import TenureError
from tenure.model.dates import format_moment, parse_moment
from tenure.register import Register
from tenure.register.schema import watch_alerts, watch_sends

from .model import Alert
from .send import Destination, Destinations, Settings, Undelivered, shown

FIRST_WAIT: Final = 5.0
"""Seconds before an alert is tried again; they double with each further try."""
LONGEST_WAIT: Final = 600.0
REFUSALS: Final = 5
"""So often a destination may refuse one very alert before the next one gets its turn."""

log = logging.getLogger("tenure.watch")
_ALERT: Final = msgspec.json.Decoder(Alert)


class Way(msgspec.Struct, kw_only=True):
    """How it stands with a destination: `pending` are to be sent, the oldest `since`; `failed` were refused for good.

    `next` is when the next try is due, `last` when something arrived last.
    """

    destination: str
    sent: int
    pending: int
    failed: int
    tries: int = 0
    problem: str | None = None
    since: str | None = None
    next: str | None = None
    last: str | None = None


class Outbox:
    """The alerts of a register that are to be sent."""

    def __init__(
        self,
        register: Register,
        destination: Callable[[str], Destination] | None = None,
        *,
        now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
        chance: random.Random | None = None,
    ) -> None:
        self._store = register.store
        self._destination = destination or Destinations(Settings.of(allow_private=False))
        self._now = now
        self._chance = chance or random.Random()

    def due(self, *, everything: bool = False) -> list[str]:
        """The destinations whose next alert is to be sent now; with `everything`, also those that are to wait."""
        now = format_moment(self._now())
        with self._store.read() as connection:
            return [text for text, due in _heads(connection).items() if everything or due <= now]

    def next(self) -> datetime.datetime | None:
        """When the next destination is due."""
        with self._store.read() as connection:
            return min((parse_moment(due) for due in _heads(connection).values()), default=None)

    def deliver(self, text: str, *, stop: Callable[[], bool] = lambda: False) -> tuple[int, str | None]:
        """Sends what waits for a destination, in order, until one does not arrive; how many did, and what is wrong."""
        count = 0
        while not stop():
            with self._store.read() as connection:
                head = _head(connection, text)
            if head is None:
                return count, None
            number, tries, alert = head
            try:
                self._destination(text).send(alert)
            except Exception as error:  # whatever is wrong with one destination, the others go on
                if not isinstance(error, TenureError):
                    log.exception("sending broke off", extra={"destination": shown(text)})
                problem = f"{shown(text)}: {error}"
                gone_on = self._not_arrived(text, number, tries + 1, error)
                level = logging.ERROR if gone_on else logging.WARNING
                log.log(level, "not delivered", extra={
                    "destination": shown(text), "alert": alert.id, "problem": str(error), "tries": tries + 1,
                })  # fmt: skip
                if not gone_on:
                    return count, problem
                continue
            self._note(text, number, state="sent", tries=tries + 1, problem=None)
            level = logging.DEBUG if text == "terminal" else logging.INFO  # there it has just been said
            log.log(
                level,
                "delivered",
                extra={"destination": shown(text), "alert": alert.id, "watch": alert.watch},
            )
            count += 1
        return count, None

    def _not_arrived(self, text: str, number: int, tries: int, error: Exception) -> bool:
        """Notes a failure; whether the alert stands aside for the next one."""
        refused = isinstance(error, Undelivered) and error.refused
        if refused and tries >= REFUSALS:
            self._note(text, number, state="failed", tries=tries, problem=str(error))
            return True
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(tries - 1, 20)) * self._chance.uniform(0.8, 1.2)
        if isinstance(error, Undelivered) and error.after is not None:
            wait = max(wait, min(error.after, LONGEST_WAIT))
        due = format_moment(self._now() + datetime.timedelta(seconds=wait))
        self._note(text, number, state="pending", tries=tries, problem=str(error), due=due)
        return False

    def _note(self, text: str, number: int, **values: str | int | None) -> None:
        if values["state"] != "pending":
            values["at"] = format_moment(self._now())
        place = and_(watch_sends.c.destination == text, watch_sends.c.alert == number)
        with self._store.write() as connection:
            connection.execute(update(watch_sends).where(place).values(**values))

    def ways(self) -> list[Way]:
        """How it stands with every destination that ever got something to send."""
        counted = [
            func.sum(case((watch_sends.c.state == state, 1), else_=0))
            for state in ("sent", "pending", "failed")
        ]
        statement = select(watch_sends.c.destination, *counted, func.max(watch_sends.c.at)).group_by(
            watch_sends.c.destination
        )
        with self._store.read() as connection:
            found = [
                Way(destination=row[0], sent=row[1], pending=row[2], failed=row[3], last=row[4])
                for row in connection.execute(statement)
            ]
            for way in found:
                wrong = (
                    select(watch_sends, watch_alerts.c.at.label("since"))
                    .join(watch_alerts, watch_alerts.c.seq == watch_sends.c.alert)
                    .where(watch_sends.c.destination == way.destination, watch_sends.c.state != "sent")
                    .order_by(watch_sends.c.state != "pending", watch_sends.c.alert)
                )
                row = connection.execute(wrong.limit(1)).first()
                if row is not None:
                    way.tries, way.problem = row.tries, row.problem
                    if row.state == "pending":
                        way.next, way.since = row.due, row.since
        return found


def _heads(connection: Connection) -> dict[str, str]:
    """When the first waiting alert of each destination is due."""
    first = (
        select(watch_sends.c.destination, func.min(watch_sends.c.alert).label("alert"))
        .where(watch_sends.c.state == "pending")
        .group_by(watch_sends.c.destination)
        .subquery()
    )
    statement = select(watch_sends.c.destination, watch_sends.c.due).join(
        first, and_(first.c.destination == watch_sends.c.destination, first.c.alert == watch_sends.c.alert)
    )
    return {row.destination: row.due for row in connection.execute(statement)}


def _head(connection: Connection, text: str) -> tuple[int, int, Alert] | None:
    row = connection.execute(
        select(watch_sends.c.alert, watch_sends.c.tries, watch_alerts.c.payload)
        .join(watch_alerts, watch_alerts.c.seq == watch_sends.c.alert)
        .where(watch_sends.c.destination == text, watch_sends.c.state == "pending")
        .order_by(watch_sends.c.alert)
        .limit(1)
    ).first()
    return None if row is None else (row.alert, row.tries, _ALERT.decode(row.payload))
