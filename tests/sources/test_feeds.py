"""Feeds, lists of feeds, sitemaps: articles and links in order, each once, and nothing that a bomb could use."""

import io
from html import escape

import pytest

pytest.importorskip("feedparser", reason="the extra tenure[fetch] is not installed")
from hypothesis import given
from hypothesis import strategies as st

from tenure.model import BadDocument, Document
from tenure.sources import Item, Link, items_of

ARTICLE = (
    "<p>Ada Ore, chief executive of Ore Mining, resigned on Monday.</p>"
    + "<p>The mine lies by the river.</p>" * 20
)


def read(raw: bytes | str, label: str = "https://example.org/feed", form: str | None = None) -> list[Item]:
    data = raw.encode() if isinstance(raw, str) else raw
    return list(items_of(io.BytesIO(data), label, form=form))


def rss(*entries: str, head: str = "<title>The Mill</title><language>en-GB</language>") -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    inner = "".join(f"<item>{entry}</item>" for entry in entries)
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{head}{inner}</channel></rss>'


def problem(found: list[Item]) -> str:
    (item,) = found
    assert isinstance(item, BadDocument)
    return str(item)


def test_an_entry_with_its_article_is_a_document_and_a_teaser_is_a_link() -> None:
    first, second = read(
        rss(
            "<title>Ore chief &amp;amp; chair resigns</title><link>/a?x=1&amp;y=2</link><guid>tag:a</guid>"
            "<pubDate>Wed, 01 May 2024 00:30:00 +0300</pubDate>"
            f"<description>Teaser…</description><content:encoded><![CDATA[{ARTICLE}]]></content:encoded>",
            "<title>Bo Tin follows</title><link>https://example.org/b</link>"
            "<pubDate>Thu, 02 May 2024 09:00:00 GMT</pubDate><description>Bo Tin was named…</description>",
        )
    )
    assert isinstance(first, Document)
    assert (first.id, first.url, first.title) == (
        "tag:a",
        "https://example.org/a?x=1&y=2",
        "Ore chief & chair resigns",
    )
    assert first.text.startswith(
        "Ada Ore, chief executive of Ore Mining, resigned on Monday.\n\nThe mine lies"
    )
    assert first.published == "2024-05-01", "the day on the clock of the paper, not in UTC"
    assert (first.publisher, first.lang) == ("The Mill", "en-GB")
    assert second == Link(
        url="https://example.org/b",
        title="Bo Tin follows",
        published="2024-05-02",
    )


def test_an_atom_feed_with_dates_of_publication_and_of_change() -> None:
    (item,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="tr"><title>Değirmen</title><entry><id>urn:1</id>'
        '<title type="html">Çınar &lt;b&gt;istifa&lt;/b&gt; etti</title><link href="https://d.example/1"/>'
        "<published>2024-05-01T23:00:00+03:00</published><updated>2024-05-02T10:00:00+03:00</updated>"
        f'<content type="html">{escape(ARTICLE)}</content></entry></feed>'
    )
    assert isinstance(item, Document)
    assert (item.title, item.published, item.lang, item.publisher) == (
        "Çınar istifa etti", "2024-05-01", "tr", "Değirmen",
    )  # fmt: skip


def test_a_json_feed() -> None:
    feed = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Mill", "language": "en", "items": [
        {"id": 7, "url": "https://m.example/7", "title": "Ore", "content_html": "<p>%s</p>",
         "date_published": "2024-05-01T09:00:00Z", "date_modified": "2024-05-03T09:00:00Z"},
        {"id": "8", "external_url": "https://m.example/8", "summary": "short", "date_modified": "2024-05-03T09:00:00Z"},
        {"id": "9", "content_text": "Ada Ore resigned."}, {"id": "10"}, 4]}"""
    full, link, text, *bad = read(feed % ("Ada Ore resigned. " * 40), "feed.json")
    assert isinstance(full, Document) and isinstance(text, Document)
    assert (full.id, full.url, full.published, full.publisher) == (
        "7",
        "https://m.example/7",
        "2024-05-01",
        "The Mill",
    )
    assert isinstance(link, Link)
    assert (link.url, link.published, link.updated) == (
        "https://m.example/8",
        None,
        "2024-05-03T09:00:00.000000Z",
    )
    assert (text.text, text.url) == ("Ada Ore resigned.", None)
    assert [isinstance(item, BadDocument) for item in bad] == [True, True]


def test_rss_1_0() -> None:
    (item,) = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>M</title></channel>'
        '<item rdf:about="https://m.example/1"><title>Ore</title><link>https://m.example/1</link>'
        "<dc:date>2024-05-01T10:00:00+02:00</dc:date></item></rdf:RDF>"
    )
    assert item == Link(
        url="https://m.example/1",
        title="Ore",
        published=None,
        updated="2024-05-01T08:00:00.000000Z",
        id="https://m.example/1",
    )


def test_duplicate_guids_come_once_but_one_guid_for_all_is_none() -> None:
    link = "<link>https://e.example/{}</link><guid>{}</guid><title>{}</title>"
    twice = read(
        rss(link.format(1, "g1", "One"), link.format(2, "g2", "Two"), link.format(1, "g1", "One again"))
    )
    assert [(item.url, item.id) for item in twice if isinstance(item, Link)] == [
        ("https://e.example/1", "g1"),
        ("https://e.example/2", "g2"),
    ]
    same = read(rss(link.format(1, "g", "One"), link.format(2, "g", "Two")))
    assert [item.id for item in same if isinstance(item, Link)] == [
        "https://e.example/1",
        "https://e.example/2",
    ]


@pytest.mark.parametrize(
    "text", ["Bo Tin will lead Ore Mining, it was said. " * 30 + "[…]", "Bo Tin. " * 100 + "Read more »"]
)
def test_a_long_text_that_breaks_off_is_a_teaser(text: str) -> None:
    (item,) = read(rss(f"<link>https://e.example/1</link><description>{text}</description>"))
    assert isinstance(item, Link)


def test_dates_that_are_none_are_unknown() -> None:
    for text in ("yesterday", "Wed, 45 May 2024 00:00:00 GMT", "0000-00-00", "99999-01-01T00:00:00Z", ""):
        (item,) = read(rss(f"<link>https://e.example/1</link><title>T</title><pubDate>{text}</pubDate>"))
        assert isinstance(item, Link) and item.published is None


def test_a_page_in_place_of_a_feed_names_the_feed_that_it_knows() -> None:
    page = (
        '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/news.rss"></head>'
        "<body><p>Hello</p></body></html>"
    )
    assert "the feed it names is https://example.org/news.rss" in problem(read(page, form="feed"))


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [BOMB, OUTSIDE])
@pytest.mark.parametrize(
    ("form", "body"),
    [
        (
            "feed",
            '<rss version="2.0"><channel><title>&i;&a;</title><item><title>&a;</title></item></channel></rss>',
        ),
        ("opml", '<opml><body><outline xmlUrl="https://e.example/&a;"/></body></opml>'),
        ("sitemap", "<urlset><url><loc>https://e.example/&a;</loc></url></urlset>"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_entities_of_its_own_is_refused(head: str, form: str, body: str, encoding: str) -> None:
    assert "XML entities" in problem(read((head + body).encode(encoding), form=form))


def test_a_feed_of_20_mb_is_too_large() -> None:
    assert "larger than 20 MB" in problem(read(rss("<title>" + "x" * (21 << 20) + "</title>"), form="feed"))


def test_a_feed_with_a_wrong_encoding_in_its_head_is_read_as_what_it_is() -> None:
    feed = rss("<link>https://e.example/1</link><title>Çınar istifa etti</title>")
    claims_latin = feed.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="iso-8859-1"?>')
    in_turkish = feed.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="windows-1254"?>')
    for raw in (claims_latin.encode(), in_turkish.encode("windows-1254"), feed.encode("utf-16")):
        (item,) = read(raw)
        assert isinstance(item, Link) and item.title == "Çınar istifa etti"


def test_a_broken_feed_gives_what_can_be_read() -> None:
    feed = rss("<link>https://e.example/1</link><title>One & two</title>", "<link>https://e.example/2</link>")
    found = read(feed[: feed.rindex("</item>")])
    assert [item.url for item in found if isinstance(item, Link)] == [
        "https://e.example/1",
        "https://e.example/2",
    ]


@given(st.binary(max_size=300), st.sampled_from(["feed", "opml", "sitemap"]))
def test_nothing_is_too_odd_to_be_told_as_a_bad_document(raw: bytes, form: str) -> None:
    starts = {"feed": b"<rss><channel><item>", "opml": b"<opml><body><outline ", "sitemap": b"<urlset><url>"}
    for data in (raw, starts[form] + raw):
        assert all(isinstance(item, (Document, Link, BadDocument)) for item in read(data, "thing", form=form))


def test_a_list_of_feeds() -> None:
    found = read(
        '<opml version="2.0"><head/><body><outline text="Business"><outline text="Mill" type="rss" '
        'xmlUrl="https://m.example/rss"/><outline title="Değirmen" xmlURL=" https://d.example/rss "/></outline>'
        '<outline xmlUrl="https://m.example/rss"/></body></opml>',
        "feeds.opml",
    )
    assert found == [
        Link(url="https://m.example/rss", title="Mill"),
        Link(url="https://d.example/rss", title="Değirmen"),
    ]
    assert "names no feed" in problem(read("<opml><body/></opml>"))


def test_a_news_sitemap_tells_days_of_publication_a_plain_one_only_of_change() -> None:
    found = read(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://e.example/1 </loc>'
        "<n:news><n:publication><n:name>M</n:name><n:language>en</n:language></n:publication>"
        "<n:publication_date>2024-05-01T23:30:00-05:00</n:publication_date><n:title>Ore &amp; more</n:title></n:news>"
        "</url><url><loc>https://e.example/2</loc><lastmod>2024-05-02</lastmod></url><url><loc>/3</loc></url></urlset>",
        "sitemap.xml",
    )
    assert found[:2] == [
        Link(url="https://e.example/1", title="Ore & more", published="2024-05-01"),
        Link(url="https://e.example/2", updated="2024-05-02T00:00:00.000000Z"),
    ]
    assert isinstance(found[2], BadDocument)


def test_an_index_of_sitemaps_leads_to_them() -> None:
    assert read(
        "<sitemapindex><sitemap><loc>https://e.example/s1.xml</loc><lastmod>2024-05-01T00:00:00+02:00</lastmod>"
        "</sitemap></sitemapindex>"
    ) == [Link(url="https://e.example/s1.xml", updated="2024-04-30T22:00:00.000000Z")]


def test_a_sitemap_that_breaks_off_gives_what_came_before() -> None:
    *good, bad = read("<urlset><url><loc>https://e.example/1</loc></url><url><loc>https://e.exa")
    assert good == [Link(url="https://e.example/1")]
    assert isinstance(bad, BadDocument) and "broken XML" in str(bad)
