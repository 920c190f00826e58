"""Ends that no words tell: who is promoted leaves the lower post.

"Roe, until now head of sales, becomes chief executive" tells that Roe takes a post and which one was held before.
Frames see the end where a word marks it; here each post that somebody is said to hold or to have held, beside one that
is taken, is a draft of its end, and how probable that is says the judgement of confidence (`confidence.py`).
"""

from collections.abc import Iterator
from typing import Final

from tenure.model.vocabulary import same_family

from .draft import Draft
from .told import Told

GRAMMAR: Final = "vacated"
_NEAR: Final = 3
_MOST: Final = 20
"""Posts taken, and held, of one person that are compared; nobody in an article has as many."""


def drafts(told: Told, made: list[Draft]) -> Iterator[Draft]:
    """A draft of an end for each post that somebody holds who takes another. `made`: all drafts of the document."""
    people: dict[int, list[Draft]] = {}
    for draft in made:
        if draft.kind == "role" and draft.person is not None and draft.role is not None:
            people.setdefault(id(draft.person), []).append(draft)
    for own in people.values():
        taken = [d for d in own if d.change == "start"][:_MOST]
        left = [d for d in own if d.change == "end"]
        seen = set()
        for held in [d for d in own if d.change in ("hold", "held")][:_MOST]:
            fact = held.role, id(held.org)
            others = [d for d in taken if not _akin(d, held)]
            if not others or fact in seen or any(_akin(d, held) for d in left):
                continue
            seen.add(fact)
            yield _end(
                told,
                held,
                min(others, key=lambda d: (d.org is not held.org, abs(d.sentence - held.sentence))),
            )


def _akin(one: Draft, other: Draft) -> bool:
    same = one.role is not None and other.role is not None and same_family(one.role, other.role)
    return one.org is other.org and (one.role == other.role or same)


def _end(told: Told, held: Draft, taken: Draft) -> Draft:
    draft = Draft("role", "end", held.sentence, held.start, held.end)
    draft.grammar = GRAMMAR
    draft.person, draft.org, draft.role, draft.title = held.person, held.org, held.role, held.title
    draft.headline = held.headline
    draft.modality, draft.sourcing, draft.when = taken.modality, taken.sourcing, taken.when
    there, away = held.org is taken.org, min(abs(held.sentence - taken.sentence), _NEAR)
    by = taken.grammar or "frames"
    draft.features = told.weighed(held) | {
        f"v:{held.change} {there}", f"v:{held.change} {there} {by}",
        f"v:{held.change} {there} {held.grammar or 'frames'}", f"v:away {away} {there}",
        f"v:taken {taken.role} {there}", f"v:left {held.role} {there}",
        f"v:{held.role} to {taken.role} {there}", f"v:taken {taken.modality} {there}",
        f"v:taken interim {taken.interim} {there}",
        *(f"v:held {feature}" for feature in held.features if feature[:2] in ("t:", "p:", "o:", "r:")),
        *(f"v:taken {feature}" for feature in taken.features if feature[:2] == "t:"),
    }  # fmt: skip
    return draft
