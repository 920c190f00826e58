"""Classes of sentences that Spanish, French and Italian papers share: what each of them must tell, and no more."""

import pytest

from tenure.model import Document, RoleClaim, StakeClaim
from tenure.reader import BuiltinReader

Told = set[tuple[str, str, str, str | None]]


def told(lang: str, text: str) -> Told:
    document = Document(id="d", lang=lang, published="2025-06-10", title="", text=text)
    claims = BuiltinReader().read(document).claims
    return {
        (c.change, c.person, c.role, c.org)
        for c in claims
        if isinstance(c, RoleClaim) and c.change in ("start", "end")
    }


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "es",
            "Conservas Noja tendrá a partir del 1 de julio un nuevo gerente. Se llama Sergio Cañete.",
            {("start", "Sergio Cañete", "general_manager", "Conservas Noja")},
        ),
        (
            "fr",
            "La Conserverie Nogent a un nouveau directeur général. Il s'agit de Serge Canet.",
            {("start", "Serge Canet", "ceo", "Conserverie Nogent")},
        ),
        (
            "it",
            "La Vetreria Marini ha un nuovo direttore generale. Si chiama Davide Balboni.",
            {("start", "Davide Balboni", "general_manager", "Vetreria Marini")},
        ),
    ],
)
def test_a_name_that_the_next_sentence_gives(lang: str, text: str, expected: Told) -> None:
    assert told(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "es",
            "El consejo de Papelera Oria ha aceptado la renuncia presentada por Marta Gil como directora general.",
            {("end", "Marta Gil", "general_manager", "Papelera Oria")},
        ),
        (
            "it",
            "Le deleghe operative della Vetreria Marini, finora esercitate da Laura Scotti, vanno a Ettore Zanardi.",
            {
                ("start", "Ettore Zanardi", "ceo", "Vetreria Marini"),
                ("end", "Laura Scotti", "ceo", "Vetreria Marini"),
            },
        ),
        (
            "es",
            "Bodegas Urbión ficha a Laura Soto, hasta ahora directora comercial de Vinos Alarcia, "
            "como directora general.",
            {
                ("start", "Laura Soto", "general_manager", "Bodegas Urbión"),
                ("end", "Laura Soto", "head", "Vinos Alarcia"),
            },
        ),
    ],
)
def test_who_held_it_until_now(lang: str, text: str, expected: Told) -> None:
    assert told(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "it",
            "CONSERVE. Orto Felice ha licenziato il direttore generale, Franco Amato.\n\n"
            "OLIO. Presidente di Frantoi Dauni diventa Elisa Pavan.",
            {
                ("end", "Franco Amato", "general_manager", "Orto Felice"),
                ("start", "Elisa Pavan", "chair", "Frantoi Dauni"),
            },
        ),
        (
            "fr",
            "MÉDIAS. Anne Roy quitte la direction générale de Radio Vauban.\n\n"
            "BANQUES. Chez Crédit Sarlat, Paul Gil est nommé directeur financier.",
            {
                ("end", "Anne Roy", "ceo", "Radio Vauban"),
                ("start", "Paul Gil", "cfo", "Crédit Sarlat"),
            },
        ),
    ],
)
def test_captions_of_a_roundup_are_no_firms(lang: str, text: str, expected: Told) -> None:
    assert {(c, p, o) for c, p, _, o in told(lang, text)} == {(c, p, o) for c, p, _, o in expected}


def test_what_one_is_named_need_not_be_a_post() -> None:
    text = (
        "El consejo de Harinas Cobreces se reunió ayer. El encargado de calidad, Benito Roa, ha sido nombrado "
        "hijo adoptivo de la localidad."
    )
    assert told("es", text) == set()


def test_who_succeeds_takes_no_post_that_the_other_keeps() -> None:
    text = (
        "Sergio Cañete es el nuevo gerente de Harinas Cobreces. Sustituye a Fermín Ruiz, que mantendrá la "
        "presidencia de la sociedad."
    )
    assert {role for _, _, role, _ in told("es", text)} == {"general_manager"}


def test_a_relative_clause_tells_what_its_antecedent_is_led_by() -> None:
    text = "Fuentes del sector ven a Ana Coll al frente de la patronal Enerlia, que preside Luis Roca."
    assert told("es", text) == {("start", "Ana Coll", "president", "Enerlia")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "es",
            "Nombran a Julen Pons director de Harinera Cobo. La harinera tiene desde hoy gerente: Ana Gil.",
        ),
        ("it", "Al vertice di Vetreria Marini arriva Carla Neri. La vetreria ha 40 dipendenti."),
    ],
)
def test_the_small_word_of_its_name_stands_for_a_firm(lang: str, text: str) -> None:
    assert {org for _, _, _, org in told(lang, text)} <= {"Harinera Cobo", "Vetreria Marini"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "es",
            "Aurelio Gil, que presidió Bodegas Urbión, murió ayer. Deja un nieto, Luis Gil, que dirige una tienda.",
        ),
        (
            "it",
            "Oltre alla figlia Elena lascia un nipote, Simone Neri, amministratore delegato dei Vivai Neri.",
        ),
        (
            "fr",
            "Outre sa fille, il laisse un petit-fils, Simon Ogier, directeur général des Pépinières Ogier.",
        ),
    ],
)
def test_kin_whom_the_dead_leave_are_no_posts(lang: str, text: str) -> None:
    assert not [c for c in told(lang, text) if c[1] in ("Luis Gil", "Simone Neri", "Simon Ogier")]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "es",
            "En 1987 Walterio Quijada, fundador de Jardines Quijada, dejó la dirección general en manos de su "
            "yerno, Pablo Osorio.",
            {("end", "Walterio Quijada"), ("start", "Pablo Osorio")},
        ),
        (
            "fr",
            "Gauthier Quintric garda la présidence des Jardineries Quintric jusqu'en 1996, quand il dut la céder "
            "à Barbara Lunt.",
            {("end", "Gauthier Quintric"), ("start", "Barbara Lunt")},
        ),
    ],
)
def test_posts_handed_on(lang: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert {(change, person) for change, person, _, _ in told(lang, text)} == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "es",
            "«Dejo la presidencia de Tejidos Maresma», anunció ayer Luis Roca.",
            ("end", "Luis Roca", "chair", "Tejidos Maresma"),
        ),
        (
            "fr",
            "« Je quitte la présidence de Tramont », a annoncé hier Olivier Brandt.",
            ("end", "Olivier Brandt", "chair", "Tramont"),
        ),
        (
            "it",
            "«Ho accettato la guida di Ardenza Vita», dice Ines Cattaneo.",
            ("start", "Ines Cattaneo", "ceo", "Ardenza Vita"),
        ),
    ],
)
def test_who_speaks_in_the_first_person(lang: str, text: str, expected: tuple[str, str, str, str]) -> None:
    assert told(lang, text) == {expected}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "Tramont s'est séparé mercredi de sa directrice générale, Nora Weil.",
            ("end", "Nora Weil", "ceo", "Tramont"),
        ),
        (
            "es",
            "Luis Roca ha presentado hoy la dimisión como presidente de Tejidos Maresma.",
            ("end", "Luis Roca", "chair", "Tejidos Maresma"),
        ),
    ],
)
def test_words_of_time_within_a_form(lang: str, text: str, expected: tuple[str, str, str, str]) -> None:
    assert told(lang, text) == {expected}


def test_a_post_that_is_abolished_is_left() -> None:
    text = (
        "Ettore Zanardi, direttore generale di Vetreria Marini, diventa amministratore delegato. "
        "La funzione di direttore generale viene meno."
    )
    assert ("end", "Ettore Zanardi", "general_manager", "Vetreria Marini") in told("it", text)


def test_a_question_is_no_news() -> None:
    document = Document(
        id="d",
        lang="es",
        published="2025-06-10",
        title="",
        text="Luis Roca preside Tejidos Maresma. ¿Deja Luis Roca la presidencia?",
    )
    changes = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    assert not [c for c in changes if c.change == "end" and c.modality == "actual"]


@pytest.mark.parametrize(
    ("lang", "text", "holder", "share"),
    [
        (
            "it",
            "Ardenza Vita cambia presidente. La famiglia Corsetti (16,5%) avrebbe preferito un altro.",
            "famiglia Corsetti",
            0.165,
        ),
        (
            "it",
            "Ardenza Vita rinnova il consiglio. La Fondazione Montalto, che con il 21% è il primo socio, è lieta.",
            "Fondazione Montalto",
            0.21,
        ),
    ],
)
def test_shares_beside_their_holders(lang: str, text: str, holder: str, share: float) -> None:
    document = Document(id="d", lang=lang, published="2025-06-10", title="", text=text)
    stakes = [c for c in BuiltinReader().read(document).claims if isinstance(c, StakeClaim)]
    assert [(c.holder, c.org, c.share) for c in stakes] == [(holder, "Ardenza Vita", share)]


@pytest.mark.parametrize(
    ("lang", "text", "firm"),
    [
        (
            "es",
            "Cambios en Bodegas Urbión. Nombramientos: Ana Ruiz como directora financiera; Luis Gil como tesorero.",
            "Bodegas Urbión",
        ),
        (
            "fr",
            "Du nouveau chez Tramont. Nominations : Ana Ruiz, directrice financière ; Luis Gil, trésorier.",
            "Tramont",
        ),
    ],
)
def test_lists_under_a_noun_of_change(lang: str, text: str, firm: str) -> None:
    assert told(lang, text) == {
        ("start", "Ana Ruiz", "cfo", firm),
        ("start", "Luis Gil", "treasurer", firm),
    }
