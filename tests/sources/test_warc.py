"""Web archives by `tenure read` and `add`: pages that may hold a claim, and what is wrong with the others."""

import gzip
import io
from pathlib import Path

import pytest

pytest.importorskip("fastwarc", reason="the extra tenure[archive] is not installed")
from click.testing import CliRunner

from tenure.cli.main import main
from tenure.model import BadDocument, Document
from tenure.sources import Item, items_of

TOLD = (
    '<html lang="en"><head><title>Acme chief resigns</title>'
    '<meta property="article:published_time" content="{day}"></head><body><article><h1>Acme chief resigns</h1>'
    "<p>Jane Roe resigned as chief executive of Acme Corp on Monday, the company said. The company makes pumps and "
    "valves for breweries and has its offices beside the old harbour.</p></article></body></html>"
)
QUIET = "<html><body><p>It rained for three days and the river rose to the second step of the quay.</p></body></html>"


def record(url: str, html: bytes, *, kind: str = "response") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(html)}\r\n\r\n"
    block = head.encode() + html
    lines = (
        "WARC/1.1", f"WARC-Type: {kind}", "WARC-Date: 2024-05-01T06:00:00Z", f"WARC-Target-URI: {url}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(block)}",
    )  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def read(raw: bytes, label: str = "crawl.warc") -> list[Item]:
    return list(items_of(io.BytesIO(raw), label))


RECORDS = (
    record("https://a.example/1", TOLD.format(day="2024-04-30").encode()),
    record("https://a.example/2", QUIET.encode()),
    record("https://a.example/3", TOLD.format(day="2024-04-30").encode(), kind="request"),
    record("https://a.example/4", TOLD.format(day="2024-05-03").replace("Jane", "Ayşe").encode("cp1254")),
)  # fmt: skip


def test_pages_that_may_hold_a_claim_come_with_the_address_at_which_they_lay() -> None:
    plain, packed = b"".join(RECORDS), b"".join(map(gzip.compress, RECORDS))
    for found in (read(plain), read(packed, "crawl.warc.gz"), read(packed, "nameless")):
        first, last = found
        assert isinstance(first, Document) and isinstance(last, Document)
        assert (first.id, first.url, first.published) == ("https://a.example/1",) * 2 + ("2024-04-30",)
        assert last.published is None, "a page can't be of a day after it was taken"


def test_a_warc_packed_with_zstandard_is_one_too() -> None:
    zstd = pytest.importorskip("zstandard", reason="zstandard makes the file of this test")
    packed = b"".join(zstd.ZstdCompressor().compress(each) for each in RECORDS)
    assert len(read(packed, "crawl.warc.zst")) == 2


def test_a_warc_that_breaks_off_gives_what_came_before() -> None:
    packed = gzip.compress(RECORDS[0]) + gzip.compress(RECORDS[3])[:200]
    first, *rest = read(packed, "crawl.warc.gz")
    assert isinstance(first, Document)
    assert rest and all(isinstance(item, BadDocument) for item in rest)
    first, *rest = read(RECORDS[0] + RECORDS[3][:400])
    assert isinstance(first, Document)


def test_by_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("crawl.warc.gz").write_bytes(b"".join(map(gzip.compress, RECORDS[:2])))
    ran = CliRunner().invoke(main, ["read", "crawl.warc.gz"])
    assert ran.exit_code == 0 and "Jane Roe" in ran.stdout, ran.output
