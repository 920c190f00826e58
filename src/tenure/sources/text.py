"""A plain text file: its first line is the headline, the rest the text."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from tenure.model import BadDocument, Document

from .decode import decode
from .protocol import Given

name: Final = "text"
suffixes: Final = (".txt", ".md")
media_types: Final = ("text/plain", "text/markdown")


def recognizes(head: bytes) -> bool:
    """Never: text is what nothing else recognizes."""
    return False


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Document]:
    """One document."""
    title, text = split_text(decode(stream.read(), label), label)
    yield Document(id="", title=title, text=text)


def split_text(text: str, name: str) -> tuple[str, str]:
    """Headline and text. A single line is text without a headline, since headlines alone prove nothing.

    Raises BadDocument when there is nothing but white space.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise BadDocument(name, "is empty: there is nothing to read")
    first, _, rest = text.partition("\n")
    if not rest:
        return "", first
    return first.strip(), rest.strip("\n")
