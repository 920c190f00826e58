"""The words behind an answer, as formats with little room for them carry them."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from tenure.formats import Firmness
from tenure.model.vocabulary import SOURCINGS, Modality, Sourcing
from tenure.register import Held, Quote

_WEIGHT: dict[str, int] = {
    sourcing: -place for place, sourcing in enumerate(("official", "named", "plain", "unnamed"))
}
"""Who is believed first (docs/policy.md): an official word, then one with a name to it."""
assert set(_WEIGHT) == set(SOURCINGS)


def cited(quote: Quote) -> str | None:
    """A quote with its source in a line: `“words” — publisher, day`; None for one without words."""
    if not quote.quote:
        return None
    source = ", ".join(part for part in (quote.publisher, quote.published) if part)
    return f"“{' '.join(quote.quote.split())}”" + (f" — {source}" if source else "")


def firmness(evidence: Sequence[Quote] | None, modality: Modality, change: str | None = None) -> Firmness:
    """How firmly something is said, by the weightiest of those who say so; `plain` where nobody is quoted."""
    mine = [q for q in evidence or () if q.modality == modality and change in (None, q.change)]
    found: Sourcing = max((q.sourcing for q in mine), key=lambda s: _WEIGHT[s], default="plain")
    return Firmness(modality, found)


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web that can be written down as such; else None."""
    if not url or any(c.isspace() or c in '<>"{}|\\^`' or ord(c) < 33 for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def unique(values: Iterable[str | None]) -> list[str]:
    """The values there are, each once, in their order."""
    return list(dict.fromkeys(value for value in values if value))


def shown_on(held: Held) -> str | None:
    """The day on which documents last show the state: of an end without a date, the first report of it."""
    holding = held.holding
    quotes = holding.evidence or []
    if holding.state == "ended":
        told = [
            q.published
            for q in quotes
            if q.change in ("end", "held") and q.modality == "actual" and q.published
        ]
        if told:
            return min(told)
    days: list[str | None] = [holding.seen, *(q.published for q in quotes)]
    return max((day for day in days if day), default=None)
