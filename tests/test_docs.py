"""What the documentation says is so."""

import importlib.util
import re
from pathlib import Path

import pytest

from tenure.cli.main import main
from tenure.model import vocabulary

ROOT = Path(__file__).parent.parent


def test_the_page_of_the_command_is_what_its_help_says() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == module.page(), "run `make docs`"


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


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("**/*.md")]
    dead = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []
