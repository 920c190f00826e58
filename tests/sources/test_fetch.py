"""The fetcher: polite to sites, safe for the machine that it runs on, and never without an end."""

import gzip
import random
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

pytest.importorskip("httpcore2", reason="the extra tenure[fetch] is not installed")
from hypothesis import given
from hypothesis import strategies as st

from tenure.model import TenureError
from tenure.sources.fetch import FetchCache, Fetcher, FetchError, Limits, Manners
from tenure.sources.fetch.network import is_public

from .site import FakeClock, Page, Site, served

PAGE = "<html><body><p>Ada Ore resigned.</p></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[FetchCache]:
    cache = FetchCache(tmp_path / "fetched")
    yield cache
    cache.close()


def fetcher(clock: FakeClock, cache: FetchCache | None = None, **options: object) -> Fetcher:
    return Fetcher(cache, clock=clock, **({"allow_private": True} | options))  # type: ignore[arg-type]


def problem(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.get(url)
    return caught.value


# What comes


def test_a_page_comes_with_what_the_server_says_of_it(site: Site, clock: FakeClock) -> None:
    site.html("/a", PAGE)
    with fetcher(clock, manners=Manners(contact="mailto:desk@example.org")) as fetch:
        got = fetch.get(site.url("/a#top"))
    assert got.body == PAGE.encode()
    assert (got.asked, got.url, got.status) == (site.url("/a"), site.url("/a"), 200)
    assert (got.media_type, got.charset, got.unchanged) == ("text/html", "utf-8", False)
    assert got.moment == "2024-05-01T12:00:00.000000Z"
    path, headers = site.asked[-1]
    assert path == "/a"
    assert headers["user-agent"].startswith("Tenure/") and "mailto:desk@example.org" in headers["user-agent"]
    assert headers["accept-encoding"] == "gzip"


def test_addresses_in_all_scripts_are_asked_for_as_ascii(site: Site, clock: FakeClock) -> None:
    site.html("/haber/%C3%A7%C4%B1nar?ara=%C5%9Firket&b=1%202", PAGE)
    with fetcher(
        clock, resolver=lambda host, port: ["127.0.0.1"] if host == "xn--rnek-4qa.example" else []
    ) as fetch:
        got = fetch.get(f"http://örnek.example:{site.port}/haber/çınar?ara=şirket&b=1%202")
    assert got.url == f"http://xn--rnek-4qa.example:{site.port}/haber/%C3%A7%C4%B1nar?ara=%C5%9Firket&b=1%202"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "identity", "two members"])
def test_packed_pages_are_unpacked(site: Site, clock: FakeClock, coding: str) -> None:
    raw = PAGE.encode()
    bare = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = {
        "gzip": gzip.compress(raw),
        "deflate": zlib.compress(raw),
        "raw deflate": bare.compress(raw) + bare.flush(),
        "identity": raw,
        "two members": gzip.compress(raw[:9]) + gzip.compress(raw[9:]) + b"\0\0",
    }[coding]
    name = {"raw deflate": "deflate", "two members": "gzip"}.get(coding, coding)
    site.pages["/a"] = (200, {"Content-Encoding": name}, body)
    with fetcher(clock) as fetch:
        assert fetch.get(site.url("/a")).body == raw


# The cache


def test_what_has_not_changed_is_not_sent_again_and_what_was_read_can_be_shown(
    site: Site, clock: FakeClock, cache: FetchCache
) -> None:
    def page(request: BaseHTTPRequestHandler) -> Page:
        if request.headers["If-None-Match"] == '"1"':
            return 304, {"ETag": '"1"'}, b""
        return 200, {"ETag": '"1"', "Content-Type": "text/html"}, PAGE.encode()

    site.pages["/a"] = page
    with fetcher(clock, cache) as fetch:
        first = fetch.get(site.url("/a"))
        clock.sleep(3600)
        again = fetch.get(site.url("/a"))
        assert (again.body, again.media_type, again.unchanged) == (first.body, "text/html", True)
        site.html("/a", "<p>Ada Ore resigned; so did Bo Tin.</p>")
        clock.sleep(3600)
        changed = fetch.get(site.url("/a"))
    assert not changed.unchanged
    old, new = cache.all(site.url("/a"))
    assert (old.first[11:16], old.last[11:16], new.first[11:16]) == ("12:00", "13:00", "14:00")
    assert cache.body(old.digest) == PAGE.encode()
    assert cache.body(new.digest) == changed.body


def test_the_same_bytes_without_an_etag_are_known_too(
    site: Site, clock: FakeClock, cache: FetchCache
) -> None:
    site.html("/a", PAGE, Last_Modified="Wed, 01 May 2024 08:00:00 GMT")
    with fetcher(clock, cache) as fetch:
        assert not fetch.get(site.url("/a")).unchanged
        assert fetch.get(site.url("/a")).unchanged
    assert site.asked[-1][1]["if-modified-since"] == "Wed, 01 May 2024 08:00:00 GMT"
    assert len(cache.all(site.url("/a"))) == 1


def test_a_page_is_found_by_the_address_that_once_led_to_it(
    site: Site, clock: FakeClock, cache: FetchCache
) -> None:
    site.pages["/old"] = (301, {"Location": "/new"}, b"")
    site.html("/new", PAGE)
    with fetcher(clock, cache) as fetch:
        got = fetch.get(site.url("/old"))
    assert (got.asked, got.url) == (site.url("/old"), site.url("/new"))
    assert [kept.url for kept in cache.all(site.url("/old"))] == [site.url("/new")]


def test_of_a_feed_that_is_polled_the_newest_alone_is_kept(
    site: Site, clock: FakeClock, cache: FetchCache
) -> None:
    with fetcher(clock, cache) as fetch:
        digests = []
        for number in range(3):
            site.html("/feed", f"<p>{number}</p>")
            digests.append(fetch.get(site.url("/feed"), lasting=False).digest)
    assert [kept.digest for kept in cache.all(site.url("/feed"))] == digests[-1:]
    assert [cache.place(digest).exists() for digest in digests] == [False, False, True]


def test_bytes_that_were_damaged_on_disk_are_fetched_again_not_shown(
    site: Site, clock: FakeClock, cache: FetchCache
) -> None:
    site.html("/a", PAGE, ETag='"1"')
    with fetcher(clock, cache) as fetch:
        got = fetch.get(site.url("/a"))
        cache.place(got.digest).write_bytes(gzip.compress(b"other"))
        with pytest.raises(TenureError, match="fetch again"):
            cache.body(got.digest)
        assert fetch.get(site.url("/a")).body == PAGE.encode()
    assert "if-none-match" not in site.asked[-1][1]
    assert cache.body(got.digest) == PAGE.encode()


def test_threads_share_a_fetcher_and_its_cache(site: Site, cache: FetchCache) -> None:
    for number in range(8):
        site.html(f"/{number}", f"<p>{number}</p>")
    found: dict[int, bytes] = {}
    with Fetcher(cache, allow_private=True, manners=Manners(delay=0)) as fetch:

        def get(number: int) -> None:
            found[number] = fetch.get(site.url(f"/{number}")).body

        threads = [threading.Thread(target=get, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {number: f"<p>{number}</p>".encode() for number in range(8)}
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


# Manners


def test_robots_txt_is_kept_to(site: Site, clock: FakeClock) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: tenure\nDisallow: /no\nCrawl-delay: 5\n")
    site.html("/yes", PAGE)
    site.pages["/leads"] = (302, {"Location": "/no"}, b"")
    with fetcher(clock) as fetch:
        fetch.get(site.url("/yes"))
        assert "robots.txt" in str(problem(fetch, site.url("/no/a")))
        assert "robots.txt" in str(problem(fetch, site.url("/leads")))
    assert site.paths() == ["/yes", "/leads"]
    assert clock.slept == [5.0]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (503, False), (429, False)])
def test_a_robots_txt_that_is_missing_forbids_nothing_and_one_out_of_reach_everything(
    site: Site, clock: FakeClock, status: int, allowed: bool
) -> None:
    site.html("/a", PAGE)
    site.pages["/robots.txt"] = (status, {}, b"")
    with fetcher(clock) as fetch:
        if allowed:
            assert fetch.get(site.url("/a")).status == 200
        else:
            assert "robots.txt" in str(problem(fetch, site.url("/a")))
    assert site.paths() == (["/a"] if allowed else [])


def test_a_robots_txt_serves_for_a_day_also_to_the_next_process(
    site: Site, clock: FakeClock, cache: FetchCache
) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /no\n")
    site.html("/a", PAGE)

    def asked() -> int:
        with fetcher(clock, cache) as fetch:
            fetch.get(site.url("/a"))
            problem(fetch, site.url("/no"))
        return [path for path, _ in site.asked].count("/robots.txt")

    assert (asked(), asked()) == (1, 1)
    clock.sleep(25 * 3600)
    site.pages["/robots.txt"] = (503, {}, b"")
    assert asked() > 1, "and while a newer one is out of reach, the old one holds"


def test_a_host_is_given_a_pause_after_each_answer(site: Site, clock: FakeClock) -> None:
    site.html("/a", PAGE)
    with fetcher(clock, manners=Manners(delay=2.5)) as fetch:
        for _ in range(3):
            fetch.get(site.url("/a"))
    assert clock.slept == [2.5, 2.5]


def test_what_passes_is_tried_again_ever_later_and_not_for_ever(site: Site, clock: FakeClock) -> None:
    site.pages["/a"] = (503, {}, b"")
    chance = random.Random(1)
    with fetcher(clock, manners=Manners(delay=0, tries=4), chance=chance) as fetch:
        error = problem(fetch, site.url("/a"))
    assert (error.status, error.passing) == (503, True)
    assert site.paths() == ["/a"] * 4
    first, second, third = clock.slept
    assert 0.5 <= first <= 1.5 and 1 <= second <= 3 and 2 <= third <= 6


@pytest.mark.parametrize("status", [401, 403, 404, 410, 204])
def test_what_does_not_pass_is_not_tried_again(site: Site, clock: FakeClock, status: int) -> None:
    site.pages["/a"] = (status, {}, b"")
    with fetcher(clock) as fetch:
        assert str(status) in str(problem(fetch, site.url("/a")))
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("after", ["30", "Wed, 01 May 2024 12:00:30 GMT"])
def test_a_server_that_asks_for_time_gets_it(site: Site, clock: FakeClock, after: str) -> None:
    answers = iter([(429, {"Retry-After": after}, b""), (200, {}, b"here")])
    site.pages["/a"] = lambda _: next(answers)
    with fetcher(clock) as fetch:
        assert fetch.get(site.url("/a")).body == b"here"
    assert clock.slept == [30.0]


def test_a_server_that_asks_for_an_hour_is_left_alone_with_all_its_pages(
    site: Site, clock: FakeClock
) -> None:
    site.html("/b", PAGE)
    site.pages["/a"] = (503, {"Retry-After": "3600"}, b"")
    with fetcher(clock) as fetch:
        assert problem(fetch, site.url("/a")).retry_after == 3600
        error = problem(fetch, site.url("/b"))
        assert error.passing and error.retry_after and 3500 < error.retry_after <= 3600
        clock.sleep(3600)
        assert fetch.get(site.url("/b")).status == 200
        site.pages["/a"] = (503, {"Retry-After": "9" * 30}, b"")
        assert problem(fetch, site.url("/a")).retry_after == 24 * 3600
    assert site.paths() == ["/a", "/b", "/a"]


# Where it does not go


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2", "::127.0.0.1", "5f00::1", "no address",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_public_network(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"]
)
def test_addresses_of_the_public_network(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_counts_as_itself(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0x7f.1", "2130706433", "[::ffff:7f00:1]"]
)
def test_this_machine_is_not_asked_whatever_it_is_called(site: Site, clock: FakeClock, host: str) -> None:
    with fetcher(clock, allow_private=False) as fetch:
        assert "public network" in str(problem(fetch, site.url("/a", host)))
    assert site.asked == []


def test_every_address_of_a_name_must_be_public(site: Site, clock: FakeClock) -> None:
    asked = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8", "127.0.0.1"]

    with fetcher(clock, allow_private=False, resolver=resolver) as fetch:
        assert "127.0.0.1 is not" in str(problem(fetch, site.url("/a", "rebinding.example")))
    assert asked == ["rebinding.example"]


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, clock: FakeClock) -> None:
    asked = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    site.html("/a", PAGE)
    site.pages["/b"] = (302, {"Location": "/a"}, b"")
    with fetcher(clock, resolver=resolver) as fetch:
        assert fetch.get(site.url("/b", "pinned.example")).status == 200
    assert asked == ["pinned.example"], "one answer serves robots.txt, redirect and page"
    assert site.asked[-1][1]["host"] == f"pinned.example:{site.port}"


def test_a_redirect_into_the_private_network_is_refused(
    site: Site, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/a"] = (302, {"Location": f"http://inner.example:{site.port}/secret"}, b"")
    public = {"127.0.0.1": True, "127.0.0.2": False}
    monkeypatch.setattr("tenure.sources.fetch.network.is_public", public.__getitem__)
    names = {"outer.example": ["127.0.0.1"], "inner.example": ["127.0.0.2"]}
    with fetcher(clock, allow_private=False, resolver=lambda host, port: names[host]) as fetch:
        error = problem(fetch, site.url("/a", "outer.example"))
    assert "127.0.0.2 is not" in str(error)
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("file:///etc/passwd", "http or https"),
        ("ftp://example.org/a", "http or https"),
        ("gopher://127.0.0.1:70/1", "http or https"),
        ("https:///nowhere", "no host"),
        ("http://example.org:99999/", "web address"),
        ("http://[::1/", "web address"),
        ("http://example.org/a\r\nHost: other", "control characters"),
    ],
)
def test_what_is_no_web_address_is_not_asked_for(clock: FakeClock, url: str, says: str) -> None:
    with fetcher(clock) as fetch:
        assert says in str(problem(fetch, url))


def test_a_redirect_to_another_scheme_is_refused(site: Site, clock: FakeClock) -> None:
    site.pages["/a"] = (302, {"Location": "file:///etc/passwd"}, b"")
    with fetcher(clock) as fetch:
        assert "http or https" in str(problem(fetch, site.url("/a")))


def test_credentials_reach_their_site_alone_and_no_message(
    site: Site, clock: FakeClock, cache: FetchCache, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    with served() as other:
        other.html("/b", PAGE)
        site.pages["/a"] = (302, {"Location": "/here"}, b"")
        site.pages["/here"] = (302, {"Location": other.url("/b")}, b"")
        with fetcher(clock, cache) as fetch:
            got = fetch.get(f"http://reader:s3cret@127.0.0.1:{site.port}/a")
            error = problem(fetch, f"http://reader:s3cret@127.0.0.1:{site.port}/gone")
        assert [headers.get("authorization") for path, headers in site.asked if path in ("/a", "/here")] == [
            "Basic cmVhZGVyOnMzY3JldA=="
        ] * 2
        assert "authorization" not in other.asked[-1][1]
    assert "s3cret" not in f"{got.asked} {got.url} {error} {caplog.text}"


# Always an end


def test_a_redirect_loop_ends(site: Site, clock: FakeClock) -> None:
    site.pages["/a"] = (302, {"Location": "/b"}, b"")
    site.pages["/b"] = (302, {"Location": "/a"}, b"")
    with fetcher(clock) as fetch:
        assert "more than 5 times" in str(problem(fetch, site.url("/a")))
    assert len(site.paths()) == 6


@pytest.mark.parametrize("part", ["headers", "body", "chunks"])
def test_a_server_that_drips_ends(site: Site, part: str) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        out = request.wfile
        if part == "headers":
            out.write(b"HTTP/1.1 200 OK\r\nX: ")
        elif part == "body":
            out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        else:
            out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            out.write(b"1\r\nx\r\n" if part == "chunks" else b"x")
            out.flush()

    site.pages["/a"] = drip
    clock = FakeClock(tick=0.5)  # each time that the fetcher waits for bytes, half a second passes
    limits = Limits(seconds=20, sent=10**12, size=10**12)
    with fetcher(clock, limits=limits, manners=Manners(tries=1)) as fetch:
        error = problem(fetch, site.url("/a"))
    assert error.passing
    assert "too slow" in str(error) or part == "headers", error


def test_a_server_that_says_nothing_ends(site: Site) -> None:
    done = threading.Event()

    def silent(request: BaseHTTPRequestHandler) -> None:
        done.wait(30)

    site.pages["/a"] = silent
    with fetcher(FakeClock(), limits=Limits(silence=0.05), manners=Manners(tries=1)) as fetch:
        assert "too slow" in str(problem(fetch, site.url("/a")))
    done.set()


def test_a_name_whose_answer_never_comes_ends() -> None:
    done = threading.Event()
    limits = Limits(seconds=0.05)

    def resolver(host: str, port: int) -> list[str]:
        done.wait(30)
        return []

    with fetcher(FakeClock(), resolver=resolver, limits=limits, manners=Manners(tries=1)) as fetch:
        assert "too slow" in str(problem(fetch, "http://slow.example/"))
    done.set()


def bomb(size: int) -> bytes:
    """So many zeros in a thousandth of the bytes."""
    packer = zlib.compressobj(9, wbits=31)
    parts = [packer.compress(bytes(1 << 20)) for _ in range(size >> 20)]
    return b"".join([*parts, packer.flush()])


def test_pages_of_100_mb_and_bombs_are_refused_before_they_are_held(site: Site, clock: FakeClock) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            request.wfile.write(bytes(1 << 16))

    site.pages["/says"] = (200, {"Content-Length": str(100 << 20)}, b"")
    site.pages["/endless"] = endless
    site.pages["/bomb"] = (200, {"Content-Encoding": "gzip"}, bomb(100 << 20))
    with fetcher(clock) as fetch:
        for path in ("/says", "/endless", "/bomb"):
            assert "larger than 20 MB" in str(problem(fetch, site.url(path)))
    assert site.paths() == ["/says", "/endless", "/bomb"]


@pytest.mark.parametrize("cut", ["gzip", "length", "chunks"])
def test_a_page_that_breaks_off_is_no_page(site: Site, clock: FakeClock, cache: FetchCache, cut: str) -> None:
    packed = gzip.compress(PAGE.encode() * 50)

    def chunks(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")

    def length(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nshort")

    packed_in_half = (200, {"Content-Encoding": "gzip"}, packed[: len(packed) // 2])
    site.pages["/a"] = {"gzip": packed_in_half, "length": length, "chunks": chunks}[cut]  # type: ignore[assignment]
    with fetcher(clock, cache, manners=Manners(tries=2, delay=0)) as fetch:
        assert problem(fetch, site.url("/a")).passing
    assert site.paths() == ["/a", "/a"]
    assert cache.all(site.url("/a")) == []


def test_a_coding_that_nobody_asked_for_is_refused(site: Site, clock: FakeClock) -> None:
    site.pages["/a"] = (200, {"Content-Encoding": "br"}, b"\x0b\x02\x80")
    with fetcher(clock) as fetch:
        assert "br" in str(problem(fetch, site.url("/a")))


@given(st.binary(max_size=2000))
def test_no_answer_is_too_odd_for_an_error_that_names_its_address(raw: bytes) -> None:
    with served() as site:
        site.pages["/robots.txt"] = (404, {}, b"")
        site.pages["/a"] = lambda request: (request.wfile.write(raw), None)[1]
        with fetcher(FakeClock(), manners=Manners(tries=1)) as fetch:
            try:
                fetch.get(site.url("/a"))
            except FetchError as error:
                assert str(error).startswith(site.url("/a"))


# TLS


def test_the_certificate_is_checked_against_the_name_not_the_address(site: Site, clock: FakeClock) -> None:
    trustme = pytest.importorskip("trustme")
    authority = trustme.CA()
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("right.example").configure_cert(serving)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with served(serving) as site:
        site.html("/a", PAGE)
        with fetcher(clock, resolver=lambda host, port: ["127.0.0.1"], tls=trusting) as fetch:
            assert fetch.get(f"https://right.example:{site.port}/a").body == PAGE.encode()
            error = problem(fetch, f"https://wrong.example:{site.port}/a")
    assert "certificate" in str(error) and not error.passing


def test_what_is_not_there_is_told_by_what_is_wrong(clock: FakeClock) -> None:
    with served() as gone:
        closed = gone.url("/a")
    with fetcher(clock, manners=Manners(tries=1)) as fetch:
        assert problem(fetch, closed).passing

    def resolver(host: str, port: int) -> list[str]:
        passing = host.startswith("later")
        raise socket.gaierror(
            socket.EAI_AGAIN if passing else socket.EAI_NONAME, "in the words of the system"
        )

    with fetcher(clock, manners=Manners(tries=1), resolver=resolver) as fetch:
        for host, passing in (("nowhere.example", False), ("later.example", True)):
            error = problem(fetch, f"http://{host}/")
            assert "no host of this name" in str(error) and error.passing is passing
