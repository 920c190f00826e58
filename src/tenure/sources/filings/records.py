"""JSON as registers give it, one record at a time: arrays, JSON Lines, or values one behind the other."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import msgspec

from tenure.model import BadDocument

MAX_RECORD: Final = 64 * 2**20
"""Characters of one record: a stream of any length is read in a small multiple of this much memory."""
_CHUNK: Final = 64 * 1024
_NEXT_LINE: Final = re.compile(r"\n(?=\{)")
_NEXT_MEMBER: Final = re.compile(r"\}\s*,\s*(?=\{)")
_DECODER: Final = json.JSONDecoder()

Record = tuple[str, dict[str, Any]]
"""A place to name in messages, and what stands there."""


class _Broken(str):
    """What is wrong where a value can't be had."""


def records(stream: BinaryIO, label: str) -> Iterator[Record | BadDocument]:
    """Every object of the stream with its place; in place of one that is none, what is wrong with it.

    The members of an array are records, and so is each of several values in one line or of values over many lines.
    """
    for number, value in enumerate(_values(stream), start=1):
        place = f"{label}, record {number}"
        if isinstance(value, dict):
            yield place, value
        elif isinstance(value, _Broken):
            yield BadDocument(place, f"{value}; it is left out")
        else:
            yield BadDocument(place, "is no JSON object; it is left out")


def _values(stream: BinaryIO) -> Iterator[Any]:
    """Lines as they come, as long as the first is a value by itself; any other text value by value."""
    first = stream.readline(_CHUNK)
    while first and not first.strip():
        first = stream.readline(_CHUNK)
    first = first.removeprefix(codecs.BOM_UTF8)
    whole = first.endswith(b"\n") and not first.lstrip().startswith(b"[")
    value = _line(first) if whole else None
    if value is None:
        yield from _Text(stream, first).values()
        return
    yield value
    while line := stream.readline(MAX_RECORD):
        if line.strip():
            value = _line(line)
            if value is None:  # broken, or the first of many
                yield from _Text(stream, line).values()
                return
            yield value


def _line(line: bytes) -> Any:
    """The one value of a line, None if it is no value or not one."""
    try:
        return msgspec.json.decode(line)
    except UnicodeDecodeError:
        return _Broken("is not UTF-8")
    except (msgspec.DecodeError, RecursionError):
        return None


def _strictly(written: str) -> Any:
    """The value again, but not with halves of characters, which Python's parser lets pass (`"\\ud800"`)."""
    value = _line(written.encode())
    return _Broken("holds half a character") if value is None else value


class _Text:
    """JSON values one behind the other, or within arrays; read as far as the next value needs."""

    def __init__(self, stream: BinaryIO, first: bytes) -> None:
        self._stream: BinaryIO | None = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._text = ""
        self._position = 0
        self._patience = 4 * MAX_RECORD  # characters that may be looked through in vain
        self._first = first

    def values(self) -> Iterator[Any]:
        """All values; after a broken one, the next that begins a line (in an array, that follows an object)."""
        try:
            self._text = self._decoder.decode(self._first)
            inside, value = False, None
            while (mark := self._next()) is not None:
                if mark == "[" and not inside:
                    inside, self._position = True, self._position + 1
                elif inside and mark in "],":
                    inside, self._position = mark == ",", self._position + 1
                else:
                    value = self._value(_NEXT_MEMBER if inside else _NEXT_LINE)
                    yield value
            if inside and not isinstance(value, _Broken):
                yield _Broken("breaks off: the array has no end")
        except UnicodeDecodeError:
            yield _Broken("is not UTF-8 from here on")

    def _next(self) -> str | None:
        """The next character that is no space."""
        while True:
            while self._position < len(self._text):
                if not self._text[self._position].isspace():
                    return self._text[self._position]
                self._position += 1
            if not self._more():
                return None

    def _more(self) -> bool:
        """Reads on: what there is, then as much again as is waiting, so that trying again costs no more than twice."""
        if self._stream is None:
            return False
        waiting = self._text[self._position :]
        at_once = getattr(self._stream, "read1", self._stream.read)  # a live stream has no end to wait for
        raw = at_once(_CHUNK) if len(waiting) < _CHUNK else self._stream.read(len(waiting))
        self._text, self._position = waiting + self._decoder.decode(raw, final=not raw), 0
        return bool(raw)

    def _value(self, following: re.Pattern[str]) -> Any:
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._position)
            except json.JSONDecodeError as error:
                problem, looked = f"is no JSON ({error.msg})", error.pos - self._position
            except ValueError:
                return self._broken("holds a number of too many digits", _CHUNK, following)
            except RecursionError:
                return self._broken("is JSON nested too deeply", _CHUNK, following)
            else:
                written = self._text[self._position : end]
                if end < len(self._text) or not self._more():
                    self._position = min(end, len(self._text))
                    return value if "\\u" not in written else _strictly(written)
                continue
            if len(self._text) - self._position > MAX_RECORD or not self._more():
                return self._broken(problem, looked, following)

    def _broken(self, problem: str, looked: int, following: re.Pattern[str]) -> _Broken:
        self._patience -= looked + 1
        found = following.search(self._text, self._position + 1) if self._patience > 0 else None
        self._position = found.end() if found else len(self._text)
        if self._patience <= 0:
            self._stream = None
        return _Broken(problem)
