"""Where sources contradict each other about a post, with the claims of either side."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import or_, select

from tenure.model.dates import compatible

from .answers import Doubt, Quote
from .ask import Question
from .gather import Key
from .quotes import quotes
from .said import FOREVER, NEW_EVENT_DAYS, Event, Post, Said, gap
from .schema import claims
from .states import state_on

QUOTES_SHOWN: Final = 3
MOVES_PER_DOUBT: Final = 4
"""The latest starts and ends are looked at, so many for each contradiction that is asked for."""

PEOPLE_AT_ONCE: Final = 40

Sides = tuple[str, tuple[str, list[Said]], tuple[str, list[Said]], str]
"""A question's words, each side's name with its claims, and what they disagree on."""


def contradictions(question: Question, limit: int) -> list[Doubt]:
    """Posts of which sources disagree: whether and when they were taken or left; those told of last come first."""
    moves = (
        select(claims.c.person)
        .where(claims.c.kind == "role", claims.c.change.in_(["start", "end"]))
        .order_by(claims.c.day.desc())
        .limit(limit * MOVES_PER_DOUBT)
    )
    contested = moves.where(or_(claims.c.modality == "denied", claims.c.sourcing == "unnamed"))
    atoms = [atom for each in (contested, moves) for atom in question.connection.execute(each).scalars()]
    latest = list(dict.fromkeys(atoms))
    doubts: list[Doubt] = []
    seen: set[int] = set()
    for start in range(0, len(latest), PEOPLE_AT_ONCE):
        question.view.prepare(latest[start : start + PEOPLE_AT_ONCE])
        people = dict.fromkeys(question.view.canon(atom) for atom in latest[start : start + PEOPLE_AT_ONCE])
        whole = [atom for person in people if person not in seen for atom in question.view.members(person)]
        seen.update(people)
        for key, posts in question.gatherer.fold(question.gatherer.of_people(whole)).items():
            doubts += (_doubt(question, key, sides) for post in posts for sides in _disagreements(post))
        if len(doubts) >= limit:
            break
    return doubts[:limit]


def _disagreements(post: Post) -> Iterable[Sides]:
    unsure = state_on(post, FOREVER).state == "uncertain"
    for event in post.ends:
        still = [*post.holds, *event.side(denied=True)]
        if (event.conflicts or unsure) and still and event.side(denied=False):
            reason = "; ".join(event.conflicts) or "reported, not confirmed"
            yield (
                "Has {person} left as {role} of {org}?",
                ("left", event.side(denied=False)),
                ("still there", still),
                reason,
            )
        yield from _dates("When did {person} leave as {role} of {org}?", event)
    for event in post.starts:
        if event.conflicts and event.side(denied=True) and event.side(denied=False):
            sides = ("came", event.side(denied=False)), ("did not", event.side(denied=True))
            yield "Has {person} become {role} of {org}?", *sides, "; ".join(event.conflicts)
        yield from _dates("When did {person} become {role} of {org}?", event)
    yield from _turned_round(post)


def _dates(words: str, event: Event) -> Iterable[Sides]:
    """Two dates given for one deed, neither of which can be the other."""
    done = [s for s in event.statements if s.modality == "actual" and s.when]
    others = [s for s in done if event.when and not compatible(s.when or "", event.when)]
    agreeing = [s for s in done if s not in others]
    if event.modality == "actual" and others and agreeing:
        other = others[-1].when or ""
        same = [s for s in others if s.when == other]
        reason = f"{event.when} by one source, {other} by another"
        yield words, (event.when or "", agreeing), (other, same), reason


def _turned_round(post: Post) -> Iterable[Sides]:
    """A post left a little before it was taken, by a person not shown in it before."""
    if len(post.starts) != 1 or len(post.ends) != 1 or post.holds:
        return
    start, end = post.starts[0], post.ends[0]
    if not (start.firm and end.firm and start.when and end.when):
        return
    if (end.day or "") < (start.day or "") and gap(end.when, start.when) < NEW_EVENT_DAYS:
        words = "Did {person} leave as {role} of {org} before coming?"
        yield (
            words,
            (f"left {end.when}", end.said),
            (f"came {start.when}", start.said),
            "the end is before the start",
        )


def _doubt(question: Question, key: Key, sides: Sides) -> Doubt:
    words, (left, told), (right, against), reason = sides
    person, org = key
    shown = told[:QUOTES_SHOWN], against[-QUOTES_SHOWN:]
    found = quotes(question.connection, {s.seq for side in (told, against) for s in side})
    names = {
        "person": question.view.entity(person).name,
        "org": question.view.entity(org).name if org is not None else "an organization not named",
        "role": told[0].role,
    }

    def carried(side: Iterable[Said]) -> list[Quote]:
        return [quote for s in side for quote in found[s.seq]]

    return Doubt(
        kind="conflict",
        question=words.format_map(names),
        left=found[told[0].seq][0].claim,
        right=found[against[0].seq][0].claim,
        left_name=left,
        right_name=right,
        score=0.5,
        reason=reason,
        left_quotes=carried(shown[0]),
        right_quotes=carried(shown[1]),
    )
