"""Days of publication that have not come: unknown rather than wrong."""

import datetime
from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from tenure.model import BadDocument, Document

from .protocol import Item, Link

Note = Callable[[str, str], None]
"""Called with a document's name and what was noted of it."""

_FIRST: Final = datetime.timedelta(hours=14)
"""How far the clocks of the world run ahead of UTC (Kiribati)."""

Dated = TypeVar("Dated", Document, Link)


def undated_if_ahead(item: Item, now: datetime.datetime, note: Note | None = None) -> Item:
    """The item without its day of publication where at the moment `now` that had not come anywhere on Earth."""
    if isinstance(item, BadDocument):
        return item
    if isinstance(item, tuple):
        return undated(item[0], now, note), item[1]
    if isinstance(item, Link):
        return undated(item, now, note)
    return undated(item, now, note)


def undated(item: Dated, now: datetime.datetime, note: Note | None = None) -> Dated:
    """The same for a document or a link."""
    if item.published is None or item.published <= (now + _FIRST).date().isoformat():
        return item
    if note is not None:
        name = item.id or item.url or ""
        note(name, f"says it was published on {item.published}, which has not come: left undated")
    return msgspec.structs.replace(item, published=None)
