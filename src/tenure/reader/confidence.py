"""How probable it is that a draft is right: boosted trees over the features noted while it was read, and for changes
more trees over what the document's other drafts say of it.

The trees are data (`confidence.json.xz`), learned from answer keys by `make train` (bench/train_confidence.py). They
ask for mechanisms (how a person, a post, an organization was found), never for names or words.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, TypeAlias

from .draft import Draft
from .employers import OTHER
from .entity import Entity
from .linear import Layered
from .rivals import compared, moves
from .told import GRAMMAR
from .trees import Forest, Tree

_SHORT: Final = 3
"""Sentences up to which a text is taken at its word: it has little else to tell."""
_ORG_NOT_HERE: Final = "w:org here False"
"""The beginning of the feature of a change whose sentence does not name its organization (`employers.py`)."""
_BEYOND_DOUBT: Final = 0.9
_ONE_CLAUSE: Final = frozenset({"p:clause", "r:clause", "o:post"})
"""The person, the post and the organization stand in the clause of the word of change."""
_PLAIN: Final = 0.25
"""The confidence from which such a change becomes a claim: who reads its quote sees at once whether it is so."""
_PAIRED: Final = frozenset({"p:", "r:", "o:", "t:"})


def features(draft: Draft) -> set[str]:
    """What is known of a draft, as names of features; each is present or absent."""
    kind = f"{draft.grammar} {draft.kind}" if draft.grammar else draft.kind
    found = {f"{kind}|{feature}" for feature in draft.features}
    found.add(f"{kind}|change={draft.change}")
    found.add(f"{kind}|{draft.change}|modality={draft.modality}")
    ways = sorted([f for f in draft.features if f[:2] in _PAIRED])
    for i, one in enumerate(ways):
        found.add(f"{kind}|{draft.change}|{one}")
        for other in ways[i + 1 :]:
            found.add(f"{kind}|{one}&{other}")
    if draft.when:
        found.add(f"{kind}|dated")
    if draft.reason:
        found.add(f"{kind}|reasoned")
    if draft.interim:
        found.add(f"{kind}|interim")
    if draft.role:
        found.add(f"{kind}|role={draft.role}")
    if draft.org is None:
        if "o:unnamed" not in draft.features:  # else the text says so
            found.add(f"{kind}|no org")
    elif draft.org.weak:
        found.add(f"{kind}|weak org")
    if draft.person is not None:
        if draft.person.weak:
            found.add(f"{kind}|weak person")
        if len(draft.person.key) == 1:
            found.add(f"{kind}|one-word person")
    return found


class Model:
    """The learned trees, and how far to trust them on articles that nobody studied.

    `alone`: trees over what is known of a draft by itself; `scales` has for each grammar ("" for all that have none of
    their own) a factor and a shift of their log odds. `beside`: trees over what is known of a change beside the
    document's other drafts (`rivals.py`), whose log odds have the scale `beside`.
    """

    def __init__(
        self,
        alone: Forest,
        beside: Forest,
        thresholds: dict[str, float],
        scales: dict[str, tuple[float, float]],
    ) -> None:
        self.alone = alone
        self.beside = beside
        self.thresholds = thresholds
        self.scales = scales

    def odds(self, draft: Draft) -> float:
        """The log odds that the draft is right, taken by itself."""
        factor, shift = self.scales.get(draft.grammar) or self.scales[""]
        return factor * math.fsum(self.alone.leaves(features(draft))) + shift

    def judge(self, drafts: list[Draft]) -> None:
        """Sets the confidence of a document's drafts: the probability (0 to 1) that each is right."""
        odds = [self.odds(draft) for draft in drafts]
        factor, shift = self.scales["beside"]
        for n, found in list(compared(drafts, odds)):
            odds[n] = factor * math.fsum(self.beside.leaves(found)) + shift
        for draft, value in zip(drafts, odds, strict=True):
            draft.confidence = round(1 / (1 + math.exp(-max(-30.0, min(30.0, value)))), 3)

    def accepted(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts of a document that become claims; sets the confidence of all."""
        needed = self.needed(drafts)
        return [draft for draft, least in zip(drafts, needed, strict=True) if draft.confidence >= least]

    def needed(self, drafts: list[Draft]) -> list[float]:
        """The confidence from which each draft of a document becomes a claim; sets the confidence of all.

        A text of some length none of whose changes is sure enough tells no change; else a change that one clause says
        in full is told a little sooner. And what a likelier draft rules out would have to be likelier than that: who is
        said to stay has not left; who holds a post beyond doubt does not take it where only words say so; of two firms
        in a sentence only one has a share of the other; a change whose organization only other sentences name is the
        one told elsewhere.
        """
        self.judge(drafts)
        surest = max((draft.confidence for draft in drafts if moves(draft)), default=0.0)
        length = max((draft.sentence for draft in drafts), default=0)
        move, plain = self.thresholds["change"], _PLAIN
        if length >= _SHORT and surest < self.thresholds["surest change"]:
            move = plain = self.thresholds["surest change"]
        ruled_out: dict[_Reading, float] = {}
        for draft in drafts:
            for reading in _rules_out(draft):
                ruled_out[reading] = max(ruled_out.get(reading, 0.0), draft.confidence)

        def least(draft: Draft) -> float:
            if not moves(draft):
                return self.thresholds.get(draft.kind, 0.5)
            return plain if draft.features >= _ONE_CLAUSE else move

        return [max([least(d), *(ruled_out.get(reading, 0.0) for reading in _readings(d))]) for d in drafts]


_Reading: TypeAlias = tuple[object, ...]


def _rules_out(draft: Draft) -> Iterator[_Reading]:
    """What cannot be so as well, if a draft is right."""
    if draft.kind == "role" and draft.change == "hold":
        if "t:hold" in draft.features:
            yield "end", id(draft.person), draft.role, id(draft.org)
        if draft.confidence >= _BEYOND_DOUBT:
            yield "start", id(draft.person), draft.role, id(draft.org)
    elif moves(draft):
        yield OTHER not in draft.features, *_told(draft)
        yield _ORG_NOT_HERE, *_told(draft)
    elif (other := _other(draft)) is not None:
        yield draft.kind, draft.sentence, id(draft.org), id(other)


def _readings(draft: Draft) -> Iterator[_Reading]:
    """A draft as `_rules_out` tells of it: of a stake the other way round; of a change at another organization,
    and where its sentence names none, at any.
    """
    if draft.kind != "role":
        yield draft.kind, draft.sentence, id(_other(draft)), id(draft.org)
        return
    by_words = draft.grammar == GRAMMAR
    if draft.modality == "actual" and (draft.change == "end" or (draft.change == "start" and by_words)):
        yield draft.change, id(draft.person), draft.role, id(draft.org)
    if moves(draft):
        yield OTHER in draft.features, *_told(draft)
        if any(feature.startswith(_ORG_NOT_HERE) for feature in draft.features):
            yield _ORG_NOT_HERE, *_told(draft)


def _told(draft: Draft) -> _Reading:
    """What is told of somebody, whatever the organization."""
    return draft.change, id(draft.person), draft.role


def _other(draft: Draft) -> Entity | None:
    """The other party of a stake or an affiliation: who has a share of the organization, or to whom it belongs."""
    return draft.person if draft.kind == "stake" else draft.parent


_WORDS: Final = {
    "p:near": "the person stands beside the word of change",
    "p:clause": "the person stands in its clause",
    "p:far": "the person stands in another clause of the sentence",
    "p:pronoun": "a pronoun stands for the person",
    "p:absent": "the clause leaves its subject to the sentence before",
    "r:clause": "the post is named in the clause",
    "r:far": "the post is named in another clause",
    "r:apposition": "the post is named beside the person",
    "r:known": "the post is the one that the text gives the person elsewhere",
    "r:last": "the post is the one spoken of before",
    "r:verb": "the verb itself names the post",
    "r:board": "a seat on the board",
    "o:post": "the organization belongs to the title's phrase",
    "o:before": "the organization stands before the title",
    "o:after": "the organization stands after the title",
    "o:its": "a possessive stands for the organization",
    "o:company": "a word such as 'the company' stands for the organization",
    "o:clause": "the organization stands in the clause",
    "o:sentence": "the organization stands in the sentence",
    "o:person": "the organization is that of the person's other posts",
    "o:topic": "the organization is that of the change told before",
    "o:main": "the organization is what the document is about",
    "o:unnamed": "the organization is one that the text does not name",
    "o:weighed": "the organization outweighs the others of the document",
    "o:confirmed": "no other organization of the document outweighs it",
    "t:noun": "a noun tells the change",
    "t:passive": "the verb is in the passive",
    "t:apposition": "a title beside a name",
    "second": "the other person of a succession",
    "instead": "named as the one replaced",
    "promoted": "given up by taking a higher post",
    "repeated": "told more than once",
    "w:post here": "no frame knows it, the words of the sentence tell it, which names the post",
    "w:post elsewhere": "no frame knows it, the words of the sentence tell it, and another names the post",
    "w:post none": "no frame knows it, the words of the sentence tell it, and imply the post",
    "w:org other": "another organization was read; this one is nearly as likely",
    "v:hold True": "held by who takes another post at the same organization",
    "v:hold False": "held by who takes a post at another organization",
    "v:held True": "held before by who takes another post at the same organization",
    "v:held False": "held before by who takes a post at another organization",
    "weak": "the title is a common word",
}


def in_words(draft: Draft) -> list[str]:
    """How the parts of a draft were found, one sentence each."""
    words = [_WORDS[feature] for feature in sorted(draft.features) if feature in _WORDS]
    return words or ["a person, a post and a word of change stand in one sentence"]


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The trees that come with the reader."""
    raw = Layered("confidence").shared()
    return Model(_forest(raw), _forest(raw["beside"]), raw["thresholds"], raw["scales"])


def _forest(raw: Any) -> Forest:
    names = {name: number for number, name in enumerate(raw["features"])}
    return Forest(names, [_tree(tree) for tree in raw["trees"]])


def _tree(raw: Any) -> Tree:
    return (raw[0], _tree(raw[1]), _tree(raw[2])) if isinstance(raw, list) else float(raw)
