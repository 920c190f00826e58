"""One claim for one fact in a document: the firmest that the body upholds."""

from typing import Final

from .draft import Draft
from .employers import OTHER

_FIRMNESS: Final = {"actual": 3, "denied": 2.5, "planned": 2, "possible": 1}


def left(drafts: list[Draft], deaths: dict[int, str | None]) -> None:
    """Makes ends of posts that people had when the news came ("que era directora"): those of the dead, and those
    at the organization where they take another post."""
    moved = {
        (id(d.person), id(d.org)): d
        for d in drafts
        if d.change == "start" and d.modality in ("actual", "planned") and "background" not in d.features
    }
    for draft in drafts:
        if draft.present and draft.modality == "actual" and draft.when is None:
            _leave_later(draft, drafts)
        held = draft.change == "held" and "imperfect" in draft.features
        if draft.change == "hold" and draft.role != "founder" and id(draft.person) in deaths:
            held = len(deaths[id(draft.person)] or "a day") > 4  # nobody holds a post after death
        if not held:
            continue
        news = moved.get((id(draft.person), id(draft.org)))
        if id(draft.person) in deaths:
            draft.change, draft.reason, draft.when = "end", "death", deaths[id(draft.person)]
        elif news is not None and news.role != draft.role:
            draft.change, draft.modality, draft.when = "end", news.modality, news.when


def _leave_later(draft: Draft, drafts: list[Draft]) -> None:
    """Who leaves a post that another is still to take has not left: "ocupará la dirección que su padre deja"."""
    for other in drafts:
        if (
            other.change == "start"
            and other.modality == "planned"
            and other.sentence == draft.sentence
            and (other.role, other.org) == (draft.role, draft.org)
            and other.person is not draft.person
        ):
            draft.modality, draft.when = "planned", other.when


def settle(drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand for the document, in order of appearance.

    A headline never adds what the body does not say: its drafts only support others. Beside an actual end there
    is no hold; repetitions keep the firmest modality, and what any of them knows of date and reason.
    """
    groups: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(_key(draft), []).append(draft)
    settled = []
    for group in groups.values():
        body = [d for d in group if not d.headline]
        if body:
            settled.append(_merge(body, len(group)))
    settled = _drop_contradicted(settled)
    _new_posts(settled)
    _share_dates(settled)
    settled.sort(key=lambda d: (d.start, d.end))
    return settled


def _key(draft: Draft) -> tuple[object, ...]:
    return (
        draft.kind,
        draft.change,
        id(draft.person),
        id(draft.org),
        id(draft.parent),
        draft.role,
        draft.attribute,
    )


def _merge(group: list[Draft], support: int) -> Draft:
    # A mention in passing ("his resignation is no result of ...") tells neither modality nor date of the change.
    telling = [d for d in group if "r:clause" in d.features or "t:apposition" in d.features] or group
    best = max(
        telling,
        key=lambda d: (_FIRMNESS[d.modality], "second" not in d.features, len(d.features & _GOOD), -d.start),
    )
    # "has named Roe, who takes over on May 1": appointed, and still to come.
    coming = [d for d in group if d.modality == "planned" and d.when and d.when > (best.when or "")]
    if best.modality == "actual" and best.change in ("start", "end") and coming:
        best.modality, best.when = "planned", coming[0].when
    if (
        best.modality == "actual"
        and best.change == "start"
        and best.when is None
        and "t:named" in best.features
    ):
        plans = [d for d in group if d.modality == "planned"]
        if plans:  # "has been named chairman. He will succeed Doe": appointed, and still to come
            best.modality, best.when = "planned", plans[0].when
    for other in group:
        if other is best:
            continue
        if best.when is None and other.modality == best.modality:
            best.when = other.when
        best.reason = best.reason or other.reason
        if best.change != "start" or "r:clause" not in best.features or "r:clause" not in other.features:
            best.interim = best.interim or other.interim
        best.share = other.share if best.share is None else best.share
        if best.sourcing == "plain":
            best.sourcing = other.sourcing
    best.features |= {f for f in ("t:hold", "t:stays") if any(f in d.features for d in group)}
    if any(d.features >= {"t:stays", "r:clause"} for d in group):
        best.features.add("t:keeps")
    if best.grammar:  # what words tell in one sentence counts for all
        best.features |= {f for d in group for f in d.features if f[:2] == "w:"}
        best.features |= {f"w:times >{k}" for k in _TIMES if support > k}
        if any(OTHER not in d.features for d in group):
            best.features.discard(OTHER)
    if support > 1:
        best.features.add("repeated")
    return best


_TIMES: Final = (1, 2, 3, 5)
_GOOD: Final = frozenset({"o:post", "r:clause", "p:near", "p:clause", "o:before", "o:after", "strong"})


def _drop_contradicted(drafts: list[Draft]) -> list[Draft]:
    """Without holds of posts that are given up, and without what a promotion entails where the text says otherwise."""
    kept_on = {_fact(d) for d in drafts if d.change == "hold" and "t:hold" in d.features}
    drafts = [
        d for d in drafts if not (d.change == "end" and "promoted" in d.features and _fact(d) in kept_on)
    ]
    taken = {_fact(d) for d in drafts if d.change == "start" and "t:list" in d.features}
    remains = {
        (id(d.person), id(d.org), d.role)
        for d in drafts
        if d.kind == "role" and d.change == "hold" and "t:keeps" in d.features
    }
    joint = _joint(drafts)
    drafts = [
        d
        for d in drafts
        if not (
            d.kind == "role" and d.change == "end" and (id(d.person), id(d.org), d.role) in remains
            and ("r:known" in d.features or _told_as(d) in joint)
        )
    ]  # fmt: skip
    kept_by = {(org, role): person for person, org, role in remains}
    drafts = [
        d
        for d in drafts
        if not (
            d.change == "start"
            and _told_as(d) in joint
            and kept_by.get((id(d.org), d.role), id(d.person)) != id(d.person)
        )
    ]
    ended = {_fact(d) for d in drafts if d.change == "end" and d.modality == "actual"}
    made = {(_fact(d), d.sentence) for d in drafts if d.change == "start" and d.modality != "denied"}
    dealt = {(id(d.org), id(d.parent)) for d in drafts if d.kind == "affiliation" and d.change != "hold"}
    drafts = [
        d
        for d in drafts
        if not (d.kind == "affiliation" and d.change == "hold" and (id(d.org), id(d.parent)) in dealt)
    ]
    kept = []
    for draft in drafts:
        held = draft.kind == "role" and draft.change in ("hold", "held")
        listed = draft.change == "hold" and _fact(draft) in taken
        # "ha nominato presidente Anna Neri": the title beside the name is the one that is being given.
        given = draft.change == "hold" and "t:apposition" in draft.features and draft.when is None
        if not (
            held and (_fact(draft) in ended or listed or (given and (_fact(draft), draft.sentence) in made))
        ):
            kept.append(draft)
    return kept


def _told_as(draft: Draft) -> tuple[object, ...]:
    return draft.kind, draft.change, id(draft.person), draft.title


def _joint(drafts: list[Draft]) -> set[tuple[object, ...]]:
    """The changes that one title tells of several posts: a PDG is chair and chief executive."""
    roles: dict[tuple[object, ...], set[str | None]] = {}
    for draft in drafts:
        if draft.title:
            roles.setdefault(_told_as(draft), set()).add(draft.role)
    return {told for told, some in roles.items() if len(some) > 1}


def _new_posts(drafts: list[Draft]) -> None:
    """Who takes a post elsewhere where the text tells of the leaving leaves for it."""
    for draft in drafts:
        if (
            draft.change == "end"
            and draft.kind == "role"
            and draft.reason is None
            and draft.modality != "denied"
        ):
            elsewhere = any(
                d.kind == "role" and d.change == "start" and d.person is draft.person and d.org is not draft.org
                and d.org is not None and d.modality != "denied" and abs(d.sentence - draft.sentence) <= 1
                for d in drafts
            )  # fmt: skip
            draft.reason = "new_post" if elsewhere else None


def _share_dates(drafts: list[Draft]) -> None:
    """Who is replaced leaves on the day on which the other takes the post, when the text tells both as one event."""
    for draft in drafts:
        if draft.change == "end" and draft.when is None and draft.features & {"second", "instead"}:
            draft.when = next(
                (
                    d.when
                    for d in drafts
                    if d.change == "start" and d.role == draft.role and d.org is draft.org
                    and d.modality == draft.modality and d.person is not draft.person and d.when is not None
                ),
                None,
            )  # fmt: skip

    for draft in drafts:
        if draft.change == "start" and draft.when is None and draft.features & {"t:succeed", "instead"}:
            draft.when = next(
                (
                    d.when
                    for d in drafts
                    if d.change == "end" and d.role == draft.role and d.org is draft.org
                    and d.modality == draft.modality and d.person is not draft.person and d.when is not None
                    and 0 <= draft.sentence - d.sentence <= 1
                ),
                None,
            )  # fmt: skip


def _fact(draft: Draft) -> tuple[object, ...]:
    return (draft.kind, id(draft.person), id(draft.org), draft.role)
