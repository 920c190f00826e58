"""The stream of changes, newest report first, page by page; and one change by a claim that tells of it."""

import base64
import binascii
import datetime
from collections.abc import Sequence
from typing import Final

from sqlalchemy import and_, bindparam, or_, select, text

from tenure.model import TenureError
from tenure.model.vocabulary import Modality, Role

from .answers import Change, Recent
from .ask import Question
from .gather import Key
from .judge import claim_seq
from .quotes import quotes
from .said import Event
from .schema import claims, documents

AHEAD_DAYS: Final = 31
"""No document is received longer before the day that it gives as its publication (magazines are dated ahead)."""
BATCH: Final = 30
MAX_SCAN: Final = 1_200
"""Claims looked at for one page, when a filter lets few of them through; the next page goes on from there."""

_Place = tuple[str, int]


def recent(
    question: Question,
    *,
    before: str | None,
    limit: int,
    role: Role | None,
    modality: Modality | None,
    why: bool,
) -> Recent:
    """See Register.recent.

    A change stands at the newest claim that tells of it; at its other claims it is passed over. So a page needs
    no memory of those before it.
    """
    place = parse_cursor(before) if before is not None else None
    found: list[tuple[Key, Event]] = []
    scanned = 0
    while len(found) < limit and scanned < MAX_SCAN:
        rows = _claims_before(question, place)
        if not rows:
            place = None
            break
        events = _events(question, [person for _, _, person in rows])
        for day, seq, _ in rows:
            place = (day, seq)
            scanned += 1
            hit = events.get(seq)
            if hit is None or not _wanted(hit[1], role, modality):
                continue
            found.append(hit)
            if len(found) == limit:
                break
    proof = quotes(question.connection, {s.seq for _, e in found for s in e.said}) if why else None
    return Recent(changes=question.shown(found, proof), next=_cursor(place) if place else None)


def change_of(question: Question, claim: str, *, why: bool) -> Change:
    """See Register.change."""
    seq = claim_seq(question.connection, claim)
    person = question.connection.execute(select(claims.c.person).where(claims.c.seq == seq)).scalar()
    if person is not None:
        question.view.prepare([person])
        for key, event in _all_events(question, [person]):
            if any(s.seq == seq for s in event.said):
                proof = quotes(question.connection, {s.seq for s in event.said}) if why else None
                return question.shown([(key, event)], proof)[0]
    raise TenureError(f"The claim {claim!r} tells of no change that was known then")


def parse_cursor(cursor: str) -> _Place:
    """The place that a cursor stands for; raises TenureError for a text that is none."""
    try:
        day, _, number = base64.urlsafe_b64decode(cursor.encode("ascii")).decode("ascii").partition("/")
        datetime.date.fromisoformat(day)
        if len(number) < 19 and number.isdecimal():
            return day, int(number)
    except (ValueError, binascii.Error):
        pass
    raise TenureError(f"{cursor[:60]!r} is no cursor: take the one that came as `next`, or leave it out")


def _cursor(place: _Place) -> str:
    return base64.urlsafe_b64encode(f"{place[0]}/{place[1]}".encode()).decode()


def _wanted(event: Event, role: Role | None, modality: Modality | None) -> bool:
    return (role is None or role == event.best.role) and (modality is None or event.modality == modality)


def _claims_before(question: Question, place: _Place | None) -> Sequence[tuple[str, int, int]]:
    known = question.view.known
    statement = _MOVES
    if known[:1].isdecimal():
        last = datetime.date.fromisoformat(known[:10]) + datetime.timedelta(AHEAD_DAYS)
        statement = statement.where(claims.c.day <= last.isoformat())
    if place is not None:
        day, seq = place
        statement = statement.where(
            claims.c.day <= day, or_(claims.c.day < day, and_(claims.c.day == day, claims.c.seq < seq))
        )
    return [tuple(row) for row in question.connection.execute(statement, {"known": known})]


def _events(question: Question, people: Sequence[int]) -> dict[int, tuple[Key, Event]]:
    """The events of people by the newest claim that tells of each."""
    return {
        max(event.said, key=lambda s: (s.day, s.seq)).seq: (key, event)
        for key, event in _all_events(question, people)
    }


def _all_events(question: Question, people: Sequence[int]) -> list[tuple[Key, Event]]:
    question.view.prepare(people)
    atoms = {a for person in people for a in question.view.members(question.view.canon(person))}
    folded = question.gatherer.fold(question.gatherer.of_people(sorted(atoms)))
    return [
        (key, event)
        for key, posts in folded.items()
        for post in posts
        for event in (*post.starts, *post.ends)
    ]


_MOVES = (
    select(claims.c.day, claims.c.seq, claims.c.person)
    .join(documents, documents.c.seq == claims.c.doc)
    .where(
        text("claims.change IN ('start', 'end')"),  # in these words, so that the partial index serves
        claims.c.kind == "role",
        claims.c.recorded <= bindparam("known"),
        documents.c.replaced_at.is_(None) | (documents.c.replaced_at > bindparam("known")),
    )
    .order_by(claims.c.day.desc(), claims.c.seq.desc())
    .limit(BATCH)
)
