"""Adding and asking through the command: what is kept, what is answered, and what is said of bad input."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

STORY = [
    {
        "id": "mill-1",
        "published": "2022-03-02",
        "publisher": "The Mill",
        "title": "Ore's new chief",
        "text": "Ada Ore became CEO of Ore Mining. The board met on Tuesday.",
    },
    {
        "id": "post-7",
        "published": "2022-09-16",
        "publisher": "Harbour Post",
        "title": "Ore chief leaves her bank",
        "text": "Ada Ore resigned as CEO of Tin Bank. Ada Ore is CEO of Ore Mining.",
    },
]


def lines(*rows: Any) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def asked(run: Run, *arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def told(run: Run) -> Run:
    """The command, with the story in its register."""
    result = run("add", "-", "--as", "jsonl", stdin=lines(*STORY))
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "Documents: 2 added with 3 claims.\n"
    return run


def test_the_same_content_again_changes_nothing(told: Run) -> None:
    again = told("add", "-", "--as", "jsonl", stdin=lines(*STORY))
    assert again.exit_code == 0
    assert again.stdout == "Documents: 0 added with 0 claims, 2 already there.\n"
    assert len(asked(told, "changes")) == 2


def test_who_answers_with_quotes(told: Run) -> None:
    (holding,) = asked(told, "who", "Ore Mining", "--on", "2022-10-01", "--why")
    assert (holding["person"]["name"], holding["role"], holding["state"]) == ("Ada Ore", "ceo", "current")
    assert {quote["publisher"] for quote in holding["evidence"]} == {"The Mill", "Harbour Post"}
    assert "evidence" not in asked(told, "who", "Ore Mining", "--on", "2022-10-01")[0]
    table = told("who", "Ore Mining", "--on", "2022-10-01")
    assert "Ada Ore, CEO of Ore Mining" in table.stdout
    assert "“Ada Ore" in table.stdout and "2022" in table.stdout


def test_a_person_shows_what_was_left_and_what_was_kept(told: Run) -> None:
    (person,) = asked(told, "person", "Ada Ore", "--on", "2022-10-01")
    states = {post["org"]["name"]: post["state"] for post in person["posts"]}
    assert states == {"Ore Mining": "current", "Tin Bank": "ended"}
    table = told("person", "Ada Ore", "--on", "2022-10-01", "--why").stdout
    assert table.index("CEO of Ore Mining") < table.index("CEO of Tin Bank")
    assert "“Ada Ore resigned as CEO of Tin Bank” — Harbour Post, 2022-09-16, plain" in " ".join(
        table.split()
    )


def test_an_organization_and_its_changes(told: Run) -> None:
    (org,) = asked(told, "org", "Tin Bank")
    assert [(post["person"]["name"], post["state"]) for post in org["posts"]] == [("Ada Ore", "ended")]
    assert [change["change"] for change in asked(told, "changes", "--org", "Ore Mining")] == ["start"]
    assert asked(told, "changes", "--person", "Ada Ore", "--role", "cfo") == []
    table = told("changes").stdout
    assert "end: Ada Ore, CEO of Tin Bank" in table and "1 independent origin" in table
    assert "Ada Ore, CEO" in told("org", "Ore Mining").stdout


def test_names_of_other_scripts_stand_beside_latin_ones(run: Run) -> None:
    hold = {"kind": "role", "change": "hold", "org": "Ore Mining", "role": "ceo"}
    rows = (
        {"id": "zh", "lang": "zh", "text": "雷军是CEO", "person": "雷军"},
        {"id": "en", "lang": "en", "text": "Lei Jun is CEO", "person": "Lei Jun"},
    )
    claims = [row | {"claims": [hold | {"person": row["person"], "evidence": row["text"]}]} for row in rows]
    assert run("add", "--as", "claims", "-", stdin=lines(*claims)).exit_code == 0
    assert "Lei Jun (雷军), CEO of Ore Mining" in run("who", "Ore Mining").stdout
    assert run("person", "雷军").stdout.startswith("Lei Jun (雷军)\n")


def test_show_marks_the_evidence(told: Run) -> None:
    shown = told("show", "post-7")
    assert shown.exit_code == 0
    assert "Ada Ore resigned as CEO of Tin Bank[1]. Ada Ore is CEO of Ore Mining[2]." in shown.stdout
    assert "[1] end: Ada Ore: CEO of Tin Bank" in shown.stdout
    assert asked(told, "show", "post-7")["publisher"] == "Harbour Post"


def test_what_was_not_known_then_is_not_answered(told: Run) -> None:
    assert asked(told, "who", "Ore Mining", "--known", "2020-01-01") == []
    assert asked(told, "changes", "--known", "2020-01-01T00:00:00Z") == []
    early = told("show", "post-7", "--known", "2020-01-01")
    assert early.exit_code == 1 and "post-7" in early.stderr


def test_an_unknown_name_is_no_failure(told: Run) -> None:
    for question in (["who", "Nobody Ltd"], ["person", "No Body"], ["org", "Nobody Ltd"]):
        assert asked(told, *question) == []
        result = told(*question)
        assert (result.exit_code, result.stdout) == (0, "")
        assert question[1] in result.stderr


def test_claims_of_another_extractor_are_kept_with_their_moment(run: Run) -> None:
    role = {"kind": "role", "change": "start", "person": "Bo Tin", "org": "Tin Bank", "role": "cfo"}
    good = {"id": "x-1", "text": "Bo Tin joins Tin Bank.", "recorded": "2021-05-01T08:00:00Z"}
    result = run(
        "add",
        "--as",
        "claims",
        "-",
        stdin=lines(
            good | {"claims": [role | {"evidence": "Bo Tin joins"}]},
            {"id": "x-2", "text": "Rain.", "claims": [role | {"evidence": "Bo Tin joins"}]},
            {"id": "x-3", "text": "Rain.", "claims": [role | {"evidence": "Rain", "when": "soon"}]},
        ),
    )
    assert result.exit_code == 1
    assert result.stdout == "Documents: 1 added with 1 claim, 2 could not be used.\n"
    assert "standard input:2" in result.stderr and "x-3" in result.stderr
    assert len(asked(run, "changes", "--known", "2021-05-02")) == 1
    assert run("show", "x-3").exit_code == 1


def test_a_broken_line_stores_nothing_of_itself_and_all_else(run: Run, tmp_path: Path) -> None:
    (tmp_path / "batch.jsonl").write_bytes(lines(STORY[0]) + b'\n{"id": "half", "te\n' + lines(STORY[1]))
    result = run("add", "batch.jsonl", "gone.txt")
    assert result.exit_code == 1
    assert result.stdout == "Documents: 2 added with 3 claims, 2 could not be used.\n"
    assert "batch.jsonl:2" in result.stderr and "gone.txt" in result.stderr


@pytest.mark.parametrize(
    "question", [["who", "X"], ["person", "X"], ["org", "X"], ["changes"], ["show", "X"]]
)
def test_asking_where_there_is_no_register_says_how_to_make_one(
    run: Run, question: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = run(*question)
    assert named.exit_code == 1 and "register.db" in named.stderr
    monkeypatch.delenv("TENURE_REGISTER")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data" / "tenure")
    unnamed = run(*question)
    assert unnamed.exit_code == 1 and "tenure add" in unnamed.stderr
    assert list(tmp_path.iterdir()) == [], "asking makes nothing"


def test_the_register_of_ones_own_is_made_where_data_belong(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TENURE_REGISTER")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data" / "tenure")
    result = run("add", "-", stdin=lines(STORY[0]))
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "data" / "tenure" / "register.db").exists()
    assert len(asked(run, "changes")) == 1


def test_a_file_that_is_no_register_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"SQLite format 3\0" + b"\x07" * 4000)
    for command in (["who", "X"], ["add", "-"]):
        result = run(*command, "--register", str(bad), stdin=lines(STORY[0]))
        assert result.exit_code == 1
        assert "bad.db" in result.stderr and "Traceback" not in result.stderr
    assert bad.read_bytes() == b"SQLite format 3\0" + b"\x07" * 4000


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_register_that_may_not_be_written_can_still_be_asked(told: Run, tmp_path: Path) -> None:
    register = tmp_path / "register.db"
    register.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert len(asked(told, "changes")) == 2
        result = told("add", "-", stdin=lines({"text": "Bo Tin became CEO of Tin Bank."}))
        assert result.exit_code == 1 and "register.db" in result.stderr
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.parametrize(
    "arguments",
    [
        ["who", "X", "--on", "2022-02-30"],
        ["who", "X", "--known", "then"],
        ["who", "X", "--role", "boss"],
        ["changes", "--since", "2022"],
        ["changes", "--modality", "sure"],
        ["changes", "--on", "2022-01-01", "--since", "2022-01-01"],
        ["add"],
        ["add", "-", "--published", "1.5.2024"],
        ["show"],
    ],
)
def test_what_is_not_understood_ends_with_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr and "Traceback" not in result.stderr


def test_an_unknown_name_brings_the_nearest_whatever_is_asked(told: Run) -> None:
    for arguments in (("who", "Ore Minning"), ("org", "Ore Minning"), ("changes", "--org", "Ore Minning")):
        assert "Did you mean “Ore Mining”?" in told(*arguments).stderr
    assert "Did you mean “Ada Ore”?" in told("changes", "--person", "Ida Ore").stderr
    assert told("changes", "--org", "Tin Bank", "--since", "2030-01-01").stderr.startswith("No such change")


def test_before_its_first_document_the_register_knew_nothing(told: Run) -> None:
    assert "knew nothing on 2001-01-01 yet" in told("who", "Ore Mining", "--known", "2001-01-01").stderr


def test_a_span_that_ends_before_it_begins_is_refused(told: Run) -> None:
    result = told("changes", "--since", "2022-09-01", "--until", "2022-03-01")
    assert (result.exit_code, "turn them round" in result.stderr) == (2, True)


def test_documents_have_their_ids_where_they_are_shown(told: Run) -> None:
    listed = told("documents").stdout
    assert "Ore's new chief" in listed and "1 claim · mill-1" in listed
    assert "mill-1" in told("who", "Ore Mining", "--on", "2022-10-01", "--why").stdout
    assert [each["id"] for each in asked(told, "documents", "--publisher", "harbour post")] == ["post-7"]


def test_tables_in_a_pipe_end_with_their_words(told: Run) -> None:
    printed = told("changes", "--why").stdout.splitlines()
    assert printed and all(line == line.rstrip() for line in printed)


def test_lines_that_cannot_be_claims_are_named_once_each(told: Run) -> None:
    nobody = {"kind": "role", "change": "hold", "person": "", "org": "Tin Bank", "role": "ceo"}
    rows = [{"id": "x1", "text": "Ada Ore left."}, {"id": "x2", "text": "Ada Ore left.", "claims": [nobody]}]
    result = told("add", "-", "--as", "claims", stdin=lines(*rows))
    assert result.exit_code == 1
    problems = result.stderr.splitlines()
    assert problems == [
        "standard input:1: has no claims: `tenure add --as jsonl` reads its text for them",
        "x2: claim 1 (role of 'Tin Bank'): empty person",
    ]
