"""How pages and API bear a large register: time of each page, and point queries of many clients at once.

    python bench/web.py [--claims 2000000] [--register FILE] [--seconds 10] [--json FILE]

The register is generated (see bench/register.py), and kept where --register says. The server runs as its own
process. Pages are asked one after the other, each address once, so that no answer is at hand already; `server` is
the processor time of the server for one page. The clients of the API keep their connections; "busy" ones ask again
at once, "calm" ones once a second each.
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from register import CLAIMS_PER_COMPANY, World, percentile
from tenure.register import Register

CLIENTS = 100
TICK = os.sysconf("SC_CLK_TCK")


def fill(path: Path, claims: int) -> None:
    world = World()
    with Register.open(str(path)) as register:
        register.add_many(itertools.takewhile(lambda _: world.claims < claims, world.documents()))


class Server:
    """`tenure serve` over a register, on a free port."""

    def __init__(self, path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        code = "from tenure.cli.main import main; main()"
        command = [sys.executable, "-c", code, "serve", "--port", str(self.port), "--register", str(path)]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                self.get("/sign-in")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the server did not start")

    def get(self, path: str) -> bytes:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={"Accept-Encoding": "gzip"}
        )
        with urllib.request.urlopen(request) as response:
            body: bytes = response.read()
            return body

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


def pages(server: Server, path: Path, world: World, companies: int, each: int) -> list[dict[str, Any]]:
    r = random.Random(5)
    numbers = [int(companies * r.random() ** 1.6) for _ in range(each)]
    orgs, people = [], []
    with Register.open(str(path), create=False) as register:
        for number in numbers:
            for found in register.search(world.company(number), limit=3):
                if found.kind == "organization":
                    orgs.append(found.entity.id)
                    people += [post.person.id for post in register.who(found.entity.id, on="2020-06-01")[:1]]
                    break
    cursor = ""
    streams = []
    for _ in range(each):
        streams.append(f"/?before={quote(cursor)}" if cursor else "/")
        match = re.search(r'rel="next" href="[^"]*before=([^"&]*)', _plain(server, streams[-1]))
        cursor = match[1].replace("%3D", "=") if match else ""
    changes = re.findall(r'/change\?claim=[^"&]*', "".join(_plain(server, s) for s in streams[:4]))
    kinds: dict[str, list[str]] = {
        "changes": [f"{s}{'&' if '?' in s else '?'}on=2020-01-01" for s in streams],
        "search": [f"/search?q={quote(world.company(n)[:5])}&on=2020-01-{n % 28 + 1:02}" for n in numbers],
        "person": [f"/person/{p}?on=2020-06-01" for p in dict.fromkeys(people)],
        "organization": [f"/organization/{o}?on=2020-06-01" for o in dict.fromkeys(orgs)],
        "network": [f"/network/{i}?on=2020-06-01" for i in dict.fromkeys([*orgs, *people])],
        "change": list(dict.fromkeys(changes))[:each],
        "document": [f"/document?id=g{n + 1}" for n in dict.fromkeys(numbers)],
        "review": [f"/review?on=2020-01-{n + 1:02}" for n in range(min(each, 10))],
    }
    rows = []
    for kind, addresses in kinds.items():
        times, sizes = [], []
        before = server.cpu()
        for address in addresses:
            start = time.perf_counter()
            sizes.append(len(server.get(address)))
            times.append((time.perf_counter() - start) * 1000)
        cpu = (server.cpu() - before) * 1000 / max(1, len(addresses))
        rows.append(
            {
                "page": kind,
                "asked": len(addresses),
                "p50": percentile(times, 0.5),
                "p95": percentile(times, 0.95),
                "server": cpu,
                "kB": max(sizes) / 1000,
            }
        )
    return rows


def _plain(server: Server, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}") as response:
        return str(response.read().decode()).replace("&amp;", "&")


async def clients(port: int, paths: Callable[[], str], seconds: float, pause: float) -> dict[str, float]:
    """So many clients for so long; times in milliseconds from request to the end of the answer."""
    times: list[float] = []
    errors = 0
    end = time.perf_counter() + seconds

    async def client(number: int) -> None:
        nonlocal errors
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        if pause:
            await asyncio.sleep(pause * number / CLIENTS)
        while time.perf_counter() < end:
            start = time.perf_counter()
            writer.write(f"GET {paths()} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            await reader.readexactly(int(length[1]) if length else 0)
            times.append((time.perf_counter() - start) * 1000)
            errors += not head.startswith(b"HTTP/1.1 200")
            if pause:
                await asyncio.sleep(max(0.0, start + pause - time.perf_counter()))
        writer.close()

    await asyncio.gather(*(client(n) for n in range(CLIENTS)))
    return {
        "requests_per_s": len(times) / seconds,
        "p50": percentile(times, 0.5),
        "p99": percentile(times, 0.99),
        "errors": errors,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--claims", type=int, default=2_000_000)
    parser.add_argument("--register", type=Path, help="made there if it is not there yet, and kept")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--each", type=int, default=60, help="addresses of each kind of page")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.register or Path(folder) / "register.db"
        if not path.exists():
            fill(path, arguments.claims)
        world = World()
        companies = 200 + arguments.claims // CLAIMS_PER_COMPANY
        server = Server(path)
        try:
            rows = pages(server, path, world, companies, arguments.each)
            print(
                "| page | asked | p50 ms | p95 ms | server ms | largest kB |\n| --- | --: | --: | --: | --: | --: |"
            )
            for row in rows:
                print(
                    f"| {row['page']} | {row['asked']} | {row['p50']:.0f} | {row['p95']:.0f} "
                    f"| {row['server']:.1f} | {row['kB']:.0f} |",
                    flush=True,
                )
            r = random.Random(11)

            def who(spread: int) -> str:
                number = int(spread * r.random() ** 1.6)
                return f"/api/v1/who?org={quote(world.company(number))}&role=ceo&on=2020-06-01"

            print(
                "\n| clients | asking | requests/s | p50 ms | p99 ms | errors |\n| --- | --- | --: | --: | --: | --: |"
            )
            api = {}
            for name, spread, pause in (
                ("busy, 200 companies", 200, 0.0),
                ("busy, all companies", companies, 0.0),
                ("calm, all companies", companies, 1.0),
            ):
                found = asyncio.run(clients(server.port, lambda s=spread: who(s), arguments.seconds, pause))  # type: ignore[misc]
                api[name] = found
                print(
                    f"| {CLIENTS} | {name} | {found['requests_per_s']:.0f} | {found['p50']:.1f} "
                    f"| {found['p99']:.1f} | {found['errors']:.0f} |",
                    flush=True,
                )
        finally:
            server.stop()
        if arguments.json:
            arguments.json.write_text(json.dumps({"pages": rows, "api": api}, indent=1) + "\n")


if __name__ == "__main__":
    main()
