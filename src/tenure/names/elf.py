"""Legal forms of ISO 20275: the class and the country of a code, and the countries in which a form is written.

`data/elf.csv` is drawn from GLEIF's public list of Entity Legal Forms of 2026-02-19
(https://www.gleif.org/en/about-lei/code-lists/iso-20275-entity-legal-forms-code-list): the codes of which this
house knows the class (`legal_forms.yaml`) or that have an abbreviation.
"""

import csv
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from .organizations import MAX_LEGAL_WORDS, legal_words

_OPEN_ENDED: Final = 12
"""A form of more countries than this says nothing of where an organization is ("Ltd", "SA")."""


class LegalForm(NamedTuple):
    """A legal form: its country (ISO 3166-1), its class (`stock`, `limited`, ..., or ""), how it is written."""

    country: str
    group: str
    form: str


class _Forms(NamedTuple):
    by_code: dict[str, LegalForm]
    countries: dict[tuple[str, ...], frozenset[str]]


@cache
def _forms() -> _Forms:
    by_code: dict[str, LegalForm] = {}
    countries: dict[tuple[str, ...], set[str]] = {}
    text = (files("tenure.names") / "data" / "elf.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        written = row["forms"].split("|")
        by_code[row["code"]] = LegalForm(row["country"], row["class"], written[0])
        for form in written if row["class"] else ():  # "Bank" is an abbreviation too, and a word of trade
            countries.setdefault(legal_words(form), set()).add(row["country"])
    return _Forms(by_code, {words: frozenset(found) for words, found in countries.items() if words})


def legal_form(code: str) -> LegalForm | None:
    """The form of an ELF code; None for one that is not listed (`8888`, `9999`, a new one)."""
    return _forms().by_code.get(code)


def countries_of(name: str) -> frozenset[str]:
    """The countries that know the legal form at the end of a name; empty where there is none, or in too many."""
    words = name.split()
    known = _forms().countries
    for size in range(min(MAX_LEGAL_WORDS, len(words) - 1), 0, -1):
        form = legal_words(" ".join(words[-size:]))
        found = known.get(form) or known.get(("".join(form),))
        if found is not None:
            return found if len(found) <= _OPEN_ENDED else frozenset()
    return frozenset()
