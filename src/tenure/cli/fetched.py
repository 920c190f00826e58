"""`tenure fetched`: what was fetched, as it was read."""

import sys

import click

from tenure.model import TenureError

from .output import Sheet, emit
from .params import Moment, json_option


@click.command()
@click.argument("url")
@click.option("--print", "to_print", is_flag=True, help="Write the bytes themselves to standard output.")
@click.option("--known", type=Moment(), help="Only what had been fetched by then: a day or a moment in UTC.")
@json_option
def fetched(url: str, to_print: bool, known: str | None, to_json: bool) -> None:
    """Show what was fetched from a web address, and when.

    Each version of a page is kept as it came, so that a quote can be checked in the page as it was read.
    With --print, the newest version (with --known, the newest of that time) is written out. The files lie
    in the folder `fetched` of your data folder, or the one that TENURE_FETCHED names (docs/fetching.md).

    \b
    Examples:
      tenure fetched https://example.com/news/1
      tenure fetched https://example.com/news/1 --known 2024-05-01 --print > page.html
    """
    from tenure.sources.extras import needed

    needed("httpcore2", "fetch")
    from tenure.sources.fetch import FetchCache, default_folder
    from tenure.sources.fetch.address import parsed

    cache = FetchCache(default_folder())
    try:
        address = parsed(url).url
        versions = [kept for kept in cache.all(address) if known is None or kept.first <= known]
        if not versions:
            raise TenureError(f"{address}: nothing of it was fetched{' by then' if known else ''}")
        if to_print:
            sys.stdout.buffer.write(cache.body(versions[-1].digest))
            sys.stdout.buffer.flush()
        elif to_json:
            emit([{"version": kept, "file": str(cache.place(kept.digest))} for kept in versions])
        else:
            sheet = Sheet()
            sheet.title(address)
            sheet.blocks(
                (
                    kept.first[:10],
                    f"from {kept.first[:19]}Z to {kept.last[:19]}Z",
                    " · ".join(part for part in (f"{kept.size} bytes", kept.media_type) if part),
                    [str(cache.place(kept.digest)), *([kept.url] if kept.url != address else [])],
                )
                for kept in versions
            )
    finally:
        cache.close()
