"""Readers that ask a language model: alone, or seconding the built-in one."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncGenerator, Generator, Iterable, Iterator
from itertools import islice
from typing import Final, Protocol

import msgspec

from tenure.model import Document
from tenure.reader import BuiltinReader, Reading
from tenure.reader.engine import language_of
from tenure.reader.gate import gate

from .answers import raw_claims
from .budget import Budget, BudgetSpent, Spent
from .cache import Answer, Cache
from .endpoint import CallFailed, Endpoint, Settings
from .leash import Leash
from .merge import merge
from .prompt import Prompt, load

_WINDOW: Final = 8
"""Documents in hand at a time, as a multiple of the calls under way: enough that none waits, little to keep."""


class Report(msgspec.Struct):
    """What a run did: counts for the user's last lines."""

    documents: int = 0
    let_go: int = 0
    """documents that the gate held for empty: no call was made"""
    calls: int = 0
    cached: int = 0
    failed: int = 0
    unread: int = 0
    """documents left unread because the budget was spent"""
    claims: int = 0
    dropped: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    disagreements: int = 0
    seconds: float = 0.0


class ManyReader(Protocol):
    """A reader that takes many documents at once and gives their readings in the same order."""

    report: Report

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, in order; never raises for what a document or an endpoint does."""
        ...


class LlmReader:
    """Asks the model alone; what it says goes on the leash. Implements `Reader` and `ManyReader`."""

    def __init__(
        self,
        settings: Settings,
        *,
        cache: Cache | None = None,
        budget: Budget | None = None,
        prompt: Prompt | None = None,
        gated: bool = False,
    ) -> None:
        """`gated`: documents that the built-in reader's gate holds for empty are not sent."""
        self.settings = settings
        self.cache = cache or Cache(None)
        self.budget = budget or Budget()
        self.prompt = prompt or load()
        self.gated = gated
        self.report = Report()

    def read(self, document: Document) -> Reading:
        """The claims of one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Generator[Reading, None, None]:
        """The readings in the order of the documents, several calls under way at a time."""
        start = time.perf_counter()
        with asyncio.Runner() as runner:
            readings = self._stream(iter(documents))

            async def following() -> Reading | None:
                return await anext(readings, None)

            try:
                while (reading := runner.run(following())) is not None:
                    self.report.seconds = time.perf_counter() - start
                    yield reading
            finally:
                runner.run(readings.aclose())

    def estimate(self, documents: Iterable[Document]) -> tuple[Report, Spent]:
        """What a run would do and cost at most; asks nobody."""
        report, total = Report(), Spent()
        for document in documents:
            report.documents += 1
            if self._let_go(document):
                report.let_go += 1
            elif self.cache.get(self._key(document)) is not None:
                report.cached += 1
            else:
                report.calls += 1
                part = self.budget.estimate(self.prompt.messages(document))
                total.calls += 1
                total.input_tokens += part.input_tokens
                total.output_tokens += part.output_tokens
                total.money += part.money
        return report, total

    def _let_go(self, document: Document) -> bool:
        if not self.gated:
            return False
        code = language_of(document)
        return code is not None and not gate(code).passes(document)

    def _key(self, document: Document) -> str:
        return Cache.key(document.content_hash, self.settings.url, self.settings.model, self.prompt.version)

    async def _stream(self, documents: Iterator[Document]) -> AsyncGenerator[Reading, None]:
        endpoint = Endpoint(self.settings)
        slots = asyncio.Semaphore(self.settings.concurrency)
        waiting: list[asyncio.Task[Reading]] = []
        asking: set[asyncio.Task[Reading] | None] = set()
        size = self.settings.concurrency * _WINDOW

        async def one(document: Document) -> Reading:
            async with slots:
                asking.add(asyncio.current_task())
                return await self._read(endpoint, document)

        try:
            while True:
                for document in islice(documents, size - len(waiting)):
                    waiting.append(asyncio.create_task(one(document)))
                if not waiting:
                    return
                yield await waiting.pop(0)
        finally:
            # A call under way is paid for: its answer is waited for and kept, though nobody asks for it any more.
            for task in waiting:
                if task not in asking:
                    task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
            await endpoint.close()

    async def _read(self, endpoint: Endpoint, document: Document) -> Reading:
        lang = document.lang or language_of(document)
        self.report.documents += 1
        if self._let_go(document):
            self.report.let_go += 1
            return Reading(id=document.id, lang=lang)
        try:
            answer = await self._answer(endpoint, document)
        except BudgetSpent as error:
            self.report.unread += 1
            return Reading(id=document.id, lang=lang, notes=[f"not read by the model: {error}"])
        except CallFailed as error:
            self.report.failed += 1
            return Reading(id=document.id, lang=lang, notes=[f"not read by the model: {error}"])
        raw = raw_claims(answer.text)
        if raw is None:
            self.report.failed += 1
            return Reading(id=document.id, lang=lang, notes=["the model gave no list of claims"])
        leash = Leash(document, lang)
        claims = leash.claims(raw)
        self.report.claims += len(claims)
        self.report.dropped += leash.dropped
        self.report.mended += leash.mended
        notes = [
            f"the model's claims dropped: {count} ({why})" for why, count in sorted(leash.dropped.items())
        ]
        return Reading(id=document.id, lang=lang, claims=claims, notes=notes)

    async def _answer(self, endpoint: Endpoint, document: Document) -> Answer:
        key = self._key(document)
        kept = self.cache.get(key)
        if kept is not None:
            self.report.cached += 1
            return kept
        messages = self.prompt.messages(document)
        estimate = self.budget.estimate(messages)
        self.budget.reserve(estimate)
        try:
            answer = await endpoint.ask(messages)
        except BaseException:
            self.budget.settle(estimate, 0, 0)
            raise
        self.budget.settle(estimate, answer.input_tokens, answer.output_tokens)
        self.report.calls += 1
        self.cache.put(key, answer)
        return answer


class BothReader:
    """The built-in reader gates and reads, the model reads what passes, `merge` settles."""

    def __init__(self, model: LlmReader) -> None:
        model.gated = True
        self.model = model
        self.builtin = BuiltinReader()

    @property
    def report(self) -> Report:
        """What the run did."""
        return self.model.report

    def read(self, document: Document) -> Reading:
        """The settled claims of one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """The settled readings in the order of the documents."""
        passed: list[Document] = []

        def noted() -> Iterator[Document]:
            for document in documents:
                passed.append(document)
                yield document

        for second in self.model.read_many(noted()):
            document = passed.pop(0)
            first = self.builtin.read(document)
            heard = bool(second.claims) or not any(
                n.startswith(("not read", "the model gave")) for n in second.notes
            )
            if not heard:
                yield msgspec.structs.replace(first, notes=[*first.notes, *second.notes])
                continue
            merged = merge(first.claims, second.claims) if second.claims or first.claims else None
            if merged is None:
                yield first
                continue
            self.report.disagreements += len(merged.disagreements)
            notes = [
                *first.notes,
                *second.notes,
                *(f"readers disagree, for review: {d}" for d in merged.disagreements),
            ]
            yield Reading(id=document.id, lang=first.lang, claims=merged.claims, notes=notes)
