"""How a name sounds, roughly: to know a foreign name in Chinese characters or another script again.

Only classes of consonants are kept, as the transliterations of news agencies keep them: `Siemens` and 西门子
are both SMNS, `Karaçam` and 卡拉恰姆 both KLSM.
"""

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from .fold import HAN, pinyin

_TURKISH: Final = str.maketrans(
    {"ç": "ch", "ş": "sh", "ğ": "", "ı": "i", "Ç": "ch", "Ş": "sh", "Ğ": "", "İ": "i"}
)
_TURKISH_LETTERS: Final = re.compile("[çşğıİÇŞĞ]")
_PINYIN: Final = (
    (re.compile("^(zh|ch|sh|[zcsjqx])"), "S"),
    (re.compile("^[bp]"), "P"),
    (re.compile("^[dt]"), "T"),
    (re.compile("^[gk]"), "K"),
    (re.compile("^[fw]"), "F"),
    (re.compile("^[lr]"), "L"),
    (re.compile("^m"), "M"),
    (re.compile("^n"), "N"),
)
_LATIN: Final = (
    (re.compile("sch|tsch|sh|ch|zh|ts|tz|cz|dj|dzh"), "S"),
    (re.compile("ph"), "F"),
    (re.compile("th"), "T"),
    (re.compile("ck|qu|kh|gh"), "K"),
    (re.compile("c(?=[eiy])|[szjx]"), "S"),
    (re.compile("r(?=[aeiou])|l"), "L"),
)
_LETTERS: Final = str.maketrans(
    {
        letter: kind
        for letters, kind in (("ckgq", "K"), ("bp", "P"), ("dt", "T"), ("fvw", "F"), ("m", "M"), ("n", "N"))
        for letter in letters
    }
)
_DOUBLE: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """The classes of a word's consonants, doubled ones once."""
    if HAN.search(word):
        classes = "".join(_syllable(s) for s in pinyin("".join(HAN.findall(word))))
    else:
        text = word.translate(_TURKISH)
        if _TURKISH_LETTERS.search(word):
            text = text.replace("c", "j").replace("C", "j") if "ch" not in text else text
        classes = anyascii(text).lower()
        for pattern, letter in _LATIN:
            classes = pattern.sub(letter, classes)
        classes = "".join(filter(str.isupper, classes.translate(_LETTERS)))
    return _DOUBLE.sub(r"\1", classes)


def _syllable(syllable: str) -> str:
    if syllable in ("er", "wu", "a", "e", "yi", "yu", "o"):
        return ""
    nasal = "N" if syllable.endswith(("n", "ng")) else ""
    for pattern, letter in _PINYIN:
        if pattern.match(syllable):
            return letter + nasal
    return nasal
