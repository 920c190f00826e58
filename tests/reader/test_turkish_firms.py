"""Turkish sentences about firms: who holds them, to whom they belong, what they do."""

import pytest

from tenure.model import Document
from tenure.reader import BuiltinReader
from tenure.reader.draft import Draft
from tenure.reader.told import GRAMMAR

READER = BuiltinReader()
FIRM = "Sarp Holding"


def drafts(text: str) -> list[Draft]:
    document = Document(id="1", title="Haber", text=text, published="2024-06-10", publisher="x", lang="tr")
    return [d for d in READER.settled(document)[0] if d.grammar != GRAMMAR]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sarp Holding'in yüzde 40'ı Mert Aral'a ait.", {("hold", "Mert Aral", 0.4)}),
        ("Mert Aral, Sarp Holding'in yüzde 40'ına sahip.", {("hold", "Mert Aral", 0.4)}),
        ("Mert Aral'ın elinde Sarp Holding'in yüzde 40 hissesi bulunuyor.", {("hold", "Mert Aral", 0.4)}),
        (
            "Mert Aral, Sarp Holding'deki yüzde 40 hissesini Can Yazgan'a sattı.",
            {("sell", "Mert Aral", 0.4), ("acquire", "Can Yazgan", 0.4)},
        ),
        (
            "Can Yazgan, Sarp Holding'in yüzde 40'ını Mert Aral'dan satın aldı.",
            {("sell", "Mert Aral", 0.4), ("acquire", "Can Yazgan", 0.4)},
        ),
        ("Sarp Holding'in en büyük ortağı yüzde 51 ile Mert Aral.", {("hold", "Mert Aral", 0.51)}),
        ("Sarp Holding'in yüzde 30 hissesi Poyraz Fonu'na geçti.", {("acquire", "Poyraz Fonu", 0.3)}),
        ("Sarp Holding'in %15'i halka açık, %85'i Mert Aral'ın.", {("hold", "Mert Aral", 0.85)}),
        ("Mert Aral'ın Sarp Holding'deki payı yüzde 22.", {("hold", "Mert Aral", 0.22)}),
        ("Mert Aral'ın Sarp Holding'deki payı yüzde 22'ye yükseldi.", {("acquire", "Mert Aral", None)}),
        ("Mert Aral'ın Sarp Holding'deki payı yüzde 22'ye düştü.", {("sell", "Mert Aral", None)}),
    ],
)
def test_stakes(text: str, expected: set[tuple[str, str, float | None]]) -> None:
    found = {(d.change, d.person.name, d.share) for d in drafts(text) if d.kind == "stake" and d.person}
    assert found == expected
    assert {d.org.name for d in drafts(text) if d.kind == "stake" and d.org} == {FIRM}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Sarp Holding'in iştiraki Lale Enerji yatırım yapıyor.", "hold"),
        ("Sarp Holding bünyesindeki Lale Enerji yatırım yapıyor.", "hold"),
        ("Sarp Holding'e bağlı Lale Enerji yatırım yapıyor.", "hold"),
        ("Lale Enerji, Sarp Holding'in iştirakidir.", "hold"),
        ("Sarp Holding'in enerji şirketi Lale Enerji yatırım yapıyor.", "hold"),
        ("Sarp Holding şirketlerinden Lale Enerji yatırım yapıyor.", "hold"),
        ("Lale Enerji'nin çatı şirketi Sarp Holding sermaye artırdı.", "hold"),
        ("Sarp Holding, Lale Enerji'yi satın aldı.", "start"),
        ("Lale Enerji, Sarp Holding tarafından satın alındı.", "start"),
    ],
)
def test_affiliations(text: str, change: str) -> None:
    found = [(d.change, d.org, d.parent) for d in drafts(text) if d.kind == "affiliation"]
    assert [(c, o and o.name, p and p.name) for c, o, p in found] == [(change, "Lale Enerji", FIRM)]


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("Ayçiçek yağı üreten Lale Gıda büyüyor.", "activity", "Ayçiçek yağı üreten"),
        ("Lale Gıda, Manisa'da ayçiçek yağı üretiyor.", "activity", "ayçiçek yağı üretiyor"),
        ("Lale Gıda'nın fabrikasında 1.900 kişi çalışıyor.", "headcount", "1.900 kişi"),
        ("Lale Gıda 2 bin 100 kişiye iş sağlıyor.", "headcount", "2 bin 100 kişiye"),
    ],
)
def test_facts(text: str, attribute: str, value: str) -> None:
    found = [(d.org, d.attribute, d.value or "") for d in drafts(text) if d.kind == "fact"]
    assert [(o and o.name, a) for o, a, _ in found] == [("Lale Gıda", attribute)]
    assert value in found[0][2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ünlü iş insanı Mert Aral, Sarp Holding'deki hisselerini kızı Lale Aral'a devretti.",
            {("sell", "Mert Aral", None), ("acquire", "Lale Aral", None)},
        ),
        ("Sarp Holding'in yüzde 40'ı borsada, kalan hisseler Bozkurt ailesinde.", {("hold", "Bozkurt ailesi", None)}),
        ("Bozkurt ailesi, Sarp Holding'deki payını yüzde 60'tan 45'e indirdi.", {("sell", "Bozkurt ailesi", None)}),
        ("Bozkurt ailesi, Sarp Holding'deki payını artırdı.", {("acquire", "Bozkurt ailesi", None)}),
        (
            "Sarp Holding'in yüzde 51'i Mert Aral'ın, yüzde 20'si Can Yazgan'ın.",
            {("hold", "Mert Aral", 0.51), ("hold", "Can Yazgan", 0.2)},
        ),
        ("Mert Aral, Sarp Holding'in yüzde 51'ini kontrol ediyor.", {("hold", "Mert Aral", 0.51)}),
        ("Mert Aral'ın yüzde 51 payla hissedarı olduğu Sarp Holding büyüyor.", {("hold", "Mert Aral", 0.51)}),
        ("Mert Aral'ın Sarp Holding'deki yüzde 20'lik payı Can Yazgan'a satıldı.",
            {("sell", "Mert Aral", 0.2), ("acquire", "Can Yazgan", 0.2)}),
        ("Sarp Holding hisselerinin çoğunluğu Poyraz Fonu'nda.", {("hold", "Poyraz Fonu", None)}),
        (
            "Sarp Holding'in ortakları Mert Aral (yüzde 60) ve Can Yazgan (yüzde 40) anlaştı.",
            {("hold", "Mert Aral", 0.6), ("hold", "Can Yazgan", 0.4)},
        ),
        ("Mert Aral'a ait Sarp Holding iflas etti.", {("hold", "Mert Aral", None)}),
    ],
)  # fmt: skip
def test_stakes_in_other_words(text: str, expected: set[tuple[str, str, float | None]]) -> None:
    found = {(d.change, d.person.name, d.share) for d in drafts(text) if d.kind == "stake" and d.person}
    assert expected <= found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lale Enerji'nin Sarp Holding'e satışı tamamlandı.", ("start", "actual")),
        (
            "Rekabet Kurulu, Lale Enerji'nin Sarp Holding tarafından devralınmasına izin verdi.",
            ("start", "planned"),
        ),
        ("Lale Enerji'nin satın alınması için Sarp Holding'le anlaşma imzalandı.", ("start", "planned")),
        ("Sarp Holding'in geçen yıl satın aldığı Lale Enerji zarar etti.", ("start", "actual")),
        ("Sarp Holding bünyesine geçen Lale Enerji büyüyor.", ("start", "actual")),
        ("Sarp Holding, Lale Enerji'nin tamamını satın aldı.", ("start", "actual")),
        ("Sarp Holding bünyesinde faaliyet gösteren Lale Enerji büyüyor.", ("hold", "actual")),
        ("Sarp Grubu şirketi Lale Enerji büyüyor.", ("hold", "actual")),
        ("Sarp Holding'in Moka markası büyüyor.", ("hold", "actual")),
    ],
)
def test_deals_in_other_words(text: str, expected: tuple[str, str]) -> None:
    found = [d for d in drafts(text) if d.kind == "affiliation" and d.org and d.parent]
    assert {(d.change, d.modality) for d in found} == {expected}
    assert all(d.parent and d.parent.name.startswith("Sarp") for d in found)


def test_firm_is_sold_on() -> None:
    found = drafts("Sarp Holding 2021'de satın aldığı Lale Enerji'yi Krautwerk'e devrediyor.")
    deals = {(d.change, d.parent.name, d.when) for d in found if d.kind == "affiliation" and d.parent}
    assert deals == {("start", FIRM, "2021"), ("end", FIRM, None), ("start", "Krautwerk", None)}


def test_who_watches_a_deal_has_no_part_in_it() -> None:
    text = (
        "Nefes Holding, Beykoz Cam'a ortak oldu. Rekabet Kurumu'nun onayının ardından Nefes Holding'in payı "
        "yüzde 75'e yükselecek. Beykoz Cam'ın genel müdürü Ali Can, Beykoz Cam için sevindiklerini söyledi."
    )
    found = {
        (d.change, d.person.name, d.org.name, d.modality)
        for d in drafts(text)
        if d.kind == "stake" and d.person and d.org
    }
    assert found == {("acquire", "Nefes Holding", "Beykoz Cam", "planned")}


def test_the_firm_of_its_partners() -> None:
    text = (
        "Pınarbaşı Enerji ortaklarından Sadık Var'ın payını Tekin Yatırım'a sattığı belirtildi. Tekin Yatırım "
        "böylece yüzde 5'lik paya ulaştı."
    )
    found = {(d.change, d.person.name, d.org.name) for d in drafts(text) if d.person and d.org}
    assert {
        ("sell", "Sadık Var", "Pınarbaşı Enerji"),
        ("acquire", "Tekin Yatırım", "Pınarbaşı Enerji"),
    } <= found
