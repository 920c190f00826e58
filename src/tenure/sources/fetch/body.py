"""The body of an answer, within bounds: so many bytes as they were sent, so many unpacked."""

import zlib
from collections.abc import Iterable
from typing import Final

_GZIP: Final = 16 + zlib.MAX_WBITS
_GZIP_MAGIC: Final = 0x1F


class TooLarge(Exception):
    """More bytes than allowed, sent or unpacked."""


class Damaged(Exception):
    """What was sent does not unpack, or ends too early."""


class UnknownCoding(Exception):
    """A content coding that was not asked for."""


def unpacked(chunks: Iterable[bytes], coding: str, *, most_sent: int, most: int, cut: bool = False) -> bytes:
    """The body, unpacked as it comes, so that no bomb grows in memory.

    `coding` is the header Content-Encoding. What is larger than `most` is cut there or, without `cut`, refused.
    Raises TooLarge, Damaged, UnknownCoding.
    """
    unpack = _unpacker(coding)
    body = bytearray()
    sent = 0
    for chunk in chunks:
        sent += len(chunk)
        if sent > most_sent and not cut:
            raise TooLarge
        body += chunk if unpack is None else unpack.feed(chunk, most + 1 - len(body))
        if len(body) > most:
            if cut:
                return bytes(body[:most])
            raise TooLarge
    if unpack is not None and sent and not unpack.whole:
        raise Damaged
    return bytes(body)


class _Unpacker:
    """gzip (also several members one after another) or deflate, never more at once than asked for."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._inner = zlib.decompressobj(window)

    @property
    def whole(self) -> bool:
        return self._inner.eof

    def feed(self, data: bytes, most: int) -> bytes:
        out = b""
        try:
            while data and len(out) < most:
                if self._inner.eof:
                    if self._window != _GZIP or data[0] != _GZIP_MAGIC:
                        break  # padding, or rubbish that some servers append
                    self._inner = zlib.decompressobj(self._window)
                out += self._inner.decompress(data, most - len(out))
                data = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail
        except zlib.error as error:
            raise Damaged(str(error)) from None
        return out


class _Deflate(_Unpacker):
    """`deflate` is zlib by the standard (RFC 9110, 8.4.1.2), bare on some servers."""

    def __init__(self) -> None:
        super().__init__(zlib.MAX_WBITS)
        self._begun = False

    def feed(self, data: bytes, most: int) -> bytes:
        if not self._begun and data:
            self._begun = True
            if data[0] & 0x0F != 8:
                super().__init__(-zlib.MAX_WBITS)
                self._begun = True
        return super().feed(data, most)


def _unpacker(coding: str) -> _Unpacker | None:
    match coding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return _Unpacker(_GZIP)
        case "deflate":
            return _Deflate()
        case _:
            raise UnknownCoding
