"""The pages in a real Chromium: what people see, press and hear; skipped where there is none, except in CI."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect, sync_playwright

from tenure.web import Settings, create_app

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--disable-dev-shm-usage"]
SHIFTS = """new Promise(done => new PerformanceObserver(list => done(list.getEntries().map(e => e.value)))
  .observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done([]), 200))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or another on the path."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        message = "no Chromium on the path (Debian: apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What browsers complain of; there must be nothing."""
    heard: list[str] = []
    yield heard
    assert heard == []


@pytest.fixture
def base(settings: Settings, secrets: dict[str, str]) -> Iterator[str]:
    """The address of a running server."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()


def open_page(browser: Browser, base: str, complaints: list[str], **options: Any) -> Page:
    """A page in a browser of its own; errors, dialogs and breaches of the policy are noted as complaints."""
    context = browser.new_context(base_url=base, **{"locale": "en-GB", **options})
    context.set_default_timeout(20_000)
    page = context.new_page()

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            complaints.append(message.text)

    def asked(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    page.on("console", heard)
    page.on("dialog", asked)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


def sign_in(page: Page, secret: str, back: str) -> None:
    page.goto(f"/sign-in?back={back}")
    page.get_by_label("Token").fill(secret)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda address: "/sign-in" not in address)


def addresses(ids: dict[str, str]) -> list[str]:
    ada, tools = ids["Ada Quill"], ids["Fernbank Tools"]
    return [
        "/",
        "/search?q=quill",
        f"/person/{ada}?on=2031-07-02",
        f"/organization/{tools}?on=2031-07-02",
        f"/network/{tools}",
        "/change?claim=d4%231",
        "/document?id=d4",
        "/document?id=hostile",
        "/review",
        "/watches",
        "/watches/fernbank",
        "/api",
        "/sign-in",
        "/nothing",
    ]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_page_is_accessible_still_and_keeps_its_policy(
    browser: Browser, base: str, complaints: list[str], ids: dict[str, str], look: str
) -> None:
    page = open_page(
        browser, base, complaints, color_scheme=look, locale="tr-TR" if look == "dark" else "en-GB"
    )
    for address in addresses(ids):
        page.goto(address)
        for details in page.locator("details").all():
            details.evaluate("element => element.open = true")
        found = Axe().run(page).response["violations"]
        grave = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
        assert grave == [], address
        page.goto(address)
        assert sum(page.evaluate(SHIFTS)) < 0.01, address


def test_pages_fit_a_phone(browser: Browser, base: str, complaints: list[str], ids: dict[str, str]) -> None:
    page = open_page(
        browser, base, complaints, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True
    )
    for address in addresses(ids):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_reading_needs_no_script(browser: Browser, base: str, complaints: list[str]) -> None:
    page = open_page(browser, base, complaints, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("searchbox").fill("quill")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Ada Quill").first.click()
    page.get_by_label("On the day").fill("2031-07-02")
    page.get_by_role("button", name="Show").click()
    assert parse_qs(urlsplit(page.url).query)["on"] == ["2031-07-02"]
    page.locator("summary").first.click()
    expect(page.locator("blockquote").first).to_be_visible()
    page.get_by_role("link", name="Network around").click()
    expect(page.locator("svg.graph")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["on"] == ["2031-07-02"]


def test_a_claim_is_judged_with_two_clicks(
    browser: Browser, base: str, complaints: list[str], secrets: dict[str, str]
) -> None:
    page = open_page(browser, base, complaints)
    sign_in(page, secrets["judge"], "/change?claim=hostile%231")
    page.goto("/document?id=hostile")
    page.get_by_role("button", name="Wrong").click()
    expect(page.get_by_text("judged wrong")).to_be_visible()
    assert page.url.endswith("#c1")


def test_review_by_keys_alone(
    browser: Browser, base: str, complaints: list[str], secrets: dict[str, str]
) -> None:
    page = open_page(browser, base, complaints)
    sign_in(page, secrets["judge"], "/review")
    doubts = page.locator(".doubt")
    before = doubts.count()
    assert before >= 1
    weak = doubts.filter(has_text="Is this claim right?")
    expect(weak).to_have_count(1)
    for _ in range(before):
        page.keyboard.press("j")
    page.keyboard.press("w")
    expect(page.locator(".judgements li")).to_have_count(1)
    expect(doubts).to_have_count(before - 1)
    page.keyboard.press("z")
    expect(page.locator(".judgements li.undone")).to_have_count(1)
    expect(doubts).to_have_count(before)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_first_tab_skips_to_the_content(browser: Browser, base: str, complaints: list[str]) -> None:
    page = open_page(browser, base, complaints)
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
