"""Turkish endings: what may follow a stem, which case a phrase stands in, what a verb's endings say.

All forms are folded (accents dropped, ı and i one letter), so vowel harmony leaves two classes: `[ae]`, `[iu]`.
Source of the suffixes and their order: Göksel & Kerslake, Turkish: A Comprehensive Grammar (2005), chapters 8, 14.
"""

import re
from functools import lru_cache
from typing import Final

from tenure.reader.hooks import Hooks
from tenure.reader.tokens import Text, fold

_CASE = r"(?:n?[iu]n|[yn]?[iu]|[yn]?[ae]|n?[dt][ae]n?|y?l[ae]|n?c[ae])"
_POSSESSIVE = r"(?:i?m|um|[iu]?m[iu]z|[iu]?n[iu]z|s?[iu]|l[ae]r[iu])"
_COPULA = r"(?:d[iu]r(?:l[ae]r)?|t[iu]r|y?[dt][iu](?:l[ae]r|k|m)?|y?m[iu]s|yken|ys[ae])"
_NOUN: Final = re.compile(
    rf"(?:l[ae]r)?{_POSSESSIVE}?{_CASE}?(?:(?<=[dt][ae])ki(?:l[ae]r)?(?:n?[iu]n|n[iu]|n[ae]|nd[ae]n?)?)?{_COPULA}?"
)
_PERSON = r"(?:m|k|n|z|s[iu]n(?:[iu]z)?|l[ae]r|[iu]m|[iu]z|n[iu]z|t[iu]r|d[iu]r)?"
_WHEN = r"(?:y?[dt][iu]|y?m[iu]s|y?ken|ys[ae]|s[ae])?"
_FINITE: Final = (
    rf"(?:[dt][iu]|m[iu]s(?:t[iu]r)?|y?[ae]c[ae][kg]|[iu]?yor|m[ae]kt[ae]|[aeiu]?r|z|m[ae]l[iu]|s[ae])(?:l[ae]r)?{_WHEN}{_PERSON}"
)
_PARTICIPLE: Final = (
    rf"(?:y?[ae]n|(?:[dt][iu]|y?[ae]c[ae])[kg]|m[ae]|m[ae]k|y?[iu]s)(?:l[ae]r)?{_POSSESSIVE}?{_CASE}?"
    rf"(?:y?[dt][iu]r?|yken|t[iu]r)?"
)
_CONVERB: Final = r"(?:y?[iu]p|y?[ae]r[ae]k|y?[iu]nc[ae](?:y[ae])?|m[ae]d[ae]n|[dt][iu]kc[ae]|[dt][iu]kt[ae]n|y?[ae]l[iu]|ken)"
_MOOD = r"(?:(?:y?[ae]bil)|(?:y?[ae]m[ae])|(?:m[ae](?=y|d|m[iu]s|z|s[ae]|[iu]))|(?:m(?=[iu]yor)))*"
_VERB: Final = re.compile(rf"{_MOOD}(?:{_FINITE}|{_PARTICIPLE}|{_CONVERB})")
_NEGATIVE: Final = re.compile(r"m[ae](?=d[iu]|y[aei]|m[iu]s|z|s[ae]|n|d[ae]n)|m[iu]yor|[ae]m[ae]|m[ae]z")
_FUTURE: Final = re.compile(r"y?[ae]c[ae][kg]")
_ABLE: Final = re.compile(r"[ae]bil")
_APOSTROPHE_CASES: Final = (
    ("from", re.compile(r"n?[dt][ae]n")),
    ("at", re.compile(r"n?[dt][ae](?:ki.*)?")),
    ("of", re.compile(r"n?[iu]n")),
    ("with", re.compile(r"y?l[ae]")),
    ("to", re.compile(r"[yn]?[ae]")),
    ("object", re.compile(r"[yn]?[iu]")),
)
_NAME_TAIL: Final = re.compile(r"(?:n[dt][ae](?:n|ki)?|n[iu]n|n[iu]|n[ae]|yl[ae]|[dt][ae](?:n|ki)?|[iu]n|l[ae])$")
_KEPT: Final = ("grub", "kulub", "derneg", "birlig", "vakf", "bankas", "sirket", "kurum", "kurul", "universites")


class LanguageHooks(Hooks):
    """Turkish."""

    def is_suffix(self, stem: str, rest: str) -> bool:
        """Whether endings may follow the stem: a verb's after verbs, a noun's after other words."""
        kind = self._kinds.get(stem, "n")
        if "n" in kind and _noun(rest):
            return True
        return "v" in kind and _verb(rest)

    @property
    def _kinds(self) -> dict[str, str]:
        return _kinds(id(self.pack), self)

    def case(self, text: Text, start: int, end: int) -> str | None:
        """The case of a phrase: by its suffix after an apostrophe, else by the end of its last word."""
        return None


@lru_cache(maxsize=65_536)
def _noun(rest: str) -> bool:
    return _NOUN.fullmatch(rest) is not None


@lru_cache(maxsize=65_536)
def _verb(rest: str) -> bool:
    return _VERB.fullmatch(rest) is not None
