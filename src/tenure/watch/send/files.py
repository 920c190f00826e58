"""Alerts as JSON Lines on disk: each once, whatever happens in between."""

import os
from pathlib import Path
from typing import Final

import msgspec

from tenure.watch.model import Alert

from .protocol import Undelivered

TAIL: Final = 1 << 20
"""Bytes at the end of the file in which an alert that was on its way when a program was killed is looked for."""


class JsonLines:
    """A file that grows by a line an alert."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shown = f"file:{path}"

    def send(self, alert: Alert) -> None:
        """Adds the alert, unless it stands there; a line that a crash left half written goes first."""
        line = msgspec.json.encode(alert) + b"\n"
        try:
            with self.path.open("a+b") as file:
                end = file.seek(0, os.SEEK_END)
                file.seek(max(0, end - TAIL))
                tail = file.read()
                whole, _, rest = tail.rpartition(b"\n")
                if rest and not _is_json(rest):
                    file.truncate(end - len(rest))
                elif rest:
                    whole, line = tail, b"\n" + line
                if any(_id(each) == alert.id for each in whole.split(b"\n")):
                    return
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise Undelivered(f"{self.path} can't be written ({error.strerror}): check the path") from None


class _Named(msgspec.Struct):
    id: str


def _id(line: bytes) -> str | None:
    try:
        return msgspec.json.decode(line, type=_Named).id
    except msgspec.DecodeError:
        return None


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except msgspec.DecodeError:
        return False
    return True
