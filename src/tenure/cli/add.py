"""`tenure add`: documents and their claims into the register."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from tenure.model import BadDocument, Claim, Document

from .model import Asked, Readings, model_options, tell_report
from .output import Notes, warn
from .params import default_register, given_options, register_option
from .sources import Links, Reach, Sources, form_option, reach_options, tell_broken
from .words import counted

if TYPE_CHECKING:
    from tenure.register import Register
    from tenure.sources import Item

BATCH: Final = 200
"""Documents recorded in one transaction: the most that an interruption can lose."""

Claimed = tuple[Document, Sequence[Claim]]


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@form_option
@given_options
@reach_options
@model_options
@register_option
def add(
    sources: tuple[str, ...],
    form: str | None,
    published: str | None,
    publisher: str | None,
    lang: str | None,
    url: str,
    reach: Reach,
    asked: Asked,
) -> None:
    """Read documents into the register.

    Sources are those of `tenure read`: files, standard input, web addresses. The same content again
    changes nothing, so a source can be added as often as it comes; a page or a feed entry that has
    changed takes the place of its older version. A document that can't be used is named on standard
    error, and the rest is added (exit code 1).

    Filings and registers (docs/filings.md) give their claims themselves. With --as claims, so does any
    other extractor: each line is a document as for `read`, with its "claims" in the JSON that
    `tenure read --json` prints; every quote must stand in the document.

    \b
    Examples:
      tenure add articles/*.txt --publisher "Daily Example" --published 2022-09-16
      tenure add archive.jsonl --register team.db
      tenure add https://example.com/news/rss --contact mailto:you@example.org
      tenure add feeds.opml --follow --since 2024-05-01
      tenure add --as claims extracted.jsonl
    """
    from tenure.register import Register
    from tenure.sources import Given

    given = Given(published=published, publisher=publisher, lang=lang)
    if url == default_register():
        Path(url).parent.mkdir(parents=True, exist_ok=True)
    notes = Notes()
    with (
        Register.open(url) as register,
        Sources(form, given, reach, notes) as found,
        _progress(len(sources)) as (document_done, source_done),
    ):
        intake = _Intake(register, Readings(asked), notes, document_done)
        ready = intake.ready(found.items(sources, source_done))
        while chunk := list(islice(ready, BATCH)):
            intake.record(chunk)
    notes.tell()
    intake.links.tell()
    if form is None:
        tell_broken()
    tell_report(intake.readings.report)
    if not asked.dry_run:
        click.echo(intake.summary())
    if intake.failed:
        sys.exit(1)


_UNDATED = "no day of publication: it counts as told today; give the day with --published"


class _Intake:
    """Documents on their way into the register, and what became of them."""

    def __init__(
        self, register: "Register", readings: Readings, notes: Notes, document_done: Callable[[], None]
    ) -> None:
        from tenure.register import AddedMany

        self._register = register
        self.readings = readings
        self._document_done = document_done
        self.total: AddedMany = AddedMany()
        self.notes = notes
        self.links = Links()
        self.failed = 0

    def ready(self, items: "Iterable[Item]") -> Iterator[Claimed]:
        """The documents to record, each with its claims: read, unless the register has the document already."""
        from tenure.sources import Link

        for item, reading in self.readings.of(self._news(items)):
            if isinstance(item, BadDocument):
                self._fail(item)
            elif isinstance(item, Link):
                self.links.take(item.url)
            elif not isinstance(item, Document):
                yield item
            elif reading is not None:
                self.notes.take(item.id, reading.notes)
                if not item.published:
                    self.notes.take(item.id, [_UNDATED])
                yield msgspec.structs.replace(item, lang=reading.lang or item.lang), reading.claims
            self._document_done()

    def _news(self, items: "Iterable[Item]") -> "Iterator[Item]":
        for item in items:
            if isinstance(item, Document) and self._register.has(item):
                self.total.known += 1
                self._document_done()
            else:
                yield item

    def record(self, chunk: list[Claimed]) -> None:
        """Records documents in one transaction."""
        added = self._register.add_many(chunk)
        self.total.new += added.new
        self.total.known += added.known
        self.total.replaced += added.replaced
        self.total.claims += added.claims
        for refused in added.refused:
            self._fail(refused.problem)

    def summary(self) -> str:
        """One line for the user."""
        total = self.total
        parts = [f"{total.new} added with {counted(total.claims, 'claim')}"]
        if total.replaced:
            parts.append(f"{total.replaced} replaced an older version")
        if total.known:
            parts.append(f"{total.known} already there")
        if self.failed:
            parts.append(f"{self.failed} could not be used")
        return "Documents: " + ", ".join(parts) + "."

    def _fail(self, problem: object) -> None:
        self.failed += 1
        warn(problem)


@contextmanager
def _progress(sources: int) -> Iterator[tuple[Callable[[], None], Callable[[], None]]]:
    """A bar over the sources and a count of documents on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield (lambda: None), (lambda: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TextColumn("{task.fields[documents]} documents"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        # One source gives no measure of its documents: the bar only moves.
        task = progress.add_task("", total=sources if sources > 1 else None, documents=0)
        yield (
            lambda: progress.update(task, documents=progress.tasks[0].fields["documents"] + 1),
            lambda: progress.advance(task),
        )
