"""Options that several commands share, and the types of their values."""

import getpass
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tenure.model import BadDate, TenureError
from tenure.model.dates import format_moment, parse_day, parse_moment

if TYPE_CHECKING:
    from tenure.register import Register

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[str]):
    """A day of the world."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as `YYYY-MM-DD`; a usage error for what is none."""
        try:
            return parse_day(value).isoformat()
        except BadDate as error:
            self.fail(str(error), param, ctx)


class Moment(click.ParamType[str]):
    """A moment of the register, in UTC."""

    name = "MOMENT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The moment in the register's form; a usage error for what is none."""
        try:
            return format_moment(parse_moment(value))
        except BadDate as error:
            self.fail(str(error), param, ctx)


class Language(click.ParamType[str]):
    """A language that has a pack; a region (`de-AT`) may follow it."""

    name = "LANG"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code as written; a usage error, naming those there are, for a language without pack."""
        from tenure.reader.pack import available

        if str(value).partition("-")[0].lower() not in available():
            self.fail(f"no language pack for {value!r}; Tenure reads: {', '.join(available())}", param, ctx)
        return str(value)


def given_options(command: Command) -> Command:
    """`--published`, `--publisher`, `--lang`: what bare documents do not say of themselves."""
    for decorate in (
        click.option(
            "--lang",
            type=Language(),
            help="Language of documents that do not say it (else found by reading).",
        ),
        click.option("--publisher", metavar="NAME", help="Publisher of documents that do not name one."),
        click.option(
            "--published",
            type=Day(),
            help="Publication day (YYYY-MM-DD) of documents that do not say it; “last April” counts from it.",
        ),
    ):
        command = decorate(command)
    return command


def register_option(command: Command) -> Command:
    """`--register`: which register, as a path or URL."""
    return click.option(
        "--register",
        "url",
        envvar="TENURE_REGISTER",
        metavar="URL",
        default=default_register,
        help="The register: a path, sqlite:///PATH or postgresql://... "
        "[env: TENURE_REGISTER; default: register.db in your data folder]",
    )(command)


def default_register() -> str:
    """Where a person's own register lies when none is named, so that every folder asks the same one."""
    from platformdirs import user_data_path

    return os.fspath(user_data_path("tenure", appauthor=False) / "register.db")


def open_register(url: str) -> "Register":
    """The register to ask. Raises TenureError, with what to do first, when there is none."""
    from tenure.register import Register

    if url == default_register() and not Path(url).exists():
        raise TenureError(
            f"{url}: there is no register yet; make one with `tenure add`, or name another with --register"
        )
    return Register.open(url, create=False)


def clock_options(command: Command) -> Command:
    """`--on` and `--known`: the two clocks of a question."""
    for decorate in (
        click.option(
            "--known", type=Moment(), help="Answer as the register knew it then: a day or a moment in UTC."
        ),
        click.option("--on", type=Day(), help="Ask about this day (YYYY-MM-DD) instead of today."),
    ):
        command = decorate(command)
    return command


def why_option(command: Command) -> Command:
    """`--why`: every quote behind the answer."""
    return click.option("--why", is_flag=True, help="Show every quote behind each answer, with its source.")(
        command
    )


def by_option(command: Command) -> Command:
    """`--by`: whose judgement it is."""
    return click.option(
        "--by", metavar="NAME", default=getpass.getuser, help="Who decides.  [default: your user name]"
    )(command)


def json_option(command: Command) -> Command:
    """`--json`: the answer as JSON instead of a table."""
    return click.option("--json", "to_json", is_flag=True, help="Print JSON instead of a table.")(command)
