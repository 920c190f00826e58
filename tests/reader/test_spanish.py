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
                ("end", "Juan Soto", "coo", "Minera Andes"),
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


@pytest.mark.parametrize(
    ("published", "title", "text", "expected"),
    [
        (
            "2023-10-17",
            "Dos altas y una baja en el consejo de Energías del Duero",
            "Energías del Duero comunicó a la CNMV el nombramiento de Isabel Orduña y de Marc Feliu "
            "como consejeros independientes. Cubren las vacantes dejadas por Álvaro Sainz, que renunció "
            "en julio, y por Dolores Quer, cuyo mandato venció. Orduña presidirá además la comisión de "
            "auditoría.",
            {
                ("end", "Dolores Quer", "board_member", "Energías del Duero", "actual"),
                ("end", "Álvaro Sainz", "board_member", "Energías del Duero", "actual"),
                ("start", "Isabel Orduña", "board_member", "Energías del Duero", "actual"),
                ("start", "Marc Feliu", "board_member", "Energías del Duero", "actual"),
            },
        ),
        (
            "2022-08-19",
            "El Gobierno renueva la autoridad portuaria",
            "El Consejo de Ministros ha aprobado el cese de Nicolás Abad como presidente de la "
            "Autoridad Portuaria de Marbella y el nombramiento en su lugar de Irene Salas, hasta ahora "
            "directora de planificación del organismo.",
            {
                ("end", "Irene Salas", "head", "Autoridad Portuaria de Marbella", "actual"),
                ("end", "Nicolás Abad", "head", "Autoridad Portuaria de Marbella", "actual"),
                ("start", "Irene Salas", "head", "Autoridad Portuaria de Marbella", "actual"),
            },
        ),
        (
            "2024-03-19",
            "Nueva etapa en el Museo de la Sal",
            "La historiadora Remedios Cuenca dirigirá el Museo de la Sal a partir del lunes. Cuenca, "
            "que ganó el concurso convocado en otoño, sustituye a Pere Adell, director desde su "
            "apertura en 1998, que se jubiló en diciembre.",
            {
                ("end", "Pere Adell", "head", "Museo de la Sal", "actual"),
                ("start", "Remedios Cuenca", "head", "Museo de la Sal", "planned"),
            },
        ),
        (
            "2022-01-27",
            "Crisis en el Deportivo Lerma",
            "Cinco días después de la goleada, el Deportivo Lerma anunció el cese de su director "
            "deportivo, Toño Revilla, y de la gerente, Alba Cordero. El presidente Gonzalo Ubierna no "
            "dimite: «Aquí no se va nadie más», zanjó.",
            {
                ("end", "Alba Cordero", "general_manager", "Deportivo Lerma", "actual"),
                ("end", "Gonzalo Ubierna", "president", "Deportivo Lerma", "denied"),
                ("end", "Toño Revilla", "head", "Deportivo Lerma", "actual"),
            },
        ),
        (
            "2024-09-26",
            "Banco del Istmo ratifica a su cúpula",
            "La asamblea de accionistas de Banco del Istmo reeligió ayer como presidente a Aquilino "
            "Barrera y eligió a dos nuevos directores: Yadira Ocaña y Rolando Mitre. Salió de la junta "
            "Edwin Cáceres, que no optó a otro período.",
            {
                ("end", "Edwin Cáceres", "board_member", "Banco del Istmo", "actual"),
                ("start", "Rolando Mitre", "board_member", "Banco del Istmo", "actual"),
                ("start", "Yadira Ocaña", "board_member", "Banco del Istmo", "actual"),
            },
        ),
        (
            "2019-10-30",
            "El Colegio de Veterinarios de Albor elige presidenta",
            "Fátima Zarzalejo es desde ayer la nueva presidenta del Colegio de Veterinarios de Albor. "
            "Hasta ahora era secretaria de la institución. En su equipo estarán Gil Escudero "
            "(vicepresidente), Noemí Frías (secretaria) y Andrés Pina (tesorero).",
            {
                ("end", "Fátima Zarzalejo", "secretary", "Colegio de Veterinarios de Albor", "actual"),
                ("start", "Andrés Pina", "treasurer", "Colegio de Veterinarios de Albor", "actual"),
                ("start", "Fátima Zarzalejo", "president", "Colegio de Veterinarios de Albor", "actual"),
                ("start", "Gil Escudero", "vice_president", "Colegio de Veterinarios de Albor", "actual"),
                ("start", "Noemí Frías", "secretary", "Colegio de Veterinarios de Albor", "actual"),
            },
        ),
        (
            "2022-03-08",
            "La Cámara de Comercio de Ulía estrena presidenta",
            "Leire Otamendi tomó ayer posesión como presidenta de la Cámara de Comercio de Ulía, en un "
            "acto al que no asistió su antecesor, Patxi Goñi. Otamendi, consejera delegada de "
            "Herramientas Goierri, fue la única candidata. Goñi llevaba catorce años en el cargo.",
            {
                ("end", "Patxi Goñi", "president", "Cámara de Comercio de Ulía", "actual"),
                ("start", "Leire Otamendi", "president", "Cámara de Comercio de Ulía", "actual"),
            },
        ),
        (
            "2023-05-17",
            "Baile de directivos en Hoteles Caribe Azul",
            "Hoteles Caribe Azul prescinde de su director de operaciones, Iñaki Roldán, y de la "
            "directora comercial, Beatriz Ponce. El primero será relevado por Nelson Cabrera; el puesto "
            "de Ponce se amortiza.",
            {
                ("end", "Beatriz Ponce", "head", "Hoteles Caribe Azul", "actual"),
                ("end", "Iñaki Roldán", "coo", "Hoteles Caribe Azul", "actual"),
                ("start", "Nelson Cabrera", "coo", "Hoteles Caribe Azul", "planned"),
            },
        ),
        (
            "2024-07-01",
            "Marta Solís, primera mujer al frente de Astilleros del Nervión",
            "Desde hoy Astilleros del Nervión tiene por primera vez a una mujer al mando. Marta Solís, "
            "ingeniera naval de 51 años, sustituye a Koldo Uriarte en la dirección general. Uriarte "
            "pasa a ser asesor del presidente, Íñigo Landa.",
            {
                ("end", "Koldo Uriarte", "general_manager", "Astilleros del Nervión", "actual"),
                ("start", "Koldo Uriarte", "advisor", "Astilleros del Nervión", "actual"),
                ("start", "Marta Solís", "general_manager", "Astilleros del Nervión", "actual"),
            },
        ),
        (
            "2021-10-12",
            "Quiebra del periódico La Hoja de Tajo: sale el editor",
            "Horacio Mena, director de La Hoja de Tajo desde 2016, fue cesado ayer por la "
            "administradora concursal. La redacción queda a cargo de la subdirectora, Pilar Heras, "
            "hasta que se decida el futuro de la cabecera.",
            {
                ("end", "Horacio Mena", "head", "La Hoja de Tajo", "actual"),
                ("start", "Pilar Heras", "head", "La Hoja de Tajo", "actual"),
            },
        ),
        (
            "2025-02-20",
            "Óptica Meridiana nombra a un veterano de la banca",
            "Óptica Meridiana ha nombrado consejero independiente a Damián Orozco, que fue director "
            "general de Banca Sur hasta 2021. Orozco entra en el consejo en sustitución de Elvira Paz, "
            "fallecida en enero.",
            {
                ("end", "Damián Orozco", "general_manager", "Banca Sur", "actual"),
                ("end", "Elvira Paz", "board_member", "Óptica Meridiana", "actual"),
                ("start", "Damián Orozco", "board_member", "Óptica Meridiana", "actual"),
            },
        ),
        (
            "2021-07-19",
            "Pacto de sucesión en Autocares Pons",
            "Autocares Pons hizo oficial el viernes lo que era un secreto a voces: Gemma Pons ocupará "
            "la dirección general que su padre, Vicenç Pons, deja tras 35 años. El relevo se hará "
            "efectivo el 1 de octubre.",
            {
                ("end", "Vicenç Pons", "general_manager", "Autocares Pons", "planned"),
                ("start", "Gemma Pons", "general_manager", "Autocares Pons", "planned"),
            },
        ),
    ],
)
def test_a_short_article_tells_its_changes_and_no_others(
    published: str, title: str, text: str, expected: set[tuple[str, ...]]
) -> None:
    document = Document(id="x", title=title, text=text, published=published, lang="es")
    claims = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    told = [c for c in claims if c.change in ("start", "end")]
    assert {(c.change, c.person, c.role, c.org, c.modality) for c in told} == expected
