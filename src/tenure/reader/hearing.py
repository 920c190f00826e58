"""What sentences tell of the people of a document: by their words (`telling.py`), as sequences (`network.py`)."""

import datetime
from collections.abc import Iterable, Sequence, Set
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from .entity import Entity
from .glossary import Glossary
from .items import Row
from .sequences import Question, Sequences
from .telling import CHANGES, Odds, Story, Subject, Telling, Wording, subjects
from .told_posts import Option, by_mechanisms

if TYPE_CHECKING:
    from .network import Network

_PLAIN: Final = 0.5
"""How far mechanisms alone are believed beside the network in which post is meant: as right as the network by itself
on documents left out, and less led astray by a headline."""
_LONGEST: Final = 100_000
"""Words up to which a document is heard as sequences, in some 250 MB; no article is as long, and words speak alone."""
LITTLE: Final = -5.0
"""The log odds of what nothing speaks for."""


@cache
def shipped_network(code: str) -> "Network | None":
    """The network of a language that comes with the reader; None where numpy is not installed (`tenure[network]`)."""
    try:
        from . import network
    except ImportError:
        return None
    return network.shipped(code)


class Heard(NamedTuple):
    """What one sentence tells of a person; `place`: of the two among all."""

    place: int
    subject: Subject
    sentence: Wording
    odds: Odds


class Hearing:
    """What a document tells of its people, sentence by sentence."""

    def __init__(
        self,
        rows: list[Row],
        telling: Telling,
        network: "Network | None",
        glossary: Glossary,
        published: datetime.date | None,
    ) -> None:
        """`network`: None where it is not installed; then words speak alone."""
        story = Story(rows, published)
        self.size = story.size
        self._sequences = Sequences(rows, glossary)
        self.heard: list[Heard] = []
        self.at: dict[tuple[int, int], Heard] = {}
        """by the number of the sentence and the person"""
        self.most: dict[tuple[int, str], float] = {}
        self.top = dict.fromkeys(CHANGES, LITTLE)
        """the most that anything in the document speaks for each change: in one that tells none, little does"""
        asked, by_words, wordings = [], [], []
        sentence: Wording | None = None
        every = list(subjects(rows))
        for subject in every:
            if sentence is None or sentence.row is not subject.row:
                sentence = Wording(subject.row, story)
            structure, lexical = sentence.features(subject.person, subject.absent)
            asked.append(self._sequences.asked(subject, structure))
            by_words.append(telling.odds(structure, lexical))
            wordings.append(sentence)
        self._asked = asked
        self._encoded = None
        if network is not None and asked and sum(map(len, self._sequences.tokens)) <= _LONGEST:
            self._encoded = network.encoded(self._sequences.tokens, self._sequences.headlines)
            by_sequence = self._encoded.tell(asked)
            by_words = [network.together(*both) for both in zip(by_words, by_sequence, strict=True)]
        for place, (subject, wording) in enumerate(zip(every, wordings, strict=True)):
            odds = by_words[place]
            heard = Heard(place, subject, wording, odds)
            self.heard.append(heard)
            self.at[subject.row.sentence.index, id(subject.person)] = heard
            for change, own in odds.items():
                known = id(subject.person), change
                self.most[known] = max(self.most.get(known, LITTLE), own)
                self.top[change] = max(self.top[change], own)

    def posts(self, questions: Sequence[tuple[Heard, str, Sequence[Option]]]) -> list[list[float]]:
        """For each change of somebody and the posts that it may be of the log odds that each is the one."""
        plain = [[*map(by_mechanisms, options)] for _, _, options in questions]
        if self._encoded is None:
            return plain
        asked = [
            Question(heard.place, change, [*map(self._sequences.post, options)])
            for heard, change, options in questions
        ]
        return [
            [one + _PLAIN * other for one, other in zip(*both, strict=True)]
            for both in zip(self._encoded.weigh("post", asked), plain, strict=True)
        ]

    def organizations(
        self, questions: Iterable[tuple[Row, Entity, str, Iterable[tuple[Entity, Set[str]]]]]
    ) -> list[list[float] | None]:
        """For each change of somebody the log odds that each of some organizations is the one; None where nothing was
        heard. Each comes with what mechanisms say of it.
        """
        asked = []
        heard_of = []
        for row, person, change, candidates in questions:
            heard = self.at.get((row.sentence.index, id(person)))
            heard_of.append(heard is not None and self._encoded is not None)
            if heard is not None:
                of = self._asked[heard.place]
                some = [self._sequences.organization(org, of, features) for org, features in candidates]
                asked.append(Question(heard.place, change, some))
        weighed = iter([] if self._encoded is None else self._encoded.weigh("organization", asked))
        return [next(weighed) if known else None for known in heard_of]
