"""Text to tokens and sentences, with the offsets at which they stand.

Headline and body are read as one string, joined by a blank line: `Text.locate` turns offsets in it back into
evidence. Folding never changes the number of characters: an offset in the folded text is one in the text.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Collection
from functools import lru_cache
from pathlib import Path
from typing import Final

from tenure.model import Document, Evidence

from .pack_schema import Settings

JOINT: Final = "\n\n"
_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f{_INVISIBLE}])*"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_DOMAIN: Final = (
    r"[A-ZÀ-ÖØ-ÞĞİŞ][\w-]*\.(?:(?:com?|org|net)\.)?"
    r"(?:com|net|org|info|biz|eu|io|ai|tv|de|at|ch|fr|be|es|it|nl|pt|br|tr|uk|ie|ca|us|au|in|ph|mx|ar|cl|cat)(?![\w.-]*\w)"
)
"""A name that is an address too, one token: "Webwinkel.nl"."""
_EX: Final = r"(?<![\w-])[Ee]x-(?=[^\W\d_]|\Z)"
"""Its own token, so that the post after it is found: ex-directeur, ex-CEO."""
_PRONOUN: Final = r"(?:t-)?(?:ils?|elles?|on)\b"
_INVERTED: Final = rf"(?<=\w)-{_PRONOUN}"
"""The pronoun of an inverted clause: "a-t-il", "assure-t-elle"."""
_WORD: Final = {
    "suffix": re.compile(
        rf"{_DOMAIN}|{_NUMBER}|{_EX}|(?:[^\W\d_]['’])?{_LETTERS}(?:[-‐]{_LETTERS})*(?:-\d+)?|['’ʼ`]{_LETTERS}|[^\w\s]|\S"
    ),
    "prefix": re.compile(
        rf"{_DOMAIN}|{_NUMBER}|{_EX}|{_LETTERS}['’ʼ](?=\w|\Z)|{_INVERTED}|{_LETTERS}(?:[-‐](?!{_PRONOUN}){_LETTERS})*(?:-\d+)?"
        r"|[^\w\s]|\S"
    ),
    "none": re.compile(rf"{_DOMAIN}|{_NUMBER}|{_LETTERS}(?:[-‐'’]{_LETTERS})*(?:-\d+)?|[^\w\s]|\S"),
}
_HAN: Final = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
_CHARACTER: Final = re.compile(
    rf"{_NUMBER}|[A-Za-z\u00c0-\u024f]+(?:[-'’.&][A-Za-z\u00c0-\u024f]+)*|[{_HAN}]|\S"
)
_LONGEST: Final = 400
"""Words after which a sentence is cut wherever it stands: what is compared within a sentence grows by its square."""
_DROPPED: Final = re.compile(rf"[{_INVISIBLE}]")
_ENTRY: Final = re.compile(r"[^\W\d_][^\n:.,;]{0,60}: ?[^\W\d_][^\n]{0,80}(?:\n|\Z)")
"""A line of a list: "Genel Sekreter: Jane Roe"."""
_ENDS: Final = frozenset(".!?…。！？；")
_CLOSERS: Final = frozenset("\"'”’»)]」』）】")


def _lower_one(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else {"İ": "i"}.get(char, char)


def _ascii_one(char: str) -> str:
    if char in "ıIİ":
        return "i"
    base = unicodedata.normalize("NFKD", char)[0]
    return _lower_one(base)


class _Table(dict[int, str]):
    """A translation table that learns each character once."""

    def __init__(self, ascii_only: bool) -> None:
        super().__init__()
        self._one = _ascii_one if ascii_only else _lower_one

    def __missing__(self, code: int) -> str:
        folded = self._one("'" if code in (0x2019, 0x02BC, 0x60) else chr(code))
        self[code] = folded
        return folded


def _simplified() -> _Table:
    """Lower case, and traditional Chinese characters as their simplified forms, one for one."""
    table = _Table(False)
    lines = (
        (Path(__file__).parent / "languages" / "zh" / "traditional.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    old, new = (line for line in lines if not line.startswith("#"))
    table.update(zip(map(ord, old), new, strict=True))
    return table


_TABLES: Final = {"lower": _Table(False), "ascii": _Table(True), "simplified": _simplified()}


def fold(text: str, how: str) -> str:
    """The text in the form in which words are compared; as many characters as before."""
    return text.translate(_TABLES[how])


@lru_cache(maxsize=1)
def folded_whole(text: str, how: str) -> str:
    """The same of a whole document: who looks whether to read it and who reads it ask in turn."""
    return fold(text, how)


_SUBHEAD: Final = 14
"""How many tokens a headline within the text has at most."""


class Sentence:
    """A run of tokens: `tokens[start:end]`."""

    __slots__ = ("end", "headline", "index", "paragraph", "start")

    def __init__(self, index: int, start: int, end: int, paragraph: int, headline: bool) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.paragraph = paragraph
        self.headline = headline


class Text:
    """A document's tokens: `words` as written, `norms` folded, `starts` and `ends` offsets."""

    __slots__ = (
        "_divide",
        "_starters",
        "ends",
        "norms",
        "raw",
        "sentences",
        "starts",
        "title_length",
        "words",
    )

    def __init__(
        self,
        document: Document,
        settings: Settings,
        divide: Callable[[str], int] | None = None,
        starters: Collection[str] = (),
    ) -> None:
        """`divide` tells where a compound falls into two tokens ("Porsche-Chef": after the hyphen), or 0.

        `starters` are small words (folded) that, with a capital, begin a sentence even after "Corp.".
        """
        self._starters = starters
        self._divide = divide
        self.title_length = len(document.title)
        self.raw = document.title + JOINT + document.text
        self.words: list[str] = []
        self.norms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._tokenize(settings)
        self.sentences = self._split(settings)

    def _tokenize(self, settings: Settings) -> None:
        pattern = _CHARACTER if settings.tokens == "characters" else _WORD[settings.apostrophe]
        raw, folded, divide = self.raw, folded_whole(self.raw, settings.fold), self._divide
        clean = _DROPPED.search(folded) is None
        for match in pattern.finditer(raw):
            start, end = match.span()
            word, norm = raw[start:end], folded[start:end]
            if not clean:
                norm = _DROPPED.sub("", norm)
                if not norm:
                    continue
            at = divide(word) if divide is not None and "-" in word else 0
            if at:
                self.words.append(word[: at - 1])
                self.norms.append(norm[: at - 1])
                self.starts.append(start)
                self.ends.append(start + at - 1)
                start, word, norm = start + at, word[at:], norm[at:]
            self.words.append(word)
            self.norms.append(norm)
            self.starts.append(start)
            self.ends.append(end)

    def _split(self, settings: Settings) -> list[Sentence]:
        abbreviations = _abbreviations(tuple(settings.abbreviations), settings.fold)
        sentences: list[Sentence] = []
        begin, paragraph, count = 0, 0, len(self.words)
        for i in range(count):
            cut = False
            gap = self.raw[self.ends[i] : self.starts[i + 1]] if i + 1 < count else JOINT
            if i + 1 - begin >= _LONGEST or (
                "\n" in gap and (gap.count("\n") > 1 or _ENTRY.match(self.raw, self.starts[i + 1]))
            ):
                cut = True
            elif self.words[i] in _ENDS or (self.words[i] in _CLOSERS and i and self.words[i - 1] in _ENDS):
                cut = self._ends_here(i, gap, abbreviations, settings)
            if cut:
                headline = self.starts[begin] < self.title_length
                sentences.append(Sentence(len(sentences), begin, i + 1, paragraph, headline))
                begin = i + 1
                paragraph += gap.count("\n") > 1
        self._mark_subheads(sentences)
        return sentences

    def _mark_subheads(self, sentences: list[Sentence]) -> None:
        """Short paragraphs that exclaim are headlines within the text, and prove as little: "Roe resigns! Details!"."""
        for _, group in itertools.groupby(sentences, key=lambda s: s.paragraph):
            paragraph = list(group)
            short = paragraph[-1].end - paragraph[0].start <= _SUBHEAD
            if short and all(self.words[s.end - 1] in "!！" for s in paragraph):
                for sentence in paragraph:
                    sentence.headline = True

    def _ends_here(self, i: int, gap: str, abbreviations: frozenset[str], settings: Settings) -> bool:
        word = self.words[i]
        following = self.words[i + 1] if i + 1 < len(self.words) else ""
        if following in _CLOSERS and not gap:
            return False
        if settings.tokens == "characters" and word in "。！？；":
            return True
        if not gap or following[:1].islower():
            return False
        if word == "." and i:
            before = self.words[i - 1]
            if len(before) == 1 and before.isalpha() and before.isupper():
                return False
            if self.norms[i - 1] in abbreviations and self.starts[i] == self.ends[i - 1]:
                return self.norms[i + 1] in self._starters if i + 1 < len(self.words) else True
            if before.isdigit() and len(before) <= 2 and settings.nouns_capitalized:
                return False
        return True

    def span(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end` (exclusive), as written."""
        return self.raw[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def locate(self, start: int, end: int) -> Evidence:
        """The evidence for characters `start` to `end` of the joined text; never across headline and body."""
        if start < self.title_length:
            end = min(end, self.title_length)
            return Evidence("title", start, end, self.raw[start:end])
        shift = self.title_length + len(JOINT)
        return Evidence("text", start - shift, end - shift, self.raw[start:end])


@lru_cache(maxsize=64)
def _abbreviations(words: tuple[str, ...], how: str) -> frozenset[str]:
    return frozenset(fold(part, how) for word in words for part in word.split("."))


def pieces(form: str, settings: Settings) -> list[str]:
    """A form of a lexicon as the folded tokens that it would be in a text."""
    pattern = _CHARACTER if settings.tokens == "characters" else _WORD[settings.apostrophe]
    return [fold(m.group(), settings.fold) for m in pattern.finditer(form)]
