"""What words mean, in words that all languages share: what is learned of one language helps to read the others.

A glossary gives forms and beginnings of forms an English concept ("scheidet" and "dimite": leave, resign), phrases one
of their own ("hang- up * hat": retire), and each concept a class of like ones, as a thesaurus does. All are data
(`glossary.json.xz` of a language's folder, `concepts.json.xz`), written in `bench/glossary` and packed by
`bench/pack_glossary.py`. A language without one is read by its own words alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from .linear import Layered

ANY: Final = "*"
"""In a phrase: up to three words that are not told."""
_REACH: Final = (1, 2, 3)
_BEGINNING: Final = "-"
"""At the end of an entry or of a phrase's word: all forms that begin so."""
_SHORTEST: Final = 2
_LONG: Final = 2 / 3
"""A beginning that is this share of a form or more is `long`: the form is hardly another word."""

_Phrase = tuple[int, tuple[str, ...], str]
"""Its place in the order in which phrases are tried, its words behind the first, its concept."""
How = Literal["exact", "whole", "long", "short", "none"]
"""How a form is known: `exact`, `whole` (a beginning and nothing else), `long`, `short`, `none`."""


class Meaning(NamedTuple):
    """The concept of a form, its class, and how the form is known."""

    concept: str
    kind: str
    how: How


_UNKNOWN: Final = Meaning("", "", "none")


class Glossary:
    """The glossary of a language.

    `words`: concepts by entries; `phrases`: by words parted by blanks; `kinds`: classes by concepts.
    """

    def __init__(
        self, words: Mapping[str, str], phrases: Mapping[str, str], kinds: Mapping[str, str]
    ) -> None:
        self._words = words
        self._kinds = kinds
        self._first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, concept in phrases.items():
            first, *rest = phrase.split()
            self._first.setdefault(first, []).append((tuple(rest), concept))
        for some in self._first.values():
            some.sort(key=lambda one: -len(one[0]))
        self.meaning = lru_cache(maxsize=1 << 14)(self._meaning)
        self._begin = lru_cache(maxsize=1 << 14)(self._beginning_with)

    def _meaning(self, form: str) -> Meaning:
        concept = self._words.get(form)
        if concept is not None:
            return Meaning(concept, self._kinds.get(concept, ""), "exact")
        for size in range(len(form), _SHORTEST - 1, -1):
            concept = self._words.get(form[:size] + _BEGINNING)
            if concept is not None:
                how: How = "whole" if size == len(form) else "long" if size >= _LONG * len(form) else "short"
                return Meaning(concept, self._kinds.get(concept, ""), how)
        return _UNKNOWN

    def phrases(self, forms: Sequence[str]) -> list[str]:
        """For each word of a sentence the concept of the phrase that it is part of, or nothing."""
        found = [""] * len(forms)
        if self._first:
            for start, (form, following) in enumerate(pairwise(forms)):
                going, others = self._begin(form)
                some = going.get(following, ())
                if others:
                    fitting = [one for one in others if one[1][0] == ANY or _fits(one[1][0], following)]
                    some = sorted([*some, *fitting]) if fitting else some
                for _, rest, concept in some:
                    stop = _matched(rest, forms, start + 1)
                    for place in range(start, stop):
                        found[place] = found[place] or concept
        return found

    def _beginning_with(self, form: str) -> tuple[dict[str, list[_Phrase]], list[_Phrase]]:
        """The phrases that a form begins, in order: by their second word, and those of which it is no whole form."""
        keys: Iterator[str] = (form[:size] + _BEGINNING for size in range(1, len(form) + 1))
        every = [phrase for key in (form, *keys) for phrase in self._first.get(key, ())]
        going: dict[str, list[_Phrase]] = {}
        others: list[_Phrase] = []
        for number, (rest, concept) in enumerate(every):
            open_ended = rest[0] == ANY or rest[0].endswith(_BEGINNING)
            (others if open_ended else going.setdefault(rest[0], [])).append((number, rest, concept))
        return going, others


def _matched(rest: Sequence[str], forms: Sequence[str], start: int) -> int:
    """Where the rest of a phrase ends that goes on at `start`; 0 where it does not."""
    for number, word in enumerate(rest):
        if word == ANY:
            ends = (_matched(rest[number + 1 :], forms, start + skip) for skip in _REACH)
            return next((end for end in ends if end), 0)
        if start >= len(forms) or not _fits(word, forms[start]):
            return 0
        start += 1
    return start


def _fits(word: str, form: str) -> bool:
    return form.startswith(word[:-1]) if word.endswith(_BEGINNING) else form == word


@cache
def shipped(code: str) -> Glossary:
    """The glossary that comes with a language; an empty one for a language without."""
    own = Layered("glossary").own(code)
    return Glossary(own.get("words", {}), own.get("phrases", {}), kinds())


@cache
def kinds() -> dict[str, str]:
    """The class of each concept."""
    found: dict[str, str] = Layered("concepts").shared()
    return found
