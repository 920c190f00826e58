"""What sentences tell, read as sequences: a small network beside the weights of single words (`telling.py`).

Words and slots get vectors, layers of convolution give each the sense of its neighbours (van den Oord et al., 2016:
three layers whose steps double see 15 words), and once more with the distance to the person of whom it is asked. From
what is found for her come the log odds of each change, and those of each post and organization that it may be of.
The weights are data (`network.npz`: what counts in all languages; in a language's folder the vectors of its words),
learned by `make train` (bench/train_network.py) from the same texts as the weights of words.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from .sequences import STEM, SUFFIX, WINDOW, Asked, Candidate, Position, Token, beginning, distance
from .telling import CHANGES, Odds

_READER: Final = Path(__file__).parent
_GAP: Final = 4
"""Empty places between sequences, as many as the longest step of a layer."""
_STEPS: Final = (1, 2, 4)
_CHUNK: Final = 100
"""Persons and sentences that are looked at together, so that a long list takes no more memory than a short one."""
_KEPT: Final = 3000
"""Of so many it is kept what the words near them say; no article names as many."""
TABLES: Final = ("words", "stems", "suffixes")
_UNKNOWN: Final = 0
_NAMES: Final = " names"
_SCALE: Final = " scale"
_FAR: Final = 4 * WINDOW

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
        enter = weights["enter"]
        self.entered = {name: weights[name] @ enter for name in (*TABLES, "known", "headline")}
        self.entered["headline"] += weights["language"] @ enter
        self.around = [(weights[f"around {n}"], weights[f"around {n} bias"]) for n in range(len(_STEPS))]
        self.toward = [(weights[f"toward {n}"], weights[f"toward {n} bias"]) for n in range(len(_STEPS))]

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

    def bags(self, some: Sequence[Iterable[str]]) -> Array:
        """For each set of features the sum of their vectors."""
        get = self.rows["features"].get
        found: list[int] = []
        starts: list[int] = []
        for names in some:
            starts.append(len(found))
            found.append(_UNKNOWN)
            found += sorted(filter(None, map(get, names)))  # no order of a set changes a sum
        return np.add.reduceat(self.weights["features"].take(found, 0), starts)


class Encoded:
    """A document as the network has it: its sentences, and what each tells of those of whom it is asked."""

    def __init__(
        self, network: Network, tokens: Sequence[Sequence[Token]], headlines: Sequence[bool]
    ) -> None:
        self._network = network
        self._lengths = [len(some) for some in tokens]
        self._headline = headlines.index(True) if True in headlines else -1
        self._asked: list[Asked] = []
        self._found: list[Array] = []
        """for each that was asked: what was found of her"""
        self._near: list[tuple[int, Array]] = []
        """and where the window begins, and what every word of it says of her"""
        with _threads().limit(limits=1):  # documents are read side by side, and are too small to share
            self._read(tokens, headlines)

    def _read(self, tokens: Sequence[Sequence[Token]], headlines: Sequence[bool]) -> None:
        network, weights, lengths = self._network, self._network.weights, self._lengths
        every = [token for some in tokens for token in some]
        forms = [token.form for token in every]
        x = network.entered["words"][network.numbers("words", forms)]
        x += network.entered["stems"][network.numbers("stems", map(stem, forms))]
        x += network.entered["suffixes"][network.numbers("suffixes", map(suffix, forms))]
        x += network.entered["known"][network.numbers("known", [token.known for token in every])]
        x += network.entered["headline"][np.repeat(np.array(headlines, dtype=np.intp), lengths)]
        line = _Line(lengths)
        words = line.convolved(np.tanh(x, out=x), network.around)
        self._starts = np.cumsum([0, *lengths])
        self._words = words
        self._seen = words @ weights["toward"] + weights["toward bias"]
        self._sentences = np.zeros((len(tokens) + 1, words.shape[1]), np.float32)
        filled = [n for n, length in enumerate(lengths) if length]
        if filled:
            self._sentences[filled] = np.maximum.reduceat(words, self._starts[filled])

    def tell(self, asked: Sequence[Asked]) -> list[list[float]]:
        """For each person and sentence the log odds of each of `CHANGES`; `weigh` may then be asked of them."""
        odds: list[list[float]] = []
        with _threads().limit(limits=1):
            for n in range(0, len(asked), _CHUNK):
                odds += self._tell(asked[n : n + _CHUNK])
        return odds

    def _tell(self, asked: Sequence[Asked]) -> list[list[float]]:
        network, weights = self._network, self._network.weights
        begins = [beginning(one, self._lengths[one.sentence]) for one in asked]
        lengths = [min(WINDOW, self._lengths[one.sentence]) for one in asked]
        line = _Line(lengths)
        person = np.stack([self._of(one) for one in asked])
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
                np.tanh(network.bags([one.features for one in asked])),
            ],
            axis=1,
        )
        found = np.maximum(found @ weights["found"] + weights["found bias"], 0)
        if len(self._near) < _KEPT:
            near = x @ weights["near"]
            self._near += [(b, near[h : h + n]) for b, h, n in zip(begins, heads, lengths, strict=True)]
        self._asked += asked
        self._found.append(found @ weights["candidate found"])
        odds = found @ weights["tell"] + weights["tell bias"]
        return [[round(value, 2) for value in row] for row in odds.tolist()]

    def _of(self, one: Asked) -> Array:
        """What the words say of a person where they name her: in the sentence, else where the document does."""
        if one.own:
            mean: Array = self._words[[self._starts[one.sentence] + place for place in one.own]].mean(0)
            return mean
        if one.last is None:
            return np.zeros(self._words.shape[1], np.float32)
        return self._word(one.last)

    def _word(self, position: Position) -> Array:
        word: Array = self._words[self._starts[position[0]] + position[1]]
        return word

    def _beside(self, one: Asked) -> list[int]:
        """The sentences before and behind one, and the headline; the last row stands for none."""
        after = one.sentence + 1
        return [one.sentence - 1, after if after < len(self._lengths) else -1, self._headline]

    def weigh(self, kind: Kind, place: int, change: str, candidates: Sequence[Candidate]) -> list[float]:
        """The log odds that each of some candidates is the one of a change.

        `place`: of the person and the sentence, among all of whom `tell` was asked.
        """
        if not candidates:
            return []
        network, weights = self._network, self._network.weights
        asked = self._asked[place]
        found = self._found[place // _CHUNK][place % _CHUNK]
        begin, near = self._near[place] if place < len(self._near) else (0, _NOTHING)
        where, how_far, named, words, heard, places = [], [], [], [], [], []
        for n, candidate in enumerate(candidates):
            position = candidate.position
            if position is None:
                where.append(0)
                how_far.append(0)
                continue
            here = position[0] == asked.sentence
            where.append(1 if here else 2 if position[0] < asked.sentence else 3)
            how_far.append(distance(position[1], asked.own) if here else 0)
            named.append(n)
            words.append(self._starts[position[0]] + position[1])
            if here and begin <= position[1] < begin + len(near):
                heard.append(n)
                places.append(position[1] - begin)
        x = network.bags([c.features for c in candidates])
        x += weights["role"].take(network.numbers("role", [c.role for c in candidates]), 0)
        x += weights["where"].take(where, 0)
        x += weights["distance to candidate"].take(how_far, 0)
        x += found + weights["asked"][KINDS.index(kind) * len(CHANGES) + CHANGES.index(change)]
        if named:
            x[named] += self._words.take(words, 0) @ weights["candidate word"]
        if heard:
            x[heard] += near.take(places, 0)
        x = np.maximum(x, 0)
        x += np.maximum(x @ weights["candidate"] + weights["candidate bias"], 0)
        odds = x @ weights[kind] + weights[f"{kind} bias"]
        return [round(value, 2) for value in odds.tolist()]


class _Line:
    """Sequences in one line, with gaps between them that no layer sees across."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self._places = _spans(_GAP + np.cumsum([0, *(n + _GAP for n in lengths[:-1])]), lengths)
        self._length = _GAP + sum(lengths) + _GAP * len(lengths)
        self._empty = np.ones(self._length, bool)
        self._empty[self._places] = False

    def convolved(self, x: Array, layers: Sequence[tuple[Array, Array]]) -> Array:
        """The sequences after some layers, each of which adds to a place what those around it say."""
        line = np.zeros((self._length, x.shape[1]), np.float32)
        line[self._places] = x
        for step, (weight, bias) in zip(_STEPS, layers, strict=True):
            before, itself, behind = np.split(weight, 3)
            new = line[step:-step] @ itself
            new += line[: -2 * step] @ before
            new += line[2 * step :] @ behind
            new += bias
            line[step:-step] += np.maximum(new, 0, out=new)
            line[self._empty] = 0
        found: Array = line[self._places]
        return found


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
    from_own = np.arange(begin, begin + length)[:, None] - np.array(asked.own)
    nearest = np.abs(from_own).argmin(1)
    found: Numbers = _DISTANCES[np.clip(from_own[np.arange(length), nearest], -_FAR, _FAR) + _FAR]
    return found


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
