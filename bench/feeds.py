#!/usr/bin/env python3
"""Feeds: milliseconds to take one apart, beside the bare library. 50 entries, with teasers and with whole articles."""

import html
import io
import time
from collections.abc import Callable

import feedparser

from crawl import ORDINARY
from tenure.sources import items_of

ENTRIES = 50


def feed(whole: bool) -> bytes:
    text = "".join(f"<p>{sentence}</p>" for sentence in ORDINARY["en"] * (3 if whole else 1))
    inside = f"<content:encoded><![CDATA[{text}]]></content:encoded>" if whole else ""
    entries = "".join(
        f"<item><title>Entry {n}</title><link>https://mill.example/{n}</link><guid>{n}</guid>"
        f"<pubDate>Wed, 01 May 2024 09:00:00 +0300</pubDate><description>{html.escape(text[:120])}…</description>"
        f"{inside}</item>"
        for n in range(ENTRIES)
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {spaces}><channel><title>The Mill</title>{entries}</channel></rss>'.encode()


def milliseconds(work: Callable[[], object], runs: int = 20) -> float:
    work()
    start = time.process_time()
    for _ in range(runs):
        work()
    return (time.process_time() - start) / runs * 1000


def main() -> None:
    print(f"{'':12}{'kB':>6}{'Tenure':>10}{'feedparser':>12}{'and sanitizing':>16}   ms of processor time")
    for name, whole in (("teasers", False), ("articles", True)):
        raw = feed(whole)
        ours = milliseconds(lambda raw=raw: list(items_of(io.BytesIO(raw), "feed.xml")))  # type: ignore[misc]
        bare = milliseconds(
            lambda raw=raw: feedparser.parse(
                io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False
            )  # type: ignore[misc]
        )
        default = milliseconds(lambda raw=raw: feedparser.parse(io.BytesIO(raw)))  # type: ignore[misc]
        print(f"{name:12}{len(raw) / 1000:>6.0f}{ours:>10.1f}{bare:>12.1f}{default:>16.1f}")


if __name__ == "__main__":
    main()
