"""Turkish endings: what may follow a stem, which case a phrase stands in, what a verb's endings say.

All forms are folded (accents dropped, ı and i one letter), so vowel harmony leaves two classes: `[ae]`, `[iu]`.
Source of the suffixes and of their order: Göksel & Kerslake, Turkish: A Comprehensive Grammar (2005), ch. 8, 14.
"""

import re
from functools import cached_property, lru_cache
from typing import Final

from tenure.reader.hooks import Hooks
from tenure.reader.pack import expand
from tenure.reader.tokens import Text, fold, pieces

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
    r"(?:y?[dt][iu]r?|yken|t[iu]r)?"
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

_CASES: Final = (
    ("from", re.compile(r".*?n?[dt][ae]n")),
    ("at", re.compile(r".*?n?[dt][ae](?:ki.*|yd[iu]|d[iu]r)?")),
    ("of", re.compile(r".*?n?[iu]n")),
    ("with", re.compile(r".*?(?:y?l[ae])")),
    ("object", re.compile(r"(?:.*(?:[iu]n|n)[iu]|y[iu])")),
    ("to", re.compile(r".*?[yn]?[ae]")),
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
    r"|tiyatros|fon|kooperatif|daires|komisyon|komites|platform|ortaklig|isletmes|hava ?yollar|urunler|kurulus)[iu]"
)
"""Heads of compound names, with the possessive that belongs to the name."""


class LanguageHooks(Hooks):
    """Turkish."""

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """For the last word of every form, whether a verb's endings (v), a noun's (n) or both may follow it."""
        kinds: dict[str, str] = {}
        pack = self.pack

        def note(forms: list[str], kind: str) -> None:
            for form in forms:
                for one in expand(form):
                    words = pieces(one, pack.settings)
                    for word in words[:-1]:
                        kinds.setdefault(word, "n")
                    if words:
                        old = kinds.get(words[-1], "")
                        kinds[words[-1]] = old + kind if kind not in old else old

        for title in pack.titles:
            note(title.forms, "n")
        for trigger in pack.triggers:
            verb = not trigger.noun
            note(trigger.forms, "v" if verb else "n")
        for name, forms in self._cue_forms():
            for form in forms:
                last = pieces(expand(form)[0], pack.settings)[-1:]
                short = bool(last) and len(last[0]) < 4
                note([form], "n" if short or name in ("company", "post", "child") else "nv")
        return kinds

    def _cue_forms(self) -> list[tuple[str, list[str]]]:
        cues = self.pack.cues
        plain = [(name, getattr(cues, name)) for name in cues.__struct_fields__ if name != "reasons"]
        return plain + [("reasons", forms) for forms in cues.reasons.values()]

    def is_suffix(self, stem: str, rest: str) -> bool:
        """Whether endings may follow the stem: a verb's after verbs, a noun's after other words."""
        kind = self._kinds.get(stem, "n")
        return ("n" in kind and _noun(rest)) or ("v" in kind and _verb(rest))

    def case(self, text: Text, start: int, end: int, rest: str = "") -> str | None:
        """The case of a phrase: by the suffix after an apostrophe, else by the ending of its last word."""
        if end < len(text.norms) and text.norms[end][:1] == "'":
            return _name_case(text.norms[end][1:])
        if not rest:
            return None
        return _noun_case(rest[1:] if rest[0] == "'" else rest)

    def verb(self, rest: str) -> frozenset[str]:
        """What a verb's endings say: `negation`, `planned`, `possible`; `head`, `nominal`, `converb`, `past`."""
        return _says(rest)

    def name_end(self, word: str) -> int:
        """The name without a case ending that was written without an apostrophe: Şirketi|nden."""
        return _name_end(fold(word, "ascii"))


@lru_cache(maxsize=65_536)
def _noun(rest: str) -> bool:
    return _NOUN.fullmatch(rest) is not None


@lru_cache(maxsize=65_536)
def _verb(rest: str) -> bool:
    return _VERB.fullmatch(rest) is not None


@lru_cache(maxsize=4_096)
def _name_case(suffix: str) -> str | None:
    return next((case for case, pattern in _NAME_CASES if pattern.fullmatch(suffix)), None)


@lru_cache(maxsize=65_536)
def _noun_case(rest: str) -> str | None:
    return next((case for case, pattern in _CASES if pattern.fullmatch(rest)), None)


@lru_cache(maxsize=65_536)
def _says(rest: str) -> frozenset[str]:
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
    return frozenset(said)


@lru_cache(maxsize=65_536)
def _name_end(norm: str) -> int:
    match = _POSSESSED.search(norm)
    if match is not None and _BARE_TAIL.fullmatch(norm, match.end()):
        return match.end()
    return len(norm)
