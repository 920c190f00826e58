"""How to come to a site as its owner would like it: by its robots.txt, one request at a time, with pauses."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import msgspec
from protego import Protego

from .clock import Clock
from .errors import FetchError

PRODUCT: Final = "Tenure"
"""The product token by which a robots.txt can name this reader (RFC 9309, 2.2.1)."""
ROBOTS_LARGEST: Final = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""
ROBOTS_FRESH: Final = 24 * 3600.0
"""Seconds after which a robots.txt is asked for again (RFC 9309, 2.4)."""


class Manners(msgspec.Struct, frozen=True, kw_only=True):
    """How politely, and how stubbornly, pages are asked for; times in seconds."""

    contact: str | None = None
    """An address or URL at which the site's owner finds who reads; sent in the user agent."""
    delay: float = 1.0
    """The pause between two requests to a host; a longer one in its robots.txt counts instead."""
    tries: int = 3
    """How often a page is asked for when something passing is in the way."""
    backoff: float = 1.0
    """The pause before the second try; it doubles with each further one."""
    longest_wait: float = 60.0
    """Who asks for a longer pause than this is given up for now, with an error that says how long."""


class Robots:
    """The robots.txt of the sites that were asked, each remembered for a day."""

    def __init__(self, clock: Clock, read: Callable[[str], str | None]) -> None:
        """`read` fetches a robots.txt by its URL: its text, or None where there is none; raises FetchError."""
        self._clock = clock
        self._read = read
        self._known: dict[str, tuple[float, Protego | None]] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def pause(self, site: str, url: str) -> float:
        """The seconds that the site wants between two requests. Raises FetchError when it does not want this one."""
        rules = self._rules(site)
        if rules is None:
            return 0.0
        if not rules.can_fetch(url, PRODUCT):
            raise FetchError(
                url, "the site's robots.txt asks readers not to fetch it; ask its owner, or read a saved copy"
            )
        rate = rules.request_rate(PRODUCT)
        paced = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(rules.crawl_delay(PRODUCT) or 0.0, paced)

    def _rules(self, site: str) -> Protego | None:
        with self._lock:
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:
            until, rules = self._known.get(site, (0.0, None))
            if self._clock.monotonic() >= until:
                text = self._read(f"{site}/robots.txt")
                rules = Protego.parse(text) if text is not None else None
                self._known[site] = self._clock.monotonic() + ROBOTS_FRESH, rules
            return rules


class _Host:
    __slots__ = ("free", "lock")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.free = float("-inf")


class Turns:
    """Each host is asked by one thread at a time, with a pause after each answer."""

    def __init__(self, clock: Clock, longest_wait: float) -> None:
        self._clock = clock
        self._longest = longest_wait
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause: float, url: str) -> Iterator[None]:
        """Wait for the host's turn and hold it. Raises FetchError when it asked for a longer pause than is waited."""
        state = self._state(host)
        with state.lock:
            wait = state.free - self._clock.monotonic()
            if wait > self._longest:
                raise FetchError(
                    url,
                    f"the site asked to be left alone for {wait:.0f} seconds more; try again then",
                    passing=True,
                    retry_after=wait,
                )
            if wait > 0:
                self._clock.sleep(wait)
            try:
                yield
            finally:
                state.free = max(state.free, self._clock.monotonic() + pause)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Ask the host nothing for so long."""
        state = self._state(host)
        state.free = max(state.free, self._clock.monotonic() + seconds)

    def _state(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())
