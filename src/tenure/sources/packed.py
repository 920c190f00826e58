"""Sources packed with gzip, unpacked as they are read."""

import gzip
import io
import zlib
from typing import Any, BinaryIO, Final

from tenure.model import BadDocument

GZIP: Final = b"\x1f\x8b"
_BUFFER: Final = 1 << 16


class Unpacked(io.RawIOBase):
    """The bytes in a gzip file. Reading raises BadDocument where it is damaged or ends too early."""

    def __init__(self, packed: BinaryIO, name: str) -> None:
        self._inner = gzip.GzipFile(fileobj=packed)
        self._name = name

    @classmethod
    def opened(cls, packed: BinaryIO, name: str) -> io.BufferedReader:
        """The same, buffered."""
        return io.BufferedReader(cls(packed, name), _BUFFER)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As much as there is, at most what the buffer takes."""
        try:
            data = self._inner.read1(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise BadDocument(
                self._name, f"is a damaged gzip file ({error}); what could be unpacked before that was read"
            ) from None
        buffer[: len(data)] = data
        return len(data)
