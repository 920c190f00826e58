"""Which words are names, and whose: the words of a sentence labelled one after the other, best as a whole.

The rules of `name_spans.py` read capitals, particles and lists of words; where a noun is written as a name is
("Folienwerk Sachsenring", "the Bell") they can't know. Here what they found, the words, their endings, their
neighbours and what the lexicon has for them are weighed together: a linear chain model (a conditional random field),
learned from marked texts by `make train` (bench/train_names.py). Weights are whole numbers, so that sums are exact.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from operator import add
from typing import Final, NamedTuple

from .entity import Kind, Mention
from .lexicon import Match
from .linear import Layered
from .name_words import NameWords, capital
from .tokens import Sentence, Text

LABELS: Final = ("", "person", "person on", "org", "org on")
"""What a word may be: no name, the first or a further word of a person's or an organization's."""
_OPEN: Final = (0, 1, 3)
_ORG: Final = 3
_BEFORE: Final[tuple[tuple[int, ...], ...]] = ((0, 1, 2, 3, 4),) * 2 + ((1, 2),) + ((0, 1, 2, 3, 4), (3, 4))
"""Which labels may stand before each."""
_BRACKETS: Final = frozenset('()[]«»“”„"')
_NEVER: Final = -(10**9)
_GAP: Final = 3
"""Small words that a name may have between two with capitals: "Bank of the West"."""
_TAIL: Final = 2
_AFFIXES: Final = (2, 3, 4, 5)
_REACH: Final = 2
_SURE: Final = 3.5
"""Votes of which rules are sure: a given name with a surname, a word of firms in a longer name."""
_KNOWN_WORDS: Final = 1 << 16
"""Words whose weights are kept in memory; then they are forgotten and summed anew."""
_KNOWN_PLACES: Final = 1 << 14
"""The same, of how words stand in a text."""
_BITS: Final = 32
"""Of a sum of scores, for each label."""

Scores = tuple[int, ...]
_LEAN: Final[Scores] = (-100, 0, 0, 0, 0)
"""So much less than the weights say speaks for no name: one that is missed costs more than one too many."""
_NOTHING: Final[Scores] = (0,) * len(LABELS)
_ZERO: Final = sum(1 << _BITS * (n + 1) - 1 for n in range(len(LABELS)))
"""What is added to packed scores so that none is below zero."""
_unpack: Final = struct.Struct(f"<{len(LABELS)}I").unpack


class Named(NamedTuple):
    """`tokens[start:end]` is a name."""

    start: int
    end: int
    kind: Kind


def packed(scores: Scores) -> int:
    """The scores of all labels as one number: sums of such numbers are those of the scores."""
    return sum(score << _BITS * n for n, score in enumerate(scores))


def unpacked(scores: int) -> Scores:
    """The scores that were packed and summed."""
    some = _unpack((scores + _ZERO).to_bytes(len(LABELS) * _BITS // 8, "little"))
    return tuple([score - (1 << _BITS - 1) for score in some])


@lru_cache(maxsize=1 << 14)
def shape(word: str) -> str:
    """How a word is written: its capitals, figures, signs."""
    if word.isdigit():
        return "figures"
    if not word[0].isalnum():
        return "sign"
    if word.isupper():
        return "capitals" if len(word) > 1 else "letter"
    if word[0].isupper():
        return "capital" if word[1:].islower() else "mixed"
    return "small" if word.islower() else "inside"


def of_word(norm: str, word: str, words: NameWords) -> tuple[list[str], list[str], list[str]]:
    """What is known of a word wherever it stands: of mechanisms, of itself, and of what it means.

    Shape and word come first, its concept last.
    """
    how = shape(word)
    structure = [f"shape {how}"]
    if words.is_given(norm):
        structure.append("given")
    kind = words.org_class(norm)
    if kind is not None:
        structure += ["class", f"class {kind}"]
    for name, known in (
        ("legal", words.legal),
        ("place", words.places),
        ("particle", words.particles),
        ("joiner", words.joiners),
        ("no name", words.not_names),
    ):
        if (norm.replace(".", "") if name == "legal" else norm) in known:
            structure.append(name)
    lexical = [f"!{norm}"]
    if norm.isalpha():
        lexical += [f"!-{norm[-n:]}" for n in _AFFIXES if len(norm) > n]
        lexical += [f"!{norm[:n]}-" for n in _AFFIXES[1:] if len(norm) > n]
    found = words.glossary.meaning(norm)
    meaning = [f"known {found.how}"]
    if found.concept:
        meaning += [f"means {found.kind}", f"means {found.how} {found.kind}", f"means ={found.concept}"]
    return structure, lexical, meaning


def regions(text: Text, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The parts of a sentence in which names may stand: words with capitals or figures, and what is between them.

    A legal form and its dot may follow: "plc", "S.p.A.".
    """
    start, last = -1, -1
    for i in range(sentence.start, sentence.end):
        word = text.words[i]
        if not (capital(word) or word[0].isdigit()):
            continue
        if start >= 0 and i - last > _GAP + 1:
            yield start, min(last + 1 + _TAIL, i)
            start = i
        start = i if start < 0 else start
        last = i
    if start >= 0:
        yield start, min(last + 1 + _TAIL, sentence.end)


class Here(NamedTuple):
    """How a word stands in a text: what rules say of it here and elsewhere, how it is written here and elsewhere."""

    rule: str
    how: str
    sure: bool
    elsewhere: str
    small: bool
    capital: int
    first: bool
    headline: bool
    dated: bool


class Surroundings:
    """What is known of the words of one document beyond the words themselves."""

    def __init__(
        self, text: Text, at: Mapping[int, Match], dated: set[int], found: list[Mention], words: NameWords
    ) -> None:
        self.text = text
        self.at = at
        self.dated = dated
        self.words = words
        self.rules = _by_rules(len(text.words), found)
        self.sure = {
            i for m in found for i in range(m.start, m.end) if max(m.person_votes, m.org_votes) >= _SURE
        }
        labels: dict[str, set[str]] = {}
        for norm, label in zip(text.norms, self.rules, strict=True):
            labels.setdefault(norm, set()).add(label.partition(" ")[0])
        self.elsewhere = {norm: " ".join(sorted(some)) for norm, some in labels.items()}
        self.small = {norm for norm, word in zip(text.norms, text.words, strict=True) if word.islower()}
        self.inside: dict[str, int] = {}
        for sentence in text.sentences:
            for i in range(sentence.start + 1, sentence.end) if not sentence.headline else ():
                if text.words[i][0].isupper():
                    self.inside[text.norms[i]] = self.inside.get(text.norms[i], 0) + 1

    def of(self, i: int, sentence: Sentence) -> list[str]:
        """What is known of a word as it stands here; all of it of mechanisms."""
        found = _of_place(*self.place(i, sentence))
        match = self.at.get(i)
        return found if match is None else found + of_match(match)

    def place(self, i: int, sentence: Sentence) -> Here:
        """How a word stands here, apart from what the lexicon has for it."""
        norm = self.text.norms[i]
        return Here(
            self.rules[i],
            shape(self.text.words[i]),
            i in self.sure,
            self.elsewhere[norm],
            norm in self.small,
            min(self.inside.get(norm, 0), 2),
            i == sentence.start,
            sentence.headline,
            i in self.dated,
        )

    def beside(self, i: int, sentence: Sentence) -> list[str]:
        """What is known of a word's neighbours as they stand here."""
        found = []
        for side, k in (("<", i - 1), (">", i + 1)):
            found += _of_neighbour(*self.neighbour(side, i, k, sentence))
            match = self.at.get(k) if sentence.start <= k < sentence.end else None
            if match is not None:
                found += [side + name for name in of_match(match)]
        return found

    def neighbour(self, side: str, i: int, k: int, sentence: Sentence) -> tuple[str, str, str, str, str]:
        """How the word at `k` stands beside the one at `i`, apart from what the lexicon has for it."""
        if not sentence.start <= k < sentence.end:
            return side, "", "", "", ""
        words = self.text.words
        return side, self.rules[k], self.rules[i], shape(words[k]), shape(words[i])


def _of_place(
    rule: str, how: str, sure: bool, elsewhere: str, small: bool, capital: int, first: bool, headline: bool,
    dated: bool,
) -> list[str]:  # fmt: skip
    found = [
        f"here {rule}",
        f"here {rule} {how}",
        f"here {rule} {sure}",
        f"elsewhere {elsewhere} {rule}",
        f"small too {small} {how}",
        f"capital too {capital} {how}",
        f"first {first} {how}",
        f"headline {headline} {how}",
    ]
    return [*found, "date"] if dated else found


def _of_neighbour(side: str, theirs: str, rule: str, their_shape: str, how: str) -> list[str]:
    return [f"{side}{theirs} {rule}", f"{side}{their_shape} {how}"] if their_shape else [f"{side} edge"]


def of_match(match: Match) -> list[str]:
    """What the lexicon has for a word."""
    return [
        *(["title"] if match.title is not None else ()),
        *(f"cue {cue}" for cue in match.cues),
        *(f"trigger {t.kind} {t.change} {t.noun}" for t in match.triggers),
    ]


def _by_rules(count: int, found: list[Mention]) -> list[str]:
    """The labels that the rules give to the words of a document."""
    labels = [LABELS[0]] * count
    for mention in found:
        first = 0 if mention.entity is None else 1 if mention.kind == "person" else 3
        for i in range(mention.start, min(mention.end, count)):
            labels[i] = LABELS[first if i == mention.start else first + 1] if first else "unsure"
    return labels


class Tagger:
    """The weights of a language. `features`: the scores of each label; `moves`: of one label behind another."""

    def __init__(self, features: Mapping[str, Scores], moves: list[Scores], words: NameWords) -> None:
        self.features = {name: packed(scores) for name, scores in features.items()}
        self.words = words
        self._into = [(befores, [moves[m][n] for m in befores]) for n, befores in enumerate(_BEFORE)]
        """for each label, those that may stand before it, and what it scores behind them"""
        self._words: dict[str, list[int]] = {}
        self._places: dict[tuple[object, ...], int] = {}
        self._lean = packed(_LEAN)

    def names(self, around: Surroundings, sentence: Sentence) -> Iterator[Named]:
        """The names of a sentence, in order."""
        text = around.text
        for start, end in regions(text, sentence):
            labels = self.best(self._scores(start, end, around, sentence))
            first = -1
            for i in range(start, end + 1):
                label = labels[i - start] if i < end else 0
                ends = label in _OPEN or (text.words[i].islower() and self._closed(i, text))
                if first >= 0 and ends:
                    lone = _BRACKETS.isdisjoint(text.words[first : i - 1]) and text.words[i - 1] in _BRACKETS
                    kind: Kind = "person" if labels[first - start] < _ORG else "org"
                    if first == sentence.start and kind == "person" and self._opens(first, around):
                        first += first + 1 < i
                    yield Named(first, i - 1 if lone else i, kind)
                    first = -1
                if label and text.words[i][0].isalnum() and (not text.words[i].islower() or label in _OPEN):
                    first = i if first < 0 else first

    def _opens(self, i: int, around: Surroundings) -> bool:
        """Whether a small word has its capital from the sentence that it opens: "Secondo Bruno Neri, ..."."""
        match = around.at.get(i)
        titled = match is not None and (match.title is not None or "honorific" in match.cues)
        return not titled and around.text.norms[i] in self.words.not_names

    def _closed(self, i: int, text: Text) -> bool:
        """Whether a legal form stands before a small word that is none: no name goes on there."""
        before = i - 2 if text.words[i - 1] == "." else i - 1
        return text.norms[before] in self.words.legal and text.norms[i] not in self.words.legal

    def _scores(self, start: int, end: int, around: Surroundings, sentence: Sentence) -> list[Scores]:
        """What speaks for each label of some words."""
        text, found = around.text, []
        first, last = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
        words = [self._of_word(k, text) for k in range(first, last)]
        for i in range(start, end):
            score = self._lean + self._stands(i, around, sentence)
            for k in range(max(first, i - _REACH), min(last, i + _REACH + 1)):
                score += words[k - first][i - k + _REACH]
            found.append(unpacked(score))
        return found

    def _of_word(self, i: int, text: Text) -> list[int]:
        """What a word speaks for where it stands two places before, one before, here, one behind, two behind."""
        word = text.words[i]
        known = self._words.get(word)
        if known is None:
            if len(self._words) >= _KNOWN_WORDS:
                self._words.clear()
            known = self._words[word] = [
                self.scored(names) for names in at_places(*of_word(text.norms[i], word, self.words))
            ]
        return known

    def _stands(self, i: int, around: Surroundings, sentence: Sentence) -> int:
        """What speaks for each label in how a word and its neighbours stand."""
        places = self._places
        if len(places) >= _KNOWN_PLACES:
            places.clear()
        here = around.place(i, sentence)
        found = places.get(here)
        if found is None:
            found = places[here] = self.scored(_of_place(*here))
        found += self._matched("", around.at.get(i))
        for side, k in (("<", i - 1), (">", i + 1)):
            beside = around.neighbour(side, i, k, sentence)
            known = places.get(beside)
            if known is None:
                known = places[beside] = self.scored(_of_neighbour(*beside))
            found += known
            if sentence.start <= k < sentence.end:
                found += self._matched(side, around.at.get(k))
        return found

    def _matched(self, side: str, match: Match | None) -> int:
        """What speaks for each label in what the lexicon has for a word, or for the one at a side of it."""
        if match is None:
            return 0
        told = [(t.kind, t.change, t.noun) for t in match.triggers]
        key = side, match.title is not None, frozenset(match.cues), *told
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = self.scored(side + name for name in of_match(match))
        return known

    def scored(self, names: Iterable[str]) -> int:
        """What features speak for, packed."""
        return sum(filter(None, map(self.features.get, names)))

    def best(self, scores: list[Scores]) -> list[int]:
        """The labels (places in `LABELS`) that score most together."""
        best = [scores[0][n] if n in _OPEN else _NEVER for n in range(len(LABELS))]
        back: list[list[int]] = []
        for here in scores[1:]:
            came, most = [], []
            for (befores, moves), own in zip(self._into, here, strict=True):
                values = list(
                    map(add, best if len(befores) == len(best) else [best[m] for m in befores], moves)
                )
                top = max(values)
                came.append(befores[values.index(top)])
                most.append(top + own)
            best = most
            back.append(came)
        labels = [best.index(max(best))]
        for came in reversed(back):
            labels.append(came[labels[-1]])
        return labels[::-1]


def at_places(structure: list[str], lexical: list[str], meaning: list[str]) -> list[list[str]]:
    """The features of a word for each place from which it is looked at: at two words' distance only its shape, itself
    and the class of its meaning, beside it all but its affixes."""
    far = [structure[0], lexical[0], *meaning[:3]]
    near = [*structure, lexical[0], *lexical[1:3], *meaning]
    every = [far, near, [*structure, *lexical, *meaning], near, far]
    return [[f"{place - _REACH} {name}" for name in names] for place, names in enumerate(every)]


@cache
def shipped(code: str, words: NameWords) -> Tagger | None:
    """The weights that come with the reader; None where a language has none."""
    layers = Layered("names")
    own = layers.own(code)
    if not own:
        return None
    shared = layers.shared()
    features = {name: tuple(scores) for name, scores in shared["features"].items()}
    for name, scores in own["features"].items():
        features[name] = tuple(a + b for a, b in zip(features.get(name, _NOTHING), scores, strict=True))
    return Tagger(features, [tuple(row) for row in shared["moves"]], words)
