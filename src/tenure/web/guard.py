"""What stands before every request: host, size and rate limits, security headers, and the last resort for errors."""

import logging
import time
from collections import OrderedDict
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .settings import LOOPBACK, Settings

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
BURST_SECONDS: Final = 5
"""A client may save up this many seconds of requests."""
CLIENTS_KEPT: Final = 10_000
MAX_ADDRESS: Final = 8_000
"""Bytes of path and query."""

_log = logging.getLogger("tenure.web")


class Rates:
    """How much each client has left: a bucket that fills with time."""

    def __init__(self, per_second: float, burst: float) -> None:
        self._per_second = per_second
        self._full = max(burst, 1.0)
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, client: str, now: float | None = None) -> bool:
        """Whether the client may make one more request, which is counted."""
        now = time.monotonic() if now is None else now
        left, since = self._left.pop(client, (self._full, now))
        left = min(self._full, left + (now - since) * self._per_second)
        allowed = left >= 1
        self._left[client] = (left - 1 if allowed else left, now)
        if len(self._left) > CLIENTS_KEPT:
            self._left.popitem(last=False)
        return allowed


class _TooLarge(Exception):
    pass


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._rates = Rates(settings.rate, settings.rate * BURST_SECONDS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            await _plain(*refused)(scope, receive, _guarded(send))
            return
        sent = False

        async def note(message: Message) -> None:
            nonlocal sent
            sent = sent or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, self._measured(receive), _guarded(note))
        except _TooLarge:
            if not sent:
                await _plain(413, f"More than {self._settings.max_body} bytes.")(
                    scope, receive, _guarded(send)
                )
        except Exception:
            _log.exception("%s %s", scope["method"], scope["path"])
            if not sent:
                await _plain(500, "Something broke on the server. It was noted.")(
                    scope, receive, _guarded(send)
                )

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if (
            self._settings.local and _name(host) not in LOOPBACK
        ):  # a page elsewhere that calls itself by our address
            return 421, "This server answers to localhost only."
        if len(scope["raw_path"]) + len(scope["query_string"]) > MAX_ADDRESS:
            return 414, "The address is too long."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:18]) > self._settings.max_body:
            return 413, f"More than {self._settings.max_body} bytes."
        client = scope["client"][0] if scope.get("client") else "?"
        if client not in LOOPBACK and not self._rates.allows(client):
            return 429, "Too many requests. Wait a moment."
        return None

    def _measured(self, receive: Receive) -> Receive:
        received = 0

        async def measured() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._settings.max_body:
                raise _TooLarge
            return message

        return measured


def _name(host: str) -> str:
    return host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded


def _plain(status: int, text: str) -> Any:
    headers = {"Retry-After": "1"} if status == 429 else {}
    return Response(text + "\n", status, headers, "text/plain; charset=utf-8")
