"""`tenure catalogue`: lists of the outside, and links of people and organizations to their entries."""

import datetime
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenure.model import TenureError

from .answers import as_json, id_rows
from .output import Sheet, emit, warn
from .params import default_register, json_option, open_register, register_option

if TYPE_CHECKING:
    from tenure.catalogues import About, Catalogue, Shelf
    from tenure.register import Linked, OutsideId, Register

FORMS = ("gleif", "wikidata", "sec-tickers", "ftm", "bods")
_MOST_NAMES = 6


@click.group()
def catalogue() -> None:
    """Link people and organizations to what GLEIF, Wikidata, the SEC and others list.

    Catalogues lie in the folder "catalogues" beside the register (for a register in PostgreSQL: in your data
    folder; TENURE_CATALOGUES names another one). Links are kept in the register itself.

    \b
    Examples:
      tenure catalogue add lei2-golden-copy.csv.zip --as gleif
      tenure catalogue link --dry-run
      tenure catalogue link
      tenure review                          decide what was not sure
      tenure org Xiaomi                      ... shows the ids
    """


@catalogue.command()
@click.argument("file", metavar="FILE")
@click.option("--as", "form", type=click.Choice(FORMS), required=True, help="Form of the file.")
@click.option("--name", metavar="NAME", help="What to call the catalogue.  [default: the form]")
@json_option
@register_option
def add(file: str, form: str, name: str | None, to_json: bool, url: str) -> None:
    """Read a catalogue from FILE, packed (gz, bz2, xz, zip) or not.

    A catalogue of the same name is replaced by the newer one once that is read. A record that can't be used is
    named by its line on standard error, and the rest is read (exit code 1).

    \b
    Forms:
      gleif        LEI golden copy of Level 1, CSV or JSON
      wikidata     JSON dump of Wikidata, or lines of it
      sec-tickers  company_tickers.json of the SEC
      ftm          FollowTheMoney entities, such as OpenSanctions' entities.ftm.json
      bods         Beneficial Ownership Data Standard 0.4

    \b
    Examples:
      tenure catalogue add company_tickers.json --as sec-tickers
      tenure catalogue add entities.ftm.json --as ftm --name opensanctions
    """
    from tenure.catalogues.load import load

    shelf = _shelf(url)
    with _bar("reading") as told:
        added = load(
            shelf,
            file,
            form,
            name or form,
            _now(),
            told=lambda p: told(p.read, p.size, f"{p.entries:,} entries"),
        )
    for problem in added.problems:
        warn(problem)
    about = added.about
    if about.problems > len(added.problems):
        warn(f"{file}: and {about.problems - len(added.problems):,} problems more")
    if to_json:
        emit(as_json(added))
    elif added.kept_older:
        warn(f"{file} breaks off: the catalogue {about.name} stays as it was before")
    else:
        again = " again" if added.replaced else ""
        click.echo(f"Catalogue {about.name} read{again}: {_contents(about)}.")
    if about.problems:
        sys.exit(1)


@catalogue.command("list")
@json_option
@register_option
def list_(to_json: bool, url: str) -> None:
    """List the catalogues there are.

    \b
    Example:
      tenure catalogue list
    """
    shelf = _shelf(url)
    found = shelf.about()
    if to_json:
        emit(as_json(found))
    elif found:
        Sheet().blocks(
            (about.name, _contents(about), f"{about.form} · {about.source} · read {about.added[:10]}", [])
            for about in found
        )
    else:
        warn(f"There is no catalogue in {shelf.folder} yet: add one with `tenure catalogue add`.")


@catalogue.command()
@click.argument("name")
@register_option
def remove(name: str, url: str) -> None:
    """Remove the catalogue NAME.

    Links that were made with it stay, until they are looked up again in another one of that name.

    \b
    Example:
      tenure catalogue remove gleif
    """
    about = _shelf(url).remove(name)
    click.echo(f"Catalogue {about.name} removed.")


@catalogue.command()
@click.option("--dry-run", is_flag=True, help="Only show what would be linked.")
@json_option
@register_option
def link(dry_run: bool, to_json: bool, url: str) -> None:
    """Look up all people and organizations of the register in all catalogues.

    Sure matches stand from now on; doubtful ones are put to `tenure review`; what a human decided stays. Run it
    after `tenure add`, or as often as you like: what is as it was stays untouched.

    \b
    Examples:
      tenure catalogue link --dry-run
      tenure catalogue link
    """
    with open_register(url) as register, _shelf(url).opened() as catalogues:
        if not catalogues:
            raise TenureError("There is no catalogue yet: add one with `tenure catalogue add FILE --as FORM`")
        total = register.count()
        results: list[Linked] = []
        with _bar("linking") as told:
            for number, linked in enumerate(register.link(catalogues, dry_run=dry_run), start=1):
                if linked.matches or linked.ended:
                    results.append(linked)
                told(number, max(total, number), linked.entity.name)
    if to_json:
        emit(as_json(results))
        return
    if dry_run:
        Sheet().blocks(
            (
                "sure" if match.sure else "doubtful",
                f"{linked.entity.name}: {match.name}",
                f"{match.outside} · {match.score:.2f} · {match.reason}",
                [],
            )
            for linked in results
            for match in linked.matches
        )
    click.echo(_told(results, dry_run=dry_run))


@catalogue.command()
@click.argument("entity")
@json_option
@register_option
def show(entity: str, to_json: bool, url: str) -> None:
    """Show what the catalogues have for ENTITY: its name or id, or an outside id (wikidata:Q42).

    \b
    Examples:
      tenure catalogue show Xiaomi
      tenure catalogue show lei:529900T8BM49AURSDO55
    """
    with _shelf(url).opened() as catalogues:
        if re.match("[a-z]+:", entity):
            _show_entries(entity, catalogues, to_json=to_json)
            return
        with open_register(url) as register:
            results = [
                linked
                for id_ in _ids(register, entity)
                for linked in register.link(catalogues, id_, dry_run=True)
            ]
            known = {one.entity.id: _known(register, one) for one in results}
    if to_json:
        emit(as_json([{"linked": one, "ids": known[one.entity.id]} for one in results]))
    elif not results:
        warn(f"The register knows nobody and nothing named “{entity}”.")
    else:
        for one in results:
            sheet = Sheet()
            sheet.title(one.entity.name, one.entity.names[1:_MOST_NAMES])
            sheet.blocks(id_rows(known[one.entity.id]))
            sheet.blocks(
                (
                    "would be" if m.sure else "perhaps",
                    m.name,
                    f"{m.outside} · {m.score:.2f} · {m.reason}",
                    [],
                )
                for m in one.matches
            )
            sheet.line()


def _ids(register: "Register", entity: str) -> list[str]:
    return [one.org.id for one in register.org(entity)] + [one.person.id for one in register.person(entity)]


def _known(register: "Register", linked: "Linked") -> "list[OutsideId]":
    id_ = linked.entity.id
    if linked.kind == "organization":
        return next((one.ids for one in register.org(id_)), [])
    return next((one.ids for one in register.person(id_)), [])


def _show_entries(entity: str, catalogues: "list[Catalogue]", *, to_json: bool) -> None:
    """What the catalogues have under an outside id, and what that has to do with."""
    found = [(each, entry) for each in catalogues for entry in each.by_id(each.now(entity))]
    if to_json:
        emit(
            [
                {
                    "catalogue": each.name,
                    "entry": {field: getattr(entry, field) for field in entry.__struct_fields__},
                    "tied": [
                        {"role": t.role, "id": t.entry.id, "name": t.entry.names[0]} for t in each.tied(entry)
                    ],
                }
                for each, entry in found
            ]
        )
    elif not found:
        warn(f"No catalogue has {entity}.")
    for each, entry in () if to_json else found:
        sheet = Sheet()
        sheet.title(entry.names[0], entry.names[1:_MOST_NAMES])
        years = f"{entry.born}–{entry.died}" if entry.born or entry.died else ""
        facts = (each.name, entry.id, entry.kind, entry.country, years, "closed" if entry.closed else "")
        sheet.line(" · ".join(part for part in facts if part), dim=True)
        sheet.blocks((scheme, value, "", []) for scheme, value in entry.ids.items())
        sheet.blocks((item.role, item.entry.names[0], item.entry.id, []) for item in each.tied(entry))
        sheet.line()


def _shelf(url: str) -> "Shelf":
    from tenure.catalogues import Shelf

    named = os.environ.get("TENURE_CATALOGUES")
    if named:
        return Shelf(Path(named))
    place = url.removeprefix("sqlite:///")
    beside = Path(default_register()) if "://" in place else Path(place)
    return Shelf(beside.parent / "catalogues")


def _contents(about: "About") -> str:
    parts = [
        f"{count:,} {word if count == 1 else plural}"
        for count, word, plural in (
            (about.organizations, "organization", "organizations"),
            (about.people, "person", "people"),
            (about.ties, "tie", "ties"),
            (about.moved, "id moved", "ids moved"),
        )
        if count
    ]
    return ", ".join(parts)


def _told(results: "list[Linked]", *, dry_run: bool) -> str:
    sure = sum(any(m.sure for m in one.matches) for one in results)
    doubtful = sum(bool(one.matches) and all(not m.sure for m in one.matches) for one in results)
    added, ended = sum(one.added for one in results), sum(one.ended for one in results)
    changed = "nothing was written" if dry_run else f"{added} links new, {ended} ended"
    return f"Sure: {sure}. To review: {doubtful}. ({changed})"


def _now() -> str:
    from tenure.model.dates import format_moment

    return format_moment(datetime.datetime.now(datetime.UTC))


Told = Callable[[int, int, str], None]


@contextmanager
def _bar(what: str) -> Iterator[Told]:
    """A bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total, words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[words]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None, words="")
        yield lambda done, total, words: progress.update(task, completed=done, total=total, words=words[:40])
