"""Claims, events and posts as the policy sees them, and how their dates compare."""

import datetime
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from tenure.model.dates import bounds
from tenure.model.vocabulary import Modality, Role, Sourcing

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

FOREVER: Final = "9999-12-31"
NEVER: Final = "0000-00-00"


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


def within(when: str | None, since: str | None, until: str | None) -> bool:
    """Whether a date may lie in a span of days; an unknown one lies only in the span without limits."""
    if since is None and until is None:
        return True
    if when is None:
        return False
    first, last = span(when)
    return (since is None or last >= since) and (until is None or first <= until)


@lru_cache(maxsize=65_536)
def shift(day: str, days: int) -> str:
    """The day so many days later."""
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


@lru_cache(maxsize=65_536)
def numbers(edtf: str) -> tuple[int, int]:
    """First and last day of a date, as days of the calendar are counted."""
    first, last = bounds(edtf)
    return first.toordinal(), last.toordinal()


def gap(a: str, b: str) -> int:
    """Days between two dates, 0 when they may be one day."""
    (a_first, a_last), (b_first, b_last) = numbers(a), numbers(b)
    if b_first > a_last:
        return b_first - a_last
    return a_first - b_last if a_first > b_last else 0


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
    announced: str = FOREVER
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
