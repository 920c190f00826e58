"""What outweighs what: claims about one person in one organization, folded into events and states.

Pure functions over what was said; docs/policy.md tells the same in prose. In short:

- A copy or a relay adds nothing to what its original says of an event.
- An official statement settles what others reported before it, either way; the latest official one holds.
- After a denial only a report that is not unnamed reopens an event.
- An unnamed report that someone has left makes the post uncertain, never empty.
- A plan holds with its latest official date until it happens, then the date on which it happened.
- The day of publication is never taken for the day of the event; it only bounds it.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from tenure.model.dates import bounds, compatible, finer
from tenure.model.vocabulary import ROLE_FAMILIES, Modality, Role, Sourcing, same_family

RANK: Final[dict[str, int]] = {"official": 3, "named": 2, "plain": 2, "unnamed": 1}
FIRMNESS: Final[dict[str, int]] = {"possible": 1, "planned": 2, "actual": 3}

SAME_EVENT_DAYS: Final = 45
"""Reports whose dates differ by no more than this tell one event, wrongly dated by one of them."""
NEW_EVENT_DAYS: Final = 400
"""Without the opposite event between them, two reports further apart than this tell two events."""
RESTATED_DAYS: Final = 7
"""Within this time after a dated announcement, reports without the date repeat it; later, official ones that
give none put it off."""
JUST_BEFORE_DAYS: Final = 30
"""A dated end shows that the person held the post for at least this many days before it."""
EXCLUSIVE: Final[frozenset[str]] = frozenset({"ceo", "chair", "cfo", "coo", "cto", "legal_representative"})
"""Posts that one person holds at a time: a successor's start ends the predecessor's tenure."""

_FOREVER: Final = "9999-12-31"
_NEVER: Final = "0000-00-00"


class Said(NamedTuple):
    """One role claim as the policy sees it. `day` is the document's publication (or reception) day.

    `root` and `depth` place its document among copies and relays, `primary` says that the organization itself
    published it.
    """

    seq: int
    doc: int
    day: str
    recorded: str
    change: str
    role: Role
    modality: Modality
    sourcing: Sourcing
    when: str | None
    interim: bool
    reason: str | None
    lang: str | None
    root: str
    depth: int
    title: str | None = None
    primary: bool = False

    @property
    def rank(self) -> int:
        """Weight of who says it."""
        return RANK[self.sourcing]


@lru_cache(maxsize=65_536)
def span(edtf: str) -> tuple[str, str]:
    """First and last day of a date, as text."""
    first, last = bounds(edtf)
    return first.isoformat(), last.isoformat()


@lru_cache(maxsize=65_536)
def shift(day: str, days: int) -> str:
    """The day so many days later."""
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def _gap(a: str, b: str) -> int:
    """Days between two dates, 0 when they may be one day."""
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    if a_first <= b_last and b_first <= a_last:
        return 0
    return (b_first - a_last).days if b_first > a_last else (a_first - b_last).days


@dataclass(slots=True)
class Event:
    """One start or end in the world, with everything said about it."""

    change: str
    said: list[Said] = field(default_factory=list)
    statements: list[Said] = field(default_factory=list)
    modality: Modality = "possible"
    rank: int = 0
    when: str | None = None
    day: str | None = None
    announced: str = _FOREVER
    doubt: str | None = None
    conflicts: list[str] = field(default_factory=list)

    @property
    def interim(self) -> bool:
        """Whether an acting term starts or ends."""
        return any(s.interim for s in self.said)

    @property
    def firm(self) -> bool:
        """Whether it takes effect on its day beyond doubt."""
        return self.day is not None and self.rank >= 2

    @property
    def best(self) -> Said:
        """The weightiest claim for the modality that stands: official first, originals before copies."""
        side = [s for s in self.said if s.modality == self.modality] or self.said
        return min(side, key=lambda s: (-s.rank, s.depth, s.day, s.recorded))

    def side(self, *, denied: bool) -> list[Said]:
        """The claims that say it happens, or those that say it does not."""
        return [s for s in self.said if (s.modality == "denied") == denied]


@dataclass(slots=True)
class Post:
    """A person in a post: its events and what was said of holding it."""

    roles: frozenset[Role]
    role: Role
    starts: list[Event]
    ends: list[Event]
    holds: list[Said]
    helds: list[Said]


class State(NamedTuple):
    """How it stands with a post on one day; `state` is None when nothing is known of that day."""

    state: str | None
    start: Event | None = None
    end: Event | None = None
    leaving: Event | None = None
    coming: Event | None = None
    since: str | None = None
    seen: str | None = None
    proof: str | None = None


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
    for x in a:
        for y in b:
            x_day = span(x.when)[0] if x.when else x.day
            y_day = span(y.when)[0] if y.when else y.day
            apart = _gap(x_day, y_day) > SAME_EVENT_DAYS
            if x.change == y.change and x.change in ("start", "end"):
                if apart:
                    return False
                moves = True
            elif {x.change, y.change} == {"start", "hold"}:
                start_day, hold_day = (x_day, y_day) if x.change == "start" else (y_day, x_day)
                if hold_day < start_day and apart:
                    return False
    return moves or ((translated or running) and not all(s.change in ("start", "end") for s in (*a, *b)))


def _fold_post(said: Sequence[Said]) -> Post:
    ordered = sorted(said, key=lambda s: (s.day, s.recorded, s.seq))
    holds = [s for s in ordered if s.change == "hold" and s.modality == "actual"]
    helds = [s for s in ordered if s.change == "held" and s.modality == "actual"]
    ends = _events("end", ordered)
    starts = _events("start", ordered)
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


# --- events -------------------------------------------------------------------------------------------------


def _events(change: str, said: Sequence[Said]) -> list[Event]:
    opposite = "start" if change == "end" else "end"
    others = [
        span(s.when)[0] if s.when else s.day
        for s in said
        if s.change == opposite and s.modality == "actual" and s.rank >= 2 and not s.interim
    ]
    mine = [s for s in said if s.change == change]
    # Dated deeds first: what is planned, undated or denied is then told apart by them.
    mine.sort(key=lambda s: (not (s.modality == "actual" and s.when), s.day, s.recorded, s.seq))
    events: list[Event] = []
    for s in mine:
        fitting = [event for event in events if _belongs(event, s, others)]
        if fitting:
            min(fitting, key=lambda event: _nearness(event, s)).said.append(s)
        else:
            events.append(Event(change, [s]))
    for event in events:
        event.said.sort(key=lambda s: (s.day, s.recorded, s.seq))
    return sorted(events, key=lambda event: _position(event.said[0]))


def _position(s: Said) -> str:
    return span(s.when)[0] if s.when else s.day


def _nearness(event: Event, s: Said) -> tuple[int, int]:
    same_root = any(o.root == s.root for o in event.said)
    return (not same_root, min(_gap(_position(o), _position(s)) for o in event.said))


def _belongs(event: Event, s: Said, others: Iterable[str]) -> bool:
    """Whether a claim tells the event."""
    if s.change == "start" and s.interim != event.interim and not _same_but_for_interim(event, s):
        return False
    deeds = [o.when for o in event.said if o.modality == "actual" and o.when]
    if s.modality == "actual" and s.when:
        if deeds:
            near = min(_gap(when, s.when) for when in deeds)
            if near <= SAME_EVENT_DAYS:
                return True
            return near <= NEW_EVENT_DAYS and not _between(others, min(deeds), s.when)
        # A deed belongs to the plans, rumours and undated reports that came before or with it.
        return all(
            _gap(o.day, s.when) <= NEW_EVENT_DAYS and not _between(others, o.day, s.when) for o in event.said
        )
    if deeds:
        deed = min(deeds, key=lambda when: _gap(when, s.when or s.day))
        if s.when and _gap(deed, s.when) <= SAME_EVENT_DAYS:
            return True
        if _between(others, deed, s.day):
            return False
        if s.day >= span(deed)[0]:
            # Said after the deed: a late or undated report of it. A plan, rumour or denial that comes long after
            # speaks of something still to come.
            if s.modality != "actual" and not any(o.root == s.root for o in event.said):
                if s.when is None:
                    return _gap(deed, s.day) <= SAME_EVENT_DAYS
                return span(s.when)[0] <= s.day and _gap(deed, s.when) <= NEW_EVENT_DAYS
            return True
        return _gap(deed, s.day) <= NEW_EVENT_DAYS
    last = event.said[-1]
    if _between(others, last.day, s.day):
        return False
    return _gap(last.day, s.day) <= NEW_EVENT_DAYS or (
        bool(s.when) and any(bool(o.when) and compatible(o.when or "", s.when or "") for o in event.said)
    )


def _same_but_for_interim(event: Event, s: Said) -> bool:
    """A report that leaves out "acting" still tells the acting appointment when date or source agree."""
    for o in event.said:
        if o.when and s.when:
            if compatible(o.when, s.when):
                return True
        elif o.root == s.root or _gap(o.day, s.day) <= 7:
            return True
    return False


def _between(days: Iterable[str], a: str, b: str) -> bool:
    low, high = sorted((span(a)[0], span(b)[0]))
    return any(low < day < high for day in days)


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
    event.announced = min((s.day for s in affirming), default=_FOREVER)
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


# --- states -------------------------------------------------------------------------------------------------


def state_on(post: Post, day: str, gone: str | None = None) -> State:
    """How it stands with the post on a day. `gone`: the day from which the person can hold no post (death)."""
    if "founder" in post.roles:
        if post.starts or post.holds or post.helds:
            return State("current", since=_since(post), seen=_seen(post, _FOREVER), proof=_FOREVER)
        return State(None)
    ended = [e for e in post.ends if e.firm and e.day and e.day <= day and e.modality != "denied"]
    end = max(ended, key=lambda e: e.day or "", default=None)
    left = end.day if end and end.day else None
    if left is None:
        former = [h for h in post.helds if h.day <= day]
        if former and not any(_shows(h.day, post) for h in former):
            left = former[-1].day
    if gone is not None and gone <= day:
        left = max(left or gone, gone)
    starts = [e for e in post.starts if e.firm and e.day and e.day <= day and e.modality != "denied"]
    start = max(starts, key=lambda e: (e.day or "", e.when is not None), default=None)
    proof = _proof(post, day, left, end)
    coming = _coming(post, day)
    since = start.when if start else _since(post)
    seen = _seen(post, day)
    if proof is None:
        if left is not None:
            if coming:
                return State("expected", coming=coming, end=end, seen=seen)
            if end is not None and end.doubt and end.doubt <= day and gone is None:
                return State("uncertain", start, end, since=since, seen=seen)
            return State("ended", start=start, end=end, since=since, seen=seen)
        shaky = [e for e in post.starts if e.modality == "actual" and e.rank == 1 and e.day and e.day <= day]
        if shaky:
            return State("uncertain", start=shaky[-1], since=shaky[-1].when, seen=seen, proof=shaky[-1].day)
        if any(e.modality == "actual" and e.rank == 1 and e.day and e.day <= day for e in post.ends):
            return State("uncertain", seen=seen)
        return State("expected", coming=coming) if coming else State(None)
    leaving = next(
        (e for e in post.ends if e.modality in ("planned", "possible") and (e.day or _FOREVER) > day), None
    )
    doubtful = [
        e
        for e in post.ends
        if (
            e.modality == "actual"
            and e.rank == 1
            and e.day
            and left_after(e.day, proof, start)
            and e.day <= day
        )
        or (e.doubt and span(e.doubt)[0] <= day and (left is None or e.doubt > left))
    ]
    state = "uncertain" if doubtful else "current"
    return State(state, start, doubtful[-1] if doubtful else None, leaving, None, since, seen, proof)


def left_after(day: str, proof: str, start: Event | None) -> bool:
    """Whether a rumoured end can concern the tenure: it is not from before its start."""
    return start is None or (start.day or _NEVER) <= day


def _shows(day: str, post: Post) -> bool:
    """Whether the person took the post again after that day."""
    return any(e.firm and e.day and e.day > day for e in post.starts)


def _proof(post: Post, day: str, left: str | None, end: Event | None) -> str | None:
    """The latest day, up to `day`, on which the person is shown in post after the last end; None: never."""
    days: list[str] = []
    for event in post.starts:
        if event.firm and event.day and event.day <= day and event.modality != "denied":
            days.append(event.day)
    after_end: list[str] = []
    for h in post.holds:
        from_ = span(h.when)[1] if h.when else h.day
        if from_ > h.day:
            from_ = h.day
        if left is None:
            if from_ <= day:
                days.append(min(h.day, day))
        elif h.day > left and h.day <= day and (end is None or _outweighs(h, end)):
            after_end.append(h.day)
        elif h.day > left and from_ <= day < h.day and from_ > left:
            after_end.append(from_)
    for event in post.ends:
        for s in event.said:
            ahead = s.modality == "actual" and s.when is not None and span(s.when)[0] > s.day
            if (ahead or s.modality != "actual") and s.day <= day:
                if left is None:
                    days.append(s.day)
                elif event is not end and s.day > left and (end is None or _outweighs(s, end)):
                    after_end.append(s.day)
        if left is None and event.when and event.firm and event.day and event.day > day:
            first = span(event.when)[0]
            if shift(first, -JUST_BEFORE_DAYS) <= day:
                days.append(day)
    if left is None:
        return max(days, default=None)
    back = [d for d in days if d >= left] + after_end
    return max(back, default=None)


def _outweighs(hold: Said, end: Event) -> bool:
    """Whether a later word that the person is in post stands against a firm end."""
    if end.modality == "planned":  # nobody has told that it happened
        return hold.rank >= 2 and hold.day > (end.day or "")
    told = max((s.day for s in end.statements if s.modality == "actual"), default=end.announced)
    return hold.rank == 3 and hold.day > told and hold.root not in {s.root for s in end.said}


def _coming(post: Post, day: str) -> Event | None:
    """The start that is announced by that day and not yet in effect."""
    for event in post.starts:
        if event.modality == "denied" or event.modality == "possible" or event.announced > day:
            continue
        if event.day is None or event.day > day:
            if event.modality == "actual" and event.rank == 0:
                continue
            return event
    return None


def _since(post: Post) -> str | None:
    dated = [h.when for h in post.holds if h.when]
    return dated[0] if dated else None


def _seen(post: Post, day: str) -> str | None:
    days = [h.day for h in post.holds if h.day <= day]
    days += [e.day for e in post.starts if e.day and e.day <= day and e.modality != "denied"]
    return max(days, default=None)
