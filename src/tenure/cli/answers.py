"""How the register's answers look to people, and to machines."""

from typing import TYPE_CHECKING, Any, Final

import msgspec

from tenure.model.scripts import both_scripts
from tenure.model.vocabulary import role_words

from .output import Row, Sheet, quoted
from .words import percent

if TYPE_CHECKING:
    from tenure.register import Change, Entity, Holding, Organization, OutsideId, Person, Quote, Stake

_ONLY_WHEN_ASKED: Final = ("evidence", "mentions")
_STATES: Final = ("current", "expected", "uncertain", "ended")
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


def quote_lines(evidence: "list[Quote] | None", every: bool) -> list[str]:
    """The quotes behind an answer, each with who says so; unless all are wanted, the latest of the best vouched for."""
    carried = [quote for quote in evidence or [] if quote.quote]
    if not every:
        carried.sort(key=lambda quote: quote.published or "", reverse=True)
        carried = sorted(carried, key=lambda quote: _SOURCINGS.index(quote.sourcing))[:1]
    return [f"{quoted(quote.quote or '')} — {_source(quote, every)}" for quote in carried]


def _source(quote: "Quote", with_id: bool) -> str:
    parts = [quote.publisher or quote.document, quote.published, quote.sourcing]
    if quote.modality != "actual":
        parts.append(quote.modality)
    if quote.copies:
        parts.append(f"copies {quote.copies}")
    if with_id and quote.publisher:
        parts.append(quote.document)
    return ", ".join(part for part in parts if part)


def named(entity: "Entity") -> str:
    """A name that readers of Latin script can read, with the name in its own script beside it: Lei Jun (雷军)."""
    return both_scripts(entity.name, entity.names)


def _other_names(entity: "Entity") -> list[str]:
    """The names that add something to the one shown: "Jun" adds nothing to "Lei Jun"."""
    shown = named(entity)
    words = set(shown.strip(")").replace("(", "").split())
    return [name for name in entity.names if name not in shown and not set(name.split()) <= words]


def _org(org: "Entity | None") -> str:
    return named(org) if org else "an organization not named"


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
    Sheet().blocks(
        (
            item.state,
            f"{named(item.person)}, {_post(item)}",
            _state(item),
            quote_lines(item.evidence, every_quote),
        )
        for item in holdings
    )


def show_person(person: "Person", *, every_quote: bool) -> None:
    """A person: posts, then shares."""
    sheet = Sheet()
    sheet.title(named(person.person), _other_names(person.person))
    sheet.blocks(
        (item.state, _post(item), _state(item), quote_lines(item.evidence, every_quote))
        for item in _in_order(person.posts)
    )
    sheet.blocks(_stake(stake, stake.org, every_quote) for stake in person.stakes)
    sheet.blocks(id_rows(person.ids))
    sheet.line()


def show_organization(org: "Organization", *, every_quote: bool) -> None:
    """An organization: its posts, what it belongs to and what belongs to it, its owners, what is said of it."""
    sheet = Sheet()
    sheet.title(named(org.org), _other_names(org.org))
    sheet.blocks(
        (
            item.state,
            f"{named(item.person)}, {role_words(item.role)}",
            _state(item),
            quote_lines(item.evidence, every_quote),
        )
        for item in _in_order(org.posts)
    )
    sheet.blocks(
        (
            tie.change,
            f"{named(tie.org)}, {tie.relation} of {named(tie.parent)}",
            _joined(_unless_actual(tie.modality), tie.when),
            quote_lines(tie.evidence, every_quote),
        )
        for tie in [*org.parents, *org.children]
    )
    sheet.blocks(_stake(stake, None, every_quote) for stake in org.stakes)
    sheet.blocks(
        (
            fact.attribute,
            fact.value,
            _joined(_unless_actual(fact.modality), fact.when),
            quote_lines(fact.evidence, every_quote),
        )
        for fact in org.facts
    )
    sheet.blocks(id_rows(org.ids))
    sheet.line()


def show_changes(changes: "list[Change]", *, every_quote: bool) -> None:
    """What changed, in order of time."""
    Sheet().blocks(
        (
            item.when or "undated",
            f"{item.change}: {named(item.person)}, {_post(item)}",
            _joined(
                item.modality,
                item.sourcing,
                item.reason,
                _origins(item.origins),
                f"denied by {item.denials}" if item.denials else None,
                _since_told(item),
                *(f"but: {conflict}" for conflict in item.conflicts),
            ),
            quote_lines(item.evidence, every_quote),
        )
        for item in changes
    )


def id_rows(ids: "list[OutsideId]") -> "list[Row]":
    """Outside ids, each with what it is called there and why it is linked."""
    return [
        (
            item.scheme,
            item.id,
            _joined(item.name, item.catalogue and f"in {item.catalogue}", item.reason),
            [],
        )
        for item in ids
    ]


def _in_order(posts: "list[Holding]") -> "list[Holding]":
    return sorted(posts, key=lambda post: _STATES.index(post.state))


def _since_told(change: "Change") -> str | None:
    told = change.reported or change.announced
    return f"reported {told}" if told else None


def _unless_actual(modality: str) -> str | None:
    return None if modality == "actual" else modality


def _stake(stake: "Stake", of: "Entity | None", every_quote: bool) -> Row:
    """A share, told from the side of its holder (`of` is what it is a share of) or of the organization."""
    size = percent(stake.share) if stake.share is not None else "shares"
    return (
        {"hold": "holds", "acquire": "acquired", "sell": "sold"}[stake.change],
        f"{size} of {named(of)}" if of else f"{named(stake.holder)}: {size} of {named(stake.org)}",
        _joined(_unless_actual(stake.modality), stake.when, stake.reported and f"reported {stake.reported}"),
        quote_lines(stake.evidence, every_quote),
    )
