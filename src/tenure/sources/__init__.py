"""Where documents come from: text, web pages, JSON Lines, filings, and claims that others made."""

from .ahead import undated_if_ahead
from .online import followed, items_at
from .open import items, items_of
from .protocol import Claimed, Given, Item, Link, Source
from .registry import broken, names

__all__ = [
    "Claimed",
    "Given",
    "Item",
    "Link",
    "Source",
    "broken",
    "followed",
    "items",
    "items_at",
    "items_of",
    "names",
    "undated_if_ahead",
]
