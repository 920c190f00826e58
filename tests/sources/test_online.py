"""From a web address to claims in the register: pages, feeds and sitemaps of a local site, by the command."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("httpcore2", reason="the extra tenure[fetch] is not installed")
from click.testing import CliRunner, Result

from tenure.cli.main import main
from tenure.model import BadDocument, Document
from tenure.sources import Item, Link, followed, items_at
from tenure.sources.fetch import Clock, Fetcher

from .site import FakeClock, Site, served

ARTICLE = (
    '<html lang="en"><head><meta charset="utf-8"><title>Ore chief resigns</title>'
    '<meta property="og:site_name" content="The Mill">'
    '<meta property="article:published_time" content="{day}T09:00:00+02:00">{head}</head><body>'
    "<nav><a href='/'>Home</a></nav><article><h1>Ore chief resigns</h1><p>Jane Roe {change} as chief executive of "
    "Acme Mining on Monday, the company said in a statement. Acme runs three quarries by the river and has its "
    "offices beside the old harbour of the town.</p><p>The company makes gravel for roads and railways, and has "
    "done so since the town had a harbour.</p></article><footer>Imprint</footer></body></html>"
)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


def article(day: str = "2024-04-30", change: str = "resigned", head: str = "") -> str:
    return ARTICLE.format(day=day, change=change, head=head)


def fetched(site: Site, path: str, notes: list[tuple[str, str]] | None = None) -> list[Item]:
    note = (lambda name, text: notes.append((name, text))) if notes is not None else None
    with Fetcher(clock=FakeClock(), allow_private=True) as fetcher:
        return list(followed(items_at(fetcher.get(site.url(path)), note=note), fetcher, note=note))


def only(items: list[Item]) -> Document:
    (item,) = items
    assert isinstance(item, Document), item
    return item


def test_a_page_knows_where_it_was_found(site: Site) -> None:
    site.html("/a", article())
    document = only(fetched(site, "/a"))
    assert (document.url, document.publisher, document.published) == (
        site.url("/a"),
        "The Mill",
        "2024-04-30",
    )


def test_a_page_names_its_own_address_but_not_another_sites(site: Site) -> None:
    own = f'<link rel="canonical" href="{site.url("/own")}">'
    foreign = '<link rel="canonical" href="https://daily.example/their-story">'
    site.html("/a?from=mail", article(head=own))
    site.html("/b", article(head=foreign))
    assert only(fetched(site, "/a?from=mail")).url == site.url("/own")
    assert only(fetched(site, "/b")).url == site.url("/b")


@pytest.mark.parametrize(
    ("encoding", "header", "meta"),
    [
        ("utf-8", "iso-8859-1", "iso-8859-1"),
        ("windows-1254", "windows-1254", ""),
        ("windows-1254", "iso-8859-9", "utf-8"),
        ("windows-1254", "utf-8", "windows-1254"),
        ("utf-16", "utf-8", ""),
        ("utf-8", "no-such-charset", ""),
    ],
)
def test_of_what_is_said_of_the_encoding_counts_what_holds(
    site: Site, encoding: str, header: str, meta: str
) -> None:
    text = article().replace("Jane Roe", "Ayşe Çığır").replace('<meta charset="utf-8">', "")
    if meta:
        text = text.replace("<head>", f'<head><meta charset="{meta}">')
    site.pages["/a"] = (200, {"Content-Type": f"text/html; charset={header}"}, text.encode(encoding))
    assert "Ayşe Çığır resigned" in only(fetched(site, "/a")).text


def test_an_encoding_of_which_nothing_holds_is_not_guessed(site: Site) -> None:
    raw = article().replace("Jane Roe", "Ayşe Çığır").encode("windows-1254")
    site.pages["/a"] = (200, {"Content-Type": "text/html; charset=utf-8"}, raw)
    (item,) = fetched(site, "/a")
    assert isinstance(item, BadDocument) and "UTF-8" in str(item)


def test_a_day_that_has_not_come_is_left_out_and_noted(site: Site) -> None:
    notes: list[tuple[str, str]] = []
    for path, day, kept in (("/a", "2024-05-02", "2024-05-02"), ("/b", "2024-05-03", None)):
        # At noon of May 1st in UTC it is May 2nd in Kiribati, and May 3rd nowhere.
        site.html(path, article(day).replace("T09:00:00+02:00", ""))
        assert only(fetched(site, path, notes)).published == kept
    assert ["2024-05-03" in note for _, note in notes] == [True]


FEED = '<rss version="2.0"><channel><title>The Mill</title>{items}</channel></rss>'
ENTRY = "<item><title>T</title><link>{url}</link><guid>{guid}</guid><pubDate>{day}</pubDate></item>"


def feed(site: Site, *paths: str, day: str = "Tue, 30 Apr 2024 09:00:00 GMT") -> str:
    return FEED.format(items="".join(ENTRY.format(url=site.url(p), guid=p, day=day) for p in paths))


def test_a_feed_served_as_a_page_is_a_feed_and_its_links_are_followed(site: Site) -> None:
    site.html("/feed", feed(site, "/a", "/gone", "/a"))
    site.html("/a", article())
    good, bad = fetched(site, "/feed")
    assert isinstance(good, Document) and good.url == site.url("/a")
    assert isinstance(bad, BadDocument) and "404" in str(bad)


def test_a_page_without_a_day_has_that_of_its_feed_unless_that_has_not_come(site: Site) -> None:
    site.html("/a", re.sub("<meta property=.article:.*?>", "", article()))
    site.html("/feed", feed(site, "/a"))
    assert only(fetched(site, "/feed")).published == "2024-04-30"
    site.html("/feed", feed(site, "/a", day="Fri, 30 Apr 2027 09:00:00 GMT"))
    assert only(fetched(site, "/feed")).published is None


def test_links_are_followed_from_an_index_of_sitemaps_to_pages_and_no_further(site: Site) -> None:
    def index(*paths: str, kind: str = "sitemap") -> str:
        root = {"sitemap": "sitemapindex", "url": "urlset"}[kind]
        inner = "".join(f"<{kind}><loc>{site.url(path)}</loc></{kind}>" for path in paths)
        return f"<{root}>{inner}</{root}>"

    site.html("/index.xml", index("/news.xml", "/index.xml"))
    site.html("/news.xml", index("/a", "/loop.xml", kind="url"))
    site.html("/loop.xml", index("/deeper.xml"))
    site.html("/deeper.xml", index("/deepest.xml"))
    site.html("/a", article())
    page, deep = fetched(site, "/index.xml")
    assert isinstance(page, Document)
    assert isinstance(deep, BadDocument) and "three links" in str(deep)
    assert site.paths() == ["/index.xml", "/news.xml", "/a", "/loop.xml", "/deeper.xml", "/index.xml"]


def test_links_older_than_a_day_are_not_followed(site: Site) -> None:
    site.html("/a", article())
    links = [
        Link(url=site.url("/old"), published="2024-04-01"),
        Link(url=site.url("/older"), updated="2024-04-01T00:00:00.000000Z"),
        Link(url=site.url("/a"), published="2024-04-01", updated="2024-05-01T00:00:00.000000Z"),
    ]
    with Fetcher(clock=FakeClock(), allow_private=True) as fetcher:
        only(list(followed(links, fetcher, since="2024-04-30")))
    assert site.paths() == ["/a"]


# By the command


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[object]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TENURE_FETCHED", str(tmp_path / "fetched"))
    monkeypatch.setenv("TENURE_REGISTER", str(tmp_path / "register.db"))
    monkeypatch.setattr(Clock, "sleep", lambda self, seconds: None)
    yield lambda *arguments: CliRunner().invoke(main, [*arguments])


def test_an_article_that_changes_after_publication_takes_the_place_of_its_older_version(
    site: Site, run: object
) -> None:
    site.html("/feed", feed(site, "/a"))
    site.html("/a", article())
    add = ("add", site.url("/feed"), "--allow-private")
    first = tenure(run, *add)
    assert "1 added with" in first.output, first.output
    assert "1 already there" in tenure(run, *add).output
    site.html("/a", article(change="was confirmed"))
    assert "1 replaced an older version" in tenure(run, *add).output
    versions = json.loads(tenure(run, "fetched", site.url("/a"), "--json").stdout)
    assert len(versions) == 2
    assert "was confirmed" in tenure(run, "fetched", site.url("/a"), "--print").stdout
    told = tenure(run, "fetched", site.url("/a"))
    assert versions[0]["file"] in "".join(told.stdout.split()) and "text/html" in told.stdout
    assert tenure(run, "fetched", site.url("/b")).exit_code == 1
    assert (
        "nothing of it was fetched by then"
        in tenure(run, "fetched", site.url("/a"), "--known", "2020-01-01").output
    )


def test_a_list_of_feeds_is_followed_when_asked(site: Site, run: object) -> None:
    Path("feeds.opml").write_text(f'<opml><body><outline xmlUrl="{site.url("/feed")}"/></body></opml>')
    site.html("/feed", feed(site, "/a"))
    site.html("/a", article())
    told = tenure(run, "read", "feeds.opml")
    secret = Path("secret.opml")
    secret.write_text('<opml><body><outline xmlUrl="https://me:s3cret@mill.example/rss"/></body></opml>')
    assert "s3cret" not in tenure(run, "add", "secret.opml").output
    assert told.exit_code == 0 and "add --follow" in told.stderr and site.asked == []
    read = tenure(run, "read", "feeds.opml", "--follow", "--allow-private", "--contact", "mailto:a@b.example")
    assert read.exit_code == 0 and "Jane Roe" in read.stdout, read.output
    assert "mailto:a@b.example" in site.asked[-1][1]["user-agent"]


def test_what_cannot_be_fetched_is_told_in_a_line(site: Site, run: object) -> None:
    told = tenure(run, "read", site.url("/a"))
    assert told.exit_code == 1 and "--allow-private" in told.stderr and site.asked == []
    told = tenure(run, "add", site.url("/a"), site.url("/b"), "--allow-private")
    assert told.exit_code == 1 and told.stderr.count("404") == 2
    assert "0 added with 0 claims, 2 could not be used" in told.stdout


def tenure(run: object, *arguments: str) -> Result:
    assert callable(run)
    result = run(*arguments)
    assert isinstance(result, Result)
    return result
