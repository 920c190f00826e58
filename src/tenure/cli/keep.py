"""`tenure check`, `backup`, `restore`, `forget`: keeping a register."""

import sys
from pathlib import Path

import click

from .answers import as_json
from .output import emit, warn
from .params import default_register, json_option, open_register, register_option


@click.command()
@json_option
@register_option
def check(to_json: bool, url: str) -> None:
    """Look for damage in the register.

    Every quote must equal its text, every reference must lead somewhere. Exit code 1 where one does not.

    \b
    Example:
      tenure check --register team.db
    """
    with open_register(url) as register:
        faults = register.check()
    if to_json:
        emit(as_json(faults))
    else:
        for fault in faults:
            click.echo(f"{fault.where}: {fault.problem}")
        if not faults:
            click.echo("No fault found.")
    if faults:
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@register_option
def backup(file: Path, url: str) -> None:
    """Write a whole copy of the register to FILE.

    Others may go on reading and adding meanwhile. The copy is itself a register (SQLite), whatever the
    original is.

    \b
    Example:
      tenure backup monday.db
    """
    with open_register(url) as register:
        click.echo(f"Written: {register.backup(file)}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@register_option
def restore(file: Path, url: str) -> None:
    """Make a new register from the backup FILE.

    It is checked first. Where a register is already, nothing is touched: name a new place with --register.

    \b
    Example:
      tenure restore monday.db --register team.db
    """
    from tenure.register import Register

    if url == default_register():
        Path(url).parent.mkdir(parents=True, exist_ok=True)
    with Register.restore(file, url):
        click.echo(f"Restored: {url}")


@click.command()
@click.argument("document")
@click.option("--yes", is_flag=True, help="Do not ask.")
@register_option
def forget(document: str, yes: bool, url: str) -> None:
    """Delete a document and its claims for good.

    For where the law asks for it: answers as known earlier forget it as well. A document that is only out
    of date need not be forgotten; add its newer version, and it replaces the older one.

    \b
    Example:
      tenure forget doc-1f0c59a3b2d4
    """
    with open_register(url) as register:
        title = register.show(document).title
        if not yes:
            click.confirm(f"Delete {document} ({title}) for good?", abort=True, err=True)
        count = register.forget(document)
    warn(f"Forgotten, with {count} claim{'' if count == 1 else 's'}.")
