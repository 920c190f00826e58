"""Turns of phrase that the reader is known to misread since what words tell is weighed (`known_misses.txt`).

Weights that read unseen articles better read some of these worse: a rule that was right here now has too little
confidence, or a word outweighs it. They are expected to fail, and tell when they are read rightly again.
"""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
MISSES = frozenset((HERE / "known_misses.txt").read_text(encoding="utf-8").splitlines())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == HERE and item.nodeid.rpartition("tests/reader/")[2] in MISSES:
            item.add_marker(pytest.mark.xfail(reason="known to be misread", strict=True))
