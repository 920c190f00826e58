"""Destinations: what arrives, in which order, once where that can be seen, and what is said when nothing arrives."""

import base64
import datetime
import hashlib
import hmac
import json
import random
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

pytest.importorskip("httpcore2", reason="the extra tenure[fetch] is not installed")
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tenure.model import Document, RoleClaim, TenureError
from tenure.register import Register
from tenure.watch import Alert, Terms, Watch, Watches
from tenure.watch.outbox import Outbox
from tenure.watch.sample import alert as sample
from tenure.watch.send import Destination, Destinations, Settings, Undelivered, feed, shown, spelt
from tenure.watch.send.atom import KEPT, AtomFile
from tenure.watch.send.files import JsonLines
from tenure.watch.send.webhook import Poster, Webhook
from tests.sources.site import Site, served

PRIVATE = Settings(allow_private=True, secret="a secret of ours")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


def alerts(count: int) -> list[Alert]:
    return [msgspec.structs.replace(sample(), id=f"id{n}", title=f"Alert {n}") for n in range(count)]


# --- webhooks -----------------------------------------------------------------------------------------------


def test_a_webhook_is_signed_as_standard_webhooks_say(site: Site) -> None:
    key = b"32 bytes of a key, or some more."
    secret = "whsec_" + base64.b64encode(key).decode()
    settings = Settings(allow_private=True, secret=secret)
    (one,) = alerts(1)
    Destinations(settings)(site.url("/hook?token=t")).send(one)
    ((path, headers, body),) = site.posted
    assert (path, headers["content-type"]) == ("/hook?token=t", "application/json")
    assert msgspec.json.decode(body, type=Alert) == one
    assert headers["webhook-id"] == "id0"
    signed = f"id0.{headers['webhook-timestamp']}.".encode() + body
    mark = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{mark}"
    moment = datetime.datetime.fromtimestamp(int(headers["webhook-timestamp"]), datetime.UTC)
    assert abs(datetime.datetime.now(datetime.UTC) - moment) < datetime.timedelta(minutes=5)


def test_a_secret_that_is_none_is_told_without_showing_it() -> None:
    with pytest.raises(TenureError, match="no base64") as caught:
        Webhook("https://x.example/", Poster(PRIVATE), "whsec_!!!")
    assert "!!!" not in str(caught.value)


def test_slack_gets_text_in_its_mark_up(site: Site) -> None:
    one = msgspec.structs.replace(sample(), title="<!channel> A & B")
    Destinations(PRIVATE)(f"slack:{site.url('/services/T0/secret')}").send(one)
    text = json.loads(site.posted[0][2])["text"]
    assert text.startswith("*&lt;!channel&gt; A &amp; B*\nwas: possible · now: denied")
    assert "<https://fernbank.example/news/1|Fernbank Tools" in text


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://169.254.169.254/latest"]
)
def test_private_addresses_are_refused_unless_allowed(url: str) -> None:
    with pytest.raises(Undelivered, match="not an address of the public network"):
        Destinations(Settings())(url).send(sample())


def test_what_a_webhook_answers(site: Site) -> None:
    destination = Destinations(PRIVATE)(site.url("/hook"))
    for status, headers, refused, after in (
        (500, {}, False, None),
        (429, {"Retry-After": "7"}, False, 7.0),
        (422, {}, True, None),
        (302, {"Location": "http://127.0.0.1:1/"}, False, None),
    ):
        site.pages["/hook"] = (status, headers, b"x" * 100_000)
        with pytest.raises(Undelivered, match=f"answered {status}") as caught:
            destination.send(sample())
        assert (caught.value.refused, caught.value.after) == (refused, after)
    site.pages["/hook"] = lambda _: None
    with pytest.raises(Undelivered, match="can't be reached"):
        destination.send(sample())


def test_names_of_destinations_show_no_secret() -> None:
    assert shown("https://ada:pw@hooks.example:8443/in/T0/B1/s3cret?k=v") == "https://hooks.example:8443/…"
    assert shown("slack:https://hooks.slack.com/services/T0/B1/s3cret") == "slack:https://hooks.slack.com/…"
    for bad in ("", "ftp://x/secret", "hooks.example", "slack:secret", "atom:", "mailto:"):
        with pytest.raises(TenureError, match="is no destination"):
            spelt(bad)
    with pytest.raises(TenureError) as caught:
        spelt("ftp://x.example/secret")
    assert "secret" not in str(caught.value)


# --- files --------------------------------------------------------------------------------------------------


def test_json_lines_hold_each_alert_once_however_the_last_one_ended(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    first, second, third = alerts(3)
    target = JsonLines(path)
    target.send(first)
    whole = path.read_bytes()
    for cut in (0, 1, 40, 200, 700, len(whole) - 2, len(whole) - 1, len(whole)):
        path.write_bytes(whole[:cut])  # as a crash may leave it
        target.send(first)
        target.send(first)
        assert [json.loads(line)["id"] for line in path.read_text().splitlines()] == ["id0"]
    target.send(second)
    target.send(third)
    target.send(third)
    assert [json.loads(line)["id"] for line in path.read_text().splitlines()] == ["id0", "id1", "id2"]
    with pytest.raises(Undelivered, match="can't be written"):
        JsonLines(tmp_path / "no" / "folder.jsonl").send(first)


def test_an_atom_file_holds_each_alert_once_and_is_never_half_there(tmp_path: Path) -> None:
    path = tmp_path / "alerts.atom"
    target = AtomFile(path)
    for each in alerts(KEPT + 5):
        target.send(each)
        target.send(each)
        (tmp_path / ".alerts.atom.part").write_bytes(b"<half")  # as a crash may leave it
    root = etree.parse(path).getroot()
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert ids == [f"urn:tenure:id{n}" for n in reversed(range(5, KEPT + 5))]
    assert root.findtext(f"{ATOM}updated") == root.findtext(f"{ATOM}entry/{ATOM}updated")
    path.write_text("<html/>")
    with pytest.raises(Undelivered, match="choose another path"):
        target.send(sample())
    assert path.read_text() == "<html/>"


def test_a_feed_keeps_texts_of_strangers_in_their_place() -> None:
    bad = "</title><script>alert(1)</script>\x00\x0b\ud800"
    quote = msgspec.structs.replace(sample().quotes[0], quote=bad, url="javascript:alert(1)")
    one = msgspec.structs.replace(sample(), title=bad, text=bad, quotes=(quote,), url="javascript:alert(1)")
    root = etree.fromstring(feed("a b/ç", [one], updated=one.at))
    (entry,) = root.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "</title><script>alert(1)</script>\ufffd\ufffd\ufffd"
    assert list(entry.iter(f"{ATOM}link")) == []
    assert "<script>" not in (entry.findtext(f"{ATOM}content") or "")
    assert root.findtext(f"{ATOM}id") == "urn:tenure:feed:a%20b%2F%C3%A7"


# --- mail ---------------------------------------------------------------------------------------------------


class Inbox:
    """What a mail server got; `no` are addresses that it refuses."""

    def __init__(self) -> None:
        self.got: list[tuple[list[str], EmailMessage]] = []
        self.no: set[str] = set()

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address in self.no:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.got.append((envelope.rcpt_tos, message))
        return "250 OK"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate and its key for localhost."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
            ),
            *("-keyout", path.with_suffix(".key"), "-out", path.with_suffix(".crt"), "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.with_suffix(".key").read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


@pytest.fixture
def mail_server(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Inbox, Controller]]:
    """A server that wants STARTTLS and a password, and whose certificate holds here."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)

    def known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (b"ada", b"p w"), handled=False)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    inbox = Inbox()
    controller = Controller(
        inbox,
        hostname="localhost",
        port=port,
        tls_context=tls,
        require_starttls=True,
        auth_required=True,
        authenticator=known,
    )
    controller.start()
    try:
        yield inbox, controller
    finally:
        controller.stop()


def mail(controller: Controller, to: str = "bo@example.org, çiğdem@example.org", **given: Any) -> Destination:
    settings = {
        "smtp": f"smtp://ada@localhost:{controller.port}",
        "smtp_password": "p w",
        "sender": "tenure@example.org",
    }
    return Destinations(Settings(**{**settings, **given}))(f"mailto:{to}")


def test_mail_arrives_over_starttls_with_a_stable_id(mail_server: tuple[Inbox, Controller]) -> None:
    inbox, controller = mail_server
    one = msgspec.structs.replace(sample(), title="Çiğdem Öz\r\nBcc: eve@example.org leaves", id="abc")
    mail(controller, "bo@example.org,cy@example.org").send(one)
    ((to, message),) = inbox.got
    assert to == ["bo@example.org", "cy@example.org"]
    assert message["Subject"] == "[test] Çiğdem Öz Bcc: eve@example.org leaves"
    assert (message["Message-ID"], message["From"]) == ("<abc@example.org>", "Tenure <tenure@example.org>")
    assert message["Auto-Submitted"] == "auto-generated"
    body = message.get_content()
    assert "“Ada Quill is not leaving Fernbank Tools” — Fernbank Tools" in body
    assert "https://fernbank.example/news/1" in body


def test_what_is_wrong_with_mail_is_said_without_the_password(
    mail_server: tuple[Inbox, Controller], monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, controller = mail_server
    with pytest.raises(Undelivered, match="answered 535") as caught:
        mail(controller, "bo@example.org", smtp_password="wrong pw").send(sample())
    assert "wrong pw" not in str(caught.value)
    inbox.no.add("bo@example.org")
    with pytest.raises(Undelivered, match=r"refuses the recipients \(bo@example.org: 550\)") as caught:
        mail(controller, "bo@example.org").send(sample())
    assert caught.value.refused
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(Undelivered, match="can't be reached"):  # nobody vouches for the certificate
        mail(controller, "cy@example.org").send(sample())
    assert inbox.got == []


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({}, "set TENURE_SMTP"),
        ({"smtp": "smtp://relay.example"}, "set TENURE_SMTP"),
        ({"smtp": "relay.example", "sender": "a@b.example"}, "no mail server"),
        ({"smtp": "smtp+plain://u:pw@relay.example", "sender": "a@b.example"}, "unencrypted"),
        ({"smtp": "smtp://relay.example", "sender": "nobody"}, "no mail address"),
    ],
)
def test_mail_that_is_not_set_up_says_what_to_set(settings: dict[str, str], problem: str) -> None:
    with pytest.raises(TenureError, match=problem):
        Destinations(Settings(**settings))("mailto:ada@example.org")  # type: ignore[arg-type]


# --- the outbox ---------------------------------------------------------------------------------------------


class Target:
    """A destination that takes what it is told to take."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.trouble: Callable[[Alert], Undelivered | None] = lambda _: None

    shown = "target"

    def send(self, alert: Alert) -> None:
        problem = self.trouble(alert)
        if problem is not None:
            raise problem
        self.got.append(alert.id)


class World:
    """A register with a watch that has two destinations, and a clock of its own."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.watches = Watches(register)
        self.targets = {"file:/one": Target(), "file:/two": Target()}
        self.time = datetime.datetime.now(datetime.UTC)
        self.outbox = Outbox(
            register, self.targets.__getitem__, now=lambda: self.time, chance=random.Random(1)
        )
        self.watches.add(Watch(name="w", terms=Terms(), destinations=tuple(self.targets)))

    def tell(self, count: int = 1) -> list[str]:
        """Makes alerts."""
        ids = []
        for _ in range(count):
            number = self.watches.behind() + len(self.watches.alerts(limit=1000))
            name = f"Ada Quill{''.join('abcdefghij'[int(c)] for c in str(number))}"
            claim = RoleClaim(change="end", person=name, org="Fernbank Tools", role="ceo")
            self.register.add(Document(id=name, title=name, text=f"{name} left."), [claim])
            ids += [alert.id for alert in self.watches.evaluate()]
        self.time = max(self.time, datetime.datetime.now(datetime.UTC))
        return ids

    def later(self, seconds: float) -> None:
        self.time += datetime.timedelta(seconds=seconds)
        for text in self.outbox.due():
            self.outbox.deliver(text)


@pytest.fixture
def world(register: Register) -> World:
    return World(register)


def test_an_hour_of_500_holds_up_nobody_else_and_keeps_the_order(world: World) -> None:
    bad, good = world.targets["file:/one"], world.targets["file:/two"]
    bad.trouble = lambda _: Undelivered("answered 500")
    told = world.tell(3)
    tries = 0
    for minute in range(60):
        if minute % 10 == 0:
            told += world.tell()
        before = len(good.got)
        world.later(60)
        assert good.got == told, before
        way = next(w for w in world.outbox.ways() if w.destination == "file:/one")
        assert (way.sent, way.problem, way.pending) == (0, "answered 500", len(told))
        tries = way.tries
    assert 8 <= tries <= 20  # tried again, ever more rarely
    bad.trouble = lambda _: None
    world.later(720)
    assert bad.got == good.got == told
    assert [way.pending for way in world.outbox.ways()] == [0, 0]


def test_an_alert_that_is_refused_for_good_lets_the_next_one_pass(world: World) -> None:
    first, second = world.tell(2)
    target = world.targets["file:/one"]
    target.trouble = lambda alert: Undelivered("answered 422", refused=True) if alert.id == first else None
    for _ in range(10):
        world.later(900)
    assert target.got == [second]
    way = next(w for w in world.outbox.ways() if w.destination == "file:/one")
    assert (way.failed, way.sent, way.pending, way.problem) == (1, 1, 0, "answered 422")


def test_a_destination_that_asks_for_time_gets_it(world: World) -> None:
    world.tell()
    target = world.targets["file:/one"]
    target.trouble = lambda _: Undelivered("answered 429", after=100)
    world.later(0)
    target.trouble = lambda _: None
    world.later(90)
    assert target.got == []
    world.later(20)
    assert len(target.got) == 1


def test_a_destination_that_breaks_is_tried_again_like_one_that_fails(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    told = world.tell()
    target = world.targets["file:/one"]

    def broken(_: Alert) -> None:
        raise ZeroDivisionError("a bug")

    target.trouble = broken
    world.later(0)
    assert "sending broke off" in caplog.text
    assert next(w for w in world.outbox.ways() if w.destination == "file:/one").problem == "a bug"
    target.trouble = lambda _: None
    world.later(60)
    assert target.got == told


def test_removing_a_watch_stops_what_is_on_its_way(world: World) -> None:
    world.tell()
    world.watches.remove("w")
    world.later(1)
    assert all(target.got == [] for target in world.targets.values())


def test_destinations_are_served_side_by_side(world: World) -> None:
    """One that hangs keeps no other from its alerts."""
    told = world.tell(2)
    hanging, quick = world.targets["file:/one"], world.targets["file:/two"]
    go_on = threading.Event()
    hanging.trouble = lambda _: None if go_on.wait(30) else Undelivered("waited in vain")
    thread = threading.Thread(target=world.outbox.deliver, args=("file:/one",))
    thread.start()
    world.outbox.deliver("file:/two")
    assert (quick.got, hanging.got) == (told, [])
    go_on.set()
    thread.join()
    assert hanging.got == told
