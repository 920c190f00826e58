"""Sources by name: a path, or `-` for standard input, in one of four forms."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, cast, get_args

import msgspec

from tenure.model import BadDocument, Claim, Document

from .decode import decode, decode_page, refuse_binary
from .html import Page
from .jsonl import claimed_lines, document_lines
from .text import split_text

Form = Literal["text", "html", "jsonl"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)

_SUFFIXES: Final[dict[str, Form]] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_PEEK: Final = 4096

Claimed = tuple[Document, list[Claim]]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of documents that do not say it themselves."""

    published: str | None = None
    publisher: str | None = None
    lang: str | None = None


def documents(
    name: str, form: Form | None = None, given: Given | None = None
) -> Iterator[Document | BadDocument]:
    """The documents of a source in order, one at a time; in place of one that can't be used, why not.

    `name` is a path or `-`. Without `form`, the name's ending tells it, else the first characters.
    """
    given = given or Given()
    try:
        with _opened(name) as (stream, label):
            head = _head(stream, label)
            form = form or _guess(name, head)
            if form == "jsonl":
                for item in document_lines(stream, label):
                    yield item if isinstance(item, BadDocument) else _completed(item, given)
            else:
                raw = stream.read()
                yield _page(raw, label, given) if form == "html" else _text(raw, label, given)
    except BadDocument as error:
        yield error


def claimed_documents(name: str) -> Iterator[Claimed | BadDocument]:
    """The documents of a JSON Lines source that carry `claims`, in order; in place of a bad one, why not."""
    try:
        with _opened(name) as (stream, label):
            _head(stream, label)
            for item in claimed_lines(stream, label):
                yield item if isinstance(item, BadDocument) else (_completed(item[0], Given()), item[1])
    except BadDocument as error:
        yield error


@contextmanager
def _opened(name: str) -> Iterator[tuple[io.BufferedReader, str]]:
    if name == "-":
        yield cast(io.BufferedReader, sys.stdin.buffer), "standard input"
        return
    try:
        with Path(name).open("rb") as stream:
            yield stream, name
    except FileNotFoundError:
        raise BadDocument(name, "there is no such file; check the name") from None
    except IsADirectoryError:
        raise BadDocument(name, f"is a folder; name its files ({name.rstrip('/')}/*.txt)") from None
    except OSError as error:
        raise BadDocument(name, f"cannot be read ({error.strerror}); check that you may read it") from None


def _head(stream: io.BufferedReader, label: str) -> bytes:
    head = stream.peek(_PEEK)
    if not head:
        raise BadDocument(label, "is empty: there is nothing to read")
    refuse_binary(head[:_PEEK], label)
    return head


def _guess(name: str, head: bytes) -> Form:
    suffix = _SUFFIXES.get(Path(name).suffix.lower())
    if suffix:
        return suffix
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "jsonl"
    return "html" if start.startswith(b"<") else "text"


def _text(raw: bytes, label: str, given: Given) -> Document:
    title, text = split_text(decode(raw, label), label)
    return _completed(Document(id="", title=title, text=text), given)


def _page(raw: bytes, label: str, given: Given) -> Document:
    page = Page(decode_page(raw, label), label)
    return _completed(
        Document(
            id="",
            title=page.title,
            text=page.text,
            published=page.published,
            publisher=page.publisher,
            url=page.url,
            lang=page.lang,
        ),
        given,
    )


def _completed(document: Document, given: Given) -> Document:
    """The document with what the user gave where it lacks it, and with an id of its own where it has none."""
    document = msgspec.structs.replace(
        document,
        published=document.published or given.published,
        publisher=document.publisher or given.publisher,
        lang=document.lang or given.lang,
    )
    if document.id:
        return document
    return msgspec.structs.replace(document, id=f"doc-{document.content_hash[:12]}")
