"""Each sample is recognized among all sources, whatever its name; with a byte order mark too."""

import io
from pathlib import Path

import pytest

from tenure.sources import items_of, registry

from .conftest import SAMPLES

FORMS = {
    "bods.json": "bods",
    "borme-none.xml": "borme",
    "borme-summary.xml": "borme",
    "borme.xml": "borme",
    "brreg-updates.json": "brreg",
    "brreg.json": "brreg",
    "companies-house-stream.jsonl": "companies-house",
    "companies-house.jsonl": "companies-house",
    "ftm.jsonl": "ftm",
    "kap.json": "kap",
    "sec-8k.htm": "sec",
    "sec-submission.txt": "sec",
    "sec-submissions.json": "sec",
}


def test_there_is_a_sample_of_each() -> None:
    assert sorted(FORMS) == sorted(path.name for path in SAMPLES.iterdir())


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n "])
def test_each_is_known_by_its_first_bytes(name: str, mark: bytes) -> None:
    raw = mark + (SAMPLES / name).read_bytes()
    guessed = {registry.guess(suffix, None, raw[:4096]).name for suffix in (Path(name).suffix, "")}
    assert guessed == {FORMS[name]}
    if mark != b"\n " or not raw.lstrip().startswith(b"<?xml"):  # nothing may stand before an XML declaration
        plain = list(items_of(io.BytesIO((SAMPLES / name).read_bytes()), "x", form=FORMS[name]))
        assert list(map(str, items_of(io.BytesIO(raw), "x", form=FORMS[name]))) == list(map(str, plain))
