"""Names of people across scripts, orders, initials, typos; and those that must stay apart."""

import pytest

from tenure.names import compare_people, parse_person


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("雷军", "Lei Jun"),
        ("Jun Lei", "雷军"),
        ("LEI, Jun", "Lei Jun"),
        ("雷軍", "雷军"),
        ("欧阳锋", "Ouyang Feng"),
        ("Sayın OĞUZ TANRIVERDİ", "Oğuz Tanrıverdi"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Jorg Muller", "Jörg Müller"),
        ("Dr. Anna-Lena Weiß", "Annalena Weiss"),
        ("Сергей Иванов", "Sergey Ivanov"),
        ("Lu Wei Bing", "卢伟冰"),
        ("曾国强", "Zeng Guoqiang"),
    ],
)
def test_one_name(a: str, b: str) -> None:
    assert compare_people(parse_person(a), parse_person(b)).score >= 0.95


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        ("O. Tanrıverdi", "Oğuz Tanrıverdi", 0.8, 0.85),
        ("Liu Weibing", "卢伟冰", 0.8, 0.85),
        ("Bob Smith", "Robert Smith", 0.8, 0.9),
        ("Ertuğ", "Selin Ertuğ", 0.6, 0.6),
        ("Selin Hanım", "Selin Ertuğ", 0.6, 0.6),
        ("Jack Ma", "马云", 0.6, 0.6),
        ("Defne Karaçam", "德夫内·卡拉恰姆", 0.7, 0.7),
        ("John Smith", "John Smith Jr.", 0.6, 0.6),
    ],
)
def test_names_that_posts_must_decide(a: str, b: str, low: float, high: float) -> None:
    assert low <= compare_people(parse_person(a), parse_person(b)).score <= high


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nihat Karaçam", "Defne Karaçam"),
        ("Nihat Karaçam", "德夫内·卡拉恰姆"),
        ("王伟", "王薇"),
        ("Zhang Feng", "Zhang Wei"),
        ("John Smith Sr.", "John Smith Jr."),
        ("John B. Smith", "Bob Smith"),
        ("Yue Kai", "Yu Kang"),
        ("Thomas Keller", "托马斯·哈特曼"),
    ],
)
def test_different_names(a: str, b: str) -> None:
    assert compare_people(parse_person(a), parse_person(b)).score < 0.5
