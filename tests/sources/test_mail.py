"""Mail: newsletters out of messages and mailboxes."""

import io
from email.message import EmailMessage

from hypothesis import given
from hypothesis import strategies as st

from tenure.model import BadDocument, Document
from tenure.sources import Item, items_of

PLAIN = (
    "Ada Ore resigned as chief executive of Ore Mining on Monday, the company said\r\n"
    "in a statement. Her deputy leads it for now.\r\n\r\nBoard:\r\nBo Tin, chair\r\nCy Zinc, treasurer\r\n\r\n"
    "> quoted\r\n> mail\r\n\r\n-- \r\nThe Mill, 1 Mill Lane\r\n"
)
HTML = (
    "<html><body><h1>Ore chief resigns</h1><p>Ayşe Çığ resigned as chief executive of Ore Mining on Monday, the "
    "company said in a statement to its staff and to the exchange.</p><p>Her deputy leads it for now, and a successor "
    "is sought by the board.</p><p><a href='https://m.example/u'>Unsubscribe from this newsletter</a></p></body></html>"
)


def message(html: str | None = None, charset: str = "utf-8", **headers: str) -> bytes:
    mail = EmailMessage()
    mail["From"] = "The Mill <news@mill.example>"
    mail["To"] = "reader@example.org"
    mail["Subject"] = "Ore’s chief resigns"
    mail["Date"] = "Wed, 01 May 2024 00:30:00 +0300"
    mail["Message-ID"] = "<a1@mill.example>"
    mail.set_content(PLAIN)
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    if html is not None:
        mail.add_alternative(html, subtype="html", charset=charset)
    return mail.as_bytes()


def read(raw: bytes, label: str = "mail.eml") -> list[Item]:
    return list(items_of(io.BytesIO(raw), label))


def only(raw: bytes, label: str = "mail.eml") -> Document:
    (item,) = read(raw, label)
    assert isinstance(item, Document), item
    return item


def test_a_plain_message_is_unwrapped_without_quotes_and_signature() -> None:
    document = only(message(Content_Language="en-GB"))
    assert document.text == (
        "Ada Ore resigned as chief executive of Ore Mining on Monday, the company said in a statement. "
        "Her deputy leads it for now.\n\nBoard:\nBo Tin, chair\nCy Zinc, treasurer"
    )
    assert (document.id, document.title) == ("a1@mill.example", "Ore’s chief resigns")
    assert (document.published, document.publisher, document.lang) == ("2024-05-01", "The Mill", "en-GB")


def test_the_html_part_is_read_as_a_page_whatever_its_encoding() -> None:
    for charset in ("utf-8", "windows-1254"):
        assert only(message(HTML, charset), "unnamed").text.startswith("Ayşe Çığ resigned")
    assert "Unsubscribe" not in only(message(HTML)).text
    assert only(message("<html><body></body></html>")).text.startswith("Ada Ore")


def test_a_mailbox_gives_its_messages_and_names_the_bad_one() -> None:
    from_line = b"From news@mill.example Wed May  1 00:30:00 2024\n"
    body = message().replace(b"Board:", b">From the board:").replace(b"\r\n", b"\n")
    empty = b"Subject: nothing\nFrom: a@b.example\n\n\n"
    bad = message().replace(b"utf-8", b"x-unknown").replace(b"Ada", b"Ad\xe2")
    box = b"\n".join((from_line + body, from_line + empty, from_line + bad, from_line + message(HTML)))
    first, second, third, last = read(box, "box")
    assert isinstance(first, Document) and "From the board:" in first.text
    assert isinstance(second, BadDocument) and "box, message 2: holds no text" in str(second)
    assert isinstance(third, BadDocument | Document)
    assert isinstance(last, Document)


def test_a_huge_message_is_left_out_and_the_next_one_comes() -> None:
    line = b"\n\nFrom a@b.example Wed May  1 00:30:00 2024\n"
    big, small = read(line[2:] + message() + b"x\n" * (11 << 20) + line + message(), "box.mbox")
    assert isinstance(big, BadDocument) and "larger than 20 MB" in str(big)
    assert isinstance(small, Document)


def test_parts_within_parts_without_end_are_a_bad_document() -> None:
    head = b"From: a@b.example\nSubject: s\nDate: x\nMIME-Version: 1.0\n"
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    )
    (item,) = read(head + nested)
    assert isinstance(item, BadDocument)


@given(st.binary(max_size=400))
def test_nothing_is_too_odd_for_a_line_that_names_it(raw: bytes) -> None:
    found = items_of(io.BytesIO(b"From: a\nSubject: b\nDate: c\n" + raw), "odd", form="mail")
    assert all(isinstance(item, Document | BadDocument) for item in found)
