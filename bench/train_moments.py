"""Learn how firmly changes are told, and when they take effect.

For each start and end of the keys, the sentences of its quote and those in which frames found it are places; what
the key says of it is right. What rules answer is a feature, and beside it all that stands around. Dates are learned
knowing the modality, as weights choose it that did not learn from the document.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from agreement import Claim, agree
from features import Features, Numbers, trimmed
from scoring import Key
from stored import save
from tenure.model import Document
from tenure.reader.employer_features import Place
from tenure.reader.engine import published_on, to_claim
from tenure.reader.linear import Weights
from tenure.reader.moment_dates import candidates, fitting
from tenure.reader.moment_features import MOVES, Setting
from tenure.reader.moments import MODALITIES, shipped
from tenure.reader.parsed import Parsed
from train_choices import places
from train_telling import of_language
from turns import FOLDS

STRENGTH = 0.1
SMALLEST = 0.05
"""Weights nearer to zero are none."""
STEPS = 100


class Lesson(NamedTuple):
    """A change at a place: its document, what rules answer and what is right, and what speaks for what."""

    document: str
    lang: str
    claim: int
    ruled: tuple[str, str | None]
    modality: str
    when: str | None
    whole: bool
    """whether dates are asked: in single sentences they have no value"""
    firm: Numbers
    options: list[str | None]
    found: list[Numbers]
    fitting: list[list[Numbers]]
    """of each option, for each of `MODALITIES`"""


class Lessons:
    """The changes of documents."""

    def __init__(self, features: Features) -> None:
        self.all: list[Lesson] = []
        self.features = features

    def take(self, key: Key, code: str, parsed: Parsed, whole: bool) -> None:
        """Adds the starts and ends of a document's key. `whole`: whether it is no single sentence."""
        published = published_on(
            Document(**{name: key[name] for name in ("id", "published", "title", "text")})
        )
        setting = Setting(parsed.rows, parsed.drafts, published)
        for number, claim, place in _placed(key, parsed):
            case = setting.case(place)
            options = candidates(setting, case)
            fits = [
                [self._numbered(code, fitting(setting, case, c.when, m)) for m in MODALITIES] for c in options
            ]
            firm = setting.firmness(case)
            self.all.append(
                Lesson(
                    key["id"], code, number, (case.ruled.modality, case.ruled.when), 
                    claim["modality"], claim["when"], whole,
                    self._numbered(code, firm | {f"{code}|{f}" for f in firm if f[0] != "!"}),
                    [c.when for c in options], [self._numbered(code, c.features) for c in options], fits,
                )
            )  # fmt: skip

    def _numbered(self, code: str, features: set[str]) -> Numbers:
        """Words are of the language of a document."""
        return self.features.numbered({f"{code}{f}" if f[0] == "!" else f for f in features})


def _placed(key: Key, parsed: Parsed) -> Iterator[tuple[int, Claim, Place]]:
    """The starts and ends of a key, and each sentence that tells them."""
    rows = {row.sentence.index: row for row in parsed.rows}
    made = [
        (
            Place(rows[draft.sentence], draft.person, draft.role, draft.change, draft.start),
            msgspec.to_builtins(claim),
        )
        for draft in parsed.drafts
        if draft.kind == "role" and draft.change in MOVES and draft.person is not None and draft.role is not None
        and draft.sentence in rows and (claim := to_claim(draft, parsed.text)) is not None
    ]  # fmt: skip
    for number, claim in enumerate(key["claims"]):
        if claim["kind"] != "role" or claim["change"] not in MOVES:
            continue
        found: dict[tuple[int, int], Place] = {}
        for place in [*places(parsed, claim), *(place for place, guess in made if agree(claim, guess))]:
            found.setdefault(place.key[:2], place)
        for place in found.values():
            yield number, claim, place


class Learned(NamedTuple):
    """Weights by name, for all languages and each together."""

    firmness: dict[str, list[float]]
    dated: Weights


class _Pupil:
    """Lessons as matrices. Those of one claim count as much as one."""

    def __init__(self, lessons: Lessons) -> None:
        self.all = lessons.all
        names = lessons.features.names
        claims = [(lesson.document, lesson.claim) for lesson in self.all]
        times = Counter(claims)
        self.weight = np.array([1 / times[claim] for claim in claims])
        self.right = np.array([MODALITIES.index(lesson.modality) for lesson in self.all])
        self.firm, self.firm_names = trimmed([lesson.firm for lesson in self.all], names)
        self.every_name = names
        self.documents = [lesson.document for lesson in self.all]
        self.whole = np.array([lesson.whole for lesson in self.all])
        self.sizes = np.array([len(lesson.options) for lesson in self.all])
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)])
        self.dated = np.array([o == lesson.when for lesson in self.all for o in lesson.options])

    def parts(self) -> list[tuple[Numbers, Numbers]]:
        """What to learn from and what to leave out, in turn; the lessons of a document stay together."""
        return list(GroupKFold(FOLDS).split(self.all, groups=self.documents))

    def firmness(self, some: Numbers) -> tuple[Numbers, Numbers]:
        """The weights and the bias of each modality, learned from some lessons."""
        fits = [
            LogisticRegression(C=STRENGTH, solver="liblinear", tol=0.01, max_iter=300).fit(
                self.firm[some], self.right[some] == n, self.weight[some]
            )
            for n in range(len(MODALITIES))
        ]
        return np.array([fit.coef_[0] for fit in fits]), np.array([fit.intercept_[0] for fit in fits])

    def know(self, chosen: Numbers) -> None:
        """Makes the matrix of the dates, knowing the modality of each lesson."""
        found = [
            np.concatenate([features, fitting[n]])
            for lesson, n in zip(self.all, chosen, strict=True)
            for features, fitting in zip(lesson.found, lesson.fitting, strict=True)
        ]
        self.dates, self.date_names = trimmed(found, self.every_name)

    def _options(self, some: Numbers) -> Numbers:
        return np.concatenate([np.arange(self.starts[n], self.starts[n + 1]) for n in some])

    def dating(self, some: Numbers) -> Numbers:
        """The weights by which the right date is likeliest among its options, where it is one of them."""
        known = np.logical_or.reduceat(self.dated, self.starts[:-1]) & self.whole
        some = some[known[some]]
        options = self._options(some)
        x, right, weight = self.dates[options], self.dated[options], self.weight[some]
        back = x.T.tocsr()
        starts = np.concatenate([[0], np.cumsum(self.sizes[some])[:-1]])
        owner = np.repeat(np.arange(len(some)), self.sizes[some])

        def loss(weights: Numbers) -> tuple[float, Numbers]:
            scores = x @ weights
            scores = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
            total = np.add.reduceat(scores, starts)
            hit = np.maximum(np.add.reduceat(scores * right, starts), 1e-12)
            wrong = (scores / total[owner] - scores * right / hit[owner]) * weight[owner]
            value = np.sum(weight * np.log(total / hit))
            return STRENGTH * value + 0.5 * weights @ weights, STRENGTH * (back @ wrong) + weights

        first = np.zeros(x.shape[1])
        found: Numbers = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
        return found

    def chosen(self, weights: Numbers, some: Numbers) -> Iterator[str | None]:
        """The likeliest option of each of some lessons."""
        scores = self.dates @ weights
        for n in some:
            own = scores[self.starts[n] : self.starts[n + 1]]
            yield self.all[n].options[int(own.argmax())]


def learn(lessons: Lessons) -> Learned:
    """All weights; prints how often they are right in documents left out, and rules at the same places."""
    pupil = _Pupil(lessons)
    everything = np.arange(len(pupil.all))
    chosen = np.zeros(len(pupil.all), dtype=int)
    for some, rest in pupil.parts():
        weights, bias = pupil.firmness(some)
        chosen[rest] = (pupil.firm[rest] @ weights.T + bias).argmax(axis=1)
    pupil.know(chosen)
    dates: list[str | None] = [None] * len(pupil.all)
    for some, rest in pupil.parts():
        for n, when in zip(rest, pupil.chosen(pupil.dating(some), rest), strict=True):
            dates[n] = when
    _report(pupil, [MODALITIES[n] for n in chosen], dates)
    return _named(pupil, pupil.firmness(everything), pupil.dating(everything))


def _named(pupil: _Pupil, firm: tuple[Numbers, Numbers], dating: Numbers) -> Learned:
    """Weights by the names of their features, rounded, without small ones."""
    weights, bias = firm
    firmness = {"": [round(float(b), 2) for b in bias]}
    for name, some in zip(pupil.firm_names, weights.T, strict=True):
        rounded = [round(float(w), 2) if abs(w) >= SMALLEST else 0.0 for w in some]
        if any(rounded):
            firmness[name] = rounded
    dates = zip(pupil.date_names, (round(float(w), 2) for w in dating), strict=True)
    dated = {name: weight for name, weight in dates if abs(weight) >= SMALLEST}
    return Learned(firmness, dated)


def _report(pupil: _Pupil, modalities: list[str], dates: list[str | None]) -> None:
    for name, answers in (
        ("by rules", [lesson.ruled for lesson in pupil.all]),
        ("by weights that did not learn from them", list(zip(modalities, dates, strict=True))),
    ):
        shares: dict[str, list[tuple[bool, float]]] = {"modality": [], "date": [], "date invented": []}
        for lesson, (modality, when), weight in zip(pupil.all, answers, pupil.weight, strict=True):
            if lesson.whole:
                asked = "date" if lesson.when is not None else "date invented"
                shares["modality"].append((modality == lesson.modality, weight))
                shares[asked].append(((when == lesson.when) == (asked == "date"), weight))
        told = ", ".join(
            f"{part} {sum(w for hit, w in some if hit) / sum(w for _, w in some):.3f}"
            for part, some in shares.items()
        )
        print(f"changes at {len(pupil.all)} places, {name}: {told}", flush=True)


def write(learned: Learned) -> None:
    """Writes the weights where the reader looks for them."""
    for name, weights in (("firmness", learned.firmness), ("dated", learned.dated)):
        save(name, None, {n: w for n, w in weights.items() if n[2:3] not in ("!", "|")})
        for code in sorted({n[:2] for n in weights if n[2:3] == "!"}):
            save(name, code, of_language(weights, code))
    shipped.cache_clear()
