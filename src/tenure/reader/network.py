"""What sentences tell, read as sequences: a small network beside the weights of single words (`telling.py`).

Words and slots get vectors, and words those of their concepts, which all languages share (`glossary.py`); layers of
convolution give each the sense of its neighbours (van den Oord et al., 2016: three layers whose steps double see 15
words), and once more with the distance to the person of whom it is asked. What is found for her is looked at beside
what the document's other sentences say of her, and of all; from it come the log odds of each change, and those of each
post and organization that it may be of.
The weights are data (`network.npz`: what counts in all languages; in a language's folder the vectors of its words),
learned by `make train` (bench/train_network.py) from the same texts as the weights of words.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from .sequences import STEM, SUFFIX, WINDOW, Asked, Question, Token, beginning, distance
from .telling import CHANGES, Odds

_READER: Final = Path(__file__).parent
_GAP: Final = 4
"""Empty places between sequences, as many as the longest step of a layer."""
_STEPS: Final = (1, 2, 4)
_CHUNK: Final = 100
"""Persons and sentences that are looked at together, so that a long list takes no more memory than a short one."""
_KEPT: Final = 3000
"""Of so many it is kept what the words near them say; no article names as many."""
_CANDIDATES: Final = 1000
"""Candidates that are weighed together at most, but for those of one question."""
TABLES: Final = ("words", "stems", "suffixes")
_UNKNOWN: Final = 0
_NAMES: Final = " names"
_SCALE: Final = " scale"
_FAR: Final = 6 * WINDOW

Array = NDArray[np.float32]
Numbers = NDArray[np.intp]
Kind = Literal["organization", "post"]
KINDS: Final[tuple[Kind, ...]] = ("organization", "post")


class Stored(NamedTuple):
    """A layer of weights, and the names of the rows of its tables."""

    weights: Mapping[str, Array]
    names: Mapping[str, Sequence[str]]


class Network:
    """The weights for one language.

    `vocabularies`: the names of the rows of each table of vectors; a name that is not there has the first row, which of
    features is zero.
    """

    def __init__(self, weights: Mapping[str, Array], vocabularies: Mapping[str, Sequence[str]]) -> None:
        self.weights = weights
        self.mixture: list[list[float]] = weights["mixture"].tolist()
        self.rows = {name: {v: n for n, v in enumerate(some)} for name, some in vocabularies.items()}
        self._shared = lru_cache(maxsize=4096)(self._features)
        enter = weights["enter"]
        self.entered = {
            name: weights[name] @ enter for name in (*TABLES, "known", "headline", "concepts", "phrases")
        }
        self.entered["headline"] += weights["language"] @ enter
        self.around = [_layer(weights, f"around {n}") for n in range(len(_STEPS))]
        self.toward = [_layer(weights, f"toward {n}") for n in range(len(_STEPS))]

    def numbers(self, table: str, names: Iterable[str]) -> list[int]:
        """The rows of names in a table, 0 for unknown ones."""
        rows = self.rows[table]
        return [rows.get(name, _UNKNOWN) for name in names]

    def encoded(self, tokens: Sequence[Sequence[Token]], headlines: Sequence[bool]) -> "Encoded":
        """A document, to be asked of its people."""
        return Encoded(self, tokens, headlines)

    def together(self, by_words: Odds, by_sequence: Sequence[float]) -> Odds:
        """The log odds of each change by single words and by the sequence, as one."""
        return {
            change: round(one * by_words[change] + two * other + shift, 2)
            for change, other, (one, two, shift) in zip(CHANGES, by_sequence, self.mixture, strict=True)
        }

    def bags(self, some: Iterable[tuple[Iterable[str], Iterable[frozenset[str]]]]) -> Array:
        """For each set of features, its own and those that others share, the sum of their vectors."""
        found: list[int] = []
        starts: list[int] = []
        for own, shared in some:
            numbers = self._features(own)
            for part in shared:
                numbers += self._shared(part)
            starts.append(len(found))
            found.append(_UNKNOWN)
            found += sorted(numbers)  # no order of a set changes a sum
        return np.add.reduceat(self.weights["features"].take(found, 0), starts)

    def _features(self, names: Iterable[str]) -> list[int]:
        return list(filter(None, map(self.rows["features"].get, names)))


class Encoded:
    """A document as the network has it: its sentences, and what each tells of those of whom it is asked."""

    def __init__(
        self, network: Network, tokens: Sequence[Sequence[Token]], headlines: Sequence[bool]
    ) -> None:
        self._network = network
        self._lengths = [len(some) for some in tokens]
        self._headline = headlines.index(True) if True in headlines else -1
        self._asked: list[Asked] = []
        self._found = _NOTHING
        """for each that was asked: what was found of her"""
        self._near = _NOTHING
        """the sense that every word of her window has for her"""
        self._places: dict[tuple[int, int], int] = {}
        """by the person and the sentence"""
        self._heads: list[int] = []
        """where that begins"""
        self._begins: list[int] = []
        """and where in the sentence the window does"""
        with _threads().limit(limits=1):  # documents are read side by side, and are too small to share
            self._read(tokens, headlines)

    def _read(self, tokens: Sequence[Sequence[Token]], headlines: Sequence[bool]) -> None:
        network, weights, lengths = self._network, self._network.weights, self._lengths
        every = [token for some in tokens for token in some]
        forms = [token.form for token in every]
        entered = network.entered
        x = entered["words"].take(network.numbers("words", forms), 0)
        x += entered["stems"].take(network.numbers("stems", map(stem, forms)), 0)
        x += entered["suffixes"].take(network.numbers("suffixes", map(suffix, forms)), 0)
        x += entered["known"].take(network.numbers("known", [token.known for token in every]), 0)
        x += entered["concepts"].take(network.numbers("concepts", [token.concept for token in every]), 0)
        phrased = [n for n, token in enumerate(every) if token.phrase]
        x[phrased] += entered["phrases"].take(
            network.numbers("phrases", [every[n].phrase for n in phrased]), 0
        )
        x += entered["headline"][np.repeat(np.array(headlines, dtype=np.intp), lengths)]
        line = _Line(lengths)
        words = line.convolved(np.tanh(x, out=x), network.around)
        self._starts = [0, *itertools.accumulate(lengths)]
        self._words = words
        self._seen = words @ weights["toward"] + weights["toward bias"]
        self._sentences = np.zeros((len(tokens) + 1, words.shape[1]), np.float32)
        filled = [n for n, length in enumerate(lengths) if length]
        if filled:
            self._sentences[filled] = np.maximum.reduceat(words, [self._starts[n] for n in filled])

    def tell(self, asked: Sequence[Asked]) -> list[list[float]]:
        """For each person and sentence the log odds of each of `CHANGES`; `weigh` may then be asked of them."""
        self._asked = [*asked]
        self._begins = [beginning(one, self._lengths[one.sentence]) for one in asked]
        windows = [min(WINDOW, self._lengths[one.sentence]) for one in asked]
        self._heads = [0, *itertools.accumulate(windows)]
        self._places = {(one.person, one.sentence): place for place, one in enumerate(asked[:_KEPT])}
        weights = self._network.weights
        found = np.empty((len(asked), weights["found"].shape[1]), np.float32)
        kept = self._heads[min(len(asked), _KEPT)]
        self._near = np.empty((kept, weights["near"].shape[0]), np.float32)
        with _threads().limit(limits=1):
            for n in range(0, len(asked), _CHUNK):
                stop = min(n + _CHUNK, len(asked))
                found[n:stop] = self._heard(n, stop, windows)
            if asked:
                story = [found, _most(found, [one.person for one in asked]), _most(found, [0] * len(asked))]
                found += np.maximum(
                    np.concatenate(story, axis=1) @ weights["story"] + weights["story bias"], 0
                )
            self._found = found @ weights["candidate found"]
            odds = found @ weights["tell"] + weights["tell bias"]
        return [[round(value, 2) for value in row] for row in odds.tolist()]

    def _heard(self, first: int, stop: int, windows: list[int]) -> Array:
        """What each sentence by itself says of some of them, `asked[first:stop]`."""
        network, weights = self._network, self._network.weights
        asked, begins, lengths = self._asked[first:stop], self._begins[first:stop], windows[first:stop]
        line = _Line(lengths)
        person = self._of(asked)
        whose = person @ weights["person"]
        whose += weights["absent"][network.numbers("absent", [one.absent for one in asked])]
        x = self._seen[
            _spans([self._starts[a.sentence] + b for a, b in zip(asked, begins, strict=True)], lengths)
        ]
        x += weights["distance"][
            np.concatenate([distances(*some) for some in zip(asked, begins, lengths, strict=True)])
        ]
        x += np.repeat(whose, lengths, axis=0)
        x = line.convolved(np.maximum(x, 0, out=x), network.toward)
        heads = np.cumsum([0, *lengths[:-1]])
        attention = x @ weights["attention"]
        attention -= np.repeat(np.maximum.reduceat(attention, heads), lengths)
        attention = np.exp(attention)
        attention /= np.repeat(np.add.reduceat(attention, heads), lengths)
        beside = self._sentences[[self._beside(one) for one in asked]].reshape(len(asked), -1)
        found = np.concatenate(
            [
                person,
                np.maximum.reduceat(x, heads),
                np.add.reduceat(x * attention[:, None], heads),
                np.maximum(beside @ weights["beside"], 0),
                np.tanh(network.bags([(one.features, ()) for one in asked])),
            ],
            axis=1,
        )
        if stop <= _KEPT:
            self._near[self._heads[first] : self._heads[stop]] = x
        heard: Array = np.maximum(found @ weights["found"] + weights["found bias"], 0)
        return heard

    def _of(self, asked: Sequence[Asked]) -> Array:
        """What the words say of people where they are named: in the sentence, else where the document names them."""
        found = np.zeros((len(asked), self._words.shape[1]), np.float32)
        once, words = [], []
        for n, one in enumerate(asked):
            if len(one.own) > 1:
                start = self._starts[one.sentence]
                found[n] = self._words[[start + place for place in one.own]].mean(0)
                continue
            at = (one.sentence, one.own[0]) if one.own else one.last
            if at is not None:
                once.append(n)
                words.append(self._starts[at[0]] + at[1])
        found[once] = self._words.take(words, 0)
        return found

    def _beside(self, one: Asked) -> list[int]:
        """The sentences before and behind one, and the headline; the last row stands for none."""
        after = one.sentence + 1
        return [one.sentence - 1, after if after < len(self._lengths) else -1, self._headline]

    def weigh(self, kind: Kind, questions: Sequence[Question]) -> list[list[float]]:
        """For each question the log odds that each of its candidates is the one."""
        odds: list[float] = []
        some: list[Question] = []
        size = 0
        with _threads().limit(limits=1):
            for question in questions:
                if size and size + len(question.candidates) > _CANDIDATES:
                    odds += self._weigh(kind, some, size)
                    some, size = [], 0
                some.append(question)
                size += len(question.candidates)
            if size:
                odds += self._weigh(kind, some, size)
        each = iter(odds)
        return [[*itertools.islice(each, len(question.candidates))] for question in questions]

    def _weigh(self, kind: Kind, questions: Sequence[Question], size: int) -> list[float]:
        """The same for some of them, whose candidates are `size`."""
        network, weights = self._network, self._network.weights
        where, how_far = [0] * size, [0] * size
        named, words = [], []
        near: dict[str, tuple[list[int], list[int]]] = {"near": ([], []), "near elsewhere": ([], [])}
        """candidates, and where they stand in what was read for the person, in the sentence and in another"""
        first = 0
        for place, _, candidates in questions:
            asked = self._asked[place]
            sentence = asked.sentence
            for n, (position, *_) in enumerate(candidates, first):
                if position is None:
                    continue
                at, word = position
                named.append(n)
                words.append(self._starts[at] + word)
                if at != sentence:
                    where[n] = 2 if at < sentence else 3
                else:
                    where[n] = 1
                    how_far[n] = distance(word, asked.own)
                read = self._place_of(asked.person, at, word)
                if read is not None:
                    numbers, places = near["near" if at == sentence else "near elsewhere"]
                    numbers.append(n)
                    places.append(read)
            first += len(candidates)
        every = [c for question in questions for c in question.candidates]
        counts = [len(question.candidates) for question in questions]
        of_kind = KINDS.index(kind) * len(CHANGES)
        x = network.bags([(c.features, c.shared) for c in every])
        x += weights["role"].take(network.numbers("role", [c.role for c in every]), 0)
        x += weights["where"].take(where, 0)
        x += weights["distance to candidate"].take(how_far, 0)
        of_change = weights["asked"].take([of_kind + CHANGES.index(q.change) for q in questions], 0)
        x += np.repeat(self._found.take([q.place for q in questions], 0) + of_change, counts, axis=0)
        if named:
            x[named] += self._words.take(words, 0) @ weights["candidate word"]
        for name, (numbers, places) in near.items():
            if numbers:
                x[numbers] += self._near.take(places, 0) @ weights[name]
        x = np.maximum(x, 0)
        x += np.maximum(x @ weights["candidate"] + weights["candidate bias"], 0)
        odds = x @ weights[kind] + weights[f"{kind} bias"]
        return [round(value, 2) for value in odds.tolist()]

    def _place_of(self, person: int, sentence: int, word: int) -> int | None:
        """Where a word stands in what was read of a sentence for a person."""
        place = self._places.get((person, sentence))
        if place is None:
            return None
        read = self._heads[place] + word - self._begins[place]
        return read if self._heads[place] <= read < self._heads[place + 1] else None


class _Layer(NamedTuple):
    """What a place counts for the one behind it, for itself and for the one before it, and what is added to each."""

    before: Array
    itself: Array
    behind: Array
    bias: Array


def _layer(weights: Mapping[str, Array], name: str) -> _Layer:
    before, itself, behind = np.split(weights[name], 3)
    return _Layer(before, itself, behind, weights[f"{name} bias"])


class _Line:
    """Sequences in one line, with gaps between them that no layer sees across."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._places = _spans(_GAP + np.cumsum([0, *(n + _GAP for n in lengths[:-1])]), lengths)
        self._length = _GAP + sum(lengths) + _GAP * len(lengths)
        empty = np.ones(self._length, bool)
        empty[self._places] = False
        self._empty = np.flatnonzero(empty)

    def convolved(self, x: Array, layers: Sequence[_Layer]) -> Array:
        """The sequences after some layers, each of which adds to a place what those around it say."""
        line = np.zeros((self._length, x.shape[1]), np.float32)
        line[self._places] = x
        for step, layer in zip(_STEPS, layers, strict=True):
            new = line[step:-step] @ layer.itself
            new += line[: -2 * step] @ layer.before
            new += line[2 * step :] @ layer.behind
            new += layer.bias
            line[step:-step] += np.maximum(new, 0, out=new)
            line[self._empty] = 0
        found: Array = line[self._places]
        return found


def _most(found: Array, groups: Sequence[int]) -> Array:
    """For each row the most that any of its group has."""
    which = np.asarray(groups)
    order = np.argsort(which, kind="stable")
    heads = np.flatnonzero(np.diff(which[order], prepend=-1))
    most: Array = np.maximum.reduceat(found[order], heads)
    return most[np.searchsorted(which[order][heads], which)]


def stem(form: str) -> str:
    """The part of a word by which it is known beside the whole; slots, in capitals, stay whole."""
    return form if form.isupper() else form[:STEM]


def suffix(form: str) -> str:
    """Its end."""
    return form if form.isupper() else form[-SUFFIX:]


def distances(asked: Asked, begin: int, length: int) -> Numbers:
    """How far the words of a window stand from a person (see `distance`)."""
    if not asked.own:
        return np.zeros(length, np.intp)
    parts = []
    at, stop = begin, begin + length
    for own, following in itertools.pairwise([*asked.own, 2 * stop + asked.own[-1]]):
        end = min(stop, (own + following) // 2 + 1)  # from there on the next mention is nearer
        if at < end:
            parts.append(_DISTANCES[at - own + _FAR : end - own + _FAR])
            at = end
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _spans(starts: Sequence[int] | Numbers, lengths: Sequence[int]) -> Numbers:
    """The numbers from each start on, so many as each length says."""
    ends = np.cumsum(lengths)
    shifts = np.asarray(starts) - np.concatenate([[0], ends[:-1]])
    found: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(shifts, lengths)
    return found


_DISTANCES: Final[Numbers] = np.array([distance(n, [0]) for n in range(-_FAR, _FAR + 1)])
_NOTHING: Final[Array] = np.zeros((0, 0), np.float32)


def joined(shared: Stored, own: Stored) -> Network:
    """The network of a language: what counts in all, and what it adds; for one without words of its own nothing."""
    weights, names = dict(shared.weights), dict(shared.names)
    weights["language"] = own.weights.get("language", np.zeros(weights["enter"].shape[0], np.float32))
    for table in TABLES:
        if table in own.names:
            weights[table] = np.concatenate([weights[table], own.weights[table]])
            names[table] = [*names[table], *own.names[table]]
    return Network(weights, names)


@cache
def shipped(code: str) -> Network:
    """The network that comes with the reader; one of slots and mechanisms alone for a language without its own."""
    return joined(_stored(_READER), _stored(_READER / "languages" / code))


def _stored(folder: Path) -> Stored:
    path = folder / "network.npz"
    weights: dict[str, Array] = {}
    names: dict[str, Sequence[str]] = {}
    if path.exists():
        with np.load(path) as arrays:
            for name in arrays.files:
                if name.endswith(_NAMES):
                    names[name.removesuffix(_NAMES)] = bytes(arrays[name]).decode().split("\n")
                elif not name.endswith(_SCALE):
                    weights[name] = arrays[name].astype(np.float32) * arrays[name + _SCALE]
    return Stored(weights, names)


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()
