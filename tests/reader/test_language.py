import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenure.reader.language import detect

PACKS = ("tr", "en", "zh", "de", "fr", "es", "it", "pt", "nl")

KNOWN = [
    ("tr", "Limanın genel müdürü görevden alındı", "Şirket kararın gerekçesini açıklamadı."),
    ("en", "Harbour chief quits after audit row", "The board has yet to name a successor."),
    ("zh", "港务集团换帅", "公司公告称，新任总经理将于下月到任。"),
    ("de", "Hafenchefin tritt nach Streit zurück", "Der Aufsichtsrat sucht nun einen Nachfolger."),
    ("fr", "La patronne du port s'en va", "Le conseil d'administration cherche un successeur."),
    ("es", "La directora del puerto deja el cargo", "El consejo busca todavía a quien la sustituya."),
    ("it", "Lascia la direttrice del porto", "Il consiglio di amministrazione cerca un successore."),
    ("pt", "Diretora do porto deixa o cargo", "O conselho de administração ainda procura um sucessor."),
    ("nl", "Directeur van de haven stapt op na ruzie", "De raad van commissarissen zoekt een opvolger."),
]


@pytest.mark.parametrize(("lang", "title", "text"), KNOWN)
def test_each_pack_is_known_by_its_title_its_text_and_both(lang: str, title: str, text: str) -> None:
    assert detect(title, "", PACKS) == lang
    assert detect("", text, PACKS) == lang
    assert detect(title, text, PACKS) == lang
    assert detect(title.upper(), text.upper(), PACKS) == lang
    assert detect(title.replace(" ", "\u200b\n"), f"<p>{text}</p>", PACKS) == lang


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Глава порта подал в отставку", "Совет директоров ищет ему преемника."),
        ("港湾公社、社長が退任へ", "後任はまだ決まっていない。"),
        ("항만공사 사장 사임", "이사회는 후임을 찾고 있다."),
        ("Prezes portu złożył rezygnację", "Rada nadzorcza szuka jego następcy, poinformowano w środę."),
        ("استقالة مدير الميناء", "يبحث مجلس الإدارة عن خلف له."),
    ],
)
def test_a_language_without_a_pack_is_none(title: str, text: str) -> None:
    assert detect(title, text, PACKS) is None


def test_only_allowed_languages_are_answered() -> None:
    text = "Der Aufsichtsrat sucht nun einen Nachfolger für den Vorstand, der gestern zurückgetreten ist."
    assert detect("", text, ("de", "en")) == "de"
    assert detect("", text, ("en", "tr")) is None
    assert detect("港务集团换帅", "", ("en",)) is None


def test_a_chinese_headline_with_foreign_letters_is_chinese() -> None:
    assert detect("NOVATEK任命新CEO", "", PACKS) == "zh"


def test_without_letters_there_is_no_language() -> None:
    assert detect("", "", PACKS) is None
    assert detect("2024", "1.234,5 %\n\n— …", PACKS) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_any_text_gets_an_allowed_answer_and_always_the_same(title: str, text: str) -> None:
    answer = detect(title, text, PACKS)
    assert answer is None or answer in PACKS
    assert detect(title, text, PACKS) == answer
