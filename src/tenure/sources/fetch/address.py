"""Addresses of pages: what may be asked for, and in which form it goes over the wire."""

import base64
import re
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

import idna
import msgspec

from tenure.sources.urls import shown

from .errors import FetchError

_PORTS: Final = {"http": 80, "https": 443}
_CONTROL: Final = re.compile(r"[\x00-\x20\x7f]")
_PATH: Final = "/%:@!$&'()*+,;=~-._"
_QUERY: Final = _PATH + "?[]{}|^"


class Address(msgspec.Struct, frozen=True):
    """A web address in parts. `url` never holds the credentials, so it can be shown and kept."""

    url: str
    scheme: str
    host: str
    port: int
    target: str
    authorization: str | None = None

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        default = self.port == _PORTS[self.scheme]
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if default else f":{self.port}")

    def joined(self, location: str) -> "Address":
        """Where a redirect leads; credentials stay with their site. Raises FetchError."""
        there = parsed(urljoin(self.url, location.strip()))
        if there.authorization is None and there.site == self.site:
            return msgspec.structs.replace(there, authorization=self.authorization)
        return there


def parsed(url: str) -> Address:
    """An address that may be asked for: http or https, with a host. Raises FetchError for others."""
    url = url.strip()
    name = shown(url)
    if _CONTROL.search(url):
        raise FetchError(name, "has blanks or control characters in it; write them as %20 and the like")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise FetchError(name, "is no web address; write https://host/path") from None
    if parts.scheme not in _PORTS:
        raise FetchError(name, "is not an http or https address, and no other is fetched")
    host = _host(parts.hostname or "", name)
    path = quote(parts.path or "/", safe=_PATH)
    query = quote(parts.query, safe=_QUERY)
    target = path + (f"?{query}" if query else "")
    authorization = None
    if parts.username is not None:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        authorization = "Basic " + base64.b64encode(pair.encode()).decode()
    address = Address("", parts.scheme, host, port or _PORTS[parts.scheme], target, authorization)
    return msgspec.structs.replace(address, url=address.site + target)


def _host(host: str, name: str) -> str:
    if not host:
        raise FetchError(name, "names no host; write https://host/path")
    if host.isascii():
        return host.lower().rstrip(".") or host
    try:
        return idna.encode(host.rstrip("."), uts46=True).decode("ascii")
    except idna.IDNAError:
        raise FetchError(name, f"{host} is no name of a host") from None
