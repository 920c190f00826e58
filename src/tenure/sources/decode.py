"""Bytes to text, without guessing: a wrongly guessed encoding would store damaged names as if they were right."""

import codecs
import re
from typing import Final

from tenure.model import BadDocument

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF", "a PDF; take its text out first (pdftotext)"),
    (b"\x1f\x8b", "compressed; unpack it first (gunzip)"),
    (b"PK\x03\x04", "a ZIP or an office file; save it as text first"),
)
_META_CHARSET: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD: Final = 4096


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


def decode_page(raw: bytes, name: str) -> str:
    """The same for a web page, which may also say in its head how it is encoded."""
    declared = _META_CHARSET.search(raw[:_HEAD])
    if declared and not any(raw.startswith(bom) for bom, _ in _BOMS):
        refuse_binary(raw, name)
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            encoding = "utf-8"
        return _strictly(raw, encoding, name)
    return decode(raw, name)


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadDocument(
            name,
            f"is not {encoding.upper()} (byte {error.start + 1}); convert it first, "
            "for example: iconv -f WINDOWS-1254 -t UTF-8",
        ) from None
