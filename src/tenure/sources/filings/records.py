"""JSON as registers give it, one record at a time: arrays, JSON Lines, or values one behind the other."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO, Final

import msgspec

from tenure.model import BadDocument

MAX_RECORD: Final = 64 * 2**20
"""Bytes of one JSON value that is no array: a stream of any length is read in this much memory."""
_CHUNK: Final = 64 * 1024
_MAX_BROKEN: Final = 1000
_NEXT: Final = re.compile(r"\n(?=\{)")
_DECODER: Final = json.JSONDecoder()

Record = tuple[str, dict[str, Any]]
"""A place to name in messages, and what stands there."""


def records(stream: BinaryIO, label: str) -> Iterator[Record | BadDocument]:
    """Every object of the stream with its place; in place of one that is none, what is wrong with it.

    The members of an array are records, and so is each of several values in one line or of values over many lines.
    """
    for number, value in enumerate(_values(stream), start=1):
        place = f"{label}, record {number}"
        if isinstance(value, dict):
            yield place, value
        elif isinstance(value, str):
            yield BadDocument(place, f"{value}; it is left out")
        else:
            yield BadDocument(place, "is no JSON object; it is left out")


def _values(stream: BinaryIO) -> Iterator[Any]:
    """The values; a str says what is wrong where one can't be had (no record is a bare string)."""
    first = stream.readline(_CHUNK)
    while first and not first.strip():
        first = stream.readline(_CHUNK)
    first = first.removeprefix(b"\xef\xbb\xbf")
    if first.lstrip().startswith(b"["):
        yield from _members(stream, first)
        return
    while first and not first.endswith(b"\n") and (more := stream.readline(MAX_RECORD)):
        first += more
        if len(first) > MAX_RECORD:
            yield f"is one JSON value of more than {MAX_RECORD >> 20} MB: give an array or JSON Lines"
            return
    found = _whole(first)
    if found is None:
        rest = stream.read(MAX_RECORD)
        yield from _text(first + rest)
        if stream.read(1):
            yield f"is JSON over many lines, more than {MAX_RECORD >> 20} MB: give an array or JSON Lines"
        return
    yield found
    while line := stream.readline(MAX_RECORD):
        if line.strip():
            value = _whole(line)
            yield from _text(line) if value is None else (value,)


def _whole(line: bytes) -> Any:
    """The one value of a line, None if it is no value or not one."""
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return None


def _text(raw: bytes) -> Iterator[Any]:
    """The values of a text one behind the other. After a broken one, the next that begins a line."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"is not UTF-8 (byte {error.start + 1})"
        return
    position, broken = 0, 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        try:
            value, position = _DECODER.raw_decode(text, position)
            yield value if not isinstance(value, str) else 0
        except (json.JSONDecodeError, RecursionError) as error:
            yield f"is no JSON ({error})" if isinstance(error, ValueError) else "is JSON nested too deeply"
            broken += 1
            following = _NEXT.search(text, position)
            if following is None or broken == _MAX_BROKEN:
                return
            position = following.end()


def _members(stream: BinaryIO, first: bytes) -> Iterator[Any]:
    """The members of an array (or several), as they come."""
    import ijson  # 10 ms to import, and needed for arrays alone

    found = ijson.sendable_list()
    parser = ijson.items_coro(found, "item", use_float=True, multiple_values=True)
    try:
        for chunk in chain((first,), iter(lambda: stream.read(_CHUNK), b"")):
            parser.send(chunk)
            yield from (0 if isinstance(each, str) else each for each in found)
            del found[:]
        parser.close()
    except (ijson.JSONError, UnicodeDecodeError) as error:
        yield from (0 if isinstance(each, str) else each for each in found)
        yield f"breaks off ({_in_a_line(error)}): what follows can't be read"


def _in_a_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
