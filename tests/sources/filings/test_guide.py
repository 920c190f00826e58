"""What docs/filings.md shows is what the command prints."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tenure.cli.main import main

from .conftest import SAMPLES

GUIDE = Path(__file__).parents[3] / "docs" / "filings.md"


def runs() -> list[tuple[str, str]]:
    """Each command of the page with what it prints."""
    blocks = re.findall(r"```console\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return [
        (command, told.strip())
        for block in blocks
        for command, _, told in (
            run.partition("\n") for run in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
        )
    ]


def test_every_run_of_the_guide_prints_what_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SAMPLES, tmp_path / "samples")
    monkeypatch.chdir(tmp_path / "samples")
    monkeypatch.setenv("TENURE_REGISTER", "register.db")
    monkeypatch.setenv("COLUMNS", "100")
    assert len(runs()) >= 8
    for command, told in runs():
        ran = CliRunner().invoke(main, shlex.split(command)[1:])
        lines = [line.rstrip() for line in ran.output.strip().splitlines()]
        assert lines == told.splitlines(), command
