"""Turkish posts told in other ways: predicates, boards, elections, notices, periods that are over."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.draft import Draft
from tenure.reader.told import GRAMMAR

READER = BuiltinReader()


def drafts(text: str, title: str = "Haber", published: str = "2024-06-10") -> list[Draft]:
    document = Document(id="1", title=title, text=text, published=published, publisher="x", lang="tr")
    return [d for d in READER.settled(document)[0] if d.kind == "role" and d.grammar != GRAMMAR]


def told(text: str, **more: str) -> set[tuple[str, str, str]]:
    return {(str(d.change), d.person.name, str(d.role)) for d in drafts(text, **more) if d.person}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the post is named in one sentence and taken in the next
        (
            "Orva Sigorta genel müdürünü buldu. Göreve Selami Kurt getirildi.",
            ("start", "Selami Kurt", "general_manager"),
        ),
        (
            "Orva Sigorta'nın genel müdürü değişiyor. Görevi Rana Us devralıyor.",
            ("start", "Rana Us", "general_manager"),
        ),
        # predecessors
        (
            "Melis Ocak, Orva Un'un genel müdürlüğüne getirildi. Koltuğun önceki sahibi, babası Ferit Ocak.",
            ("end", "Ferit Ocak", "general_manager"),
        ),
        # elections
        ("Orva Odası'nda başkanlık seçimini Rezan Kılıç kazandı.", ("start", "Rezan Kılıç", "president")),
        ("Orva Odası Başkanı Hüseyin Çam sandıkta kaybetti.", ("end", "Hüseyin Çam", "president")),
        ("Orva Sendikası Genel Sekreteri Dilek Su yeniden aday olmadı.", ("end", "Dilek Su", "secretary")),
        # boards
        (
            "Orva Teknopark'ta Ali Can ve Nil Er kurula girdi, Sadi Ok ayrıldı.",
            ("end", "Sadi Ok", "board_member"),
        ),
        (
            "Nermin Ataman eylüle kadar Orva Un'un yönetim kurulundaydı.",
            ("end", "Nermin Ataman", "board_member"),
        ),
        (
            "CEO'luğu bırakan Aslı Er, Orva Un'un yönetim kurulunda kalacak.",
            ("hold", "Aslı Er", "board_member"),
        ),
        # surnames that are titles, forms of address or months
        ("Orva Cam CEO'su Mete Danışman, koltuğunu bıraktı.", ("end", "Mete Danışman", "ceo")),
        ("Orva Üniversitesi Rektörlüğüne Prof. Dr. Haluk Sayın atandı.", ("start", "Haluk Sayın", "head")),
        ("Orva Cam'ın finans direktörü Joost de Vries emekli oldu.", ("end", "Joost de Vries", "cfo")),
        ("Orva Cam CFO'su Levent Demir istifa etti.", ("end", "Levent Demir", "cfo")),
        # several members at once, several faculties at once
        (
            "Orva'da üç üyenin değişmesi istendi: Sezai Ak ve Can Su'nun yerlerine Ali Us ile Gül Ok seçildi.",
            ("end", "Sezai Ak", "board_member"),
        ),
        (
            "Orva Üniversitesi'nde Hukuk Fakültesi'ne Prof. Dr. Ali Us, Tıp Fakültesi'ne Prof. Dr. Gül Ok atandı.",
            ("start", "Ali Us", "head"),
        ),
        # who stays until then does not begin
        (
            "Orva Cam'ın genel müdürü Ali Us'tu. O güne kadar görevi Us yürütecek.",
            ("hold", "Ali Us", "general_manager"),
        ),
        # who only proposes, plants, parts of a firm
        ("Orva Cam'ın Polonya fabrikasının başına Klaus Bender geçti.", ("start", "Klaus Bender", "head")),
        ("Orva Cam'ın İç Denetim Başkanlığına Nur Ata getirildi.", ("start", "Nur Ata", "head")),
        ("Orva Cam, genel müdürü Feridun Ak ile yollarını ayırdı.", ("end", "Feridun Ak", "general_manager")),
        ("Orva Cam'ın yeni müdürü, daha önce Beta Boya'da çalışan Gül Er oldu.", ("start", "Gül Er", "head")),
        # until a year that is over
        (
            "Vedat Irmak, Orva Karton'un genel müdürlüğünü 2001'e kadar bırakmadı.",
            ("end", "Vedat Irmak", "general_manager"),
        ),
        (
            "İki dönem Orva Odası'nda başkan yardımcılığı yapan Vedat Irmak öldü.",
            ("held", "Vedat Irmak", "vice_president"),
        ),
        # one participle after another, predicates after one another
        (
            "Orva Odası'nda iki dönem başkan yardımcılığı yapan, kurulda da bulunan Vedat Irmak konuştu.",
            ("held", "Vedat Irmak", "vice_president"),
        ),
        (
            "Vedat Irmak öldü. Nazan Irmak Galata Müzesi'nin müdürü, Cem Irmak ise Orva Tarım'ın başkanı.",
            ("hold", "Nazan Irmak", "head"),
        ),
        # a post that only another word names
        ("Orva Üniversitesi'ne Prof. Dr. Metin Ak atandı.", ("start", "Metin Ak", "head")),
        (
            "Orva Gıda, Kaan Oz'u satıştan sorumlu başkan yardımcılığına getirdi.",
            ("start", "Kaan Oz", "vice_president"),
        ),
        (
            "Orva Gıda'da CFO'dan sonra pazarlama direktörü Ceren Ağca da ayrıldı.",
            ("end", "Ceren Ağca", "head"),
        ),
        ("Mehmet Gündüz'ün 1963'te kurduğu Orva Kiremit büyüyor.", ("hold", "Mehmet Gündüz", "founder")),
    ],
)
def test_posts(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "person", "when"),
    [
        ("2011'den beri Orva Cam'ın genel müdürü olan Haldun Erkmen konuştu.", "Haldun Erkmen", "2011"),
        ("12 yıldır Orva Cam'ın genel müdürlüğünü yürüten Haldun Erkmen konuştu.", "Haldun Erkmen", "2012"),
        ("Leyla Tan, 2021'den beri Orva Cam'ın yönetim kurulu başkanı.", "Leyla Tan", "2021"),
        (
            "Orva Cam'ın dünkü genel kurulunda delegeler oy kullandı. Serap Ak genel müdürlüğe getirildi.",
            "Serap Ak",
            "2024-06-09",
        ),
    ],
)
def test_dates(text: str, person: str, when: str) -> None:
    assert {d.when for d in drafts(text) if d.person and d.person.name == person} == {when}


def test_notice_of_a_firm() -> None:
    text = (
        "Şirketimiz Yönetim Kurulu'nun 14.05.2024 tarihli toplantısında aşağıdaki hususlar karara bağlanmıştır:\n\n"
        "1) Genel Müdürlüğe Sn. Nesrin Tokgöz getirilmiştir.\n\n"
        "2) Türk Ticaret Kanunu'nun 363. maddesi uyarınca Yönetim Kurulu üyeliğine Sn. Orhan Kum seçilmiştir.\n\n"
        "3) Bağlı ortaklığımız Ege Kum Madencilik A.Ş. kredi kullanmıştır."
    )
    found = drafts(text, title="Orva Cam Sanayii A.Ş. - Yönetici değişikliği")
    starts = {d.person.name: d for d in found if d.person and d.change == "start"}
    assert set(starts) == {"Nesrin Tokgöz", "Orhan Kum"}
    for draft in starts.values():
        assert draft.org is not None and draft.org.name == "Orva Cam Sanayii A.Ş."
        assert (draft.sourcing, draft.when) == ("official", "2024-05-14")


def test_items_of_a_roundup() -> None:
    text = (
        "MAVERA'DA DEĞİŞİM. Ev tekstili zinciri Mavera'da genel müdürlüğe Elif Ak getirildi.\n\n"
        "TEZGÂHTA AYRILIK. Pazar yeri Orva'de CFO Volkan Er görevinden ayrıldı. Genel müdür Nil Su ise kalıyor."
    )
    orgs = {d.person.name: d.org.name for d in drafts(text) if d.person and d.org}
    assert orgs == {"Elif Ak": "Mavera", "Volkan Er": "Orva", "Nil Su": "Orva"}


def test_laws_and_streets_employ_nobody() -> None:
    text = "Türk Ticaret Kanunu'na göre genel müdür Ali Can istifa etti. Atatürk Caddesi'nde müdür Nil Su kutladı."
    assert {d.org for d in drafts(text)} == {None}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Orva Cam CEO'su Barış Er'in kovulduğu iddia edildi.", "possible"),
        ("Orva Cam CEO'su Barış Er, anlaşma sağlanırsa görevini bırakacak.", "possible"),
        ("Orva Cam CEO'su Barış Er, görevini bırakıp yönetim kurulu başkanı olacak.", "planned"),
        ("Orva Cam CEO'su Barış Er'in ne istifası ne de böyle bir niyeti söz konusu.", "denied"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert {d.modality for d in drafts(text) if d.change == "end"} == {modality}


def test_organizations_that_words_stand_for() -> None:
    text = (
        "Orva Devlet Hastanesi'ne başhekim olarak Sedat Kor atandı. Kor, Düzköy Hastanesi'nde doktordu. "
        "Hastanenin müdürü Ferhat Ak da istifa etti."
    )
    assert {d.org.name for d in drafts(text) if d.org and d.change in ("start", "end")} == {
        "Orva Devlet Hastanesi"
    }


def test_nobody_is_named() -> None:
    text = "Orva Cam CEO'su Barış Er ayrıldı. Onun yerine gelecek isim henüz belli değil."
    assert told(text) == {("end", "Barış Er", "ceo")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orva Genel Müdürü Ali Nane'nin koltuğuna Güliz Ak oturacak.",
            {
                ("hold", "Ali Nane", "general_manager", "Orva"),
                ("end", "Ali Nane", "general_manager", "Orva"),
                ("start", "Güliz Ak", "general_manager", "Orva"),
            },
        ),
        (
            "KOBİDER Başkanı Hasan Kurt'un Sanayi ve Teknoloji Bakanlığı'na atanmasıyla boşalan başkanlığa "
            "Ahmet Er getirildi.",
            {
                ("end", "Hasan Kurt", "president", "KOBİDER"),
                ("start", "Ahmet Er", "president", "KOBİDER"),
            },
        ),
        (
            "Mavi Dijital A.Ş.'nin başına, Nokta Grup'un pazarlama müdürü Ali Can geçecek.",
            {
                ("hold", "Ali Can", "head", "Nokta Grup"),
                ("end", "Ali Can", "head", "Nokta Grup"),
                ("start", "Ali Can", "ceo", "Mavi Dijital A.Ş."),
            },
        ),
        (
            "Orva Holding Genel Müdürü Funda Kara dördüncü kez göreve atandı.",
            {("hold", "Funda Kara", "general_manager", "Orva Holding")},
        ),
        (
            "Reklamcı Alinur Velioğlu, Orva Holding'in yönetim kurulu başkanlığını bıraktı.",
            {("end", "Alinur Velioğlu", "chair", "Orva Holding")},
        ),
    ],
)
def test_seats_and_heads(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    found = {(d.change, d.person.name, d.role, d.org.name) for d in drafts(text) if d.person and d.org}
    assert found == expected


def test_who_stands_in_until_somebody_is_found() -> None:
    text = (
        "Orva Müzesi'nin müdürü Sevim Has emekli oluyor. Vakfın başkanı Rıfat Ulu, bu sürede koleksiyon "
        "sorumlusu Gizem Tan'ın vekâlet edeceğini söyledi."
    )
    assert ("start", "Gizem Tan", "head") in told(text)


def test_once_more_belongs_to_its_own_person() -> None:
    text = (
        "Orva Üniversitesi Rektörlüğüne Nesrin Ak yeniden, Harran Üniversitesi Rektörlüğüne Ümit Sarp atandı."
    )
    assert ("start", "Ümit Sarp", "head") in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orva Kulübü'nde yönetim toplandı. Genel müdür Cihan Tok ile ise yollar ayrıldı.",
            ("end", "Cihan Tok", "general_manager", "Orva Kulübü"),
        ),
        (
            "Sarp Holding başkanlığına atanan Murat Zor'dan boşalan Orva Enerji genel müdürlüğüne vekâleten Abdül "
            "Varol bakacak.",
            ("end", "Murat Zor", "general_manager", "Orva Enerji"),
        ),
        (
            "Cenazeye SAMEK'in eski başkanlarından Ömer Fırat da katıldı.",
            ("held", "Ömer Fırat", "president", "SAMEK"),
        ),
        (
            "Orva Gıda'nın Türkiye genel müdürü Emre Can, 1 Mayıs'tan itibaren bölge başkanı olarak Dubai'de görev "
            "yapacak.",
            ("start", "Emre Can", "head", "Orva Gıda"),
        ),
        (
            "Şanzıman A.Ş. ile Mil-Tek, Güç Aktarım adı altında birleşti. Yeni şirketin CEO'luğunu Mil-Tek'in genel "
            "müdürü Nejat Oral üstlendi.",
            ("start", "Nejat Oral", "ceo", "Güç Aktarım"),
        ),
    ],
)
def test_posts_left_and_firms_made(text: str, expected: tuple[str, str, str, str]) -> None:
    found = {(d.change, d.person.name, d.role, d.org.name) for d in drafts(text) if d.person and d.org}
    assert expected in found


def test_years_left_behind_end_nothing() -> None:
    text = "Orva Gıda'nın sahibi Feride Tuna, genel müdürlük koltuğunda altıncı yılını geride bıraktı."
    assert "end" not in {d.change for d in drafts(text)}
