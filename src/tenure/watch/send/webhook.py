"""Alerts to a web address, as JSON, signed; and to Slack and those that speak like it.

Signatures follow Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 over id, moment and body, so
that the receiver knows who sent it, that nobody changed it, and which one came twice.
"""

import base64
import binascii
import hashlib
import hmac
import threading
import time
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from tenure.model import TenureError
from tenure.watch.model import Alert

from .prose import source, words
from .protocol import Settings, Undelivered

_ANSWER: Final = 65_536
"""Bytes of an answer that are taken in."""
_NOT_THIS_ONE: Final = frozenset({400, 413, 422})
_SLACK_TEXT: Final = 2_900
_PREFIX: Final = "whsec_"


class Poster:
    """Posts JSON over HTTP(S), to public addresses alone unless the settings permit others."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()

    @cached_property
    def _way(self) -> tuple[Any, Any]:
        try:
            import httpcore2

            from tenure.sources.fetch.clock import Clock
            from tenure.sources.fetch.network import Network, resolve
        except ImportError:
            raise TenureError("Sending to web addresses needs more: pip install 'tenure[fetch]'") from None
        network = Network(Clock(), resolve, allow_private=self._settings.allow_private)
        return network, httpcore2.ConnectionPool(network_backend=network, keepalive_expiry=30)

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> None:
        """Posts, and raises Undelivered unless the answer is one of success. Redirects are not followed."""
        with self._lock:
            network, pool = self._way
        import httpcore2

        from tenure.sources.fetch.address import parsed
        from tenure.sources.fetch.errors import FetchError
        from tenure.sources.fetch.network import OutOfTime, Refused

        try:
            address = parsed(url)
        except FetchError as error:
            raise Undelivered(error.problem) from None
        host = address.site.partition("://")[2]
        sent = {"Host": host, "Content-Type": "application/json", "User-Agent": "Tenure", **headers}
        sent["Content-Length"] = str(len(body))
        if address.authorization:
            sent["Authorization"] = address.authorization
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), self._settings.seconds)
        try:
            with (
                network.deadline(self._settings.seconds),
                pool.stream(
                    "POST",
                    httpcore2.URL(
                        scheme=address.scheme, host=address.host, port=address.port, target=address.target
                    ),
                    headers=list(sent.items()),
                    content=body,
                    extensions={"timeout": timeouts},
                ) as response,
            ):
                taken = 0
                for chunk in response.iter_stream():
                    taken += len(chunk)
                    if taken > _ANSWER:
                        break
                status, answer = response.status, dict(response.headers)
        except Refused as error:
            raise Undelivered(
                f"{error} is not an address of the public network; --allow-private lets this machine send to it"
            ) from None
        except (OutOfTime, httpcore2.TimeoutException):
            raise Undelivered(f"no answer within {self._settings.seconds:.0f} s") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise Undelivered(f"can't be reached ({error or type(error).__name__})") from None
        if not 200 <= status < 300:
            wait = next((v for k, v in answer.items() if k.lower() == b"retry-after"), b"").decode("latin-1")
            raise Undelivered(
                f"answered {status}",
                refused=status in _NOT_THIS_ONE,
                after=float(wait) if wait.isascii() and wait.isdigit() else None,
            )


class Webhook:
    """A web address of a program."""

    def __init__(self, url: str, poster: Poster, secret: str | None) -> None:
        self._url = url
        self._poster = poster
        self._key = key_of(secret) if secret else None
        self.shown = masked(url)

    def send(self, alert: Alert) -> None:
        """Posts the alert as JSON, with its id and moment, and signed where there is a secret."""
        body = msgspec.json.encode(alert)
        moment = str(int(time.time()))
        headers = {"webhook-id": alert.id, "webhook-timestamp": moment}
        if self._key is not None:
            headers["webhook-signature"] = signature(self._key, alert.id, moment, body)
        self._poster.post(self._url, body, headers)


class Slack:
    """An incoming webhook of Slack, or of another that takes its JSON (Mattermost, Rocket.Chat, Zulip)."""

    def __init__(self, url: str, poster: Poster) -> None:
        self._url = url
        self._poster = poster
        self.shown = f"slack:{masked(url)}"

    def send(self, alert: Alert) -> None:
        """Posts the alert as text in Slack's mark-up."""
        parts = [f"*{_slack(alert.title)}*", _slack(alert.text)]
        for quote in alert.quotes:
            said = _slack(source(quote))
            if quote.url and not set(quote.url) & set("<>| "):
                said = f"<{quote.url.replace('&', '&amp;')}|{said}>"
            parts.append(f"> {_slack(words(quote))} — {said}")
        text = parts[0]
        for part in parts[1:]:
            if len(text) + len(part) < _SLACK_TEXT:
                text += f"\n{part}"
        self._poster.post(self._url, msgspec.json.encode({"text": text}), {})


def key_of(secret: str) -> bytes:
    """The key of a secret: base64 after `whsec_`, as Standard Webhooks writes it, or the characters themselves."""
    if not secret.startswith(_PREFIX):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise TenureError(
            "TENURE_WEBHOOK_SECRET begins with whsec_ but no base64 follows: copy it anew"
        ) from None


def signature(key: bytes, id_: str, moment: str, body: bytes) -> str:
    """The signature header over id, moment (seconds since 1970) and body."""
    signed = f"{id_}.{moment}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def masked(url: str) -> str:
    """An address for people and logs: paths and queries of webhooks are often secrets."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        place = f"[{host}]" if ":" in host else host
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "?"
    rest = "/…" if parts.path.strip("/") or parts.query else ""
    return f"{parts.scheme}://{place}{port}{rest}"


def _slack(text: str) -> str:
    """Text without what Slack takes for mark-up of its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
