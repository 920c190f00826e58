"""Which documents are independent: copies and relays count with what they repeat.

Three signs: the document says so itself (`origin`), its text is nearly another's, or it names another's
publisher where it says whose report it repeats.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import Connection, bindparam, select

from tenure.model.dates import compatible
from tenure.names import parse_org, squeezed

from .among import among
from .intake import hashes_of, likeness
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
_BEGINNINGS: Final = range(0, 32, 4)
_NONE: Final[frozenset[int]] = frozenset()


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
        self._bearers: dict[bytes, list[int]] = defaultdict(list)
        self._beginnings: dict[int, frozenset[bytes]] = {}
        self._hashes: dict[int, frozenset[int]] = {}
        self._twins: dict[int, set[int]] = defaultdict(set)

    def load(self, seqs: Iterable[int]) -> None:
        """Looks up documents and those they name as their origin."""
        wanted = [seq for seq in set(seqs) if seq not in self._papers]
        if wanted:
            for row in self._connection.execute(_BY_SEQ, {"seqs": wanted}).all():
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
        if paper.seq not in self._papers:
            self._papers[paper.seq] = paper
            self._find_twins(paper)
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
        """Root and distance from it, of documents that tell one event."""
        return self._roots({telling.doc: telling for telling in spoken})

    def copies(self, docs: Iterable[int]) -> dict[int, tuple[str, int]]:
        """Root and distance from it, of documents of which only stated origins and texts count.

        For what is said over and over, such as who holds a post: two outlets need not have it from one another.
        """
        return self._roots(dict.fromkeys(docs))

    def _roots(self, told: Mapping[int, Telling | None]) -> dict[int, tuple[str, int]]:
        self.load(told)
        result = {seq: self.chain(seq) for seq in told}
        if len(told) < 2:
            return result
        papers = self._papers
        placed: list[int] = []
        primaries: list[int] = []
        for later in sorted(told, key=self._age):
            telling = told[later]
            if papers[later].origin is None:
                before = placed if papers[later].cited and telling else primaries
                twins = self._twins.get(later, _NONE)
                near = {seq for seq in twins if seq in told and self._age(seq) <= self._age(later)}
                for earlier in sorted(near.union(before) if near or before else (), key=self._age):
                    theirs = told[earlier]
                    if (
                        earlier != later
                        and result[later][0] != result[earlier][0]
                        and (earlier in twins or (telling and theirs and self._repeats(telling, theirs)))
                    ):
                        _put_under(result, result[later][0], result[earlier])
                        break
            placed.append(later)
            if telling and telling.primary:
                primaries.append(later)
        return result

    def _age(self, seq: int) -> tuple[str, str]:
        return self._papers[seq].published or "~", self._papers[seq].recorded

    def _find_twins(self, paper: Paper) -> None:
        """Notes which of the documents looked up so far have nearly the text of one."""
        if not paper.sketch:
            return
        mine = self._beginnings[paper.seq] = _beginnings(paper.sketch)
        bearing = [self._bearers[piece] for piece in mine]
        # Who shares two of them shares one that is not the commonest: its bearers, who may be all, need not be tried.
        bearing.sort(key=len)
        for seq in set().union(*bearing[:-1]):
            if (
                len(mine & self._beginnings[seq]) >= SHARED_BEGINNINGS
                and likeness(self._of(paper.seq), self._of(seq)) >= COPY_LIKENESS
            ):
                self._twins[paper.seq].add(seq)
                self._twins[seq].add(paper.seq)
        for bearers in bearing:
            bearers.append(paper.seq)

    def _of(self, seq: int) -> frozenset[int]:
        """The hashes of a document's text: most documents are not even compared."""
        found = self._hashes.get(seq)
        if found is None:
            found = self._hashes[seq] = hashes_of(self._papers[seq].sketch or b"")
        return found

    def _repeats(self, later: Telling, earlier: Telling) -> bool:
        a, b = self._papers[later.doc], self._papers[earlier.doc]
        return _says_no_more(later, earlier) and (_cites(a, b) or _follows(later, earlier, a, b))


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


def _beginnings(sketch: bytes) -> frozenset[bytes]:
    """The eight smallest hashes: texts that share half their shingles share about half of these."""
    return frozenset([sketch[i : i + 4] for i in _BEGINNINGS if i < len(sketch)])


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
_BY_SEQ = select(*_COLUMNS).where(among(documents.c.seq, "seqs"))
_BY_ID = select(*_COLUMNS).where(among(documents.c.id, "ids"), documents.c.recorded <= bindparam("known"))
