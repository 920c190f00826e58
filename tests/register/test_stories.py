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
