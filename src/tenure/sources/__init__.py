"""Where documents come from: text, web pages, JSON Lines, filings, and claims that others made."""

from .open import items, items_of
from .protocol import Claimed, Given, Item, Link, Source
from .registry import broken, names

__all__ = ["Claimed", "Given", "Item", "Link", "Source", "broken", "items", "items_of", "names"]
