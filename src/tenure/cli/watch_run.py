"""`tenure watch run` and `tenure watch status`: the runner, and how it fares."""

import re
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import click

from .answers import as_json
from .output import Sheet, emit, warn
from .params import json_option, open_register, register_option
from .watch import watch
from .words import counted

__all__ = ["watch"]

if TYPE_CHECKING:
    from tenure.sources.fetch import Fetcher
    from tenure.watch.status import Status


class Seconds(click.ParamType[float]):
    """A span of time: `300`, `30s`, `5m`, `2h`."""

    name = "TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The span in seconds; a usage error for what is none."""
        match = re.fullmatch(r"(\d+(?:\.\d+)?)([smh]?)", str(value).strip())
        if not match or not float(match[1]):
            self.fail(f"{value!r} is no span of time: write 30s, 5m or 2h", param, ctx)
        return float(match[1]) * {"": 1, "s": 1, "m": 60, "h": 3600}[match[2]]


@watch.command()
@click.option("--once", is_flag=True, help="Look at every feed and try every destination once, then end.")
@click.option(
    "--every", type=Seconds(), default="5m", show_default=True, help="The time between looks at a feed."
)
@click.option(
    "--contact",
    metavar="URL",
    help="Where sites that are read find you (mailto:... or a page).  [env: TENURE_CONTACT]",
    envvar="TENURE_CONTACT",
)
@click.option(
    "--delay", type=click.FloatRange(0), default=1.0, show_default=True,
    help="Seconds between two requests to one host.",
)  # fmt: skip
@click.option(
    "--allow-private",
    is_flag=True,
    help="Let feeds, pages and webhooks be on this machine or in its network.",
)
@click.option("--log", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to note on standard error what happens.")  # fmt: skip
@click.option("--verbose", is_flag=True, help="Note every request as well.")
@json_option
@register_option
def run(
    once: bool,
    every: float,
    contact: str | None,
    delay: float,
    allow_private: bool,
    form: Literal["text", "json"],
    verbose: bool,
    to_json: bool,
    url: str,
) -> None:
    """Follow the feeds of all watches, and send what they tell.

    Runs until it is stopped (Ctrl+C, SIGTERM), finishes the step it is at, and goes on from there when it is
    started again: no alert is lost, and none is sent twice to files and feeds. Documents that others add to
    the register are looked at as well. Exit code of --once: 1 where a feed or a destination failed.

    \b
    Examples:
      tenure watch run --every 10m --contact press-desk@example.org
      tenure watch run --once --log json 2>> watch.log
    """
    from tenure.reader import BuiltinReader
    from tenure.watch import log
    from tenure.watch.lock import alone
    from tenure.watch.run import Runner
    from tenure.watch.send import Destinations, Settings

    stop = threading.Event()
    with (
        log.to_stderr(form, verbose=verbose),
        open_register(url) as register,
        alone(register),
        _stopped_by_signals(stop),
    ):
        fetcher = _fetcher(contact, delay, allow_private, stop)
        destinations = Destinations(Settings.of(allow_private=allow_private))
        try:
            runner = Runner(register, BuiltinReader(), fetcher, destinations, every=every, stop=stop)
            outcome = runner.run(once=once)
        finally:
            if fetcher is not None:
                fetcher.close()
    if to_json:
        emit(outcome)
    if once and not outcome.well:
        sys.exit(1)


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """Within it, Ctrl+C and SIGTERM ask the run to end; they interrupt nothing."""
    before = {n: signal.signal(n, lambda *_: stop.set()) for n in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _fetcher(
    contact: str | None, delay: float, allow_private: bool, stop: threading.Event
) -> "Fetcher | None":
    """What gets feeds and pages; None where the extra for it is not installed."""
    try:
        from tenure.sources.fetch import Clock, FetchCache, Fetcher, Manners, default_folder
    except ModuleNotFoundError:
        return None
    from tenure.watch.run import patient

    class _Clock(Clock):
        """The machine's clock, whose waits end with the run."""

        sleep = staticmethod(patient(stop))  # type: ignore[assignment]

    return Fetcher(
        FetchCache(default_folder()),
        manners=Manners(contact=contact, delay=delay),
        allow_private=allow_private,
        clock=_Clock(),
    )


@watch.command()
@json_option
@register_option
def status(to_json: bool, url: str) -> None:
    """Show how watching goes.

    Whether a runner is at work, the last look at each feed and what is wrong with it, what is on its way to
    each destination, and how many documents have not been looked at. Exit code 1 where something is wrong.

    \b
    Example:
      tenure watch status
    """
    from tenure.watch.status import status as ask

    with open_register(url) as register:
        found = ask(register)
    if to_json:
        emit(as_json(found))
    else:
        _show(found)
    if found.problems:
        sys.exit(1)


def _show(found: "Status") -> None:
    sheet = Sheet()
    at_work = "at work" if found.running else "not running: start it with `tenure watch run`"
    sheet.line(
        f"Runner: {at_work}. {counted(found.watches, 'watch', 'watches')}, "
        f"{counted(found.behind, 'document')} not looked at yet."
    )
    sheet.blocks(
        (
            "failing" if feed.problem else "feed",
            feed.url,
            f"looked {_minute(feed.polled)} · {feed.items} entries" if feed.polled else "not looked at yet",
            [f"{feed.problem} ({feed.failures} in a row; next {_minute(feed.due)})"] if feed.problem else [],
        )
        for feed in found.feeds
    )
    sheet.blocks(
        (
            "waiting" if way.pending else ("refused" if way.failed else "sent"),
            way.destination,
            " · ".join(
                [f"{way.sent} sent"]
                + ([f"{way.pending} pending since {_minute(way.since or '')}"] if way.pending else [])
                + ([f"{way.failed} refused"] if way.failed else [])
                + ([f"last {_minute(way.last)}"] if way.last else [])
            ),
            [f"{way.problem} (tried {counted(way.tries, 'time')})"] if way.problem else [],
        )
        for way in found.destinations
    )
    for problem in found.problems:
        warn(problem)


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")
