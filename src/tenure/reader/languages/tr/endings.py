"""Turkish endings: what may follow a stem, which case a phrase stands in, what a verb's endings say.

All forms are folded (accents dropped, ı and i one letter), so vowel harmony leaves two classes: `[ae]`, `[iu]`.
Source of the suffixes and of their order: Göksel & Kerslake, Turkish: A Comprehensive Grammar (2005), ch. 8, 14.
"""

import re
from functools import lru_cache
from typing import Final

_CASE = r"(?:n?[iu]n|[yn]?[iu]|[yn]?[ae]|n?[dt][ae]n?|y?l[ae]|n?c[ae])"
_POSSESSIVE = r"(?:[iu]?m|[iu]?m[iu]z|[iu]?n[iu]z|s?[iu]|l[ae]r[iu])"
_COPULA = r"(?:[dt][iu]r(?:l[ae]r)?|y?[dt][iu](?:l[ae]r|k|m)?|y?m[iu]s|yken|ys[ae])"
_NOUN: Final = re.compile(
    rf"(?:l[ae]r)?{_POSSESSIVE}?{_CASE}?(?:(?<=[dt][ae])ki(?:l[ae]r)?(?:n?[iu]n|n[iu]|n[ae]|nd[ae]n?)?)?{_COPULA}?"
)
_PERSON = r"(?:m|k|n|z|s[iu]n(?:[iu]z)?|l[ae]r|[iu]m|[iu]z|n[iu]z|t[iu]r|d[iu]r)?"
_WHEN = r"(?:y?[dt][iu]|y?m[iu]s|y?ken|ys[ae]|s[ae])?"
_FINITE = (
    r"(?:[dt][iu]|m[iu]s(?:t[iu]r)?|y?[ae]c[ae][kg]|[iu]?yor|m[ae]kt[ae]|[aeiu]?r|z|m[ae]l[iu]|s[ae])"
    rf"(?:l[ae]r)?{_WHEN}{_PERSON}"
)
_PARTICIPLE = (
    rf"(?:y?[ae]n|(?:[dt][iu]|y?[ae]c[ae])[kg]|m[ae]|m[ae]k|y?[iu]s)(?:l[ae]r)?{_POSSESSIVE}?{_CASE}?"
    r"(?:yd[iu]|yken|[dt][iu]r)?"
)
_CONVERB = r"(?:y?[iu]p|y?[ae]r[ae]k|y?[iu]nc[ae](?:y[ae])?|m[ae]d[ae]n|[dt][iu]kc[ae]|[dt][iu]kt[ae]n|y?[ae]l[iu]|ken)"
_MOOD = r"(?:y?[ae]bil|y?[ae]m[ae]|m[ae](?=[yzdsmn])|m(?=[iu]yor))*"
_VERB: Final = re.compile(rf"{_MOOD}(?:{_FINITE}|{_PARTICIPLE}|{_CONVERB})")

_NEGATIVE: Final = re.compile(
    r"(?:m[ae](?:d[iu]|y[aei]|m[iu]s|z|s[ae](?!$)|d[ae]n|m[ae])|m[iu]yor|m[ae]m[ae])"
)
_SPOKEN: Final = re.compile(r"m[ae](?:s[iu]|n[iu]n|y[iu]|y[ae]$|k)")
_FUTURE: Final = re.compile(r"[ae]c[ae][kg]")
_ABLE: Final = re.compile(r"[ae]bil")
_HEAD: Final = re.compile(rf"{_MOOD}y?[ae]n")
_NOMINAL: Final = re.compile(
    rf"{_MOOD}(?:(?:[dt][iu]|y?[ae]c[ae])[kg](?!$|l[ae]r$|t[iu]).*|m[ae](?:$|s[iu].*|n[iu]n.*|l[ae]r.*|d[ae]n?$|y[iu]$|y[ae]$)"
    r"|m[ae]k(?:$|t[ae]n$|l[ae]$)|y?[iu]s(?:$|[iu].*))"
)
_CONVERBS: Final = re.compile(rf"{_MOOD}{_CONVERB}")
_PAST: Final = re.compile(r"(?:m[iu]st[iu]|[iu]?yordu|[ae]c[ae]kt[iu]|(?:^|[a-z])[dt][iu])(?:l[ae]r|k|m)?")

ENDS_CLAUSE: Final = re.compile(
    r"(?:[dt][iu]|m[iu]s|[iu]yor|[ae]c[ae]k|m[ae]kt[ae]|[ae]r|[iu]r|m[ae]z|[dt][iu]r)(?:[dt][iu]|l[ae]r)*$"
)

_PLUPERFECT: Final = re.compile(r"m[iu]st[iu]|[iu]yord[iu]")

_CASES: Final = (
    ("by", re.compile(r".*[iu]m[iu]zc[ae]")),
    ("from", re.compile(r".*?n?[dt][ae]n")),
    ("at", re.compile(r".*?n?[dt][ae](?:ki.*|yd[iu]|d[iu]r)?")),
    ("of", re.compile(r".*?n?[iu]n")),
    ("with", re.compile(r".*?(?:y?l[ae])")),
    ("object", re.compile(r"(?:.*(?:[iu]n|n)[iu]|y[iu])")),
    ("to", re.compile(r"(?!.*c[ae]$).*?[yn]?[ae]")),
)
_NAME_CASES: Final = (
    ("from", re.compile(r"n?[dt][ae]n")),
    ("at", re.compile(r"n?[dt][ae](?:ki.*)?")),
    ("of", re.compile(r"n?[iu]n|[dt][ae]kin[iu]n")),
    ("with", re.compile(r"y?l[ae]")),
    ("to", re.compile(r"[yn]?[ae]")),
    ("object", re.compile(r"[yn]?[iu]")),
)
_BARE_TAIL: Final = re.compile(r"(?:n[dt][ae](?:n|ki)?|n[iu]n|n[iu]|n[ae]|yl[ae])$")
_POSSESSED: Final = re.compile(
    r"(?:bankas|sirket|universites|kurum|kurul|derneg|birlig|vakf|grub|kulub|odas|ajans|fakultes|enstitus|hastanes"
    r"|gazetes|federasyon|sendikas|idares|mudurlug|baskanlig|bakanlig|bors?as|merkez|fabrikas|belediyes|partis|muzes"
    r"|tiyatros|ailes|fon|kooperatif|daires|komisyon|komites|platform|ortaklig|isletmes"
    r"|hava ?yollar|urunler|kurulus)[iu]"
)
"""Heads of compound names, with the possessive that belongs to the name."""


@lru_cache(maxsize=65_536)
def is_noun(rest: str) -> bool:
    """Whether a noun may have these endings."""
    return _NOUN.fullmatch(rest) is not None


@lru_cache(maxsize=65_536)
def is_verb(rest: str) -> bool:
    """Whether a verb may have these endings."""
    return _VERB.fullmatch(rest) is not None


@lru_cache(maxsize=4_096)
def name_case(suffix: str) -> str | None:
    """The case that a name's suffix behind an apostrophe marks."""
    return next((case for case, pattern in _NAME_CASES if pattern.fullmatch(suffix)), None)


@lru_cache(maxsize=65_536)
def noun_case(rest: str) -> str | None:
    """The case that a noun's endings mark."""
    return next((case for case, pattern in _CASES if pattern.fullmatch(rest)), None)


@lru_cache(maxsize=65_536)
def says(rest: str) -> frozenset[str]:
    """What a verb's endings say: see `Hooks.verb`."""
    said = set()
    if _NEGATIVE.match(rest) and not _SPOKEN.match(rest):
        said.add("negation")
    if _FUTURE.search(rest):
        said.add("planned")
    if _ABLE.search(rest):
        said.add("possible")
    if _HEAD.fullmatch(rest):
        said.add("head")
    elif _CONVERBS.fullmatch(rest):
        said.add("converb")
    elif _NOMINAL.fullmatch(rest):
        said.add("nominal")
    if _PAST.fullmatch(rest):
        said.add("past")
        if _PLUPERFECT.search(rest):
            said.add("background")
    return frozenset(said)


@lru_cache(maxsize=65_536)
def name_end(norm: str) -> int:
    """How many letters of a folded word are the name itself."""
    match = _POSSESSED.search(norm)
    if match is not None and _BARE_TAIL.fullmatch(norm, match.end()):
        return match.end()
    return len(norm)
