"""A site on this machine for tests to fetch from, and time that passes only when it is told to."""

import datetime
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tenure.sources.fetch import Clock

Page = tuple[int, dict[str, str], bytes]
"""Status, headers and body."""


class Site:
    """Pages by path; a page may be a function of the request. `asked` lists path and headers of what was asked,
    `posted` path, headers and body of what was sent here (a path without a page takes it).
    """

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self._server = server
        self.pages: dict[str, Page | Callable[[BaseHTTPRequestHandler], Page | None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.posted: list[tuple[str, dict[str, str], bytes]] = []

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def html(self, path: str, body: str, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (200, {"Content-Type": "text/html; charset=utf-8"} | named, body.encode())

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, self._headers()))
        self._answer(self.site.pages.get(self.path, (404, {}, b"nothing here")))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        self.site.posted.append((self.path, self._headers(), body))
        self._answer(self.site.pages.get(self.path, (204, {}, b"")))

    def _headers(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self.headers.items()}

    def _answer(self, page: Page | Callable[[BaseHTTPRequestHandler], Page | None]) -> None:
        if callable(page):
            try:
                made = page(self)
            except (BrokenPipeError, ConnectionResetError):
                made = None  # whoever asked has gone, as a test may want
            if made is None:
                self.close_connection = True
                return
            page = made
        status, headers, body = page
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def served(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers until the end of the block."""
    server = _Server(("127.0.0.1", 0), _Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site = Site(server)
    server.RequestHandlerClass = type("Handler", (_Handler,), {"site": site})
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class FakeClock(Clock):
    """Noon of a day in 2024; every look at it takes `tick` seconds, and to sleep is to move it on."""

    def __init__(self, tick: float = 0.0) -> None:
        self.tick = tick
        self.passed = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime.datetime:
        return datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.UTC) + datetime.timedelta(
            seconds=self.passed
        )

    def monotonic(self) -> float:
        self.passed += self.tick
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds
