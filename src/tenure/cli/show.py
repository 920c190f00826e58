"""`tenure show`: a document with its evidence marked."""

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from tenure.model.errors import TenureError

from .answers import as_json
from .output import Sheet, emit
from .params import Moment, json_option, open_register, register_option
from .words import change_words, claim_words, firmness_words

if TYPE_CHECKING:
    from rich.text import Text

    from tenure.register import Shown


@click.command()
@click.argument("document")
@click.option("--known", type=Moment(), help="Only if the register had it then: a day or a moment in UTC.")
@json_option
@register_option
def show(document: str, known: str | None, to_json: bool, url: str) -> None:
    """Show a document with its evidence marked and numbered.

    DOCUMENT is its id, as `--why` and `tenure read` name it.

    \b
    Example:
      tenure show doc-1f0c59a3b2d4
    """
    with open_register(url) as register:
        shown = register.show(document)
    if known is not None and shown.recorded > known:
        raise TenureError(f"{document}: was recorded on {shown.recorded}, after the moment asked for")
    if to_json:
        emit(as_json(shown))
    else:
        _print(shown)


def _print(shown: "Shown") -> None:
    sheet = Sheet()
    marks: dict[str, list[tuple[int, int, int]]] = {"title": [], "text": []}
    for number, item in enumerate(shown.claims, start=1):
        for piece in item.claim.evidence:
            marks[piece.field].append((piece.start, piece.end, number))
    sheet.text(_marked(shown.title, marks["title"], "bold"))
    parts = (shown.publisher, shown.published, shown.lang, shown.url, f"recorded {shown.recorded}")
    sheet.line(" · ".join(part for part in parts if part), dim=True)
    if shown.replaced_by:
        sheet.line(f"A newer version has replaced this one: {shown.replaced_by}", dim=True)
    sheet.line()
    sheet.text(_marked(shown.text, marks["text"], ""))
    sheet.line()
    for number, item in enumerate(shown.claims, start=1):
        judged = f" [judged {item.judged}]" if item.judged else ""
        claim = item.claim
        sheet.line(
            f"[{number}] {change_words(claim)}: {claim_words(claim)} ({firmness_words(claim)}){judged}"
        )


def _marked(text: str, marks: Iterable[tuple[int, int, int]], style: str) -> "Text":
    """The text with each quote underlined, and after it the number of the claim that it carries."""
    from rich.text import Text

    ends: dict[int, list[int]] = {}
    spans = []
    for start, end, number in marks:
        spans.append((start, end))
        ends.setdefault(end, []).append(number)
    marked = Text(style=style)
    edges = sorted({0, len(text), *(edge for span in spans for edge in span)})
    for left, right in itertools.pairwise(edges):
        inside = any(start <= left < end for start, end in spans)
        marked.append(text[left:right], style="underline" if inside else None)
        if right in ends:
            marked.append(" ".join(f"[{number}]" for number in ends[right]), style="dim")
    return marked
