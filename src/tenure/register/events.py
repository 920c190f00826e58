"""Which claims tell one event: by their dates, their sources, and what lies between them."""

from bisect import bisect_right
from collections.abc import Sequence

from tenure.model.dates import compatible

from .said import NEW_EVENT_DAYS, SAME_EVENT_DAYS, Event, Said, gap, numbers, span


class _Told:
    """An event as it is gathered, with what is asked of it again and again."""

    def __init__(self, change: str) -> None:
        self.event = Event(change)
        self.interim = False
        self.deeds: dict[str, tuple[int, int]] = {}
        """The dates of the deeds told, each once, in the order in which they were, with the days that they span."""

    def take(self, s: Said) -> None:
        """Adds a claim that tells the event."""
        self.event.said.append(s)
        self.interim = self.interim or s.interim
        if s.modality == "actual" and s.when:
            self.deeds[s.when] = numbers(s.when)

    def nearest(self, date: str) -> tuple[int, str]:
        """The deed's date that is nearest to a date, with the days between them."""
        first, last = numbers(date)
        near, nearest = -1, ""
        for when, (begin, end) in self.deeds.items():
            apart = first - end if first > end else begin - last if begin > last else 0
            if near < 0 or apart < near:
                near, nearest = apart, when
        return near, nearest


def events(change: str, said: Sequence[Said]) -> list[Event]:
    """The starts or the ends of one post."""
    opposite = "start" if change == "end" else "end"
    others = sorted(
        _position(s)
        for s in said
        if s.change == opposite and s.modality == "actual" and s.rank >= 2 and not s.interim
    )
    mine = [s for s in said if s.change == change]
    # Dated deeds first: what is planned, undated or denied is then told apart by them.
    mine.sort(key=lambda s: (not (s.modality == "actual" and s.when), s.day, s.recorded, s.seq))
    telling: list[_Told] = []
    for s in mine:
        fitting = [told for told in telling if _belongs(told, s, others)]
        if len(fitting) > 1:
            fitting = [min(fitting, key=lambda told: _nearness(told.event, s))]
        elif not fitting:
            fitting = [_Told(change)]
            telling += fitting
        fitting[0].take(s)
    found = [told.event for told in telling]
    for event in found:
        event.said.sort(key=lambda s: (s.day, s.recorded, s.seq))
    return sorted(found, key=lambda event: _position(event.said[0]))


def _position(s: Said) -> str:
    return span(s.when)[0] if s.when else s.day


def _nearness(event: Event, s: Said) -> tuple[int, int]:
    same_root = any(o.root == s.root for o in event.said)
    return (not same_root, min(gap(_position(o), _position(s)) for o in event.said))


def _belongs(told: _Told, s: Said, others: Sequence[str]) -> bool:
    """Whether a claim tells the event."""
    event, deeds = told.event, told.deeds
    if s.change == "start" and s.interim != told.interim and not _same_but_for_interim(event, s):
        return False
    if s.modality == "actual" and s.when:
        if deeds:
            near, _ = told.nearest(s.when)
            if near <= SAME_EVENT_DAYS:
                return True
            return near <= NEW_EVENT_DAYS and not _between(others, min(deeds), s.when)
        # A deed belongs to the plans, rumours and undated reports that came before or with it.
        return all(
            gap(o.day, s.when) <= NEW_EVENT_DAYS and not _between(others, o.day, s.when) for o in event.said
        )
    if deeds:
        near, deed = told.nearest(s.when or s.day)
        if s.when and near <= SAME_EVENT_DAYS:
            return True
        if _between(others, deed, s.day):
            return False
        if s.day >= span(deed)[0]:
            # Said after the deed: a late or undated report of it. A plan, rumour or denial that comes long after
            # speaks of something still to come.
            if s.modality != "actual" and not any(o.root == s.root for o in event.said):
                if s.when is None:
                    return gap(deed, s.day) <= SAME_EVENT_DAYS
                return span(s.when)[0] <= s.day and gap(deed, s.when) <= NEW_EVENT_DAYS
            return True
        return gap(deed, s.day) <= NEW_EVENT_DAYS
    last = event.said[-1]
    if _between(others, last.day, s.day):
        return False
    return gap(last.day, s.day) <= NEW_EVENT_DAYS or (
        bool(s.when) and any(bool(o.when) and compatible(o.when or "", s.when or "") for o in event.said)
    )


def _same_but_for_interim(event: Event, s: Said) -> bool:
    """A report that leaves out "acting" still tells the acting appointment when date or source agree."""
    for o in event.said:
        if o.when and s.when:
            if compatible(o.when, s.when):
                return True
        elif o.root == s.root or gap(o.day, s.day) <= 7:
            return True
    return False


def _between(days: Sequence[str], a: str, b: str) -> bool:
    """Whether one of the sorted days lies between two dates."""
    low, high = span(a)[0], span(b)[0]
    if low > high:
        low, high = high, low
    place = bisect_right(days, low)
    return place < len(days) and days[place] < high
