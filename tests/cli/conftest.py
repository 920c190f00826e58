"""The command in this process, with a reader of one sentence: what the built-in one finds is tested elsewhere."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import tenure.reader
from tenure.cli.main import main
from tenure.model import Document, Evidence, RoleClaim
from tenure.reader.protocol import Reading

Run = Callable[..., Result]


class OneSentenceReader:
    """Knows `NAME NAME resigned as CEO of ORG`, `… is CEO of …` and `… became CEO of …`."""

    def read(self, document: Document) -> Reading:
        changes = {"resigned as": "end", "is": "hold", "became": "start"}
        claims = [
            RoleClaim(
                change=changes[match[2]],  # type: ignore[arg-type]
                person=match[1],
                org=match[3],
                role="ceo",
                title="CEO",
                evidence=[Evidence(field="text", start=match.start(), end=match.end(), quote=match[0])],
            )
            for match in re.finditer(
                r"(\w+ \w+) (resigned as|is|became) CEO of (\w+(?: \w+)?)", document.text
            )
        ]
        return Reading(id=document.id, lang=document.lang or "en", claims=[*claims])


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `tenure ARGS...` in an empty folder, with a register there."""
    monkeypatch.setattr(tenure.reader, "BuiltinReader", OneSentenceReader, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TENURE_REGISTER", str(tmp_path / "register.db"))
    monkeypatch.setenv("COLUMNS", "100")

    def tenure_command(*arguments: str, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(main, arguments, input=io.BufferedReader(io.BytesIO(stdin)))

    return tenure_command
