"""Nothing that a model says passes unless the document's own words bear it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("openai", reason="the extra tenure[llm] is not installed")

from tenure.llm.answers import raw_claims
from tenure.llm.leash import Flat, Leash
from tenure.model import Document, RoleClaim

TEXT = (
    "Orlan Bank said on Monday that Maya Prentiss will become chief executive on 1 March 2024.\n\n"
    "She succeeds “Tom  Arkwright”, who retires. The bank employs 900 people."
)
DOCUMENT = Document(id="d", title="New chief at Orlan Bank", text=TEXT, published="2024-01-16")
TURKISH = Document(
    id="t",
    title="İstanbul'da değişim",
    text="Işık Holding'in başkanı İpek Çağlar görevinden ayrıldı.",
    published="2024-01-16",
)
CHINESE = Document(
    id="c",
    title="任命",
    text="蓝湖集团宣布，任命　周一宁为总经理，自2024年3月1日起生效。",
    published="2024-02-20",
)


def raw(**fields: Any) -> dict[str, Any]:
    base = {
        "kind": "role", "change": "start", "modality": "planned", "sourcing": "official", "role": "ceo",
        "person": "Maya Prentiss", "org": "Orlan Bank", "when": "2024-03-01",
        "quote": "Maya Prentiss will become chief executive on 1 March 2024",
    }  # fmt: skip
    return base | fields


def only(item: dict[str, Any], document: Document = DOCUMENT, lang: str = "en") -> RoleClaim | None:
    claims = Leash(document, lang).claims([item])
    assert len(claims) <= 1
    claim = claims[0] if claims else None
    assert claim is None or isinstance(claim, RoleClaim)
    return claim


def test_a_true_claim_passes_with_its_offsets() -> None:
    claim = only(raw())
    assert claim is not None
    piece = claim.evidence[0]
    assert TEXT[piece.start : piece.end] == piece.quote
    assert claim.when == "2024-03-01"


@pytest.mark.parametrize(
    "fields",
    [
        {"quote": "Maya Prentiss becomes the chief executive"},
        {"quote": ""},
        {"quote": 7},
        {"person": "Maya Prentice"},
        {"person": None},
        {"person": "aya Prentiss"},
        {"person": "M"},
        {"org": "Orlan Holdings"},
        {"role": "queen"},
        {"change": "explodes"},
        {"kind": "rumour"},
    ],
)
def test_inventions_are_dropped(fields: dict[str, Any]) -> None:
    leash = Leash(DOCUMENT, "en")
    assert leash.claims([raw(**fields)]) == []
    assert sum(leash.dropped.values()) == 1


def test_quotes_may_differ_in_spaces_and_quotation_marks_only() -> None:
    claim = only(
        raw(
            person="Tom Arkwright", change="end", when=None, quote='She succeeds "Tom Arkwright", who retires'
        )
    )
    assert claim is not None
    assert claim.evidence[0].quote == "She succeeds “Tom  Arkwright”, who retires"
    assert claim.person == "Tom Arkwright"


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024-03", "2024-03"),
        ("2024-03-02", "2024-03"),
        ("2031-05-01", None),
        ("soon", None),
        ("2024-01-15", "2024-01-15"),  # Monday
    ],
)
def test_dates_follow_from_the_words(when: str, kept: str | None) -> None:
    claim = only(raw(when=when))
    assert claim is not None
    assert claim.when == kept


def test_turkish_and_chinese_quotes_get_exact_offsets() -> None:
    turkish = only(
        raw(person="İpek Çağlar", org="Işık Holding", role="chair", change="end", when=None,
            quote="Işık Holding'in başkanı İpek Çağlar görevinden ayrıldı"),
        TURKISH, "tr",
    )  # fmt: skip
    chinese = only(
        raw(person="周一宁", org="蓝湖集团", role="general_manager", quote="任命 周一宁为总经理"),
        CHINESE,
        "zh",
    )
    for claim, document in ((turkish, TURKISH), (chinese, CHINESE)):
        assert claim is not None
        piece = claim.evidence[0]
        assert document.text[piece.start : piece.end] == piece.quote
    assert chinese is not None
    assert chinese.when == "2024-03-01"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PIECES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda p: TEXT[min(p) : max(p)])
WHOLE = Flat(f"{DOCUMENT.title}\n{TEXT}").text.casefold()
OTHER_FIELDS = ("person", "org", "holder", "parent", "role", "when", "share", "attribute", "value", "title")
INVENTED = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["role", "stake", "affiliation", "fact"]) | JSON,
        "change": st.sampled_from(["start", "end", "hold", "acquire"]) | JSON,
        "quote": PIECES | st.text(max_size=60) | JSON,
    },
    optional=dict.fromkeys(
        ("person", "org", "holder", "parent", "role", "when", "share", "attribute", "value", "title"),
        PIECES | JSON,
    ),
)


@given(st.lists(INVENTED, max_size=5))
def test_a_model_that_invents_never_gets_a_claim_without_an_exact_quote_through(
    items: list[dict[str, Any]],
) -> None:
    for claim in Leash(DOCUMENT, "en").claims(items):
        for piece in claim.evidence:
            assert DOCUMENT.field(piece.field)[piece.start : piece.end] == piece.quote
            assert piece.quote.strip()
        for name in ("person", "holder", "org", "parent"):
            value = getattr(claim, name, None)
            assert value is None or Flat(value).text.strip().casefold() in WHOLE


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ('{"claims": [{"a": 1}]}', 1),
        ('```json\n{"claims": [{"a": 1}, {"b": 2}]}\n```', 2),
        ('Here you are: {"claims": [{"a": 1}]} Anything else?', 1),
        ('{"claims": [{"a": 1}, {"b": "cut of', 2),
        ('[{"a": 1}]', 1),
        ('{"claims": [1, "two", {"a": 1}]}', 1),
        ("I'm sorry, I can't help with that.", None),
        ('{"claims": "none"}', None),
        ("", None),
    ],
)
def test_answers_are_understood_as_far_as_they_go(answer: str, count: int | None) -> None:
    found = raw_claims(answer)
    assert (None if found is None else len(found)) == count


@given(st.text(max_size=200) | JSON.map(json.dumps))
def test_no_answer_breaks_the_parser(answer: str) -> None:
    raw_claims(answer)
