"""One tenure a row, and one change a row: the tables `tenures` and `changes`."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from tenure.register import Change, Held, Quote
from tenure.register.named import parse_on

from .ids import tenure_id
from .task import Task
from .values import Columns, Value

PAGE: Final = 10_000
"""Rows of one page."""

_QUOTE: Final[dict[str, type]] = {
    "quote": str,
    "quote_document": str,
    "quote_publisher": str,
    "quote_published": str,
    "quote_url": str,
    "quote_modality": str,
    "quote_sourcing": str,
}
_CLOCKS: Final[dict[str, type]] = {"first_recorded": str, "last_recorded": str, "known": str}

TENURE_COLUMNS: Final[dict[str, type]] = {
    "tenure": str,
    "person_id": str,
    "person": str,
    "org_id": str,
    "org": str,
    "role": str,
    "title": str,
    "interim": bool,
    "state": str,
    "on": str,
    "start": str,
    "end": str,
    "expected_start": str,
    "expected_end": str,
    "seen": str,
    "origins": int,
    "conflicts": str,
    **_QUOTE,
    **_CLOCKS,
}
"""The columns of a tenure, as `tenure person` answers (docs/register.md), as it stands on the day `on`.

`first_recorded` and `last_recorded` are the moments at which the register first and last received something of
it; `known` is the moment asked for, empty for all.
"""

CHANGE_COLUMNS: Final[dict[str, type]] = {
    "id": str,
    "change": str,
    "person_id": str,
    "person": str,
    "org_id": str,
    "org": str,
    "role": str,
    "title": str,
    "interim": bool,
    "reason": str,
    "modality": str,
    "sourcing": str,
    "when": str,
    "origins": int,
    "denials": int,
    "announced": str,
    "planned": str,
    "reported": str,
    "conflicts": str,
    **_QUOTE,
    **_CLOCKS,
}
"""The columns of a change, as `tenure changes` answers."""


def tenures(task: Task) -> Iterator[Columns]:
    """Every tenure as it stands on the day."""
    day, known = parse_on(task.on), task.selection.known
    rows = (
        _tenure(held, day, known)
        for each in task.register.folded(task.selection, day, why=True)
        for held in each.tenures
    )
    return _pages(TENURE_COLUMNS, rows)


def changes(task: Task) -> Iterator[Columns]:
    """Every start and end, dated within the selection."""
    rows = (
        _change(change, task.selection.known)
        for each in task.register.folded(task.selection, why=True)
        for change in each.changes
    )
    return _pages(CHANGE_COLUMNS, rows)


def _pages(columns: dict[str, type], rows: Iterable[tuple[Value, ...]]) -> Iterator[Columns]:
    rows = iter(rows)
    while page := list(islice(rows, PAGE)):
        yield dict(zip(columns, map(list, zip(*page, strict=True)), strict=True))


def _tenure(held: Held, on: str, known: str | None) -> tuple[Value, ...]:
    h = held.holding
    return (
        tenure_id(h),
        h.person.id,
        h.person.name,
        h.org.id if h.org else None,
        h.org.name if h.org else None,
        h.role,
        h.title,
        h.interim,
        h.state,
        on,
        h.start,
        h.end,
        h.expected_start,
        h.expected_end,
        h.seen,
        h.origins,
        "; ".join(h.conflicts) or None,
        *_quote(h.evidence),
        held.first_recorded,
        held.last_recorded,
        known,
    )


def _change(c: Change, known: str | None) -> tuple[Value, ...]:
    moments = [step.recorded for step in c.history]
    return (
        c.id,
        c.change,
        c.person.id,
        c.person.name,
        c.org.id if c.org else None,
        c.org.name if c.org else None,
        c.role,
        c.title,
        c.interim,
        c.reason,
        c.modality,
        c.sourcing,
        c.when,
        c.origins,
        c.denials,
        c.announced,
        "; ".join(c.planned) or None,
        c.reported,
        "; ".join(c.conflicts) or None,
        *_quote(c.evidence),
        min(moments),
        max(moments),
        known,
    )


def _quote(evidence: list[Quote] | None) -> tuple[Value, ...]:
    """The weightiest quote with words; without words, the document alone."""
    quotes = evidence or []
    first = next((q for q in quotes if q.quote), quotes[0] if quotes else None)
    if first is None:
        return (None,) * len(_QUOTE)
    return (
        first.quote,
        first.document,
        first.publisher,
        first.published,
        first.url,
        first.modality,
        first.sourcing,
    )
