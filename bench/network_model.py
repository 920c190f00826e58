"""The network of `tenure.reader.network` as it is learned: the same sums over padded batches, with noise against
learning by heart (Srivastava et al., 2014). Needs JAX (`--group train`).
"""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax

WIDE, INNER, BAG, FOUND = 64, 96, 64, 128
"""Numbers of a word's vector, of a place in a layer, of a feature's vector, and of what is found of a person."""
STEPS = (1, 2, 4)
TABLES = ("stems", "suffixes", "known", "language", "concepts", "classes")
OWN = 0.05
"""How far words have vectors of their own before anything is learned: less than what they share."""
UNKNOWN_WORDS = 0.12
"""The share of words that are hidden while learning: what stands for unknown ones must be learned too."""
UNKNOWN_CONCEPTS = 0.3
"""The share of hidden words whose concept is hidden as well."""

LIKELY = 0.5
"""How right a candidate is that counts as the right one of its group."""

Params = dict[str, Any]
Array = Any
"""of numpy or of JAX"""


class Batch(NamedTuple):
    """Sentences, who is asked of them, and candidates, padded. The last sentence is an empty one."""

    words: Array  # sentence, place: rows of the tables
    stems: Array
    suffixes: Array
    known: Array
    concepts: Array
    classes: Array
    phrases: Array  # rows of `concepts`; 0 where a word is part of none
    there: Array  # 1.0 where a word stands
    slots: Array  # whether it is a slot
    language: Array
    headline: Array
    sentences: Array  # asked: the sentence, the one before, the one behind, the headline
    distance: Array  # asked, place
    own: Array  # asked, place: 1.0 where she is named
    last: Array  # asked: sentence and place where she is named else
    elsewhere: Array  # 1.0 where that counts
    absent: Array
    features: Array  # asked, some: rows, padded by the row behind the last
    person: Array  # asked: a number that is hers alone
    document: Array
    candidates: (
        Array  # candidate: asked, kind and change, sentence, place, distance, where, role, group, kind, and
        # what is asked of the person and the candidate's sentence, -1 where nothing is
    )
    candidate_features: Array


class Answers(NamedTuple):
    """How right each is, 0 to 1, or -1 where nobody knows."""

    told: Array
    candidates: Array


def fresh(rows: dict[str, int], seed: int) -> Params:
    """Weights to begin with. `rows`: how many each table has."""
    random = np.random.RandomState(seed)

    def some(*shape: int, scale: float | None = None) -> Array:
        scale = scale if scale is not None else shape[0] ** -0.5
        return jnp.array(random.randn(*shape) * scale, jnp.float32)

    layers = [f"{kind} {n}" for kind in ("around", "toward") for n in range(len(STEPS))]
    return {
        **{name: some(rows[name], WIDE, scale=0.1) for name in TABLES},
        "words": some(rows["words"], WIDE, scale=OWN),
        "headline": some(2, WIDE, scale=0.1),
        "enter": some(WIDE, INNER),
        **{layer: some(3 * INNER, INNER) for layer in layers},
        **{f"{layer} bias": jnp.zeros(INNER) for layer in layers},
        "toward": some(INNER, INNER), "toward bias": jnp.zeros(INNER),
        "distance": some(20, INNER, scale=0.1), "person": some(INNER, INNER),
        "absent": some(rows["absent"], INNER, scale=0.1), "attention": some(INNER, scale=0.1),
        "beside": some(3 * INNER, INNER, scale=0.06), "features": some(rows["features"] + 1, BAG, scale=0.05),
        "found": some(4 * INNER + BAG, FOUND), "found bias": jnp.zeros(FOUND),
        "story": some(3 * FOUND, FOUND), "story bias": jnp.zeros(FOUND),
        "tell": some(FOUND, 4, scale=0.05), "tell bias": jnp.full(4, -2.5),
        "distance to candidate": some(20, BAG, scale=0.1), "asked": some(8, BAG, scale=0.1),
        "where": some(4, BAG, scale=0.1), "role": some(rows["role"], BAG, scale=0.1),
        "candidate word": some(INNER, BAG), "candidate found": some(FOUND, BAG), "near": some(INNER, BAG),
        "near elsewhere": some(INNER, BAG, scale=0.05),
        "candidate": some(BAG, BAG), "candidate bias": jnp.zeros(BAG),
        "organization": some(BAG, scale=0.1), "organization bias": jnp.zeros(()),
        "post": some(BAG, scale=0.1), "post bias": jnp.zeros(()),
    }  # fmt: skip


def _moved(x: Array, by: int) -> Array:
    if by > 0:
        return jnp.pad(x, ((0, 0), (by, 0), (0, 0)))[:, : x.shape[1]]
    return jnp.pad(x, ((0, 0), (0, -by), (0, 0)))[:, -by:]


def _convolved(p: Params, kind: str, x: Array, there: Array) -> Array:
    for n, step in enumerate(STEPS):
        around = jnp.concatenate([_moved(x, step), x, _moved(x, -step)], -1)
        x = (x + jax.nn.relu(around @ p[f"{kind} {n}"] + p[f"{kind} {n} bias"])) * there
    return x


def _most(found: Array, groups: Array) -> Array:
    """For each row the most that any of its group has; padding has a group of its own, behind the last row."""
    count = len(found)
    return jax.ops.segment_max(found, groups, count + 1)[groups]


def odds(p: Params, b: Batch, key: Array | None) -> tuple[Array, Array]:
    """The log odds of what is told, and of the candidates. `key`: of the noise; None where there is none."""
    keys = iter([None] * 11 if key is None else jax.random.split(key, 11))

    def noisy(x: Array, share: float) -> Array:
        key = next(keys)
        return x if key is None else x * jax.random.bernoulli(key, 1 - share, x.shape) / (1 - share)

    words, stems, suffixes = b.words, b.stems, b.suffixes
    concepts, classes = b.concepts, b.classes
    hide, hide_stem, hide_concept = next(keys), next(keys), next(keys)
    if hide is not None and hide_stem is not None and hide_concept is not None:
        hidden = jax.random.bernoulli(hide, UNKNOWN_WORDS, words.shape) & (b.slots == 0)
        words, suffixes = jnp.where(hidden, 0, words), jnp.where(hidden, 0, suffixes)
        stems = jnp.where(hidden & jax.random.bernoulli(hide_stem, 0.5, hidden.shape), 0, stems)
        gone = hidden & jax.random.bernoulli(hide_concept, UNKNOWN_CONCEPTS, hidden.shape)
        concepts, classes = jnp.where(gone, 0, concepts), jnp.where(gone, 0, classes)
    there = b.there[..., None]
    x = p["words"][words] + p["stems"][stems] + p["suffixes"][suffixes] + p["known"][b.known]
    x += p["concepts"][concepts] + p["classes"][classes]
    x += p["concepts"][b.phrases] * (b.phrases > 0)[..., None]
    x += (p["language"][b.language] + p["headline"][b.headline])[:, None]
    x = noisy(jnp.tanh(x @ p["enter"]) * there, 0.25)
    x = _convolved(p, "around", x, there)
    seen = x @ p["toward"] + p["toward bias"]
    whole = jnp.where(there > 0, x, -1e4).max(1)
    whole = jnp.where(b.there.sum(1, keepdims=True) > 0, whole, 0.0)
    here = b.sentences[:, 0]
    own = (x[here] * b.own[..., None]).sum(1) / jnp.maximum(b.own.sum(1, keepdims=True), 1)
    person = own + x[b.last[:, 0], b.last[:, 1]] * b.elsewhere[:, None]
    there = b.there[here][..., None]
    y = seen[here] + p["distance"][b.distance] + (person @ p["person"] + p["absent"][b.absent])[:, None]
    y = _convolved(p, "toward", noisy(jax.nn.relu(y), 0.2) * there, there)
    attention = jax.nn.softmax(jnp.where(there[..., 0] > 0, y @ p["attention"], -1e9), 1)
    beside = jnp.concatenate([whole[b.sentences[:, n]] for n in (1, 2, 3)], -1)
    table = p["features"].at[-1].set(0.0)
    found = jnp.concatenate(
        [
            person,
            y.max(1),
            (y * attention[..., None]).sum(1),
            jax.nn.relu(beside @ p["beside"]),
            jnp.tanh(noisy(table[b.features], 0.15).sum(1)),
        ],
        -1,
    )
    found = jax.nn.relu(noisy(found, 0.3) @ p["found"] + p["found bias"])
    story = jnp.concatenate([found, _most(found, b.person), _most(found, b.document)], -1)
    found += jax.nn.relu(noisy(story, 0.3) @ p["story"] + p["story bias"])
    told = noisy(found, 0.2) @ p["tell"] + p["tell bias"]
    asked, question, sentence, place, distance, where, role, _, kind, read = b.candidates.T
    z = p["role"][role] + p["asked"][question] + p["where"][where] + p["distance to candidate"][distance]
    z += (x[sentence, place] @ p["candidate word"]) * (where > 0)[:, None]
    z += (y[asked, place] @ p["near"]) * (where == 1)[:, None]
    z += (y[read, place] @ p["near elsewhere"]) * ((where > 1) & (read >= 0))[:, None]
    z += found[asked] @ p["candidate found"] + noisy(table[b.candidate_features], 0.15).sum(1)
    z = jax.nn.relu(z)
    z += jax.nn.relu(z @ p["candidate"] + p["candidate bias"])
    heads = jnp.stack([p["organization"], p["post"]])
    biases = jnp.stack([p["organization bias"], p["post bias"]])
    return told, (z * heads[kind]).sum(1) + biases[kind]


def loss(p: Params, b: Batch, right: Answers, key: Array) -> Array:
    """How wrong the odds are; of candidates also how far the right one lies behind the others of its group."""
    told, candidates = odds(p, b, key)
    total = _cross_entropy(told, right.told) + 0.35 * _cross_entropy(candidates, right.candidates)
    group, count = b.candidates[:, 7], len(right.candidates)
    known = right.candidates >= 0
    weight = jnp.where(known, jnp.exp(jnp.clip(candidates, -15, 15)), 0.0)
    every = jax.ops.segment_sum(weight, group, count)
    good = jax.ops.segment_sum(weight * (right.candidates >= LIKELY), group, count)
    some = good > 0
    behind = jnp.where(some, jnp.log(jnp.where(some, every, 1.0)) - jnp.log(jnp.where(some, good, 1.0)), 0.0)
    return total + 0.15 * behind.sum() / jnp.maximum(1, some.sum())


def _cross_entropy(odds: Array, right: Array) -> Array:
    known = right >= 0
    each = optax.sigmoid_binary_cross_entropy(odds, jnp.maximum(right, 0).astype(jnp.float32))
    return (each * known).sum() / jnp.maximum(1, known.sum())
