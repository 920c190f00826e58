"""Whether a name is a person's or an organization's, by its words and by what stands beside it.

The votes of `name_votes.py` know given names, legal forms and words of kinds; most names have none. Here they are
weighed together with the endings of the name's words and the words around it: a linear model, learned from marked
sentences and answer keys by `make train` (bench/train_naming.py). It overrules the votes where it is sure.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from .entity import Mention
from .lexicon import Match
from .linear import Layered, Weights, score
from .name_words import NameWords
from .tokens import Sentence, Text

_STEM: Final = 5
_ENDINGS: Final = (3, 4)
_MOST: Final = 6.0
_SURE: Final = 1.0
"""Log odds from which the model overrules the votes. How many there are stays: few mean that it may be no name."""
_BESIDE: Final = 0.1


def features(
    mention: Mention, text: Text, at: Mapping[int, Match], words: NameWords, sentence: Sentence
) -> tuple[set[str], set[str]]:
    """What is known of a name before the text's other mentions are: of mechanisms, and of words."""
    start, end = mention.start, mention.end
    norms = [n for n in text.norms[start:end] if n[0].isalnum()] or text.norms[start:end]
    count = len(norms)
    lead = round(max(-_MOST, min(_MOST, mention.person_votes - mention.org_votes)))
    first = text.words[start]
    given = [words.is_given(n) for n in norms]
    classes = [words.org_class(n) is not None for n in norms]
    shape = (
        "caps" if mention.surface.isupper() else "inside" if any(c.isupper() for c in first[1:]) else "plain"
    )
    structure = {
        f"votes {lead}",
        f"words {min(count, 5)} {given[0]} {any(given[1:])}",
        f"kind {classes[0]} {any(classes[1:])} {min(count, 3)}",
        f"shape {shape} {min(count, 3)}",
        f"votes {lead} {min(count, 3)} {given[0]}",
        f"first {start == sentence.start} {min(count, 3)}",
        f"hyphen {'-' in mention.surface} {min(count, 3)}",
        f"digit {any(c.isdigit() for c in mention.surface)}",
        f"headline {sentence.headline} {min(count, 3)}",
        f"initial {any(len(n) == 1 for n in norms)}",
    }
    for side, k in (("before", start - 1), ("behind", end)):
        match = at.get(k) if sentence.start <= k < sentence.end else None
        if match is None:
            continue
        if match.title is not None:
            structure |= {f"{side} title {match.title.office} {count > 1}"}
        structure |= {f"{side} {cue} {count > 1}" for cue in match.cues}
        structure |= {f"{side} {t.kind} {t.change} {t.person} {t.noun} {count > 1}" for t in match.triggers}
    lexical = {f"first {norms[0]}", f"last {norms[-1]}"} if count > 1 else {f"only {norms[0]}"}
    for place, norm in (("first", norms[0]), ("last", norms[-1])):
        lexical |= {f"{place} -{norm[-n:]} {min(count, 3)}" for n in _ENDINGS if len(norm) > n}
    lexical |= {f"in {n}" for n in norms[1:-1]}
    around = ["^", *text.norms[sentence.start : start]][-2:], [*text.norms[end : sentence.end], "$"][:2]
    left, right = [n[:_STEM] for n in around[0]], [n[:_STEM] for n in around[1]]
    several = count > 1
    lexical |= {f"<{left[-1]} {several}", f">{right[0]} {several}", f"<{left[-1]}", f">{right[0]}"}
    lexical |= {f"<{'_'.join(left)}", f">{'_'.join(right)}", f"<>{left[-1]}_{right[0]}"}
    return structure, lexical


def vote(
    weights: Weights,
    mention: Mention,
    text: Text,
    at: Mapping[int, Match],
    words: NameWords,
    sentence: Sentence,
) -> None:
    """Turns the votes on a name where the model, which knows them, is sure of the other kind."""
    structure, lexical = features(mention, text, at, words, sentence)
    odds = weights.get("", 0.0) + score(weights, structure | {f"!{name}" for name in lexical})
    person, org = mention.person_votes, mention.org_votes
    if odds >= _SURE and person <= org:
        mention.person_votes, mention.org_votes = max(person, org) + _BESIDE, min(person, org)
    elif odds <= -_SURE and org <= person:
        mention.person_votes, mention.org_votes = min(person, org), max(person, org) + _BESIDE


@cache
def shipped(code: str) -> Weights:
    """The weights that come with the reader; those of all languages where a language has none of its own."""
    return Layered("naming").of(code)
