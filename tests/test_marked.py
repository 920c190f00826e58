"""The notation of tests/marked: what it holds, and what it refuses by name."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

import marked

SENTENCE = [
    "[o1 Castell Group] has its new face: [p1 Nora Beck], until now [t1=cfo finance chief], sits down in the",
    "[t2=ceo corner office] when [p2 Jon Hale] hangs up [p2 his] hat in [d1 June].",
    "> start p1 t2 o1 planned d1; end p2 t2 o1 planned official d1; hold p1 t1 o1",
]
ARTICLE = [
    "@ 2019-05-03 | The Harbour Courier", "# [o1 Castell] shakes up its top floor",
    "[p1 Nora Beck] leads [o1 Castell Group] from [d1=2019-06-01 1 June].", "",
    "[o1 The brewer] belongs to [o2 Bremond].",
    "> start p1 =ceo o1 planned d1; affiliation hold o1 o2 subsidiary", "> stake hold o2 o1 0.9",
]  # fmt: skip


def test_marks_stand_where_the_text_has_what_they_mark() -> None:
    text = marked.parsed(SENTENCE, "x", "en", whole=False)
    assert "[" not in text.raw
    assert text.raw[text.marks[0].start : text.marks[0].end] == "Castell Group"
    assert {text.raw[m.start : m.end] for m in text.marks if m.name == "p2"} == {"Jon Hale", "his"}


def test_claims_name_people_and_organizations_in_full() -> None:
    first, second, third = marked.parsed(SENTENCE, "x", "en", whole=False).key["claims"]
    assert (first["person"], first["role"], first["org"], first["modality"]) == (
        "Nora Beck",
        "ceo",
        "Castell Group",
        "planned",
    )
    assert (second["person"], second["person_aliases"], second["sourcing"]) == (
        "Jon Hale",
        ["his"],
        "official",
    )
    assert (third["change"], third["title"]) == ("hold", "finance chief")


def test_an_article_has_its_day_its_headline_and_claims_of_all_kinds() -> None:
    text = marked.parsed(ARTICLE, "x", "en", whole=True)
    assert (text.key["published"], text.key["publisher"]) == ("2019-05-03", "The Harbour Courier")
    assert text.key["title"] == "Castell shakes up its top floor"
    start, affiliation, stake = text.key["claims"]
    assert (start["role"], start["org"], start["when"]) == ("ceo", "Castell Group", "2019-06-01")
    assert (affiliation["org"], affiliation["parent"], affiliation["relation"]) == (
        "Castell Group",
        "Bremond",
        "subsidiary",
    )
    assert (stake["holder"], stake["share"]) == ("Bremond", 0.9)


@pytest.mark.parametrize("claim", ["start p3 t1 o1", "start p1 o1", "starts p1 t1 o1", "start t1 o1"])
def test_a_wrong_claim_is_refused(claim: str) -> None:
    with pytest.raises(ValueError, match=claim.split()[1] if "p3" in claim else claim):
        marked.parsed([SENTENCE[0], f"> {claim}"], "x", "en", whole=False)


def test_what_is_kept_in_the_project_is_marked_rightly() -> None:
    assert sum(1 for _ in marked.sentences()) > 10_000
    own = {"de", "en", "es", "fr", "it", "tr"}
    for part, asked in (("articles", own | {"nl", "pt"}), ("blind", own), ("blind_news", own | {"nl", "pt"})):
        assert {text.key["lang"] for text in marked.articles(part)} == asked
