"""A local server that speaks the chat API as models do: it answers, stalls, errors, truncates and lies."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = str | tuple[int, dict[str, str], str]
"""The content of a completion, or a status with headers and body."""


class Stub:
    """What the server was asked, and where it is."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[dict[str, Any]] = []
        self.most_at_once = 0


def article_of(request: dict[str, Any]) -> dict[str, Any]:
    """The article that a request asks about."""
    content = request["messages"][-1]["content"]
    article: dict[str, Any] = json.loads(content[content.index("{") :])
    return article


@contextmanager
def serve(reply: Callable[[dict[str, Any], int], Reply]) -> Iterator[Stub]:
    """A server on loopback whose answers `reply(request, number)` gives."""
    lock = threading.Lock()
    busy = 0

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            nonlocal busy
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                stub.requests.append(body)
                number = len(stub.requests)
                busy += 1
                stub.most_at_once = max(stub.most_at_once, busy)
            try:
                answer = reply(body, number)
            finally:
                with lock:
                    busy -= 1
            status, headers, text = answer if isinstance(answer, tuple) else (200, {}, completion(answer))
            raw = text.encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            try:
                self.wfile.write(raw)
            except ConnectionError:
                return

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub = Stub(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()


def completion(content: str) -> str:
    """The body of a chat completion with this content."""
    return json.dumps(
        {
            "id": "x",
            "object": "chat.completion",
            "created": 0,
            "model": "stub",
            "choices": [
                {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
            ],
            "usage": {"prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150},
        }
    )


def role(**fields: Any) -> dict[str, Any]:
    """A raw role claim as a model writes it."""
    return {
        "kind": "role",
        "change": "start",
        "modality": "actual",
        "sourcing": "official",
        "when": None,
        "interim": False,
        "reason": None,
        "title": None,
    } | fields


def claims(*items: dict[str, Any]) -> str:
    """The content of an answer."""
    return json.dumps({"claims": list(items)}, ensure_ascii=False)
