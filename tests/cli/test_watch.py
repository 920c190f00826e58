"""`tenure watch` as people and scripts use it: saving, listing, trying, running once, asking how it goes."""

import json
from pathlib import Path

import pytest

from .conftest import Run

MAY = "Ada Quill resigned as CEO of Fernbank Tools."


def test_a_watch_from_saving_to_alert(run: Run, tmp_path: Path) -> None:
    made = run(
        "watch", "add", "fernbank", "--org", "Fernbank Tools", "--role", "ceo", "--to", "file:alerts.jsonl"
    )
    assert (made.exit_code, made.stdout) == (0, "Watching changes at Fernbank Tools as CEO.\n")
    assert "knows nobody and nothing named “Fernbank Tools” yet" in made.stderr
    (tmp_path / "article.txt").write_text(f"Quill goes\n{MAY}")
    assert run("add", "article.txt", "--published", "2024-05-01", "--publisher", "Ledger").exit_code == 0
    outcome = json.loads(run("watch", "run", "--once", "--json").stdout)
    assert outcome == {"looks": 0, "failed": 0, "documents": 0, "alerts": 1, "sent": 1, "undelivered": 0}
    (line,) = (tmp_path / "alerts.jsonl").read_text().splitlines()
    assert json.loads(line)["title"] == "Ada Quill leaves as CEO of Fernbank Tools: actual"
    shown = run("watch", "show", "fernbank").stdout
    assert "Ada Quill leaves as CEO of Fernbank Tools: actual" in shown
    assert f"“{MAY.rstrip('.')}” — Ledger, 2024-05-01, plain" in shown
    assert json.loads(run("watch", "show", "fernbank", "--json").stdout)["alerts"][0]["news"] == ["new"]
    listed = json.loads(run("watch", "list", "--json").stdout)
    assert [(each["name"], each["alerts"], each["terms"]["roles"]) for each in listed] == [
        ("fernbank", 1, ["ceo"])
    ]
    status = run("watch", "status")
    assert (status.exit_code, "1 watch, 0 documents not looked at yet." in status.stdout) == (0, True)
    assert run("watch", "remove", "fernbank").exit_code == 0
    assert "There is no watch yet" in run("watch", "list").stderr


def test_alerts_come_on_the_terminal_by_default(run: Run, tmp_path: Path) -> None:
    run("watch", "add", "all")
    (tmp_path / "article.txt").write_text(f"Quill goes\n{MAY}")
    run("add", "article.txt", "--published", "2024-05-01")
    ran = run("watch", "run", "--once", "--log", "json")
    assert ran.stdout.splitlines()[0].endswith(" all: Ada Quill leaves as CEO of Fernbank Tools: actual")
    assert [json.loads(line)["event"] for line in ran.stderr.splitlines()] == ["alert"]


def test_feeds_of_an_opml_file_are_saved_one_by_one(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("feedparser", reason="the extra tenure[fetch] is not installed")
    feeds = ("https://a.example/rss", "https://b.example/rss")
    outlines = "".join(f'<outline xmlUrl="{feed}"/>' for feed in (*feeds, feeds[0]))
    (tmp_path / "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    made = run("watch", "add", "w", "--feed", "feeds.opml", "--feed", feeds[1], "--json")
    assert json.loads(made.stdout)["feeds"] == list(feeds)
    (tmp_path / "empty.opml").write_text('<opml version="2.0"><body/></opml>')
    assert "names no feed" in run("watch", "add", "x", "--feed", "empty.opml").output


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (("add", "a b"), 1, "can't be the name of a watch"),
        (("add", "w", "--to", "nowhere"), 1, "'nowhere' is no destination: give one of terminal, file:PATH"),
        (("add", "w", "--feed", "none.xml"), 1, "there is no such file; give an address"),
        (("add", "w", "--role", "king"), 2, "king"),
        (("show", "none"), 1, "There is no watch 'none': make one with `tenure watch add`"),
        (("remove", "none"), 1, "There is no watch 'none'"),
        (("run", "--every", "soon"), 2, "'soon' is no span of time: write 30s, 5m or 2h"),
        (("run", "--every", "0"), 2, "no span of time"),
        (("test", "mailto:ada@example.org"), 1, "set TENURE_SMTP"),
    ],
)
def test_what_can_not_be_done_is_said(run: Run, arguments: tuple[str, ...], code: int, problem: str) -> None:
    run("watch", "list")
    if arguments[0] != "add":
        run("watch", "add", "other")
        run("watch", "remove", "other")
    result = run("watch", *arguments)
    assert (result.exit_code, problem in result.output) == (code, True), result.output
    assert "Traceback" not in result.output


def test_secrets_are_shown_nowhere(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("httpcore2", reason="the extra tenure[fetch] is not installed")
    run(
        "watch",
        "add",
        "w",
        "--to",
        "slack:https://127.0.0.1:9/services/T0/s3cret",
        "--to",
        "http://u:s3cret@[::1]:9/?k=s3cret",
    )
    (tmp_path / "article.txt").write_text(f"Quill goes\n{MAY}")
    run("add", "article.txt", "--published", "2024-05-01")
    ran = run("watch", "run", "--once", "--verbose")
    assert ran.exit_code == 1
    status = run("watch", "status")
    assert (status.exit_code, status.stdout.count("not an address of the public network")) == (1, 2)
    everything = [
        ran.output,
        status.output,
        *(
            run("watch", *more).output
            for more in (("list",), ("show", "w"), ("list", "--json"), ("status", "--json"))
        ),
    ]
    assert not any("s3cret" in each for each in everything)
    assert "slack:https://127.0.0.1:9/…" in status.stdout


def test_a_test_alert_arrives(run: Run, tmp_path: Path) -> None:
    assert run("watch", "test", "file:out.jsonl").exit_code == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["watch"] == "test"
    assert "This is a test." in run("watch", "test", "terminal").stdout
