"""Answers that were paid for, kept on disk by what they depend on: the content, the model, the prompt version.

An answer is on disk before it is used, so a run that dies resumes without paying again.
"""

import hashlib
import sqlite3
import threading
from pathlib import Path
from typing import Self

import msgspec

from tenure.model import TenureError


class Answer(msgspec.Struct, frozen=True):
    """What an endpoint gave, and the tokens it counted."""

    text: str
    input_tokens: int
    output_tokens: int


class Cache:
    """A small SQLite file. Several processes may share it."""

    def __init__(self, path: Path | None) -> None:
        """`path` None keeps nothing beyond the run. Raises TenureError when the file can't be used."""
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path or ":memory:", timeout=30, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            with self._db:
                self._db.execute(
                    "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, text TEXT NOT NULL,"
                    " input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL)"
                )
        except (OSError, sqlite3.Error) as error:
            problem = f"the cache of answers can't be used ({error}); name another with --cache"
            raise TenureError(f"{path}: {problem}") from None
        self._lock = threading.Lock()

    @staticmethod
    def key(content_hash: str, endpoint: str, model: str, prompt: str) -> str:
        """What an answer depends on, as one hash."""
        return hashlib.sha256("\0".join((content_hash, endpoint, model, prompt)).encode()).hexdigest()

    def get(self, key: str) -> Answer | None:
        """The answer kept under the key."""
        with self._lock:
            row = self._db.execute(
                "SELECT text, input_tokens, output_tokens FROM answers WHERE key = ?", (key,)
            ).fetchone()
        return Answer(*row) if row else None

    def put(self, key: str, answer: Answer) -> None:
        """Keeps an answer, on disk before this returns."""
        with self._lock, self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)",
                (key, answer.text, answer.input_tokens, answer.output_tokens),
            )

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
