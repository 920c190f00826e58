"""The runner: looks at feeds when they are due, reads what is new, tells watches, sends alerts; until it is stopped.

Documents, what is known of feeds, and alerts are written by one thread; looks and sends run beside it. Nothing is
held in memory that could not be lost: a runner that is killed goes on where the database says.
"""

import datetime
import logging
import queue
import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec

from tenure.model import TenureError
from tenure.model.dates import format_moment
from tenure.reader.protocol import Reader
from tenure.register import Register

from .feeds import Feed, Feeds
from .follow import Entry, Follower, Found, Look
from .outbox import Outbox
from .send import Destination
from .watches import Watches

if TYPE_CHECKING:
    from tenure.sources.fetch import Fetcher

LOOKS: Final = 16
"""Feeds looked at at a time; of one host, one."""
SENDS: Final = 8
BATCH: Final = 50
"""Documents recorded in one transaction."""
TICK: Final = 1.0
"""Seconds after which the runner looks whether others have added documents or watches."""
LONGEST_PAUSE: Final = datetime.timedelta(hours=6)
"""The longest pause between looks at a feed that fails."""

log = logging.getLogger("tenure.watch")


class _Sent(msgspec.Struct, frozen=True):
    """What became of a destination's turn."""

    count: int = 0
    problem: str | None = None


_Event = tuple[str, Found | Entry | Look | _Sent]
"""What a look at a feed found or how it ended, or how sending went: with the feed or the destination."""


class Outcome(msgspec.Struct, kw_only=True):
    """What a run did."""

    looks: int = 0
    failed: int = 0
    documents: int = 0
    alerts: int = 0
    sent: int = 0
    undelivered: int = 0

    @property
    def well(self) -> bool:
        """Whether every feed could be read and every alert arrived."""
        return not self.failed and not self.undelivered


class Runner:
    """Follows the feeds of a register's watches and sends their alerts."""

    def __init__(
        self,
        register: Register,
        reader: Reader,
        fetcher: "Fetcher | None",
        destination: Callable[[str], Destination],
        *,
        every: float = 300.0,
        stop: threading.Event | None = None,
        chance: random.Random | None = None,
    ) -> None:
        """`every` are the seconds between two looks at a feed. `fetcher` may be None where no feed is an address."""
        self._register = register
        self._watches = Watches(register)
        self._feeds = Feeds(register)
        self._outbox = Outbox(register, destination)
        self._every = datetime.timedelta(seconds=every)
        self.stop = stop or threading.Event()
        self._chance = chance or random.Random()
        self._follower = Follower(fetcher, reader, _now)
        self._events: queue.Queue[_Event] = queue.Queue(maxsize=4 * BATCH)
        self._followed: dict[str, Feed] = {}
        self._looking: dict[str, str] = {}
        self._begun: dict[str, datetime.datetime] = {}
        self._sending: set[str] = set()
        self._looked_at: set[str] = set()
        self._given_up: set[str] = set()
        self._news: set[str] = set()
        self._once = False
        self._revision = ""
        self._outcome = Outcome()

    def run(self, *, once: bool = False) -> Outcome:
        """Goes on until `stop` is set; with `once`, looks at every feed and tries every destination one time."""
        looks = ThreadPoolExecutor(LOOKS, "look")
        sends = ThreadPoolExecutor(SENDS, "send")
        self._once = once
        try:
            self._reload()
            if once:
                for feed in self._followed.values():
                    feed.due = ""
            self._tell()
            while True:
                if not self.stop.is_set():
                    self._start_looks(looks)
                    self._start_sends(sends)
                idle = not self._looking and not self._sending and self._events.empty()
                if idle and (self.stop.is_set() or (once and self._done())):
                    return self._outcome
                self._take(self._wait())
                if self._changed():
                    self._reload()
                    self._tell()
        finally:
            self.stop.set()
            self._drain()
            looks.shutdown()
            sends.shutdown()

    # --- feeds ----------------------------------------------------------------------------------------------

    def _reload(self) -> None:
        """Takes over the feeds of the watches as they are saved now."""
        urls = dict.fromkeys(feed for watch in self._watches.all() for feed in watch.feeds)
        fresh = [url for url in urls if url not in self._followed]
        for feed in self._feeds.of(fresh):
            if feed.due and not feed.failures:  # the pause may have been longer in an earlier run
                feed.put_off(min(feed.when, _now() + self._every))
            self._followed[feed.url] = feed
        for url in [url for url in self._followed if url not in urls]:
            del self._followed[url]

    def _start_looks(self, pool: ThreadPoolExecutor) -> None:
        now = _now()
        for feed in self._open():
            host = urlsplit(feed.url).netloc
            if feed.when <= now and host not in self._looking.values() and len(self._looking) < LOOKS:
                self._looking[feed.url] = host
                self._looked_at.add(feed.url)
                self._begun[feed.url] = now
                pool.submit(self._look, feed.url, feed.hash)

    def _look(self, url: str, last: str | None) -> None:
        end = Look(url=url, hash=last)
        try:
            for found in self._follower.look(url, last, partial(self._feeds.known, url), self.stop.is_set):
                if isinstance(found, Look):
                    end = found
                else:
                    self._events.put((url, found))
        except Stopped:
            pass
        except TenureError as error:
            end = Look(url=url, problem=str(error))
        except Exception as error:  # a source of another package may raise anything; other feeds go on
            log.exception("a look broke off", extra={"feed": url})
            end = Look(url=url, problem=f"{type(error).__name__}: {error}")
        finally:
            self._events.put((url, end))

    def _looked(self, look: Look) -> Feed | None:
        """Notes how a look went, and when the next one is due."""
        feed = self._followed.get(look.url)
        if feed is None:
            return None
        now = _now()
        begun = self._begun.pop(look.url, now)
        self._outcome.looks += 1
        feed.polled = format_moment(now)
        feed.problem = look.problem
        pause = self._every * self._chance.uniform(0.95, 1.05)
        if look.problem is None:
            feed.failures = 0
            feed.items = look.items or feed.items
            feed.hash = look.hash
        else:
            self._outcome.failed += 1
            feed.failures += 1
            pause = max(min(pause * 2 ** min(feed.failures, 20), LONGEST_PAUSE), pause)
            log.warning(
                "feed failed", extra={"feed": look.url, "problem": look.problem, "failures": feed.failures}
            )
        if look.url in self._news:
            self._news.discard(look.url)
            feed.changed = feed.polled
        feed.put_off(max(begun + pause, now + datetime.timedelta(seconds=look.wait)))
        return feed

    # --- what comes in --------------------------------------------------------------------------------------

    def _wait(self) -> list[_Event]:
        """The events that are there; waits a tick for the first."""
        events: list[_Event] = []
        try:
            events.append(self._events.get(timeout=self._pause()))
            while len(events) < BATCH:
                events.append(self._events.get_nowait())
        except queue.Empty:
            pass
        return events

    def _pause(self) -> float:
        """Seconds until the next look that may start; what ends meanwhile wakes the runner."""
        if len(self._looking) >= LOOKS or self.stop.is_set():
            return TICK
        soonest = min((feed.when for feed in self._open()), default=None)
        return TICK if soonest is None else min(TICK, max(0.01, (soonest - _now()).total_seconds()))

    def _open(self) -> list[Feed]:
        """The feeds that a look may start at when they are due: of each host, one is looked at at a time."""
        busy = set(self._looking.values())
        return [
            feed
            for url, feed in self._followed.items()
            if urlsplit(url).netloc not in busy and not (self._once and url in self._looked_at)
        ]

    def _take(self, events: list[_Event]) -> None:
        """Stores what looks found: documents first, then that their entries and feeds are dealt with."""
        for name, event in events:
            if isinstance(event, Look):
                self._looking.pop(name, None)
            elif isinstance(event, _Sent):
                self._was_sent(name, event)
        found = [event for _, event in events if isinstance(event, Found)]
        if found:
            self._record(found)
        self._news.update(url for url, event in events if isinstance(event, Found))
        done = [self._looked(event) for _, event in events if isinstance(event, Look)]
        entries = [(url, event) for url, event in events if isinstance(event, Entry)]
        self._feeds.keep((feed for feed in done if feed is not None), entries, format_moment(_now()))

    def _record(self, found: list[Found]) -> None:
        added = self._register.add_many((each.document, each.claims) for each in found)
        new = added.new + added.replaced
        self._outcome.documents += new
        for refused in added.refused:
            log.error("document refused", extra={"document": refused.document, "problem": refused.problem})
        if new:
            log.info("documents added", extra={"documents": new, "claims": added.claims})
            self._tell()

    def _drain(self) -> None:
        """Stores what looks found that are still ending, so that none waits for room."""
        while self._looking:
            events = self._wait()
            try:
                self._take(events)
            except TenureError as error:
                log.error("not stored", extra={"problem": str(error)})

    # --- what goes out --------------------------------------------------------------------------------------

    def _changed(self) -> bool:
        """Whether somebody wrote since the last time: another program may have added documents or watches."""
        now = self._register.revision()
        changed = now != self._revision
        self._revision = now
        return changed

    def _tell(self) -> None:
        for alert in self._watches.evaluate():
            self._outcome.alerts += 1
            log.info("alert", extra={"alert": alert.id, "watch": alert.watch, "news": ",".join(alert.news),
                                     "change": alert.title})  # fmt: skip

    def _start_sends(self, pool: ThreadPoolExecutor) -> None:
        for text in self._outbox.due(everything=self._once):
            if text not in self._sending and text not in self._given_up:
                self._sending.add(text)
                pool.submit(self._send, text)

    def _send(self, text: str) -> None:
        end = _Sent(problem="broke off")
        try:
            end = _Sent(*self._outbox.deliver(text, stop=self.stop.is_set))
        except TenureError as error:
            end = _Sent(problem=str(error))
        finally:
            self._events.put((text, end))

    def _was_sent(self, text: str, end: _Sent) -> None:
        self._sending.discard(text)
        self._outcome.sent += end.count
        if end.problem is not None:
            self._outcome.undelivered += 1
            if self._once:
                self._given_up.add(text)

    def _done(self) -> bool:
        """Whether a single run has nothing left to do."""
        waiting = set(self._outbox.due(everything=True))
        return self._looked_at.issuperset(self._followed) and self._given_up.issuperset(waiting)


class Stopped(Exception):
    """The runner was stopped while a look waited for its turn."""


def patient(stop: threading.Event) -> Callable[[float], None]:
    """A way to wait that ends with the run. Raises Stopped."""

    def sleep(seconds: float) -> None:
        if stop.wait(seconds):
            raise Stopped

    return sleep


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
