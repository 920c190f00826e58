"""Which documents are independent: copies and relays count with what they repeat.

Three signs: the document says so itself (`origin`), its text is nearly another's, or it names another's
publisher where it says whose report it repeats.
"""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, select

from tenure.model.dates import compatible
from tenure.names import parse_org, squeezed

from .intake import likeness
from .said import RANK
from .schema import documents

COPY_LIKENESS: Final = 0.5
"""Texts that share half their shingles are copies of one another."""
SHARED_BEGINNINGS: Final = 2
"""Of the eight smallest hashes of two texts, so many must be shared before the texts are compared."""
RELAY_DAYS: Final = 30
"""A text relays another's report only within this time."""
PUBLISHED_DAYS: Final = 3
"""So long after an organization's own publication, what is officially said of the same thing is from there."""
MIN_OUTLET: Final = 5
"""Letters of a publisher's name from which it is looked for in other texts."""
MAX_CHAIN: Final = 8


class Paper(NamedTuple):
    """A document as far as its independence goes."""

    seq: int
    id: str
    published: str | None
    recorded: str
    publisher: str | None
    lang: str | None
    origin: str | None
    cited: str | None
    sketch: bytes | None


class Telling(NamedTuple):
    """What a document says of the thing in question, as far as it may have it from another.

    `primary`: the organization itself published the document.
    """

    doc: int
    sourcing: str
    modality: str
    when: str | None
    primary: bool


class Origins:
    """Roots of documents, as known at a moment."""

    def __init__(self, connection: Connection, known: str) -> None:
        self._connection = connection
        self._known = known
        self._papers: dict[int, Paper] = {}
        self._by_id: dict[str, Paper | None] = {}
        self._likeness: dict[tuple[int, int], float] = {}

    def load(self, seqs: Iterable[int]) -> None:
        """Looks up documents and those they name as their origin."""
        wanted = [seq for seq in set(seqs) if seq not in self._papers]
        for start in range(0, len(wanted), 400):
            for row in self._connection.execute(_BY_SEQ, {"seqs": wanted[start : start + 400]}).all():
                self._keep(Paper(*row))
        for _ in range(MAX_CHAIN):
            missing = {
                p.origin
                for p in self._papers.values()
                if p.origin is not None and p.origin not in self._by_id
            }
            if not missing:
                break
            for id_ in missing:
                self._by_id[id_] = None
            for row in self._connection.execute(_BY_ID, {"ids": sorted(missing), "known": self._known}):
                self._keep(Paper(*row))

    def _keep(self, paper: Paper) -> None:
        self._papers[paper.seq] = paper
        before = self._by_id.get(paper.id)
        if before is None or paper.recorded < before.recorded:
            self._by_id[paper.id] = paper

    def paper(self, seq: int) -> Paper:
        """A loaded document."""
        return self._papers[seq]

    def chain(self, seq: int) -> tuple[str, int]:
        """The id of the document at the end of a chain of stated origins, and the steps to it."""
        paper: Paper | None = self._papers[seq]
        assert paper is not None
        seen = {paper.id}
        steps, root = 0, paper.id
        while (
            paper is not None and paper.origin is not None and paper.origin not in seen and steps < MAX_CHAIN
        ):
            root = paper.origin
            seen.add(root)
            steps += 1
            paper = self._by_id.get(root)
        return root, steps

    def roots(self, spoken: Sequence[Telling]) -> dict[int, tuple[str, int]]:
        """Root and distance from it, of documents that tell one thing."""
        self.load(telling.doc for telling in spoken)
        told = {telling.doc: telling for telling in spoken}
        result = {seq: self.chain(seq) for seq in told}
        if len(told) < 2:
            return result
        papers = self._papers
        order = sorted(told, key=lambda seq: (papers[seq].published or "~", papers[seq].recorded))
        by_hash: dict[bytes, list[int]] = defaultdict(list)
        for position, later in enumerate(order):
            paper = papers[later]
            beginnings = _beginnings(paper.sketch)
            if paper.origin is None:
                before = [seq for seq in order[:position] if paper.cited or told[seq].primary]
                for earlier in self._candidates(beginnings, by_hash, before):
                    if result[later][0] != result[earlier][0] and self._repeats(told[later], told[earlier]):
                        _put_under(result, result[later][0], result[earlier])
                        break
            for piece in beginnings:
                by_hash[piece].append(later)
        return result

    def _candidates(
        self, beginnings: Sequence[bytes], by_hash: Mapping[bytes, list[int]], before: Sequence[int]
    ) -> list[int]:
        """Documents that one may repeat: some smallest hashes are shared, or other signs are to be looked at."""
        shared = Counter(seq for piece in beginnings for seq in by_hash.get(piece, ()))
        near = {seq for seq, count in shared.items() if count >= SHARED_BEGINNINGS}.union(before)
        return sorted(near, key=lambda seq: (self._papers[seq].published or "~", self._papers[seq].recorded))

    def _repeats(self, later: Telling, earlier: Telling) -> bool:
        a, b = self._papers[later.doc], self._papers[earlier.doc]
        if self._alike(a, b):
            return True
        return _says_no_more(later, earlier) and (_cites(a, b) or _follows(later, earlier, a, b))

    def _alike(self, a: Paper, b: Paper) -> bool:
        pair = (a.seq, b.seq)
        if pair not in self._likeness:
            self._likeness[pair] = likeness(a.sketch, b.sketch) if a.sketch and b.sketch else 0.0
        return self._likeness[pair] >= COPY_LIKENESS


def _says_no_more(later: Telling, earlier: Telling) -> bool:
    """Whether a report could come from an earlier one: it is no weightier, no firmer, and has no other date."""
    if RANK[later.sourcing] > RANK[earlier.sourcing] or later.modality != earlier.modality:
        return False
    return not (later.when and earlier.when) or compatible(later.when, earlier.when)


def _follows(later: Telling, earlier: Telling, a: Paper, b: Paper) -> bool:
    """Whether an official word comes days after the organization's own publication: it is from there."""
    if not earlier.primary or later.primary or later.sourcing != "official":
        return False
    return bool(a.published and b.published) and _days(b.published or "", a.published or "") <= PUBLISHED_DAYS


def _cites(a: Paper, b: Paper) -> bool:
    """Whether one document names the other's publisher where it says whose report it repeats."""
    if not a.cited or not b.publisher or a.publisher == b.publisher:
        return False
    if a.published and b.published and _days(b.published, a.published) > RELAY_DAYS:
        return False
    name = _outlet(b.publisher)
    return len(name) >= MIN_OUTLET and name in a.cited


def _beginnings(sketch: bytes | None) -> list[bytes]:
    """The eight smallest hashes: texts that share half their shingles share about half of these."""
    return [sketch[i : i + 4] for i in range(0, min(len(sketch), 32), 4)] if sketch else []


def _put_under(result: dict[int, tuple[str, int]], mine: str, place: tuple[str, int]) -> None:
    root, steps = place
    for seq, (other, depth) in list(result.items()):
        if other == mine:
            result[seq] = (root, depth + steps + 1)


def _days(a: str, b: str) -> int:
    return abs((datetime.date.fromisoformat(a) - datetime.date.fromisoformat(b)).days)


@lru_cache(maxsize=4096)
def _outlet(publisher: str) -> str:
    """A publisher's name as a text of another language would write it."""
    head = publisher.split("(")[0].strip()
    return "".join(parse_org(head).distinctive) if len(parse_org(head).distinctive) > 1 else squeezed(head)


_COLUMNS = tuple(documents.c[name] for name in Paper._fields)
_BY_SEQ = select(*_COLUMNS).where(documents.c.seq.in_(bindparam("seqs", expanding=True)))
_BY_ID = select(*_COLUMNS).where(
    documents.c.id.in_(bindparam("ids", expanding=True)), documents.c.recorded <= bindparam("known")
)
