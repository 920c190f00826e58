"""Documents examined ahead of their turn, by a process of its own: what of loading needs no register.

That process is a plain `python -c` with pipes to it, and not one of multiprocessing's: those that start afresh run
the user's script again (which must guard itself against that), and a copy of this process (fork) would have its
threads' locks and its open databases. It holds nothing that could be lost, and ends when its input does: when
loading is done, or when this process ends, however that comes about.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from io import RawIOBase
from itertools import chain
from types import TracebackType
from typing import Any, Final, Self, cast

import msgspec

from tenure.model import BadClaim, BadDocument, Claim, Document, TenureError

from .intake import Examined, decode, encode, examine
from .memory import uncollected

CHUNK: Final = 1_000
"""Documents sent at once: few enough for both processes to begin soon and to hold little twice."""
_LENGTH: Final = 8

Pair = tuple[Document, Sequence[Claim]]
_Sent = tuple[Document, list[str]]
"""A document with its claims as they are stored."""


class Batch:
    """Documents with their claims, those of them encoded that could be sent, and what comes back of these."""

    def __init__(
        self, pairs: Sequence[Pair], answers: Sequence[Future[bytes]] = (), sent: Sequence[_Sent | None] = ()
    ):
        self.pairs = pairs
        self._answers = answers
        self._sent = sent

    def examined(self) -> Iterator[tuple[Pair, Sequence[str] | None, Examined | None]]:
        """The documents in order; without what was worked out where this process must see to it itself."""
        if not self._answers:
            yield from ((pair, None, None) for pair in self.pairs)
            return
        answers = chain.from_iterable(_ANSWERS.decode(answer.result()) for answer in self._answers)
        for pair, sent, answer in zip(self.pairs, self._sent, answers, strict=True):
            yield pair, sent and sent[1], answer


class Helper:
    """A process that examines documents, and the thread that talks to it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = ThreadPoolExecutor(1, "tenure-examine")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.kill()  # whatever it still does is no longer wanted
        self._thread.shutdown(cancel_futures=True)
        if self._process is not None:
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                assert pipe is not None
                pipe.close()

    def begin(self, pairs: Sequence[Pair]) -> Batch:
        """Sends documents to be examined; returns at once."""
        if self._process is None:
            self._process = _start()
        sent: list[_Sent | None] = []
        answers: list[Future[bytes]] = []
        for start in range(0, len(pairs), CHUNK):
            packed = []
            for document, claims in pairs[start : start + CHUNK]:
                one, raw = _packed(document, claims)
                sent.append(one)
                packed.append(raw)
            answers.append(self._thread.submit(self._ask, _PACK.encode(packed)))
        return Batch(pairs, answers, sent)

    def _ask(self, packed: bytes) -> bytes:
        assert self._process is not None
        with suppress(OSError):
            _send(cast(RawIOBase, self._process.stdin), packed)
            answer = _receive(cast(RawIOBase, self._process.stdout))
            if answer is not None:
                return answer
        raise TenureError(
            "The process that examines documents ahead was lost (out of memory?): the batches before stand; "
            "load the documents again to add the rest"
        )


def is_worth_it() -> bool:
    """Whether another process has a core to run on, and can be started."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores > 1 and bool(sys.executable) and not getattr(sys, "frozen", False)


def serve() -> None:
    """Examines what comes on standard input, and answers on standard output, until there is no more."""
    source, answers = os.fdopen(os.dup(0), "rb", 0), os.fdopen(os.dup(1), "wb", 0)
    os.dup2(2, 1)  # what anything else prints does not get among the answers
    with suppress(BrokenPipeError):
        while (packed := _receive(source)) is not None:
            with uncollected():
                _send(answers, _PACK.encode([_answer(raw) for raw in _PACKED.decode(packed)]))


def _start() -> "subprocess.Popen[bytes]":
    code = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
        "from tenure.register.ahead import serve; serve()"
    )
    # An interrupt from the keyboard is for this process, which ends the other one.
    group: dict[str, Any] = {"process_group": 0}
    if sys.platform == "win32":
        group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(
        [sys.executable, "-c", code, json.dumps(sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        **group,
    )


def _packed(document: Document, claims: Sequence[Claim]) -> tuple[_Sent | None, bytes]:
    """Nothing of a document that has no such form (it is no text, say): whoever examines it here tells why."""
    try:
        sent = (document, [encode(claim) for claim in claims])
        return sent, _PACK.encode(sent)
    except Exception:
        return None, b""


def _answer(raw: bytes) -> Examined | None:
    """What is worked out of a document; None where something is wrong, which the other process finds and tells."""
    try:
        document, payloads = _SENT.decode(raw)
        return examine(document, [decode(payload) for payload in payloads])
    except (BadDocument, BadClaim, msgspec.DecodeError, msgspec.ValidationError):
        return None


def _send(pipe: RawIOBase, message: bytes) -> None:
    rest = memoryview(len(message).to_bytes(_LENGTH, "big") + message)
    while rest:
        rest = rest[pipe.write(rest) or 0 :]


def _receive(pipe: RawIOBase) -> bytes | None:
    """A message, None when there is no more."""
    length = _read(pipe, _LENGTH)
    return None if length is None else _read(pipe, int.from_bytes(length, "big"))


def _read(pipe: RawIOBase, length: int) -> bytes | None:
    message = bytearray(length)
    rest = memoryview(message)
    while rest:
        got = pipe.readinto(rest)
        if not got:
            return None
        rest = rest[got:]
    return bytes(message)


_PACK: Final = msgspec.msgpack.Encoder()
_PACKED: Final = msgspec.msgpack.Decoder(list[bytes])
_SENT: Final = msgspec.msgpack.Decoder(tuple[Document, list[str]])
_ANSWERS: Final = msgspec.msgpack.Decoder(list[Examined | None])
