"""Sentences as sequences: what is computed in one line for many must be what each would give by itself."""

import math
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader, glossary
from tenure.reader.engine import WORDS_ALONE
from tenure.reader.hearing import Hearing
from tenure.reader.network import KINDS, TABLES, Array, Encoded, Network, distances, shipped, stem, suffix
from tenure.reader.sequences import WINDOW, Asked, Candidate, Question, Sequences, Token, beginning, distance
from tenure.reader.telling import CHANGES, subjects

READER = BuiltinReader()
WIDE, INNER, BAG, FOUND = 4, 6, 5, 7
WORDS = ["", "PER", "ORG", "POST", "stepped", "down", "of", "news"]
FEATURES = ["", "near", "far"]


def network() -> Network:
    random = np.random.RandomState(3)

    def some(*shape: int) -> Array:
        return np.asarray(random.randn(*shape), np.float32)

    names = {
        "words": WORDS, "stems": [stem(w) for w in WORDS], "suffixes": [suffix(w) for w in WORDS],
        "known": ["", "end"], "absent": ["", "0"], "features": FEATURES, "role": ["", "chair"],
        "concepts": ["", "leave"], "phrases": ["", "resign"],
    }  # fmt: skip
    layers = {f"{kind} {n}": some(3 * INNER, INNER) / 4 for kind in ("around", "toward") for n in range(3)}
    weights = {
        **{table: some(len(names[table]), WIDE) for table in (*TABLES, "known", "concepts", "phrases")},
        **layers, **{f"{layer} bias": some(INNER) for layer in layers},
        "language": some(WIDE), "headline": some(2, WIDE), "enter": some(WIDE, INNER),
        "toward": some(INNER, INNER), "toward bias": some(INNER), "distance": some(20, INNER),
        "person": some(INNER, INNER), "absent": some(2, INNER), "attention": some(INNER),
        "beside": some(3 * INNER, INNER), "features": some(len(FEATURES), BAG), "found": some(4 * INNER + BAG, FOUND),
        "found bias": some(FOUND), "tell": some(FOUND, 4), "tell bias": some(4), "mixture": some(4, 3),
        "distance to candidate": some(20, BAG), "asked": some(8, BAG), "where": some(4, BAG), "role": some(2, BAG),
        "candidate word": some(INNER, BAG), "candidate found": some(FOUND, BAG), "near": some(INNER, BAG),
        "story": some(3 * FOUND, FOUND), "story bias": some(FOUND), "near elsewhere": some(INNER, BAG),
        "candidate": some(BAG, BAG), "candidate bias": some(BAG), "organization": some(BAG),
        "organization bias": some(), "post": some(BAG), "post bias": some(),
    }  # fmt: skip
    weights = {name: np.asarray(value, np.float32) for name, value in weights.items()}
    weights["features"][0] = weights["phrases"][0] = 0
    return Network(weights, names)


NETWORK = network()


def layers(x: Array, kind: str) -> Array:
    """Each place with those around it, one after the other."""
    w = NETWORK.weights
    for n, step in enumerate((1, 2, 4)):
        rows = []
        for place in range(len(x)):
            around = [
                x[p] if 0 <= p < len(x) else np.zeros(INNER) for p in (place - step, place, place + step)
            ]
            rows.append(
                x[place] + np.maximum(np.concatenate(around) @ w[f"{kind} {n}"] + w[f"{kind} {n} bias"], 0)
            )
        x = np.array(rows)
    return x


def encoded(tokens: Sequence[Sequence[Token]], headlines: Sequence[bool], n: int) -> Array:
    """What the words of a sentence say."""
    w, number = NETWORK.weights, NETWORK.numbers
    x = [
        w["words"][number("words", [t.form])[0]] + w["stems"][number("stems", [stem(t.form)])[0]]
        + w["suffixes"][number("suffixes", [suffix(t.form)])[0]] + w["known"][number("known", [t.known])[0]]
        + w["concepts"][number("concepts", [t.concept])[0]] + w["phrases"][number("phrases", [t.phrase])[0]]
        + w["language"] + w["headline"][int(headlines[n])]
        for t in tokens[n]
    ]  # fmt: skip
    return layers(np.tanh(np.array(x) @ w["enter"]), "around")


def heard(
    tokens: Sequence[Sequence[Token]], headlines: Sequence[bool], one: Asked
) -> tuple[Array, dict[int, Array]]:
    """What a sentence by itself says of a person, and each of its words by their places."""
    w, number = NETWORK.weights, NETWORK.numbers
    words = encoded(tokens, headlines, one.sentence)
    person = (
        words[list(one.own)].mean(0)
        if one.own
        else encoded(tokens, headlines, one.last[0])[one.last[1]]
        if one.last
        else np.zeros(INNER)
    )
    begin = beginning(one, len(words))
    window = range(begin, min(len(words), begin + WINDOW))
    seen = [
        np.maximum(
            words[p] @ w["toward"] + w["toward bias"] + w["distance"][distance(p, one.own)] + person @ w["person"]
            + w["absent"][number("absent", [one.absent])[0]], 0,
        )
        for p in window
    ]  # fmt: skip
    near = layers(np.array(seen), "toward")
    weight = np.exp(near @ w["attention"])
    first = headlines.index(True) if True in headlines else None
    others = [one.sentence - 1 if one.sentence else None, one.sentence + 1, first]
    beside = [
        encoded(tokens, headlines, n).max(0) if n is not None and n < len(tokens) else np.zeros(INNER)
        for n in others
    ]
    bag = w["features"][number("features", one.features)].sum(0) if one.features else np.zeros(BAG)
    found = np.concatenate(
        [person, near.max(0), (near * (weight / weight.sum())[:, None]).sum(0),
         np.maximum(np.concatenate(beside) @ w["beside"], 0), np.tanh(bag)]
    )  # fmt: skip
    return np.maximum(found @ w["found"] + w["found bias"], 0), dict(zip(window, near, strict=True))


def plain(
    tokens: Sequence[Sequence[Token]],
    headlines: Sequence[bool],
    asked: Sequence[Asked],
    every: Sequence[tuple[Array, dict[int, Array]]],
    place: int,
) -> tuple[Array, Callable[..., float]]:
    """The odds of one person and sentence, and a function for those of candidates, in so many words.

    `every`: what is heard of each that is asked.
    """
    w, number = NETWORK.weights, NETWORK.numbers
    one, (found, _) = asked[place], every[place]
    hers = [some for other, (some, _) in zip(asked, every, strict=True) if other.person == one.person]
    story = np.concatenate([found, np.max(hers, 0), np.max([some for some, _ in every], 0)])
    found = found + np.maximum(story @ w["story"] + w["story bias"], 0)
    near = {
        other.sentence: words
        for other, (_, words) in zip(asked, every, strict=True)
        if other.person == one.person
    }

    def weighed(kind: str, change: int, candidate: Candidate) -> float:
        at = candidate.position
        here = at is not None and at[0] == one.sentence
        where = 0 if at is None else 1 if here else 2 if at[0] < one.sentence else 3
        x = w["where"][where] + w["role"][number("role", [candidate.role])[0]] + found @ w["candidate found"]
        x = x + w["asked"][(kind == "post") * 4 + change]
        x = x + w["distance to candidate"][distance(at[1], one.own) if at is not None and here else 0]
        x = x + w["features"][number("features", [*candidate.features, *chain(*candidate.shared)])].sum(0)
        if at is not None:
            x = x + encoded(tokens, headlines, at[0])[at[1]] @ w["candidate word"]
            if at[1] in near.get(at[0], {}):
                x = x + near[at[0]][at[1]] @ w["near" if here else "near elsewhere"]
        x = np.maximum(x, 0)
        x = x + np.maximum(x @ w["candidate"] + w["candidate bias"], 0)
        return float(x @ w[kind] + w[f"{kind} bias"])

    return found @ w["tell"] + w["tell bias"], weighed


FORMS = st.builds(
    Token,
    st.sampled_from([*WORDS[1:], "unseen"]),
    st.sampled_from(["", "end", "other"]),
    st.sampled_from(["", "leave", "other"]),
    st.sampled_from(["", "resign"]),
)


@given(st.data())
def test_many_at_once_are_told_what_each_would_be_by_itself(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 9) | st.just(WINDOW + 7), min_size=1, max_size=4))
    tokens = [data.draw(st.lists(FORMS, min_size=n, max_size=n)) for n in sizes]
    headlines = [data.draw(st.booleans()) for _ in sizes]
    place = st.integers(0, len(sizes) - 1)

    def position() -> tuple[int, int]:
        n = data.draw(place)
        return n, data.draw(st.integers(0, sizes[n] - 1))

    asked = []
    pairs = st.tuples(place, st.integers(0, 2))
    for n, person in data.draw(st.lists(pairs, min_size=1, max_size=5, unique=True)):
        own = sorted(data.draw(st.sets(st.integers(0, sizes[n] - 1), max_size=3)))
        last = position() if not own and data.draw(st.booleans()) else None
        asked.append(
            Asked(n, own, last, "" if own else "0", data.draw(st.sets(st.sampled_from(FEATURES[1:]))), person)
        )
    encoded = Encoded(NETWORK, tokens, headlines)
    told = encoded.tell(asked)
    far = (frozenset({"far"}),)
    some = [[Candidate(position(), "chair", {"near"}), Candidate(None, "", set(), far)] for _ in asked]
    questions = [Question(n, CHANGES[1], those[: n % 3]) for n, those in enumerate(some)]
    found = {kind: encoded.weigh(kind, questions) for kind in KINDS}
    every = [heard(tokens, headlines, one) for one in asked]
    for n in range(len(asked)):
        odds, weighed = plain(tokens, headlines, asked, every, n)
        assert told[n] == pytest.approx(odds.tolist(), abs=0.02, rel=0.001)
        for kind in KINDS:
            expected = [weighed(kind, 1, candidate) for candidate in questions[n].candidates]
            assert found[kind][n] == pytest.approx(expected, abs=0.02, rel=0.001)


@given(st.integers(-400, 400))
def test_distance_grows_in_steps_and_tells_before_from_behind(words: int) -> None:
    step = distance(words, [0])
    assert 1 <= step <= 19
    assert (step > 10) == (words > 0) or step == 10
    assert abs(distance(words + (1 if words >= 0 else -1), [0]) - 10) >= abs(step - 10)
    one = Asked(0, [0], None, "", set(), 0)
    assert distances(one, words, 1).tolist() == [step]


def sentence(text: str, code: str) -> Hearing:
    rows = READER.parsed(Document(id="d", title="", text=text, lang=code), code, None).rows
    return Hearing(rows, READER.tellings(code), READER.networks(code), glossary.shipped(code), None)


def test_a_language_without_vectors_of_its_own_knows_slots_alone() -> None:
    own, none = shipped("en"), shipped("xx")
    assert len(none.rows["words"]) < 10 < len(own.rows["words"])
    assert set(none.rows["words"]) <= set(own.rows["words"])


def test_odds_do_not_depend_on_the_order_of_sets() -> None:
    names = [f"a {n}" for n in range(50)]
    random = np.random.RandomState(0)
    weights = dict(NETWORK.weights) | {"features": random.randn(51, BAG).astype(np.float32)}
    some = Network(
        weights, {name: list(rows) for name, rows in NETWORK.rows.items()} | {"features": ["", *names]}
    )
    assert (some.bags([(names, ())]) == some.bags([(names[::-1], ())])).all()


def test_a_sentence_longer_than_the_window_is_heard_around_the_person() -> None:
    words = " ".join(["news"] * 300)
    parsed = READER.parsed(
        Document(
            id="d", title="", text=f"{words} Sara Quist stepped down as chairman of Orrin Mining.", lang="en"
        ),
        "en",
        None,
    )
    sequences = Sequences(parsed.rows, glossary.shipped("en"))
    subject = next(s for s in subjects(parsed.rows) if s.person.name == "Sara Quist")
    one = sequences.asked(subject, set())
    length = len(sequences.tokens[one.sentence])
    begin = beginning(one, length)
    assert begin <= one.own[0] < begin + WINDOW <= length + WINDOW // 2
    assert all(
        math.isfinite(v)
        for odds in sentence(f"{words} Sara Quist stepped down.", "en").heard[:1]
        for v in odds.odds.values()
    )


def test_without_numpy_words_speak_alone_and_it_says_so() -> None:
    document = Document(
        id="d",
        title="",
        text="Sara Quist was appointed chief executive of Orrin Mining on Monday.",
        lang="en",
    )
    alone = BuiltinReader(networks=lambda code: None).read(document)
    assert [(c.change, c.person, c.role) for c in alone.claims if isinstance(c, RoleClaim)] == [
        ("start", "Sara Quist", "ceo")
    ]
    assert alone.notes == [WORDS_ALONE]
    assert READER.read(document).notes == []


def test_the_reader_is_imported_without_numpy() -> None:
    code = "import sys; sys.modules['numpy'] = None; import tenure.reader as r; print(r.BuiltinReader().networks('en'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None"


def test_a_text_longer_than_any_article_is_read_by_words() -> None:
    text = "Sara Quist was appointed chief executive of Orrin Mining. " + "news " * 100_000
    rows = READER.parsed(Document(id="d", title="", text=text, lang="en"), "en", None).rows
    words = glossary.shipped("en")
    long = Hearing(rows, READER.tellings("en"), shipped("en"), words, None)
    alone = Hearing(rows, READER.tellings("en"), None, words, None)
    assert [h.odds for h in long.heard] == [h.odds for h in alone.heard]


@pytest.mark.parametrize("step", ["_read", "_heard", "_weigh"])
def test_matrices_are_multiplied_by_one_thread(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Others would only wait for work, and take the time of documents that are read side by side.
    plain = getattr(Encoded, step)
    threads: list[int] = []

    def noted(*given: object) -> object:
        threads.extend(lib["num_threads"] for lib in threadpool_info() if lib["user_api"] == "blas")
        return plain(*given)

    monkeypatch.setattr(Encoded, step, noted)
    text = "Sara Quist was appointed chief executive of Orrin Mining. Peter Lund resigned as chairman."
    READER.read(Document(id="d", title="", text=text, published="2031-04-20", lang="en"))
    assert set(threads) == {1}
