"""What networks that had not seen a document say of it, as a second answer beside its key.

A key knows only yes and no, and is wrong here and there. The odds of networks that learned from other documents know
what is nearly so, and do not believe a single key against all others: who learns from both reads new texts better than
who learned from the keys (Furlanello et al., 2018, "Born-again neural networks").
"""

from collections.abc import Mapping, Sequence

import numpy as np

import train_telling
from network_lessons import Group, Lesson
from tenure.reader.network import KINDS, Encoded, Network
from tenure.reader.sequences import Candidate, Question
from tenure.reader.telling import CHANGES, Telling
from turns import side_by_side

TOLD, CHOSEN = 0.4, 0.3
"""How much that counts beside the key, of what is told and of which post and organization."""
PIECE = 500
"""Documents that one process reads at a time."""


def taught(
    lessons: list[Lesson],
    known: Mapping[str, train_telling.Lesson],
    tellings: Mapping[str, Telling],
    networks: Mapping[str, Network],
    features: Sequence[str],
) -> list[Lesson]:
    """The lessons with both answers. `networks`, `tellings`: by the documents that they did not learn from."""

    def some(part: list[Lesson]) -> list[Lesson]:
        return [
            _taught(lesson, known.get(lesson.id), tellings, networks[lesson.id], features) for lesson in part
        ]

    parts = side_by_side(some, [lessons[n : n + PIECE] for n in range(0, len(lessons), PIECE)])
    return [lesson for part in parts for lesson in part]


def _taught(
    lesson: Lesson,
    words: train_telling.Lesson | None,
    tellings: Mapping[str, Telling],
    network: Network,
    features: Sequence[str],
) -> Lesson:
    asked = [who.asked._replace(features={features[n] for n in who.known}) for who in lesson.people]
    encoded = Encoded(network, lesson.tokens, lesson.headlines)
    odds = encoded.tell(asked)
    if words is not None:
        told = (
            train_telling.by_words(tellings[lesson.id], lesson.lang, case, features) for case in words.cases
        )
        both = [network.together(*pair) for pair in zip(told, odds, strict=True)]
        odds = [[one[change] for change in CHANGES] for one in both]
    answers = np.array(odds, np.float32).reshape(-1, len(CHANGES))
    told_too = np.where(lesson.told >= 0, _between(lesson.told, answers, TOLD), -1)
    return lesson._replace(told=told_too, groups=_chosen(lesson.groups, encoded, features))


def _chosen(groups: list[Group], encoded: Encoded, features: Sequence[str]) -> list[Group]:
    found = list(groups)
    for number, kind in enumerate(KINDS):
        places = [n for n, group in enumerate(groups) if group.kind == number]
        questions = [_question(groups[n], features) for n in places]
        for n, odds in zip(places, encoded.weigh(kind, questions), strict=True):
            options = groups[n].options
            right = _between(np.array([o.right for o in options]), np.array(odds), CHOSEN).tolist()
            found[n] = groups[n]._replace(
                options=[o._replace(right=share) for o, share in zip(options, right, strict=True)]
            )
    return found


def _question(group: Group, features: Sequence[str]) -> Question:
    candidates = [
        Candidate(option.position, option.role, {features[n] for n in option.features})
        for option in group.options
    ]
    return Question(group.asked, CHANGES[group.change], candidates)


def _between(key: np.ndarray, odds: np.ndarray, share: float) -> np.ndarray:
    probable = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    between: np.ndarray = ((1 - share) * key + share * probable).astype(np.float32)
    return between
