"""What watching costs: feeds in steady state, how soon an entry is an alert, and documents held against watches.

    python bench/watch.py [--feeds 200] [--every 60] [--seconds 120] [--sizes 10000 200000]

The feeds lie on as many addresses of this machine (127.1.0.1 ...), each of 30 entries and 20 kB, and answer 304
when they are asked again. The runner is `tenure watch run` as a process of its own; its processor time is what the
system counts. For the latency it runs with `--every 1`, without a pause between requests to one host
(the server is ours) and with the usual one of a second; an article is published, and the
clock stops when the webhook has the alert. The registers of the last table are generated (see bench/register.py).
"""

import argparse
import itertools
import json
import os
import queue
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from register import World, percentile
from tenure.register import Register
from tenure.watch import Terms, Watch, Watches

TICK = os.sysconf("SC_CLK_TCK")
ENTRIES = 30
TEASER = "A short text about the harbour, the quarry and the town, as feeds give it before the article. " * 5
GIVEN = "Anna Bruno Carla David Elena Felix Grace Henry Irene Jonas Karin Louis Maria Norman Olga".split()
FAMILY = (
    "Lund Marsh Holt Berger Quill Fischer Novak Stone Weber Hale Dubois Pratt Keller Snow Whitman".split()
)
NAMES = [f"{given} {family}" for given, family in zip(GIVEN * 2, FAMILY + FAMILY[::-1], strict=True)]
"""People unlike enough that none is taken for another."""


class Handler(BaseHTTPRequestHandler):
    """Feeds, pages and a webhook."""

    protocol_version = "HTTP/1.1"
    pages: ClassVar[dict[str, tuple[str, str, bytes]]] = {}
    asked = 0
    hooked: "ClassVar[queue.Queue[tuple[float, str]]]" = queue.Queue()

    def do_GET(self) -> None:
        kind, tag, body = self.pages.get(self.path, ("", "", b""))
        if self.path.startswith("/feed"):
            type(self).asked += 1
        if not kind:
            self._send(404, {}, b"")
        elif self.headers.get("If-None-Match") == tag:
            self._send(304, {"ETag": tag}, b"")
        else:
            self._send(200, {"Content-Type": kind, "ETag": tag}, body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        self.hooked.put((time.monotonic(), json.loads(body)["change"]["person"]["name"]))
        self._send(204, {}, b"")

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status == 200 or status == 404:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256


def feed(name: str, entries: list[tuple[str, str]]) -> bytes:
    items = "".join(
        f"<entry><id>{url}</id><title>{title}</title><link href='{url}'/><summary>{TEASER}</summary>"
        "<updated>2026-03-03T09:00:00Z</updated></entry>"
        for url, title in entries
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{name}</title><id>urn:{name}</id>{items}</feed>'.encode()


def article(person: str) -> bytes:
    return (
        f"<html lang='en'><head><title>{person} resigns</title><meta property='og:site_name' content='The Mill'>"
        "<meta property='article:published_time' content='2026-03-03T09:00:00Z'></head><body><article>"
        f"<h1>{person} resigns</h1><p>{person} resigned as chief executive of Acme Mining on 3 March 2026, the company "
        "said in a statement. Acme Mining runs three quarries by the river.</p></article></body></html>"
    ).encode()


def put(path: str, body: bytes, kind: str = "application/atom+xml") -> None:
    Handler.pages[path] = (kind, f'"{hash(body):x}"', body)


def runner(register: Path, folder: Path, *options: str) -> "subprocess.Popen[bytes]":
    code = "from tenure.cli.main import main; main()"
    command = [
        sys.executable,
        "-c",
        code,
        "watch",
        "run",
        "--register",
        str(register),
        "--allow-private",
        *options,
    ]
    environment = os.environ | {"TENURE_FETCHED": str(folder / "fetched")}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def steady(folder: Path, port: int, feeds: int, every: float, seconds: float) -> str:
    urls = [f"http://127.1.{n // 250}.{n % 250 + 1}:{port}/feed{n}" for n in range(feeds)]
    for n, url in enumerate(urls):
        base = url.rpartition("/")[0]
        entries = [(f"{base}/page{n}-{k}", f"Report {k} from the harbour") for k in range(ENTRIES)]
        put(f"/feed{n}", feed(f"feed{n}", entries))
    # The pages of old entries are not there (404): what is measured is what follows, the looks that find nothing.
    path = folder / "steady.db"
    with Register.open(str(path)) as register:
        Watches(register).add(
            Watch(name="w", terms=Terms(), feeds=tuple(urls), destinations=(f"file:{folder / 'a.jsonl'}",))
        )
    process = runner(path, folder, "--every", f"{every}s", "--delay", "0")
    try:
        with Register.open(str(path)) as register:
            while len(first_looks(register)) < feeds:
                time.sleep(1)
        time.sleep(every)  # so that every feed has been found unchanged once
        asked, spent, begun = Handler.asked, processor_seconds(process.pid), time.monotonic()
        time.sleep(seconds)
        passed = time.monotonic() - begun
        share = (processor_seconds(process.pid) - spent) / passed
        looks = (Handler.asked - asked) / passed
        memory = next(
            int(line.split()[1]) // 1024
            for line in Path(f"/proc/{process.pid}/status").read_text().splitlines()
            if line.startswith("VmRSS")
        )
    finally:
        process.terminate()
    ended = process.wait(60)
    return (
        f"{feeds} feeds every {every:g} s: {looks:.2f} looks a second, {share:.1%} of a core, {memory} MB; "
        f"SIGTERM ended it with {ended}"
    )


def first_looks(register: Register) -> list[str]:
    from tenure.watch.feeds import Feeds

    urls = [feed for watch in Watches(register).all() for feed in watch.feeds]
    return [feed.url for feed in Feeds(register).of(urls) if feed.hash]


def latency(folder: Path, port: int, count: int, delay: float) -> str:
    base = f"http://127.0.0.1:{port}"
    entries: list[tuple[str, str]] = []
    put("/feed", feed("mill", entries))
    path = folder / f"latency-{delay}.db"
    with Register.open(str(path)) as register:
        Watches(register).add(
            Watch(name="w", terms=Terms(), feeds=(f"{base}/feed",), destinations=(f"{base}/hook",))
        )
    process = runner(path, folder, "--every", "1s", "--delay", str(delay))
    waits = []
    try:
        for n in range(count + 1):
            person = NAMES[n]
            put(f"/article{n}", article(person), "text/html; charset=utf-8")
            entries.insert(0, (f"{base}/article{n}", f"{person} resigns"))
            begun = time.monotonic()
            put("/feed", feed("mill", entries))
            came, _ = Handler.hooked.get(timeout=120)
            if n:  # the first one waits for the program to start
                waits.append(came - begun)
            time.sleep(0.37 * (n % 4))  # at any moment between two looks
    finally:
        process.terminate()
        process.wait(60)
    return (
        f"{count} articles, a look a second, {delay:g} s between requests to the host: from publication to the "
        f"webhook {statistics.median(waits):.2f} s in the median, at most {max(waits):.2f} s"
    )


def evaluation(folder: Path, claims: int, watches: int, documents: int) -> str:
    world = World()
    path = folder / f"evaluation-{claims}.db"
    with Register.open(str(path)) as register:
        register.add_many(itertools.takewhile(lambda _: world.claims < claims, world.documents()))
        saved = Watches(register)
        saved.add(Watch(name="all", terms=Terms()))
        for n in range(watches - 1):
            saved.add(Watch(name=f"w{n}", terms=Terms(orgs=(world.company(n),), roles=("ceo",))))
        size, times, told = world.claims, [], 0
        for document, said in itertools.islice(world.documents(), documents):
            register.add(document, said)
            begun = time.process_time()
            told += len(saved.evaluate())
            times.append((time.process_time() - begun) * 1000)
    return f"| {size:,} | {watches} | {told} | {statistics.median(times):.1f} | {percentile(times, 95):.1f} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--every", type=float, default=60.0)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument(
        "--skip", nargs="*", default=[], choices=["feeds", "latency"], help="what to leave out"
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 200_000])
    given = parser.parse_args()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Server(("0.0.0.0", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"load before: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "feeds" not in given.skip:
            print(steady(folder, port, given.feeds, given.every, given.seconds), flush=True)
        for delay in (0.0, 1.0) if "latency" not in given.skip else ():
            print(latency(folder, port, given.articles, delay), flush=True)
        print("| claims in the register | watches | alerts | a document, p50 ms of processor | p95 |")
        for size in given.sizes:
            print(evaluation(folder, size, 20, 200), flush=True)
    server.shutdown()


if __name__ == "__main__":
    main()
