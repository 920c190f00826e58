"""What the Portuguese pack makes of short articles from Portugal and Brazil."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader


@pytest.mark.parametrize(
    ("published", "title", "text", "expected"),
    [
        (
            "2022-10-20",
            "Grêmio Serrano elege presidente",
            "Wagner Pontes venceu a eleição de domingo e será o presidente do Grêmio Serrano até 2025. "
            "Ele derrotou Edson Vilar, que buscava a reeleição. A posse está marcada para 2 de janeiro.",
            {
                ("start", "Wagner Pontes", "president", "Grêmio Serrano", "planned"),
            },
        ),
        (
            "2024-05-07",
            "Diretor financeiro da Solar Potiguar deixa a empresa",
            "Leandro Guedes deixou o cargo de diretor financeiro da Solar Potiguar para assumir o mesmo "
            "posto na Ventos do Sul. A companhia informou que Patrícia Araújo ocupará a vaga de forma "
            "interina.",
            {
                ("end", "Leandro Guedes", "cfo", "Solar Potiguar", "actual"),
                ("start", "Leandro Guedes", "cfo", "Ventos do Sul", "planned"),
                ("start", "Patrícia Araújo", "cfo", "Solar Potiguar", "planned"),
            },
        ),
        (
            "2019-11-28",
            "Morreu o fundador dos Armazéns Tejo",
            "Morreu na quarta-feira, aos 88 anos, Alfredo Quintas, fundador e antigo presidente dos "
            "Armazéns Tejo. Quintas tinha passado a presidência ao filho, Nuno Quintas, em 2004.",
            {
                ("end", "Alfredo Quintas", "chair", "Armazéns Tejo", "actual"),
                ("start", "Nuno Quintas", "chair", "Armazéns Tejo", "actual"),
            },
        ),
        (
            "2023-09-01",
            "Troca no comando da Mineração Jequiti",
            "A Mineração Jequiti comunicou ao mercado a renúncia de Sérgio Valadares ao cargo de "
            "diretor-presidente e a eleição de Renata Coutinho como sua substituta. Coutinho, que era "
            "diretora de operações, toma posse hoje.",
            {
                ("end", "Renata Coutinho", "coo", "Mineração Jequiti", "actual"),
                ("end", "Sérgio Valadares", "ceo", "Mineração Jequiti", "actual"),
                ("start", "Renata Coutinho", "ceo", "Mineração Jequiti", "actual"),
            },
        ),
        (
            "2022-04-04",
            "Fontes dizem que líder da Rede Atlântica está de saída",
            "Segundo fontes próximas da empresa, Miguel Arrais pode deixar a presidência da Rede "
            "Atlântica nas próximas semanas. Para o seu lugar é apontada Clara Vidigal. A empresa não "
            "comenta.",
            {
                ("end", "Miguel Arrais", "chair", "Rede Atlântica", "possible"),
                ("start", "Clara Vidigal", "chair", "Rede Atlântica", "possible"),
            },
        ),
    ],
)
def test_a_short_article_tells_its_changes_and_no_others(
    published: str, title: str, text: str, expected: set[tuple[str, ...]]
) -> None:
    document = Document(id="x", title=title, text=text, published=published, lang="pt")
    claims = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    told = [c for c in claims if c.change in ("start", "end")]
    assert {(c.change, c.person, c.role, c.org, c.modality) for c in told} == expected


@pytest.mark.parametrize(
    "text",
    [
        "As ações da Têxtil Ave caíram e o novo modelo substitui o que a empresa apresentou em 2019.",
        "O treinador Pepe Lima deixa o Atlético Norte e Toni Vera assume o time.",
        "«Não renuncio ao café», brinca a presidente da Têxtil Ave, Marta Quiroga.",
    ],
)
def test_words_of_change_alone_are_none(text: str) -> None:
    document = Document(id="x", title="Notícias", text=text, published="2024-02-14", lang="pt")
    claims = [c for c in BuiltinReader().read(document).claims if isinstance(c, RoleClaim)]
    assert not [c for c in claims if c.change in ("start", "end")]
