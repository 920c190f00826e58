"""Pictures of time as numbers: where bars and ticks stand, in percent of the width."""

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from tenure.model.dates import earliest, latest
from tenure.register import Holding

MARGIN_DAYS: Final = 120
FADE: Final = 7.0
"""Width, in percent, over which an unknown beginning or end fades."""
MAX_TICKS: Final = 8
_STEPS: Final = (1, 2, 5, 10, 20, 50)


class Bar(NamedTuple):
    """A stretch of time. `look`: solid, fade-in, fade-out, expected, uncertain."""

    look: str
    x: float
    width: float


class Tick(NamedTuple):
    """A year on the axis; `anchor` is where its text stands to its line."""

    x: float
    year: int
    anchor: str


class Level(NamedTuple):
    """So many posts at a time, over a stretch of time."""

    x: float
    width: float
    posts: int


class Axis:
    """The time from the first day shown to the last."""

    def __init__(self, days: Sequence[datetime.date], today: datetime.date) -> None:
        margin = datetime.timedelta(MARGIN_DAYS)
        first = min((*days, today - datetime.timedelta(365)))
        last = max((*days, today))
        self.first = first - margin if first.year > 1 else first
        self.last = last + margin if last.year < 9999 else last
        self.today = today
        self.now = self.at(today)

    def at(self, day: datetime.date) -> float:
        """Where a day stands."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(min(100.0, max(0.0, share * 100)), 2)

    @property
    def ticks(self) -> list[Tick]:
        """Years, as many as can be read."""
        years = self.last.year - self.first.year
        step = next((s for s in _STEPS if years / s <= MAX_TICKS), 200)
        found = []
        for year in range(self.first.year - self.first.year % step, self.last.year + 1, step):
            if year >= 1 and self.first <= (day := datetime.date(year, 1, 1)) <= self.last:
                x = self.at(day)
                found.append(Tick(x, year, "end" if x > 95 else "start"))
        return found


def axis(posts: Sequence[Holding], day: str) -> Axis:
    """An axis that holds all posts."""
    days = [
        edge
        for post in posts
        for edtf in (
            post.start,
            post.end,
            post.expected_start,
            post.expected_end,
            post.seen,
            *_reported(post),
        )
        if edtf
        for edge in (earliest(edtf), latest(edtf))
    ]
    return Axis(days, datetime.date.fromisoformat(day))


def bars(post: Holding, on: Axis) -> list[Bar]:
    """How a post is drawn: what is known solid, what is not fading, what is to come striped."""
    if post.state == "expected":
        start = on.at(earliest(post.expected_start)) if post.expected_start else on.now
        return [Bar("expected", start, _width(start, 100.0))]
    told = [on.at(latest(day)) for day in (post.seen, *_reported(post)) if day]
    found: list[Bar] = []
    if post.end:
        finish = on.at(latest(post.end))
    elif post.state == "current":
        finish = on.now
    else:
        finish = min(on.at(latest(post.seen)) if post.seen else min(told, default=on.now), on.now)
    if post.start:
        start = on.at(earliest(post.start))
    else:
        start = min([x for x in told if x <= finish], default=finish)
        found.append(Bar("fade-in", max(0.0, start - FADE), min(FADE, start)))
    if finish > start:
        found.append(Bar("solid", start, _width(start, finish)))
    if post.state == "ended" and not post.end:
        found.append(Bar("fade-out", finish, min(FADE, 100 - finish)))
    if post.state == "uncertain":
        found.append(Bar("uncertain", finish, _width(finish, max(on.now, finish + 1))))
    if post.state == "current":
        if post.expected_end:
            found.append(Bar("expected", on.now, _width(on.now, on.at(latest(post.expected_end)))))
        else:
            found.append(Bar("fade-out", on.now, min(FADE, 100 - on.now)))
    return [bar for bar in found if bar.width > 0]


def levels(posts: Sequence[Holding], on: Axis) -> list[Level]:
    """How many posts are held at a time, as far as is known; an unknown beginning counts from its first report."""
    edges: dict[datetime.date, int] = {}
    for post in posts:
        if post.state == "expected":
            continue
        told = [earliest(day) for day in (post.seen, *_reported(post)) if day]
        begin = earliest(post.start) if post.start else min(told, default=None)
        if post.end:
            finish = latest(post.end)
        elif post.state == "current":
            finish = on.today
        else:
            finish = latest(post.seen) if post.seen else max(told, default=on.today)
        if begin is None or finish < begin:
            continue
        edges[begin] = edges.get(begin, 0) + 1
        edges[finish] = edges.get(finish, 0) - 1
    found: list[Level] = []
    count = 0
    days = sorted(edges)
    for day, after in zip(days, [*days[1:], on.today], strict=False):
        count += edges[day]
        if count > 0 and after > day:
            found.append(Level(on.at(day), _width(on.at(day), on.at(after)), count))
    return found


def _reported(post: Holding) -> list[str]:
    return [quote.published for quote in post.evidence or () if quote.published]


def _width(start: float, end: float) -> float:
    return round(max(0.0, end - start), 2)
