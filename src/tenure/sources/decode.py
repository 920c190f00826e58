"""Bytes to text, without guessing: a wrongly guessed encoding would store damaged names as if they were right."""

import codecs
import re
from typing import BinaryIO, Final

from tenure.model import BadDocument

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF", "a PDF; read it without --as"),
    (b"PK\x03\x04", "a ZIP or an office file; save it as text first"),
)
_META_CHARSET: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_CHARSET: Final = re.compile(rb"\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_TURKISH: Final = re.compile(rb"[\xd0\xdd\xde\xf0\xfd\xfe]")
"""Where Windows-1254 has the Turkish letters that Windows-1252 lacks."""
_HEAD: Final = 4096
_MEANT: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
"""What web pages mean by a charset (WHATWG Encoding Standard, names and labels), where Python means less."""
LARGEST: Final = 20 * 2**20
"""Bytes of a page, a message, a feed that are read: what is larger is no article."""


def whole(stream: BinaryIO, name: str, largest: int = LARGEST) -> bytes:
    """All bytes of a source that is read at once. Raises BadDocument when there are too many."""
    raw = stream.read(largest + 1)
    if len(raw) > largest:
        raise BadDocument(
            name, f"is larger than {largest >> 20} MB: too large for an article; cut it into its parts"
        )
    return raw


def beginning(raw: bytes) -> bytes:
    """Bytes without byte order mark and white space before them: what a form is recognized by."""
    return raw.removeprefix(codecs.BOM_UTF8).lstrip()


def refuse_binary(raw: bytes, name: str) -> None:
    """Raise BadDocument when the beginning of a source shows that it is no text."""
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise BadDocument(name, f"is {kind}")
    if b"\0" in raw and not any(raw.startswith(bom) for bom, _ in _BOMS):
        raise BadDocument(name, "is a binary file, not text; give text, HTML or JSON Lines in UTF-8")


def decode(raw: bytes, name: str) -> str:
    """The text of bytes in UTF-8, or in what their byte order mark says. Raises BadDocument for others."""
    refuse_binary(raw, name)
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strictly(raw[len(bom) :], encoding, name)
    return _strictly(raw, "utf-8", name)


def decode_page(raw: bytes, name: str, declared: str | None = None) -> str:
    """The same for a web page or an XML file, of which a server (`declared`) or its own head may tell the encoding.

    They are believed in this order: byte order mark, server, head, UTF-8 (WHATWG HTML, 13.2.3.2); and where the one
    does not hold, the next. But letters beyond ASCII that make valid UTF-8 are UTF-8, whatever was declared: no
    text in a one-byte encoding looks like that by chance.
    """
    if any(raw.startswith(bom) for bom, _ in _BOMS):
        return decode(raw, name)
    head = raw[:_HEAD]
    named = _META_CHARSET.search(head) or _XML_CHARSET.match(head)
    own = named[1].decode("ascii") if named else None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and not raw.isascii():
        refuse_binary(raw, name)
        return text
    for label in (declared, own):
        found = _declared(raw, label)
        if found is not None:
            return found
    return decode(raw, name)


def _declared(raw: bytes, label: str | None) -> str | None:
    """The text by a declared encoding; None where that is none, or does not hold."""
    try:
        encoding = codecs.lookup(label or "").name
        text = raw.decode(_MEANT.get(encoding, encoding))
    except (LookupError, UnicodeError, AssertionError):
        return None
    # As UTF-16, Latin text becomes Chinese without a complaint: but then the tags are gone.
    marked = b"<" in raw[:_HEAD].replace(b"\0", b"")
    return text if ("<" in text[:_HEAD]) == marked and "\0" not in text else None


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadDocument(
            name,
            f"is not {encoding.upper()} (byte {error.start + 1}); convert it first, "
            f"for example: iconv -f {_likely(raw)} -t UTF-8",
        ) from None


def _likely(raw: bytes) -> str:
    """An encoding to try: Chinese where pairs of bytes make its characters, Turkish by its letters, else Latin."""
    beyond = [c for c in raw[:_HEAD].decode("gb18030", "ignore") if c > "\x7f"]
    if sum("\u4e00" <= c <= "\u9fff" for c in beyond) > 0.9 * len(beyond):
        pairs = all(len(run) % 2 == 0 for run in re.findall(rb"[\x80-\xff]+", raw[:_HEAD]))
        if pairs:
            return "GB18030"
    return "WINDOWS-1254" if _TURKISH.search(raw) else "WINDOWS-1252"
