"""`tenure read`: the claims of documents, without keeping them."""

import sys
from typing import TYPE_CHECKING

import click

from .model import Asked, Readings, model_options, tell_report
from .output import Notes, Row, Sheet, described, emit, quoted, warn
from .params import given_options, json_option
from .sources import Links, Reach, Sources, form_option, reach_options, tell_broken
from .words import change_words, claim_words, firmness_words

if TYPE_CHECKING:
    from tenure.model import Document
    from tenure.reader import Explanation, Reading
    from tenure.sources import Link


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@form_option
@given_options
@reach_options
@click.option("--explain", is_flag=True, help="Say why each claim was made, and what nearly was.")
@model_options
@json_option
def read(
    sources: tuple[str, ...],
    form: str | None,
    published: str | None,
    publisher: str | None,
    lang: str | None,
    explain: bool,
    to_json: bool,
    reach: Reach,
    asked: Asked,
) -> None:
    """Print the claims of documents, with quotes.

    SOURCE is a path, a web address, or - for standard input: text, pages, PDF, mail, web archives and
    JSON Lines; feeds, lists of feeds and sitemaps, whose links are followed (docs/sources.md); filings
    and registers, which give their claims themselves (docs/filings.md); each also packed with gzip.
    What is fetched is kept: see `tenure fetched`.

    Of a plain text file the first line is the headline and the rest the text (a single line is text
    without headline). JSON Lines hold a document a line: text, and where known id, title, published,
    publisher, url, lang; other fields are ignored. A document that can't be used is named on standard
    error, and the rest is read (exit code 1).

    With --json, each document gives one line, in order: {"id", "lang", "claims": [...]}; with --explain
    also "explanations". A document that lies elsewhere gives {"link": {"url", "title", ...}}.

    \b
    Examples:
      tenure read article.txt --published 2022-09-16 --publisher "Daily Example"
      tenure read https://example.com/news/1
      tenure read articles.jsonl --json > claims.jsonl
      tenure read article.txt --explain
      tenure read articles.jsonl --reader both --endpoint http://localhost:11434/v1 --model llama3.1
    """
    from tenure.model import BadDocument, Document
    from tenure.reader import Reading
    from tenure.sources import Given, Link

    if explain and asked.reader != "builtin":
        raise click.UsageError("--explain tells of the built-in reader: leave --reader out")
    given = Given(published=published, publisher=publisher, lang=lang)
    notes = Notes()
    failed = False
    links = Links()
    readings = Readings(asked)

    def show(document: Document, reading: Reading, explanations: "list[Explanation] | None") -> None:
        notes.take(document.id, reading.notes)
        if not to_json:
            show_reading(document, reading, explanations)
            return
        answer = {"id": document.id, "lang": reading.lang, "claims": reading.claims}
        emit(answer if explanations is None else answer | {"explanations": explanations})

    with Sources(form, given, reach, notes) as found:
        for item, reading in readings.of(found.items(sources)):
            if isinstance(item, BadDocument):
                failed = True
                warn(item)
            elif isinstance(item, Link):
                links.take(item.url)
                show_link(item, to_json)
            elif isinstance(item, Document):
                if reading is not None:
                    show(item, reading, explained(item) if explain else None)
            else:
                document, claims = item
                show(document, Reading(id=document.id, lang=document.lang, claims=claims), None)
    notes.tell()
    links.tell()
    if form is None:
        tell_broken()
    tell_report(readings.report)
    if failed:
        sys.exit(1)


def explained(document: "Document") -> "list[Explanation]":
    """Why the built-in reader made each claim of the document, and what it nearly made."""
    from tenure.reader import BuiltinReader

    return BuiltinReader().explain(document)


def show_link(link: "Link", to_json: bool) -> None:
    """A document that lies elsewhere."""
    if to_json:
        emit({"link": link})
        return
    sheet = Sheet()
    sheet.title(link.title or link.url)
    sheet.line(" · ".join(part for part in (link.published, link.url) if part), dim=True)
    sheet.line()


def show_reading(
    document: "Document", reading: "Reading", explanations: "list[Explanation] | None" = None
) -> None:
    """One document's claims, each with how firm it is and its quotes; or why they were made."""
    sheet = Sheet()
    sheet.title(document.title or document.id)
    sheet.line(" · ".join(filter(None, (described(document, reading.lang), document.id))), dim=True)
    if explanations:
        sheet.blocks(_explained(each) for each in explanations)
    elif reading.claims:
        sheet.blocks(
            (
                change_words(claim),
                claim_words(claim),
                firmness_words(claim),
                [quoted(piece.quote) for piece in claim.evidence],
            )
            for claim in reading.claims
        )
    else:
        sheet.line("No claim.")
    sheet.line()


def _explained(explanation: "Explanation") -> "Row":
    claim = explanation.claim
    enough = "at least" if explanation.accepted else "less than"
    verdict = "claimed" if explanation.accepted else "not claimed"
    return (
        change_words(claim),
        claim_words(claim),
        firmness_words(claim),
        [
            *(quoted(piece.quote) for piece in claim.evidence),
            f"{verdict}: confidence {claim.confidence:.2f}, {enough} the {explanation.threshold:.2f} needed",
            *(f"- {reason}" for reason in explanation.why),
        ],
    )
