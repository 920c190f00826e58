"""What the Spanish pack and the engine make of single sentences: each shows one mechanism."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader

Fact = tuple[str, str, str, str | None]


def changes(text: str, title: str = "Noticias de empresas") -> set[Fact]:
    document = Document(id="x", title=title, text=text, published="2024-02-14", lang="es")
    return {
        (c.change, c.person, c.role, c.org)
        for c in BuiltinReader().read(document).claims
        if isinstance(c, RoleClaim) and c.change in ("start", "end")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "El consejo de Telecyl eligió por unanimidad presidenta a Marta Quiroga.",
            {("start", "Marta Quiroga", "chair", "Telecyl")},
            id="object with a, title before it",
        ),
        pytest.param(
            "Ernesto Vidal será sustituido por Marta Quiroga en la presidencia de Telecyl.",
            {("end", "Ernesto Vidal", "chair", "Telecyl"), ("start", "Marta Quiroga", "chair", "Telecyl")},
            id="passive of a succession",
        ),
        pytest.param(
            "Ernesto Vidal cede la presidencia de Telecyl a su hija, Marta Vidal.",
            {("end", "Ernesto Vidal", "chair", "Telecyl"), ("start", "Marta Vidal", "chair", "Telecyl")},
            id="handing over with a",
        ),
        pytest.param(
            "Juan Soto ascendió de gerente de Operaciones a gerente general de Minera Andes.",
            {
                ("start", "Juan Soto", "general_manager", "Minera Andes"),
                ("end", "Juan Soto", "head", "Minera Andes"),
            },
            id="from one post to another",
        ),
        pytest.param(
            "Minera Andes designó a Juan Soto como gerente general tras la salida de Luis Parra.",
            {
                ("start", "Juan Soto", "general_manager", "Minera Andes"),
                ("end", "Luis Parra", "general_manager", "Minera Andes"),
            },
            id="after the departure of",
        ),
        pytest.param(
            "Minera Andes aceptó la renuncia de Luis Parra, quien se desempeñaba como gerente general.",
            {("end", "Luis Parra", "general_manager", "Minera Andes")},
            id="what he was when he resigned",
        ),
        pytest.param(
            "El consejo, reunido ayer, nombró vicepresidenta a Eva Ruiz y secretario a Mario Sanz en Vidrios Norte.",
            {
                ("start", "Eva Ruiz", "vice_chair", "Vidrios Norte"),
                ("start", "Mario Sanz", "secretary", "Vidrios Norte"),
            },
            id="posts and people in turn",
        ),
    ],
)
def test_changes(text: str, expected: set[Fact]) -> None:
    assert changes(text) == expected


def test_a_month_with_a_capital_is_a_name() -> None:
    text = (
        "Telecyl nombró consejero delegado a Julio Marzo, que será relevado en mayo como director financiero."
    )
    assert ("start", "Julio Marzo", "ceo", "Telecyl") in changes(text)


def test_former_posts_written_in_one_word_are_no_changes() -> None:
    assert changes("La exconsejera delegada de Salinera Roja, Lucía Prada, publica sus memorias.") == set()


def test_a_register_notice_has_no_verbs() -> None:
    text = (
        "20114 - ACEITES ROMERAL SL.\nCeses/Dimisiones. Consejero: PEREZ LUNA ANA. Nombramientos. "
        "Presidente: GIL SANZ LUIS. Con.Delegado: ROA DIEZ EVA."
    )
    assert changes(text, "Actos inscritos") == {
        ("end", "PEREZ LUNA ANA", "board_member", "ACEITES ROMERAL SL"),
        ("start", "GIL SANZ LUIS", "chair", "ACEITES ROMERAL SL"),
        ("start", "ROA DIEZ EVA", "ceo", "ACEITES ROMERAL SL"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "La acción de Telecyl dimitió de sus máximos y el nuevo modelo sustituye al que presentó en 2019.",
        "El entrenador, Pepe Lima, deja el banquillo del Atlético Norte y le sucede su segundo, Toni Vera.",
        "«A madrugar sí renuncio», bromea la presidenta de Telecyl, Marta Quiroga.",
    ],
)
def test_words_of_change_alone_are_none(text: str) -> None:
    assert changes(text) == set()
