"""The fetcher: a web address to the bytes that lie there, politely, safely and within bounds."""

import email.message
import email.utils
import hashlib
import logging
import random
import socket
import ssl
from importlib.metadata import version
from types import TracebackType
from typing import Final, Self

import httpcore2
import msgspec

from tenure.model import TenureError
from tenure.model.dates import format_moment, parse_moment

from .address import Address, parsed
from .body import Damaged, TooLarge, UnknownCoding, unpacked
from .cache import FetchCache, Kept
from .clock import Clock
from .errors import FetchError
from .manners import PRODUCT, ROBOTS_FRESH, ROBOTS_LARGEST, Manners, Robots, Turns
from .network import Network, OutOfTime, Refused, Resolver, resolve

log = logging.getLogger("tenure.fetch")

_MB: Final = 2**20
_DRAINED: Final = 2**16
_LONGEST: Final = 24 * 3600.0
"""Seconds for which a host is left alone at most, whatever it asks: some ask for centuries by mistake."""
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_SAID: Final = {
    401: "the site wants a login; save the page and read the file",
    403: "the site does not let this reader in; save the page and read the file",
    404: "there is no page at this address; check it",
    410: "the page was taken away for good",
    429: "the site asks to come back later",
    451: "the page is withheld for legal reasons",
}


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one request may cost at most."""

    seconds: float = 60.0
    """From the first byte sent to the last received."""
    silence: float = 20.0
    """Seconds without a byte."""
    redirects: int = 5
    sent: int = 20 * _MB
    """Bytes as they were sent."""
    size: int = 20 * _MB
    """Bytes of the body, unpacked."""


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What lay at an address at a moment.

    `asked` is the address asked for, `url` the one that answered after redirects. `unchanged` tells that these are
    the bytes that it showed the last time. `charset` is the server's word, which may be wrong. `moment` is in UTC.
    """

    asked: str
    url: str
    status: int
    media_type: str | None
    charset: str | None
    body: bytes
    digest: str
    moment: str
    unchanged: bool = False


class _Answer(msgspec.Struct, frozen=True):
    address: Address
    status: int
    headers: dict[str, str]
    body: bytes


class Fetcher:
    """Fetches pages. A context manager; threads may share one.

    With a cache, what comes is kept, and asked for again only if it has changed. `allow_private` lets it connect to
    addresses of this machine and its network. `clock`, `resolver`, `tls` and `chance` (the jitter of back-off) are
    for tests and for programs with needs of their own.
    """

    def __init__(
        self,
        cache: FetchCache | None = None,
        *,
        limits: Limits | None = None,
        manners: Manners | None = None,
        allow_private: bool = False,
        clock: Clock | None = None,
        resolver: Resolver = resolve,
        tls: ssl.SSLContext | None = None,
        chance: random.Random | None = None,
    ) -> None:
        self._cache = cache
        self._limits = limits or Limits()
        self._manners = manners or Manners()
        self._clock = clock or Clock()
        self._chance = chance or random.Random()
        self._network = Network(self._clock, resolver, allow_private=allow_private)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=tls, max_connections=None, max_keepalive_connections=50, keepalive_expiry=120,
            network_backend=self._network,
        )  # fmt: skip
        self._turns = Turns(self._clock, self._manners.longest_wait)
        self._robots = Robots(self._clock, self._robots_text)
        contact = f" (+{self._manners.contact})" if self._manners.contact else ""
        self._agent = f"{PRODUCT}/{version('tenure')}{contact}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections. The cache stays open: it is its owner's."""
        self._pool.close()

    def get(self, url: str, *, lasting: bool = True) -> Fetched:
        """What lies at an address now.

        Of what is not `lasting` (a feed that is polled), the cache keeps only the newest. Raises FetchError, a
        BadDocument with the address as its name, when it can't be had; TenureError when it can't be kept.
        """
        asked = parsed(url)
        for attempt in range(1, self._manners.tries + 1):
            try:
                return self._fetched(asked, lasting=lasting)
            except FetchError as error:
                wait = self._manners.backoff * 2 ** (attempt - 1) * self._chance.uniform(0.5, 1.5)
                wait = max(wait, error.retry_after or 0.0)
                if not error.passing or attempt >= self._manners.tries or wait > self._manners.longest_wait:
                    raise
                log.info("%s; trying again in %.1f s", error, wait)
                self._clock.sleep(wait)
        raise AssertionError("tries is at least 1")

    def _fetched(self, asked: Address, *, lasting: bool, robots: bool = True) -> Fetched:
        answer = self._follow(asked, robots=robots)
        url, moment = answer.address.url, format_moment(self._clock.now())
        held = self._cache.last(url) if self._cache else None
        if answer.status == 304:
            assert self._cache is not None and held is not None  # a 304 is taken only where bytes are held
            self._cache.seen_again(url, moment)
            return self._of_cache(asked, held, answer.body, moment)
        media_type, charset = _content_type(answer.headers.get("content-type", ""))
        digest = hashlib.sha256(answer.body).hexdigest()
        if self._cache is not None:
            kept = Kept(
                url, moment, moment, media_type, charset, answer.headers.get("etag"),
                answer.headers.get("last-modified"), digest, len(answer.body),
            )  # fmt: skip
            self._cache.put(asked.url, kept, answer.body, lasting=lasting)
        return Fetched(
            asked=asked.url,
            url=url,
            status=answer.status,
            media_type=media_type,
            charset=charset,
            body=answer.body,
            digest=digest,
            moment=moment,
            unchanged=held is not None and held.digest == digest,
        )

    def _of_cache(self, asked: Address, held: Kept, body: bytes, moment: str) -> Fetched:
        return Fetched(
            asked=asked.url,
            url=held.url,
            status=304,
            media_type=held.media_type,
            charset=held.charset,
            body=body,
            digest=held.digest,
            moment=moment,
            unchanged=True,
        )

    def _follow(self, address: Address, *, robots: bool = True) -> _Answer:
        """The answer at the end of the redirects. Raises FetchError."""
        asked = address
        for _ in range(self._limits.redirects + 1):
            pause = self._robots.pause(address.site, address.url) if robots else 0.0
            with self._turns.turn(
                address.host, max(pause, self._manners.delay) if robots else 0.0, address.url
            ):
                answer = self._ask(address, cut=not robots)
            log.debug("%s: %d, %d bytes", address.url, answer.status, len(answer.body))
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return answer
            address = address.joined(answer.headers["location"])
        raise FetchError(
            asked.url,
            f"leads on more than {self._limits.redirects} times; give the address at which it ends",
            status=answer.status,
        )

    def _ask(self, address: Address, *, cut: bool) -> _Answer:
        """One request and its answer; of a redirect, without the body. Raises FetchError."""
        headers, held = self._headers(address)
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.silence)
        try:
            with (
                self._network.deadline(self._limits.seconds),
                self._pool.stream(
                    "GET",
                    httpcore2.URL(
                        scheme=address.scheme, host=address.host, port=address.port, target=address.target
                    ),
                    headers=headers,
                    extensions={"timeout": timeouts},
                ) as response,
            ):
                return self._answer(address, response, held, cut)
        except Refused as error:
            raise FetchError(
                address.url,
                f"{error} is not an address of the public network; --allow-private lets this machine ask it",
            ) from None
        except (OutOfTime, httpcore2.TimeoutException):
            raise FetchError(address.url, "the server is too slow; try again later", passing=True) from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise _unreachable(address.url, error) from None

    def _headers(
        self, address: Address
    ) -> tuple[list[tuple[bytes | str, bytes | str]], tuple[Kept, bytes] | None]:
        """The request's headers; with those that ask for changes alone where the bytes of last time are at hand."""
        host = address.site.partition("://")[2]
        headers: list[tuple[bytes | str, bytes | str]] = [
            ("Host", host),
            ("User-Agent", self._agent),
            ("Accept", "text/html, application/xhtml+xml, application/xml, application/json, */*;q=0.5"),
            ("Accept-Encoding", "gzip"),
        ]
        if address.authorization:
            headers.append(("Authorization", address.authorization))
        kept = self._cache.last(address.url) if self._cache else None
        if kept is None or not (kept.etag or kept.last_modified):
            return headers, None
        assert self._cache is not None
        try:
            body = self._cache.body(kept.digest)
        except TenureError:
            return headers, None
        if kept.etag:
            headers.append(("If-None-Match", kept.etag))
        if kept.last_modified:
            headers.append(("If-Modified-Since", kept.last_modified))
        return headers, (kept, body)

    def _answer(
        self, address: Address, response: httpcore2.Response, held: tuple[Kept, bytes] | None, cut: bool
    ) -> _Answer:
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
        }
        status = response.status
        if status not in (200, 203):
            _drain(response)
            if status == 304 and held is not None:
                return _Answer(address, status, headers, held[1])
            if status in _REDIRECTS and "location" in headers:
                return _Answer(address, status, headers, b"")
            raise self._failed(address, status, headers)
        limits = self._limits
        length = headers.get("content-length", "")
        try:
            if length.isdigit() and int(length) > limits.sent and not cut:
                raise TooLarge
            body = unpacked(
                response.iter_stream(),
                headers.get("content-encoding", ""),
                most_sent=limits.sent,
                most=ROBOTS_LARGEST if cut else limits.size,
                cut=cut,
            )
        except TooLarge:
            raise FetchError(
                address.url,
                f"is larger than {min(limits.sent, limits.size) / _MB:g} MB; download it and read the file",
            ) from None
        except Damaged:
            raise FetchError(
                address.url, "was sent packed and does not unpack whole; try again later", passing=True
            ) from None
        except UnknownCoding:
            raise FetchError(
                address.url,
                f"was sent as {headers['content-encoding']}, which was not asked for; save the page",
            ) from None
        return _Answer(address, status, headers, body)

    def _failed(self, address: Address, status: int, headers: dict[str, str]) -> FetchError:
        wait = self._retry_after(headers.get("retry-after", ""))
        if wait and status in _PASSING:
            self._turns.leave_alone(address.host, wait)
        said = _SAID.get(status) or (
            "the server is in trouble; try again later" if status >= 500 else "there is no page to be had"
        )
        return FetchError(
            address.url,
            f"answered {status}: {said}",
            status=status,
            passing=status in _PASSING,
            retry_after=wait,
        )

    def _retry_after(self, text: str) -> float | None:
        """Seconds, which the header gives as such or as a date (RFC 9110, 10.2.3)."""
        text = text.strip()
        if text.isascii() and text.isdigit():
            return min(float(text), _LONGEST)
        try:
            moment = email.utils.parsedate_to_datetime(text)
        except ValueError:
            return None
        if moment.tzinfo is None:
            return None
        return min(max(0.0, (moment - self._clock.now()).total_seconds()), _LONGEST)

    def _robots_text(self, url: str) -> str | None:
        """A robots.txt, by RFC 9309, 2.3.1: one that is not there forbids nothing, an unreachable one everything."""
        age, remembered = self._remembered(url)
        if remembered is not None and 0 <= age < ROBOTS_FRESH:
            return remembered
        try:
            return _utf8(self._fetched(parsed(url), lasting=False, robots=False).body)
        except FetchError as error:
            if error.status is not None and error.status < 500 and not error.passing:
                return None
            if remembered is not None:
                return remembered
            raise FetchError(
                url,
                f"{error.problem} (a site whose robots.txt can't be reached is not read)",
                status=error.status,
                passing=error.passing,
                retry_after=error.retry_after,
            ) from None

    def _remembered(self, url: str) -> tuple[float, str | None]:
        """The robots.txt as it was when it was last seen, and the seconds since then."""
        for kept in reversed(self._cache.all(url) if self._cache else ()):
            assert self._cache is not None
            age = (self._clock.now() - parse_moment(kept.last)).total_seconds()
            try:
                return age, _utf8(self._cache.body(kept.digest))
            except TenureError:
                break
        return 0.0, None


def _drain(response: httpcore2.Response) -> None:
    """Take in a body that nobody wants, if it is small: the connection can serve again only then."""
    taken = 0
    for chunk in response.iter_stream():
        taken += len(chunk)
        if taken > _DRAINED:
            return


def _utf8(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _content_type(header: str) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type."""
    if not header:
        return None, None
    message = email.message.Message()
    message["Content-Type"] = header
    charset = message.get_content_charset()
    return message.get_content_type(), charset


def _unreachable(url: str, error: Exception) -> FetchError:
    """The error for a connection that failed, by what lies beneath it (the first argument of httpcore's errors)."""
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return FetchError(url, f"its certificate does not hold ({cause.verify_message}); check the address")
    if isinstance(cause, socket.gaierror):
        passing = cause.errno == socket.EAI_AGAIN
        return FetchError(url, "no host of this name is found; check the address", passing=passing)
    if isinstance(error, httpcore2.LocalProtocolError):
        return FetchError(url, f"can't be asked for ({error})")
    return FetchError(
        url, f"can't be reached ({error or type(error).__name__}); try again later", passing=True
    )
