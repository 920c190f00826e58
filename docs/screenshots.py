#!/usr/bin/env python3
"""Take the pictures of docs/serving.md anew: the demo's articles and the tests' invented story, in Chromium."""

import shutil
import socket
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import quote

import uvicorn
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.web.world import Story  # noqa: E402

from tenure.model import Document  # noqa: E402
from tenure.reader import BuiltinReader  # noqa: E402
from tenure.register import Register  # noqa: E402
from tenure.sources import items  # noqa: E402
from tenure.web import Settings, create_app  # noqa: E402
from tenure.web.access import add_token  # noqa: E402

OUT = ROOT / "docs" / "pages"
DAY = "on=2022-10-01"
LATER = "on=2031-07-02"


def fill(path: Path) -> dict[str, str]:
    """The register of the pictures, and ids by name."""
    with Register.open(str(path)) as register:
        for page in sorted((ROOT / "demo").glob("*.html")):
            for document in items(str(page)):
                assert isinstance(document, Document)
                register.add(document, BuiltinReader().read(document).claims)
        Story(register).all()
        return {
            name: register.search(name, limit=1)[0].entity.id
            for name in ("Lei Jun", "Fernbank Tools", "Ada Quill")
        }


def main() -> None:
    """Every page, the size of a laptop's window; one on a phone, one in the dark."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ids = fill(Path(folder) / "register.db")
        tokens = Path(folder) / "tokens.json"
        secret = add_token(tokens, "ada", ["read", "review"])
        settings = Settings(register=str(Path(folder) / "register.db"), tokens=tokens)
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        base = f"http://127.0.0.1:{listener.getsockname()[1]}"
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        shots = [
            ("changes", "/", {}),
            ("search", "/search?q=xiaomi", {}),
            ("person", f"/person/{ids['Lei Jun']}?{DAY}", {}),
            ("organization", f"/organization/{ids['Fernbank Tools']}?{LATER}", {}),
            ("network", f"/network/{ids['Lei Jun']}?{DAY}", {}),
            ("change", f"/change?claim={quote('d4#1')}", {}),
            ("document", "/document?id=d4", {}),
            ("review", "/review", {}),
            ("watches", "/watches", {}),
            ("dark", f"/person/{ids['Ada Quill']}?{LATER}", {"color_scheme": "dark", "locale": "tr-TR"}),
            ("phone", f"/person/{ids['Lei Jun']}?{DAY}", {"viewport": {"width": 390, "height": 844}}),
        ]
        for name, address, options in shots:
            look = {"viewport": {"width": 1100, "height": 760}, "locale": "en-GB"} | options
            page = browser.new_context(base_url=base, **look).new_page()
            if name in ("document", "review"):
                page.goto("/sign-in")
                page.locator("#token").fill(secret)
                page.locator("main form button").click()
            page.goto(address)
            if name in ("person", "dark"):
                page.locator("details").first.evaluate("element => element.open = true")
            height = page.evaluate("Math.min(document.documentElement.scrollHeight, 1250)")
            clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
            page.screenshot(path=OUT / f"{name}.png", full_page=True, clip=clip)
        browser.close()
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
