"""A register to export from."""

from pathlib import Path

import pytest

from .world import STORY, filled


@pytest.fixture
def told(tmp_path: Path) -> str:
    """The URL of a register in which a document stands that replaced another."""
    url = str(tmp_path / "register.db")
    filled(url, STORY)
    return url
