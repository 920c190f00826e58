"""Normal forms of text in names: any script to plain lower-case Latin letters, word by word.

Chinese characters are read in pinyin (pypinyin), all other scripts are transliterated by anyascii. The forms
are for comparing only; what is shown to people is always the name as written.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml
from anyascii import anyascii

HAN: Final = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_KANA: Final = re.compile(r"[぀-ヿㇰ-ㇿ]")
_TOKEN: Final = re.compile(r"[^\W_]+", re.UNICODE)
_NEITHER: Final = bytes(code for code in range(128) if not chr(code).isalnum())
_JOINERS: Final = re.compile(r"(?<=\w)['’ʼ`´‐‑–-](?=\w)")


@cache
def data(name: str) -> Any:
    """One of the data files of this room, parsed."""
    text = (files("tenure.names") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def has_han(text: str) -> bool:
    """Whether Chinese characters stand in the text."""
    return bool(HAN.search(text))


def has_kana(text: str) -> bool:
    """Whether Japanese syllables stand in the text: its characters have no Chinese reading then."""
    return bool(_KANA.search(text))


def simplified(text: str) -> str:
    """The text with the traditional characters that are common in names made simplified."""
    table: dict[str, str] = data("people")["simplified"]
    return "".join(table.get(character, character) for character in text)


@lru_cache(maxsize=65_536)
def pinyin(han: str) -> tuple[str, ...]:
    """The syllables of a run of Chinese characters, without tones; ü is written u."""
    from pypinyin import lazy_pinyin  # its tables take a tenth of a second: only who meets Chinese pays

    syllables = lazy_pinyin(simplified(han))
    return tuple(anyascii(s).lower().replace("v", "u") for s in syllables)


@lru_cache(maxsize=65_536)
def latin(text: str) -> str:
    """A word in plain lower-case Latin letters and digits: `Ğ` is g, `ı` and `İ` are i, `ß` is ss."""
    if text.isascii():
        return _plain(text)
    return "".join(c for c in anyascii(unicodedata.normalize("NFC", text)).lower() if c.isalnum())


def words(text: str) -> list[str]:
    """The words of a text as written, a hyphen or an apostrophe within a word left out ("Jean-Luc")."""
    if is_plain(text):
        return text.split()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _TOKEN.findall(_JOINERS.sub("", text))


def is_plain(text: str) -> bool:
    """Whether a text is words of ASCII letters and digits alone: each, lower-case, is its own plain form."""
    return text.isascii() and text.replace(" ", "").isalnum()


def _plain(text: str) -> str:
    """The letters and digits of an ASCII text, lower-case: it needs no transliteration."""
    return text.lower() if text.isalnum() else text.lower().encode().translate(None, _NEITHER).decode()


def latin_words(text: str) -> list[str]:
    """The words of a text in plain lower-case Latin letters and digits."""
    return [folded for word in words(text) if (folded := latin(word))]


def squeezed(text: str) -> str:
    """The whole text folded without any space: to look for a name of one script in a text of another."""
    return _plain(text) if text.isascii() else _squeezed(text)


@lru_cache(maxsize=65_536)
def _squeezed(text: str) -> str:
    out: list[str] = []
    for word in words(text):
        start = 0
        for index, character in enumerate(word):
            if HAN.match(character):
                if start < index:
                    out.append(latin(word[start:index]))
                out.extend(pinyin(character))
                start = index + 1
        if start < len(word):
            out.append(latin(word[start:]))
    return "".join(out)


_INITIALS: Final = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINALS: Final = (
    "iang|uang|iong|ang|eng|ing|ong|ian|iao|uan|uai|ua|uo|ue|ui|un|ia|ie|iu|in|ai|ei|ao|ou|an|en|er|a|o|e|i|u"
)
_SYLLABLES: Final = re.compile(rf"(?:(?:{_INITIALS})?(?:{_FINALS}))+")


@lru_cache(maxsize=65_536)
def is_pinyin(word: str) -> bool:
    """Whether a folded word can be read as Chinese syllables ("weibing")."""
    return _SYLLABLES.fullmatch(word) is not None
