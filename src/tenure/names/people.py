"""Names of people: what belongs to the name, its key across scripts, and how near two names are."""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA, LCSseq

from .fold import data, has_han, has_kana, is_pinyin, is_plain, latin, pinyin, simplified, words
from .sound import sound

_DOTS: Final = re.compile("[·・•‧]")
_GERMAN_GENERATION: Final = re.compile(r",? (jun|sen)\.$", re.IGNORECASE)  # "Jun" alone is a given name
_HAN_NAME: Final = re.compile(r"[㐀-鿿豈-﫿]{1,6}")


SOUND_LIKENESS: Final = 0.72
"""Share of consonants in common order from which two names may be one: transliterations drop and add some."""

PART_LIKENESS: Final = 0.6


class Comparison(NamedTuple):
    """How surely two names stand for one, from 0 to 1, and why."""

    score: float
    reason: str


class PersonName(NamedTuple):
    """A person's name taken apart.

    `tokens` are folded, in the order written, without honorifics. `han` is the name in simplified Chinese
    characters where it is written so. `generation` is `jr`, `sr`, `ii`, ... or empty. `readable` is False
    when the sound of the characters is not known (a Japanese name). `parts` are its words as written; `by_sound` is
    True for a foreign name in Chinese or Japanese characters, which only its sound can tell.
    """

    tokens: tuple[str, ...]
    han: str
    generation: str
    readable: bool = True
    parts: tuple[str, ...] = ()
    by_sound: bool = False

    @property
    def key(self) -> str:
        """The same for one name in any script and either order; `lei jun` and `Jun LEI` and 雷军 share it."""
        joined = " ".join(sorted(self.tokens))
        return f"{joined} {self.generation}" if self.generation else joined

    @property
    def sounds(self) -> tuple[str, ...]:
        """How its parts sound."""
        return tuple(sound(part) for part in self.parts)

    @property
    def single(self) -> bool:
        """Whether only a surname or a given name is known."""
        return len(self.tokens) < 2


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(latin(word) for word in data("people")["honorifics"])


@cache
def _trailing() -> tuple[frozenset[str], tuple[str, ...]]:
    forms: list[str] = data("people")["trailing"]
    return (
        frozenset(latin(form) for form in forms if form.isascii() or not has_han(form)),
        tuple(form for form in forms if not form.isascii()),
    )


@cache
def _beside_names() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Generations, and the words that stand before and behind names, folded."""
    return data("people")["generation"], _honorifics(), _trailing()[0]


@cache
def _nicknames() -> dict[str, int]:
    return {name: number for number, group in enumerate(data("people")["nicknames"]) for name in group}


def familiar(token: str) -> str:
    """The same for all familiar forms of a given name: `bill`, `will` and `william`."""
    group = _nicknames().get(token)
    return token if group is None else f"~{group}"


@lru_cache(maxsize=131_072)
def parse_person(name: str, lang: str | None = None) -> PersonName:
    """Takes a name apart; an empty `tokens` means that no name is left after honorifics."""
    text = name.strip()
    if text.isascii():
        return _spelt_out(text)
    for form in _trailing()[1]:
        if text.endswith(form) and len(text) > len(form) + 1:
            text = text[: -len(form)].strip()
    parts = [part for part in _DOTS.split(text) if part]
    if len(parts) > 1 and all(has_han(part) or has_kana(part) for part in parts):
        tokens_ = tuple(latin(part) if has_kana(part) else "".join(pinyin(part)) for part in parts)
        return PersonName(tokens_, "", "", True, tuple(parts), True)
    compact = text.replace(" ", "")
    if has_han(text) and not has_kana(text) and _HAN_NAME.fullmatch(compact):
        han = simplified(compact)
        readable = not (lang or "").startswith(("ja", "ko"))
        return PersonName(_han_tokens(han), han, "", readable, (han,))
    return _spelt_out(text)


def _spelt_out(text: str) -> PersonName:
    """A name of words, as most scripts write it."""
    if is_plain(text):
        written = text.split()
        spelt = tuple(map(_plain_word, written))
        if "" not in spelt:
            return PersonName(spelt, "", "", True, tuple(written))
    generations, honorifics, trailing_words = _beside_names()
    if "," in text:  # "Lei, Jun"
        last, _, first = text.partition(",")
        if latin(first) not in generations:
            text = f"{first} {last}"
    if "." in text:
        text = _GERMAN_GENERATION.sub(lambda match: " jr" if match[1].lower() == "jun" else " sr", text)
    generation = ""
    written = words(text)
    folded = text.lower().split() if is_plain(text) else [latin(word) for word in written]
    parts = (
        tuple(written) if all(folded) else tuple(word for word, f in zip(written, folded, strict=True) if f)
    )
    if len(folded) > 1 and folded[-1] in generations:
        generation = generations[folded.pop()]
    tokens = [_spelling(word) for word in folded if word]
    while len(tokens) > 1 and tokens[0] in honorifics and not (len(tokens[0]) == 1 and len(tokens) > 2):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1] in trailing_words:
        tokens = tokens[:-1]
    return PersonName(tuple(tokens), "", generation, True, parts)


def _han_tokens(han: str) -> tuple[str, ...]:
    size = 2 if han[:2] in data("people")["compound_surnames"] and len(han) > 2 else 1
    surname, given = han[:size], han[size:]
    readings: dict[str, str] = data("people")["surname_readings"]
    first = readings.get(surname) or "".join(pinyin(surname))
    return (first, "".join(pinyin(given))) if given else (first,)


@lru_cache(maxsize=65_536)
def _plain_word(word: str) -> str:
    """A word of ASCII letters as it is compared; empty for one that may stand beside a name instead."""
    folded = word.lower()
    return "" if any(folded in beside for beside in _beside_names()) else _spelling(folded)


@lru_cache(maxsize=65_536)
def _spelling(token: str) -> str:
    """German ae, oe, ue are the same as the folded umlaut; Chinese syllables such as `yue` stay whole."""
    if is_pinyin(token):
        return token
    return token.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def compare_people(a: PersonName, b: PersonName) -> Comparison:
    """How surely two names alone could stand for one person. Whether they do, posts and time must tell."""
    if not a.tokens or not b.tokens:
        return Comparison(0.0, "no name")
    if a.generation != b.generation and a.generation and b.generation:
        return Comparison(0.0, "different generations of one name")
    if a.generation != b.generation and sorted(a.tokens) == sorted(b.tokens):
        return Comparison(0.6, "same name, one with a generation")
    if a.han and b.han:
        return _compare_han(a, b)
    if a.key == b.key:
        if a.single:
            return Comparison(0.6, "same single name")
        return Comparison(1.0, "same name in another script" if a.han or b.han else "same name")
    if a.single or b.single:
        return _compare_single(a, b)
    if _joined(a) & _joined(b):
        return Comparison(0.97, "same name, divided otherwise")
    by_sound = _compare_sounds(a, b)
    if by_sound is not None:
        return by_sound
    if a.han or b.han:
        romanized, other = (a, b) if a.han else (b, a)
        if not romanized.readable:
            return Comparison(0.3, "reading of the characters unknown")
        if romanized.tokens[0] in (other.tokens[0], other.tokens[-1]) and not all(
            is_pinyin(token) for token in other.tokens
        ):
            return Comparison(0.6, "same Chinese surname, other given name")
    return _align(a, b)


def _compare_han(a: PersonName, b: PersonName) -> Comparison:
    if a.han == b.han:
        return Comparison(1.0 if len(a.han) > 1 else 0.6, "same characters")
    if a.han in b.han or b.han in a.han:
        return Comparison(0.5, "part of the name")
    if a.key == b.key and len(a.han) == len(b.han) and OSA.distance(a.han, b.han) == 1 and len(a.han) > 2:
        return Comparison(0.6, "same sound, one character differs")
    return Comparison(0.1, "other characters")


def _compare_single(a: PersonName, b: PersonName) -> Comparison:
    one, many = (a, b) if a.single else (b, a)
    token = one.tokens[0]
    if token in many.tokens:
        return Comparison(0.6, "surname only" if token == many.tokens[-1] else "part of the name")
    if len(token) > 4 and any(OSA.distance(token, other) == 1 for other in many.tokens if len(other) > 4):
        return Comparison(0.45, "nearly a part of the name")
    return Comparison(0.0, "different names")


def _compare_sounds(a: PersonName, b: PersonName) -> Comparison | None:
    """Two names of which one is a foreign one in Chinese characters, by their consonants."""
    if a.by_sound == b.by_sound:
        return None
    left, right = "".join(a.sounds), "".join(b.sounds)
    back = "".join(reversed(b.sounds))
    if min(len(left), len(right)) < 3:
        return None
    shorter, longer = sorted((a.sounds, b.sounds), key=len)
    if not all(any(LCSseq.normalized_similarity(x, y) >= PART_LIKENESS for y in longer) for x in shorter):
        return None
    likeness = max(LCSseq.normalized_similarity(left, right), LCSseq.normalized_similarity(left, back))
    return Comparison(0.7, "same name by its sound") if likeness >= SOUND_LIKENESS else None


def _joined(name: PersonName) -> set[str]:
    """The letters of the name without spaces, with the surname first and last."""
    tokens = name.tokens
    return {"".join(tokens), "".join(tokens[1:] + tokens[:1]), "".join(tokens[-1:] + tokens[:-1])}


def _align(a: PersonName, b: PersonName) -> Comparison:
    short, long = (a.tokens, b.tokens) if len(a.tokens) <= len(b.tokens) else (b.tokens, a.tokens)
    left = list(long)
    exact = initials = typos = nicknames = 0
    rest: list[str] = []
    for token in short:
        if token in left:
            left.remove(token)
            exact += len(token) > 1
        else:
            rest.append(token)
    for token in rest:
        match = next((o for o in left if _initial(token, o)), None)
        if match is not None:
            initials += 1
        else:
            match = next((o for o in left if _nickname(token, o)), None)
            if match is not None:
                nicknames += 1
            else:
                match = next((o for o in left if _typo(token, o)), None)
                if match is None:
                    return Comparison(0.2 if exact else 0.0, "share a name" if exact else "different names")
                typos += 1
        left.remove(match)
    if not exact:
        return Comparison(0.3 if typos == 1 or initials == 1 else 0.0, "no part is the same")
    if typos:
        return Comparison(0.82 if typos == 1 and not initials else 0.5, "one letter differs")
    if initials:
        if any(len(token) > 1 for token in left):
            return Comparison(0.4, "initial of another part")
        return Comparison(0.8, "initial")
    if nicknames:
        return Comparison(0.85, "familiar form of the given name")
    particles = set(data("people")["particles"])
    if all(token in particles or len(token) == 1 for token in left):
        return Comparison(0.95, "same name, a particle or initial more")
    return Comparison(0.85, "same name, one more part")


def _initial(a: str, b: str) -> bool:
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _nickname(a: str, b: str) -> bool:
    group = _nicknames().get(a)
    return group is not None and group == _nicknames().get(b)


def _typo(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 2:
        return False
    distance = OSA.distance(a, b)
    return distance == 1 or (distance == 2 and min(len(a), len(b)) >= 7)
