"""Connections that lead out: each name is resolved once, every address of the answer is checked, and the very address
that was checked is connected to. And no request outlives its deadline, however slowly the server drips.
"""

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import httpcore2

from .clock import Clock

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to the addresses of the host, as text. Raises OSError."""

_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_GLOBAL6: Final = ipaddress.ip_network("2000::/3")
"""All that is given out as global unicast (IANA, IPv6 address space)."""


class Refused(Exception):
    """An address that is not to be connected to."""


class OutOfTime(Exception):
    """The request's deadline has passed."""


def is_public(address: str) -> bool:
    """Whether an address is one of the public network, also where it stands inside another.

    Private, loopback, link-local, multicast, unspecified and reserved addresses are not, nor IPv6 addresses that
    carry such an IPv4 address (mapped, NAT64, 6to4, Teredo).
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
        return ip in _GLOBAL6 and ip.is_global
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """The addresses that the system gives for a host, in its order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


class Network(httpcore2.NetworkBackend):
    """The network as requests see it, with the deadline of the request that this thread makes."""

    def __init__(self, clock: Clock, resolver: Resolver, *, allow_private: bool) -> None:
        self._clock = clock
        self._resolver = resolver
        self._allow_private = allow_private
        self._plain = httpcore2.SyncBackend()
        self._local = threading.local()

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Within it, this thread's requests end after so many seconds, whatever they wait for."""
        self._local.end = self._clock.monotonic() + seconds
        try:
            yield
        finally:
            del self._local.end

    def left(self, timeout: float | None = None) -> float:
        """Seconds that may still be waited, at most `timeout`. Raises OutOfTime."""
        left = float(self._local.end) - self._clock.monotonic()
        if left <= 0:
            raise OutOfTime
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of the host that answers. Raises Refused where one is not public."""
        addresses = self._addresses(host, port)
        if not self._allow_private:
            for address in addresses:
                if not is_public(address):
                    raise Refused(address)
        problem: Exception = httpcore2.ConnectError(f"{host} has no address")
        for number, address in enumerate(addresses):
            share = self.left(timeout) / (len(addresses) - number)
            try:
                stream = self._plain.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                problem = error
            else:
                return _Stream(stream, self)
        raise problem

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """What the host resolves to. The system's resolver knows no timeout, so it is left behind at the deadline."""
        box: list[Sequence[str] | Exception] = []

        def ask() -> None:
            try:
                box.append(self._resolver(host, port))
            except Exception as error:
                box.append(error)

        asking = threading.Thread(target=ask, name=f"resolve {host}", daemon=True)
        asking.start()
        asking.join(self.left())
        if not box:
            raise OutOfTime
        answer = box[0]
        if isinstance(answer, OSError | UnicodeError):  # a label of 64 letters is a UnicodeError
            raise httpcore2.ConnectError(answer)
        if isinstance(answer, Exception):
            raise answer
        return answer


class _Stream(httpcore2.NetworkStream):
    """A connection whose every wait ends at the deadline of the request that uses it."""

    def __init__(self, stream: httpcore2.NetworkStream, network: Network) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self._network.left(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
