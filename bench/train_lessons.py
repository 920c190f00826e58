"""What the documents teach of each kind of weights: read once, with names that were learned from others."""

from collections.abc import Iterator
from typing import NamedTuple

import network_lessons
import train_choices
import train_moments
import train_telling
import train_ties
from corpus import OWN_MODULES, learning_keys, moves
from features import Features
from marked import Marked
from scoring import Key
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.engine import language_of, published_on
from tenure.reader.parsed import Parsed


class Lessons(NamedTuple):
    """What the documents teach of each kind.

    `chosen` is learned already: from documents as they were read, which can't be kept.
    """

    telling: list[train_telling.Lesson]
    ties: list[train_ties.Lesson]
    chosen: train_choices.Learned
    sequences: list[network_lessons.Draft]
    announced: list[train_choices.Announced]
    moments: train_moments.Lessons
    features: Features


def read(documents: list[Key], texts: dict[str, Marked]) -> Iterator[tuple[Key, str, Parsed]]:
    """The documents as frames see them, but for languages that read by modules of their own."""
    reader = BuiltinReader()
    shown = ("id", "published", "publisher", "title", "text")
    for key in documents:
        document = Document(**{name: key[name] for name in shown})
        code = key["lang"] if key["id"] in texts else language_of(document)
        if code is not None and code not in OWN_MODULES:
            yield key, code, reader.parsed(document, code, published_on(document))


def lessons(texts: list[Marked]) -> Lessons:
    """What there is to learn. Single sentences tell nothing of ties; of `moves`, only the organization is asked."""
    features = Features()
    telling: list[train_telling.Lesson] = []
    ties: list[train_ties.Lesson] = []
    cases: list[train_choices.Case] = []
    sequences: list[network_lessons.Draft] = []
    announced: list[train_choices.Announced] = []
    moments = train_moments.Lessons(features)
    known = {text.key["id"]: text for text in texts}
    chosen_only = {key["id"] for key in moves()}
    for key, code, parsed in read([*known_keys(texts), *learning_keys(), *moves()], known):
        choices = list(train_choices.organizations(key, parsed))
        cases.extend(choices)
        text = known.get(key["id"])
        told = {} if key["id"] in chosen_only else train_telling.told_in(key, text, parsed)
        sequences.append(network_lessons.draft(key, parsed, told, choices, features))
        if key["id"] not in chosen_only:
            telling.append(train_telling.lesson(key, told, code, parsed, features))
            whole = text is None or text.whole
            moments.take(key, code, parsed, whole)
            if whole:
                ties.append(train_ties.lesson(key, code, parsed, features))
        announced.extend(train_choices.announcements(key, parsed))
    print(f"{len(telling)} documents, {len(features.names)} features", flush=True)
    chosen = train_choices.learn_choices(cases)
    return Lessons(telling, ties, chosen, sequences, announced, moments, features)


def known_keys(texts: list[Marked]) -> list[Key]:
    """The keys of marked texts."""
    return [text.key for text in texts]
