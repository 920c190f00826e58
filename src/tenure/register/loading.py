"""Loading many documents: while the rows of a batch are put in, more is worked out.

What the database does to put rows in and to keep them needs no Python, so a thread sees to it. Meanwhile this one
resolves whom the same batch tells of, by what stood before (through a connection of its own), and another process
examines the documents of the next batch, which needs no database (ahead.py). A batch is begun when the one before
it stands.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from itertools import islice
from queue import SimpleQueue
from typing import Final

from sqlalchemy import Connection

from tenure.model import BadClaim, BadDocument

from .ahead import Batch, Helper, Pair, is_worth_it
from .answers import Added, AddedMany, Refused
from .inserts import Step
from .intake import Accepted, accept, admit, now
from .memory import passed_over, uncollected
from .record import record
from .store import Store
from .turns import quick_turns

FIRST: Final = 5_000
"""Documents stored in the first transaction, each next one has twice as many: the thread soon has something to do."""
BATCH: Final = 40_000
"""Documents stored in one transaction at most: the more, the fewer pages of the indexes are written twice, and the
fewer people and organizations are looked up again. All that is worked out of a batch is held in memory."""
BULK: Final = 100
"""From so many documents on a transaction may take more memory."""


def load(store: Store, documents: Iterable[Pair]) -> AddedMany:
    """See Register.add_many. When this fails, batches before the one that failed stand."""
    result = AddedMany()
    with quick_turns(), Helper() as helper, ThreadPoolExecutor(1, "tenure-load") as thread:
        outcomes: list[Added] = []
        writing: Future[None] | None = None
        for batch in _begun(documents, helper):
            with uncollected():
                accepted = _accepted(batch, result)
                del batch
                if writing is not None:
                    writing.result()
                    _count(outcomes, result)
                outcomes, writing = _begin(store, accepted, thread)
                del accepted
                passed_over()
        if writing is not None:
            writing.result()
            _count(outcomes, result)
    store.settle()
    return result


def _begun(documents: Iterable[Pair], helper: Helper) -> Iterator[Batch]:
    """Batches, each when the one after it is being examined: all but the first, for which no helper is ready."""
    waiting, size, ahead = iter(documents), FIRST, is_worth_it()
    begun: deque[Batch] = deque()
    problem: Exception | None = None
    pairs = None
    while pairs is None or pairs:
        pairs = []
        try:
            pairs = list(islice(waiting, size))
        except Exception as error:
            problem = error  # what came before is stored first
        size = min(2 * size, BATCH)
        if pairs:
            begun.append(helper.begin(pairs) if ahead and begun else Batch(pairs))
        while begun and (len(begun) > 1 or not ahead or not pairs):
            yield begun.popleft()
    if problem is not None:
        raise problem


def _accepted(batch: Batch, result: AddedMany) -> list[Accepted]:
    moment = now()
    accepted = []
    for (document, claims), payloads, examined in batch.examined():
        try:
            if payloads is None or examined is None:
                accepted.append(accept(document, claims, moment))
            else:
                accepted.append(admit(document, claims, payloads, examined, moment))
        except (BadDocument, BadClaim) as error:
            result.refused.append(Refused(document=document.id, problem=str(error)))
    return accepted


def _begin(
    store: Store, accepted: Sequence[Accepted], thread: ThreadPoolExecutor
) -> tuple[list[Added], Future[None]]:
    """Works a batch out, and leaves it to the thread to write it and to end the transaction."""
    steps: SimpleQueue[Step | None] = SimpleQueue()
    with ExitStack() as transaction:
        connection = transaction.enter_context(store.write(bulk=len(accepted) > BULK))
        writing = thread.submit(_write, transaction.pop_all(), connection, steps)
    try:
        with store.read() as look:
            outcomes = record(look, accepted, steps.put)
    except BaseException:
        steps.put(_abandon)
        raise
    steps.put(None)
    return outcomes, writing


def _write(transaction: ExitStack, connection: Connection, steps: "SimpleQueue[Step | None]") -> None:
    with transaction:
        while (step := steps.get()) is not None:
            step(connection)


def _abandon(_: Connection) -> None:
    raise RuntimeError("the rest of the batch could not be worked out")


def _count(outcomes: Iterable[Added], result: AddedMany) -> None:
    for outcome in outcomes:
        result.new += outcome.outcome == "new"
        result.replaced += outcome.outcome == "replaces"
        result.known += outcome.outcome == "known"
        result.claims += outcome.claims
