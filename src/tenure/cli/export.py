"""`tenure export`: the register in other programs' formats."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

import click

from tenure.export.formats import FORMATS
from tenure.model import TenureError

from .output import warn
from .params import Day, Moment, open_register, register_option

_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*(?<=[/#:])", re.IGNORECASE)
_TABLES = ("csv", "parquet")
_DATED = (None, "claims", "changes")
_ROOMLESS = ("ftm", "ftm-statements", "bods")


@click.command()
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@click.option(
    "--table",
    type=click.Choice(["claims", "tenures", "changes"]),
    help="What csv and parquet have a row for.  [default: claims]",
)
@click.option(
    "--on", type=Day(), help="Only claims and changes dated on this day; tenures as they stand then."
)
@click.option(
    "--since", type=Day(), help="Only what is dated on this day or later; tenures not over before it."
)
@click.option("--known", type=Moment(), help="Only what the register knew then: a day or a moment in UTC.")
@click.option("--org", metavar="NAME", help="Only what is about this organization.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, whole or not at all.  [default: standard output]",
)
@click.option(
    "--sidecar",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write, as JSON Lines, what ftm and bods have no room for, by the same ids.",
)
@click.option(
    "--base",
    metavar="IRI",
    default="urn:tenure:",
    show_default=True,
    help="What stands before ids in jsonld and ntriples, for example https://data.example.org/id/",
)
@register_option
def export(
    form: str,
    table: str | None,
    on: str | None,
    since: str | None,
    known: str | None,
    org: str | None,
    output: Path | None,
    sidecar: Path | None,
    base: str,
    url: str,
) -> None:
    """Write the register in other programs' formats.

    jsonl writes a document with its claims on each line: `tenure add --as claims` makes the same register
    of it elsewhere. csv and parquet write one claim a row, or with --table one tenure or one change;
    parquet needs tenure[archive]. ftm and ftm-statements write FollowTheMoney entities and statements,
    bods statements of the Beneficial Ownership Data Standard 0.4: people, organizations, tenures and stakes.
    jsonld and ntriples write linked data, quickstatements what is sure enough for Wikidata,
    graphml the network of people and organizations, ics (tenure[calendar]) the changes still to come.
    docs/export.md says what each format loses.

    --since and --on ask of the claim's own date, as in `tenure changes`; claims without a date come only
    without them. Of tenures, --on is the day on which they are looked at (today without it).

    \b
    Examples:
      tenure export -o register.jsonl
      tenure export --format parquet --org Xiaomi --known 2022-10-01 -o xiaomi.parquet
      tenure export --format csv --table tenures --on 2022-10-01 > tenures.csv
      tenure export --format csv --table changes --since 2022-01-01 > changes.csv
      tenure export --format ftm --sidecar rest.jsonl -o register.ftm.jsonl
      tenure export --format ics --org Xiaomi -o xiaomi.ics
    """
    from tenure.export import formats
    from tenure.export.task import Task
    from tenure.register import Selection
    from tenure.register.memory import uncollected

    if table and form not in _TABLES:
        raise click.UsageError("--table is for csv and parquet: the other formats have one form")
    if sidecar and form not in _ROOMLESS:
        raise click.UsageError(f"--sidecar is for {', '.join(_ROOMLESS)}: the other formats have none")
    if not _IRI.fullmatch(base):
        raise click.UsageError(
            "--base is no IRI: it begins with a scheme, has no spaces, and ends in / # or :"
        )
    dated = form == "jsonl" or (form in _TABLES and table in _DATED)
    if on and since and dated:
        raise click.UsageError("--on is one day, --since a span: give one or the other")
    if not FORMATS[form].text and output is None and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text: name a file with -o FILE")
    selection = Selection(
        known=known, org=org, since=since or (on if dated else None), until=on if dated else None
    )
    with (
        open_register(url) as register,
        _opened(output) as out,
        _opened(sidecar) if sidecar else nullcontext() as beside,
        uncollected(),
    ):
        formats.write(form, Task(register, selection, on, table or "claims", base, beside), out)
        decided = sum(judgement.undone is None for judgement in register.judgements())
    if form == "jsonl" and decided:
        warn(f"Judgements stay behind ({decided}): `tenure backup` copies them too.")


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
