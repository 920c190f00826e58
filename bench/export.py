"""How long the formats take to write a register, and how much memory, by `tenure export` as users run it.

    python bench/export.py [--claims 1000000] [--register PATH] [--only NAME ...] [--json FILE]

The register is the generated one of bench/register.py; with --register it is made there once and kept. Memory is
the process's own (RssAnon): pages of the register that the system keeps at hand are not counted. Last stands
what SQLite needs to read the same claims as they are stored, decoded and resolved by nobody: a limit from below.
"""

import argparse
import itertools
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from register import World
from tenure.register import Register

EXPORTS = {
    "parquet claims": ["--format", "parquet"],
    "parquet tenures": ["--format", "parquet", "--table", "tenures"],
    "parquet changes": ["--format", "parquet", "--table", "changes"],
    "csv claims": ["--format", "csv"],
    **{name: ["--format", name] for name in ("jsonl", "ftm", "bods", "jsonld", "ntriples", "graphml")},
}


def fill(path: Path, claims: int) -> None:
    world = World()
    with Register.open(str(path)) as register:
        register.add_many(itertools.takewhile(lambda _: world.claims < claims, world.documents()))


def own_memory(pid: int) -> int:
    """MB that the process holds for itself, 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) // 1024


def run(register: Path, arguments: list[str], out: Path) -> dict[str, Any]:
    command = [str(Path(sys.executable).with_name("tenure")), "export", *arguments]
    start = time.perf_counter()
    child = subprocess.Popen([*command, "--register", str(register), "-o", str(out)])
    peak = 0
    while True:
        peak = max(peak, own_memory(child.pid))
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.05)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    wall = time.perf_counter() - start
    return {"s": wall, "cpu_s": usage.ru_utime + usage.ru_stime, "mb": peak, "bytes": out.stat().st_size}


def limit(register: Path) -> dict[str, Any]:
    """Reading the stored claims with their documents, row by row, and nothing else."""
    start, work = time.perf_counter(), time.process_time()
    with sqlite3.connect(f"file:{register}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "SELECT c.*, d.id, d.title, d.published, d.publisher, d.url, d.lang, d.recorded, d.origin "
            "FROM claims c JOIN documents d ON d.seq = c.doc ORDER BY c.seq"
        )
        while rows.fetchmany(20_000):
            pass
    return {"s": time.perf_counter() - start, "cpu_s": time.process_time() - work, "mb": 0, "bytes": 0}


def show(name: str, row: dict[str, Any]) -> None:
    memory = f"{row['mb']:,}" if row["mb"] else ""
    print(
        f"| {name} | {row['s']:.1f} | {row['cpu_s']:.1f} | {memory} | {row['bytes'] / 1e6:,.0f} |", flush=True
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument(
        "--register", type=Path, help="keep the generated register there, or use the one there"
    )
    parser.add_argument("--only", nargs="+", choices=list(EXPORTS), default=list(EXPORTS))
    parser.add_argument("--json", type=Path, help="write the figures there too")
    arguments = parser.parse_args()
    rows: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        register = arguments.register or Path(folder) / "register.db"
        if not register.exists():
            fill(register, arguments.claims)
        print("| export | s | s of own work | MB held | MB written |")
        print("| --- | --: | --: | --: | --: |")
        for name in arguments.only:
            rows[name] = run(register, EXPORTS[name], Path(folder) / "out")
            show(name, rows[name])
        rows["limit"] = limit(register)
        show("limit: SQLite reads the claims as stored", rows["limit"])
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
