"""Pages: what they show, that they keep the clocks, and that no text of strangers gets out of its place."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from lxml import etree
from starlette.testclient import TestClient

from tenure.model import vocabulary
from tenure.model.outside import Match
from tenure.register import Register
from tenure.web import Settings, create_app, words

from .world import HOSTILE

LANGUAGES = Path(words.__file__).parent / "languages"


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def paths(ids: dict[str, str]) -> list[str]:
    ada, tools = ids["Ada Quill"], ids["Fernbank Tools"]
    return [
        "/",
        "/search?q=quill",
        f"/person/{ada}",
        f"/organization/{tools}",
        f"/network/{ada}",
        f"/network/{tools}",
        "/change?claim=d4%231",
        "/document?id=hostile",
        "/document?id=d4",
        "/review",
        "/watches",
        "/watches/fernbank",
        "/sign-in",
        "/no/such/page",
    ]


def test_the_stream_tells_each_change_once_with_its_origins(client: TestClient) -> None:
    html = client.get("/").text
    assert html.count('<li class="change') == 3
    assert (
        "3 independent origins" not in html and "2 independent origins" in html
    )  # the copy counts with what it repeats
    assert "denied by 1" in html
    only_planned = client.get("/?modality=denied").text
    assert '<li class="change' not in only_planned


def test_a_page_of_a_person_shows_posts_left_and_kept(client: TestClient, ids: dict[str, str]) -> None:
    html = client.get(f"/person/{ids['Ada Quill']}?on=2031-07-02").text
    assert "until 15 Jun 2031" in html
    assert "12.6%" in html
    assert "to focus on another task" in html
    assert "Ada Quill left Fernbank Tools as chief executive on 15 June 2031" in html


def test_every_link_keeps_both_clocks(client: TestClient, ids: dict[str, str]) -> None:
    for path in paths(ids)[:9]:
        sep = "&" if "?" in path else "?"
        html = client.get(f"{path}{sep}on=2031-06-01&known=2031-06-30").text
        html = html[html.index("<main") :]
        links = [a.get("href") or "" for tag, a in Tags(html).found if tag == "a"]
        inner = [
            x for x in links if x.startswith(("/person", "/organization", "/change", "/document", "/network"))
        ]
        assert inner, path
        assert [x for x in inner if "on=2031-06-01" not in x or "known=2031-06-30" not in x] == [], path


def test_what_was_known_then_is_what_the_page_shows_then(client: TestClient, ids: dict[str, str]) -> None:
    before = client.get(f"/person/{ids['Ada Quill']}?on=2031-07-02&known=2031-06-01").text
    assert "15 Jun 2031" not in before
    assert "Mossgate Labs" not in before
    assert client.get("/?known=2029-01-01").text.count('<li class="change') == 0


def test_copies_stand_under_what_they_repeat_and_denials_beside(client: TestClient) -> None:
    html = client.get("/change?claim=d4%231").text
    assert "and 1 copy" in html
    assert "They say it is not so" in html
    assert html.index("Evening Anvil") < html.index("Bozkır Postası") < html.index("Copy Herald")
    same = [client.get(f"/change?claim={d}%231").text for d in ("d2", "d5")]
    body = re.compile(r"<main.*</main>", re.DOTALL)
    assert {match[0] for page in same if (match := body.search(page))} == {body.search(html)[0]}  # type: ignore[index]


def test_watches_show_what_moved_and_give_a_feed_of_it(client: TestClient) -> None:
    html = client.get("/watches").text
    assert html.count('<li class="change') == 5
    assert "at all that belongs to" in html and "5 alerts" in html
    assert "secret.example" not in html + client.get("/api/v1/watches").text
    assert html == client.get("/watches").text
    before = client.get("/watches/fernbank?known=2020-01-01")
    assert before.status_code == 404  # there was no such watch then
    response = client.get("/watches/fernbank/feed.atom")
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    atom = "{http://www.w3.org/2005/Atom}"
    titles = [entry.findtext(f"{atom}title") for entry in root.iter(f"{atom}entry")]
    assert "Ada Quill leaves as CEO of Fernbank Tools: denied" in titles
    assert (
        client.get(
            "/watches/fernbank/feed.atom", headers={"If-None-Match": response.headers["etag"]}
        ).status_code
        == 304
    )
    table = client.get("/api/v1/watches/fernbank/alerts", headers={"Accept": "text/csv"}).text
    assert "modality; date" in table and "history" not in table and "evidence" not in table
    alerts = client.get("/api/v1/watches/fernbank/alerts", params={"limit": "200"}).json()["items"]
    assert [f"urn:tenure:{alert['id']}" for alert in alerts] == [
        entry.findtext(f"{atom}id") for entry in root.iter(f"{atom}entry")
    ]


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_pages_are_safe_and_whole(client: TestClient, ids: dict[str, str], lang: str) -> None:
    client.cookies.clear()
    for path in paths(ids):
        response = client.get(path, headers={"Accept-Language": lang})
        tags = Tags(response.text).found
        assert response.status_code == (404 if path.startswith("/no") else 200)
        assert response.headers["content-security-policy"].startswith("default-src 'none'")
        assert "unsafe" not in response.headers["content-security-policy"]
        assert dict(tags[0][1]) == {"lang": lang}
        for tag, attributes in tags:
            assert not any(name.startswith("on") or name == "style" for name in attributes), (path, tag)
            if tag == "script":
                assert attributes.get("src") == "/static/keys.js"
            assert not (attributes.get("href") or "").startswith("javascript:")
        assert [tag for tag, _ in tags if tag == "h1"] == ["h1"], path
        for text in (response.text,):
            assert (
                "\u202e" not in text
                and "\x07" not in text
                and "49" not in re.sub(r"\d{3,}", "", text[-2000:])
            )


def test_a_hostile_text_is_shown_as_it_is_written(client: TestClient) -> None:
    html = client.get("/document?id=hostile").text
    assert "&lt;script&gt;" in html and "&lt;img src=x onerror=alert(2)&gt;" in html
    assert "U+202E" in html and "{{ 7 * 7 }}" in html
    assert HOSTILE not in html


def test_a_huge_document_comes_in_parts(settings: Settings) -> None:
    from tenure.model import Document, Evidence, RoleClaim
    from tenure.register import Register

    text = "Ada Quill runs Fernbank. " * 400_000
    claims = [
        RoleClaim(
            change="hold",
            person="Ada Quill",
            org=f"Company {n}",
            role="ceo",
            evidence=[Evidence("text", n * 25, n * 25 + 9, "Ada Quill")],
        )
        for n in range(400)
    ]
    with Register.open(settings.register) as register:
        register.add(Document(id="huge", title="Huge", text=text, published="2031-01-01"), claims)
    local = Settings(register=settings.register)
    with TestClient(create_app(local), base_url="http://127.0.0.1") as client:
        for part in ("", "&part=3", "&part=99999999", "&part=x"):
            response = client.get(f"/document?id=huge{part}")
            assert response.status_code == 200
            assert len(response.content) < 400_000
            assert response.text.count('class="claim') <= 101


def test_outside_ids_are_shown_with_a_page_about_them(
    client: TestClient, ids: dict[str, str], settings: Settings
) -> None:
    ada, tools = ids["Ada Quill"], ids["Fernbank Tools"]
    sure = Match("wikidata:Q900001", "wikidata", "Fernbank <b>Tools</b>", {}, 0.95, "same name")
    doubtful = Match("opensanctions:NK-x", "sanctions", "Ada Quill", {}, 0.6, "same name")
    with Register.open(settings.register) as register:
        register.relink(tools, [sure], ["wikidata"])
        register.relink(ada, [doubtful], ["sanctions"])
    page = client.get(f"/organization/{tools}").text
    assert 'href="https://www.wikidata.org/wiki/Q900001"' in page
    assert "Fernbank &lt;b&gt;Tools" in page
    assert "NK-x" not in client.get(f"/person/{ada}").text
    review = client.get("/review").text
    assert "opensanctions:NK-x" in review
    assert 'href="https://www.opensanctions.org/entities/NK-x"' in review


def test_bad_addresses_are_answered_in_words(client: TestClient, ids: dict[str, str]) -> None:
    ada = ids["Ada Quill"]
    for path, status in (
        ("/?on=yesterday", 400),
        ("/?known=2031-13-01", 400),
        (f"/person/{ada}?on=2031-02-30", 400),
        ("/?before=%00", 400),
        ("/?role=king", 400),
        ("/person/Paaaaaaaaaaaaa", 404),
        ("/person/Oaaaaaaaaaaaaa", 404),
        (f"/organization/{ada}", 404),
        ("/person/%2e%2e", 404),
        ("/network/zzz", 404),
        ("/change?claim=nothing", 404),
        ("/change", 404),
        ("/watches/none", 404),
        ("/watches/none/feed.atom", 404),
        ("/document?id=", 404),
        ("/document?id=d1%00", 404),
        ("/search?q=" + "%F0%9F%92%A9" * 500, 200),
        ("/search?q=", 200),
        ("/?q=" + "x" * 9_000, 414),
    ):
        response = client.get(path)
        assert response.status_code == status, path
        assert "Traceback" not in response.text


def test_a_language_asked_for_is_remembered(client: TestClient) -> None:
    assert "Ne değişti" in client.get("/?lang=tr").text
    assert "Ne değişti" in client.get("/").text
    assert "What changed" in client.get("/?lang=en").text


def test_pages_are_small_and_not_sent_twice(client: TestClient, ids: dict[str, str]) -> None:
    for path in paths(ids)[:10]:
        first = client.get(path)
        assert int(first.headers.get("content-length", "0")) < 100_000
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b""), path


def test_every_language_has_every_word() -> None:
    entries = {p.stem: yaml.safe_load(p.read_text(encoding="utf-8")) for p in LANGUAGES.glob("*.yaml")}
    assert set(entries) == {"en", "tr"}
    english = entries["en"]
    for code, words_ in entries.items():
        assert set(words_) == set(english), code
        assert set(words_["role"]) == set(vocabulary.ROLES)
        assert set(words_["because"]) == set(vocabulary.REASONS)
        for key, entry in words_.items():
            blanks = [set(re.findall(r"\{(\w+)\}", str(e))) for e in (entry, english[key])]
            assert blanks[0] == blanks[1], (code, key)
