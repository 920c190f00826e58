"""Turns of phrase, one a line, in `turns/LANG.txt`: a text, and behind a bar the changes that it tells."""

from pathlib import Path

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader

TURNS = [
    pytest.param(path.stem, *line.split(" |", 1), id=f"{path.stem} {line[:60]}")
    for path in sorted((Path(__file__).parent / "turns").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("lang", "text", "expected"), TURNS)
def test_turn_of_phrase(lang: str, text: str, expected: str) -> None:
    document = Document(id="x", title="", text=text, published="2024-05-16", lang=lang)
    found = {
        f"{c.change} {c.person} {c.role}"
        for c in BuiltinReader().read(document).claims
        if isinstance(c, RoleClaim) and c.change in ("start", "end")
    }
    assert found == {part.strip() for part in expected.split(";") if part.strip()}
