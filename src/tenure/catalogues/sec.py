"""The SEC's company_tickers.json: companies with their CIK, ticker and name.

Format: https://www.sec.gov/search-filings/edgar-search-assistance/accessing-edgar-data, one object whose values are
`{"cik_str": 320193, "ticker": "AAPL", "title": "Apple Inc."}`; a company with several tickers stands several times.
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from .entry import Entry, Item, clean_names
from .text import BREAKS, Broken, Raw, Row

MAX_SIZE: Final = 256 << 20
_STATE: Final = re.compile(r"\s*[/\\][A-Z]{2,4}[/\\]?$")
"""Where it was founded, at the end of a name: `BANK OF AMERICA CORP /DE/`."""


class _Company(msgspec.Struct):
    cik_str: int | str
    title: str
    ticker: str | None = None


_COMPANY: Final = msgspec.json.Decoder(_Company)


def records(stream: io.BufferedReader) -> Iterator[Raw | Row | Broken]:
    """Each company as an object; the number is that of the company in the file, which has but one line."""
    try:
        text = stream.read(MAX_SIZE)
    except BREAKS:
        yield Broken(1, "the file breaks off or is damaged; fetch it again", last=True)
        return
    try:
        companies = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError) as error:
        yield Broken(1, f"is no object of companies in JSON ({error}); fetch it again", last=True)
        return
    for place, company in enumerate(companies.values(), start=1):
        yield Raw(place, bytes(company))


def parse(record: Raw | Row) -> Iterable[Item]:
    """The company; raises ValueError saying what is wrong."""
    assert isinstance(record, Raw)
    company = _COMPANY.decode(record.data)
    cik = str(company.cik_str).lstrip("0")
    if not cik.isdecimal() or len(cik) > 10:
        raise ValueError(f"{company.cik_str!r} is no CIK")
    names = clean_names([_STATE.sub("", company.title), company.title])
    if not names:
        raise ValueError(f"CIK {cik}: has no name")
    ids = {"ticker": company.ticker} if company.ticker else {}
    yield Entry(id=f"cik:{cik}", kind="organization", names=names[:1], ids=ids)
