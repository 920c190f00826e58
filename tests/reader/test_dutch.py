"""Dutch sentences and the claims they hold."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader

READER = BuiltinReader()


def changes(text: str) -> set[tuple[str, str, str, str | None]]:
    """The starts and ends drafted from a text and not denied, whatever their confidence."""
    document = Document(id="1", title="Wissel", text=text, published="2024-03-14", publisher="x", lang="nl")
    drafts, _ = READER.settled(document)
    return {
        (d.change or "", d.person.name, d.role or "", d.org.name if d.org else None)
        for d in drafts
        if d.kind == "role"
        and d.person is not None
        and d.change in ("start", "end")
        and d.modality != "denied"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De raad van commissarissen van Veldkamp NV heeft Sanne de Wit benoemd tot bestuursvoorzitter.",
            {("start", "Sanne de Wit", "ceo", "Veldkamp NV")},
        ),
        (
            "Jeroen Bakker stapt op als directeur van het Museum De Linde. Hij wordt opgevolgd door Anke Visser.",
            {
                ("end", "Jeroen Bakker", "head", "Museum De Linde"),
                ("start", "Anke Visser", "head", "Museum De Linde"),
            },
        ),
        (
            "Financieel directeur Jeroen Bakker verlaat Veldkamp NV per 1 mei.",
            {("end", "Jeroen Bakker", "cfo", "Veldkamp NV")},
        ),
        (
            "Anke Visser volgt Jeroen Bakker op als voorzitter van de raad van commissarissen van Veldkamp NV.",
            {
                ("start", "Anke Visser", "chair", "Veldkamp NV"),
                ("end", "Jeroen Bakker", "chair", "Veldkamp NV"),
            },
        ),
        (
            "Anke Visser wordt de nieuwe topvrouw van Veldkamp NV.",
            {("start", "Anke Visser", "ceo", "Veldkamp NV")},
        ),
        (
            "De aandeelhouders van Veldkamp NV hebben Anke Visser en Jeroen Bakker gekozen tot commissaris.",
            {
                ("start", "Anke Visser", "board_member", "Veldkamp NV"),
                ("start", "Jeroen Bakker", "board_member", "Veldkamp NV"),
            },
        ),
        ("Veldkamp NV treedt terug uit het project, zei topman Jeroen Bakker.", set()),
        ("Minister Jeroen Bakker treedt af.", set()),
    ],
)
def test_changes(text: str, expected: set[tuple[str, str, str, str | None]]) -> None:
    assert changes(text) == expected
