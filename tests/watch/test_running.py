"""From a feed to an alert: by the command itself, over kills and restarts, and by the runner in this process."""

import json
import os
import queue
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner
from lxml import etree

pytest.importorskip("httpcore2", reason="the extra tenure[fetch] is not installed")
pytest.importorskip("feedparser", reason="the extra tenure[fetch] is not installed")

from tenure.cli.main import main
from tenure.model import Document, TenureError
from tenure.reader import BuiltinReader
from tenure.register import Register
from tenure.sources.fetch import Clock, Fetcher, Manners
from tenure.watch import Alert, Terms, Watch, Watches
from tenure.watch.lock import alone, at_work
from tenure.watch.run import Outcome, Runner, patient
from tenure.watch.send import Destinations, Settings
from tenure.watch.status import status
from tests.sources.site import Page, Site, served

from .newsroom import DENIED, DID, MAY, Newsroom

ATOM = "{http://www.w3.org/2005/Atom}"
PATIENCE = 60.0
QUICK = ("--every", "0.2s", "--delay", "0", "--allow-private", "--log", "json")


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def newsroom(site: Site) -> Newsroom:
    return Newsroom(site)


# --- the command, killed and started again ------------------------------------------------------------------


class Command:
    """`tenure` over one register, as processes of their own."""

    def __init__(self, url: str, folder: Path) -> None:
        self._environment = os.environ | {
            "TENURE_REGISTER": url,
            "TENURE_FETCHED": str(folder / "fetched"),
            "TENURE_WEBHOOK_SECRET": "a secret of ours",
        }
        self.running: list[subprocess.Popen[str]] = []

    def run(self, *arguments: str) -> str:
        """Runs it in this process; it must end well."""
        ran = CliRunner(env=self._environment).invoke(main, arguments)
        assert ran.exit_code == 0, ran.output
        return ran.stdout

    def start(self, *arguments: str, stderr: "int | IO[str]" = subprocess.DEVNULL) -> "subprocess.Popen[str]":
        """Starts it."""
        process = subprocess.Popen(
            [*_TENURE, *arguments], env=self._environment, stdout=subprocess.DEVNULL, stderr=stderr, text=True
        )
        self.running.append(process)
        return process


_TENURE = (sys.executable, "-c", "from tenure.cli.main import main; main()")


@pytest.fixture
def command(url: str, tmp_path: Path) -> Iterator[Command]:
    command = Command(url, tmp_path)
    yield command
    for process in command.running:
        process.kill()
        process.wait()


def test_possible_then_so_then_denied_each_once_over_kills(
    command: Command, site: Site, newsroom: Newsroom, tmp_path: Path
) -> None:
    hooked: queue.Queue[str] = queue.Queue()
    came: list[str] = []
    victims: list[subprocess.Popen[str]] = []

    def hook(request: BaseHTTPRequestHandler) -> Page | None:
        came.append(request.headers["webhook-id"])
        if came.count(came[-1]) == 1:
            hooked.put(came[-1])
            if victims:  # killed when an alert has arrived, before it knows
                victims.pop().kill()
                return None
        return 204, {}, b""

    site.pages["/hook"] = hook
    lines, feed = tmp_path / "alerts.jsonl", tmp_path / "alerts.atom"
    command.run(
        *("watch", "add", "acme", "--org", "Acme Mining", "--role", "ceo", "--feed", newsroom.feed),
        *("--to", f"file:{lines}", "--to", f"atom:{feed}", "--to", site.url("/hook")),
    )

    # A rumour comes up while the runner is at work; it is killed right after.
    first = command.start("watch", "run", *QUICK)
    newsroom.publish("/acme", MAY, "2026-03-02")
    possible = hooked.get(timeout=PATIENCE)
    first.kill()
    first.wait()

    # The article is corrected; the runner is killed as it asks for it, and the next one as it tells.
    newsroom.publish("/acme", DID, "2026-03-03")
    corrected, asked = site.pages["/acme"], threading.Event()

    def killing(request: BaseHTTPRequestHandler) -> Page | None:
        second.kill()
        asked.set()
        return None

    site.pages["/acme"] = killing
    second = command.start("watch", "run", *QUICK)
    assert asked.wait(PATIENCE)
    second.wait()
    site.pages["/acme"] = corrected
    victims.append(command.start("watch", "run", *QUICK))
    third = victims[0]
    actual = hooked.get(timeout=PATIENCE)
    third.wait()

    # Another outlet's article denies it; the runner is stopped as services are, and ends well.
    fourth = command.start("watch", "run", *QUICK)
    newsroom.publish("/denied", DENIED, "2026-03-04")
    denied = hooked.get(timeout=PATIENCE)
    fourth.send_signal(signal.SIGTERM)
    assert fourth.wait(PATIENCE) == 0

    outcome = json.loads(command.run("watch", "run", "--once", "--json", *QUICK))
    assert (outcome["documents"], outcome["alerts"]) == (0, 0)
    told = [json.loads(line) for line in lines.read_text().splitlines()]
    assert [alert["id"] for alert in told] == [possible, actual, denied]
    assert [alert["now"]["modality"] for alert in told] == ["possible", "actual", "denied"]
    assert told[1]["text"].startswith("was: possible · now: actual 2026-03-03")
    assert told[2]["quotes"][0]["url"] == site.url("/denied")
    entries = [entry.findtext(f"{ATOM}id") for entry in etree.parse(feed).getroot().iter(f"{ATOM}entry")]
    assert entries == [f"urn:tenure:{id_}" for id_ in (denied, actual, possible)]
    assert list(dict.fromkeys(came)) == [possible, actual, denied]  # in order; again only what was cut off
    assert came.count(actual) == 2 and came.count(denied) == 1
    for _, headers, body in site.posted:
        assert json.loads(body)["id"] == headers["webhook-id"] and headers["webhook-signature"]
    assert json.loads(command.run("watch", "status", "--json"))["problems"] == []


def test_killed_at_any_moment_files_hold_each_alert_once(tmp_path: Path, site: Site) -> None:
    """The runner notes what it does line by line; it is killed after some line, again and again."""
    chance = random.Random(7)
    newsroom = Newsroom(site)
    command = Command(str(tmp_path / "register.db"), tmp_path)
    lines, feed = tmp_path / "alerts.jsonl", tmp_path / "alerts.atom"
    command.run(
        *("watch", "add", "all", "--feed", newsroom.feed, "--to", f"file:{lines}", "--to", f"atom:{feed}")
    )
    names = ["Ann", "Bea", "Cam", "Dee"]
    for name in names:
        newsroom.publish(f"/{name}", DID.replace("Jane", name), "2026-03-03")
        process = command.start("watch", "run", *QUICK, "--verbose", stderr=subprocess.PIPE)
        assert process.stderr is not None
        left = chance.randrange(1, 14)
        for line in process.stderr:
            left -= 1
            if not left or '"destination":"atom' in line:
                break
        process.kill()
        process.wait()
        process.stderr.close()
    command.run("watch", "run", "--once", *QUICK)
    told = [json.loads(line) for line in lines.read_text().splitlines()]
    assert sorted(alert["change"]["person"]["name"] for alert in told) == [f"{name} Roe" for name in names]
    entries = [entry.findtext(f"{ATOM}id") for entry in etree.parse(feed).getroot().iter(f"{ATOM}entry")]
    assert entries == [f"urn:tenure:{alert['id']}" for alert in reversed(told)]


# --- the runner in this process -----------------------------------------------------------------------------


class Watching:
    """A register with one watch of a feed, and runs over it."""

    def __init__(self, register: Register, folder: Path, *feeds: str) -> None:
        self.register = register
        self.lines = folder / "alerts.jsonl"
        self.watches = Watches(register)
        self.watches.add(Watch(name="w", terms=Terms(), feeds=feeds, destinations=(f"file:{self.lines}",)))

    def once(self) -> Outcome:
        with self.runner() as runner:
            return runner.run(once=True)

    def runner(self) -> "_Runner":
        return _Runner(self.register)

    def told(self) -> list[str]:
        if not self.lines.exists():
            return []
        return [json.loads(line)["title"] for line in self.lines.read_text().splitlines()]


class _Runner:
    def __init__(self, register: Register) -> None:
        manners = Manners(delay=0, tries=1)
        self._fetcher = Fetcher(manners=manners, allow_private=True)
        destinations = Destinations(Settings(allow_private=True))
        self._runner = Runner(register, BuiltinReader(), self._fetcher, destinations, every=0.05)

    def __enter__(self) -> Runner:
        return self._runner

    def __exit__(self, *_: Any) -> None:
        self._fetcher.close()


Make = Callable[..., Watching]


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Make]:
    """Over SQLite: what differs between databases is tested above, and with the watches."""
    with Register.open(str(tmp_path / "watching.db")) as register:
        yield lambda *feeds: Watching(register, tmp_path, *feeds)


def test_entries_are_read_once_and_again_when_they_change(
    watching: Make, site: Site, newsroom: Newsroom
) -> None:
    world = watching(newsroom.feed)
    newsroom.publish("/acme", MAY, "2026-03-02")
    assert (world.once().documents, world.once().documents) == (1, 0)
    assert site.paths().count("/acme") == 1
    newsroom.publish("/other", "Nothing of note happened at the harbour today.", "2026-03-02")
    assert world.once().documents == 1
    newsroom.publish("/acme", MAY, "2026-03-02", updated="2026-03-02T12:00:00Z")
    assert world.once().documents == 0  # another stamp, the same text
    newsroom.publish("/acme", DID, "2026-03-02", updated="2026-03-02T13:00:00Z")
    assert (world.once().documents, len(world.told())) == (1, 2)
    assert world.once() == Outcome(looks=1)


def test_a_page_that_could_not_be_had_comes_again(watching: Make, site: Site, newsroom: Newsroom) -> None:
    world = watching(newsroom.feed)
    newsroom.publish("/acme", DID)
    page = site.pages["/acme"]
    site.pages["/acme"] = (503, {}, b"")
    newsroom.publish("/gone", DID)
    site.pages["/gone"] = (404, {}, b"")
    assert world.once().documents == 0
    site.pages["/acme"] = page
    assert (world.once().documents, len(world.told())) == (1, 1)
    assert site.paths().count("/gone") == 1


def test_feeds_that_fail_are_told_and_hold_up_no_other(
    watching: Make, site: Site, newsroom: Newsroom
) -> None:
    newsroom.publish("/acme", DID)
    bad = {
        "/500": (500, {}, b""),
        "/empty": (200, {"Content-Type": "application/rss+xml"}, b""),
        "/half": (200, {"Content-Type": "application/rss+xml"}, b"<rss version='2.0'><channel><item><ti"),
        "/bomb": (
            200,
            {"Content-Type": "application/rss+xml"},
            b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel>&b;</channel></rss>',
        ),
    }
    site.pages.update(bad)
    world = watching(newsroom.feed, *(site.url(path) for path in bad), "/no/such/file.jsonl")
    outcome = world.once()
    assert (outcome.documents, len(world.told()), outcome.well) == (1, 1, False)
    found = {feed.url: feed for feed in status(world.register).feeds}
    assert found[newsroom.feed].problem is None
    assert "answered 500" in str(found[site.url("/500")].problem)
    for path in ("/500", "/empty", "/bomb"):
        assert found[site.url(path)].problem, path
    world.once()
    again = {feed.url: feed for feed in status(world.register).feeds}
    assert again[site.url("/500")].failures == 2
    assert len(status(world.register).problems) >= 4


def test_a_feed_of_feeds_and_a_file_are_followed(
    watching: Make, site: Site, newsroom: Newsroom, tmp_path: Path
) -> None:
    path = tmp_path / "press.jsonl"
    path.write_text(json.dumps({"id": "p1", "title": "", "text": DID.replace("Jane", "Bea"), "lang": "en"}))
    site.pages["/list.opml"] = (
        200,
        {"Content-Type": "text/x-opml"},
        f'<opml version="2.0"><body><outline xmlUrl="{newsroom.feed}"/></body></opml>'.encode(),
    )
    world = watching(site.url("/list.opml"), str(path))
    newsroom.publish("/acme", DID)
    assert world.once().documents == 2
    newsroom.publish("/next", DID.replace("Jane", "Cam"))
    assert world.once().documents == 1
    assert sorted(title.partition(" ")[0] for title in world.told()) == ["Bea", "Cam", "Jane"]


def test_what_others_add_and_watch_is_taken_up_at_once(
    register: Register, newsroom: Newsroom, tmp_path: Path
) -> None:
    world = Watching(register, tmp_path)
    arrived: queue.Queue[Alert] = queue.Queue()

    class Here:
        shown = "here"

        def send(self, alert: Alert) -> None:
            arrived.put(alert)

    fetcher = Fetcher(manners=Manners(delay=0), allow_private=True)
    runner = Runner(register, BuiltinReader(), fetcher, lambda _: Here(), every=0.05)
    thread = threading.Thread(target=runner.run)
    thread.start()
    try:
        document = Document(id="x", title="", text=DID, lang="en", published="2026-03-03")
        register.add(document, BuiltinReader().read(document).claims)
        assert arrived.get(timeout=PATIENCE).watch == "w"
        world.watches.add(
            Watch(name="later", terms=Terms(), feeds=(newsroom.feed,), destinations=("terminal",))
        )
        newsroom.publish("/acme", DENIED, "2026-03-05")
        assert {arrived.get(timeout=PATIENCE).watch for _ in range(2)} == {"w", "later"}
    finally:
        runner.stop.set()
        thread.join(PATIENCE)
    assert not thread.is_alive()
    fetcher.close()


def test_stopped_in_the_middle_it_goes_on_from_there(watching: Make, site: Site, newsroom: Newsroom) -> None:
    world = watching(newsroom.feed)
    for name in ("Ann", "Bea", "Cam"):
        newsroom.publish(f"/{name}", DID.replace("Jane", name))
    page = site.pages["/Bea"]
    with world.runner() as runner:

        def stopping(_: BaseHTTPRequestHandler) -> Page:
            runner.stop.set()
            assert not callable(page)
            return page

        site.pages["/Bea"] = stopping
        assert runner.run().documents == 2  # the newest entry, and the step it was at
    site.pages["/Bea"] = page
    assert world.once().documents == 1
    assert len(world.told()) == 3


def test_stopped_while_it_waits_for_a_hosts_turn_it_ends_at_once(
    watching: Make, site: Site, newsroom: Newsroom
) -> None:
    register = watching(newsroom.feed).register
    newsroom.publish("/acme", DID)
    stop = threading.Event()

    class Turn(Clock):
        """The clock of the command; it is stopped as soon as somebody waits."""

        def sleep(self, seconds: float) -> None:
            stop.set()
            patient(stop)(seconds)

    with Fetcher(manners=Manners(delay=50.0), allow_private=True, clock=Turn()) as fetcher:
        runner = Runner(register, BuiltinReader(), fetcher, Destinations(Settings()), stop=stop)
        assert runner.run() == Outcome(looks=1)
    assert "/acme" not in site.paths()


def test_a_web_page_that_changes_is_followed_as_an_article(
    watching: Make, site: Site, newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.publish("/board", MAY, "2026-03-02")
    world = watching(site.url("/board"))
    assert (world.once().documents, world.once().documents) == (1, 0)
    assert "a web page, not a feed" in caplog.text
    newsroom.publish("/board", DID, "2026-03-03")
    assert (world.once().documents, len(world.told())) == (1, 2)


def test_one_runner_a_register(register: Register, url: str) -> None:
    with alone(register):
        assert at_work(register)
        with (
            Register.open(url) as other,
            pytest.raises(TenureError, match="another `tenure watch run`"),
            alone(other),
        ):
            pass
    assert not at_work(register)


def test_a_source_that_breaks_is_told_and_the_others_go_on(
    watching: Make, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    from tenure.sources import jsonl

    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("a bug of a stranger")

    monkeypatch.setattr(jsonl, "items", broken)
    site.pages["/lines"] = (200, {"Content-Type": "application/jsonl"}, b'{"id": "1"}\n')
    newsroom.publish("/acme", DID)
    world = watching(site.url("/lines"), newsroom.feed)
    outcome = world.once()
    assert (outcome.documents, outcome.failed) == (1, 1)
    assert status(world.register).problems == [
        f"{site.url('/lines')}: ZeroDivisionError: a bug of a stranger"
    ]
