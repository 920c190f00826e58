"""Names of organizations: legal form, places, words of trade, and the part that is a name.

`Xiaomi Elektronik Yazılım Şirketi`, `Xiaomi Electronic Software` and 北京小米电子软件技术有限公司 are read as
one distinctive part (xiaomi) and the concepts electronic and software; 北京小米电子产品有限公司 has the concept
product instead, and is another company.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .fold import HAN, data, has_han, latin, pinyin, simplified, words
from .people import Comparison
from .sound import sound

MIN_SOUND: Final = 3
"""Consonants that a name must have to be known again by its sound."""
MIN_MISSPELT: Final = 8
"""Letters from which a word that differs by one from a word of trade is that word, misspelt."""
MAX_LEGAL_WORDS: Final = 6


_BRACKETS: Final = str.maketrans("（）【】", "()[]")
_LATIN_SCRIPT: Final = re.compile("[A-Za-zÀ-ɏ]{2}")


class OrgName(NamedTuple):
    """An organization's name taken apart.

    `distinctive` are the folded words that are the name itself, `concepts` what it does or is (`software`,
    `holding`), `places` where it is, `branch` places in brackets, `legal` the class of its legal form. `key` is the
    same for one name in all its spellings and languages, the legal form left out.
    """

    distinctive: tuple[str, ...]
    concepts: frozenset[str]
    weak: frozenset[str]
    places: frozenset[str]
    branch: frozenset[str]
    legal: str
    script: str
    sound: str
    key: str

    @property
    def core(self) -> str:
        """The distinctive part; where there is none (Bank of China), places and concepts stand for it."""
        if self.distinctive:
            return "".join(self.distinctive)
        return "+".join(sorted(self.places | self.branch | self.concepts))

    @property
    def generic(self) -> bool:
        """Whether the name tells no organization from another ("the trust", "the company")."""
        return not self.distinctive and not ((self.places | self.branch) and self.concepts)


class _Lexicon(NamedTuple):
    latin: dict[str, tuple[str, str]]  # folded word → (kind, concept)
    han: dict[str, tuple[str, str]]
    longest: int
    words: dict[str, list[str]]  # the longer Latin ones, by their first letter


@cache
def _lexicon() -> _Lexicon:
    latin_words: dict[str, tuple[str, str]] = {}
    han_words: dict[str, tuple[str, str]] = {}
    for kind, concepts in data("words").items():
        for concept, forms in concepts.items():
            for form in forms:
                if has_han(form):
                    han_words.setdefault(simplified(form), (kind, concept))
                else:
                    latin_words.setdefault(latin(form), (kind, concept))
    longest = max(len(form) for form in han_words)
    by_letter: dict[str, list[str]] = {}
    for word in latin_words:
        if len(word) >= MIN_MISSPELT - 1:
            by_letter.setdefault(word[0], []).append(word)
    return _Lexicon(latin_words, han_words, longest, by_letter)


@cache
def _legal_forms() -> tuple[dict[tuple[str, ...], str], tuple[tuple[str, str], ...]]:
    latin_forms: dict[tuple[str, ...], str] = {}
    han_forms: list[tuple[str, str]] = []
    for group, forms in data("legal_forms").items():
        for form in forms:
            if has_han(form):
                han_forms.append((simplified(form), group))
            else:
                latin_forms[legal_words(form)] = group
    return latin_forms, tuple(sorted(han_forms, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=65_536)
def legal_words(text: str) -> tuple[str, ...]:
    """Words with their dots closed up: `A. Ş.`, `A.Ş.` and `AŞ` are one word, `as`."""
    closed = text.replace("&", " ")
    for dotted in (".", "/"):
        closed = closed.replace(dotted, "")
    return tuple(folded for word in words(closed) if (folded := latin(word)))


@lru_cache(maxsize=131_072)
def parse_org(name: str) -> OrgName:
    """Takes a name apart."""
    text = name.strip().translate(_BRACKETS)
    branch_text = ""
    if "(" in text and ")" in text[text.index("(") :]:
        start, end = text.index("("), text.index(")", text.index("("))
        branch_text, text = text[start + 1 : end], text[:start] + " " + text[end + 1 :]
    text, legal = _strip_legal(text.strip())
    distinctive: list[str] = []
    sounds: list[str] = []
    found: dict[str, set[str]] = {"weak": set(), "holding": set(), "strong": set(), "places": set()}
    for word in words(text):
        for piece in _pieces(word):
            kind, value = _classify(piece)
            if kind:
                found[kind].add(value)
            elif value:
                distinctive.append(value)
                sounds.append(sound(piece))
    branch: set[str] = set()
    for word in words(branch_text):
        for piece in _pieces(word):
            kind, value = _classify(piece)
            if kind == "places":
                branch.add(value)
            elif kind == "strong":
                found["strong"].add(value)
    script = "latin" if _LATIN_SCRIPT.search(name) else ("han" if has_han(name) else "other")
    concepts, weak = found["strong"] | found["holding"], found["weak"] - {"the", "company"}
    places = sorted(f"@{place}" for place in found["places"] | branch)
    key = ("".join(distinctive), *sorted(concepts), *sorted(weak), *places)
    return OrgName(
        tuple(distinctive),
        frozenset(concepts),
        frozenset(weak),
        frozenset(found["places"]),
        frozenset(branch),
        legal,
        script,
        "".join(sounds),
        " ".join(part for part in key if part),
    )


def _strip_legal(text: str) -> tuple[str, str]:
    latin_forms, han_forms = _legal_forms()
    compact = simplified(text) if has_han(text) else ""
    for form, group in han_forms if compact else ():
        if compact.endswith(form) and len(compact) > len(form):
            return text[: -len(form)], group
        if compact.startswith(form) and len(compact) > len(form):
            return text[len(form) :], group
    spaced = text.split()
    folded = [legal_words(word) for word in spaced[1:][-MAX_LEGAL_WORDS:]]  # a form alone is no name
    for size in range(len(folded), 0, -1):
        ending = tuple(word for words_ in folded[-size:] for word in words_)
        group_ = latin_forms.get(ending)
        if group_ is None:  # "A. Ş." as two words
            group_ = latin_forms.get(("".join(ending),))
        if group_ is not None:
            return " ".join(spaced[:-size]).rstrip(" ,&"), group_
    return text, ""


@lru_cache(maxsize=65_536)
def _pieces(word: str) -> tuple[str, ...]:
    """A word cut into runs of one script, and a Chinese run into known words and the names between them."""
    if word.isascii():
        return (word,)
    pieces: list[str] = []
    run = ""
    for character in simplified(word):
        if run and bool(HAN.match(character)) != bool(HAN.match(run[-1])):
            pieces.extend(_cut(run))
            run = ""
        run += character
    if run:
        pieces.extend(_cut(run))
    return tuple(pieces)


def _cut(run: str) -> list[str]:
    if not HAN.match(run):
        return [run]
    lexicon = _lexicon()
    pieces: list[str] = []
    start = index = 0
    while index < len(run):
        for size in range(min(lexicon.longest, len(run) - index), 1, -1):
            if run[index : index + size] in lexicon.han:
                if start < index:
                    pieces.append(run[start:index])
                pieces.append(run[index : index + size])
                index += size
                start = index
                break
        else:
            index += 1
    if start < len(run):
        pieces.append(run[start:])
    return pieces


@lru_cache(maxsize=131_072)
def _classify(piece: str) -> tuple[str, str]:
    """The kind and the concept of a word, or ("", its folded form) for a distinctive one."""
    lexicon = _lexicon()
    if HAN.match(piece):
        return lexicon.han.get(piece) or ("", "".join(pinyin(piece)))
    folded = latin(piece)
    known = lexicon.latin.get(folded)
    if known is None and len(folded) > 6:  # German compounds: "Maschinenbau" is listed, "Solartechnik" is not
        for suffix in ("gruppe", "werke", "werk"):
            if folded.endswith(suffix) and len(folded) > len(suffix) + 3:
                return ("", folded[: -len(suffix)])
    if known is None and len(folded) >= MIN_MISSPELT:
        near = process.extractOne(
            folded, lexicon.words.get(folded[0], ()), scorer=OSA.distance, score_cutoff=1
        )
        known = lexicon.latin[near[0]] if near else None
    return known or ("", folded.replace("ae", "a").replace("oe", "o").replace("ue", "u"))


def compare_orgs(a: OrgName, b: OrgName) -> Comparison:
    """How surely two names stand for one organization, by the names alone."""
    if a.generic or b.generic:
        return Comparison(0.0, "a name that tells nothing")
    if a.branch != b.branch and (a.branch or b.branch):
        same_place = (a.branch | a.places) == (b.branch | b.places)
        if not same_place:
            return Comparison(0.3, "a branch elsewhere")
    if a.places and b.places and not (a.places & b.places):
        return Comparison(0.1, "different places")
    core = _core(a, b)
    if core == 0.0 and a.distinctive and b.distinctive:
        left, right = set(a.distinctive), set(b.distinctive)
        if left < right or right < left:
            return Comparison(0.3, "one name is a part of the other")
    if core == 0.0:
        return Comparison(0.0, "different names")
    only_a, only_b = a.concepts - b.concepts, b.concepts - a.concepts
    if only_a and only_b:
        return Comparison(0.1, f"different trades ({', '.join(sorted(only_a))}; {', '.join(sorted(only_b))})")
    if only_a or only_b:
        extra = only_a or only_b
        if extra == {"holding"} and not (a.concepts & b.concepts):
            return Comparison(0.75 * core, "one is called a holding")
        if a.concepts & b.concepts:
            return Comparison(0.55 * core, f"one is also {', '.join(sorted(extra))}")
        return Comparison(0.3 * core, f"one is a part by its name ({', '.join(sorted(extra))})")
    if (
        a.legal
        and b.legal
        and a.legal != b.legal
        and "plain" not in (a.legal, b.legal)
        and a.script == b.script
    ):
        return Comparison(0.7 * core, "same name, other legal form")
    if not a.distinctive and a.places != b.places:
        return Comparison(0.2, "different places")
    if a.weak != b.weak:
        small = (a.weak ^ b.weak) <= {"group", "company"}
        return Comparison((0.93 if small else 0.86) * core, "same name but for a common word")
    if a.places != b.places:
        return Comparison((0.9 if a.script != b.script else 0.82) * core, "same name but for a place")
    if core < 1.0:
        return Comparison(0.84, "same name by its sound" if a.script != b.script else "one letter differs")
    return Comparison(0.98 if a.script == b.script else 0.95, "same name")


def _core(a: OrgName, b: OrgName) -> float:
    left, right = "".join(a.distinctive), "".join(b.distinctive)
    if left == right:
        return 1.0
    if not left or not right:
        return 0.0
    if len(a.distinctive) > 1 and sorted(a.distinctive) == sorted(b.distinctive):
        return 1.0
    if a.script != b.script and a.sound == b.sound and len(a.sound) >= MIN_SOUND:
        return 0.87
    if (
        min(len(left), len(right)) >= 7
        and -2 < len(left) - len(right) < 2
        and OSA.distance(left, right, score_cutoff=1) == 1
    ):
        return 0.87
    return 0.0


def are_far(a: OrgName, b: OrgName) -> bool:
    """Whether names of one script have no word and no spelling in common, as most have: without comparing the rest.

    False where that can't be told so quickly.
    """
    if not a.distinctive or not b.distinctive or a.script != b.script:
        return False
    if len(a.distinctive) == 1 == len(b.distinctive):
        left, right = a.distinctive[0], b.distinctive[0]
        if left == right:
            return False
    elif set(a.distinctive).isdisjoint(b.distinctive):
        left, right = "".join(a.distinctive), "".join(b.distinctive)
    else:
        return False
    return not -2 < len(left) - len(right) < 2 or OSA.distance(left, right, score_cutoff=1) > 1


def may_sound_alike(name: str, core: str, other: str, other_core: str) -> bool:
    """Whether names of one sound could be one, by their cores alone: without taking them apart.

    Where a script has many names of one sound, all but a few differ by more than a letter, or the order of words.
    """
    if not (
        name.isascii() and other.isascii() and _LATIN_SCRIPT.search(name) and _LATIN_SCRIPT.search(other)
    ):
        return True
    if not -2 < len(core) - len(other_core) < 2:
        return False
    return OSA.distance(core, other_core, score_cutoff=1) < 2 or sorted(core) == sorted(other_core)


def shares_core(a: OrgName, b: OrgName) -> bool:
    """Whether the names have a distinctive word in common: one group, perhaps."""
    return bool(set(a.distinctive) & set(b.distinctive))


def is_acronym(short: str, long: str) -> bool:
    """Whether a name of capitals is made of the first letters of the other's words ("BMD")."""
    written = short.strip()
    if " " in written or not written.isupper():
        return False
    letters = latin(short)
    if not 2 <= len(letters) <= 6:
        return False
    initials = "".join(latin(word)[:1] for word in words(long) if word[:1].isupper())
    return initials == letters or (_strip_legal(long)[0] != long and is_acronym(short, _strip_legal(long)[0]))


def looks_like_org(name: str) -> bool:
    """Whether a name of unknown kind is an organization's: by its legal form or a word of trade."""
    parsed = parse_org(name)
    return bool(parsed.legal or parsed.concepts or parsed.weak)
