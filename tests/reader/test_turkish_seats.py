"""Turkish: posts that are given and taken in words for them, told before, or told in the first person."""

import pytest

from tenure.model import Document, RoleClaim
from tenure.reader import BuiltinReader

Told = set[tuple[str, str, str, str | None]]

TUNC = ("start", "Selma Tunç", "general_manager", "Ardıç Gıda")
ERSOY = ("end", "Kemal Ersoy", "general_manager", "Ardıç Gıda")
BOSS = ("end", "Kemal Ersoy", "ceo", "Ardıç Gıda")
HEIR = ("start", "Selma Tunç", "ceo", "Ardıç Gıda")


def moves(text: str) -> Told:
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="tr")
    claims = BuiltinReader().read(document).claims
    return {
        (c.change, c.person, c.role, c.org)
        for c in claims
        if isinstance(c, RoleClaim) and c.change in ("start", "end")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ardıç Gıda yönetim kurulu, Selma Tunç'u yeni genel müdür olarak belirledi.", {TUNC}),
        ("Ardıç Gıda, genel müdürlüğe Selma Tunç'u layık gördü.", {TUNC}),
        ("Ardıç Gıda genel müdürlüğü için Selma Tunç'ta karar kıldı.", {TUNC}),
        ("Ardıç Gıda genel müdürlüğünü Selma Tunç'a verdi.", {TUNC}),
        ("Ardıç Gıda'da genel müdürlük koltuğu artık Selma Tunç'un.", {TUNC}),
        ("Ardıç Gıda'da genel müdürlük artık Selma Tunç'ta.", {TUNC}),
        ("Ardıç Gıda'nın dümeni Selma Tunç'ta.", {HEIR}),
        ("Ardıç Gıda'da dümene Selma Tunç geçti.", {HEIR}),
        ("Ardıç Gıda'da yönetim değişti. Yeni genel müdür, on yıldır şirkette çalışan Selma Tunç.", {TUNC}),
        ("Ardıç Gıda CEO'sunu buldu: Selma Tunç.", {HEIR}),
        ("Ardıç Gıda'da boş olan genel müdürlük koltuğu doldu: Selma Tunç atandı.", {TUNC}),
        ("Ardıç Gıda'da genel müdürlük görevini vekâleten yürüten Selma Tunç asaleten atandı.", {TUNC}),
        ("Polat Süt'ün eski CEO'su Selma Tunç, Ardıç Gıda'ya genel müdür oldu.", {TUNC}),
        ("Ardıç Gıda'nın yeni CEO'su için en güçlü aday Selma Tunç.", {HEIR}),
        (
            "Selma Tunç'un yeni görevi Ardıç Gıda genel müdür yardımcılığı oldu.",
            {("start", "Selma Tunç", "vice_president", "Ardıç Gıda")},
        ),
        (
            "Ardıç Gıda'nın üst yönetiminde değişiklik: Selma Tunç CEO, Kemal Ersoy CFO oldu.",
            {HEIR, ("start", "Kemal Ersoy", "cfo", "Ardıç Gıda")},
        ),
    ],
)
def test_posts_that_come_to_somebody(text: str, expected: Told) -> None:
    assert moves(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ardıç Gıda Genel Müdürü Kemal Ersoy'un yetkileri elinden alındı.", {ERSOY}),
        ("Ardıç Gıda Genel Müdürü Kemal Ersoy'un genel müdürlük görevi sonlandırıldı.", {ERSOY}),
        ("Ardıç Gıda'da Genel Müdür Kemal Ersoy'un üzeri çizildi.", {ERSOY}),
        ("Kemal Ersoy, Ardıç Gıda genel müdürlüğünden düşürüldü.", {ERSOY}),
        ("Ardıç Gıda Genel Müdürü Kemal Ersoy'dan ayrılık kararı geldi.", {ERSOY}),
        ("Ardıç Gıda Genel Müdürü Kemal Ersoy yerini koruyamadı.", {ERSOY}),
        ("Ardıç Gıda CEO'su Kemal Ersoy, “Sekiz yılın ardından görevimi bırakıyorum” dedi.", {BOSS}),
        ("Ardıç Gıda CEO'su Kemal Ersoy, “Bayrağı Selma Tunç'a teslim ediyorum” dedi.", {BOSS, HEIR}),
        ("Ardıç Gıda CEO'su Kemal Ersoy istifa iddialarını yalanladı.", {BOSS}),
        ("Ardıç Gıda'da Kemal Ersoy'un ardından CEO'luk görevini Selma Tunç üstlendi.", {BOSS, HEIR}),
        (
            "Ardıç Gıda'nın yeni patronu Selma Tunç. Tunç, Kemal Ersoy'dan boşalan koltuğa pazartesi günü oturdu.",
            {BOSS, HEIR},
        ),
        (
            "Ardıç Gıda'nın CEO'su Kemal Ersoy, görevini finans direktörü Selma Tunç'a devretti.",
            {BOSS, HEIR, ("end", "Selma Tunç", "cfo", "Ardıç Gıda")},
        ),
    ],
)
def test_posts_that_somebody_loses(text: str, expected: Told) -> None:
    assert moves(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ardıç Gıda CEO'su Kemal Ersoy, Selma Tunç'a plaket verdi.",
        "Ardıç Gıda CEO'su Kemal Ersoy maliyetleri düşürdü.",
        "Ardıç Gıda'nın genel müdürü Selma Tunç, yatırımı 2 milyar liraya çıkardı.",
        "Ardıç Gıda Genel Müdürü Kemal Ersoy törende imza atan ilk isim oldu.",
        "Ardıç Gıda Genel Müdürü Selma Tunç doğum iznine ayrıldı.",
        "Ardıç Gıda CEO'su Kemal Ersoy kürsüden indi. “Bu koltukta ben oturuyorum” diye güldü.",
    ],
)
def test_words_for_posts_that_tell_no_change(text: str) -> None:
    assert moves(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anadolu Güven Sigorta'nın genel müdürü Beril Oktar istifa etti.", "Anadolu Güven Sigorta"),
        (
            "Kozanlı Holding'den açıklama geldi. Kozanlı Holding CEO'su Ali Kozanlı istifa etti.",
            "Kozanlı Holding",
        ),
        ("Nabız.ai'nin CEO'su Kaan Uras istifa etti.", "Nabız.ai"),
    ],
)
def test_names_of_firms_with_other_words_in_them(text: str, name: str) -> None:
    assert [org for _, _, _, org in moves(text)] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ardıç Gıda Genel Müdürü Kemal Ersoy'un yanı sıra Yönetim Kurulu Başkanı Rafet Boz'un da görevden "
            "alındığı bildirildi.",
            {ERSOY, ("end", "Rafet Boz", "chair", "Ardıç Gıda")},
        ),
        (
            "Kemal Ersoy, 2020'den bu yana Ardıç Gıda'nın yönetim kurulu başkanlığını yürütüyordu. Ersoy genel "
            "müdür olarak atanınca bu göreve Selma Tunç getirildi.",
            {
                ("start", "Kemal Ersoy", "general_manager", "Ardıç Gıda"),
                ("end", "Kemal Ersoy", "chair", "Ardıç Gıda"),
                ("start", "Selma Tunç", "chair", "Ardıç Gıda"),
            },
        ),
        (
            "Gediz Üniversitesi rektörlüğüne Prof. Dr. Hasan Büyük'ün yerine Prof. Dr. İlhan Üz, Yayla Üniversitesi "
            "rektörlüğüne ise Prof. Dr. Niyazi Erus'un yerine Prof. Dr. Hüseyin Yıl getirildi.",
            {
                ("end", "Hasan Büyük", "head", "Gediz Üniversitesi"),
                ("start", "İlhan Üz", "head", "Gediz Üniversitesi"),
                ("end", "Niyazi Erus", "head", "Yayla Üniversitesi"),
                ("start", "Hüseyin Yıl", "head", "Yayla Üniversitesi"),
            },
        ),
        (
            "Gediz Üniversitesi Rektörü Hasan Büyük'ün yerine İlhan Üz'ün, görevden alınan Yayla Üniversitesi "
            "Rektörü Niyazi Erus'un yerine de Hüseyin Yıl'ın atanması kararlaştırıldı.",
            {
                ("end", "Hasan Büyük", "head", "Gediz Üniversitesi"),
                ("start", "İlhan Üz", "head", "Gediz Üniversitesi"),
                ("end", "Niyazi Erus", "head", "Yayla Üniversitesi"),
                ("start", "Hüseyin Yıl", "head", "Yayla Üniversitesi"),
            },
        ),
        (
            "Ardıç Derneği'nde Kemal Ersoy'un beklenmedik istifasının ardından yeni başkan arayışı başladı.",
            {("end", "Kemal Ersoy", "president", "Ardıç Derneği")},
        ),
        (
            "Orva Birliği Başkanlığı için Ferit Şen'in yanı sıra Ümit Boy'un ismi de öne çıkıyor.",
            {("start", who, "president", "Orva Birliği") for who in ("Ferit Şen", "Ümit Boy")},
        ),
        (
            "Ardıç Derneği'nde yönetim kurulundan Ata Murat, Taşkın Tuğ ve Safa Boz ayrıldı.",
            {
                ("end", who, "board_member", "Ardıç Derneği")
                for who in ("Ata Murat", "Taşkın Tuğ", "Safa Boz")
            },
        ),
    ],
)
def test_people_told_beside_each_other(text: str, expected: Told) -> None:
    assert moves(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orva Kulübü'nde Emre Tur'un ardından Köksal Sadık da yönetim kurulu üyeliğinden istifa ettiğini açıkladı.",
            {("end", "Köksal Sadık", "board_member", "Orva Kulübü")},
        ),
        (
            "Boran Holding, Saner Ay'ın yerine Kanal Ege genel müdürlüğüne Serdar Çal'ın geldiğini duyurdu.",
            {
                ("end", "Saner Ay", "general_manager", "Kanal Ege"),
                ("start", "Serdar Çal", "general_manager", "Kanal Ege"),
            },
        ),
        (
            "Rahmi Boran 1970'te Boran Holding İcra Kurulu Başkanı, 1975'te Yönetim Kurulu Başkan Yardımcısı ve "
            "1980'de Yönetim Kurulu Başkanı oldu.",
            {("start", "Rahmi Boran", role, "Boran Holding") for role in ("ceo", "vice_chair", "chair")},
        ),
        (
            "Vakıf Bankası Genel Müdürü Ahmet Kaçar, görevden alınmasının ardından konuştu.",
            {("end", "Ahmet Kaçar", "general_manager", "Vakıf Bankası")},
        ),
        (
            "Gazeteciler Derneği'nde beş yıl başkanlık yapan Fettah Dindar vedalaştı. Gazeteciler Derneği Başkanlığına "
            "Muharrem Aydın seçildi.",
            {
                ("end", "Fettah Dindar", "president", "Gazeteciler Derneği"),
                ("start", "Muharrem Aydın", "president", "Gazeteciler Derneği"),
            },
        ),
    ],
)
def test_topics_careers_and_names(text: str, expected: Told) -> None:
    assert moves(text) == expected


def test_names_that_go_round_are_for_the_post_that_was_left() -> None:
    text = (
        "Orva Nakliyat'ta genel müdür Serkan Çınarlı istifa etti. Sektörde iki isim dolaşıyor. Biri, Adil Bozkurt. "
        "Öteki, Ardıç Derneği'nin eski başkanı Şirin Kolay."
    )
    assert moves(text) == {
        ("end", "Serkan Çınarlı", "general_manager", "Orva Nakliyat"),
        ("start", "Adil Bozkurt", "general_manager", "Orva Nakliyat"),
        ("start", "Şirin Kolay", "general_manager", "Orva Nakliyat"),
    }


def test_whose_place_somebody_took_long_ago() -> None:
    lead = "Orva Nakliyat'ta genel müdür Serkan Çınarlı istifa etti. "
    text = lead + "Çınarlı'nın 2018'de yerini aldığı Adil Bozkurt geldi."
    assert ("end", "Adil Bozkurt", "general_manager", "Orva Nakliyat") in moves(text)


def test_several_who_share_a_post_told_before() -> None:
    text = "Ardıç Gıda'da iki genel müdür yardımcısı birden ayrıldı. Cem Bal ve Gül Arman istifalarını sundu."
    document = Document(id="d", title="", text=text, published="2031-04-20", lang="tr")
    found, _ = BuiltinReader().settled(document)
    told = {(d.change, d.person.name, d.role) for d in found if d.person is not None and d.change == "end"}
    assert told == {("end", who, "vice_president") for who in ("Cem Bal", "Gül Arman")}
