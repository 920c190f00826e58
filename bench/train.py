#!/usr/bin/env python3
"""Learn all weights of the reader from marked texts and answer keys: make train

Each kind of weights learns from what the kinds before it make of texts that they did not learn from: names first
(`train_names.py`), then what words tell of people (`train_telling.py`) and sentences as sequences
(`train_network.py`), at which organization (`train_choices.py`), how firmly and for when (`train_moments.py`), and of
two parties (`train_ties.py`), and last how probable it is that all this is right (`train_confidence.py`).
Learns from tests/golden, tests/hard/open, tests/ordinary (not its blind part), tests/marked (not its blind parts) and
the open part of the dev corpus (never its blind third). The same texts and reader give the same files.
Needs scikit-learn, python-crfsuite, LightGBM and JAX (`--group train`).
"""

import argparse
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import marked
import network_lessons
import pack_glossary
import train_choices
import train_confidence
import train_moments
import train_names
import train_network
import train_telling
import train_ties
from corpus import learning_keys, moves
from features import Features
from marked import Marked
from scoring import Key
from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.engine import language_of, published_on
from tenure.reader.network import Network
from tenure.reader.parsed import Parsed
from tenure.reader.telling import Telling
from train_confidence import LeftOut


class Lessons(NamedTuple):
    """What the documents teach of each kind."""

    telling: list[train_telling.Lesson]
    ties: list[train_ties.Lesson]
    choices: list[train_choices.Case]
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
        if code is not None and code not in train_telling.OWN_MODULES:
            yield key, code, reader.parsed(document, code, published_on(document))


def lessons(texts: list[Marked]) -> Lessons:
    """What there is to learn. Single sentences tell nothing of ties; of `moves`, only the organization is asked."""
    features = Features()
    found = Lessons([], [], [], [], [], train_moments.Lessons(features), features)
    known = {text.key["id"]: text for text in texts}
    chosen_only = {key["id"] for key in moves()}
    for key, code, parsed in read([*known_keys(texts), *learning_keys(), *moves()], known):
        choices = list(train_choices.organizations(key, parsed))
        found.choices.extend(choices)
        text = known.get(key["id"])
        told = {} if key["id"] in chosen_only else train_telling.told_in(key, text, parsed)
        found.sequences.append(network_lessons.draft(key, parsed, told, choices, features))
        if key["id"] not in chosen_only:
            found.telling.append(train_telling.lesson(key, told, code, parsed, features))
            whole = text is None or text.whole
            found.moments.take(key, code, parsed, whole)
            if whole:
                found.ties.append(train_ties.lesson(key, code, parsed, features))
        found.announced.extend(train_choices.announcements(key, parsed))
    return found


def known_keys(texts: list[Marked]) -> list[Key]:
    """The keys of marked texts."""
    return [text.key for text in texts]


def learn_network(
    found: Lessons, telling: train_telling.Learned, tellings: Mapping[str, Telling]
) -> dict[str, Network]:
    """Learns and writes the network, and how far to believe it beside the words; for each document one left out."""
    some = network_lessons.placed(found.sequences, found.telling, telling.where)
    learned, networks = train_network.learn_all(some, found.features.names)
    mixture = train_network.mixture(found.telling, some, tellings, networks, found.features.names)
    train_network.write(learned.mixed(mixture), train_network.learn_posts(some, found.features.names))
    for network in networks.values():
        network.mixture = mixture.tolist()
    return networks


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--names", action="store_true", help="only print how well names are found, write nothing"
    )
    if parser.parse_args().names:
        train_names.judged(train_names.every())
        return
    pack_glossary.pack()
    texts = [*marked.sentences(), *marked.articles()]
    tagger, taggers = train_names.learn_all(train_names.every())
    train_names.write(tagger)
    with train_names.read_with(taggers):
        found = lessons(texts)
        names = found.features.names
        print(f"{len(found.telling)} documents, {len(names)} features", flush=True)
        chosen = train_choices.learn_choices(found.choices)
        train_choices.write(chosen)
        train_choices.save_announced(train_choices.learn_announcements(found.announced))
        telling, tellings = train_telling.learn_all(found.telling, names)
        train_telling.write(telling)
        networks = learn_network(found, telling, tellings)
        tied, ties = train_ties.learn_all(found.ties, names)
        train_ties.write(tied)
        train_moments.write(train_moments.learn(found.moments))
        del found
        weights = LeftOut(tellings, ties, chosen.left_out, networks)
        train_confidence.learn(learning_keys() + known_keys(texts), weights)


if __name__ == "__main__":
    main()
