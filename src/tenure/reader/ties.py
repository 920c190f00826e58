"""What the words of a sentence tell of two parties: that one buys, sells or holds a share of the other, or owns it.

`stakes.py` and `relations.py` know words for this and the order that they ask for. Here all words around two names
are weighed, as `telling.py` does it for a person and a post: for what frames made, and to draft what they did not.
The weights (`ties.json.xz`, and in each language's folder) are learned by `make train` (bench/train_ties.py).
"""

import datetime
import itertools
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from . import attribution
from .context import Context
from .draft import Draft
from .entity import Entity
from .items import Item, Row
from .linear import Layered, Sums
from .stakes import percentages
from .telling import Word, merged, words
from .voice import Voice

GRAMMAR: Final = "tied"
TIES: Final = ("acquire", "sell", "hold", "bought", "sold", "belongs")
"""The first party acquires, sells or holds a share of the second; bought it, sold it; the second belongs to it."""
_MEANT: Final = {
    "acquire": ("stake", "acquire"),
    "sell": ("stake", "sell"),
    "hold": ("stake", "hold"),
    "bought": ("affiliation", "start"),
    "sold": ("affiliation", "end"),
    "belongs": ("affiliation", "hold"),
}
"""The kind of claim and the change that each tells."""
_LEAST: Final = -1.0
"""Log odds below which a tie is not even a candidate."""
_CROWD: Final = 6
"""Parties of a sentence that are looked at: more are a list, whose words tell nothing of two of them."""
_STEPS: Final = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0)
_NEAR: Final = (1, 3, 6, 12)
_WINDOW: Final = 2
_MOST: Final = 5.0
_SHARES: Final = frozenset({"percent", "share"})


class Pair(NamedTuple):
    """Two parties of whom a sentence may tell something; `absent` is which of them it does not name."""

    row: Row
    one: Entity
    other: Entity
    absent: str


def tie_of(draft: Draft) -> tuple[str, Entity | None, Entity | None] | None:
    """The tie that a draft of a stake or an affiliation tells, and its parties."""
    name = tied(draft.kind, draft.change)
    one = draft.person if draft.kind == "stake" else draft.parent
    return None if name is None else (name, one, draft.org)


def tied(kind: str, change: str | None) -> str | None:
    """The tie that a claim of this kind and change tells."""
    return next((name for name, meant in _MEANT.items() if meant == (kind, change)), None)


def pairs(rows: list[Row], context: Context) -> Iterator[Pair]:
    """The pairs of parties in each sentence: firms, people where a share is spoken of, the document's main firm."""
    for row in rows:
        shares = bool(row.cues & _SHARES) or any(t.kind == "stake" for i in row.items for t in i.triggers)
        named = list(
            dict.fromkeys(
                i.entity
                for i in row.items
                if i.entity is not None and (i.kind == "org" or (i.kind == "person" and shares))
            )
        )
        if not 0 < len(named) <= _CROWD:
            continue
        for one, other in itertools.permutations(named, 2):
            if other.kind == "org":
                yield Pair(row, one, other, "")
        main = context.main
        if main is None or main in named or not (shares or _refers(row)):
            continue
        for party in named:
            yield Pair(row, party, main, "other")
            if party.kind == "org":
                yield Pair(row, main, party, "one")


def _refers(row: Row) -> bool:
    """Whether a sentence may speak of a firm without naming it, or of what belongs to one."""
    return bool(row.cues & {"its", "possessive", "company", "child"}) or any(
        t.kind == "affiliation" for i in row.items for t in i.triggers
    )


class Wording:
    """A sentence's words, whichever parties it tells of."""

    def __init__(self, row: Row, context: Context) -> None:
        self.row = row
        self.words: list[Word] = words(row)
        self.stems = [word.stem for word in self.words]
        self._places: dict[int, list[int]] = {}
        for k, word in enumerate(self.words):
            if word.entity is not None:
                self._places.setdefault(id(word.entity), []).append(k)
        self.main = context.main
        orgs = {id(i.entity) for i in row.items if i.kind == "org"}
        self.shares = [share.index for share, _ in percentages(row)]
        self.triggers = [(i, t) for i in row.items for t in i.triggers if t.kind in ("stake", "affiliation")]
        self.common = {
            f"orgs {min(len(orgs), 4)}",
            f"headline {row.sentence.headline}",
            f"shares {min(len(self.shares), 3)}",
            f"posts {min(len(row.posts), 2)}",
            *(f"cue {cue}" for cue in row.cues),
        }

    def features(self, pair: Pair) -> tuple[set[str], set[str]]:
        """What is known of two parties: of mechanisms, and of words."""
        ones, others = self._places.get(id(pair.one), []), self._places.get(id(pair.other), [])
        stems = self.stems.copy()
        for places, name in ((others, "OTHER"), (ones, "ONE")):
            for k in places:
                stems[k] = name
        if ones and others:
            first, last = min(((a, b) for a in ones for b in others), key=lambda ab: abs(ab[0] - ab[1]))
        else:
            first = last = (ones or others)[0]
        low, high = min(first, last), max(first, last)
        order = f"absent {pair.absent}" if pair.absent else "<" if first < last else ">"
        return self._structure(pair, order, low, high), self._lexical(stems, order, low, high)

    def _structure(self, pair: Pair, order: str, low: int, high: int) -> set[str]:
        far = next((n for n, most in enumerate(_NEAR) if high - low <= most), len(_NEAR))
        between = {id(w.entity) for w in self.words[low + 1 : high] if w.entity is not None}
        between -= {id(pair.one), id(pair.other)}
        kind = f"{pair.one.kind} {order}"
        found = self.common | {
            kind,
            f"far {far} {kind}",
            f"between {min(len(between), 2)} {kind}",
            f"clauses {self.words[low].clause != self.words[high].clause} {kind}",
            f"main {pair.one is self.main} {pair.other is self.main} {order}",
            f"begins {set(pair.one.key) < set(pair.other.key)} {order}",
        }
        ones = [i.index for i in self.row.items if i.entity is pair.one]
        others = [i.index for i in self.row.items if i.entity is pair.other]
        for item, trigger in self.triggers:
            told = f"{trigger.kind} {trigger.change} {trigger.noun}"
            place = f"{_side(item.index, ones)}{_side(item.index, others)}"
            found |= {f"trigger {told} {place} {order}", f"trigger {told} {trigger.person} {place}"}
        for share in self.shares:
            found.add(f"share {_side(share, ones)}{_side(share, others)} {order}")
        for item in self.row.items:
            if item.entity is pair.one or item.entity is pair.other:
                found.add(f"way {item.rel} {item.entity is pair.one} {order}")
        return found

    def _lexical(self, stems: list[str], order: str, low: int, high: int) -> set[str]:
        found: set[str] = set()
        left, between, right = f" left {order}", f" between {order}", f" right {order}"
        for k, word in enumerate(self.words):
            if stems[k] in ("ONE", "OTHER"):
                continue
            where = left if k < low else right if k > high else between
            for form in word.forms:
                found.add(form + where)
                found.add(form)
            if k + 1 < len(stems):
                found.add(f"{stems[k]}_{stems[k + 1]}{where}")
        if high - low <= _WINDOW + 1:
            found.add(f"{'_'.join(stems[low : high + 1])}")
        for k, name in ((low, "low"), (high, "high")):
            before = (["^"] * _WINDOW + stems[max(0, k - _WINDOW) : k])[-_WINDOW:]
            behind = (stems[k + 1 : k + 1 + _WINDOW] + ["$"] * _WINDOW)[:_WINDOW]
            found |= {
                f"{name} {before[-1]}_{stems[k]} {order}",
                f"{name} {stems[k]}_{behind[0]} {order}",
                f"{name} {'_'.join(before)}_{stems[k]}",
                f"{name} {stems[k]}_{'_'.join(behind)}",
            }
        return found


def _side(index: int, places: list[int]) -> str:
    """Where something stands to the nearest mention of a party."""
    if not places:
        return "-"
    nearest = min(places, key=lambda place: abs(place - index))
    return "<" if index < nearest else ">"


class Weights:
    """What features are worth for each of `TIES`: those of mechanisms, and those of a language's words."""

    def __init__(
        self, mechanisms: Mapping[str, tuple[float, ...]], lexical: Mapping[str, tuple[float, ...]]
    ) -> None:
        self.mechanisms = mechanisms
        self.lexical = lexical
        self._sums = Sums(mechanisms.get("", (-_MOST,) * len(TIES)), mechanisms, lexical)

    def odds(self, structure: set[str], lexical: set[str]) -> dict[str, float]:
        """How much speaks for each tie: its log odds."""
        return dict(zip(TIES, self._sums.of(structure, lexical), strict=True))


class Ties:
    """What the words of a document tell of its parties."""

    def __init__(
        self, rows: list[Row], context: Context, weights: Weights, published: datetime.date | None
    ) -> None:
        self.published = published
        self.heard: list[tuple[Pair, dict[str, float]]] = []
        self.most: dict[tuple[str, int, int], float] = {}
        wording: Wording | None = None
        for pair in pairs(rows, context):
            if wording is None or wording.row is not pair.row:
                wording = Wording(pair.row, context)
            odds = weights.odds(*wording.features(pair))
            self.heard.append((pair, odds))
            for tie, own in odds.items():
                known = tie, id(pair.one), id(pair.other)
                self.most[known] = max(self.most.get(known, -_MOST), own)

    def note(self, drafts: list[Draft]) -> None:
        """Notes with each draft of a stake or an affiliation what the words tell of its parties."""
        for draft in drafts:
            told = tie_of(draft)
            if told is not None:
                draft.features |= self._weighed(*told)

    def drafts(self, made: list[Draft], voice: Voice) -> Iterator[Draft]:
        """A draft for each tie that the words tell and that was not made."""
        known = {(t[0], id(t[1]), id(t[2])) for t in map(tie_of, made) if t is not None}
        beside = {(t[0], id(t[2])) for t in map(tie_of, made) if t is not None}
        for pair, odds in self.heard:
            for tie, own in odds.items():
                if own < _LEAST or (tie, id(pair.one), id(pair.other)) in known:
                    continue
                back = tie, id(pair.other), id(pair.one)
                if _MEANT[tie][0] == "affiliation" and (back in known or own <= self.most.get(back, -_MOST)):
                    continue  # nobody belongs to what belongs to it
                draft = self._draft(pair, tie)
                if draft is None:
                    continue
                draft.sourcing = voice.sourcing(pair.row, draft, False)
                draft.features = self._weighed(tie, pair.one, pair.other)
                draft.features |= {
                    f"w:absent {pair.absent}",
                    f"w:tie made {(tie, id(pair.other)) in beside}",
                    f"w:tie here {own == max(odds.values())}",
                }
                yield draft

    def _weighed(self, tie: str, one: Entity | None, other: Entity | None) -> set[str]:
        own = self.most.get((tie, id(one), id(other)), -_MOST)
        back = self.most.get((tie, id(other), id(one)), -_MOST)
        rest = max(self.most.get((name, id(one), id(other)), -_MOST) for name in TIES if name != tie)
        found = {f"w:tie >{step:g}" for step in _STEPS if own > step}
        found |= {f"w:tie ahead >{step:g}" for step in _STEPS if own - rest > step}
        return found | {f"w:tie back >{step:g}" for step in _STEPS[::2] if own - back > step}

    def _draft(self, pair: Pair, tie: str) -> Draft | None:
        kind, change = _MEANT[tie]
        if kind == "affiliation" and pair.one.kind != "org":
            return None
        row = pair.row
        mine = [i for i in row.items if i.entity is pair.one or i.entity is pair.other]
        verbs = [i for i in row.items if any(t.kind == kind for t in i.triggers) and mine[0].start <= i.start]
        ends = [*mine[:2], *verbs[:1]]
        draft = Draft(kind, change, row.sentence.index, min(i.start for i in ends), max(i.end for i in ends))
        draft.grammar = GRAMMAR
        draft.headline = row.sentence.headline
        draft.org = pair.other
        anchor = verbs[0] if verbs else mine[0]
        if kind == "stake":
            draft.person = pair.one
            draft.share = _share(row, mine)
        else:
            draft.parent = pair.one
            told = (t.relation for i in row.items for t in i.triggers if t.relation is not None)
            draft.relation = next(told, "subsidiary")
        draft.when = attribution.when(row, anchor, self.published, None, change)
        draft.modality = attribution.modality(row, anchor, draft.when, self.published)
        if change == "hold" and draft.modality in ("planned", "possible"):
            draft.modality, draft.when = "actual", None  # something else in the sentence is planned
        return draft


def _share(row: Row, near: list[Item]) -> float | None:
    """The percentage nearest to the parties."""
    found = [(min(abs(item.index - i.index) for i in near), value) for item, value in percentages(row)]
    return min(found)[1] if found else None


@cache
def shipped(code: str) -> Weights:
    """The weights that come with the reader; those of all languages alone where a language has none of its own."""
    layers = Layered("ties")
    shared, own = layers.shared(), layers.own(code)
    mechanisms = merged(shared, own.get("mechanisms", {}), len(TIES))
    return Weights(
        {name: tuple(some) for name, some in mechanisms.items()},
        {name: tuple(some) for name, some in own.get("words", {}).items()},
    )
