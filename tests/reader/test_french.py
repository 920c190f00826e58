"""French sentences and the claims they hold."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader

READER = BuiltinReader()


def changes(text: str, published: str = "2024-02-08") -> set[tuple[str, str, str, str | None, str]]:
    """The starts and ends drafted from a text, whatever their confidence."""
    document = Document(id="1", title="En bref", text=text, published=published, publisher="x", lang="fr")
    drafts, _ = READER.settled(document)
    return {
        (d.change or "", d.person.name, d.role or "", d.org.name if d.org else None, d.modality)
        for d in drafts
        if d.kind == "role" and d.person is not None and d.change in ("start", "end")
    }


LEBRUN, FERRAND = "Marie Lebrun", "Paul Ferrand"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marie Lebrun prend les rênes de Valtris.", {("start", LEBRUN, "ceo", "Valtris", "actual")}),
        (
            "Paul Ferrand cède les rênes de Valtris à Marie Lebrun.",
            {("end", FERRAND, "ceo", "Valtris", "actual"), ("start", LEBRUN, "ceo", "Valtris", "actual")},
        ),
        (
            "Paul Ferrand sera remplacé à la tête de Valtris par Marie Lebrun le 1er mars.",
            {("end", FERRAND, "ceo", "Valtris", "planned"), ("start", LEBRUN, "ceo", "Valtris", "planned")},
        ),
        (
            "Le président-directeur général de Valtris, Paul Ferrand, a jeté l'éponge jeudi.",
            {("end", FERRAND, "chair", "Valtris", "actual"), ("end", FERRAND, "ceo", "Valtris", "actual")},
        ),
        (
            "Le conseil de surveillance de Valtris a porté Marie Lebrun à la présidence du directoire.",
            {("start", LEBRUN, "ceo", "Valtris", "actual")},
        ),
        (
            "Paul Ferrand a annoncé qu'il quitterait la présidence de Valtris en juin.",
            {("end", FERRAND, "chair", "Valtris", "planned")},
        ),
        (
            "Paul Ferrand quitterait la présidence de Valtris en juin, croit-on savoir.",
            {("end", FERRAND, "chair", "Valtris", "possible")},
        ),
        (
            "Ont été élus au conseil de Valtris : Marie Lebrun et Paul Ferrand.",
            {
                ("start", LEBRUN, "board_member", "Valtris", "actual"),
                ("start", FERRAND, "board_member", "Valtris", "actual"),
            },
        ),
        (
            "Marie Lebrun, jusqu'ici directrice marketing de Valtris, en devient la directrice générale.",
            {("start", LEBRUN, "ceo", "Valtris", "actual"), ("end", LEBRUN, "cmo", "Valtris", "actual")},
        ),
        (
            "Le conseil de Valtris a nommé Marie Lebrun, 51 ans, directrice générale et Paul Ferrand président.",
            {("start", LEBRUN, "ceo", "Valtris", "actual"), ("start", FERRAND, "chair", "Valtris", "actual")},
        ),
        ("Le titre Valtris a quitté le SBF 120 et perd la tête du secteur.", set()),
    ],
)
def test_changes(text: str, expected: set[tuple[str, str, str, str | None, str]]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Marie Lebrun dirige l'Agence de l'eau Rhône-Vosges depuis 2011.", {"Agence de l'eau Rhône-Vosges"}),
        ("Paul Ferrand préside la Caisse nationale des forêts.", {"Caisse nationale des forêts"}),
        ("Marie Lebrun, directrice du centre hospitalier de Sarmes, part.", {"centre hospitalier de Sarmes"}),
        ("Marie Lebrun devient rédactrice en chef du quotidien L'Estacade.", {"L'Estacade"}),
    ],
)
def test_names_of_organizations(text: str, names: set[str]) -> None:
    document = Document(id="1", title="En bref", text=text, published="2024-02-08", publisher="x", lang="fr")
    drafts, _ = READER.settled(document)
    assert {d.org.name for d in drafts if d.org is not None and d.kind == "role"} == names


def test_a_firm_with_the_surname_of_a_person() -> None:
    text = "Le groupe Brévant change de directeur général. Henri Brévant quitte ses fonctions chez Brévant."
    document = Document(id="1", title="", text=text, published="2024-02-08", publisher="x", lang="fr")
    claims = [c for c in READER.read(document).claims if isinstance(c, RoleClaim)]
    assert all(c.org == "Brévant" and c.person == "Henri Brévant" for c in claims)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("La directrice de Valtris, Marie Lebrun, en place depuis 2019, reste.", {"2019"}),
        (
            "Marie Lebrun quittera la direction de Valtris à la fin de l'année, a-t-elle annoncé lundi.",
            {"2024"},
        ),
        (
            "Marie Lebrun quittera la direction de Valtris le 1er mai, a-t-elle annoncé lundi. "
            "Paul Ferrand lui succédera à cette date.",
            {"2024-05-01"},
        ),
        (
            "Marie Lebrun, nommée directrice de Valtris il y a deux ans, a démissionné mercredi.",
            {"2024-02-07"},
        ),
    ],
)
def test_dates(text: str, dates: set[str]) -> None:
    document = Document(id="1", title="En bref", text=text, published="2024-02-08", publisher="x", lang="fr")
    claims = [c for c in READER.read(document).claims if isinstance(c, RoleClaim)]
    told = {c.when for c in claims if c.when is not None and (c.change != "start" or c.modality == "planned")}
    assert told == dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marie Lebrun, présidente de Valtris, a officiellement transmis jeudi les clés de la maison "
            "à Paul Ferrand.",
            {("end", LEBRUN, "chair", "Valtris", "actual"), ("start", FERRAND, "chair", "Valtris", "actual")},
        ),
        (
            "Marie Lebrun, PDG de Valtris, sera remplacée dès lundi par Paul Ferrand.",
            {
                ("end", LEBRUN, "ceo", "Valtris", "planned"),
                ("end", LEBRUN, "chair", "Valtris", "planned"),
                ("start", FERRAND, "ceo", "Valtris", "planned"),
                ("start", FERRAND, "chair", "Valtris", "planned"),
            },
        ),
        (
            "Le directeur général de Valtris, Paul Ferrand, quittera l'entreprise fin août pour prendre la tête "
            "de Norélis.",
            {("end", FERRAND, "ceo", "Valtris", "planned"), ("start", FERRAND, "ceo", "Norélis", "planned")},
        ),
        (
            "Marie Lebrun a abandonné en 2019 la direction générale de Valtris au profit de Paul Ferrand.",
            {("end", LEBRUN, "ceo", "Valtris", "actual"), ("start", FERRAND, "ceo", "Valtris", "actual")},
        ),
        ("Paul Ferrand ne quittera pas la présidence de Valtris.", set()),
    ],
)
def test_hands_over(text: str, expected: set[tuple[str, str, str, str | None, str]]) -> None:
    assert {c for c in changes(text) if c[4] != "denied"} == expected
