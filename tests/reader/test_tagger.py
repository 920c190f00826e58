"""Names that a chain of words is labelled with: the best labelling, and what becomes of it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader
from tenure.reader.lexicon import compiled
from tenure.reader.name_words import name_words
from tenure.reader.tagger import LABELS, Surroundings, Tagger, regions, shape, shipped
from tenure.reader.tokens import Text

WORDS = name_words("en")
NUMBERS = st.integers(-300, 300)
SCORES = st.tuples(*[NUMBERS] * len(LABELS))


def allowed(one: int, other: int) -> bool:
    """Whether a label may stand behind another: the rest of a name only behind its front."""
    return other in (0, 1, 3) or one in (other, other - 1)


def worth(labels: tuple[int, ...], scores: list[tuple[int, ...]], moves: list[tuple[int, ...]]) -> int:
    own = sum(here[n] for n, here in zip(labels, scores, strict=True))
    return own + sum(moves[m][n] for m, n in itertools.pairwise(labels))


@given(st.lists(SCORES, min_size=1, max_size=4), st.lists(SCORES, min_size=5, max_size=5))
def test_no_labelling_that_is_allowed_scores_more(
    scores: list[tuple[int, ...]], moves: list[tuple[int, ...]]
) -> None:
    tagger = Tagger({}, moves, WORDS)
    best = tuple(tagger.best(scores))
    every = [
        labels
        for labels in itertools.product(range(len(LABELS)), repeat=len(scores))
        if labels[0] in (0, 1, 3) and all(allowed(m, n) for m, n in itertools.pairwise(labels))
    ]
    assert best in every
    assert worth(best, scores, moves) == max(worth(labels, scores, moves) for labels in every)


def test_small_words_far_from_capitals_are_not_looked_at() -> None:
    words = "the grower of Ore Mills plc, whose fields lie far away from any town, said that Ada Roe left"
    text = Text(Document(id="a", title="", text=words), compiled("en").pack.settings)
    found = [text.span(start, end) for s in text.sentences for start, end in regions(text, s)]
    assert found == ["Ore Mills plc,", "Ada Roe left"]


def test_shapes() -> None:
    asked = ("Ore", "ORE", "O", "ore", "easyJet", "McRoe", "24", "24th", ",")
    assert [shape(word) for word in asked] == [
        "capital", "capitals", "letter", "small", "inside", "mixed", "figures", "small", "sign"
    ]  # fmt: skip


def test_a_noun_that_looks_like_a_name_is_one_where_its_neighbours_say_so() -> None:
    text = "Die Messegesellschaft Pleißental hat Cornelia Wust zur Geschäftsführerin bestellt."
    claims = BuiltinReader().read(Document(id="a", title="", text=text, lang="de")).claims
    assert ("Messegesellschaft Pleißental", "Cornelia Wust") in {
        (c.org, c.person) for c in claims if isinstance(c, RoleClaim)
    }


def test_brackets_around_a_name_and_small_words_behind_its_legal_form_are_no_part_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tagger = Tagger({}, [(0,) * len(LABELS)] * len(LABELS), WORDS)
    monkeypatch.setattr(tagger, "best", lambda scores: [3, *[4] * (len(scores) - 1)])
    document = Document(id="a", title="", text="Today 5 (Ore Mills) left. Ore Inc. met Elm Ltd.")
    text = Text(document, compiled("en").pack.settings)
    around = Surroundings(text, {}, set(), [], WORDS)
    found = [text.span(n.start, n.end) for s in text.sentences for n in tagger.names(around, s)]
    assert "Ore Inc." in found and any(name.startswith("Elm Ltd") for name in found)
    assert not any(name.startswith("(") or name.endswith(" met") for name in found)


def test_a_language_without_weights_is_read_by_rules() -> None:
    assert shipped("zh", name_words("zh")) is None


def names(title: str, text: str, lang: str) -> set[tuple[str, str]]:
    document = Document(id="a", title=title, text=text, published="2022-09-16", lang=lang)
    rows = BuiltinReader().parsed(document, lang, None).rows
    return {(str(i.entity.name), i.entity.kind) for row in rows for i in row.items if i.entity is not None}


@pytest.mark.parametrize(
    "text",
    ["Sahlberg-Chef Klaus Dittmar räumt seinen Posten.", "Die neue Sahlberg-Chefin heißt Julia Brandl."],
)
def test_a_title_joined_to_a_firm_is_no_part_of_its_name(text: str) -> None:
    assert ("Sahlberg", "org") in names("", text, "de")


def test_a_name_is_of_the_kind_that_the_body_says_whatever_the_headline_looks_like() -> None:
    body = "Yue Kai has been appointed general manager of Ossory Software, a subsidiary of Ossory."
    assert ("Yue Kai", "person") in names("Yue Kai takes the helm at Ossory's software arm", body, "en")


@pytest.mark.parametrize(
    ("code", "text", "person"),
    [
        ("de", "Torben Asmussen führt die Nordlicht SE, die Asmussen 2011 gegründet hat.", "Torben Asmussen"),
        ("en", "Fu Xiaolan has become chief executive of Hexiang Aviation.", "Fu Xiaolan"),
        ("fr", "Zheng Lanying devient directrice générale de Verreries Lanvin.", "Zheng Lanying"),
    ],
)
def test_years_and_foreign_names_make_no_firm(code: str, text: str, person: str) -> None:
    rows = BuiltinReader().parsed(Document(id="d", title="", text=text, lang=code), code, None).rows
    items = [item for row in rows for item in row.items if item.entity is not None]
    assert {i.entity.name for i in items if i.kind == "person" and i.entity} == {person}
    assert not any(
        i.entity.name.startswith(("Asmussen", person.split()[0]))
        for i in items
        if i.kind == "org" and i.entity
    )


def test_a_firms_full_name_begins_with_its_seat() -> None:
    text = "Shenzhen Hexiang Flight Control Technology Co., Ltd. has a new manager, Tang Wenbo."
    rows = BuiltinReader().parsed(Document(id="d", title="", text=text, lang="en"), "en", None).rows
    firms = {i.entity.name for row in rows for i in row.items if i.kind == "org" and i.entity}
    assert firms == {"Shenzhen Hexiang Flight Control Technology Co., Ltd."}
