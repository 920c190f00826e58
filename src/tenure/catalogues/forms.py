"""The forms in which catalogues are published, by the name that `--as` takes."""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal, NamedTuple

from . import bods, ftm, gleif, sec, wikidata
from .entry import Item
from .text import Broken, Raw, Row


class Form(NamedTuple):
    """How a file becomes records, and a record what it says; `twice` is what counts of two with one id.

    `records` runs in one process, `parse` in several; it raises ValueError (or msgspec.MsgspecError) for a record that
    can't be used.
    """

    records: Callable[[io.BufferedReader], Iterator[Raw | Row | Broken]]
    parse: Callable[[Raw | Row], Iterable[Item]]
    twice: Literal["first, and say so", "first", "last"]


FORMS: Final[dict[str, Form]] = {
    "gleif": Form(gleif.records, gleif.parse, "first, and say so"),
    "wikidata": Form(wikidata.records, wikidata.parse, "first, and say so"),
    "sec-tickers": Form(sec.records, sec.parse, "first"),
    "ftm": Form(ftm.records, ftm.parse, "first, and say so"),
    "bods": Form(bods.records, bods.parse, "last"),
}
