"""Wikidata QuickStatements, version 1: what is sure enough to be edited into Wikidata, with references.

https://www.wikidata.org/wiki/Help:QuickStatements. Written is only what is actual and without contradiction, told by
two independent origins or judged right by a human, of an organization and a person (or holder) with a QID each. Which
property a role is: formats/data/wikidata.yaml. A person who should read every line does not find it here.
"""

from collections.abc import Iterator
from typing import IO, Final

from tenure.formats import role_table
from tenure.register import Folded, Holding, Quote, Stake

from .proof import web_address
from .task import Task

ORIGINS: Final = 2
MAX_REFERENCES: Final = 3
MAX_TEXT: Final = 1500
"""Characters that Wikidata takes in a text; a longer quote is left out, for cut it is no quote."""
_START, _END, _REPLACES, _REPLACED_BY = "P580", "P582", "P1365", "P1366"
_OWNED_BY, _PROPORTION = "P127", "P1107"
_PRECISION: Final = {4: ("-00-00", 9), 7: ("-00", 10), 10: ("", 11)}


def write(task: Task, out: IO[bytes]) -> None:
    """A command a line. Raises TenureError for an unknown organization."""
    right = _judged_right(task)
    for each in task.register.folded(task.selection, task.on, why=True):
        for line in _Page(each, right).lines():
            out.write(line.encode() + b"\n")


def _judged_right(task: Task) -> set[str]:
    """The ids of claims that humans had judged right at the moment asked for."""
    known = task.selection.known or "~"
    return {
        each.left
        for each in task.register.judgements()
        if each.verdict == "right" and each.at <= known and (each.undone is None or each.undone > known)
    }


class _Page:
    """What is folded of one organization."""

    def __init__(self, folded: Folded, right: set[str]) -> None:
        self.folded = folded
        self.right = right
        self.steps = {step.document: step for change in folded.changes for step in change.history}

    def lines(self) -> Iterator[str]:
        """The commands."""
        properties = role_table("wikidata").write
        holdings = [held.holding for held in self.folded.tenures]
        for h in holdings:
            org, person = self._qid(h.org.id if h.org else ""), self._qid(h.person.id)
            if org and person and h.role in properties and self._sure(h):
                parts = [org, properties[h.role], person, *_dated(_START, h.start), *_dated(_END, h.end)]
                for property_, other in _neighbours(h, holdings).items():
                    qid = self._qid(other.person.id)
                    if qid and self._sure(other):
                        parts += [property_, qid]
                yield "\t".join([*parts, *self._references(h.evidence)])
        for s in self.folded.stakes:
            org, holder = self._qid(s.org.id), self._qid(s.holder.id)
            if org and holder and self._sure_stake(s):
                parts = [org, _OWNED_BY, holder]
                if s.share is not None:
                    parts += [_PROPORTION, f"{s.share:.10g}"]
                yield "\t".join([*parts, *self._references(s.evidence)])

    def _qid(self, id_: str) -> str | None:
        return self.folded.ids.get(id_, {}).get("wikidata")

    def _sure(self, h: Holding) -> bool:
        if h.state not in ("current", "ended") or h.conflicts:
            return False
        actual = [q for q in h.evidence or () if q.modality == "actual"]
        return bool(actual) and (h.origins >= ORIGINS or any(q.claim in self.right for q in actual))

    def _sure_stake(self, s: Stake) -> bool:
        """A stake is the last word of one document: only a human makes it sure."""
        return (
            s.modality == "actual"
            and s.change != "sell"
            and any(q.claim in self.right for q in s.evidence or ())
        )

    def _references(self, evidence: list[Quote] | None) -> Iterator[str]:
        """Sources with an address: `S854` URL, `S577` day of publication, `S813` day of receipt, `S1683` quote."""
        given: dict[str, Quote] = {}
        for q in evidence or []:
            address = web_address(q.url)
            if address and q.modality == "actual":
                given.setdefault(address, q)
        for place, (address, q) in enumerate(list(given.items())[:MAX_REFERENCES]):
            step = self.steps.get(q.document)
            # A second reference begins with an exclamation mark.
            yield from ("!S854" if place else "S854", f'"{address}"')
            yield from _dated("S577", q.published)
            if step:
                yield from _dated("S813", step.recorded[:10])
            words = " ".join((q.quote or "").split())
            if words and len(words) <= MAX_TEXT:
                language = step.lang.partition("-")[0] if step and step.lang else "und"
                yield from ("S1683", f'{language}:"{words}"')


def _dated(property_: str, edtf: str | None) -> list[str]:
    """A date as a property and its value: `+2022-03-00T00:00:00Z/10` is March 2022."""
    if not edtf:
        return []
    rest, precision = _PRECISION[len(edtf)]
    return [property_, f"+{edtf}{rest}T00:00:00Z/{precision}"]


def _neighbours(h: Holding, holdings: list[Holding]) -> dict[str, Holding]:
    """Whom a person follows in a post and who follows him: where one document tells the end and the start."""
    found: dict[str, Holding] = {}
    for property_, mine, theirs in ((_REPLACES, "start", "end"), (_REPLACED_BY, "end", "start")):
        told = _documents(h, mine)
        others = [
            o
            for o in holdings
            if o.person.id != h.person.id and o.role == h.role and told & _documents(o, theirs)
        ]
        if len(others) == 1:
            found[property_] = others[0]
    return found


def _documents(h: Holding, change: str) -> set[str]:
    return {q.document for q in h.evidence or () if q.change == change and q.modality == "actual"}
