"""Feeds: RSS, Atom (by feedparser) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

An entry that holds its whole article is a document; of others there is a link, or, without one, what text there is.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final
from urllib.parse import urljoin

import msgspec

from tenure.model import BadDocument, Document

from .decode import beginning, whole
from .extras import needed
from .markup import plain, root_tag, xml_in_utf8
from .protocol import Given, Item, Link
from .stamps import day, moment
from .urls import is_web

name: Final = "feed"
suffixes: Final = (".rss", ".atom", ".rdf", ".xml", ".json")
media_types: Final = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/xml",
    "text/xml",
)

_MOST_TAGS: Final = 200_000
"""feedparser takes some 50 microseconds for each in a broken feed."""
_WHOLE: Final = 600
"""Letters of an entry that count as its article: teasers are shorter. A Chinese or Japanese sign counts thrice."""
_CUT: Final = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|&hellip;|\b(?:read more|continue reading)\W*)\s*$", re.IGNORECASE
)
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_JSON_FEED: Final = re.compile(rb'"version"\s*:\s*"https:(?:\\?/){2}(?:www\.)?jsonfeed\.org')


class _Entry(msgspec.Struct):
    """An entry of a feed of any kind."""

    guid: str
    link: str
    title: str
    text: str
    published: str | None
    updated: str | None
    publisher: str | None
    lang: str | None


def recognizes(head: bytes) -> bool:
    """RSS, RSS 1.0 (RDF) and Atom by the root element, JSON Feed by its version."""
    tag = root_tag(head)
    if tag:
        return tag in ("rss", "feed") or (tag == "RDF" and b"purl.org/rss/1.0" in head)
    return beginning(head).startswith(b"{") and bool(_JSON_FEED.search(head))


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
    """The entries in the feed's order, each once."""
    raw = whole(stream, label)
    is_json = beginning(raw).startswith(b"{")
    entries = list(_json_entries(raw, label) if is_json else _xml_entries(raw, label))
    shared = Counter(guid for guid, _ in {(entry.guid, entry.link) for entry in entries})
    seen = set()
    for number, entry in enumerate(entries, start=1):
        if shared[entry.guid] > 1:
            entry.guid = entry.link  # some feeds give one GUID to all
        key = entry.guid or entry.link or entry.text
        if key in seen:
            continue
        seen.add(key)
        yield _item(entry, f"{label}, entry {number}")


def _item(entry: _Entry, place: str) -> Item:
    if entry.link and not _is_whole(entry.text):
        return Link(
            url=entry.link,
            title=entry.title,
            published=entry.published,
            updated=entry.updated,
            id=entry.guid or None,
        )
    if not entry.text:
        return BadDocument(place, "has neither a text nor a link; it is left out")
    return Document(
        id=entry.guid or entry.link,
        title=entry.title,
        text=entry.text,
        published=entry.published,
        publisher=entry.publisher,
        url=entry.link or None,
        lang=entry.lang,
    )


def _is_whole(text: str) -> bool:
    return len(text) + 2 * len(_WIDE.findall(text)) >= _WHOLE and not _CUT.search(text[-40:])


def _xml_entries(raw: bytes, label: str) -> Iterator[_Entry]:
    if not recognizes(raw[:4096]) and root_tag(raw[:4096]).lower() == "html":
        raise BadDocument(label, f"is a web page, not a feed{_feed_of_page(raw, label)}")
    feedparser = needed("feedparser", "fetch")
    xml = xml_in_utf8(raw, label)
    if xml.count(b"<") > _MOST_TAGS:
        raise BadDocument(label, f"has more than {_MOST_TAGS} tags, as no feed has; take it apart first")
    try:
        # Without sanitizing, which costs most of its time: only text is taken from it.
        found = feedparser.parse(
            io.BytesIO(xml), sanitize_html=False, resolve_relative_uris=False,
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )  # fmt: skip
    except (ValueError, RecursionError, AttributeError, KeyError, IndexError, TypeError) as error:
        raise BadDocument(label, f"can't be read as a feed ({type(error).__name__}: {error})") from None
    if not found.get("version") and not found.entries:
        raise BadDocument(label, "is no feed: neither RSS nor Atom")
    base = label if "://" in label else str(found.feed.get("link") or "")
    for entry in found.entries:
        # As a plain dict: feedparser's own gives an entry's day of publication when asked for that of its update.
        entry = dict(entry)
        source = entry.get("source") or {}
        contents = [c.get("value") or "" for c in entry.get("content") or ()] + [entry.get("summary") or ""]
        link = str(entry.get("link") or "").strip()
        published = entry.get("published") or entry.get("created") or ""
        yield _Entry(
            guid=str(entry.get("id") or "").strip(),
            link=_web(urljoin(base, link) if link else ""),
            title=plain(str(entry.get("title") or "")).replace("\n\n", " "),
            text=max(map(plain, contents), key=len),
            published=day(published),
            updated=moment(entry.get("updated") or ""),
            publisher=_name(source.get("title") or found.feed.get("title")),
            lang=_language(entry.get("language") or found.feed.get("language")),
        )


def _feed_of_page(raw: bytes, label: str) -> str:
    """The feed that the page names, for a message."""
    from lxml import html

    try:
        tree = html.fromstring(raw)
        hrefs = tree.xpath("//link[@rel='alternate'][contains(@type,'rss') or contains(@type,'atom')]/@href")
    except (ValueError, html.etree.LxmlError):
        hrefs = []
    return (
        f"; the feed it names is {urljoin(label, str(hrefs[0]))}"
        if hrefs
        else "; look for its feed's address"
    )


class _JsonItem(msgspec.Struct):
    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    language: str | None = None


class _JsonFeed(msgspec.Struct):
    version: str
    title: str | None = None
    language: str | None = None
    items: list[Any] = []


def _json_entries(raw: bytes, label: str) -> Iterator[_Entry]:
    try:
        feed = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=_JsonFeed)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadDocument(label, f"is no JSON Feed ({error})") from None
    for each in feed.items:
        try:
            item = msgspec.convert(each, _JsonItem)
        except msgspec.ValidationError:
            item = _JsonItem()  # told as an entry that has nothing
        text = item.content_text or ""
        if item.content_html:
            text = max(text, plain(item.content_html), key=len)
        yield _Entry(
            guid="" if item.id is None else str(item.id),
            link=_web(urljoin(label, item.url or item.external_url or "")),
            title=item.title or "",
            text="\n\n".join(
                filter(None, (line.strip() for line in (text or item.summary or "").splitlines()))
            ),
            published=day(item.date_published or ""),
            updated=moment(item.date_modified or ""),
            publisher=_name(feed.title),
            lang=_language(item.language or feed.language),
        )


def _web(link: str) -> str:
    return link if is_web(link) else ""


def _name(text: str | None) -> str | None:
    return plain(text).replace("\n\n", " ") or None if text else None


def _language(code: str | None) -> str | None:
    return code.strip() if code and re.fullmatch(r"\s*[A-Za-z]{2,3}(-[A-Za-z0-9]+)*\s*", code) else None
