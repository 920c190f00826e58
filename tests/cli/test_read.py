"""`tenure read`: what it prints, and what it says of documents that it can't use."""

import json
from pathlib import Path

import pytest

from tenure.reader.engine import BuiltinReader

from .conftest import Run

ARTICLE = "Ore chief out\n\nAda Ore resigned as CEO of Ore Mining. Nobody follows.\n"


def test_json_has_one_line_a_document_in_order_with_exact_quotes(run: Run) -> None:
    lines = [
        {"id": "b", "title": "T", "text": "Ada Ore resigned as CEO of Ore Mining.", "extra": [1]},
        {"id": "a", "title": "T", "text": "Rain."},
        {"id": "c", "title": "T", "text": "日本。 Bo Tin became CEO of Ore Mining"},
    ]
    result = run("read", "-", "--as", "jsonl", "--json", stdin="\n".join(map(json.dumps, lines)).encode())
    assert result.exit_code == 0, result.stderr
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["b", "a", "c"]
    assert answers[1] == {"id": "a", "lang": "en", "claims": []}
    claim = answers[2]["claims"][0]
    assert (claim["kind"], claim["change"], claim["person"]) == ("role", "start", "Bo Tin")
    (evidence,) = claim["evidence"]
    assert lines[2]["text"][evidence["start"] : evidence["end"]] == evidence["quote"]  # type: ignore[index]


def test_a_table_shows_each_claim_with_its_quote_in_the_width_of_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    for width in (60, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        result = run("read", "a.txt", "--published", "2024-05-01", "--publisher", "The Mill", "--lang", "en")
        assert result.exit_code == 0
        assert max(map(len, result.stdout.splitlines())) <= width
        words = " ".join(result.stdout.split())
        assert words.startswith("Ore chief out The Mill · 2024-05-01 · en")
        assert "end" in words and "actual, plain" in words


def test_a_broken_line_is_named_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "batch.jsonl").write_text('{"id": "a", "text": "x"}\n{"id": \n{"id": "b", "text": "y"}\n')
    result = run("read", "batch.jsonl", "gone.txt", "--json")
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert "batch.jsonl:2: is no document in JSON" in result.stderr
    assert "gone.txt: there is no such file" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read"], "SOURCE"),
        (["read", "-", "--published", "2024-13-01"], "2024-13-01"),
        (["read", "-", "--published", "yesterday"], "YYYY-MM-DD"),
        (["read", "-", "--lang", "tlh"], "no language pack for 'tlh'; Tenure reads: "),
        (["read", "-", "--as", "scroll"], "'html', 'jsonl'"),
        (["sing"], "sing"),
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(run: Run, arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr


def test_the_help_comes_without_loading_what_the_work_needs() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from tenure.cli.main import main; main(['--help'], standalone_mode=False); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "First steps" in ran.stdout
    assert not {"sqlalchemy", "rich", "trafilatura", "lxml", "yaml", "ahocorasick_rs"} & set(
        ran.stderr.split()
    )


def test_explain_says_why_a_claim_was_made_and_what_nearly_was(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenure.reader.BuiltinReader", BuiltinReader)
    text = "Ada Miller resigned as chief executive of Ore Mining on Monday."
    line = json.dumps({"id": "a", "text": text, "published": "2024-05-01", "lang": "en"}).encode()
    answer = json.loads(run("read", "-", "--explain", "--json", stdin=line).stdout)
    (explanation,) = answer["explanations"]
    assert explanation["accepted"] and explanation["why"]
    assert explanation["claim"]["confidence"] >= explanation["threshold"]
    shown = run("read", "-", "--explain", stdin=line).stdout
    assert "claimed: confidence 0." in shown and f"- {explanation['why'][0]}" in shown
