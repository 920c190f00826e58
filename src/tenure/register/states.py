"""How it stands with a post on one day."""

from .said import FOREVER, JUST_BEFORE_DAYS, NEVER, Event, Post, Said, State, shift, span


def state_on(post: Post, day: str, gone: str | None = None) -> State:
    """How it stands with the post on a day. `gone`: the day from which the person can hold no post (death)."""
    if "founder" in post.roles:
        if post.starts or post.holds or post.helds:
            return State("current", since=_since(post), seen=_seen(post, FOREVER), proof=FOREVER)
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
        (e for e in post.ends if e.modality in ("planned", "possible") and (e.day or FOREVER) > day), None
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
    return start is None or (start.day or NEVER) <= day


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
