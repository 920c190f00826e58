"""Registers for tests: every test that takes `url` or `register` runs on SQLite and on PostgreSQL.

The tests start a PostgreSQL server of their own, in a folder of their own, where its programs are installed;
elsewhere they are skipped with the reason, except in CI, where that is a failure.
"""

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tenure.register import Register

_numbers = itertools.count()


def _programs() -> Path | None:
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((p for p in places if (p / "initdb").exists() and (p / "postgres").exists()), None)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a running server, without a database."""
    programs = _programs()
    if programs is None:
        message = "PostgreSQL is not installed (looked for initdb on PATH and in /usr/lib/postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    root = Path(tempfile.mkdtemp(prefix="tenure-pg-"))
    user = None
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        user = "postgres"
        owner = pwd.getpwnam(user)
        os.chown(root, owner.pw_uid, owner.pw_gid)
    data = root / "data"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "tenure", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        capture_output=True,
        user=user,
        env=environment,
        cwd=root,
    )
    server = subprocess.Popen(
        [
            programs / "postgres",
            "-D",
            data,
            "-p",
            str(port),
            "-h",
            "127.0.0.1",
            "-k",
            root,
            "-c",
            "fsync=off",
        ],
        stderr=subprocess.PIPE,
        user=user,
        env=environment,
        cwd=root,
        text=True,
    )
    assert server.stderr is not None
    for line in server.stderr:  # the server tells when it listens
        if "ready to accept connections" in line:
            break
    try:
        yield f"postgresql://tenure@127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a register that does not exist yet."""
    if request.param == "sqlite":
        return str(tmp_path / "register.db")
    server: str = request.getfixturevalue("postgres_server")
    database = f"tenure_{next(_numbers)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}")
    return f"{server}/{database}"


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    """An empty register."""
    with Register.open(url) as register:
        yield register
