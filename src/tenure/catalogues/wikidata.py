"""Wikidata's JSON dump, or a slice of it: one item a line, in an array or not.

Format: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html and
https://www.wikidata.org/wiki/Wikidata:Database_download (CC0). A redirect, where a slice holds one, is
`{"entity": "Q1", "redirect": "Q2"}`. Which properties are read stands in `data/wikidata.yaml`.
"""

import io
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

import msgspec
import yaml

from tenure.model.errors import TenureError
from tenure.model.outside import parse_outside

from .entry import Entry, Item, Moved, Tie, clean_names
from .text import Broken, Raw, Row, object_lines

_HUMAN: Final = "Q5"
_INSTANCE, _COUNTRY, _BORN, _DIED, _ENDED = "P31", "P17", "P569", "P570", "P576"
_MAIN_LANGUAGES: Final = ("en", "mul")


class _Rules(msgspec.Struct):
    organizations: frozenset[str]
    marks: frozenset[str]
    of_organization: dict[str, str]
    at_organization: dict[str, str]
    ids: dict[str, str]
    countries: dict[str, str]


@cache
def _rules() -> _Rules:
    text = (files("tenure.catalogues") / "data" / "wikidata.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), _Rules)


class _Item(msgspec.Struct):
    id: str = ""
    type: str = "item"
    labels: Any = None  # an empty map is written as an empty list
    aliases: Any = None
    claims: Any = None
    entity: str = ""
    redirect: str = ""


_ITEM: Final = msgspec.json.Decoder(_Item)


def records(stream: io.BufferedReader) -> Iterator[Raw | Row | Broken]:
    """One item a line."""
    return object_lines(stream)


def parse(record: Raw | Row) -> Iterable[Item]:
    """A human or an organization with its ties, or a redirect; nothing for what is neither."""
    assert isinstance(record, Raw)
    item = _ITEM.decode(record.data)
    if item.redirect and item.entity:
        yield Moved(_wikidata(item.entity), _wikidata(item.redirect))
        return
    if item.type != "item":
        return
    own = _wikidata(item.id)
    claims = item.claims if isinstance(item.claims, dict) else {}
    rules = _rules()
    classes = _entities(claims, _INSTANCE)
    human = _HUMAN in classes
    if not human and rules.organizations.isdisjoint(classes) and rules.marks.isdisjoint(claims):
        return
    names = _names(item)
    if not names:
        raise ValueError(f"{item.id}: has no name")
    yield Entry(
        id=own,
        kind="person" if human else "organization",
        names=names,
        country=next((rules.countries[q] for q in _entities(claims, _COUNTRY) if q in rules.countries), ""),
        ids=_ids(claims, rules.ids),
        born=_date(claims, _BORN) if human else "",
        died=_date(claims, _DIED) if human else "",
        closed=not human and _ENDED in claims,
    )
    for property_, role in rules.of_organization.items():
        for other in _entities(claims, property_):
            yield Tie(f"wikidata:{other}", own, role)
    for property_, role in rules.at_organization.items():
        for other in _entities(claims, property_):
            yield Tie(own, f"wikidata:{other}", role)


def _wikidata(text: str) -> str:
    try:
        return str(parse_outside(f"wikidata:{text}"))
    except TenureError:
        raise ValueError(f"{text!r} is no QID") from None


def _names(item: _Item) -> list[str]:
    labels = item.labels if isinstance(item.labels, dict) else {}
    aliases = item.aliases if isinstance(item.aliases, dict) else {}
    first = [labels[lang] for lang in _MAIN_LANGUAGES if lang in labels]
    texts = [*first, *labels.values(), *(alias for several in aliases.values() for alias in several)]
    return clean_names([text.get("value") for text in texts if isinstance(text, dict)])


def _values(claims: dict[str, Any], property_: str) -> Iterator[Any]:
    for statement in claims.get(property_) or ():
        if isinstance(statement, dict) and statement.get("rank") != "deprecated":
            snak = statement.get("mainsnak") or {}
            value = (snak.get("datavalue") or {}).get("value")
            if snak.get("snaktype") == "value" and value is not None:
                yield value


def _entities(claims: dict[str, Any], property_: str) -> list[str]:
    found = []
    for value in _values(claims, property_):
        if isinstance(value, dict):
            id_ = value.get("id") or (f"Q{value['numeric-id']}" if "numeric-id" in value else "")
            if str(id_).startswith("Q"):
                found.append(str(id_))
    return found


def _ids(claims: dict[str, Any], schemes: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for property_, scheme in schemes.items():
        values = {str(value).strip() for value in _values(claims, property_)}
        if len(values) == 1:  # of two, none is surer
            value = values.pop()
            try:
                found[scheme] = parse_outside(
                    f"{scheme}:{value.lstrip('0') if scheme == 'cik' else value}"
                ).value
            except TenureError:
                continue  # a mistake in Wikidata
    return found


def _date(claims: dict[str, Any], property_: str) -> str:
    """The year of a date: what is finer varies from statement to statement."""
    for value in _values(claims, property_):
        text = str(value.get("time", "")) if isinstance(value, dict) else ""
        if text.startswith("+") and text[1:5].isdecimal():
            return text[1:5]
    return ""
