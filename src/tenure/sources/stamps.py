"""Moments as feeds, sitemaps and messages write them."""

import datetime
import email.utils

from tenure.model.dates import format_moment


def _stamp(text: str) -> datetime.datetime | None:
    """RFC 3339 or RFC 822, with the offset that it names."""
    text = text.strip()
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError, TypeError):
        return None


def day(text: str) -> str | None:
    """The day on the clock that the moment names; None for what is no moment."""
    stamp = _stamp(text)
    return stamp.date().isoformat() if stamp else None


def moment(text: str) -> str | None:
    """The moment in UTC; one that names no offset is taken for UTC. None for what is no moment."""
    stamp = _stamp(text)
    if stamp is None:
        return None
    try:
        return format_moment(stamp if stamp.tzinfo else stamp.replace(tzinfo=datetime.UTC))
    except OverflowError:
        return None
