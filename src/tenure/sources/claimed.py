"""JSON Lines of documents with claims that another extractor made (docs/claims.md)."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from tenure.model import BadDocument

from .jsonl import claimed_lines
from .protocol import Claimed, Given

name: Final = "claims"
suffixes: Final[tuple[str, ...]] = ()
media_types: Final[tuple[str, ...]] = ()


def recognizes(head: bytes) -> bool:
    """Never: whose claims to take over is for the user to say."""
    return False


def items(stream: BinaryIO, label: str, given: Given) -> Iterator[Claimed | BadDocument]:
    """A document with its claims a line."""
    return claimed_lines(stream, label)
