"""German: who buys, sells and owns whole companies, where the verb stands last."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader

READER = BuiltinReader()


def ties(text: str) -> set[tuple[str, str, str]]:
    """The affiliations drafted from a text: change, organization, parent."""
    document = Document(
        id="1", title="Nachricht", text=text, published="2024-03-14", publisher="x", lang="de"
    )
    drafts, _ = READER.settled(document)
    return {
        (d.change or "", d.org.name, d.parent.name)
        for d in drafts
        if d.kind == "affiliation" and d.org is not None and d.parent is not None
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Haldensee AG hat die Lemtek GmbH für 20 Millionen Euro übernommen.",
            {("start", "Lemtek GmbH", "Haldensee AG")},
        ),
        (
            "Die Lemtek GmbH wurde von der Haldensee AG übernommen.",
            {("start", "Lemtek GmbH", "Haldensee AG")},
        ),
        ("Die Lemtek GmbH gehört seit Mai zur Haldensee AG.", {("hold", "Lemtek GmbH", "Haldensee AG")}),
        ("Die Haldensee AG trennt sich von ihrer Tochter Lemtek.", {("end", "Lemtek", "Haldensee AG")}),
        (
            "Die Haldensee AG reicht ihre Marke Bergzeit an die Familie Oberhuber weiter.",
            {("end", "Bergzeit", "Haldensee AG"), ("start", "Bergzeit", "Familie Oberhuber")},
        ),
        (
            "Die Lemtek GmbH ist eine hundertprozentige Tochter der Haldensee AG.",
            {("hold", "Lemtek GmbH", "Haldensee AG")},
        ),
    ],
)
def test_who_belongs_to_whom(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert ties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Familie Oberhuber hat ihren Anteil an der Haldensee AG von 24 auf 15 Prozent verringert.",
            {("sell", "Familie Oberhuber", "Haldensee AG")},
        ),
        (
            "Der japanische Konzern Seki Hamono übernimmt die Mehrheit an der Haldensee AG.",
            {("acquire", "Seki Hamono", "Haldensee AG")},
        ),
        (
            "Die Haldensee AG verkauft 51 Prozent der Lemtek GmbH an den Investor Ridgefield.",
            {("sell", "Haldensee AG", "Lemtek GmbH"), ("acquire", "Ridgefield", "Lemtek GmbH")},
        ),
    ],
)
def test_shares_that_change_hands(text: str, expected: set[tuple[str, str, str]]) -> None:
    document = Document(
        id="1", title="Nachricht", text=text, published="2024-03-14", publisher="x", lang="de"
    )
    drafts, _ = READER.settled(document)
    assert {
        (d.change or "", d.person.name, d.org.name)
        for d in drafts
        if d.kind == "stake" and d.person is not None and d.org is not None
    } == expected
