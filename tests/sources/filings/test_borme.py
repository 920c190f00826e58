"""Spain's gazette of the commercial register."""

import pytest

from tenure.model import RoleClaim
from tenure.sources import Link

from .conftest import SAMPLES, Read, claims, documents, problems, told

TALLERES, VIVEROS = "TALLERES ENCINAR SL", "VIVEROS DEL ALBA SA"


def test_acts_become_claims_with_the_notice_as_evidence(sample: Read) -> None:
    found = sample("borme.xml")
    assert told(found) == [
        ("end", "Blas Roa Pinar", "other", TALLERES, None),
        ("start", "Alba Maria Soto de la Vega", "other", TALLERES, None),
        ("start", "Ivan Gil Sanz", "ceo", TALLERES, None),
        ("hold", "ENCINAR HOLDING SL", 1.0, TALLERES, None),
        ("hold", "Eva Luna Mata", "chair", VIVEROS, None),
        ("end", "Saul Rio Olmo", "other", VIVEROS, None),
        ("end", "Ines Parra Vega", "other", VIVEROS, None),
        ("start", "Zoe Otero Polo", "other", VIVEROS, None),
    ]
    first, *_, last = claims(found)
    assert isinstance(first, RoleClaim) and isinstance(last, RoleClaim)
    assert (first.title, first.person_aliases) == ("administrador único", ["ROA PINAR BLAS"])
    assert first.evidence[0].quote == "Adm. Unico: ROA PINAR BLAS"
    assert last.title == "Gran Vis.", "an unknown post keeps its words"
    document = documents(found)[0]
    assert (document.id, document.published, document.lang) == (
        "BORME-A-2024-29-28/70001",
        "2024-02-09",
        "es",
    )
    assert problems(found) == [
        f"{SAMPLES / 'borme.xml'}, “sin número”: is no number and company; its acts are left out"
    ]


def test_the_summary_of_a_day_gives_links_to_the_provinces(sample: Read) -> None:
    link, bad = sample("borme-summary.xml")
    assert isinstance(link, Link)
    assert link.url == "https://www.boe.es/diario_borme/txt.php?id=BORME-A-2024-29-28"
    assert (link.title, link.published) == ("BORME 2024-02-09 MADRID", "2024-02-09")
    assert "BORME-A-2024-29-33: has no address" in str(bad)


def test_an_error_inside_an_answer_of_200_is_one(sample: Read) -> None:
    (problem,) = problems(sample("borme-none.xml"))
    assert "404: La información solicitada no existe" in problem


def test_the_page_of_a_province_says_the_same_as_its_xml(parse: Read, sample: Read) -> None:
    xml = (SAMPLES / "borme.xml").read_text(encoding="utf-8")
    body = xml[xml.index("<texto>") + 7 : xml.index("</texto>")]
    page = (
        '<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><meta name="DC.date" content="2024-02-09">'
        f"<title>BORME-A-2024-29-28</title></head><body><div>{body}</div></body></html>"
    )
    found = parse("borme", page)
    assert told(found) == told(sample("borme.xml"))
    assert documents(found)[0].published == "2024-02-09"


def test_an_act_that_is_not_known_ends_a_name(parse: Read) -> None:
    acts = (
        "Nombramientos. Consejero: LUNA MATA EVA. Suspensión de pagos. Juez: OTRO NADIE ANA. Reelecciones. "
        "Presidente: A.B.C. AUDITORES SL. Pte.Comit.Au: RIO OLMO SAUL. Acto inaudito. Nada. Ceses/Dimisiones. "
        "Tesorero:PINO CEDRO LEO. Revocaciones. Disolucion. Voluntaria. Extincion. Datos registrales. T 1."
    )
    xml = (
        "<documento><metadatos><identificador>BORME-A-2024-29-28</identificador></metadatos><texto>"
        f'<p class="articulo">1 - ALBA SA</p><p class="parrafo">{acts}</p></texto></documento>'
    )
    assert told(parse("borme", xml)) == [
        ("start", "Eva Luna Mata", "board_member", "ALBA SA", None),
        ("hold", "Saul Rio Olmo", "other", "ALBA SA", None),
        ("end", "Leo Pino Cedro", "treasurer", "ALBA SA", None),
    ]


@pytest.mark.parametrize(
    ("act", "holder"),
    [
        ("Declaración de unipersonalidad. Socio único: ENCINAR HOLDING S.L. ", "ENCINAR HOLDING S.L"),
        ("Sociedad unipersonal. Cambio de identidad del socio único: LUNA MATA EVA. ", "Eva Luna Mata"),
        ("Pérdida del caracter de unipersonalidad. ", None),
    ],
)
def test_a_sole_shareholder_holds_all(parse: Read, act: str, holder: str | None) -> None:
    xml = (
        "<documento><metadatos><identificador>BORME-A-2024-29-28</identificador></metadatos><texto>"
        f'<p class="articulo">1 - ALBA SL</p><p class="parrafo">{act}Datos registrales. T 1.</p></texto></documento>'
    )
    assert told(parse("borme", xml)) == ([("hold", holder, 1.0, "ALBA SL", None)] if holder else [])


def test_what_is_no_gazette_is_named(parse: Read) -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><documento>&b;</documento>'
    assert "no identifier" in problems(parse("borme", bomb))[0]
    assert "is no XML" in problems(parse("borme", "<documento><p>"))[0]
    assert "fecha_publicacion" in problems(
        parse("borme", "<documento><metadatos><identificador>BORME-A-2024-29-28</identificador>"
              "<fecha_publicacion>20241399</fecha_publicacion></metadatos></documento>")
    )[0]  # fmt: skip
