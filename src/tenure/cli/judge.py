"""`tenure review`, `judge`, `undo`, `judgements`: what humans decide."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import click

from .answers import as_json, quote_lines
from .output import Sheet, emit
from .params import by_option, json_option, open_register, register_option

if TYPE_CHECKING:
    from tenure.register import Doubt, Judgement, Register

CHOICES: Final = {
    "same": {"s": "same", "n": "not the same"},
    "conflict": {"y": "yes, has left", "n": "no, has not"},
    "claim": {"r": "right", "w": "wrong"},
}
"""What can be answered to a doubt of each kind; besides, Enter leaves it for later, and q ends the review."""


@click.command()
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
@by_option
@json_option
@register_option
def review(limit: int, by: str, to_json: bool, url: str) -> None:
    """Decide what the machine left open, one by one.

    Do two names stand for one? Has someone left, where sources contradict each other? Is a claim right
    of which the reader was not sure? The quotes of both sides are shown. A judgement wins over the machine
    and can be taken back (`tenure undo`). With --json, the questions are only listed.

    \b
    Examples:
      tenure review
      tenure review --limit 10 --by "Ada Ore"
    """
    with open_register(url) as register:
        doubts = register.review(limit)
        if to_json:
            emit(as_json(doubts))
            return
        if not doubts:
            click.echo("Nothing to decide.")
            return
        decided = 0
        for number, doubt in enumerate(doubts, start=1):
            _show(doubt, f"{number} of {len(doubts)}")
            answer = _asked(CHOICES[doubt.kind])
            if answer == "q":
                break
            if answer:
                _decide(register, doubt, answer, by)
                decided += 1
    click.echo(f"Decided: {decided}.")


@click.command()
@click.argument("verdict", type=click.Choice(["same", "not-same", "right", "wrong"]))
@click.argument("left", metavar="ID")
@click.argument("right", metavar="[ID]", required=False)
@by_option
@click.option("--note", metavar="TEXT", help="Why.")
@json_option
@register_option
def judge(
    verdict: str, left: str, right: str | None, by: str, note: str | None, to_json: bool, url: str
) -> None:
    """Record one judgement.

    That two people or organizations are the same or not the same (ids stand in the --json of `person` and
    `org`), or one of them and what Wikidata, GLEIF or another register has under an id (SCHEME:ID, for example
    wikidata:Q42 or lei:529900T8BM49AURSDO55), or that a claim is right or wrong (ids stand in the --json of
    answers with --why).

    \b
    Examples:
      tenure judge same P0c4k9x2m7q1tz P0f8h3w6n5r0ye --note "same birth date in both"
      tenure judge same O0f8h3w6n5r0ye wikidata:Q42
      tenure judge wrong "doc-1f0c59a3b2d4#3"
    """
    with open_register(url) as register:
        _print([register.judge(verdict, left, right, by=by, note=note)], to_json=to_json)


@click.command()
@click.argument("number", type=int)
@json_option
@register_option
def undo(number: int, to_json: bool, url: str) -> None:
    """Take a judgement back.

    NUMBER is that of `tenure judgements`. Answers as known before stay as they were.

    \b
    Example:
      tenure undo 7
    """
    with open_register(url) as register:
        _print([register.undo(number)], to_json=to_json)


@click.command()
@json_option
@register_option
def judgements(to_json: bool, url: str) -> None:
    """List all judgements, those taken back too.

    \b
    Example:
      tenure judgements
    """
    with open_register(url) as register:
        _print(register.judgements(), to_json=to_json)


def _show(doubt: "Doubt", place: str) -> None:
    sheet = Sheet()
    sheet.title(f"{place}: {doubt.question}")
    sheet.line(doubt.reason, dim=True)
    sides = [(doubt.left_name, quote_lines(doubt.left_quotes, every=True))]
    if doubt.right_name is not None:
        sides.append((doubt.right_name, quote_lines(doubt.right_quotes, every=True)))
    sheet.side_by_side(sides)


def _asked(choices: dict[str, str]) -> str:
    words = ", ".join(f"{key} = {meaning}" for key, meaning in choices.items())
    return str(
        click.prompt(
            f"{words}, Enter = later, q = quit",
            type=click.Choice([*choices, "q", ""]),
            default="",
            show_default=False,
            show_choices=False,
        )
    )


def _decide(register: "Register", doubt: "Doubt", answer: str, by: str) -> None:
    if doubt.kind == "same":
        register.judge("same" if answer == "s" else "not-same", doubt.left, doubt.right, by=by)
    else:  # of a conflict, the report of the leaving is judged
        register.judge("right" if answer in "yr" else "wrong", doubt.left, by=by)


def _print(found: "Iterable[Judgement]", *, to_json: bool) -> None:
    if to_json:
        emit(as_json(list(found)))
        return
    Sheet().blocks(
        (
            str(item.id),
            " ".join(part for part in (item.verdict, item.left, item.right) if part),
            f"by {item.by}, {item.at}" + (f", taken back {item.undone}" if item.undone else ""),
            [item.note] if item.note else [],
        )
        for item in found
    )
