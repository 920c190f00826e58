"""Dates of the world as far as they are known: a day, a month, a year (EDTF level 0).

A date that a text gives as "April 2022" stays `2022-04`: it is an interval of thirty days in which the thing
happened, and no day is invented. Source of the form: Library of Congress, Extended Date/Time Format
(ISO 8601-2:2019), level 0, dates only.
"""

import calendar
import datetime
import re
from functools import lru_cache
from typing import Final

from .errors import BadDate

_EDTF: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=65_536)
def bounds(edtf: str) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that a date may stand for.

    Raises BadDate when the text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or names no day of the calendar.
    """
    match = _EDTF.fullmatch(edtf)
    if not match:
        raise BadDate(f"{edtf!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        if day is None:
            last = calendar.monthrange(year, month)[1]
            return datetime.date(year, month, 1), datetime.date(year, month, last)
        exact = datetime.date(year, month, day)
    except ValueError as error:  # IllegalMonthError is one as well
        raise BadDate(f"{edtf!r} is not a date: {error}") from None
    return exact, exact


def earliest(edtf: str) -> datetime.date:
    """The first day that the date may stand for."""
    return bounds(edtf)[0]


def latest(edtf: str) -> datetime.date:
    """The last day that the date may stand for."""
    return bounds(edtf)[1]


def check(edtf: str) -> str:
    """The date itself, if it is one; else BadDate."""
    bounds(edtf)
    return edtf


def compatible(a: str, b: str) -> bool:
    """Whether two dates may stand for one day: their intervals meet ("2022-04" and "2022-04-13")."""
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    return a_first <= b_last and b_first <= a_last


def finer(a: str, b: str) -> str:
    """Of two compatible dates the more exact one; the first if they are equally exact."""
    return b if len(b) > len(a) else a


def parse_day(text: str) -> datetime.date:
    """A single calendar day written `YYYY-MM-DD`; raises BadDate for anything else."""
    first, last = bounds(text)
    if first != last:
        raise BadDate(f"{text!r} is not a day: write YYYY-MM-DD")
    return first


def parse_moment(text: str) -> datetime.datetime:
    """A moment in UTC, written `YYYY-MM-DDTHH:MM[:SS]` with `Z` or an offset.

    A day alone (`YYYY-MM-DD`) is its last second: "known on that day" includes the day. A time without offset
    is UTC. Raises BadDate for anything else.
    """
    text = text.strip()
    if _EDTF.fullmatch(text):
        day = parse_day(text)
        return datetime.datetime.combine(day, datetime.time(23, 59, 59, 999_999), datetime.UTC)
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        raise BadDate(f"{text!r} is not a moment: write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return moment.astimezone(datetime.UTC)


def format_moment(moment: datetime.datetime) -> str:
    """A moment as text that sorts as time does: `2022-09-16T08:00:00.000000Z`."""
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
