"""`tenure export`: the claims of the register in other programs' formats."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from tenure.model import TenureError

from .output import warn
from .params import Day, Moment, open_register, register_option

if TYPE_CHECKING:
    from tenure.register import Register, Selection

Write = Callable[["Register", "Selection", IO[bytes]], None]


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "parquet"]), default="jsonl", show_default=True
)
@click.option("--on", type=Day(), help="Only claims dated on this day.")
@click.option("--since", type=Day(), help="Only claims dated on this day or later.")
@click.option("--known", type=Moment(), help="Only what the register knew then: a day or a moment in UTC.")
@click.option("--org", metavar="NAME", help="Only claims about this organization.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, whole or not at all.  [default: standard output]",
)
@register_option
def export(
    form: str,
    on: str | None,
    since: str | None,
    known: str | None,
    org: str | None,
    output: Path | None,
    url: str,
) -> None:
    """Write claims in other programs' formats.

    jsonl writes a document with its claims on each line: `tenure add --as claims` makes the same register
    of it elsewhere. csv and parquet write one claim a row, with the ids of people and organizations;
    parquet needs tenure[archive]. docs/export.md says what each format loses.

    --since and --on ask of the claim's own date, as in `tenure changes`; claims without a date come only
    without them.

    \b
    Examples:
      tenure export -o register.jsonl
      tenure export --format parquet --org Xiaomi --known 2022-10-01 -o xiaomi.parquet
      tenure export --format csv --since 2022-01-01 > claims.csv
    """
    from tenure.register import Selection

    if on and since:
        raise click.UsageError("--on is one day, --since a span: give one or the other")
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise click.UsageError("parquet is no text: name a file with -o FILE")
    write = _writer(form)
    selection = Selection(known=known, org=org, since=on or since, until=on)
    with open_register(url) as register, _opened(output) as out:
        write(register, selection, out)
        decided = sum(judgement.undone is None for judgement in register.judgements())
    if form == "jsonl" and decided:
        warn(f"Judgements stay behind ({decided}): `tenure backup` copies them too.")


def _writer(form: str) -> Write:
    if form == "parquet":
        try:
            from tenure.export import parquet
        except ModuleNotFoundError as error:
            raise TenureError(f"{error.name} is missing: install tenure[archive]") from None
        return parquet.write
    from tenure.export import csv, jsonl

    return partial(_write_lines, jsonl.lines if form == "jsonl" else csv.lines)


def _write_lines(
    lines: "Callable[[Register, Selection], Iterator[bytes]]",
    register: "Register",
    selection: "Selection",
    out: IO[bytes],
) -> None:
    out.writelines(lines(register, selection))


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[bytes]]:
    """The file to write to; it stands under its name only when all is written."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(output)
    except OSError as error:
        raise TenureError(f"{output}: cannot be written ({error.strerror}); name another file") from None
    finally:
        part.unlink(missing_ok=True)
