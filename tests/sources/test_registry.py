"""Sources are found by entry point; one of another package works like Tenure's own, a broken one is named."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tenure.cli.main import main
from tenure.model import BadDocument, RoleClaim, TenureError
from tenure.sources import Source, broken, items, names, registry
from tenure.sources.record import Record

GUIDE = Path(__file__).parents[2] / "docs" / "add-a-source.md"
Install = Callable[..., None]


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package of one module that names a source."""

    def forget() -> None:
        registry._points.cache_clear()
        registry._loaded.cache_clear()

    def installed(module: str, code: str, entry: str) -> None:
        site = tmp_path / f"site-{module}"
        info = site / f"{module}-1.0.dist-info"
        info.mkdir(parents=True)
        (site / f"{module}.py").write_text(code, encoding="utf-8")
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {module.replace('_', '-')}\nVersion: 1.0\n"
        )
        (info / "entry_points.txt").write_text(f"[tenure.sources]\n{entry}\n")
        monkeypatch.syspath_prepend(str(site))
        forget()

    yield installed
    monkeypatch.undo()
    forget()


def test_every_source_of_ours_is_one_and_bears_the_name_of_its_entry_point() -> None:
    for name in names():
        source = registry.source(name)
        assert isinstance(source, Source)
        assert source.name == name


def test_the_source_of_the_guide_works_as_the_guide_says(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = block("toml").splitlines()[1].replace('"', "")
    install("board_bulletin", block("python"), entry)
    monkeypatch.chdir(tmp_path)
    Path("bulletin.csv").write_text(block("csv"), encoding="utf-8")
    first, second, bad = items("bulletin.csv")
    assert isinstance(first, tuple) and isinstance(second, tuple) and isinstance(bad, BadDocument)
    (claim,) = first[1]
    assert isinstance(claim, RoleClaim)
    assert (claim.person, claim.change, claim.role, claim.when) == ("Ada Ore", "start", "ceo", "2024-05-01")
    command, *told = block("console").splitlines()
    ran = CliRunner().invoke(main, command.split()[2:])
    assert ran.exit_code == 1
    assert ran.output.splitlines() == told
    again = CliRunner().invoke(
        main, ["add", "--as", "board-bulletin", "bulletin.csv", "--register", "team.db"]
    )
    assert "0 added with 0 claims, 2 already there" in again.output
    read = CliRunner().invoke(main, ["read", "bulletin.csv"])
    assert "“Ada Ore appointed as CEO of Ore Mining on 2024-05-01”" in read.output


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (
            "import no_such_library\n",
            "can't be loaded (ModuleNotFoundError: No module named 'no_such_library')",
        ),
        ("1/0\n", "can't be loaded (ZeroDivisionError"),
        ("name = 'poor'\nsuffixes = ()\n", "lacks media_types, recognizes, items"),
    ],
)
def test_a_broken_source_is_named_with_its_package_and_the_others_go_on(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, says: str
) -> None:
    install("poor_source", code, "poor = poor_source")
    monkeypatch.delitem(sys.modules, "poor_source", raising=False)
    with pytest.raises(TenureError, match="package 'poor-source'"):
        registry.source("poor")
    assert [says in problem for problem in broken()] == [True]
    page = tmp_path / "page.txt"
    page.write_text("Head\n\nRain.")
    ran = CliRunner().invoke(main, ["read", str(page)])
    assert ran.exit_code == 0 and "No claim." in ran.stdout
    assert says in ran.stderr and "Traceback" not in ran.stderr
    asked = CliRunner().invoke(main, ["read", str(page), "--as", "poor"])
    assert asked.exit_code == 1 and "poor-source" in asked.stderr and "Traceback" not in asked.stderr


def test_a_source_that_fails_at_its_work_is_named_with_its_package(install: Install, tmp_path: Path) -> None:
    code = "name = 'frail'\nsuffixes = ('.frail',)\nmedia_types = ()\ndef recognizes(head): return 1 / 0\n"
    code += "def items(stream, label, given):\n    yield from ()\n    raise KeyError('day')\n"
    install("frail_source", code, "frail = frail_source")
    file = tmp_path / "a.txt"
    file.write_text("Head\n\nRain.")
    assert CliRunner().invoke(main, ["read", str(file)]).exit_code == 0
    asked = CliRunner().invoke(main, ["read", str(file), str(file), "--as", "frail"])
    assert asked.exit_code == 1 and "Traceback" not in asked.stderr
    assert "the source 'frail' failed on it" in asked.stderr and "frail-source" in asked.stderr


def test_nobody_takes_the_name_of_a_source_of_ours(install: Install) -> None:
    install("rival_text", "", "text = rival_text")
    assert registry.source("text").suffixes == (".txt", ".md")


def test_a_file_goes_to_the_source_that_recognizes_it_among_those_its_name_suggests(install: Install) -> None:
    code = (
        "name = 'ledger'\nsuffixes = ('.jsonl', '.html', '.led')\nmedia_types = ('application/x-ledger',)\n"
    )
    code += "def recognizes(head): return head.startswith(b'{\"ledger\"')\ndef items(*_): return iter(())\n"
    install("ledger_source", code, "ledger = ledger_source")
    cases = [
        (".jsonl", None, b'{"ledger": 1}', "ledger"),
        (".jsonl", None, b'{"text": "x"}', "jsonl"),
        (".html", None, b"anything", "html"),
        (".txt", None, b'{"ledger": 1}', "text"),
        (".led", None, b"anything", "ledger"),
        ("", None, b'{"ledger": 1}', "ledger"),
        ("", "application/x-ledger", b"anything", "ledger"),
        ("", "text/html", b"{", "html"),
        ("", None, b"  {", "jsonl"),
        ("", None, b"\xef\xbb\xbf <p>", "html"),
        (".odd", None, b"words", "text"),
    ]
    assert [registry.guess(*case[:3]).name for case in cases] == [case[3] for case in cases]


def test_the_help_of_the_command_looks_for_no_source() -> None:
    code = (
        "import sys; from tenure.cli.main import main; main(['--help'], standalone_mode=False); "
        "sys.exit('tenure.sources' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_asking_all_sources_for_their_form_loads_nothing_heavy() -> None:
    heavy = "{'lxml', 'trafilatura', 'yaml', 'httpx', 'sqlalchemy'}"
    code = f"import sys, tenure.sources as s; s.broken(); sys.exit(str(sorted({heavy} & set(sys.modules))))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.stderr.strip() == "[]"


def test_what_a_record_says_stands_where_it_says() -> None:
    record = Record()
    quotes = [
        record.say("Ada  Ore", None, "chair\nsince 2020"),
        record.say(""),
        record.say("İz", " ", "日本"),
    ]
    assert [quote.quote for quote in quotes] == ["Ada Ore chair since 2020", "", "İz 日本"]
    assert all(record.text[quote.start : quote.end] == quote.quote for quote in quotes)
