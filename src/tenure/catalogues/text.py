"""Catalogue files as streams: packed or not, line by line or JSON object by JSON object, broken places named."""

import bz2
import gzip
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

from tenure.model import BadDocument

CHUNK: Final = 1 << 20
MAX_RECORD: Final = 64 << 20
"""Bytes of one record: one that goes on for longer has lost its end."""
BREAKS: Final = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
"""How a packed file that was cut off, or whose bytes were damaged, fails while it is read."""


class Raw(NamedTuple):
    """A record as it stands in the file, with the number of its (first) line."""

    line: int
    data: bytes


class Row(NamedTuple):
    """A row of a table: the values of the columns that its reader knows."""

    line: int
    values: tuple[str, ...]


class Broken(NamedTuple):
    """A place that can't be read; `last` is true where nothing after it can."""

    line: int
    problem: str
    last: bool = False


class Counted(io.RawIOBase):
    """A file that tells how much of it was read, for the bar."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self.file = file
        self.size = size

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """As of any file."""
        data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seekable(self) -> bool:
        """As the file: archives are read from their end."""
        return self.file.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        """As of any file."""
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        """How much was read."""
        return self.file.tell()


@contextmanager
def opened(path: str) -> Iterator[tuple[io.BufferedReader, Counted]]:
    """The unpacked stream of a file (gz, bz2, xz, zip with one file in it, or plain), and the file below it.

    Raises BadDocument when it can't be read.
    """
    try:
        with Path(path).open("rb") as file:
            counted = Counted(file, Path(path).stat().st_size)
            yield io.BufferedReader(_unpacked(counted, path), CHUNK), counted
    except FileNotFoundError:
        raise BadDocument(path, "there is no such file; check the name") from None
    except IsADirectoryError:
        raise BadDocument(path, "is a folder; name the file") from None
    except PermissionError as error:
        raise BadDocument(path, f"cannot be read ({error.strerror}); check that you may read it") from None


def _unpacked(file: Counted, path: str) -> Any:
    head = file.file.read(6)
    file.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=file)
    if head.startswith(b"BZh"):
        return bz2.BZ2File(file)
    if head.startswith(b"\xfd7zXZ\x00"):
        return lzma.LZMAFile(io.BufferedReader(file))
    if head.startswith(b"PK\x03\x04"):
        return _zipped(file, path)
    return file


def _zipped(file: Counted, path: str) -> IO[bytes]:
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise BadDocument(path, "is a zip file that was cut off or damaged; fetch it again") from None
    names = [name for name in archive.namelist() if not name.endswith("/")]
    if len(names) != 1:
        raise BadDocument(path, f"holds {len(names)} files; unpack it and name the one to add")
    return archive.open(names[0])


def lines(stream: IO[bytes]) -> Iterator[Raw | Broken]:
    """The lines that are not blank; a place where the file breaks off, at the end."""
    number = 0
    try:
        while line := stream.readline(MAX_RECORD):
            number += 1
            if len(line) == MAX_RECORD and not line.endswith(b"\n"):
                yield Broken(number, "the line does not end; is the file really of this form?", last=True)
                return
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                yield Raw(number, line)
    except BREAKS:
        yield Broken(number + 1, CUT, last=True)


CUT: Final = "the file breaks off or is damaged here; fetch it again (what stands before is read)"
_HEAD: Final = re.compile(rb'\s*(?:\{\s*"records"\s*:\s*)?\[')
_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}]|\n\{|\n|"', re.DOTALL)


def object_lines(stream: IO[bytes]) -> Iterator[Raw | Broken]:
    """JSON objects, one a line, whether in an array (`[`, `,` at the ends of lines, `]`) or not."""
    for line in lines(stream):
        if isinstance(line, Broken):
            yield line
            continue
        text = line.data.strip().rstrip(b",")
        if text.startswith(b"["):
            text = text[1:].lstrip()
        if text.endswith(b"]") and not text.startswith(b"{"):
            text = text[:-1].rstrip()
        if text:
            yield Raw(line.line, text)


def objects(stream: IO[bytes]) -> Iterator[Raw | Broken]:
    """JSON objects one after the other, in an array, under `records`, or one a line, however they are laid out.

    After an object that does not end, reading goes on at the next one that begins a line.
    """
    buffer = b""
    line = 1
    first = True
    try:
        while True:
            chunk = stream.read(CHUNK)
            buffer += chunk
            if first:
                buffer = buffer.removeprefix(b"\xef\xbb\xbf")
                head = _HEAD.match(buffer)
                if head:
                    line += head[0].count(b"\n")
                    buffer = buffer[head.end() :]
                first = False
            taken = 0
            for start, end, whole in _cut(buffer, last=not chunk):
                line += buffer.count(b"\n", taken, start)
                if whole:
                    yield Raw(line, buffer[start:end])
                else:
                    yield Broken(line, "the object does not end; it is left out")
                line += buffer.count(b"\n", start, end)
                taken = end
            buffer = buffer[taken:]
            if not chunk:
                return
            if len(buffer) > MAX_RECORD:
                yield Broken(line, "an object does not end; nothing after it can be read", last=True)
                return
    except BREAKS:
        yield Broken(line, CUT, last=True)


def _cut(buffer: bytes, *, last: bool) -> Iterator[tuple[int, int, bool]]:
    """Where objects begin and end, and whether they are whole."""
    depth = start = 0
    at_margin = False
    for token in _TOKEN.finditer(buffer):
        mark = token[0]
        if mark == b'"':
            if not last:
                return  # the rest of the string is still to come
        elif mark == b"\n":
            continue
        elif mark == b"{" or mark == b"\n{":
            if depth and mark == b"\n{" and at_margin:
                yield start, token.start() + 1, False
                depth = 0
            if not depth:
                start = token.end() - 1
                at_margin = start == 0 or buffer[start - 1 : start] == b"\n"
            depth += 1
        elif mark == b"}" and depth:
            depth -= 1
            if not depth:
                yield start, token.end(), True
    if last and depth:
        yield start, len(buffer), False
