"""The pieces of learning, and what each of them is learned from.

What stands here ties the pieces together and is not compared when one is looked up; what learns them is.
"""

import hashlib
import json
from functools import cached_property
from importlib.metadata import version
from typing import Any

import numpy as np

import marked
import network_lessons
import network_teaching
import train_choices
import train_confidence
import train_drafts
import train_moments
import train_names
import train_network
import train_telling
import train_ties
from corpus import learning_keys, moves
from kept import BENCH, Basis, Kept, Part, Piece, of_each, of_files, of_modules, of_pieces
from scoring import Key
from stored import READER
from tenure.reader.linear import Weights
from tenure.reader.tagger import Tagger
from train_lessons import Lessons, known_keys, lessons

LIBRARIES = ("jax", "lightgbm", "numpy", "optax", "python-crfsuite", "scikit-learn", "scipy")
JUDGES = ("confidence.py", "rivals.py", "trees.py")
"""Modules of the reader that only judge its drafts: nothing but the confidence hangs on them."""


def given() -> Basis:
    """What all pieces are learned from, but for the code of the bench and each other."""
    keys = json.dumps([learning_keys(), moves()], sort_keys=True, ensure_ascii=False)
    code = (
        "model/**/*.py",
        "frames.py",
        *(f"reader/**/*{end}" for end in (".py", ".yaml", ".txt", ".txt.xz")),
    )
    return {
        "the answer keys": hashlib.sha256(keys.encode()).hexdigest(),
        "the glossary": of_files(BENCH, "glossary/*.txt", "pack_glossary.py"),
        "the libraries": ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        "the marked texts": of_files(marked.MARKED, "sentences/*/*.txt", "articles/*/*.txt"),
        "the reader": of_files(READER.parent, *code, without=JUDGES),
    }


class Training:
    """The pieces of learning: each is looked up or learned when it is first asked for, and before it those it needs."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.texts = [*marked.sentences(), *marked.articles()]
        self.documents: list[Key] = learning_keys() + known_keys(self.texts)
        self.given = given()

    def basis(self, module: str, *before: Piece[Any]) -> Basis:
        """What a piece is learned from. `module`: the one that learns it; `before`: other pieces."""
        return {**self.given, **of_modules(module), **of_pieces(*before)}

    @cached_property
    def names(self) -> list[Piece[Part[train_names.Learned]]]:
        """What is a name."""
        return self.kept.in_turn("names", self.basis("train_names"), train_names.every, train_names.learn)

    @cached_property
    def lessons(self) -> Piece[Lessons]:
        """What the documents teach of all that follows."""

        def learn() -> Lessons:
            train_names.write(self.names[0].content.learned)
            with train_names.read_with(self.taggers()):
                return lessons(self.texts)

        return self.kept.piece("lessons", self.basis("train_lessons", *self.names), learn)

    @property
    def features(self) -> list[str]:
        """The names of features, by the numbers that lessons have for them."""
        return self.lessons.content.features.names

    @cached_property
    def choices(self) -> Piece[train_choices.Learned]:
        """At which organization."""
        return self.kept.piece(
            "choices", self.basis("train_choices", self.lessons), lambda: self.lessons.content.chosen
        )

    @cached_property
    def announced(self) -> Piece[Weights]:
        """On whose word a change is told."""
        basis = self.basis("train_choices", self.lessons)
        return self.kept.piece(
            "announced", basis, lambda: train_choices.learn_announcements(self.lessons.content.announced)
        )

    @cached_property
    def telling(self) -> list[Piece[Part[train_telling.Learned]]]:
        """What words tell of people."""
        return self.kept.in_turn(
            "telling",
            self.basis("train_telling", self.lessons),
            lambda: self.lessons.content.telling,
            lambda some: train_telling.learn(some, self.features),
        )

    @cached_property
    def placed(self) -> list[network_lessons.Lesson]:
        """The lessons of the network."""
        found = self.lessons.content
        return network_lessons.placed(found.sequences, found.telling, self.telling[0].content.learned.where)

    @cached_property
    def teachers(self) -> list[Piece[Part[train_network.Learned]]]:
        """What sentences tell as sequences, learned from the keys alone."""
        return self.kept.in_turn(
            "teachers",
            self.basis("train_network", self.lessons, self.telling[0]),
            lambda: self.placed,
            lambda some: train_network.learn(some, self.features),
        )

    def taught(self) -> list[network_lessons.Lesson]:
        """The lessons of the network, with what the teachers say beside the keys."""
        tellings = of_each(self.telling, train_telling.Learned.of)
        networks = of_each(self.teachers, train_network.Learned.of)
        telling = self.lessons.content.telling
        mixture = train_network.mixture(telling, self.placed, tellings, networks, self.features).tolist()
        for network in networks.values():
            network.mixture = mixture
        known = {lesson.id: lesson for lesson in telling}
        return network_teaching.taught(self.placed, known, tellings, networks, self.features)

    @cached_property
    def network(self) -> list[Piece[Part[train_network.Learned]]]:
        """What sentences tell as sequences, learned from both."""
        before: list[Piece[Any]] = [self.lessons, *self.telling, *self.teachers]
        return self.kept.in_turn(
            "network",
            {**self.basis("train_network", *before), **of_modules("network_teaching")},
            self.taught,
            lambda some: train_network.learn(some, self.features),
        )

    @cached_property
    def mixture(self) -> Piece[np.ndarray]:
        """How far the network is believed beside words."""

        def learn() -> np.ndarray:
            tellings = of_each(self.telling, train_telling.Learned.of)
            networks = of_each(self.network, train_network.Learned.of)
            return train_network.mixture(
                self.lessons.content.telling, self.placed, tellings, networks, self.features
            )

        before: list[Piece[Any]] = [self.lessons, *self.telling, *self.network]
        return self.kept.piece("mixture", self.basis("train_network", *before), learn)

    @cached_property
    def posts(self) -> Piece[Weights]:
        """Which post is meant, by mechanisms."""
        basis = self.basis("train_network", self.lessons, self.telling[0])
        return self.kept.piece("posts", basis, lambda: train_network.learn_posts(self.placed, self.features))

    @cached_property
    def ties(self) -> list[Piece[Part[train_ties.Learned]]]:
        """What is told of two parties."""
        return self.kept.in_turn(
            "ties",
            self.basis("train_ties", self.lessons),
            lambda: self.lessons.content.ties,
            lambda some: train_ties.learn(some, self.features),
        )

    @cached_property
    def moments(self) -> Piece[train_moments.Learned]:
        """How firmly, and for when."""
        basis = self.basis("train_moments", self.lessons)
        return self.kept.piece("moments", basis, lambda: train_moments.learn(self.lessons.content.moments))

    @cached_property
    def drafts(self) -> Piece[list[train_drafts.Example]]:
        """What the reader makes of `documents` with all these, learned from others."""

        def learn() -> list[train_drafts.Example]:
            self.write()
            weights = self.left_out()
            self.lessons.forget()
            self.__dict__.pop("placed", None)
            with train_names.read_with(self.taggers()):
                return train_drafts.examples(self.documents, weights)

        before: list[Piece[Any]] = [*self.names, self.choices, self.announced, *self.telling, *self.network]
        before += [self.mixture, self.posts, *self.ties, self.moments]
        return self.kept.piece("drafts", self.basis("train_drafts", *before), learn)

    @cached_property
    def confidence(self) -> Piece[train_confidence.Learned]:
        """How probable it is that drafts are right."""
        judges = {"the judging of drafts": of_files(READER, *JUDGES)}
        return self.kept.piece(
            "confidence",
            {**self.basis("train_confidence", self.drafts), **judges},
            lambda: train_confidence.learn(self.documents, self.drafts.content),
        )

    def taggers(self) -> dict[str, Tagger]:
        """For each document, by its id, one that did not learn from it."""
        return of_each(self.names, lambda learned, code: train_names.of(*learned, code))

    def left_out(self) -> train_drafts.LeftOut:
        """For each document weights that did not learn from it."""
        networks = of_each(self.network, train_network.Learned.of)
        for network in networks.values():
            network.mixture = self.mixture.content.tolist()
        return train_drafts.LeftOut(
            of_each(self.telling, train_telling.Learned.of),
            of_each(self.ties, train_ties.Learned.of),
            self.choices.content.left_out,
            networks,
        )

    def write(self) -> None:
        """Writes all but the confidence where the reader looks for it."""
        train_names.write(self.names[0].content.learned)
        train_choices.write(self.choices.content)
        train_choices.save_announced(self.announced.content)
        train_telling.write(self.telling[0].content.learned)
        network = self.network[0].content.learned.mixed(self.mixture.content)
        train_network.write(network, self.posts.content)
        train_ties.write(self.ties[0].content.learned)
        train_moments.write(self.moments.content)
