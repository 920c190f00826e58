"""Learn to read sentences as sequences: what they tell of a person, of which post and at which organization.

Learns from the same texts as the weights of words (`train_telling.py`), which also say in which sentence of a document
a change is told, where its key does not. Needs JAX and optax (`--group train`).
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

import train_telling
from features import trimmed
from network_lessons import SEEN, SHARED, Lesson, Rows
from stored import READER, save
from tenure.reader import glossary
from tenure.reader.network import KINDS, TABLES, Encoded, Network, Stored, joined, shipped
from tenure.reader.telling import CHANGES, Telling
from train_telling import SMALLEST
from turns import side_by_side

PLANNED = 4
"""Rounds over which the steps shrink to nothing."""
ROUNDS = 3
"""Rounds that are run: in the last one documents are learned by heart, and those left out are read worse."""
RATE = 2e-3
COARSE, FINE = 5, 127
"""Steps on either side of zero that weights are written in: of vectors, of which there are many, and of others."""
PIECE = 1000
"""Documents that one process reads at a time."""


class Learned(NamedTuple):
    """Weights by name, and the names of the rows of their tables; those of words have their language before them."""

    weights: dict[str, np.ndarray]
    names: dict[str, list[str]]

    def shared(self) -> Stored:
        """What counts in all languages."""
        of_language = (*TABLES, "language", "classes")
        weights = {n: w for n, w in self.weights.items() if n not in of_language} | self._meanings()
        names = {n: some for n, some in self.names.items() if n not in of_language}
        names["concepts"] = self._concepts()
        for table in TABLES:
            names[table] = self.names[table][: len(SHARED)]
            weights[table] = self.weights[table][: len(SHARED)]
        return Stored(weights, names)

    def _concepts(self) -> list[str]:
        """Those that have a vector, and those of which only the class has one."""
        return ["", *sorted({*self.names["concepts"], *glossary.kinds()} - {""})]

    def _meanings(self) -> dict[str, np.ndarray]:
        """The vectors of concepts with those of their classes, and of phrases, which are learned without."""
        kinds, concepts, classes = glossary.kinds(), self.weights["concepts"], self.weights["classes"]
        place = {name: n for n, name in enumerate(self.names["concepts"])}
        of_class = {name: n for n, name in enumerate(self.names["classes"])}
        every = self._concepts()
        phrases = concepts[[place[name] for name in self.names["phrases"]]]
        phrases[0] = 0.0
        return {
            "concepts": concepts[[place.get(name, 0) for name in every]]
            + classes[[of_class.get(kinds.get(name, ""), 0) for name in every]],
            "phrases": phrases,
        }

    def own(self, code: str) -> Stored:
        """The words of a language, and its vector."""
        weights = {"language": self.weights["language"][self.names["language"].index(code)]}
        names = {}
        for table in TABLES:
            rows = [n for n, name in enumerate(self.names[table]) if name.startswith(f"{code}|")]
            names[table] = [self.names[table][n][3:] for n in rows]
            weights[table] = self.weights[table][rows]
        return Stored(weights, names)

    def mixed(self, mixture: np.ndarray) -> "Learned":
        """The same, with how far it is believed beside the words."""
        return Learned(self.weights | {"mixture": mixture}, self.names)

    def of(self, code: str) -> Network:
        """The network of a language."""
        return joined(self.shared(), self.own(code))


def learn(lessons: list[Lesson], features: Sequence[str]) -> Learned:
    """Learns from the documents, the same each time."""
    import jax  # in the process that learns: JAX does not bear to be forked
    import optax

    import network_model as model
    from network_batches import batch, batches

    random = np.random.RandomState(0)
    rows = Rows(lessons, features)
    weights = model.fresh({name: len(some) for name, some in rows.names.items()}, 0)
    count = PLANNED * len(batches(lessons, random)) + 50
    schedule = optax.cosine_onecycle_schedule(count, RATE, pct_start=0.1)
    rule = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=2e-2))
    state = rule.init(weights)

    def one(weights: Any, state: Any, some: Any, right: Any, key: Any) -> Any:
        value, slope = jax.value_and_grad(model.loss)(weights, some, right, key)
        change, state = rule.update(slope, state, weights)
        return optax.apply_updates(weights, change), state, value

    step = jax.jit(one)
    key = jax.random.PRNGKey(0)
    for turn in range(ROUNDS):
        total = []
        for part in batches(lessons, random):
            key, own = jax.random.split(key)
            some, right = batch([lessons[n] for n in part], rows, random)
            weights, state, value = step(weights, state, some, right, own)
            total.append(float(value))
        print(f"network: round {turn + 1}, {len(total)} steps, loss {np.mean(total):.4f}", flush=True)
    found = {name: np.asarray(some, dtype=np.float32) for name, some in weights.items()}
    found["mixture"] = np.ones((len(CHANGES), 3), np.float32)
    found["features"] = np.concatenate([np.zeros((1, model.BAG), np.float32), found["features"][:-1]])
    return Learned(found, rows.names | {"features": ["", *rows.names["features"]]})


def learn_posts(lessons: list[Lesson], features: Sequence[str]) -> dict[str, float]:
    """The weights of what mechanisms say of a post: so few that what a single document teaches does not show."""
    options = [o for lesson in lessons for g in lesson.groups if KINDS[g.kind] == "post" for o in g.options]
    data, names = trimmed([option.features for option in options], features)
    model = train_telling.fitted(data, [int(option.right) for option in options], train_telling.STRENGTH)
    weights = {
        n: round(float(w), 2) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= SMALLEST
    }
    return weights | {"": round(float(model.intercept_[0]), 2)}


def mixture(
    telling: list[train_telling.Lesson],
    lessons: list[Lesson],
    tellings: Mapping[str, Telling],
    networks: Mapping[str, Network],
    features: Sequence[str],
) -> np.ndarray:
    """For each of `CHANGES` the weights of the log odds by words and by sequences, and a shift (Platt).

    From documents that neither learned from.
    """
    known = {lesson.id: lesson for lesson in telling}

    def heard(some: list[Lesson]) -> tuple[list[list[float]], list[list[float]], list[np.ndarray]]:
        by_words, by_sequence, told = [], [], []
        for lesson in some:
            own = [who.asked._replace(features={features[n] for n in who.known}) for who in lesson.people]
            by_sequence += Encoded(networks[lesson.id], lesson.tokens, lesson.headlines).tell(own)
            by_words += [
                [*train_telling.by_words(tellings[lesson.id], lesson.lang, case, features).values()]
                for case in known[lesson.id].cases
            ]
            told.append(lesson.told)
        return by_words, by_sequence, told

    some = [lesson for lesson in lessons if lesson.id in known and lesson.people]
    parts = side_by_side(heard, [some[n : n + PIECE] for n in range(0, len(some), PIECE)])
    by_words, by_sequence, told = ([row for part in parts for row in part[n]] for n in range(3))
    x, y = np.stack([np.array(by_words), np.array(by_sequence)], -1), np.concatenate(told)
    result = []
    for n, change in enumerate(CHANGES):
        both, right = x[y[:, n] >= 0, n], y[y[:, n] >= 0, n]
        model = LogisticRegression(C=10).fit(both, right)
        odds = {"words": both[:, 0], "sequences": both[:, 1], "both": model.decision_function(both)}
        shown = (f"{name} {average_precision_score(right, own):.3f}" for name, own in odds.items())
        print(f"  {change}: average precision by {', '.join(shown)}", flush=True)
        result.append([*model.coef_[0], model.intercept_[0]])
    return np.array(result, np.float32)


def write(learned: Learned, posts: dict[str, float]) -> None:
    """Writes the weights where the reader looks for them."""
    save("posts", None, posts)
    _save(READER, *learned.shared())
    for code in learned.names["language"]:
        _save(READER / "languages" / code, *learned.own(code))
    shipped.cache_clear()


def _save(folder: Path, weights: Mapping[str, np.ndarray], names: Mapping[str, Iterable[str]]) -> None:
    """Each row as whole numbers and a scale, tables of vectors in few steps. The same weights give the same file."""
    arrays: dict[str, np.ndarray] = {}
    for name, values in weights.items():
        steps = COARSE if name in SEEN else FINE
        scale = np.abs(np.atleast_1d(values)).max(-1, keepdims=True) / steps
        scale[scale == 0] = 1
        arrays[name] = np.round(values / scale).astype(np.int8)
        arrays[f"{name} scale"] = scale.astype(np.float16)
    for name, some in names.items():
        arrays[f"{name} names"] = np.frombuffer("\n".join(some).encode(), np.uint8)
    with zipfile.ZipFile(folder / "network.npz", "w") as file:  # numpy's own way takes a tenth more room
        for name, values in arrays.items():
            content = io.BytesIO()
            np.save(content, values)
            file.writestr(zipfile.ZipInfo(f"{name}.npy"), content.getvalue(), zipfile.ZIP_LZMA)
