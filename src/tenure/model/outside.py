"""Outside ids: what Wikidata, GLEIF, the SEC and other registers call a person or an organization.

An outside id is written `scheme:value`, for example `wikidata:Q42` or `lei:5493001KJTIIGC8Y1R12`.
"""

import re
from collections.abc import Callable
from string import ascii_uppercase
from typing import Final, NamedTuple
from urllib.parse import quote

from .errors import TenureError


class Outside(NamedTuple):
    """An id in one scheme; as text `scheme:value`."""

    scheme: str
    value: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"

    @property
    def url(self) -> str | None:
        """A page about it, where the scheme has such pages."""
        page = SCHEMES[self.scheme].page
        return page.format(quote(self.value, safe="")) if page else None


SURE: Final = 0.8
"""Matches from this score on stand without a human."""


class Match(NamedTuple):
    """An entry of a catalogue that a person or an organization of the register may be.

    `outside` is its id as text, `ids` its other ids by scheme; `score` (0 to 1) and `reason` say how surely it is.
    `was` is the id that a human confirmed, where that is now this one.
    """

    outside: str
    catalogue: str
    name: str
    ids: dict[str, str]
    score: float
    reason: str
    was: str = ""

    @property
    def sure(self) -> bool:
        """Whether it stands without a human."""
        return self.score >= SURE


def is_lei(text: str) -> bool:
    """Whether a text is a Legal Entity Identifier: 20 letters and digits with the check digits of ISO 17442."""
    if not re.fullmatch("[0-9A-Z]{18}[0-9]{2}", text):
        return False
    return int(text.translate(_AS_DIGITS)) % 97 == 1


_AS_DIGITS: Final = {ord(letter): str(number) for number, letter in enumerate(ascii_uppercase, start=10)}


class Scheme(NamedTuple):
    """A family of ids: what its ids are, whether a text is one, and the address of a page about one."""

    means: str
    holds: Callable[[str], object]
    page: str | None = None


_ANY: Final = re.compile(r"\S(.{0,198}\S)?").fullmatch

SCHEMES: Final[dict[str, Scheme]] = {
    "wikidata": Scheme(
        "Wikidata QID", re.compile("Q[1-9][0-9]*").fullmatch, "https://www.wikidata.org/wiki/{}"
    ),
    "lei": Scheme("Legal Entity Identifier (ISO 17442)", is_lei, "https://search.gleif.org/#/record/{}"),
    "cik": Scheme(
        "Central Index Key of the SEC, without leading zeros",
        re.compile("[1-9][0-9]{0,9}").fullmatch,
        "https://www.sec.gov/edgar/browse/?CIK={}",
    ),
    "ticker": Scheme("ticker symbol as the SEC lists it", re.compile("[A-Z0-9.-]{1,12}").fullmatch),
    "registry": Scheme(
        "number in a company register, as AUTHORITY/NUMBER", re.compile(r"[^/\s]+/\S.*").fullmatch
    ),
    "opensanctions": Scheme("OpenSanctions entity", _ANY, "https://www.opensanctions.org/entities/{}"),
    "ftm": Scheme("entity of a FollowTheMoney dataset", _ANY),
    "bods": Scheme("record of a BODS dataset", _ANY),
}
"""The schemes there are, the most common first."""


def parse_outside(text: str) -> Outside:
    """The outside id of a text `scheme:value`; raises TenureError, saying what is wrong, when it is none."""
    scheme, colon, value = text.partition(":")
    known = SCHEMES.get(scheme)
    if not colon or known is None:
        raise TenureError(f"{text!r} is no outside id: write SCHEME:ID with one of {', '.join(SCHEMES)}")
    if not known.holds(value):
        raise TenureError(f"{text!r} is no outside id: {value!r} is no {known.means}")
    return Outside(scheme, value)
