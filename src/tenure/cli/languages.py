"""`tenure languages`: which languages the reader knows and how well; whether a new pack is sound."""

from pathlib import Path
from typing import Any

import click
import msgspec

from .output import emit

WIDE = 80
"""Columns of a terminal from which the sizes of the packs have room beside their scores."""


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a language.")
@click.pass_context
def languages(ctx: click.Context, as_json: bool) -> None:
    """List the languages of the built-in reader, with its scores in each.

    The scores are of role changes (who took or left which post where), when they were last measured: on the
    articles of tests/golden, and on articles that nobody looked into while the reader was built.
    Precision: how many of the changes claimed are right. Recall: how many of those told were found.

    A new language is a folder of data: docs/add-a-language.md leads through it.

    \b
    Examples:
      tenure languages
      tenure languages check my-language/
    """
    if ctx.invoked_subcommand is not None:
        return
    from tenure.reader.pack import available, load
    from tenure.reader.scores import Score, scores

    measured = scores()
    packs = [load(code) for code in available()]
    if as_json:
        for pack in packs:
            scored: Any = measured.get(pack.code)
            emit({"code": pack.code, "name": pack.settings.name, **_counts(pack),
                  "scores": msgspec.to_builtins(scored) if scored else {}})  # fmt: skip
        return

    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    sizes = ("titles", "triggers", "names") if console.width >= WIDE else ()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("", "language", *sizes, "golden", "unseen"):
        table.add_column(heading, justify="left" if heading in ("", "language") else "right", no_wrap=True)

    def cell(score: Score | None) -> str:
        return f"{score.precision:.2f} {score.recall:.2f} {score.f1:.2f}" if score else ""

    for pack in packs:
        of = measured.get(pack.code)
        counts = (str(count) for count in _counts(pack).values()) if sizes else ()
        table.add_row(
            pack.code, pack.settings.name, *counts,
            cell(of.golden if of else None), cell(of.unseen if of else None),
        )  # fmt: skip
    console.print(table)
    console.print("golden, unseen: precision, recall and F1 of the changes told in such articles")


def _counts(pack: Any) -> dict[str, int]:
    """How many forms and names a pack has."""
    from tenure.reader.pack import expand

    return {
        "titles": sum(len(expand(form)) for title in pack.titles for form in title.forms),
        "triggers": sum(len(expand(form)) for trigger in pack.triggers for form in trigger.forms),
        "given_names": len(pack.given),
    }


@languages.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding.")
@click.option("--doubles", is_flag=True, help="Also forms that have two meanings.")
@click.pass_context
def check(ctx: click.Context, folder: Path, as_json: bool, doubles: bool) -> None:
    """Check the language pack in FOLDER and show what it lacks.

    An error is wrong and must be mended: the file and the line are named. A gap is something that other
    languages have and this one has not; not every language needs everything. Forms with two meanings are often
    meant (the words around them decide); look at them with --doubles.

    Exit code 1 when there is an error.

    \b
    Example:
      tenure languages check my-language/ --doubles
    """
    from tenure.reader.pack_check import check as check_pack

    pack, found = check_pack(folder)
    shown = [f for f in found if doubles or f.kind != "double"]
    if as_json:
        for finding in shown:
            emit(finding)
    else:
        for finding in shown:
            click.echo(f"{finding.kind:6}  {finding}")
        counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in _counts(pack).items())
        errors, gaps = (sum(f.kind == kind for f in found) for kind in ("error", "gap"))
        click.echo(f"{pack.settings.name} ({pack.code}): {counts}; {errors} errors, {gaps} gaps")
    if any(f.kind == "error" for f in found):
        ctx.exit(1)
