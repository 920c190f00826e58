"""What the documentation says is so."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import msgspec
import pytest
from click.testing import CliRunner

from tenure.cli.main import main
from tenure.model import Document, vocabulary
from tenure.sources import items

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_the_command_is_what_its_help_says(generate: ModuleType) -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == generate.page(), "run `make docs`"


def test_the_readme_shows_what_the_demo_prints(generate: ModuleType) -> None:
    assert (ROOT / "README.md").read_text(encoding="utf-8") == generate.readme(), "run `make docs`"


@pytest.mark.parametrize("name", main.commands)
def test_every_command_explains_itself_with_an_example(name: str) -> None:
    text = main.commands[name].help or ""
    assert re.search(rf"Examples?:\n\s+.*tenure {name}", text)


def test_every_value_of_a_claim_is_explained() -> None:
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    names = [name for name in dir(vocabulary) if name.isupper() and name != "ROLE_FAMILIES"]
    values = {value for name in names for value in getattr(vocabulary, name)}
    assert len(values) > 50
    assert [value for value in sorted(values) if f"`{value}`" not in page] == []


def blocks(language: str) -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", readme, re.DOTALL)


def test_the_commands_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (page,) = items(str(ROOT / "demo" / "en-who-follows.html"))
    assert isinstance(page, Document)
    line = msgspec.json.encode(page)
    (tmp_path / "article.html").write_bytes((ROOT / "demo" / "en-who-follows.html").read_bytes())
    (tmp_path / "articles.jsonl").write_bytes(line)
    (tmp_path / "extracted.jsonl").write_bytes(line[:-1] + b', "claims": []}')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TENURE_REGISTER", "register.db")
    commands = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("tenure ")]
    assert len(commands) >= 5
    for command in commands:
        result = CliRunner().invoke(main, shlex.split(command, comments=True)[1:])
        assert result.exit_code == 0, f"{command}: {result.output}"


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks("python"):
        exec(block, {})
    assert capsys.readouterr().out.startswith("role end ")


def test_commands_and_options_in_the_guides_exist() -> None:
    wrong = []
    for page in sorted((ROOT / "docs").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for line in re.findall(r"^(?:\$ )?(tenure [a-z].*)$", text, re.MULTILINE):
            words = shlex.split(line, comments=True)[1:]
            command: click.Command | None = main
            while isinstance(command, click.Group) and words:
                command = command.commands.get(words.pop(0))
            known = {name for option in command.params for name in option.opts} if command else set()
            known |= {"-h", "--help"}
            wrong += [
                f"{page.name}: {line}"
                for word in words or [""]
                if command is None or (word.startswith("--") and word.split("=")[0] not in known)
            ]
    assert wrong == []


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    api = (tmp_path / "api.html").read_text(encoding="utf-8")
    assert "tenure.register.Register.who" in api
    assert 'src="http' not in api  # no page asks another server for anything


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("**/*.md")]
    dead = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []
