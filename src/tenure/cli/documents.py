"""`tenure documents`: what the register was told, document by document."""

from typing import TYPE_CHECKING

import click

from .answers import as_json
from .output import Sheet, emit, warn
from .params import Day, Moment, json_option, open_register, register_option

if TYPE_CHECKING:
    from tenure.register import Listed


@click.command()
@click.option("--publisher", metavar="NAME", help="Only of this publisher.")
@click.option("--since", type=Day(), help="Only those published on this day or later.")
@click.option("--until", type=Day(), help="Only those published on this day or before.")
@click.option("--known", type=Moment(), help="Only what the register had then: a day or a moment in UTC.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
@json_option
@register_option
def documents(
    publisher: str | None,
    since: str | None,
    until: str | None,
    known: str | None,
    limit: int,
    to_json: bool,
    url: str,
) -> None:
    """List the documents of the register, the last recorded first.

    `tenure show` shows one of them with its claims, by its id.

    \b
    Examples:
      tenure documents --publisher "Harbour Post"
      tenure documents --since 2022-09-01 --json
    """
    with open_register(url) as register:
        found = register.documents(known, publisher=publisher, since=since, until=until, limit=limit)
    if to_json:
        emit(as_json(found))
    elif found:
        Sheet().blocks(
            (each.published or "undated", each.title or "(no headline)", *_more(each)) for each in found
        )
        if len(found) == limit:
            warn(f"These are the last {limit}; --limit shows more.")
    else:
        warn("No such document is in the register.")


def _more(document: "Listed") -> tuple[str, list[str]]:
    claims = f"{document.claims} claim{'' if document.claims == 1 else 's'}"
    parts = [document.publisher, document.lang, claims, document.id]
    if document.replaced_by:
        parts.append(f"replaced by {document.replaced_by}")
    return " · ".join(part for part in parts if part), []
