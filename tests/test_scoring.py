"""The project's own scorer: what counts as the same claim, and that the corpus's referee agrees with it."""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
REFEREE = ROOT.parent / "shared/corpus/score.py"


@pytest.fixture(scope="module")
def bench() -> Any:
    sys.path.insert(0, str(ROOT / "bench"))
    try:
        yield importlib.import_module
    finally:
        sys.path.remove(str(ROOT / "bench"))


def role(**given: Any) -> dict[str, Any]:
    claim = {
        "kind": "role",
        "change": "end",
        "person": "Ada Ore",
        "org": "Ore Mining Ltd",
        "role": "ceo",
        "modality": "actual",
        "sourcing": "plain",
        "when": None,
        "reason": None,
        "interim": False,
        "evidence": "Ada Ore left",
    }
    return claim | given


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ({}, True),
        ({"org": "Ore Mining"}, True),
        ({"person": "Ore"}, True),
        ({"person": "Ada Lovelace"}, False),
        ({"role": "general_manager"}, True),
        ({"role": "cfo"}, False),
        ({"change": "start"}, False),
        ({"org": None}, False),
        ({"modality": "planned"}, True),
    ],
)
def test_claims_agree_on_parties_role_and_change(bench: Any, given: dict[str, Any], same: bool) -> None:
    agreement = bench("agreement")
    assert agreement.agree(role(person_aliases=["Ore"]), role(**given)) is same


def test_figures_count_each_claim_once(bench: Any) -> None:
    key = {"id": "en-1", "lang": "en", "title": "", "text": "Ada Ore left", "claims": [role(when="2024")]}
    guesses = [role(when="2024"), role(), role(person="Bo Tin", evidence="nobody said this")]
    errors: list[str] = []
    row = bench("scoring").score([key], {"en-1": guesses}, errors)["all"]
    assert row["changes"] == {"precision": 0.3333, "recall": 1.0, "f1": 0.5, "in_key": 1}
    assert row["on_matched_changes"]["date"] == 1.0  # the guess that agrees in more is the match
    assert row["quotes_exact"] == 0.6667
    assert [line[:8] for line in errors] == ["en-1  + ", "en-1  + "]


@pytest.mark.skipif(not REFEREE.exists(), reason="no corpus beside the project")
def test_the_corpus_scorer_comes_to_the_same_figures(bench: Any) -> None:
    corpus, scoring, referee = bench("corpus"), bench("scoring"), _module(REFEREE)
    documents = corpus.golden_keys() + corpus.dev_keys()[::4]
    answers = corpus.answers(documents)
    theirs = {group: referee.figures(tally) for group, tally in referee.score(documents, answers).items()}
    ours = scoring.score(documents, answers)
    assert ours.keys() == theirs.keys()
    for group, row in ours.items():
        assert row == {name: theirs[group][name] for name in row}


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("referee", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
