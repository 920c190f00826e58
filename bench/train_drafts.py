"""What the reader makes of all documents with weights that did not learn from them: what the confidence learns from."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

import msgspec

from agreement import Claim, agree, pair
from corpus import ordinary_keys
from scoring import Key, is_change
from tenure.model import Claim as Made
from tenure.model import Document
from tenure.reader import BuiltinReader, employers, telling, ties
from tenure.reader.draft import Draft
from tenure.reader.employers import Model
from tenure.reader.engine import BY_WORDS, to_claim
from tenure.reader.hearing import shipped_network
from tenure.reader.network import Network
from tenure.reader.telling import Telling
from tenure.reader.ties import Weights
from turns import side_by_side

PIECE = 1000
"""Documents that one process reads at a time."""
FRESH = {key["id"] for key in ordinary_keys("learn")}

VIEWS: dict[str, Callable[[Claim], bool]] = {
    "change": is_change,
    "role": lambda c: c["kind"] == "role" and not is_change(c),
    "stake": lambda c: c["kind"] == "stake",
    "affiliation": lambda c: c["kind"] == "affiliation",
    "fact": lambda c: c["kind"] == "fact",
}


class LeftOut(NamedTuple):
    """For each document, by its id, weights that did not learn from it."""

    tellings: Mapping[str, Telling]
    ties: Mapping[str, Weights]
    employers: Mapping[str, Model]
    networks: Mapping[str, Network]

    def reader(self, document: str) -> BuiltinReader:
        """A reader for one document. Nothing is asked of it that no document taught."""
        return BuiltinReader(
            lambda code: self.tellings.get(document) or telling.shipped(code),
            lambda code: self.ties.get(document) or ties.shipped(code),
            lambda code: self.employers.get(document) or employers.shipped(code),
            networks=lambda code: self.networks.get(document) or shipped_network(code),
        )


class Example(NamedTuple):
    """One settled draft of a document, its claim, and the view that this belongs to.

    `right`: whether the key has it; `agreeing`: the places of the key's claims that say the same; `learned`: whether
    the key can teach anything of it.
    """

    draft: Draft
    claim: Made
    view: str
    document: int
    right: bool
    agreeing: list[int]
    learned: bool

    @property
    def grammar(self) -> str:
        """That of drafts by words alone; empty for what frames made."""
        return self.draft.grammar if self.draft.grammar in BY_WORDS else ""


def examples(documents: list[Key], weights: LeftOut) -> list[Example]:
    """Every settled draft of the documents."""
    numbers = range(len(documents))
    cut = [numbers[k : k + PIECE] for k in range(0, len(documents), PIECE)]
    found = side_by_side(lambda some: list(_examples(documents, some, weights)), cut)
    return [example for some in found for example in some]


def _examples(documents: list[Key], numbers: range, weights: LeftOut) -> Iterator[Example]:
    shown = ("id", "published", "publisher", "title", "text")
    for number in numbers:
        key = documents[number]
        document = Document(**{name: key[name] for name in shown})
        lang = key["lang"] if key.get("marked") else None
        drafts, text = weights.reader(key["id"]).candidates(document, lang)
        made = [(d, claim) for d in drafts if (claim := to_claim(d, text)) is not None]
        plain: list[Claim] = [msgspec.to_builtins(claim) for _, claim in made]
        hits: set[int] = set()
        for belongs in VIEWS.values():
            answer = [c for c in key["claims"] if belongs(c)]
            guesses = [n for n, (d, _) in enumerate(made) if d.grammar not in BY_WORDS and belongs(plain[n])]
            hits |= {guesses[place] for _, place in pair(answer, [plain[n] for n in guesses])}
        for n, (d, claim) in enumerate(made):
            view = next(view for view, belongs in VIEWS.items() if belongs(plain[n]))
            agreeing = [place for place, k in enumerate(key["claims"]) if agree(k, plain[n])]
            by_words = d.grammar in BY_WORDS
            right = bool(agreeing) if by_words else n in hits
            learned = view in asked(key) and (unstudied(key) or not by_words)
            yield Example(d, claim, view, number, right, agreeing, learned)


def unstudied(key: Key) -> bool:
    """Whether nobody looked at the document while frames were written."""
    return key["id"] in FRESH or bool(key.get("marked"))


def asked(key: Key) -> Collection[str]:
    """The views of which the key says everything."""
    if key.get("marked"):
        return ("change", "role", "stake", "affiliation") if key["whole"] else ("change", "role")
    return VIEWS
