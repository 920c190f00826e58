"""What commands that take sources share: `--as`, and what they say of links and of broken sources."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from .output import warn

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
            others = f" and {self._count - 1} others" if self._count > 1 else ""
            warn(f"{self._first}{others}: lies elsewhere; fetch it, and read what you fetched")


def tell_broken() -> None:
    """Name on standard error the sources of other packages that can't be loaded."""
    from tenure.sources import broken

    for problem in broken():
        warn(problem)
