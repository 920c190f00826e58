"""Stories of many documents: every question of every story, the answer keys' claims fed in."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tenure.register import Register

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests/stories").glob("*.json")) + sorted(
    (ROOT.parent / "shared/corpus/stories").glob("*.json")
)


def _runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stories", ROOT / "bench/stories.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_story(file: Path, url: str) -> None:
    runner = _runner()
    story: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    wrong = []
    with Register.open(url) as register:
        runner.load(register, story)
        asker = runner.Asker(register, story)
        for question in story["questions"]:
            got, expect = asker.ask(question)
            if got != expect:
                wrong.append((question["ask"], question["why"], got, expect))
    assert wrong == []


@pytest.mark.parametrize("name", ["story-01", "story-04"])
def test_copies_and_relays_are_known_by_their_texts_alone(name: str, tmp_path: Path) -> None:
    found = [file for file in FILES if file.stem == name]
    if not found:
        pytest.skip("the project's corpus is not beside it")
    runner = _runner()
    story: dict[str, Any] = json.loads(found[0].read_text(encoding="utf-8"))
    for document in story["documents"]:
        document["origin"] = None
    with Register.open(str(tmp_path / "register.db")) as register:
        runner.load(register, story)
        asker = runner.Asker(register, story)
        assert [q["why"] for q in story["questions"] if asker.ask(q)[0] != asker.ask(q)[1]] == []
