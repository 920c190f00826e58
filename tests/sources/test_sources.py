"""Documents from text, pages and JSON Lines; what is wrong with one is said, and the others come."""

import gzip
import io
import json
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenure.model import BadDocument, Document, RoleClaim
from tenure.sources import Given, items, items_of
from tenure.sources.text import split_text


def only(name: Path, **options: object) -> Document:
    (item,) = items(str(name), **options)  # type: ignore[arg-type]
    assert isinstance(item, Document), item
    return item


def problem(name: Path | str) -> str:
    (item,) = items(str(name))
    assert isinstance(item, BadDocument)
    return str(item)


def test_the_first_line_of_a_text_is_its_headline(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("\ufeffNew chief at Ore\r\n\r\nAda Ore is chief.\r\nShe began today.\r\n".encode())
    document = only(file, given=Given(published="2024-05-01", publisher="The Mill", lang="en"))
    assert document.title == "New chief at Ore"
    assert document.text == "Ada Ore is chief.\nShe began today."
    assert (document.published, document.publisher, document.lang) == ("2024-05-01", "The Mill", "en")
    assert document.id == f"doc-{document.content_hash[:12]}"


def test_a_single_line_is_text_without_headline() -> None:
    assert split_text("Ada Ore leaves Ore Ltd.\n", "-") == ("", "Ada Ore leaves Ore Ltd.")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])).filter(lambda text: text.strip()))
@settings(max_examples=200)
def test_no_character_of_a_text_is_lost_but_space_around_its_lines(text: str) -> None:
    title, rest = split_text(text, "x")
    kept = [c for c in title + rest if not c.isspace()]
    assert kept == [c for c in text if not c.isspace()]


PAGE = """<!doctype html><html lang="tr"><head><meta charset="windows-1254">
<title>Cevher'de yeni genel müdür - Değirmen</title>
<link rel="canonical" href="https://degirmen.example/2024/cevher">
<meta property="og:title" content="Cevher'de yeni genel müdür">
<meta property="og:site_name" content="Değirmen">
<meta property="article:published_time" content="2024-05-01T09:00:00+03:00"></head>
<body><nav><a href="/">Ana sayfa</a> <a href="/spor">Spor</a></nav>
<article><h1>Cevher'de yeni genel müdür</h1>
<p>Ayşe Çınar, Cevher Madencilik'in genel müdürlüğüne getirildi. Şirket atamayı çarşamba günü duyurdu.</p>
<p>Çınar, görevi on iki yıldır yürüten Ömer Işık'tan devralıyor. Işık emekliye ayrıldığını açıkladı.</p></article>
<aside><h3>Diğer haberler</h3><ul><li><a href="/x">Tunç Bankası'nın başkanı istifa etti</a></li></ul></aside>
</body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.encode("windows-1254"))
    document = only(file)
    assert document.title == "Cevher'de yeni genel müdür"
    assert document.text.startswith("Ayşe Çınar, Cevher Madencilik'in genel müdürlüğüne")
    assert "Ömer Işık'tan" in document.text
    assert "istifa" not in document.text, "a teaser of other news is not the article"
    assert (document.published, document.publisher, document.lang) == ("2024-05-01", "Değirmen", "tr")
    assert document.url == "https://degirmen.example/2024/cevher"


def test_a_fragment_of_a_page_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "fragment.html"
    file.write_text("<p>Ada Ore resigned on Monday.</p><p>Bo Tin follows her.</p>")
    assert only(file).text == "Ada Ore resigned on Monday.\n\nBo Tin follows her."


def test_a_page_of_a_million_tags_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<html><body>" + "<b>" * 1_000_000)
    assert "more than 200000 tags" in problem(file)


_TAG = st.sampled_from(
    "html head body p br a div table tr td ul li h1 article section span b nav form script style svg br br".split()
)
_PIECE = st.one_of(
    _TAG.map("<{}>".format),
    _TAG.map("</{}>".format),
    _TAG.map('<{} class="comments related" href="/x" id="share">'.format),
    st.sampled_from(
        ["Ada Ore resigned. ", "<!--", "-->", "<![CDATA[", "&#0;", "&amp", "\0", "<", "'", "日本。", "\ud7ff"]
    ),
)


@pytest.mark.parametrize(
    "piece", ["<html ", "<?xml version='1' ", " ", "<meta ", "<table>", "<br>", "&amp;", "<!--"]
)
@pytest.mark.parametrize("form", ["html", "feed", "sitemap"])
def test_one_piece_over_and_over_ends_too(piece: str, form: str) -> None:
    pytest.importorskip("feedparser", reason="the extra tenure[fetch] is not installed")
    # Each of them takes minutes or hours where time grows with the square of the length.
    raw = b"<?xml version='1.0'" + piece.encode() * (500_000 // len(piece))
    assert isinstance(next(items_of(io.BytesIO(raw), "odd", form=form)), Document | BadDocument)


@given(st.lists(_PIECE, max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_page_is_too_odd_for_a_document_or_a_line_that_names_it(html: str) -> None:
    (item,) = items_of(io.BytesIO(b"<html>" + html.encode()), "odd", form="html")
    assert isinstance(item, Document | BadDocument)


CLUTTERED = """<html><head><title>Ore chief resigns</title></head><body>
<div id="cookie-wall"><p>We value your privacy. Bo Tin was named chairman of Cookies Ltd.</p></div>
<ul class="menu"><li><a href="/1">Tin named chief of Vale</a></li><li><a href="/2">Sport news here</a></li>
<li><a href="/3">More of the weather</a></li></ul>
{article}
<section class="article-comments"><article><h3>ann</h3><p>I heard that Cy Zinc resigned as chief of Zinc Works, and
that his deputy follows him.</p></article></section>
<div class="RelatedArticles"><p>Cy Zinc resigned as chairman of Zinc Works on Friday.</p></div></body></html>"""
FIRST = "Ada Ore resigned as chief executive of Ore Mining on Monday, the company said in a statement to its staff."
SECOND = "Her deputy, <a href='/w'>who joined the firm in 2011</a>, leads it for now. A successor is sought."
MORE = '<p><b>Read also:</b> <a href="/9">Otto Penn resigned as chairman of Vale Shipping</a></p>'


@pytest.mark.parametrize(
    "article",
    [
        f"<article><h1>Ore chief resigns</h1><p>{FIRST}</p>{MORE}<p>{SECOND}</p></article>",
        f'<div class="has-sidebar comments-open"><p>{FIRST}</p>{MORE}<p>{SECOND}</p></div>',
        f"<table><tr><td><h1>Ore chief resigns</h1>{FIRST}<br><br>{SECOND}</td><td>x</td></tr></table>",
        f"<div id='text'><h1>Ore chief resigns</h1>{FIRST} <br>\n<br/>{MORE}{SECOND}</div>",
    ],
)
def test_what_stands_around_an_article_is_not_read_with_it(tmp_path: Path, article: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(CLUTTERED.format(article=article))
    told = SECOND.replace("<a href='/w'>", "").replace("</a>", "")
    assert only(file).text == f"{FIRST}\n\n{told}"


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    file = tmp_path / "page"
    file.write_text(
        "<html><body><article><p>"
        + "Ada Ore led Ore Ltd since 12 May 2011, a long time. " * 8
        + "</p></article>"
        "<footer>© 2019 The Mill</footer></body></html>"
    )
    assert only(file).published is None


def test_json_lines_keep_their_order_and_a_broken_one_is_named(tmp_path: Path) -> None:
    file = tmp_path / "batch.jsonl"
    rows = [
        json.dumps(
            {"id": "a", "title": "T", "text": "One.", "score": 3, "published": "2024-05-01T10:00:00Z"}
        ),
        '{"id": "b", "text": ',
        json.dumps({"id": "c", "text": "Three.", "published": "2024-02-30"}),
        "",
        json.dumps({"id": "d", "title": "no text"}),
        '{"id": "e", "text": "\\ud800"}',
        "[1]",
        json.dumps({"text": "Last.", "recorded": "2024-05-02T12:00:00+02:00"}),
    ]
    raw = "\n".join(rows).encode() + b'\n{"id": "f", "text": "\xff"}\n'
    file.write_bytes(raw)
    found = list(items(str(file), given=Given(published="2020-01-01", lang="en")))
    good = [item for item in found if isinstance(item, Document)]
    assert [document.text for document in good] == ["One.", "Last."]
    assert [document.published for document in good] == ["2024-05-01", "2020-01-01"]
    assert good[1].recorded == "2024-05-02T10:00:00.000000Z"
    assert good[1].id.startswith("doc-")
    bad = [item.name.rpartition(":")[2] for item in found if isinstance(item, BadDocument)]
    assert bad == ["2", "3", "5", "6", "7", "9"]
    assert "2024-02-30" in str(found[2])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"  \n\n ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x1f\x8b\x08", "damaged gzip"),
        ("İstifa etti".encode("windows-1254"), "iconv"),
        (b"<html><body></body></html>", "no article"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "thing"
    file.write_bytes(content)
    message = problem(file)
    assert message.startswith(str(file))
    assert says in message


def test_a_packed_file_is_read_as_what_it_holds_and_a_damaged_one_up_to_its_damage(tmp_path: Path) -> None:
    chance = random.Random(1)
    lines = b"".join(b'{"text": "Ada Ore %d."}\n' % chance.getrandbits(99) for _ in range(9_999))
    packed = gzip.compress(lines)
    whole, half = tmp_path / "a.jsonl.gz", tmp_path / "half.jsonl.gz"
    whole.write_bytes(packed)
    half.write_bytes(packed[: len(packed) // 2])
    assert len(list(items(str(whole)))) == 9_999
    *good, bad = items(str(half))
    assert len(good) > 3_000 and all(isinstance(item, Document) for item in good)
    assert isinstance(bad, BadDocument) and "damaged gzip" in str(bad)
    page = tmp_path / "page.gz"
    page.write_bytes(gzip.compress(PAGE.encode("windows-1254")))
    assert only(page).lang == "tr"


def test_a_bomb_is_unpacked_no_further_than_anything_is_read(tmp_path: Path) -> None:
    file = tmp_path / "bomb.html.gz"
    file.write_bytes(gzip.compress(b"<html>" + bytes(64 << 20)))
    assert "larger than 20 MB" in problem(file)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "no such file" in problem(tmp_path / "nowhere.txt")
    assert "folder" in problem(tmp_path)


def test_standard_input_is_guessed_by_its_first_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(raw: bytes) -> Document:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(raw))))
        (item,) = items("-")
        assert isinstance(item, Document)
        return item

    assert typed(b'{"id": "x", "text": "One."}\n').id == "x"
    assert typed(b"Head\n\nBody").text == "Body"
    assert typed(PAGE.encode("windows-1254")).lang == "tr"


def test_claims_of_others_come_with_their_quotes_found(tmp_path: Path) -> None:
    role = {"kind": "role", "change": "end", "person": {"name": "Ada Ore"}, "org": "Ore Ltd", "role": "ceo"}
    text = "Ada Ore resigned. Bo Tin follows her."
    rows = [
        {"id": "a", "text": text, "claims": [role | {"evidence": "Ada Ore resigned", "source": "x"}]},
        {"id": "b", "text": text, "claims": [role | {"evidence": {"quote": "Ada Ore has resigned"}}]},
        {"id": "c", "text": text, "claims": [role | {"role": "boss", "evidence": "Ada Ore resigned"}]},
        {"id": "d", "text": text, "claims": ["x"]},
        {
            "id": "e",
            "title": "Ore out",
            "text": text,
            "claims": [role | {"evidence": ["Ore out", "resigned"]}],
        },
    ]
    file = tmp_path / "claims.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    first, *bad, last = items(str(file), "claims")
    assert isinstance(first, tuple) and isinstance(last, tuple)
    (claim,) = first[1]
    assert isinstance(claim, RoleClaim) and claim.person == "Ada Ore"
    assert (claim.evidence[0].start, claim.evidence[0].end) == (0, 16)
    assert [(piece.field, piece.start) for piece in last[1][0].evidence] == [("title", 0), ("text", 8)]
    assert [str(item).partition(":")[2].partition(" ")[0] for item in bad] == ["2,", "3:", "4:"]
    assert all("claim 1" in str(item) for item in bad)


@pytest.mark.parametrize(
    ("text", "encoding", "advice"),
    [
        ("Doğan'ın başkanı", "cp1254", "WINDOWS-1254"),
        ("Künftig führt Müller", "cp1252", "WINDOWS-1252"),
        ("董事长辞职", "gb18030", "GB18030"),
    ],
)
def test_an_encoding_to_try_is_named(tmp_path: Path, text: str, encoding: str, advice: str) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(f"Title\n{text}\n".encode(encoding))
    assert advice in problem(path)


def test_a_page_is_a_page_whatever_its_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "\n<!DOCTYPE html><html><body><article><h1>Ore</h1><p>Ada Ore left the firm.</p></article>"
    )
    assert only(path).text == "Ada Ore left the firm."
