"""The desk between the web and the register: asks off the event loop, and keeps fresh answers at hand.

An answer is kept as the bytes that go out, under its question, for as long as the register is as it was. Answers
about "today" hold the day in their question.
"""

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final, NamedTuple, TypeVar

import anyio.to_thread

from tenure.register import Register

T = TypeVar("T")

KEPT_BYTES: Final = 64_000_000
SQUEEZED_FROM: Final = 600
"""Bodies from this many bytes on are compressed."""
ASKING_AT_ONCE: Final = 3
"""More threads than this only make each wait for the others: there are few cores."""


class Kept(NamedTuple):
    """An answer as it goes out."""

    body: bytes
    squeezed: bytes | None
    etag: str
    media_type: str
    status: int


class Desk:
    """Asks a register for many clients at a time."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._limiter: anyio.CapacityLimiter | None = None
        self._answers: OrderedDict[tuple[object, ...], Kept] = OrderedDict()
        self._size = 0
        self._revision = ""
        self._lock = Lock()
        self._making: dict[tuple[tuple[object, ...], str], asyncio.Future[Kept]] = {}

    def at_hand(self, key: tuple[object, ...]) -> Kept | None:
        """An answer that is kept and still right."""
        revision = self.register.revision()
        with self._lock:
            if revision != self._revision:
                self._answers.clear()
                self._size = 0
                self._revision = revision
                return None
            kept = self._answers.get(key)
            if kept is not None:
                self._answers.move_to_end(key)
            return kept

    async def answer(
        self, key: tuple[object, ...], make: Callable[[], tuple[bytes, str, int]], *, keep: bool = True
    ) -> Kept:
        """An answer at hand, or made in a thread: `make` gives body, media type and status.

        Who asks while the same is being made waits for that one.
        """
        if not keep:
            return await self.run(lambda: _kept(*make()))
        kept = self.at_hand(key)
        if kept is not None:
            return kept
        revision = self._revision
        making = self._making.get((key, revision))
        if making is None:
            making = asyncio.ensure_future(self._make(key, make, revision))
            self._making[key, revision] = making
            making.add_done_callback(lambda _: self._making.pop((key, revision), None))
        return await asyncio.shield(making)

    async def _make(
        self, key: tuple[object, ...], make: Callable[[], tuple[bytes, str, int]], revision: str
    ) -> Kept:
        made = await self.run(lambda: _kept(*make()))
        if made.status == 200:
            self._keep(key, made, revision)
        return made

    async def run(self, work: Callable[[], T]) -> T:
        """Does work that may wait for the database in a thread."""
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(ASKING_AT_ONCE)
        return await anyio.to_thread.run_sync(work, limiter=self._limiter)

    def _keep(self, key: tuple[object, ...], made: Kept, revision: str) -> None:
        with self._lock:
            if revision != self._revision:  # the register changed while the answer was made
                return
            old = self._answers.pop(key, None)
            self._size += _weight(made) - (_weight(old) if old else 0)
            self._answers[key] = made
            while self._size > KEPT_BYTES:
                _, dropped = self._answers.popitem(last=False)
                self._size -= _weight(dropped)


def _weight(kept: Kept) -> int:
    return len(kept.body) + len(kept.squeezed or b"") + 500


def _kept(body: bytes, media_type: str, status: int) -> Kept:
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    squeezed = gzip.compress(body, 5, mtime=0) if len(body) >= SQUEEZED_FROM else None
    return Kept(body, squeezed, etag, media_type, status)
