"""What a watch has seen, and which change of today is which of those.

A change has no name of its own: it is folded anew at every question, and the claim that told it first may be
replaced by a corrected article. So a change is the one seen before that shares claims with it; else the one of
the same person, place, kind and post that no other claims and that lies near enough in time.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, delete, select

from tenure.register import Change
from tenure.register.among import among
from tenure.register.said import NEW_EVENT_DAYS, gap
from tenure.register.schema import watch_seen

from .model import State
from .moves import moved

CLAIMS_KEPT: Final = 20
"""Ids of claims by which a seen change is known again: those recorded first."""


class Seen(msgspec.Struct, kw_only=True):
    """A change as a watch last saw it. `step` counts its alerts; `stored` says whether the database has it."""

    id: str
    watch: str
    person: int
    org: int | None
    change: str
    role: str
    day: str
    claims: tuple[str, ...]
    state: State
    step: int = 0
    stored: bool = False


def first_claims(change: Change) -> tuple[str, ...]:
    """The claims by which a change is known again."""
    ordered = sorted(change.history, key=lambda step: step.recorded)
    return tuple(dict.fromkeys(step.claim for step in ordered))[:CLAIMS_KEPT]


def day_of(change: Change) -> str:
    """Where a change lies in time: its date, or the first day on which it was told."""
    first = change.history[0]
    return change.when or first.published or first.recorded[:10]


class Candidate(msgspec.Struct, kw_only=True):
    """A change as it is now, of one person at one place.

    `role` is what its post is mostly called, `roles` is all that it is called.
    """

    change: Change
    role: str
    roles: frozenset[str]


def paired(now: Sequence[Candidate], before: Sequence[Seen]) -> list[Seen | None]:
    """For each change of one person at one place, in order, the one seen before that it is.

    Several seen ones may turn out to be one: it goes on from the one with the least to tell. One that turns out
    to be two goes on as the one that shares most.
    """
    found: list[Seen | None] = [None] * len(now)
    claimed: set[str] = set()
    told = [{step.claim for step in item.change.history} for item in now]
    shared = [
        (bool(moved(seen.state, State.of(now[n].change))), -len(told[n].intersection(seen.claims)), n, seen)
        for n, seen in product(range(len(now)), before)
        if seen.change == now[n].change.change and not told[n].isdisjoint(seen.claims)
    ]
    for _, _, n, seen in sorted(shared, key=lambda item: (*item[:3], item[3].id)):
        if seen.id not in claimed and found[n] is None:
            found[n] = seen
            claimed.add(seen.id)
    claimed.update(seen.id for *_, seen in shared)
    near = [
        (gap(day_of(now[n].change), seen.day), n, seen)
        for n, seen in product(range(len(now)), before)
        if found[n] is None
        and seen.id not in claimed
        and seen.change == now[n].change.change
        and seen.role in now[n].roles
    ]
    for apart, n, seen in sorted(near, key=lambda item: (item[0], item[1], item[2].id)):
        if apart <= NEW_EVENT_DAYS and seen.id not in claimed and found[n] is None:
            found[n] = seen
            claimed.add(seen.id)
    return found


def seen_of(connection: Connection, people: Sequence[int]) -> list[Seen]:
    """All that watches have seen of people, by any of their atoms."""
    rows: list[Seen] = []
    for start in range(0, len(people), 400):
        for row in connection.execute(_OF_PEOPLE, {"people": people[start : start + 400]}).mappings():
            values = dict(row)
            values["claims"] = msgspec.json.decode(values["claims"], type=tuple[str, ...])
            values["state"] = msgspec.json.decode(values["state"], type=State)
            rows.append(Seen(**values, stored=True))
    return rows


def keep(connection: Connection, changed: Iterable[Seen]) -> None:
    """Stores what watches have seen now, in place of what they had seen of the same changes."""
    rows = [
        {
            "id": seen.id,
            "watch": seen.watch,
            "person": seen.person,
            "org": seen.org,
            "change": seen.change,
            "role": seen.role,
            "day": seen.day,
            "claims": msgspec.json.encode(seen.claims).decode(),
            "state": msgspec.json.encode(seen.state).decode(),
            "step": seen.step,
        }
        for seen in changed
    ]
    if rows:
        connection.execute(_FORGET, [{"which": row["id"]} for row in rows])
        connection.execute(watch_seen.insert(), rows)


_OF_PEOPLE = select(watch_seen).where(among(watch_seen.c.person, "people"))
_FORGET = delete(watch_seen).where(watch_seen.c.id == bindparam("which"))
