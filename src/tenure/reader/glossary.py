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
_SIGN: Final = 2
"""Letters by which a word of a phrase is looked up."""
_LONG: Final = 2 / 3
"""A beginning that is this share of a form or more is `long`: the form is hardly another word."""

_Phrase = tuple[tuple[str, ...], str]
"""Its words behind the first, its concept."""
_Phrases = dict[str, list[tuple[int, _Phrase]]]
"""Phrases, with their places in the order in which they are tried."""
How = Literal["exact", "whole", "long", "short", "none"]
"""How a form is known: `exact`, `whole` (a beginning and nothing else), `long`, `short`, `none`."""


class Meaning(NamedTuple):
    """The concept of a form, its class, and how the form is known."""

    concept: str
    kind: str
    how: How


class _Begun(NamedTuple):
    """The phrases that a form begins: by their second word; by the first letters of a beginning that is their second;
    and of those that go on behind a gap, by the first letters of what stands there.
    """

    by_word: _Phrases
    by_sign: _Phrases
    behind_gap: _Phrases


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
        self._first: dict[str, list[_Phrase]] = {}
        for phrase, concept in phrases.items():
            first, *rest = phrase.split()
            self._first.setdefault(first, []).append((tuple(rest), concept))
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
        for start, (form, following) in enumerate(pairwise(forms)):
            begun = self._begin(form)
            if begun is None:
                continue
            some = [*begun.by_word.get(following, ())]
            if begun.by_sign:
                some += _of_sign(begun.by_sign, following)
            if begun.behind_gap:
                for behind in forms[start + 1 + _REACH[0] : start + 2 + _REACH[-1]]:
                    some += _of_sign(begun.behind_gap, behind)
            for _, (rest, concept) in sorted(some):
                stop = _matched(rest, forms, start + 1)
                for place in range(start, stop):
                    found[place] = found[place] or concept
        return found

    def _beginning_with(self, form: str) -> "_Begun | None":
        """The phrases that a form begins, if any.

        More words are tried before fewer, then more of the first word before less.
        """
        keys: Iterator[str] = (form[:size] + _BEGINNING for size in range(len(form), 0, -1))
        every = [phrase for key in (form, *keys) for phrase in self._first.get(key, ())]
        if not every:
            return None
        every.sort(key=lambda one: -len(one[0]))
        begun = _Begun({}, {}, {})
        for numbered in enumerate(every):
            second, *others = numbered[1][0]
            if second == ANY:
                begun.behind_gap.setdefault(_sign(others[0]), []).append(numbered)
            elif second.endswith(_BEGINNING):
                begun.by_sign.setdefault(_sign(second), []).append(numbered)
            else:
                begun.by_word.setdefault(second, []).append(numbered)
        return begun


def _sign(word: str) -> str:
    """What a form shares with a phrase's word that it fits."""
    return word.removesuffix(_BEGINNING)[:_SIGN]


def _of_sign(phrases: _Phrases, form: str) -> list[tuple[int, _Phrase]]:
    return [*phrases.get(form[:_SIGN], ()), *phrases.get(form[:1], ())]


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
    phrases = {phrase: concept for concept, some in own.get("phrases", {}).items() for phrase in some}
    return Glossary(own.get("words", {}), dict(sorted(phrases.items())), kinds())


@cache
def kinds() -> dict[str, str]:
    """The class of each concept."""
    found: dict[str, str] = Layered("concepts").shared()
    return found
