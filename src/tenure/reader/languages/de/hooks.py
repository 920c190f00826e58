"""German: compounds ("Finanzchefin", "Wirecard-Chef", "Verpackungstochter") and nouns that are no names."""

from functools import lru_cache
from typing import Final

from tenure.reader.hooks import Hooks
from tenure.reader.pack import Pack

_HEADS: Final = tuple(
    sorted(
        (
            head + ending
            for head, endings in {
                "chef": ("", "s", "in"),
                "vorstand": ("", "s", "es"),
                "vorständin": ("",),
                "leiter": ("", "s", "in"),
                "direktor": ("", "s", "in"),
                "präsident": ("", "en", "in"),
                "sprecher": ("", "s", "in"),
                "geschäftsführer": ("", "s", "in"),
                "vorsitzende": ("", "r", "n"),
                "intendant": ("", "en", "in"),
                "redakteur": ("", "s", "in"),
                "gründer": ("", "s", "in"),
                "boss": ("", "es"),
                "obmann": ("", "s"),
                "obfrau": ("",),
                "manager": ("", "s", "in"),
            }.items()
            for ending in endings
        ),
        key=len,
        reverse=True,
    )
)
_NOUN_ENDINGS: Final = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "täten",
    "ismus", "nis", "nisse", "nissen", "ment", "ments", "tum", "ling", "linge", "jährige", "jährigen", "jähriger",
    "prozent", "euro", "dollar",
)  # fmt: skip
_INFLECTIONS: Final = ("", "s", "es", "e", "n", "en", "er", "ern", "in", "innen")
_MIN_TAIL: Final = 5
"""A noun this long at the end of a word makes it a compound; shorter ones end surnames too often."""


class LanguageHooks(Hooks):
    """See `tenure.reader.hooks`."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack)
        self._nouns = frozenset(n.lower() for n in pack.names.not_names)
        self._is_noun = lru_cache(maxsize=20_000)(self._noun)

    def split(self, word: str) -> int:
        """The place where a title begins inside a compound: after the last hyphen, or before its head word."""
        low = word.lower()
        at = low.rfind("-") + 1
        if 0 < at < len(low) - 2:
            return at
        for head in _HEADS:
            if low.endswith(head) and len(low) - len(head) >= 3:
                return len(low) - len(head)
        return 0

    def noun(self, norm: str) -> bool:
        """Whether a capitalized word is a common noun."""
        return self._is_noun(norm)

    def _noun(self, norm: str) -> bool:
        tail = norm.rsplit("-", 1)[-1]
        if tail.endswith(_NOUN_ENDINGS) and len(tail) > 5:
            return True
        for ending in _INFLECTIONS:
            if not tail.endswith(ending):
                continue
            stem = tail[: len(tail) - len(ending)]
            if stem in self._nouns:
                return True
            for cut in range(3, len(stem) - _MIN_TAIL + 1):
                if stem[cut:] in self._nouns:
                    return True
        return False
