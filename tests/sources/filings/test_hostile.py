"""Whatever is done to a record, it gives items or says what is wrong: no other error reaches a user."""

import copy
import io
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenure.model import BadDocument, Document
from tenure.sources import Link, items_of

from .conftest import SAMPLES

JSON = {
    "bods": "bods.json",
    "brreg": "brreg.json",
    "companies-house": "companies-house-stream.jsonl",
    "ftm": "ftm.jsonl",
    "kap": "kap.json",
    "sec": "sec-submissions.json",
}
MARKUP = {"borme": ["borme.xml", "borme-summary.xml"], "sec": ["sec-8k.htm", "sec-submission.txt"]}
ODD: st.SearchStrategy[Any] = st.sampled_from(
    (None, 0, -1, 1e309, 10**30, True, "", " ", "\x00", "0001-01-01", "1/13/2026", "9999-99-99", "x" * 5000, [], [[]],
     {}, {"": ""}, {"id": "x"}, [None], [0], [""], ["a", "b"], "2026-01-01T25:00:00Z", "🜚", "a, b, c, d", ":", "cfo:")
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to all values within a value."""
    found = [path] if path else []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        found += places(each, (*path, key))
    return found


def rows(name: str) -> list[Any]:
    decoder = json.JSONDecoder()
    text = (SAMPLES / name).read_text(encoding="utf-8").strip()
    found: list[Any] = []
    position = 0
    while position < len(text):
        value, position = decoder.raw_decode(text, position)
        found += value if isinstance(value, list) else [value]
        position += len(text[position:]) - len(text[position:].lstrip())
    return found


def survive(form: str, raw: bytes) -> None:
    for item in items_of(io.BytesIO(raw), "f", form=form):
        assert isinstance(item, (Document, Link, BadDocument, tuple))
        if isinstance(item, tuple):
            document, claims = item
            for claim in claims:
                for piece in claim.evidence:
                    assert document.text[piece.start : piece.end] == piece.quote


@pytest.mark.parametrize("form", JSON)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_value_of_any_other_kind_in_any_place(form: str, data: st.DataObject) -> None:
    found = copy.deepcopy(rows(JSON[form]))
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from(places(found)))
        inner: Any = found
        for key in path:
            inner = inner[key]
        if data.draw(st.booleans()):
            inner[last] = copy.deepcopy(data.draw(ODD))
        else:
            del inner[last]
        if not found:
            return
    survive(form, "\n".join(map(json.dumps, found)).encode())
    survive(form, json.dumps(found).encode())


@pytest.mark.parametrize(("form", "name"), [(form, name) for form, names in MARKUP.items() for name in names])
@given(
    cuts=st.lists(
        st.tuples(st.integers(0, 4000), st.integers(0, 60), st.binary(max_size=12)), min_size=1, max_size=4
    )
)
@settings(max_examples=60, deadline=None)
def test_markup_with_pieces_torn_out_and_others_put_in(
    form: str, name: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    raw = (SAMPLES / name).read_bytes()
    for start, length, other in cuts:
        start %= len(raw)
        raw = raw[:start] + other + raw[start + length :]
    survive(form, raw or b"<")


def test_numbers_without_end_and_halves_of_characters_are_said_so() -> None:
    big = (
        b'[{"a": ' + b"9" * 5000 + b'}, {"id": "p", "schema": "Person", "properties": {"name": ["\\ud800"]}}]'
    )
    first, second = items_of(io.BytesIO(big), "f", form="ftm")
    assert "too many digits" in str(first) and "half a character" in str(second)
    (line,) = items_of(io.BytesIO(b'{"a": ' + b"9" * 5000 + b"}\n"), "f", form="ftm")
    assert isinstance(line, BadDocument)


@pytest.mark.parametrize(
    ("form", "raw"),
    [
        ("borme", b"<documento><metadatos><identificador>BORME-A-2024-1-1</identificador></metadatos>"
                  b'<p class="articulo">1 - ' + b"(R.M. " * 60_000 + b"</p></documento>"),
        ("borme", b'<documento><p>BORME-A-2024-1-1</p><p class="articulo">1 - A SL</p>'
                  b'<p class="parrafo">Nombramientos. ' + b"Adm. Unico: A;" * 20_000 + b"</p></documento>"),
        ("sec", b"<html><TYPE>8-K" * 60_000),
        ("sec", b"<p>Item 5.02 " + b"election of directors; " * 40_000 + b"</p>"),
        ("sec", b"<div>" * 40_000 + b"Item 5.02"),
        ("companies-house", b'{"items": [' * 30_000),
        ("kap", b'[{"a": "' + b"\\u0041" * 200_000),
    ],
)  # fmt: skip
def test_long_and_hostile_texts_end_in_time(form: str, raw: bytes) -> None:
    survive(form, raw)
