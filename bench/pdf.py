#!/usr/bin/env python3
"""PDF: whether the claims of an article survive its printing, and which library reads it best.

Prints articles of the dev corpus (else tests/golden) with Chromium in three forms (plain, justified with divided words,
two columns). Needs chromium; peers: pip install pypdf pdfminer.six. Chinese is left out: it needs a font that few
machines have.
"""

import argparse
import html
import io
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from pages import SHOWN, articles, pieces, told
from scoring import Key
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.sources import items_of

FORMS = ("", "text-align: justify; hyphens: auto", "column-count: 2")


def printed(key: Key, form: str, folder: Path) -> bytes:
    body = "".join(f"<p>{html.escape(p)}</p>" for p in key["text"].split("\n\n"))
    page, out = folder / "page.html", folder / "page.pdf"
    page.write_text(
        f'<html lang="{key["lang"]}"><head><meta charset="utf-8"></head><body><h1>{html.escape(key["title"])}</h1>'
        f'<div style="{form}">{body}</div></body></html>'
    )
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is not installed: nothing can be printed.")
    subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--print-to-pdf={out}", str(page)],
        stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    return out.read_bytes()


def read(raw: bytes) -> Document:
    (item,) = items_of(io.BytesIO(raw), "page.pdf")
    assert isinstance(item, Document), item
    return item


def shown(raw: bytes) -> str:
    document = read(raw)
    return f"{document.title}\n{document.text}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=6, help="articles a language")
    count = parser.parse_args().documents
    chosen: dict[str, list[Key]] = {}
    for key in articles():
        chosen.setdefault(key["lang"][:2], []).append(key)
    chosen.pop("zh", None)
    made: list[tuple[Key, bytes]] = []
    with tempfile.TemporaryDirectory() as folder:
        for some in chosen.values():
            made += [(key, printed(key, FORMS[n % 3], Path(folder))) for n, key in enumerate(some[:count])]
    reader = BuiltinReader()
    same = paragraphs = 0
    for key, raw in made:
        bare = Document(**{name: key[name] for name in SHOWN})
        document = msgspec.structs.replace(read(raw), published=bare.published, publisher=bare.publisher)
        same += told(reader.read(document).claims) == told(reader.read(bare).claims)
        paragraphs += document.text == bare.text
    print(
        f"{len(made)} articles printed: {same} with the claims of the bare text, {paragraphs} with its very paragraphs"
    )
    ways: dict[str, Callable[[bytes], str]] = {"Tenure (PDFium)": shown}
    try:
        import pypdf
        from pdfminer.high_level import extract_text

        ways["pypdf"] = lambda raw: "\n".join(
            p.extract_text() for p in pypdf.PdfReader(io.BytesIO(raw)).pages
        )
        ways["pdfminer.six"] = lambda raw: str(extract_text(io.BytesIO(raw)))
    except ImportError:
        print("(pypdf and pdfminer.six are not installed)")
    print(f"{'':18}{'precision':>10}{'recall':>8}{'files/s':>9}")
    for name, way in ways.items():
        precise = recalled = 0.0
        start = time.process_time()
        texts = [way(raw) for _, raw in made]
        seconds = time.process_time() - start
        for (key, _), text in zip(made, texts, strict=True):
            wanted, got = pieces(key["title"] + "\n" + key["text"]), pieces(text)
            both = sum((wanted & got).values())
            precise += both / max(1, sum(got.values()))
            recalled += both / max(1, sum(wanted.values()))
        print(f"{name:18}{precise / len(made):>10.3f}{recalled / len(made):>8.3f}{len(made) / seconds:>9.0f}")


if __name__ == "__main__":
    main()
