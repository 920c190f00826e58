"""How firmly a document tells that somebody takes or leaves a post, and when it takes effect.

Frames answer by rules, each sentence by itself. Here their answer is one voice among others: the words around the
person and the change, the dates of all sentences, what is told of the document's other changes. A linear model
chooses the modality, and knowing it another chooses among the dates, "none" among them. Where several sentences
tell a change, each has its say, and all get one answer.
The weights are data (`firmness.json.xz`, `dated.json.xz`), learned from answer keys by `make train`
(bench/train_moments.py).
"""

import datetime
import math
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from typing import Final

from tenure.model.vocabulary import Modality

from .draft import Draft
from .employer_features import Place
from .items import Row
from .linear import Layered, Sums, Weights, score
from .moment_dates import candidates, fitting
from .moment_features import MOVES, Case, Setting
from .telling import merged

MODALITIES: Final[tuple[Modality, ...]] = ("actual", "planned", "possible", "denied")
_SURE: Final[dict[Modality, float]] = {"actual": 0.5, "planned": 1.0, "possible": 2.5, "denied": 2.5}
"""How much likelier than what rules answer another modality must be; rules that hear a doubt are seldom wrong."""
_PLAIN: Final = 0.4
"""How much more must speak for a date than for none: one made up is worse than one left out."""
_LEAST: Final = -6.0
"""The log probability of a date where a sentence tells the change and is far from it."""


class Model:
    """The learned weights: of each modality, and of dates."""

    def __init__(self, firmness: Mapping[str, Iterable[float]], dated: Weights) -> None:
        self.firmness = {name: tuple(some) for name, some in firmness.items()}
        self.dated = dated
        self._firm = Sums(self.firmness.get("", (0.0,) * len(MODALITIES)), self.firmness)

    def odds(self, features: set[str]) -> list[float]:
        """The log odds of each modality."""
        return self._firm.of(features)

    def dates(self, setting: Setting, case: Case, modality: Modality) -> dict[str | None, float]:
        """The log probability of each date that a change may have, and of none."""
        options = candidates(setting, case)
        if len(options) == 1:
            return {None: 0.0}
        found = {
            when: score(self.dated, chain(features, fitting(setting, case, when, modality) - features))
            for when, features in options
        }
        most = max(found.values())
        total = most + math.log(math.fsum(math.exp(value - most) for value in found.values()))
        return {when: value - total for when, value in found.items()}


class Moments:
    """Chooses modality and date of a document's starts and ends, once it is known which become claims.

    `frames`, `by_words`: all drafts of the document, as they are before they are settled.
    """

    def __init__(
        self,
        rows: list[Row],
        frames: list[Draft],
        by_words: list[Draft],
        model: Model,
        published: datetime.date | None,
    ) -> None:
        self.setting = Setting(rows, frames, published)
        self.model = model
        self._facts: dict[tuple[object, ...], list[Draft]] = {}
        for draft in frames + by_words:
            if draft.change in MOVES and draft.sentence in self.setting.rows:
                self._facts.setdefault(_fact(draft), []).append(draft)
        self._cases: dict[tuple[object, ...], tuple[Case, list[float]]] = {}

    def choose(self, drafts: list[Draft]) -> None:
        """Sets modality and date of the starts and ends among settled drafts."""
        for draft in drafts:
            if draft.kind == "role" and draft.change in MOVES:
                told = self._chosen(self._facts.get(_fact(draft), []))
                if told is not None:
                    draft.modality, draft.when = told

    def _chosen(self, group: list[Draft]) -> tuple[Modality, str | None] | None:
        """What the sentences that tell a change say together; None where only the headline does."""
        places = [place for d in group if not d.headline and (place := self.place(d)) is not None]
        if not places:
            return None
        cases = list({place.key: self._case(place) for place in places}.values())
        sums = [math.fsum(odds[n] for _, odds in cases) for n in range(len(MODALITIES))]
        for case, _ in cases:
            sums[MODALITIES.index(case.ruled.modality)] += _SURE[case.ruled.modality]
        modality = MODALITIES[sums.index(max(sums))]
        dates = [self.model.dates(self.setting, case, modality) for case, _ in cases]
        values = {
            when: math.fsum(max(some.get(when, _LEAST), _LEAST) for some in dates) / len(dates)
            for when in dict.fromkeys(when for some in dates for when in some)
        }
        values[None] += _PLAIN
        return modality, max(values, key=lambda when: values[when])

    def place(self, draft: Draft) -> Place | None:
        """Where a draft of a post was read."""
        if draft.person is None or draft.role is None or draft.change is None:
            return None
        return Place(self.setting.rows[draft.sentence], draft.person, draft.role, draft.change, draft.start)

    def _case(self, place: Place) -> tuple[Case, list[float]]:
        """A change at a place, and the log odds of its modalities."""
        if place.key not in self._cases:
            case = self.setting.case(place)
            self._cases[place.key] = case, self.model.odds(self.setting.firmness(case))
        return self._cases[place.key]


def _fact(draft: Draft) -> tuple[object, ...]:
    return draft.kind, draft.change, id(draft.person), draft.role, id(draft.org)


@cache
def shipped(code: str) -> Model:
    """The weights that come with the reader: those of all languages, and what a language adds."""
    firmness = Layered("firmness")
    return Model(merged(firmness.shared(), firmness.own(code), len(MODALITIES)), Layered("dated").of(code))
