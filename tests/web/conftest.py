"""A server of the small world: in this process for most tests, as a real one for browsers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tenure.web import Settings, create_app
from tenure.web.access import add_token

from . import world

LOCAL = "http://127.0.0.1"


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the small world, not to be changed."""
    path = tmp_path_factory.mktemp("world") / "seed.db"
    register = world.make(path)
    register.backup(path.with_name("copy.db"))
    register.close()
    return path.with_name("copy.db")


@pytest.fixture
def settings(seed: Path, tmp_path: Path) -> Settings:
    """A server with tokens, over a register of the test's own."""
    register = tmp_path / "register.db"
    register.write_bytes(seed.read_bytes())
    return Settings(register=str(register), tokens=tmp_path / "tokens.json")


@pytest.fixture
def secrets(settings: Settings) -> dict[str, str]:
    """A token for each that may do one thing more than the one before."""
    assert settings.tokens is not None
    return {
        "reader": add_token(settings.tokens, "reader", ["read"]),
        "feeder": add_token(settings.tokens, "feeder", ["read", "write"]),
        "judge": add_token(settings.tokens, "judge", ["read", "review"]),
    }


@pytest.fixture
def client(settings: Settings, secrets: dict[str, str]) -> Iterator[TestClient]:
    """A browser without script, on this machine."""
    with TestClient(create_app(settings), base_url=LOCAL, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def ids(client: TestClient) -> dict[str, str]:
    """Ids by name."""
    import re

    found = {}
    for name in ("Ada Quill", "Fernbank Tools", "Mossgate Labs", "Bo Ash", "Cy Dunn"):
        html = client.get("/search", params={"q": name}).text
        match = re.search(r'href="/(?:person|organization)/(\w+)"><bdi>' + name, html)
        assert match is not None, name
        found[name] = match[1]
    return found
