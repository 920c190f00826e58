"""What outweighs what: claims about one person in one organization, folded into events and states.

Pure functions over what was said; docs/policy.md tells the same in prose. In short:

- A copy or a relay adds nothing to what its original says of an event.
- An official statement settles what others reported before it, either way; the latest official one holds.
- After a denial only a report that is not unnamed reopens an event.
- An unnamed report that someone has left makes the post uncertain, never empty.
- A plan holds with its latest official date until it happens, then the date on which it happened.
- The day of publication is never taken for the day of the event; it only bounds it.
"""

from collections.abc import Sequence

from tenure.model.dates import compatible, finer
from tenure.model.vocabulary import ROLE_FAMILIES, Role, same_family

from .events import events
from .said import FIRMNESS, FOREVER, RESTATED_DAYS, SAME_EVENT_DAYS, Event, Post, Said, gap, shift, span


def fold(said: Sequence[Said]) -> list[Post]:
    """The posts of one person in one organization."""
    return [_fold_post(group) for group in _divide(said)]


def _divide(said: Sequence[Said]) -> list[list[Said]]:
    """Claims by post: roles of one family are one post unless something shows them to be two."""
    by_role: dict[Role, list[Said]] = {}
    for s in said:
        by_role.setdefault(s.role, []).append(s)
    if len(by_role) == 1:
        return [list(said)]
    group = {role: role for role in by_role}
    roles = sorted(by_role, key=lambda role: (-max(s.rank for s in by_role[role]), -len(by_role[role])))
    for position, a in enumerate(roles):
        for b in roles[position + 1 :]:
            members_a = [r for r in roles if group[r] == group[a]]
            members_b = [r for r in roles if group[r] == group[b]]
            if group[a] != group[b] and all(
                same_family(x, y) and _one_post(by_role[x], by_role[y]) for x in members_a for y in members_b
            ):
                for role in members_b:
                    group[role] = group[a]
    groups: dict[Role, list[Said]] = {}
    for s in said:
        groups.setdefault(group[s.role], []).append(s)
    return list(groups.values())


def _one_post(a: Sequence[Said], b: Sequence[Said]) -> bool:
    """Whether two roles that one person is said to have may be one post in two translations."""
    if {s.doc for s in a} & {s.doc for s in b}:
        return False
    translated = not ({s.lang for s in a} & {s.lang for s in b}) or bool(
        {s.root for s in a} & {s.root for s in b}
    )
    running = {a[0].role, b[0].role} <= ROLE_FAMILIES[0]  # words for the one who runs it
    moves = False
    for change in ("start", "end"):
        ours, theirs = ([s for s in some if s.change == change] for some in (a, b))
        if ours and theirs:
            if not (_all_near(ours, theirs) or _all_near(theirs, ours)):
                return False
            moves = True
    if _held_before(a, b) or _held_before(b, a):
        return False
    return moves or ((translated or running) and not all(s.change in ("start", "end") for s in (*a, *b)))


def _all_near(some: Sequence[Said], others: Sequence[Said]) -> bool:
    """Whether each report may be of an event that one of the others tells as well."""
    return all(any(_apart(x, y) <= SAME_EVENT_DAYS for y in others) for x in some)


def _held_before(starts: Sequence[Said], holds: Sequence[Said]) -> bool:
    """Whether somebody is told to be in post well before a start in it."""
    return any(
        _day(y) < _day(x) and gap(_day(x), _day(y)) > SAME_EVENT_DAYS
        for x in starts
        if x.change == "start"
        for y in holds
        if y.change == "hold"
    )


def _day(s: Said) -> str:
    return span(s.when)[0] if s.when else s.day


def _apart(x: Said, y: Said) -> int:
    """Days between the events of two reports; where one is undated, between their publications, if that is less."""
    days = gap(_day(x), _day(y))
    return days if x.when and y.when else min(days, gap(x.day, y.day))


def _fold_post(said: Sequence[Said]) -> Post:
    ordered = sorted(said, key=lambda s: (s.day, s.recorded, s.seq))
    holds = [s for s in ordered if s.change == "hold" and s.modality == "actual"]
    helds = [s for s in ordered if s.change == "held" and s.modality == "actual"]
    ends = events("end", ordered)
    starts = events("start", ordered)
    for event in (*starts, *ends):
        _weigh(event)
    for event in ends:
        _settle_by_holds(event, holds)
    weight: dict[Role, tuple[int, int, int]] = {}
    for s in ordered:
        rank, originals, count = weight.get(s.role, (0, 0, 0))
        weight[s.role] = (max(rank, s.rank), originals + (s.depth == 0), count + 1)
    role = max(weight, key=lambda r: weight[r])
    return Post(frozenset(weight), role, starts, ends, holds, helds)


# --- weighing -----------------------------------------------------------------------------------------------


def _statements(event: Event) -> list[Said]:
    """One statement for each origin and modality: the original's, dated as the original dates it."""
    groups: dict[tuple[str, str], list[Said]] = {}
    for s in event.said:
        groups.setdefault((s.root, s.modality), []).append(s)
    statements: list[Said] = []
    for (root, modality), group in groups.items():
        original = min(group, key=lambda s: (s.depth, s.day, s.recorded))
        if original.when is None:
            dated = min((s for s in group if s.when), key=lambda s: (s.depth, s.day), default=None)
            if dated is not None:
                original = original._replace(when=dated.when)
        if original.depth and modality == "actual" and original.when is None:
            plan = groups.get((root, "planned"))
            if plan and any(p.when and span(p.when)[0] > original.day for p in plan):
                continue  # a copy that tells the original's plan as done
        statements.append(original)
    return sorted(statements, key=lambda s: (s.day, s.recorded, s.seq))


def _weigh(event: Event) -> None:
    """Works out which modality stands, since when it was announced, its date and the day it takes effect."""
    event.statements = statements = _statements(event)
    current: str | None = None
    rank = 0
    doubt: str | None = None
    for s in statements:
        if s.modality == "denied":
            if current is None or current == "denied":
                current, rank = "denied", max(rank if current else 0, s.rank)
                doubt = None
            elif s.rank == 3 or (s.rank == 2 and rank <= 2):
                current, rank, doubt = "denied", s.rank, None
            else:
                event.conflicts.append("denied by a weaker source")
            continue
        if current == "denied" and s.rank < 2:
            continue
        if current is None or current == "denied":
            current, rank, doubt = s.modality, s.rank, None
        else:
            current, rank, doubt = _affirm(statements, current, rank, doubt, s)
    event.modality = current or "possible"  # type: ignore[assignment]
    event.rank = rank
    event.doubt = doubt
    affirming = [s for s in event.said if s.modality != "denied"]
    event.announced = min((s.day for s in affirming), default=FOREVER)
    event.when, event.day = _date(event)
    dates = {s.when for s in statements if s.modality == event.modality and s.when}
    if event.modality == "actual" and len(dates) > 1 and event.when:
        for other in sorted(dates):
            if not compatible(other, event.when):
                event.conflicts.append(f"{other} by another source, {event.when} stands")


def _affirm(
    statements: Sequence[Said], current: str, rank: int, doubt: str | None, s: Said
) -> tuple[str, int, str | None]:
    firmer = FIRMNESS[s.modality] > FIRMNESS[current]
    if s.rank == 3:
        if rank < 3 or FIRMNESS[s.modality] >= FIRMNESS[current]:
            return s.modality, 3, None
        if current == "actual" and s.modality == "planned" and s.when and span(s.when)[0] > s.day:
            return "planned", 3, None
        return current, rank, None
    if s.modality == "actual" and current == "planned" and rank >= 2:
        if s.rank == 1:  # "has left already, people say": not done, but not sure any more
            return current, rank, doubt or s.when or s.day
        ahead = [
            p.when
            for p in statements
            if p.modality == "planned" and p.rank > s.rank and p.when and p.day <= s.day
        ]
        if ahead and not s.when and span(ahead[-1])[0] > s.day:
            return current, rank, doubt  # told as done before the official day
        return "actual", s.rank, doubt
    if firmer and s.rank >= min(rank, 2):
        return s.modality, s.rank, doubt
    if FIRMNESS[s.modality] == FIRMNESS[current]:
        return current, max(rank, s.rank), doubt
    return current, rank, doubt


def _date(event: Event) -> tuple[str | None, str | None]:
    """The date that stands, and the day from which the event is in effect (None: not, or not known)."""
    if event.modality == "denied":
        denied = [s.when for s in event.statements if s.modality == "denied" and s.when]
        return (denied[-1] if denied else None), None
    done = [s for s in event.statements if s.modality == "actual"]
    plans = [s for s in event.statements if s.modality == "planned"]
    if event.modality == "actual":
        when = _settled(done)
        reported = min(s.day for s in done)
        if when is None:
            plan = _latest(plans)
            when = plan if plan and span(plan)[0] <= reported else None
        if when is None:
            return None, reported
        first, last = span(when)
        return when, max(first, min(last, reported))
    if event.modality == "planned":
        when = _latest(plans)
        if when is None:
            return None, None
        last = span(when)[1]
        overdue = any(s.day > last for s in plans if s.rank >= 2 and not s.when)
        firm = any(s.rank >= 2 and s.when for s in plans)
        return when, None if overdue or not firm or _withdrawn(plans) else last
    return _latest(event.statements), None


def _withdrawn(plans: Sequence[Said]) -> bool:
    """Whether an official word of the plan, well after the one with a date, gives none: put off."""
    dated = [s.day for s in plans if s.rank == 3 and s.when]
    bare = [s.day for s in plans if s.rank == 3 and not s.when and not s.depth]
    return bool(dated and bare) and bare[-1] > shift(dated[-1], RESTATED_DAYS)


def _latest(said: Sequence[Said]) -> str | None:
    """The latest date of the weightiest that give one; a copy never brings back a date that was given up."""
    dated = [s for s in said if s.when and s.modality != "denied"]
    if not dated:
        return None
    top = max(s.rank for s in dated)
    given: list[str] = []
    for s in dated:
        assert s.when is not None
        if s.rank == top and not (s.depth and s.when in given[:-1]):
            given.append(s.when)
    when = given[-1]
    for s in dated:  # "June", said again after "12 June", leaves the 12th
        if s.rank >= top and s.when and compatible(s.when, when):
            when = finer(when, s.when)
    return when


def _settled(done: Sequence[Said]) -> str | None:
    """The date of a deed: the latest official one, else the one with most origins; made as fine as may be."""
    dated = [s for s in done if s.when]
    if not dated:
        return None
    official = [s for s in dated if s.rank == 3]
    if official:
        own = [s for s in official if s.primary]
        when = (own or official)[-1].when
    else:
        top = max(s.rank for s in dated)
        candidates = [s for s in dated if s.rank == top]
        votes = {
            s.when: len({o.root for o in candidates if compatible(o.when or "", s.when or "")})
            for s in candidates
        }
        best = max(votes.values())
        when = [s.when for s in candidates if votes[s.when] == best][-1]
    assert when is not None
    for s in dated:
        if s.when and compatible(s.when, when) and (s.rank >= 2 or len(official) == 0):
            when = finer(when, s.when)
    return when


def _settle_by_holds(event: Event, holds: Sequence[Said]) -> None:
    """An official word that the person is in post, after reports that he left, denies them."""
    if event.modality != "actual":
        if event.doubt and any(h.rank == 3 and h.day >= event.doubt for h in holds):
            event.doubt = None
        return
    last = max(s.day for s in event.statements if s.modality == "actual")
    moment = max(s.recorded for s in event.said if s.modality == "actual" and s.day == last) if last else ""
    effective = event.day or last
    later = [h for h in holds if (h.day, h.recorded) > (last, moment) and h.day >= effective]
    if event.rank < 3 and any(h.rank == 3 for h in later):
        event.conflicts.append("officially contradicted")
        if event.rank < 2:
            event.modality, event.day = "denied", None
        else:
            event.rank, event.day = 0, None
    elif event.rank == 2 and any(h.rank == 2 and h.root not in {s.root for s in event.said} for h in later):
        event.conflicts.append("others report the person still in post")
        event.doubt = min(h.day for h in later)
