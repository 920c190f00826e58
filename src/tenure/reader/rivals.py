"""What the other drafts of a document say of a change: who else is said to take the post, who leaves it.

A reader who doubts a reading looks at the others: somebody leaves where somebody comes, one title makes nobody chair
and president, and who is said to stay has not left. Each draft of a post is compared with all others of its document;
what is likely among them speaks for it or against it, as learned (`confidence.py`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from tenure.model.vocabulary import same_family

from .draft import Draft
from .employers import OTHER

_MOST: Final = 150
"""Drafts of a document that are compared, the likeliest; no article tells as many changes."""
_STEPS: Final = (-2, -1, 0, 1, 2)
_APART: Final = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
_OWN: Final = tuple(n / 2 for n in range(-7, 9))
_COUNTS: Final = (0, 1, 2, 3, 5, 8)
_SENTENCES: Final = (0, 1, 2, 3, 5, 8, 13)
_SURE: Final = (("likely", 0.0), ("thinkable", -0.85))
"""Log odds of a change that is as likely as not, and of one that becomes a claim."""


def moves(draft: Draft) -> bool:
    """Whether a draft tells that somebody takes or leaves a post."""
    return draft.kind == "role" and draft.change in ("start", "end")


def compared(drafts: Sequence[Draft], odds: Sequence[float]) -> Iterator[tuple[int, set[str]]]:
    """The places of the changes among a document's drafts, each with what is known of it beside the others.

    `odds`: the log odds of each draft, taken by itself.
    """
    posts = [n for n, draft in enumerate(drafts) if draft.kind == "role"]
    posts = sorted(posts, key=lambda n: -odds[n])[:_MOST]
    changes = [n for n in posts if moves(drafts[n])]
    length = max((draft.sentence for draft in drafts), default=0)
    around = set(_above("size", _SENTENCES, length))
    for name, least in _SURE:
        around |= _above(name, _COUNTS, sum(odds[n] > least for n in changes))
    for rank, n in enumerate(changes):
        draft, own = drafts[n], odds[n]
        best: dict[str, float] = {}
        for m in posts:
            if m != n:
                for name in _relations(draft, drafts[m]):
                    best[name] = max(best.get(name, odds[m]), odds[m])
        found = around.union(_itself(draft), _above("own", _OWN, own))
        for name, value in best.items():
            found.add(name)
            found |= _above(name, _STEPS, value)
            found |= _above(f"{name} by", _APART, own - value)
        found |= _above("rank", _COUNTS, rank)
        before = [drafts[m] for m in changes[:rank]]
        found |= _above("person's rank", _COUNTS, sum(d.person is draft.person for d in before))
        found |= _above("rank here", _COUNTS, sum(d.sentence == draft.sentence for d in before))
        yield n, found


def _above(name: str, steps: tuple[float, ...], value: float) -> frozenset[str]:
    """The steps that lie below a value."""
    return _passed(name, steps)[bisect_left(steps, value)]


@lru_cache(maxsize=1024)
def _passed(name: str, steps: tuple[float, ...]) -> list[frozenset[str]]:
    """The features of having passed none of some steps, the first, the first two and so on."""
    names = [f"{name} >{step}" for step in steps]
    return [frozenset(names[:count]) for count in range(len(steps) + 1)]


def _itself(draft: Draft) -> set[str]:
    found = {
        f"change {draft.change}", f"role {draft.role}", f"grammar {draft.grammar}", f"modality {draft.modality}",
        f"no org {draft.org is None}", f"title {bool(draft.title)}", f"headline {draft.headline}",
        f"dated {bool(draft.when)}", f"interim {draft.interim}", f"other {OTHER in draft.features}",
    }  # fmt: skip
    return found | _above("sentence", _SENTENCES, draft.sentence)


def _relations(one: Draft, other: Draft) -> Iterator[str]:
    """How another draft of a post stands to a change."""
    mine, there = other.person is one.person, other.org is one.org
    whose = "own" if mine else "other's"
    post = (
        "same" if one.role == other.role else "akin" if one.role and other.role and same_family(one.role, other.role)
        else "another"
    )  # fmt: skip
    if not moves(other):
        if post != "another" and (mine or there):
            told = "verb" if "t:hold" in other.features else "beside"
            yield f"{other.change} {told} {whose} {post} {there}"
        if mine and one.title and one.title == other.title:
            yield f"{other.change} same title {there}"
        return
    change = "same" if one.change == other.change else "opposite"
    yield f"{change} {whose} {post} {there}"
    if mine and other.interim:  # which ends nothing
        yield f"{change} own interim {there}"
    yield "any"
    if there:
        yield "there"
    if mine:
        yield "own"
    if one.sentence == other.sentence:
        yield "here"
        yield f"{change} {whose} {post} here"
        if mine and change == "same" and one.title and one.title == other.title:
            yield "same title"
