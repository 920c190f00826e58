"""How the register's answers look to people: blocks of a state, what it is about, and the quotes behind it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from .output import console, quoted
from .words import percent, role_words

if TYPE_CHECKING:
    from tenure.register import Change, Entity, Fact, Holding, Organization, Person, Quote, Stake, Tie

_ONLY_WHEN_ASKED: Final = ("evidence", "mentions")
_SOURCINGS: Final = ("official", "named", "plain", "unnamed")


def as_json(answer: Any) -> Any:
    """An answer as plain values, without the fields that are only there when asked for."""
    return _asked(msgspec.to_builtins(answer))


def _asked(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _asked(item) for key, item in value.items() if not (item is None and key in _ONLY_WHEN_ASKED)
        }
    return [_asked(item) for item in value] if isinstance(value, list) else value


class Sheet:
    """Blocks on standard output, in the width of the terminal: a label, what it says, and its quotes."""

    def __init__(self, *, every_quote: bool) -> None:
        self._every_quote = every_quote
        self._out = console()

    def title(self, text: str, names: Sequence[str] = ()) -> None:
        """A bold line, with the other names of what it is about."""
        from rich.text import Text

        others = [name for name in names if name != text]
        self._out.print(Text.assemble((text, "bold"), (f"  ({', '.join(others)})" if others else "", "dim")))

    def blocks(self, rows: Iterable[tuple[str, str, str, "list[Quote] | None"]]) -> None:
        """Rows of label, main words, details and evidence."""
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True, min_width=8)
        table.add_column()
        for label, main, details, evidence in rows:
            table.add_row(Text(label), Text.assemble((main, "bold"), f"  {details}" if details else ""))
            for quote in self._shown(evidence or []):
                table.add_row(
                    "", Text.assemble((quoted(quote.quote or ""), "italic"), f" — {_source(quote)}")
                )
        self._out.print(table)

    def line(self, text: str = "") -> None:
        """A line of its own."""
        from rich.text import Text

        self._out.print(Text(text))

    def _shown(self, evidence: "list[Quote]") -> "list[Quote]":
        carried = [quote for quote in evidence if quote.quote]
        if self._every_quote:
            return carried
        return sorted(carried, key=lambda quote: _SOURCINGS.index(quote.sourcing))[:1]


def _source(quote: "Quote") -> str:
    parts = [quote.publisher or quote.document, quote.published, quote.sourcing]
    if quote.modality != "actual":
        parts.append(quote.modality)
    if quote.copies:
        parts.append(f"copies {quote.copies}")
    return ", ".join(part for part in parts if part)


def _org(org: "Entity | None") -> str:
    return org.name if org else "an organization not named"


def _origins(count: int) -> str:
    return f"{count} independent origin{'' if count == 1 else 's'}" if count else ""


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _state(holding: "Holding") -> str:
    """What is known of the interval, in words; an unknown date is not mentioned."""
    return _joined(
        f"from {holding.start}" if holding.start else None,
        f"until {holding.end}" if holding.end else None,
        f"expected to start {holding.expected_start}" if holding.expected_start else None,
        f"expected to end {holding.expected_end}" if holding.expected_end else None,
        f"last seen {holding.seen}" if holding.seen and holding.state != "ended" else None,
        _origins(holding.origins),
        *(f"but: {conflict}" for conflict in holding.conflicts),
    )


def _post(holding: "Holding | Change") -> str:
    interim = "interim " if holding.interim else ""
    return f"{interim}{role_words(holding.role)} of {_org(holding.org)}"


def show_holders(holdings: "list[Holding]", *, every_quote: bool) -> None:
    """Who is in post."""
    Sheet(every_quote=every_quote).blocks(
        (holding.state, f"{holding.person.name}, {_post(holding)}", _state(holding), holding.evidence)
        for holding in holdings
    )


def show_person(person: "Person", *, every_quote: bool) -> None:
    """A person: posts, then shares."""
    sheet = Sheet(every_quote=every_quote)
    sheet.title(person.person.name, person.person.names)
    order = ("current", "expected", "uncertain", "ended")
    posts = sorted(person.posts, key=lambda post: order.index(post.state))
    sheet.blocks((post.state, _post(post), _state(post), post.evidence) for post in posts)
    _stakes(sheet, person.stakes)
    sheet.line()


def show_organization(org: "Organization", *, every_quote: bool) -> None:
    """An organization: its posts, what it belongs to and owns, what is said of it."""
    sheet = Sheet(every_quote=every_quote)
    sheet.title(org.org.name, org.org.names)
    order = ("current", "expected", "uncertain", "ended")
    posts = sorted(org.posts, key=lambda post: order.index(post.state))
    sheet.blocks(
        (post.state, f"{post.person.name}, {role_words(post.role)}", _state(post), post.evidence)
        for post in posts
    )
    sheet.blocks(_tie(tie) for tie in [*org.parents, *org.children])
    _stakes(sheet, org.stakes)
    sheet.blocks(_fact(fact) for fact in org.facts)
    sheet.line()


def show_changes(changes: "list[Change]", *, every_quote: bool) -> None:
    """What changed, in order of time."""
    Sheet(every_quote=every_quote).blocks(
        (
            change.when or "undated",
            f"{change.change}: {change.person.name}, {_post(change)}",
            _joined(
                change.modality,
                change.sourcing,
                change.reason,
                _origins(change.origins),
                f"denied by {change.denials}" if change.denials else None,
                f"reported {change.reported or change.announced}"
                if change.reported or change.announced
                else None,
                *(f"but: {conflict}" for conflict in change.conflicts),
            ),
            change.evidence,
        )
        for change in changes
    )


def _stakes(sheet: Sheet, stakes: "list[Stake]") -> None:
    sheet.blocks(
        (
            {"hold": "holds", "acquire": "acquired", "sell": "sold"}[stake.change],
            f"{percent(stake.share) if stake.share is not None else 'shares'} of {stake.org.name}",
            _joined(
                None if stake.modality == "actual" else stake.modality,
                stake.when,
                f"reported {stake.reported}" if stake.reported else None,
            ),
            stake.evidence,
        )
        for stake in stakes
    )


def _tie(tie: "Tie") -> "tuple[str, str, str, list[Quote] | None]":
    details = _joined(None if tie.modality == "actual" else tie.modality, tie.when)
    return tie.change, f"{tie.org.name}, {tie.relation} of {tie.parent.name}", details, tie.evidence


def _fact(fact: "Fact") -> "tuple[str, str, str, list[Quote] | None]":
    details = _joined(None if fact.modality == "actual" else fact.modality, fact.when)
    return fact.attribute, fact.value, details, fact.evidence
