"""A document: one article or filing, as a source gave it."""

import hashlib

import msgspec


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One article or filing. Texts are kept as read: every offset of every quote counts from them.

    `id` is the source's own name for the document, or `doc-` and the start of its content hash. `published`
    is a day (`YYYY-MM-DD`) or None when unknown: it never becomes today. `lang` is a BCP 47 code or None.
    `recorded` is the moment at which another register received it (kept on import), else None. `origin` is
    the id of a document which this one says it copies or relays, where a source states that.
    """

    id: str
    title: str
    text: str
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    recorded: str | None = None
    origin: str | None = None

    @property
    def content_hash(self) -> str:
        """What makes it the same document again: a SHA-256 over title, text, publisher, URL and date."""
        return content_hash(self.title, self.text, self.publisher, self.url, self.published)

    def field(self, name: str) -> str:
        """The text of the field in which a piece of evidence stands."""
        return self.title if name == "title" else self.text


def content_hash(title: str, text: str, publisher: str | None, url: str | None, published: str | None) -> str:
    """SHA-256 (hex) over the parts, each with its length, so that no two splits collide."""
    parts: list[bytes] = []
    for part in (title, text, publisher or "", url or "", published or ""):
        raw = part.encode("utf-8", "surrogatepass")
        parts += (len(raw).to_bytes(8, "big"), raw)
    return hashlib.sha256(b"".join(parts)).hexdigest()
