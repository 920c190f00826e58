"""How watching goes, as the database tells it: also when no runner is at work."""

import msgspec

from tenure.register import Register

from .feeds import Feed, Feeds
from .lock import at_work
from .outbox import Outbox, Way
from .send import shown
from .watches import Watches


class Status(msgspec.Struct, kw_only=True):
    """Feeds, destinations, and how far documents have been looked at; `problems` says what is wrong in words."""

    running: bool
    watches: int
    behind: int
    feeds: list[Feed]
    destinations: list[Way]
    problems: list[str]


def status(register: Register) -> Status:
    """How it stands now."""
    watches = Watches(register)
    saved = watches.all()
    urls = list(dict.fromkeys(feed for watch in saved for feed in watch.feeds))
    feeds = Feeds(register).of(urls)
    ways = Outbox(register).ways()
    for way in ways:
        way.destination = shown(way.destination)
    problems = [f"{feed.url}: {feed.problem}" for feed in feeds if feed.problem]
    problems += [
        f"{way.destination}: {way.pending} pending, {way.problem}"
        for way in ways
        if way.pending and way.problem
    ]
    problems += [f"{way.destination}: {way.failed} refused" for way in ways if way.failed]
    return Status(
        running=at_work(register),
        watches=len(saved),
        behind=watches.behind(),
        feeds=feeds,
        destinations=ways,
        problems=problems,
    )
