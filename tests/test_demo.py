"""The demo's story, told by four outlets in four languages, comes out right."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.register import Register
from tenure.sources import items

DEMO = Path(__file__).parent.parent / "demo"
ARTICLES = sorted(DEMO.glob("*.html"))
KEY = {row["id"]: row for row in map(json.loads, (DEMO / "key.jsonl").read_text("utf-8").splitlines())}


def article(path: Path) -> Document:
    (document,) = items(str(path))
    assert isinstance(document, Document)
    return document


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Any:
    reader = BuiltinReader()
    with Register.open(str(tmp_path_factory.mktemp("demo") / "register.db")) as opened:
        for path in ARTICLES:
            document = article(path)
            opened.add(document, reader.read(document).claims)
        yield opened


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_key_is_of_the_articles_and_every_change_of_it_is_found_and_no_other(path: Path) -> None:
    document, key = article(path), KEY[path.stem]
    assert [key[field] for field in ("title", "text", "published", "publisher", "lang")] == [
        document.title, document.text, document.published, document.publisher, document.lang
    ]  # fmt: skip

    def changes(claims: list[dict[str, Any]]) -> set[tuple[str, ...]]:
        fields = ("person", "change", "role", "org", "modality")
        return {
            tuple(claim[field] for field in fields)
            for claim in claims
            if claim["kind"] == "role" and claim["change"] in ("start", "end")
        }

    found = msgspec.to_builtins(BuiltinReader().read(document).claims)
    assert changes(found) == changes(key["claims"])


def test_he_is_still_chief_executive_whatever_the_headline_says(register: Register) -> None:
    (holding,) = register.who("Xiaomi", "ceo", "2022-10-01", why=True)
    assert "Lei Jun" in holding.person.names and "雷军" in holding.person.names
    assert holding.state == "current"
    assert {quote.published for quote in holding.evidence or []} >= {"2022-09-14", "2022-09-19"}
    assert [change.modality for change in register.changes(org="Xiaomi", role="ceo")] == ["denied"]


def test_one_person_of_four_languages_left_two_posts_and_kept_his_shares(register: Register) -> None:
    (person,) = register.person("Lei Jun", "2022-10-01")
    ended = {post.role: post for post in person.posts if post.state == "ended"}
    assert set(ended) == {"chair", "general_manager"}
    assert ended["general_manager"].end == "2022-04"
    assert ended["chair"].origins == 4 and ended["chair"].end is None
    assert any(stake.share == 0.9 and stake.change == "hold" for stake in person.stakes)
