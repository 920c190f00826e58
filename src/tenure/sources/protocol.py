"""What a source is: bytes in one form, turned into documents one after the other.

A source is a module (or any object) with the members of `Source`, named by an entry point of the group
`tenure.sources`; docs/add-a-source.md shows one from beginning to end.
"""

from collections.abc import Iterator
from typing import BinaryIO, Protocol, runtime_checkable

import msgspec

from tenure.model import BadDocument, Claim, Document


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of documents that do not say it themselves, and what the link says that led to them.

    `title` is what the link calls them: no document's headline, but a source may need it to know what it reads.
    """

    published: str | None = None
    publisher: str | None = None
    lang: str | None = None
    title: str | None = None


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A document that lies elsewhere: an entry of a feed or of a list of filings.

    `published` is a day (`YYYY-MM-DD`), `updated` a moment in UTC, each None when the source does not say it.
    `id` is the source's own name for the document.
    """

    url: str
    title: str = ""
    published: str | None = None
    updated: str | None = None
    id: str | None = None


Claimed = tuple[Document, list[Claim]]
"""A document whose claims came with it: nobody has to read it."""

Item = Document | Claimed | Link | BadDocument
"""What a source gives: a document to read, one with its claims, one to fetch, or what is wrong with one."""


@runtime_checkable
class Source(Protocol):
    """A form in which documents come."""

    @property
    def name(self) -> str:
        """What `--as NAME` calls it: the name of its entry point."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of file names that suggest it, in lower case, with the dot."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """Media types that suggest it, in lower case, without parameters."""

    def recognizes(self, head: bytes) -> bool:
        """Whether the first bytes (some 4,000, or the whole if shorter) are of this form beyond doubt."""

    def items(self, stream: BinaryIO, label: str, given: Given) -> Iterator[Item]:
        """The items in order, read from the stream as they are asked for, without network and clock.

        `label` names the stream in messages. What is wrong with one record is yielded (BadDocument) and the
        next one follows; a BadDocument that is raised is taken as the last item. What a document lacks of
        `given`, and an id made from its content where it has none, is filled in by the caller.
        """


def completed(document: Document, given: Given) -> Document:
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
