"""The audit log: who changed what, or was refused, one JSON object a line."""

import datetime
import os
from pathlib import Path
from threading import Lock

import msgspec

from tenure.model.dates import format_moment


class Audit:
    """Appends to a file; without a path, nothing can change and nothing is noted."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = Lock()

    def note(self, action: str, *, by: str | None, client: str, outcome: str, **about: object) -> None:
        """One line: what was tried by whom and from where, and what came of it."""
        if self._path is None:
            return
        line = {
            "at": format_moment(datetime.datetime.now(datetime.UTC)),
            "action": action,
            "by": by,
            "client": client,
            "outcome": outcome,
            **about,
        }
        with self._lock:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "ab") as file:
                file.write(msgspec.json.encode(line) + b"\n")
