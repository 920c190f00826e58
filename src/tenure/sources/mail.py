"""Newsletters and press mailings: a message (EML, RFC 5322) or a mailbox of them (mbox, RFC 4155).

The HTML part is read as a page is; where it holds no article, and where there is none, the plain part.
"""

import email.errors
import email.header
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from typing import BinaryIO, Final

from tenure.model import BadDocument, Document

from .decode import LARGEST, decode_page
from .html import Page
from .protocol import Given
from .stamps import day

name: Final = "mail"
suffixes: Final = (".eml", ".mbox", ".mbx")
media_types: Final = ("message/rfc822", "application/mbox")

_HEADER: Final = re.compile(
    rb"(?:From |(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|From|To|Subject|Date|X-[\w-]+):)",
    re.IGNORECASE,
)
_FROM: Final = re.compile(rb"From \S+.*\d{4}\s*$|From -")
"""The line before a message of a mailbox: an address and a date, or a dash where a program left them out."""
_WRAPPED: Final = 50
"""Letters of a line that was wrapped: shorter ones were meant to end there."""


def recognizes(head: bytes) -> bool:
    """A line before a message, or two headers of mail at the beginning."""
    lines = head.splitlines()
    return bool(lines) and (
        _FROM.match(lines[0]) is not None
        or sum(_HEADER.match(line) is not None for line in lines[:12] if line[:1] not in b" \t") >= 3
    )


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Document | BadDocument]:
    """The messages in order, each a document."""
    for number, raw in enumerate(_messages(stream), start=1):
        place = f"{label}, message {number}"
        if len(raw) > LARGEST:
            yield BadDocument(place, f"is larger than {LARGEST >> 20} MB; it is left out")
            continue
        try:
            yield _document(raw, place)
        except BadDocument as error:
            yield error
        except (
            email.errors.MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError,
        ) as error:  # fmt: skip
            yield BadDocument(
                place, f"can't be taken apart ({type(error).__name__}: {error}); it is left out"
            )


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """The messages of a mailbox, or the one message; of one that is too large, as much as shows that."""
    lines: list[bytes] = []
    size = 0
    blank = True
    for line in stream:
        if blank and _FROM.match(line):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= LARGEST:
            lines.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def _document(raw: bytes, place: str) -> Document:
    message = BytesParser(policy=email.policy.default).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    subject = " ".join(str(message["Subject"] or "").split())
    html, plain = message.get_body(("html",)), message.get_body(("plain",))
    text = title = ""
    if isinstance(html, EmailMessage):
        try:
            page = Page(_content(html, place), place)
            title, text = page.title, page.text
        except BadDocument:
            if plain is None:
                raise
    if not text and isinstance(plain, EmailMessage):
        text = _unwrapped(_content(plain, place))
    if not text:
        raise BadDocument(place, "holds no text; it is left out")
    language = str(message["Content-Language"] or "").split(",")[0].strip()
    return Document(
        id=str(message["Message-ID"] or "").strip(" <>\r\n"),
        title=subject or title,
        text=text,
        published=day(str(message["Date"] or "")),
        publisher=_sender(message),
        lang=language or None,
    )


def _content(part: EmailMessage, place: str) -> str:
    """The characters of a part, by the charset that holds. Raises BadDocument where none does."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    return decode_page(raw, place, part.get_content_charset())


def _sender(message: EmailMessage) -> str | None:
    addresses = getattr(message["From"], "addresses", ())
    if not addresses:
        return None
    return " ".join(addresses[0].display_name.split()) or addresses[0].domain or None


def _unwrapped(text: str) -> str:
    """The paragraphs of a plain part, without quoted mail and signature, each on one line where lines were wrapped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").partition("\n-- \n")[0]
    paragraphs = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip() and not line.startswith(">")]
        joined = ""
        last = 0
        for line in lines:
            joined += (" " if last >= _WRAPPED else "\n" if joined else "") + line
            last = len(line)
        if joined:
            paragraphs.append(joined)
    return "\n\n".join(paragraphs)
