"""What commands that take sources share: their options, fetching, and what they say of links and broken sources."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import click
import msgspec

from .output import Notes, warn
from .params import Day

if TYPE_CHECKING:
    from tenure.sources import Given, Item
    from tenure.sources.fetch import Fetcher

Command = TypeVar("Command", bound=Callable[..., Any])


class Form(click.Choice[str]):
    """The name of a source. Which there are is looked up only when it is asked: it costs a scan of packages."""

    def __init__(self) -> None:
        self.case_sensitive = True

    @property
    def choices(self) -> tuple[str, ...]:  # type: ignore[override]
        """All sources' names."""
        from tenure.sources import names

        return names()


def form_option(command: Command) -> Command:
    """`--as`: the form of the sources."""
    return click.option(
        "--as",
        "form",
        type=Form(),
        help="Form of the sources; else by the ending of the name and the first characters.",
    )(command)


class Reach(msgspec.Struct, frozen=True):
    """Whether and how sources are fetched."""

    follow: bool = False
    since: str | None = None
    contact: str | None = None
    allow_private: bool = False


def reach_options(command: Command) -> Command:
    """`--follow`, `--since`, `--contact`, `--allow-private`, gathered in the parameter `reach`."""
    from functools import wraps

    @wraps(command)
    def gathered(
        *, follow: bool, since: str | None, contact: str | None, allow_private: bool, **rest: Any
    ) -> Any:
        return command(reach=Reach(follow, since, contact, allow_private), **rest)

    options = (
        click.option(
            "--follow",
            is_flag=True,
            help="Fetch what a file links to; what a URL links to is always fetched.",
        ),
        click.option("--since", type=Day(), help="Follow no link that is known to be older than this day."),
        click.option(
            "--contact",
            metavar="URL",
            envvar="TENURE_CONTACT",
            help="Where sites that are read find you (mailto:... or a page).  [env: TENURE_CONTACT]",
        ),
        click.option(
            "--allow-private", is_flag=True, help="Fetch from addresses of this machine and its network too."
        ),
    )
    found: Any = gathered
    for option in reversed(options):
        found = option(found)
    return found  # type: ignore[no-any-return]


class Sources:
    """The items of the sources that a command names: files, standard input, web addresses.

    A context manager; `notes` has what was noted of documents.
    """

    def __init__(self, form: str | None, given: "Given", reach: Reach, notes: Notes) -> None:
        self._form = form
        self._given = given
        self._reach = reach
        self._notes = notes
        self._stack = ExitStack()
        self._made: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def items(self, names: Sequence[str], done: Callable[[], None] = lambda: None) -> "Iterator[Item]":
        """The items in order; `done` is called after each source. Raises TenureError when it can't be fetched."""
        from tenure.sources.urls import is_web

        for name in names:
            if is_web(name):
                yield from self._fetched(name)
            else:
                yield from self._read(name)
            done()

    def _read(self, name: str) -> "Iterator[Item]":
        import datetime

        from tenure.sources import Link, followed, items, undated_if_ahead

        for item in items(name, self._form, self._given):
            if self._reach.follow and isinstance(item, Link):
                yield from followed(
                    [item], self._fetcher(), given=self._given, since=self._reach.since, note=self._note
                )
            else:
                yield undated_if_ahead(item, datetime.datetime.now(datetime.UTC), self._note)

    def _fetched(self, url: str) -> "Iterator[Item]":
        from tenure.model import BadDocument
        from tenure.sources import followed, items_at

        fetcher = self._fetcher()
        try:
            fetched = fetcher.get(url)
        except BadDocument as error:
            yield error
            return
        found = items_at(fetched, self._form, self._given, self._note)
        yield from followed(found, fetcher, given=self._given, since=self._reach.since, note=self._note)

    def _note(self, document: str, note: str) -> None:
        self._notes.take(document, [note])

    def _fetcher(self) -> "Fetcher":
        if self._made is None:
            from tenure.sources.extras import needed

            needed("httpcore2", "fetch")
            from tenure.sources.fetch import FetchCache, Fetcher, Manners, default_folder

            cache = FetchCache(default_folder())
            self._stack.callback(cache.close)
            self._made = self._stack.enter_context(
                Fetcher(
                    cache,
                    manners=Manners(contact=self._reach.contact),
                    allow_private=self._reach.allow_private,
                )
            )
        return self._made


class Links:
    """Documents that lie elsewhere, counted: they have to be fetched before they can be read."""

    def __init__(self) -> None:
        self._first: str | None = None
        self._count = 0

    def take(self, url: str) -> None:
        """Count one."""
        self._first = self._first or url
        self._count += 1

    def tell(self) -> None:
        """Say on standard error how many there were."""
        if self._first:
            from tenure.sources.urls import shown

            others = f" and {self._count - 1} others" if self._count > 1 else ""
            warn(f"{shown(self._first)}{others}: lies elsewhere; add --follow to fetch it too")


def tell_broken() -> None:
    """Name on standard error the sources of other packages that can't be loaded."""
    from tenure.sources import broken

    for problem in broken():
        warn(problem)
