"""Documents as the padded batches that the network learns from (`network_model.py`)."""

from collections.abc import Sequence

import numpy as np

from network_lessons import SHARED, Lesson, Option, Rows
from network_model import LIKELY, Answers, Batch
from tenure.reader.network import distances
from tenure.reader.sequences import WINDOW, distance
from tenure.reader.telling import CHANGES

MOST = (95, 160, 640)
"""Sentences, people and candidates that are learned from at once."""
RIGHT, WRONG = 3, 6
"""Of more candidates than that a few are drawn."""
LENGTHS = (24, 40, 56, WINDOW)
"""Words of a sentence that batches have room for; what is behind the last is left out."""
ASKED, GIVEN = 72, 80
"""Features of who is asked, and of candidates, that there is room for."""


def _length(lesson: Lesson) -> int:
    longest = min(WINDOW, max(map(len, lesson.tokens), default=1))
    return next(n for n in LENGTHS if longest <= n)


def batches(lessons: Sequence[Lesson], random: np.random.RandomState) -> list[list[int]]:
    """The places of documents that are learned from together, in an order by chance."""
    result: list[list[int]] = []
    lengths = np.array([_length(lesson) for lesson in lessons])
    for length in LENGTHS:
        part: list[int] = []
        full = np.zeros(3, int)
        for n in random.permutation(np.flatnonzero(lengths == length)).tolist():
            lesson = lessons[n]
            options = sum(min(RIGHT + WRONG, len(group.options)) for group in lesson.groups)
            size = np.array([len(lesson.tokens), len(lesson.people), options])
            if not lesson.people:
                continue
            if part and (full + size > MOST).any():
                result.append(part)
                part, full = [], np.zeros(3, int)
            part.append(n)
            full += size
        if part:
            result.append(part)
    return [result[n] for n in random.permutation(len(result))]


def batch(lessons: Sequence[Lesson], rows: Rows, random: np.random.RandomState) -> tuple[Batch, Answers]:
    """The documents in one batch, and what is right of it."""
    width = max(_length(lesson) for lesson in lessons)
    sentences = _room(sum(len(lesson.tokens) for lesson in lessons) + 1, MOST[0] + 1)
    people = _room(sum(len(lesson.people) for lesson in lessons), MOST[1])
    empty, none = sentences - 1, len(rows.names["features"])
    words = np.zeros((7, sentences, width), np.int32)
    there, slots = np.zeros((sentences, width), np.float32), np.ones((sentences, width), np.int8)
    language, headline = np.zeros(sentences, np.int32), np.zeros(sentences, np.int32)
    around = np.full((people, 4), empty, np.int32)
    far, own = np.zeros((people, width), np.int32), np.zeros((people, width), np.float32)
    last, elsewhere = np.zeros((people, 2), np.int32), np.zeros(people, np.float32)
    absent = np.zeros(people, np.int32)
    known = np.full((people, ASKED), none, np.int32)
    told = np.full((people, len(CHANGES)), -1, np.float32)
    person, document = np.full(people, people, np.int32), np.full(people, people, np.int32)
    candidates: list[tuple[int, ...]] = []
    given: list[np.ndarray] = []
    right: list[float] = []
    s = p = groups = 0
    for lesson in lessons:
        for n, tokens in enumerate(lesson.tokens):
            some = rows.words(lesson.lang, tokens)[:, :width]
            length = some.shape[1]
            words[:, s + n, :length], there[s + n, :length] = some, 1
            slots[s + n, :length] = (some[0] > 0) & (some[0] < len(SHARED))
            language[s + n], headline[s + n] = rows.of("language", lesson.lang), lesson.headlines[n]
        first = lesson.headlines.index(True) if True in lesson.headlines else None
        for n, (asked, own_known) in enumerate(lesson.people):
            number = asked.sentence
            around[p + n, 0] = s + number
            if number:
                around[p + n, 1] = s + number - 1
            if number + 1 < len(lesson.tokens):
                around[p + n, 2] = s + number + 1
            if first is not None:
                around[p + n, 3] = s + first
            mine = [place for place in asked.own if place < width]
            length = min(width, len(lesson.tokens[number]))
            if mine:
                far[p + n, :length] = distances(asked._replace(own=mine), 0, length)
                own[p + n, mine] = 1
            elif asked.last is not None and asked.last[1] < width:
                last[p + n], elsewhere[p + n] = (s + asked.last[0], asked.last[1]), 1
            absent[p + n] = rows.of("absent", asked.absent)
            some = rows.features(own_known)[:ASKED]
            known[p + n, : len(some)] = some
            told[p + n] = lesson.told[n]
            person[p + n], document[p + n] = p + asked.person, p
        places = {(who.asked.person, who.asked.sentence): p + n for n, who in enumerate(lesson.people)}
        for group in lesson.groups:
            asked = lesson.people[group.asked].asked
            for option in _drawn(group.options, random):
                position = option.position
                if position is not None and position[1] >= width:
                    position = None
                here = position is not None and position[0] == asked.sentence
                where = 0 if position is None else 1 if here else 2 if position[0] < asked.sentence else 3
                sentence, place = (empty, 0) if position is None else (s + position[0], position[1])
                away = distance(place, asked.own) if here else 0
                question = group.kind * len(CHANGES) + group.change
                role = rows.of("role", option.role)
                read = -1 if position is None else places.get((asked.person, position[0]), -1)
                candidates.append(
                    (p + group.asked, question, sentence, place, away, where, role, groups, group.kind, read)
                )
                given.append(rows.features(option.features)[:GIVEN])
                right.append(option.right)
            groups += 1
        s, p = s + len(lesson.tokens), p + len(lesson.people)
    count = _room(len(candidates), MOST[2])
    options = np.zeros((count, 10), np.int32)
    options[:, 7] = count - 1
    options[: len(candidates)] = np.array(candidates, np.int32).reshape(-1, 10)
    features = np.full((count, GIVEN), none, np.int32)
    for n, some in enumerate(given):
        features[n, : len(some)] = some
    answers = np.full(count, -1, np.float32)
    answers[: len(right)] = right
    return (
        Batch(
            words[0], words[1], words[2], words[3], words[4], words[5], words[6], there, slots, language,
            headline, around, far, own, last, elsewhere, absent, known, person, document, options, features,
        ),
        Answers(told, answers),
    )  # fmt: skip


def _room(needed: int, step: int) -> int:
    """Sizes go up by steps: for each the batch is compiled anew."""
    return max(1, -(-needed // step)) * step


def _drawn(options: list[Option], random: np.random.RandomState) -> list[Option]:
    if len(options) <= RIGHT + WRONG:
        return options
    wrong = [option for option in options if option.right < LIKELY]
    some = random.permutation(len(wrong))[:WRONG]
    return [option for option in options if option.right >= LIKELY][:RIGHT] + [wrong[n] for n in some]
