"""An alert as running text, for people."""

from tenure.register import Quote
from tenure.watch.model import Alert


def source(quote: Quote) -> str:
    """Who says it, when, and how; what is not said as done, with that."""
    firmness = None if quote.modality == "actual" else quote.modality
    parts = (quote.publisher or quote.document, quote.published, quote.sourcing, firmness)
    return ", ".join(part for part in parts if part)


def words(quote: Quote) -> str:
    """The words between marks, on one line."""
    return f"“{' '.join((quote.quote or '').split())}”"


def lines(alert: Alert) -> list[str]:
    """What moved, each quote with who says it, and where to read on."""
    found = [alert.text]
    for quote in alert.quotes:
        found.append(f"{words(quote)} — {source(quote)}")
        if quote.url:
            found.append(f"  {quote.url}")
    return found
