"""JSON records: the same from an array, from lines and one behind the other; nothing crashes, nothing is lost."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenure.formats import FILED, Firmness, firmness_in
from tenure.model import BadDocument
from tenure.model.vocabulary import MODALITIES, SOURCINGS
from tenure.sources.filings.names import capitalized, surnames_last, written_first
from tenure.sources.filings.records import records

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abé", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
OBJECTS = st.lists(
    st.dictionaries(st.text("xyzé", min_size=1, max_size=3), VALUES, max_size=4), min_size=1, max_size=6
)


def read(raw: bytes) -> list[dict[str, Any] | BadDocument]:
    found = records(io.BufferedReader(io.BytesIO(raw)), "f")
    return [item if isinstance(item, BadDocument) else item[1] for item in found]


@given(OBJECTS)
@settings(max_examples=150, deadline=None)
def test_arrays_lines_and_values_over_many_lines_hold_the_same_records(rows: list[dict[str, Any]]) -> None:
    texts = [
        json.dumps(rows),
        json.dumps(rows, indent=1, ensure_ascii=False),
        "\n".join(map(json.dumps, rows)),
        "\n\n" + "\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n",
        "".join(map(json.dumps, rows)),
        "\n".join(json.dumps(row, indent=2) for row in rows),
    ]
    assert [read(text.encode()) for text in texts] == [rows] * len(texts)
    assert read(b"\xef\xbb\xbf" + texts[0].encode()) == rows


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_records_or_say_what_is_wrong(raw: bytes) -> None:
    for start in (raw, b"[" + raw, b"{" + raw, b'{"a": 1}\n' + raw):
        read(start)


def test_after_a_broken_record_the_next_line_is_read() -> None:
    first, *rest = read(b'{"a": \n{"b": 1}\n{"c": \n{"d": 2}\n')
    assert isinstance(first, BadDocument) and "record 1: is no JSON" in str(first)
    assert rest[0] == {"b": 1} and isinstance(rest[1], BadDocument) and rest[2] == {"d": 2}
    good, bad, last = read(b'{"a": 1}\n{"b": "\xff"}\n{"c": 3}\n')
    assert good == {"a": 1} and last == {"c": 3} and "UTF-8" in str(bad)


def test_an_array_that_breaks_off_gives_what_came_before() -> None:
    one, two, end = read(b'[{"a": 1}, {"b": 2}, {"c": ')
    assert (one, two) == ({"a": 1}, {"b": 2}) and "is no JSON" in str(end)
    one, two, end = read(b'[{"a": 1}, {"b": 2},')
    assert (one, two) == ({"a": 1}, {"b": 2}) and "breaks off" in str(end)
    one, word, end = read(b'[{"a": 1}, "x"] nonsense')
    assert one == {"a": 1} and "no JSON object" in str(word) and "is no JSON" in str(end)


@pytest.mark.parametrize("deep", [b"[" * 100_000, b'{"a":' * 100_000, b'{"x": 1}\n' + b'{"a":[' * 50_000])
def test_what_is_nested_too_deeply_is_said_so(deep: bytes) -> None:
    assert isinstance(read(deep)[-1], BadDocument)


def test_what_a_live_stream_has_given_is_there_before_its_next_line_comes() -> None:
    asked: list[int] = []

    class Live(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            asked.append(1)
            line = b'{"n": %d}\n' % len(asked)
            buffer[: len(line)] = line
            return len(line)

    found = records(io.BufferedReader(Live()), "live")
    assert [next(found), next(found)] == [("live, record 1", {"n": 1}), ("live, record 2", {"n": 2})]
    assert len(asked) <= 3


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("SMITH, John Peter", "John Peter Smith"),
        ("O'BRIEN-JONES, Ada", "Ada O'Brien-Jones"),
        ("MCDONALD, Flora, Dr.", "Flora McDonald"),
        ("de Vries, Jan", "Jan de Vries"),
        ("ELM HOLDINGS", "Elm Holdings"),
        ("Una Mary ELM", "Una Mary ELM"),
        ("SMITH, ", "Smith,"),
        ("TRADING, Import, Export Ltd", "TRADING, Import, Export Ltd"),
    ],
)
def test_surnames_before_a_comma(written: str, said: str) -> None:
    assert written_first(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("PEREZ GARCIA JUAN", "Juan Perez Garcia"),
        ("RAMA SANCHEZ JOSE PEDRO", "Jose Pedro Rama Sanchez"),
        ("DE LA FUENTE GARCIA MARIA", "Maria de la Fuente Garcia"),
        ("SMITH JOHN", "John Smith"),
        ("CHER", "Cher"),
        ("NUÑEZ ÁLVAREZ ÍÑIGO", "Íñigo Nuñez Álvarez"),
    ],
)
def test_surnames_before_given_names(written: str, said: str) -> None:
    assert surnames_last(written) == said


def test_no_letter_of_a_name_is_lost() -> None:
    assert capitalized("İPEK VON DER HEIDE").count(" ") == 3


def test_firmness_is_read_back_as_it_was_written_and_from_nothing_else() -> None:
    for modality in MODALITIES:
        for sourcing in SOURCINGS:
            each = Firmness(modality, sourcing)
            assert firmness_in("a remark", str(each)) == each
    assert firmness_in(None, "planned", "actual, official, and more") == FILED
