"""French turns of phrase: idioms of leaving and coming, what is no more, posts told elsewhere, names."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader

READER = BuiltinReader()
Change = tuple[str, str, str, str | None, str]


def changes(text: str) -> set[Change]:
    """The starts and ends drafted from a text, whatever their confidence."""
    document = Document(id="1", title="En bref", text=text, published="2024-02-08", publisher="x", lang="fr")
    drafts, _ = READER.settled(document)
    return {
        (d.change or "", d.person.name, d.role or "", d.org.name if d.org else None, d.modality)
        for d in drafts
        if d.kind == "role" and d.person is not None and d.change in ("start", "end")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Claire Roux n'exerçait plus les fonctions de directrice générale de Nordex depuis la veille.",
            {("end", "Claire Roux", "ceo", "Nordex", "actual")},
        ),
        (
            "Depuis lundi, Claire Roux n'est plus ni présidente ni directrice générale de Nordex.",
            {
                ("end", "Claire Roux", "ceo", "Nordex", "actual"),
                ("end", "Claire Roux", "chair", "Nordex", "actual"),
            },
        ),
        (
            "Claire Roux ne préside plus le conseil d'administration de Nordex.",
            {("end", "Claire Roux", "chair", "Nordex", "actual")},
        ),
        (
            "Ni Hugo Sanchez ni Claire Roux ne se représenteront au conseil d'administration de Nordex.",
            {
                ("end", "Claire Roux", "board_member", "Nordex", "planned"),
                ("end", "Hugo Sanchez", "board_member", "Nordex", "planned"),
            },
        ),
        (
            "Claire Roux n'a pris la direction générale de Nordex qu'en 2021.",
            {("start", "Claire Roux", "ceo", "Nordex", "actual")},
        ),
        (
            "Claire Roux n'a pas pris la direction générale de Nordex.",
            {("start", "Claire Roux", "ceo", "Nordex", "denied")},
        ),
        (
            "Le directeur technique de Nordex, Hugo Sanchez, met les voiles.",
            {("end", "Hugo Sanchez", "cto", "Nordex", "actual")},
        ),
        (
            "La directrice des achats de Nordex, Claire Roux, a reçu son C4 samedi.",
            {("end", "Claire Roux", "head", "Nordex", "actual")},
        ),
        (
            "Le directeur marketing de Nordex, Hugo Sanchez, videra son bureau le 31 juillet.",
            {("end", "Hugo Sanchez", "cmo", "Nordex", "planned")},
        ),
        (
            "Raoul Six lâche les rênes de Nordex après vingt ans.",
            {("end", "Raoul Six", "ceo", "Nordex", "actual")},
        ),
        (
            "Hugo Sanchez a remis sa démission lundi. Il dirigeait Nordex depuis 2017.",
            {("end", "Hugo Sanchez", "ceo", "Nordex", "actual")},
        ),
        (
            "C'est à Claire Roux qu'échoit la direction générale de Nordex.",
            {("start", "Claire Roux", "ceo", "Nordex", "actual")},
        ),
        (
            "Le conseil de Nordex s'est choisi pour présidente Claire Roux.",
            {("start", "Claire Roux", "chair", "Nordex", "actual")},
        ),
        (
            "Claire Roux siégera au comité exécutif de Nordex.",
            {("start", "Claire Roux", "board_member", "Nordex", "planned")},
        ),
        (
            "Jusqu'ici directrice commerciale, Claire Roux est promue directrice générale de Nordex.",
            {
                ("end", "Claire Roux", "head", "Nordex", "actual"),
                ("start", "Claire Roux", "ceo", "Nordex", "actual"),
            },
        ),
        (
            "Claire Roux chausse les bottes de Hugo Sanchez à la tête de Nordex.",
            {
                ("end", "Hugo Sanchez", "ceo", "Nordex", "actual"),
                ("start", "Claire Roux", "ceo", "Nordex", "actual"),
            },
        ),
        (
            "Le patron de Nordex, Hugo Sanchez, avait été recruté en 2018 pour prendre la suite d'Alain Perrot.",
            {
                ("end", "Alain Perrot", "ceo", "Nordex", "actual"),
                ("start", "Hugo Sanchez", "ceo", "Nordex", "actual"),
            },
        ),
        (
            "« J'ai dit oui », raconte Claire Roux. L'ingénieure vient de prendre la tête de Nordex.",
            {("start", "Claire Roux", "ceo", "Nordex", "actual")},
        ),
        (
            "Claire Roux quitte la direction marketing d'Altéo pour la direction générale de Nordex.",
            {
                ("end", "Claire Roux", "cmo", "Altéo", "actual"),
                ("start", "Claire Roux", "ceo", "Nordex", "actual"),
            },
        ),
        (
            "La directrice générale de Nordex, Claire Roux, est suspendue ; Alain Perrot assure l'intérim.",
            {("start", "Alain Perrot", "ceo", "Nordex", "actual")},
        ),
        (
            "Le conseil de Nordex n'a pas dit qui prendrait la direction générale, a indiqué Claire Roux.",
            set(),
        ),
        (
            "Claire Roux, présidente de Nordex, a rendu hommage à Hugo Sanchez, directeur financier.",
            set(),
        ),
        (
            "La présidente de Nordex, Claire Roux, prend la parole devant les salariés.",
            set(),
        ),
        (
            "Claire Roux a été nommée directrice financière de la Brasserie des Deux Rives.",
            {("start", "Claire Roux", "cfo", "Brasserie des Deux Rives", "actual")},
        ),
        (
            "Claire Roux a été nommée directrice de la Fédération des travailleurs du port.",
            {("start", "Claire Roux", "head", "Fédération des travailleurs du port", "actual")},
        ),
        (
            "À la Fondation de l'université, Claire Roux devient directrice générale.",
            {("start", "Claire Roux", "ceo", "Fondation de l'université", "actual")},
        ),
        (
            "Sous la présidence d'Alain Perrot, Nordex a coopté Claire Roux.",
            {("start", "Claire Roux", "board_member", "Nordex", "actual")},
        ),
    ],
)
def test_turns(text: str, expected: set[Change]) -> None:
    assert changes(text) == expected
